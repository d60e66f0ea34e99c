import type { IncidentType, Level, LonLat, Position, Preview, Problem } from '../api/contract';
import { getPreview } from '../api/incidents';
import { NotSignedIn, Unreachable, explain } from '../api/problem';
import type { Pin } from '../map/scene';
import { metresBetween, saySpot } from '../map/ground';
import type { Lookup } from '../picture/lookup';
import { texts } from '../texts';

/** At most one question in this time: arrow keys and clicks may choose faster than that. */
const PACE_MS = 200;
const RETRY_MS = 2_500;

export interface About {
  type: IncidentType | null;
  level: Level | null;
  exercise: boolean;
  ring: boolean;
  /** The incident that the place is for; null for a new one. */
  moves?: string | null;
}

/** What a preview was asked about. Type and level do not change where it lies: it is asked before they are chosen. */
interface Question {
  type: IncidentType;
  level: Level;
  exercise: boolean;
  point: LonLat | null;
  moves: string | null;
}

const same = (a: Question, b: Question): boolean =>
  a.type === b.type &&
  a.level === b.level &&
  a.exercise === b.exercise &&
  a.point?.[0] === b.point?.[0] &&
  a.point?.[1] === b.point?.[1];

/** A place that is being chosen, and what the Hub says would follow from it. */
export class Placing {
  about = $state.raw<About>({ type: null, level: null, exercise: false, ring: false });
  point = $state.raw<LonLat | null>(null);
  /** The last choice was a click or a key on the map, not a name. */
  byMap = $state(false);
  unreachable = $state(false);
  problem = $state.raw<Problem | null>(null);
  #told = $state.raw<{ question: Question; preview: Preview } | null>(null);
  readonly #question: Question = $derived({
    type: this.about.type ?? 'andet',
    level: this.about.level ?? 1,
    exercise: this.about.exercise,
    point: this.point,
    moves: this.about.moves ?? null,
  });
  /** The answer to exactly what is chosen now; null until it is there. Never that of an earlier choice. */
  readonly preview: Preview | null = $derived(
    this.#told && same(this.#told.question, this.#question) ? this.#told.preview : null,
  );
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | null = null;
  #askedAt = -Infinity;
  #closed = false;

  constructor(about: About, point: LonLat | null) {
    this.about = about;
    this.point = point;
    this.#ask();
  }

  place(point: LonLat | null, byMap: boolean): void {
    this.point = point;
    this.byMap = byMap;
    this.problem = null;
    this.#ask();
  }

  describe(about: About): void {
    const unchanged =
      about.type === this.about.type &&
      about.level === this.about.level &&
      about.exercise === this.about.exercise;
    this.about = about;
    if (unchanged) return;
    this.problem = null;
    this.#ask();
  }

  /** Asks the same again, because what the answer rests on has changed; the present one stands until then. */
  renew(): void {
    this.#ask();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#asking?.abort();
  }

  /** A first choice is asked about at once, the next ones at the pace; an older question is dropped. */
  #ask(after = Math.max(0, this.#askedAt + PACE_MS - performance.now())): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    // A move to nowhere is no question.
    if (this.#closed || (this.about.moves && !this.point)) return;
    this.#timer = setTimeout(() => void this.#askNow(), after);
  }

  async #askNow(): Promise<void> {
    const question = this.#question;
    const asking = (this.#asking = new AbortController());
    this.#askedAt = performance.now();
    try {
      const preview = await getPreview(question, asking.signal);
      if (asking.signal.aborted) return;
      this.#told = { question, preview };
      this.problem = null;
      this.unreachable = false;
    } catch (error) {
      if (asking.signal.aborted || this.#closed) return;
      this.unreachable = error instanceof Unreachable;
      if (this.unreachable) this.#ask(RETRY_MS);
      else if (!(error instanceof NotSignedIn)) this.problem = explain(error);
    }
  }

  /** Where the chosen point lies, as far as it has been told. Type and level do not change it. */
  get position(): Position | null {
    const told = this.#told?.preview.position;
    if (!told || !this.point) return null;
    return metresBetween(told.point, this.point) < 1 ? told : null;
  }

  pin(lookup: Lookup): Pin | null {
    if (!this.point) return null;
    const { type, level, exercise, ring } = this.about;
    return {
      point: this.point,
      type: type ?? 'andet',
      level,
      exercise,
      ring,
      callout: this.#callout(lookup),
    };
  }

  #callout(lookup: Lookup): Pin['callout'] {
    const { position } = this;
    if (!position || !this.point) return null;
    const title = saySpot({ ...position, point: this.point });
    const bydel = lookup.bydele(position.areas)[0];
    if (!bydel) return { title, detail: texts.map.outside };
    const neighbour = lookup.bydele(position.near).find((name) => name !== bydel) ?? null;
    return { title, detail: texts.map.near(bydel, Math.round(position.boundaryMetres), neighbour) };
  }
}
