import type { LonLat } from '../api/contract';
import type { Box } from './box';
import type { Fanned } from './fan';
import type { Spot } from './nameSpots';

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

/** The spots of those that are several, which no name may hide. */
export const spotBoxes = (fanned: readonly Fanned[], pixelOf: (point: LonLat) => Spot): Box[] =>
  fanned.flatMap(({ marker: { shape } }) =>
    shape?.type === 'MultiPoint'
      ? shape.coordinates.map((spot) => boxFrom({ left: -9, top: -9, right: 9, bottom: 9 }, pixelOf(spot)))
      : [],
  );
