import type { Box } from './box';
import type { Spot } from './nameSpots';

/** From a spot with its marker to the words about it. */
const GAP_PX = 40;
const MARGIN_PX = 8;

/**
 * Where words about a spot stand whole within the map and under nothing that lies over it: above it, or else below, to
 * the right or to the left.
 * @param covers in pixels from the map's corner
 * @returns from the spot to the middle of the words, pixels right and down
 */
export function besideSpot(
  width: number,
  height: number,
  [x, y]: Spot,
  [mapWidth, mapHeight]: readonly [width: number, height: number],
  covers: readonly Box[],
): [right: number, down: number] {
  const above: [number, number] = [0, -GAP_PX - height / 2];
  // Out of sight, as its spot is.
  if (x < 0 || y < 0 || x > mapWidth || y > mapHeight) return above;
  const across = between(x, width / 2 + MARGIN_PX, mapWidth - width / 2 - MARGIN_PX) - x;
  const along = between(y, height / 2 + MARGIN_PX, mapHeight - height / 2 - MARGIN_PX) - y;
  const aside = GAP_PX + width / 2;
  const places: [number, number][] = [
    [across, above[1]],
    [across, -above[1]],
    [aside, along],
    [-aside, along],
  ];
  const hidden = places.map(([right, down]) => {
    const box = {
      left: x + right - width / 2,
      right: x + right + width / 2,
      top: y + down - height / 2,
      bottom: y + down + height / 2,
    };
    const seen = shared(box, { left: 0, top: 0, right: mapWidth, bottom: mapHeight });
    return width * height - seen + covers.reduce((sum, cover) => sum + shared(box, cover), 0);
  });
  return places[hidden.indexOf(Math.min(...hidden))] ?? above;
}

/** The least wins where there is no room between them. */
const between = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(value, most));

/** Square pixels. */
export const shared = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
