import { shared } from './besideSpot';
import type { Box } from './box';

/** In pixels from the map's upper left corner, right and down. */
export type Spot = readonly [x: number, y: number];

export interface WantedName {
  /** What it may point at, the best first. */
  anchors: readonly Spot[];
  /** Of the name as it is drawn, with its frame. */
  width: number;
  height: number;
  /** It stands whatever there is already; others are left out where they have no room. */
  must: boolean;
  /** Where its middle may be as seen from an anchor, pixels right and down, the best first; all around it unless given. */
  beside?: readonly (readonly [right: number, down: number])[];
}

export interface NameSpot {
  anchor: Spot;
  /** From the anchor to the middle of the name. */
  right: number;
  down: number;
}

/** Between the name and what it points at. A name that must stand goes further when nothing nearer is free. */
const NEAR_PX = [12, 44, 84, 128];
/** From the map's edge. */
const MARGIN_PX = 4;
/** What a spot of a line that is covered costs, in pixels further away. */
const LINE_COST = 6;

/**
 * Where names stand so that they cover neither each other nor what stands on the map, and lines as little as can be.
 * In the order given: the first has the choice.
 * @param taken what nothing may lie over
 * @param lines spots along the lines, evenly
 * @returns for each its spot; null for one without room, and for one that points at nothing in sight
 */
export function nameSpots(
  wanted: readonly WantedName[],
  taken: readonly Box[],
  lines: readonly Spot[],
  size: readonly [width: number, height: number],
): (NameSpot | null)[] {
  const full = [...taken];
  return wanted.map((name) => {
    const spot = spotFor(name, full, lines, size);
    if (spot) full.push(boxOf(name, spot));
    return spot;
  });
}

export const boxOf = (
  { width, height }: { width: number; height: number },
  { anchor: [x, y], right, down }: NameSpot,
): Box => ({
  left: x + right - width / 2,
  right: x + right + width / 2,
  top: y + down - height / 2,
  bottom: y + down + height / 2,
});

function spotFor(
  name: WantedName,
  taken: readonly Box[],
  lines: readonly Spot[],
  [width, height]: readonly [width: number, height: number],
): NameSpot | null {
  const best: { spot: NameSpot | null; cost: number } = { spot: null, cost: Infinity };
  const inSight = name.anchors.filter(([x, y]) => x >= 0 && y >= 0 && x <= width && y <= height);
  const near = withinReach(name, inSight, taken);
  for (const gap of name.must ? NEAR_PX : NEAR_PX.slice(0, 1)) {
    for (const [rank, anchor] of inSight.entries()) {
      for (const [place, spot] of around(anchor, name, gap).entries()) {
        const box = boxOf(name, spot);
        const out = box.left < MARGIN_PX || box.top < MARGIN_PX;
        if (out || box.right > width - MARGIN_PX || box.bottom > height - MARGIN_PX) continue;
        const covered = near.reduce((sum, other) => sum + shared(box, other), 0);
        if (covered > 0 && !name.must) continue;
        const crossed = lines.filter(([x, y]) => within(box, x, y)).length;
        // To lie over something is worse than anything else.
        const cost = covered * 1000 + crossed * LINE_COST + gap + rank + place / 100;
        if (cost < best.cost) Object.assign(best, { spot, cost });
      }
    }
    if (best.cost < 1000) break;
  }
  return best.spot;
}

/** Those of `taken` that a name may meet at all: with hundreds on the map they are few. */
function withinReach(
  { width, height, beside = [] }: WantedName,
  anchors: readonly Spot[],
  taken: readonly Box[],
): readonly Box[] {
  const farthest = Math.max(...NEAR_PX, ...beside.map(([right, down]) => Math.hypot(right, down)));
  const [across, along] = [width + farthest, height + farthest];
  return taken.filter((box) =>
    anchors.some(
      ([x, y]) =>
        box.left < x + across && box.right > x - across && box.top < y + along && box.bottom > y - along,
    ),
  );
}

/** Where it says, or above first, then to the sides, below, and askew. */
function around(anchor: Spot, { width, height, beside }: WantedName, gap: number): NameSpot[] {
  if (beside) return beside.map(([right, down]) => ({ anchor, right, down }));
  const [across, along] = [width / 2 + gap, height / 2 + gap];
  const steps: [number, number][] = [
    [0, -along],
    [across, 0],
    [-across, 0],
    [0, along],
    [across, -along],
    [-across, -along],
    [across, along],
    [-across, along],
  ];
  return steps.map(([right, down]) => ({ anchor, right, down }));
}

const within = (box: Box, x: number, y: number): boolean =>
  x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;

/**
 * A line of corners as spots so many pixels apart at the most, its corners among them.
 * @param most when there would be more they are further apart
 */
export function spotsAlong(corners: readonly Spot[], apart: number, most = 400): Spot[] {
  const length = corners.slice(1).reduce((sum, at, i) => sum + far(at, corners[i] ?? at), 0);
  const step = Math.max(apart, length / most);
  return corners.flatMap((at, i) => {
    const next = corners[i + 1];
    if (!next) return [at];
    const parts = Math.max(1, Math.ceil(far(at, next) / step));
    return Array.from({ length: parts }, (_, n): Spot => {
      const share = n / parts;
      return [at[0] + (next[0] - at[0]) * share, at[1] + (next[1] - at[1]) * share];
    });
  });
}

/** Those of `spots` in order of how far they are from all of `others`, the farthest first. */
export function apartFrom(spots: readonly Spot[], others: readonly Spot[]): Spot[] {
  if (others.length === 0) return [...spots];
  return spots
    .map((spot) => ({ spot, far: Math.min(...others.map((other) => far(spot, other))) }))
    .sort((a, b) => b.far - a.far)
    .map(({ spot }) => spot);
}

const far = (a: Spot, b: Spot): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
