import type { Box } from './box';
import type { Fanned } from './fan';
import { nameSpots, type Spot, type WantedName } from './nameSpots';
import { iconBox } from './obstacles';

export const NAME_FONT = "600 12px 'IBM Plex Sans', sans-serif";
const HEIGHT_PX = 16;
/** Between a marker and its name. */
const GAP_PX = 1;

/** The middle of a marker's name as seen from its spot, pixels right and down. */
export interface MarkerName {
  right: number;
  down: number;
  width: number;
}

/**
 * Where the names of markers stand so that they cover no marker, no other name and nothing else: each below its own, or
 * else beside or above it. Those of the highest level have the choice; what has no room has no name.
 * @param pixelOf where a marker's place is on the screen
 * @param taken what nothing may lie over; the markers need not be among it
 * @param widthOf of a name as it is drawn, in pixels
 * @returns by the incident's id
 */
export function markerNames(
  fanned: readonly Fanned[],
  pixelOf: (one: Fanned) => Spot,
  taken: readonly Box[],
  size: readonly [width: number, height: number],
  widthOf: (label: string) => number,
): Map<string, MarkerName> {
  const named = fanned
    .filter(({ marker, count, offset: [right, up] }) => {
      // Who stands for several, or moved aside, cannot be said by one name; the chosen one has words of its own.
      return marker.label !== '' && count === 1 && right === 0 && up === 0 && !marker.selected;
    })
    .sort((a, b) => (b.marker.level ?? 0) - (a.marker.level ?? 0));
  const wanted = named.map((one): WantedName => {
    const width = widthOf(one.marker.label) + 4;
    return {
      anchors: [pixelOf(one)],
      width,
      height: HEIGHT_PX,
      must: false,
      beside: besideMarker(iconBox(one), width),
    };
  });
  const spots = nameSpots(wanted, taken, [], size);
  return new Map(
    named.flatMap(({ marker }, i) => {
      const spot = spots[i];
      const width = wanted[i]?.width ?? 0;
      return spot ? [[marker.id, { right: spot.right, down: spot.down, width }] as const] : [];
    }),
  );
}

/** Below first, as one looks for it; then to the sides and above. */
function besideMarker({ left, top, right, bottom }: Box, width: number): [number, number][] {
  const below = bottom + GAP_PX + HEIGHT_PX / 2;
  const after = right + GAP_PX + width / 2;
  const before = left - GAP_PX - width / 2;
  return [
    [0, below],
    [after, 0],
    [before, 0],
    [0, top - GAP_PX - HEIGHT_PX / 2],
    [after, below],
    [before, below],
  ];
}

export const nameBox = ({ right, down, width }: MarkerName): Box => ({
  left: right - width / 2,
  right: right + width / 2,
  top: down - HEIGHT_PX / 2,
  bottom: down + HEIGHT_PX / 2,
});
