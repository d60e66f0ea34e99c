/**
 * All that draws the map, fetched after the page: the list says what the map shows, and it must not wait for what is
 * the larger half of the code.
 */
import { addCoordinateTransforms, addProjection } from 'ol/proj';
import Projection from 'ol/proj/Projection';
import type { LonLat } from '../api/contract';
import { GROUND, toGround, toLonLat } from './projection';

addProjection(
  new Projection({ code: GROUND, units: 'm', extent: [120_000, 5_661_139, 1_378_291, 6_500_000] }),
);
addCoordinateTransforms(
  'EPSG:4326',
  GROUND,
  ([longitude = NaN, latitude = NaN]) => toGround([longitude, latitude] satisfies LonLat),
  toLonLat,
);

export { groundOf } from './baseLayers';
export { MapView } from './mapView';
export { pictureOf } from './picture';
