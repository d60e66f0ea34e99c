import { createEmpty, extend, isEmpty, type Extent } from 'ol/extent';
import { MultiPolygon, Polygon, type Geometry } from 'ol/geom';

/** Of the part that half of the areas are larger than: what is smaller does not say where the city is. */
const LEAST_SHARE = 0.05;

/**
 * Where the city is: around the parts of its areas that are of some size. A fort far out at sea belongs to an area and is
 * not in the middle of anything, so that it moves no view.
 * @param areas in metres of the map's projection
 * @returns null without any
 */
export function cityExtent(areas: readonly (Geometry | undefined)[]): Extent | null {
  const parts = areas.map(partsOf).filter((own) => own.length > 0);
  const mains = parts.map((own) => Math.max(...own.map(({ size }) => size))).sort((a, b) => a - b);
  const least = (mains[Math.floor(mains.length / 2)] ?? 0) * LEAST_SHARE;
  const extent = createEmpty();
  for (const { polygon, size } of parts.flat()) if (size >= least) extend(extent, polygon.getExtent());
  return isEmpty(extent) ? null : extent;
}

function partsOf(area: Geometry | undefined): { polygon: Polygon; size: number }[] {
  const polygons = area instanceof MultiPolygon ? area.getPolygons() : area instanceof Polygon ? [area] : [];
  return polygons.map((polygon) => ({ polygon, size: polygon.getArea() }));
}
