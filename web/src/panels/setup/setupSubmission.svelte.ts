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
    let notes: readonly string[] = [];
    const how = await this.run(async () => {
      const outcome = await this.desk.send(command);
      if (outcome.kind === 'accepted') notes = outcome.accepted.notes ?? [];
      return outcome;
    });
    if (how === 'accepted') this.desk.say(done, notes);
    return how !== null;
  }
}
