/**
 * All that draws the map, fetched after the page: the list says what the map shows, and it must not wait for what is
 * the larger half of the code.
 */
import { get as getProjection } from 'ol/proj';
import { register } from 'ol/proj/proj4';
import proj4 from 'proj4';
import { GROUND } from './projection';

register(proj4);
getProjection(GROUND)?.setExtent([120_000, 5_661_139, 1_378_291, 6_500_000]);

export { groundOf } from './baseLayers';
export { MapView } from './mapView';
export { pictureOf } from './picture';
