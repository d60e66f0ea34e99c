import type { Desk } from '../../app/desk.svelte';
import type { Command } from '../../outbox/outbox';
import { texts } from '../../texts';
import { Submission } from '../submission.svelte';

/** A form of the set-up: says "Gemt" and lets the form start afresh. */
export class SetupSubmission extends Submission {
  constructor(private readonly desk: Desk) {
    super();
  }

  /** @returns whether it is on its way or done; otherwise the problem is shown and the form stays. */
  async give(command: Command, done: string = texts.setup.saved): Promise<boolean> {
    const how = await this.run(() => this.desk.send(command));
    if (how === 'accepted') this.desk.say(done);
    return how !== null;
  }
}
