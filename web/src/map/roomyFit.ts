import type { Box } from './box';

/** West, south, east and north, in metres of the map's projection. */
type Extent = readonly number[];
type Size = readonly [width: number, height: number];
/** Top, right, bottom, left. */
type Padding = [number, number, number, number];

export interface Fit {
  center: [number, number];
  resolution: number;
}

const PAD_PX = 12;

/**
 * The closest view of all of an extent in which nothing that lies over the map hides a spot; when none is free of that,
 * the one that hides the fewest.
 * @param spots in metres of the projection, each with so many pixels around it
 * @param covers what lies over the map
 */
export function roomyFit(
  extent: Extent,
  size: Size,
  spots: readonly (readonly [number, number])[],
  around: number,
  covers: readonly Box[],
): Fit {
  const ways = paddings(size, around, covers)
    .map((padding) => fitted(extent, size, padding))
    .sort((a, b) => a.resolution - b.resolution);
  const hidden = ways.map((fit) => spots.filter((spot) => isUnder(spot, around, fit, size, covers)).length);
  return ways[hidden.indexOf(Math.min(...hidden))] ?? fitted(extent, size, [PAD_PX, PAD_PX, PAD_PX, PAD_PX]);
}

/** None, and those that keep free of what lies along each side, or two, or all. */
function paddings([width, height]: Size, around: number, covers: readonly Box[]): Padding[] {
  const most = (values: number[], limit: number): number =>
    Math.max(PAD_PX, ...values.filter((value) => value < limit));
  const sides: Padding = [
    most(
      covers.map(({ bottom }) => bottom + around),
      height / 3,
    ),
    most(
      covers.map(({ left }) => width - left + around),
      width / 3,
    ),
    most(
      covers.map(({ top }) => height - top + around),
      height / 3,
    ),
    most(
      covers.map(({ right }) => right + around),
      width / 3,
    ),
  ];
  return Array.from({ length: 16 }, (_, chosen): Padding => {
    const [top, right, bottom, left] = sides.map((px, i) => (chosen & (1 << i) ? px : PAD_PX));
    return [top ?? PAD_PX, right ?? PAD_PX, bottom ?? PAD_PX, left ?? PAD_PX];
  });
}

function fitted(
  [west = 0, south = 0, east = 0, north = 0]: Extent,
  [width, height]: Size,
  [top, right, bottom, left]: Padding,
): Fit {
  const resolution = Math.max(
    (east - west) / Math.max(1, width - left - right),
    (north - south) / Math.max(1, height - top - bottom),
  );
  return {
    resolution,
    center: [
      (west + east) / 2 + ((right - left) / 2) * resolution,
      (south + north) / 2 + ((top - bottom) / 2) * resolution,
    ],
  };
}

function isUnder(
  [east, north]: readonly [number, number],
  around: number,
  { center, resolution }: Fit,
  [width, height]: Size,
  covers: readonly Box[],
): boolean {
  const x = width / 2 + (east - center[0]) / resolution;
  const y = height / 2 - (north - center[1]) / resolution;
  return covers.some(
    ({ left, top, right, bottom }) =>
      x + around > left && x - around < right && y + around > top && y - around < bottom,
  );
}
