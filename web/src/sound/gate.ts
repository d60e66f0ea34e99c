import { weightier, type Cue } from './cue';

/** Between two sounds: however many incidents come at once, one hears one, and then one more. */
export const BETWEEN_MS = 4_000;

/** Lets one sound through at a time; of those that come meanwhile the weightiest is kept for afterwards. */
export class Gate {
  #last = Number.NEGATIVE_INFINITY;
  #waiting: Cue | null = null;

  /** @returns what is to sound now; null when nothing is. */
  offer(cue: Cue, now: number): Cue | null {
    this.#waiting = weightier(this.#waiting, cue);
    return this.due(now);
  }

  due(now: number): Cue | null {
    if (!this.#waiting || now - this.#last < BETWEEN_MS) return null;
    const cue = this.#waiting;
    this.#waiting = null;
    this.#last = now;
    return cue;
  }

  /** Nobody is to hear what waited. */
  forget(): void {
    this.#waiting = null;
  }
}
