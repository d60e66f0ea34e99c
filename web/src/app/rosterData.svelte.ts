import type { Problem, Roster } from '../api/contract';
import { explain } from '../api/problem';
import { getRoster } from '../api/roster';

/** The plan for a period, as it was fetched last. What was there stays until the next is. */
export class RosterData {
  roster = $state.raw<Roster | null>(null);
  failure = $state.raw<Problem | null>(null);
  #asking: AbortController | null = null;

  /** A later call takes the place of an earlier one. */
  async load(from: number, days: number): Promise<void> {
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    try {
      const roster = await getRoster(from, days, asking.signal);
      if (asking.signal.aborted) return;
      this.roster = roster;
      this.failure = null;
    } catch (error) {
      if (!asking.signal.aborted) this.failure = explain(error);
    }
  }

  stop(): void {
    this.#asking?.abort();
  }
}
