import type { LonLat } from '../api/contract';
import { inRegion } from '../map/region';
import { sidesOf, type Drawing } from './drawing';
import { lengthMetres, metresOnGround, squareMetres } from './measure';

/* What a drawing must keep before it is sent: the rules of the Hub, so that they are met while one draws. */

export const MOST_CORNERS = 200;
export const MOST_POINTS = 20;
/** A line shorter than this is a spot, and two spots nearer than this are one. */
export const LEAST_METRES = 5;
/** An area smaller than this is a spot: five metres by five. */
export const LEAST_SQUARE_METRES = 25;

/** Why a drawing cannot be used; codes as the Hub's. Corners by their index. */
export type Wrong =
  | { code: 'shape-too-few' | 'shape-too-detailed' | 'shape-tiny' }
  | { code: 'position-not-a-number' | 'position-outside-region' | 'position-swapped'; corner: number }
  | { code: 'shape-points-together'; corners: [number, number]; at: LonLat }
  /** Two sides, each by the corners at its ends, and the spot where they meet. */
  | { code: 'shape-crosses-itself'; sides: [Side, Side]; at: LonLat };
export type Side = [from: number, to: number];

const LEAST: Record<Drawing['kind'], number> = { point: 1, points: 2, line: 2, area: 3 };
const MOST: Record<Drawing['kind'], number> = {
  point: 1,
  points: MOST_POINTS,
  line: MOST_CORNERS,
  area: MOST_CORNERS,
};

/** How many more corners it needs before it says anything; 0 when it has them. */
export const stillNeeded = ({ kind, corners }: Drawing): number => Math.max(0, LEAST[kind] - corners.length);

/** @returns null when it can be used; otherwise the first of what is wrong, in the Hub's order. */
export function checkDrawing(drawing: Drawing): Wrong | null {
  const { kind, corners } = drawing;
  if (corners.length < LEAST[kind]) return { code: 'shape-too-few' };
  if (corners.length > MOST[kind]) return { code: 'shape-too-detailed' };
  for (const [corner, at] of corners.entries()) {
    const code = outside(at);
    if (code) return { code, corner };
  }
  switch (kind) {
    case 'point':
      return null;
    case 'points':
      return together(corners);
    case 'line':
      return lengthMetres(drawing) < LEAST_METRES ? { code: 'shape-tiny' } : crossing(drawing);
    case 'area':
      return (
        (distinct(corners) < LEAST.area ? { code: 'shape-too-few' as const } : crossing(drawing)) ??
        (squareMetres(drawing) < LEAST_SQUARE_METRES ? { code: 'shape-tiny' } : null)
      );
  }
}

function outside([lon, lat]: LonLat) {
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) return 'position-not-a-number';
  if (inRegion([lon, lat])) return null;
  return inRegion([lat, lon]) ? 'position-swapped' : 'position-outside-region';
}

function together(points: readonly LonLat[]): Wrong | null {
  for (const [i, at] of points.entries()) {
    const earlier = points.slice(0, i).findIndex((other) => metresOnGround(at, other) < LEAST_METRES);
    if (earlier >= 0) return { code: 'shape-points-together', corners: [earlier, i], at };
  }
  return null;
}

const equal = (a: LonLat, b: LonLat): boolean => a[0] === b[0] && a[1] === b[1];

/** Corners of a ring when those that only repeat the one before are passed over. */
const distinct = (ring: readonly LonLat[]): number =>
  ring.filter((at, i) => !equal(at, ring[(i + ring.length - 1) % ring.length] ?? at)).length;

interface Piece {
  side: Side;
  from: LonLat;
  to: LonLat;
}

/** Straight in degrees between the corners, as on the map. */
function crossing(drawing: Drawing): Wrong | null {
  const { kind, corners } = drawing;
  const pieces: Piece[] = [];
  for (const side of sidesOf(drawing)) {
    const [from, to] = [corners[side[0]], corners[side[1]]];
    if (from && to && !equal(from, to)) pieces.push({ side, from, to });
  }
  const closed = kind === 'area';
  for (const [j, b] of pieces.entries()) {
    for (const [i, a] of pieces.slice(0, j).entries()) {
      const follows = j === i + 1;
      const closes = closed && i === 0 && j === pieces.length - 1;
      const at =
        follows || closes
          ? foldedBack(follows ? a : b, follows ? b : a)
          : // A line may end where it began.
            meeting(a, b, !closed && i === 0 && j === pieces.length - 1);
      if (at) return { code: 'shape-crosses-itself', sides: [a.side, b.side], at };
    }
  }
  return null;
}

/** Which side of a → b the point is on: 1, -1, or 0 on the line itself. */
function turn(a: LonLat, b: LonLat, c: LonLat): number {
  const left = (b[0] - a[0]) * (c[1] - a[1]);
  const right = (b[1] - a[1]) * (c[0] - a[0]);
  const det = left - right;
  // What rounding may have made of nothing is nothing.
  return Math.abs(det) <= 4e-16 * (Math.abs(left) + Math.abs(right)) ? 0 : Math.sign(det);
}

/** Of two that follow each other: the second runs back over the first. */
function foldedBack(first: Piece, second: Piece): LonLat | null {
  const { from, to } = first;
  const dot = (from[0] - to[0]) * (second.to[0] - to[0]) + (from[1] - to[1]) * (second.to[1] - to[1]);
  return dot > 0 && turn(from, to, second.to) === 0 ? to : null;
}

const between = (a: LonLat, b: LonLat, c: LonLat): boolean =>
  Math.min(a[0], b[0]) <= c[0] &&
  c[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= c[1] &&
  c[1] <= Math.max(a[1], b[1]);

/** Where two pieces cross or touch. @param mayClose the second may end where the first begins */
function meeting(a: Piece, b: Piece, mayClose: boolean): LonLat | null {
  const [a1, a2] = [turn(b.from, b.to, a.from), turn(b.from, b.to, a.to)];
  const [b1, b2] = [turn(a.from, a.to, b.from), turn(a.from, a.to, b.to)];
  if (a1 * a2 < 0 && b1 * b2 < 0) {
    const [ax, ay, bx, by] = [
      a.to[0] - a.from[0],
      a.to[1] - a.from[1],
      b.to[0] - b.from[0],
      b.to[1] - b.from[1],
    ];
    const along = ((b.from[0] - a.from[0]) * by - (b.from[1] - a.from[1]) * bx) / (ax * by - ay * bx);
    return [a.from[0] + along * ax, a.from[1] + along * ay];
  }
  const touches: LonLat[] = [
    ...(a1 === 0 && between(b.from, b.to, a.from) ? [a.from] : []),
    ...(a2 === 0 && between(b.from, b.to, a.to) ? [a.to] : []),
    ...(b1 === 0 && between(a.from, a.to, b.from) ? [b.from] : []),
    ...(b2 === 0 && between(a.from, a.to, b.to) ? [b.to] : []),
  ];
  const bad = mayClose && equal(a.from, b.to) ? touches.filter((at) => !equal(at, a.from)) : touches;
  return bad[0] ?? null;
}
