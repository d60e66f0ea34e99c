import type OlMap from 'ol/Map';
import { getArea } from 'ol/extent';
import type { Marker } from './scene';

/** How near is on it, in pixels. */
const HIT_PX = 6;
/** What a hand or a pointer is on: a marker, or the shape of one. */
export function markerAt(map: OlMap, markers: readonly Marker[], pixel: number[]): Marker | null {
  const feature = map.forEachFeatureAtPixel(pixel, (f) => f, {
    hitTolerance: HIT_PX,
    layerFilter: (layer) => layer.get('name') === 'markers',
  });
  const id = feature?.getId() ?? shapeAt(map, pixel);
  return markers.find((m) => m.id === id) ?? null;
}

/** Of several that lie over each other the smallest: a large area must not hide a small one. */
function shapeAt(map: OlMap, pixel: number[]): string | number | undefined {
  let best: { id: string | number | undefined; size: number } | null = null;
  map.forEachFeatureAtPixel(
    pixel,
    (hit) => {
      const size = getArea(hit.getGeometry()?.getExtent() ?? []);
      if (!best || size < best.size) best = { id: hit.getId(), size };
    },
    { hitTolerance: HIT_PX, layerFilter: (layer) => layer.get('name') === 'shapes' },
  );
  return (best as { id: string | number | undefined } | null)?.id;
}
