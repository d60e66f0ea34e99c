/** A stretch from west to east that lies within an area: metres of the map's projection. */
export interface Chord {
  north: number;
  west: number;
  east: number;
}

type XY = readonly number[];

/**
 * An area cut into stretches from west to east, evenly from the south to the north: where a name has room within it.
 * @param rings of all its parts, its holes among them
 */
export function chordsOf(rings: readonly (readonly XY[])[], rows: number): Chord[] {
  const norths = rings.flatMap((ring) => ring.map(([, y = 0]) => y));
  if (norths.length === 0) return [];
  const south = norths.reduce((a, b) => Math.min(a, b));
  const step = (norths.reduce((a, b) => Math.max(a, b)) - south) / rows;
  return Array.from({ length: rows }, (_, i) => south + step * (i + 0.5)).flatMap((north) => {
    const crossed = rings.flatMap((ring) => crossings(ring, north)).sort((a, b) => a - b);
    return crossed.flatMap((west, i): Chord[] => {
      const east = crossed[i + 1];
      return i % 2 === 0 && east !== undefined ? [{ north, west, east }] : [];
    });
  });
}

/** How far east a ring crosses a line from west to east. */
const crossings = (ring: readonly XY[], north: number): number[] =>
  ring.flatMap(([x1 = 0, y1 = 0], i) => {
    const [x2 = 0, y2 = 0] = ring[(i + 1) % ring.length] ?? [];
    return y1 > north === y2 > north ? [] : [x1 + ((north - y1) / (y2 - y1)) * (x2 - x1)];
  });
