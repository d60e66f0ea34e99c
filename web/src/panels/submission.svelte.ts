import type { Problem } from '../api/contract';
import type { Outcome } from '../outbox/outbox';

/** One form on its way: busy while it waits for an answer, and the Hub's no when it got one. */
export class Submission {
  busy = $state(false);
  problem = $state.raw<Problem | null>(null);

  /** @returns how it went, or null when it was refused (or is already on its way): then the form stays. */
  async run(send: () => Promise<Outcome>): Promise<'accepted' | 'queued' | null> {
    if (this.busy) return null;
    this.busy = true;
    this.problem = null;
    try {
      const outcome = await send();
      if (outcome.kind === 'refused') {
        this.problem = outcome.problem;
        return null;
      }
      return outcome.kind;
    } finally {
      this.busy = false;
    }
  }
}
