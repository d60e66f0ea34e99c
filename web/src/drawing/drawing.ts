import type { LonLat } from '../api/contract';

export type DrawingKind = 'point' | 'points' | 'line' | 'area';

/**
 * A place while it is drawn: what its corners are, and where they lie, in order. An area's outline is not closed here.
 * May be empty or say nothing yet; `checkDrawing` tells.
 */
export interface Drawing {
  readonly kind: DrawingKind;
  readonly corners: readonly LonLat[];
  /** Of a single spot: it stands for this area, and no more is known than that it is somewhere in it. */
  readonly within?: string;
}

export const nothing = (kind: DrawingKind = 'point'): Drawing => ({ kind, corners: [] });
export const spotAt = (point: LonLat | null): Drawing => ({ kind: 'point', corners: point ? [point] : [] });

/** Somewhere in an area; the spot stands for it. */
export const somewhereIn = (within: string, point: LonLat): Drawing => ({
  kind: 'point',
  corners: [point],
  within,
});

/** To a tenth of a metre: what a hand draws claims no more. */
export const rounded = ([lon, lat]: LonLat): LonLat => [
  Math.round(lon * 1_000_000) / 1_000_000,
  Math.round(lat * 1_000_000) / 1_000_000,
];

/** One more at the end; of a single spot it is the new place. */
export const added = ({ kind, corners }: Drawing, at: LonLat): Drawing => ({
  kind,
  corners: kind === 'point' ? [at] : [...corners, rounded(at)],
});

/** One more after a corner; after an area's last corner lies its first. */
export const inserted = ({ kind, corners }: Drawing, after: number, at: LonLat): Drawing => ({
  kind,
  corners: corners.toSpliced(after + 1, 0, rounded(at)),
});

export const moved = ({ kind, corners }: Drawing, index: number, to: LonLat): Drawing =>
  index in corners ? { kind, corners: corners.with(index, rounded(to)) } : { kind, corners };

export const removed = ({ kind, corners }: Drawing, index: number): Drawing => ({
  kind,
  corners: corners.filter((_, i) => i !== index),
});

/**
 * The corners stay when they can: a line becomes an area, and of many only the first becomes a single spot. The middle of
 * an area is no corner of anything.
 */
export function turnedInto(drawing: Drawing, kind: DrawingKind): Drawing {
  const { corners, within } = drawing;
  if (within) return kind === 'point' ? drawing : nothing(kind);
  return { kind, corners: kind === 'point' ? corners.slice(0, 1) : corners };
}

/** The sides, as the corners at their ends; several spots have none. */
export function sidesOf({ kind, corners }: Drawing): [from: number, to: number][] {
  if (kind === 'point' || kind === 'points') return [];
  const sides = corners.slice(1).map((_, i): [number, number] => [i, i + 1]);
  return kind === 'area' && corners.length > 2 ? [...sides, [corners.length - 1, 0]] : sides;
}

/** Half way along the side that begins at a corner; null when none does. */
export function middleAfter(drawing: Drawing, corner: number): LonLat | null {
  const side = sidesOf(drawing).find(([from]) => from === corner);
  const [a, b] = side ? [drawing.corners[side[0]], drawing.corners[side[1]]] : [];
  return a && b ? rounded([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]) : null;
}

/** A drawing with what it was before, the latest last. */
export interface Drawn {
  readonly now: Drawing;
  readonly before: readonly Drawing[];
}

const MOST_STEPS = 500;

export const begun = (now: Drawing): Drawn => ({ now, before: [] });

export const sameDrawing = (a: Drawing, b: Drawing): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The next step; what changes nothing is none. */
export const stepped = (drawn: Drawn, now: Drawing): Drawn =>
  sameDrawing(drawn.now, now) ? drawn : { now, before: [...drawn.before, drawn.now].slice(-MOST_STEPS) };

export function undone({ now, before }: Drawn): Drawn {
  const last = before.at(-1);
  return last ? { now: last, before: before.slice(0, -1) } : { now, before };
}
