import type { Spot } from './nameSpots';

/** Nearer than this to a marker's middle the mark of a zone cannot be seen beneath it. */
const HIDDEN_PX = 27;
/** From its own spot, pixels right and down, the best first: the level of a marker stands in its upper right. */
const ASIDE: readonly Spot[] = [
  [-38, 14],
  [38, 14],
  [-38, -20],
  [0, 42],
  [38, -34],
];

/**
 * Where the mark of a zone that is one spot stands when a marker would lie over it, with a line to the spot.
 * @param markers the middles of those that are drawn, in pixels
 * @returns pixels right and down; null when it is seen where it is
 */
export function zoneAside([x, y]: Spot, markers: readonly Spot[]): Spot | null {
  const covered = (at: Spot): boolean =>
    markers.some(([mx, my]) => Math.hypot(mx - at[0], my - at[1]) < HIDDEN_PX);
  if (!covered([x, y])) return null;
  return ASIDE.find(([right, down]) => !covered([x + right, y + down])) ?? ASIDE[0] ?? null;
}
