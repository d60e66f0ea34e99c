import { othersAt, writersOf, type Presence, type Present } from './presence';

/** Between two things that are said to whoever listens. */
export const QUIET_MS = 5_000;
/** Who pauses and goes on is not told of again. */
const AGAIN_MS = 60_000;

const keyOf = (one: Present): string => `${one.person ?? one.organisation} ${one.writing ?? ''}`;

/**
 * Who has begun to write at the incident that is open, for screen readers: said once, several together, and not at all
 * when they have stopped before it could be said. That somebody came, left or stopped is not said.
 */
export class WritingNews {
  #incident: string | null = null;
  #said = new Map<string, number>();
  #last = Number.NEGATIVE_INFINITY;
  /** Those of whom was spoken last. */
  #spoken: readonly string[] = [];

  /** @returns whom to tell of now; empty most of the time. */
  next(
    presence: Presence,
    incident: string | null,
    me: { id: string; organisation: string },
    now: number,
  ): readonly Present[] {
    if (incident !== this.#incident) {
      this.#incident = incident;
      this.#said.clear();
    }
    if (incident === null || now - this.#last < QUIET_MS) return [];
    const begun = writersOf(othersAt(presence, incident, me, true)).filter(
      (one) => now - (this.#said.get(keyOf(one)) ?? Number.NEGATIVE_INFINITY) >= AGAIN_MS,
    );
    if (begun.length === 0) return [];
    this.#last = now;
    for (const one of begun) this.#said.set(keyOf(one), now);
    this.#spoken = begun.map(keyOf);
    return begun;
  }

  /** Whether what was said last still holds: whoever reads the page hears of nobody who has gone. */
  holds(presence: Presence, me: { id: string; organisation: string }): boolean {
    if (this.#incident === null) return false;
    const writing = new Set(writersOf(othersAt(presence, this.#incident, me, true)).map(keyOf));
    return this.#spoken.every((key) => writing.has(key));
  }
}
