import type { Box } from './dodge';
import { MARKER_SIZE } from './markerImage';
import { toGround } from './projection';
import type { Callout, Scene } from './scene';

/** What stands on the map and must not cover the names of the bydele. Widths of texts are estimates. */
export interface Obstacle {
  /** Metres of the map's projection. */
  at: [x: number, y: number];
  box: Box;
}

const CHARACTER_PX = 7;

const calloutBox = ({ title, detail }: Callout): Box => {
  const half = (Math.max(title.length, detail.length) * CHARACTER_PX) / 2 + 14;
  return { left: -half, top: -96, right: half, bottom: -40 };
};

export function obstaclesOf({ markers, pin, callout, sketch }: Scene): Obstacle[] {
  const obstacles: Obstacle[] = markers.map(({ point, label, selected }) => {
    const half = Math.max(MARKER_SIZE / 2, selected ? 0 : (label.length * CHARACTER_PX) / 2);
    return {
      at: toGround(point),
      box: { left: -half, top: -MARKER_SIZE / 2, right: half, bottom: selected ? MARKER_SIZE / 2 : 38 },
    };
  });
  const said = pin?.callout ? { point: pin.point, text: pin.callout } : (sketch?.callout ?? callout);
  if (pin) obstacles.push({ at: toGround(pin.point), box: { left: -42, top: -42, right: 42, bottom: 42 } });
  if (said) obstacles.push({ at: toGround(said.point), box: calloutBox(said.text) });
  return obstacles;
}

/** The same boxes as seen from another place. */
export const seenFrom = (place: number[], resolution: number, obstacles: readonly Obstacle[]): Box[] =>
  obstacles.map(({ at, box }) => {
    const right = (at[0] - (place[0] ?? 0)) / resolution;
    const down = ((place[1] ?? 0) - at[1]) / resolution;
    return {
      left: box.left + right,
      top: box.top + down,
      right: box.right + right,
      bottom: box.bottom + down,
    };
  });
