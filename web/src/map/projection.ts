import { get as getProjection, transform } from 'ol/proj';
import { register } from 'ol/proj/proj4';
import proj4 from 'proj4';
import type { LonLat } from '../api/contract';

/** ETRS89 / UTM 32N, which the national maps and all metres of this product are in. */
export const GROUND = 'EPSG:25832';
proj4.defs(GROUND, '+proj=utm +zone=32 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs');
register(proj4);
getProjection(GROUND)?.setExtent([120_000, 5_661_139, 1_378_291, 6_500_000]);

export const toGround = (point: LonLat): [number, number] =>
  transform(point, 'EPSG:4326', GROUND) as [number, number];
export const toLonLat = (ground: number[]): LonLat => transform(ground, GROUND, 'EPSG:4326') as LonLat;

/** København with a margin, in metres of EPSG:25832. */
export const CITY: [number, number, number, number] = [715_200, 6_168_400, 731_600, 6_181_600];
/** How far one can pan. */
export const REGION: [number, number, number, number] = [700_000, 6_155_000, 748_000, 6_196_000];
