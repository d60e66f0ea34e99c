// The one projection that is used, in place of all that proj4 knows: the first list waits for this code.
import Proj from 'proj4/lib/Proj';
import proj4 from 'proj4/lib/core';
import utm from 'proj4/lib/projections/utm';
import type { LonLat } from '../api/contract';

/** ETRS89 / UTM 32N, which the national maps and all metres of this product are in. */
export const GROUND = 'EPSG:25832';
Proj.projections.add(utm);
const between = proj4(
  'EPSG:4326',
  '+proj=utm +zone=32 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs',
);

export const toGround = ([longitude, latitude]: LonLat): [number, number] =>
  between.forward([longitude, latitude]) as [number, number];
export const toLonLat = ([east, north]: number[]): LonLat =>
  between.inverse([east ?? Number.NaN, north ?? Number.NaN]) as LonLat;

/** København with a margin, in metres of EPSG:25832. */
export const CITY: [number, number, number, number] = [715_200, 6_168_400, 731_600, 6_181_600];
/** How far one can pan. */
export const REGION: [number, number, number, number] = [700_000, 6_155_000, 748_000, 6_196_000];
