import type { LonLat, Position } from '../api/contract';
import { toGround } from './projection';

type XY = readonly [x: number, y: number];

/** What a place is, in metres of the map's projection: spots, lines between them, and whether they hold what is within. */
interface Footprint {
  spots: XY[];
  sides: (readonly [XY, XY])[];
  area: boolean;
}

/**
 * Metres along the ground between the nearest parts of two places, as the Hub measures them: 0 where they touch, or one
 * lies in the other.
 */
export function metresApart(one: Whole, other: Whole): number {
  const [a, b] = [footprintOf(one), footprintOf(other)];
  const meets = a.sides.some((side) => b.sides.some((another) => crosses(side, another)));
  if (meets || holds(a, b.spots) || holds(b, a.spots)) return 0;
  return Math.min(
    ...a.spots.flatMap((spot) => b.spots.map((to) => far(spot, to))),
    ...a.spots.flatMap((spot) => b.sides.map((side) => fromSide(spot, side))),
    ...b.spots.flatMap((spot) => a.sides.map((side) => fromSide(spot, side))),
  );
}

type Whole = Pick<Position, 'point' | 'shape'>;

function footprintOf({ shape, point }: Whole): Footprint {
  const ground = (corners: readonly LonLat[]): XY[] => corners.map(toGround);
  if (!shape) return { spots: ground([point]), sides: [], area: false };
  if (shape.type === 'MultiPoint') return { spots: ground(shape.coordinates), sides: [], area: false };
  const area = shape.type === 'Polygon';
  const spots = ground(area ? shape.coordinates[0] : shape.coordinates);
  return { spots, sides: spots.slice(1).map((to, i) => [spots[i] ?? to, to] as const), area };
}

const far = (a: XY, b: XY): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

function fromSide(spot: XY, [from, to]: readonly [XY, XY]): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : ((spot[0] - from[0]) * dx + (spot[1] - from[1]) * dy) / length;
  const at = Math.max(0, Math.min(1, share));
  return far(spot, [from[0] + at * dx, from[1] + at * dy]);
}

/** On which side of a line a spot lies, by its sign. */
const turn = ([a, b]: readonly [XY, XY], c: XY): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

/** Whether two sides cross; those that only touch are no metres apart anyway. */
const crosses = (one: readonly [XY, XY], other: readonly [XY, XY]): boolean =>
  turn(one, other[0]) * turn(one, other[1]) < 0 && turn(other, one[0]) * turn(other, one[1]) < 0;

/** Whether an area has one of the spots within it. */
const holds = ({ area, sides }: Footprint, spots: readonly XY[]): boolean =>
  area &&
  spots.some(
    ([x, y]) =>
      sides.filter(
        ([from, to]) =>
          from[1] > y !== to[1] > y && x < ((to[0] - from[0]) * (y - from[1])) / (to[1] - from[1]) + from[0],
      ).length %
        2 ===
      1,
  );
