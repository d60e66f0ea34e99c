import type { IncidentType, Level, LonLat, Position, Preview, Problem } from '../api/contract';
import { getPreview } from '../api/incidents';
import { NotSignedIn, Unreachable, explain } from '../api/problem';
import { somewhereIn, type Drawing } from '../drawing/drawing';
import { sayPlace } from '../drawing/words';
import type { Callout, Pin, Sketch } from '../map/scene';
import { saySpot } from '../map/ground';
import type { Lookup } from '../picture/lookup';
import { areaWords } from '../panels/placeWords';
import { texts } from '../texts';
import { joined } from '../texts/counting';
import { Sketching } from './sketching.svelte';

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
  /** A zone is drawn: it alerts nobody, so nothing is asked of the Hub. */
  zone?: { redraws: { zone: string; seen: number } | null } | null;
}

/** What a preview was asked about. Type and level do not change where it lies: it is asked before they are chosen. */
interface Question {
  type: IncidentType;
  level: Level;
  exercise: boolean;
  place: Drawing;
  moves: string | null;
}

const samePlace = (a: Drawing, b: Drawing): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
const same = (a: Question, b: Question): boolean =>
  a.type === b.type && a.level === b.level && a.exercise === b.exercise && samePlace(a.place, b.place);

/** A place that is being chosen, and what the Hub says would follow from it. */
export class Placing {
  about = $state.raw<About>({ type: null, level: null, exercise: false, ring: false });
  readonly sketch: Sketching;
  /** The single spot that is chosen; null when none is, or when it is more than a spot. */
  readonly point: LonLat | null = $derived.by(() =>
    this.sketch.drawing.kind === 'point' ? (this.sketch.drawing.corners[0] ?? null) : null,
  );
  /** The last choice was a click or a key on the map, not a name. */
  byMap = $state(false);
  unreachable = $state(false);
  /** What stands in the search for a place and is none yet. */
  unresolved = $state('');
  problem = $state.raw<Problem | null>(null);
  #told = $state.raw<{ question: Question; preview: Preview } | null>(null);
  readonly #question: Question = $derived.by(() => ({
    type: this.about.type ?? 'andet',
    level: this.about.level ?? 1,
    exercise: this.about.exercise,
    place: this.sketch.drawing,
    moves: this.about.moves ?? null,
  }));
  /** The answer to exactly what is chosen now; null until it is there. Never that of an earlier choice. */
  readonly preview: Preview | null = $derived(
    this.#told && same(this.#told.question, this.#question) ? this.#told.preview : null,
  );
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | null = null;
  #askedAt = -Infinity;
  #closed = false;

  /** @param near where a spot is, in words */
  constructor(about: About, start: Drawing, near: (point: LonLat) => string) {
    this.about = about;
    this.sketch = new Sketching(start, near, () => this.#changed());
    this.#ask();
  }

  /**
   * A single spot is put there, a drawing gets one more corner; null empties it.
   * @param within the area that the point stands for, when no more is known
   */
  place(point: LonLat | null, byMap: boolean, within: string | null = null): void {
    this.byMap = byMap;
    if (point && within && this.sketch.drawing.kind === 'point')
      this.sketch.begin(somewhereIn(within, point));
    else if (point) this.sketch.add(point);
    else this.sketch.restart();
  }

  #changed(): void {
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
    // A move to nowhere is no question, nor is what cannot be sent.
    if (this.#closed || this.about.zone || !this.sketch.askable || (this.about.moves && this.sketch.empty))
      return;
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

  /** Where what is chosen lies, as far as it has been told. Type and level do not change it. */
  get position(): Position | null {
    const told = this.#told;
    return told && !this.sketch.empty && samePlace(told.question.place, this.sketch.drawing)
      ? told.preview.position
      : null;
  }

  pin(lookup: Lookup): Pin | null {
    if (!this.point || this.about.zone) return null;
    const { type, level, exercise, ring } = this.about;
    return {
      point: this.point,
      type: type ?? 'andet',
      level,
      exercise,
      ring,
      within: this.sketch.drawing.within ?? null,
      callout: this.#callout(lookup, this.point),
    };
  }

  /** What is drawn, for the map; null while a single spot is chosen. */
  scene(lookup: Lookup): Sketch | null {
    const { drawing, chosen, wrong } = this.sketch;
    if (drawing.kind === 'point' && !this.about.zone) return null;
    const { position } = this;
    const text = position && this.#callout(lookup, position.point);
    return {
      drawing,
      chosen,
      wrong: !wrong
        ? null
        : 'at' in wrong
          ? wrong.at
          : 'corner' in wrong
            ? (drawing.corners[wrong.corner] ?? null)
            : null,
      exercise: this.about.exercise,
      callout: position && text ? { point: position.point, text } : null,
    };
  }

  #callout(lookup: Lookup, point: LonLat): Callout | null {
    const { position } = this;
    if (!position) return null;
    if (position.within)
      return { title: texts.map.somewhereIn(lookup.area(position.within)), detail: texts.map.spotUnknown };
    if (position.shape) {
      const areas = lookup.bydele(position.areas);
      return {
        title: sayPlace(position),
        detail: areas.length > 0 ? texts.map.across(joined(areas)) : areaWords(position, lookup),
      };
    }
    const title = saySpot({ ...position, point });
    const bydel = lookup.bydele(position.areas)[0];
    if (!bydel) return { title, detail: areaWords(position, lookup) };
    const neighbour = lookup.bydele(position.near).find((name) => name !== bydel) ?? null;
    return { title, detail: texts.map.near(bydel, Math.round(position.boundaryMetres), neighbour) };
  }
}
