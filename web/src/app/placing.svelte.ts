import type { IncidentType, Level, LonLat, Position, Preview, Problem } from '../api/contract';
import { getPreview } from '../api/incidents';
import { NotSignedIn, Unreachable, explain } from '../api/problem';
import type { Pin } from '../map/scene';
import { metresBetween, sayCoordinates } from '../map/ground';
import type { Lookup } from '../picture/lookup';
import { texts } from '../texts';

const DEBOUNCE_MS = 200;
const RETRY_MS = 2_500;

export interface About {
  type: IncidentType | null;
  level: Level | null;
  ring: boolean;
}

/** A place that is being chosen, and what the Hub says would follow from it. */
export class Placing {
  about = $state.raw<About>({ type: null, level: null, ring: false });
  point = $state.raw<LonLat | null>(null);
  /** The last choice was a click or a key on the map, not a name. */
  byMap = $state(false);
  preview = $state.raw<Preview | null>(null);
  /** The preview answers an older choice, or none has come yet. */
  stale = $state(false);
  unreachable = $state(false);
  problem = $state.raw<Problem | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | null = null;
  #closed = false;

  constructor(about: About, point: LonLat | null) {
    this.about = about;
    this.point = point;
    this.ask();
  }

  place(point: LonLat | null, byMap: boolean): void {
    this.point = point;
    this.byMap = byMap;
    this.ask();
  }

  describe(about: About): void {
    const same = about.type === this.about.type && about.level === this.about.level;
    this.about = about;
    if (!same) this.ask();
  }

  /** Asks again after a moment without further choices; an older question is dropped. */
  ask(after: number = DEBOUNCE_MS): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    if (this.#closed) return;
    this.stale = true;
    this.#timer = setTimeout(() => void this.#ask(), after);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#asking?.abort();
  }

  async #ask(): Promise<void> {
    const { type, level } = this.about;
    // Type and level do not change where it lies: the place can be shown before they are chosen.
    const about = { type: type ?? 'andet', level: level ?? 1, point: this.point } as const;
    const asking = (this.#asking = new AbortController());
    try {
      const preview = await getPreview(about, asking.signal);
      if (asking.signal.aborted) return;
      this.preview = preview;
      this.problem = null;
      this.unreachable = false;
      this.stale = false;
    } catch (error) {
      if (asking.signal.aborted || this.#closed) return;
      this.unreachable = error instanceof Unreachable;
      if (this.unreachable) this.ask(RETRY_MS);
      else if (!(error instanceof NotSignedIn)) this.problem = explain(error);
    }
  }

  /** Where the chosen point lies, as far as it has been told. Type and level do not change it. */
  get position(): Position | null {
    const told = this.preview?.position;
    if (!told || !this.point) return null;
    return metresBetween(told.point, this.point) < 1 ? told : null;
  }

  pin(lookup: Lookup): Pin | null {
    if (!this.point) return null;
    const { type, level, ring } = this.about;
    return { point: this.point, type: type ?? 'andet', level, ring, callout: this.#callout(lookup) };
  }

  #callout(lookup: Lookup): Pin['callout'] {
    const { position } = this;
    if (!position || !this.point) return null;
    const title = position.place ?? sayCoordinates(this.point);
    const bydel = lookup.bydele(position.areas)[0];
    if (!bydel) return { title, detail: texts.map.outside };
    const neighbour = lookup.bydele(position.near).find((name) => name !== bydel) ?? null;
    return { title, detail: texts.map.near(bydel, Math.round(position.boundaryMetres), neighbour) };
  }
}
