import { BadAnswer } from './problem';
import { each, list, obj, oneOf, type Obj } from './shape';

/* GeoJSON as it comes from the Hub. */

export function pair(value: unknown): void {
  if (!Array.isArray(value) || value.length < 2 || !value.slice(0, 2).every(Number.isFinite))
    throw new BadAnswer('not a longitude and a latitude');
}

/** More than a spot. */
export function readGeometry(o: Obj, key: string): void {
  const shape = obj(o[key], key);
  switch (oneOf(shape, 'type', ['MultiPoint', 'LineString', 'Polygon'])) {
    case 'Polygon': {
      const rings = list(shape, 'coordinates', (ring) => each(ring, 'ring', pair));
      if (rings.length !== 1) throw new BadAnswer('coordinates: not one ring');
      if ((rings[0]?.length ?? 0) < 4) throw new BadAnswer('ring: too short to hold anything');
      break;
    }
    default:
      if (list(shape, 'coordinates', pair).length === 0) throw new BadAnswer('coordinates: empty');
  }
}

/** A spot too. */
export function readAnyGeometry(o: Obj, key: string): void {
  const shape = obj(o[key], key);
  if (shape['type'] === 'Point') pair(shape['coordinates']);
  else readGeometry(o, key);
}
