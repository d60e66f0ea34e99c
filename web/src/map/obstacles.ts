import type { Box } from './dodge';
import type { Fanned } from './fan';
import { nameBox, type MarkerName } from './markerNames';
import type { Spot } from './nameSpots';
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

/** From a marker's middle to the edge of its halo, its ring with it; the badge of its level stands out to the upper right. */
const BADGE_PX = 22;
function reach({ marker: { selected, within, exercise, level } }: Fanned): number {
  if (selected) return 30;
  if (within !== null) return 31;
  if (exercise) return 26;
  return level === 3 ? 22 : 19;
}

/** A marker without its name, as seen from where it is drawn: pixels right and down. */
export function iconBox(one: Fanned): Box {
  const around = reach(one);
  const levelled = one.marker.level === null ? around : Math.max(around, BADGE_PX);
  const counted = one.count > 1 ? Math.max(around, BADGE_PX) : around;
  return { left: -counted, top: -levelled, right: levelled, bottom: counted };
}

/** Where markers stand without their names, those that were fanned out too: pixels from the map's corner. */
export const iconBoxes = (fanned: readonly Fanned[], pixelOf: (one: Fanned) => Spot): Box[] =>
  fanned.map((one) => {
    const [x, y] = pixelOf(one);
    return boxFrom(iconBox(one), [x + one.offset[0], y - one.offset[1]]);
  });

export const boxFrom = (box: Box, [x, y]: Spot): Box => ({
  left: x + box.left,
  right: x + box.right,
  top: y + box.top,
  bottom: y + box.bottom,
});

/**
 * @param names of markers, by the incident's id
 * @param stands where the words about the chosen spot were put, as seen from it; above it until they were
 */
export function obstaclesOf(
  fanned: readonly Fanned[],
  names: ReadonlyMap<string, MarkerName>,
  { pin, callout, sketch }: Pick<Scene, 'pin' | 'callout' | 'sketch'>,
  stands: Box | null = null,
): Obstacle[] {
  const obstacles = fanned.flatMap((one): Obstacle[] => {
    const at = toGround(one.marker.point);
    const name = names.get(one.marker.id);
    const icon = { at, box: boxFrom(iconBox(one), [one.offset[0], -one.offset[1]]) };
    return name ? [icon, { at, box: nameBox(name) }] : [icon];
  });
  const said = pin?.callout ? { point: pin.point, text: pin.callout } : (sketch?.callout ?? callout);
  if (pin) obstacles.push({ at: toGround(pin.point), box: { left: -42, top: -42, right: 42, bottom: 42 } });
  if (said) obstacles.push({ at: toGround(said.point), box: stands ?? calloutBox(said.text) });
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
