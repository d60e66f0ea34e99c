import type { MapFeature } from './contract';
import { ask } from './http';
import { BadAnswer } from './problem';
import { list, obj, str } from './shape';

export interface BaseMapFeature {
  type: 'Feature';
  properties: MapFeature;
  geometry: { type: string; coordinates: unknown };
}
export interface BaseMap {
  type: 'FeatureCollection';
  features: BaseMapFeature[];
}

export function readBaseMap(value: unknown): BaseMap {
  const o = obj(value, 'map');
  if (o['type'] !== 'FeatureCollection') throw new BadAnswer('map: not a FeatureCollection');
  const features = list(o, 'features', (v) => {
    const feature = obj(v, 'feature');
    str(obj(feature['properties'], 'properties'), 'layer');
    str(obj(feature['geometry'], 'geometry'), 'type');
    return v as BaseMapFeature;
  });
  return { type: 'FeatureCollection', features };
}

export const getBaseMap = async (): Promise<BaseMap> => readBaseMap(await ask('/api/v1/map'));
