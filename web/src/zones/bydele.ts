import type { BaseMap } from '../api/baseMap';
import type { LonLat } from '../api/contract';
import { sidesOf, type Drawing } from '../drawing/drawing';

/** Along a side a spot is looked at for each so many degrees: some fifty metres. */
const STEP = 0.0005;
const MOST_STEPS = 400;

type Ring = readonly (readonly number[])[];

/** The names of the bydele that a drawing lies in, of the base map's own; in the map's order. */
export function bydeleOf(map: BaseMap | null, drawing: Drawing): string[] {
  if (!map || drawing.corners.length === 0) return [];
  const spots = spotsOf(drawing);
  const names: string[] = [];
  for (const { properties, geometry } of map.features) {
    if (properties.layer !== 'bydel' || !properties.name || names.includes(properties.name)) continue;
    const polygons =
      geometry.type === 'Polygon'
        ? [geometry.coordinates as Ring[]]
        : geometry.type === 'MultiPolygon'
          ? (geometry.coordinates as Ring[][])
          : [];
    if (spots.some((spot) => polygons.some((rings) => holds(rings, spot)))) names.push(properties.name);
  }
  return names;
}

/** The corners, and spots along the sides between them. */
function spotsOf(drawing: Drawing): LonLat[] {
  const spots = [...drawing.corners];
  for (const [from, to] of sidesOf(drawing)) {
    const [a, b] = [drawing.corners[from], drawing.corners[to]];
    if (!a || !b) continue;
    const steps = Math.min(MOST_STEPS, Math.floor(Math.hypot(b[0] - a[0], b[1] - a[1]) / STEP));
    for (let i = 1; i < steps; i++)
      spots.push([a[0] + ((b[0] - a[0]) * i) / steps, a[1] + ((b[1] - a[1]) * i) / steps]);
  }
  return spots;
}

/** Within the outer ring and no hole: an odd number of rings' sides lie east of it. */
function holds(rings: readonly Ring[], [x, y]: LonLat): boolean {
  let inside = false;
  for (const ring of rings)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax = 0, ay = 0] = ring[i] ?? [];
      const [bx = 0, by = 0] = ring[j] ?? [];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  return inside;
}
