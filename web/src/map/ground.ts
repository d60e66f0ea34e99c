import type { LonLat, Position } from '../api/contract';
import { toLonLat } from './projection';

const EARTH_METRES = 6_371_008.8;
const rad = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres along the ground between two points, on the sphere: good to half a percent. */
export function metresBetween([lonA, latA]: LonLat, [lonB, latB]: LonLat): number {
  const dLat = rad(latB - latA);
  const dLon = rad(lonB - lonA);
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(rad(latA)) * Math.cos(rad(latB)) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** "8 m", "420 m", "2,3 km", "23 km". The Hub says lengths the same way. */
export function sayDistance(metres: number): string {
  if (metres < 20) return `${Math.round(metres)} m`;
  const tens = Math.round(metres / 10) * 10;
  if (tens < 1000) return `${tens} m`;
  return `${(metres / 1000).toFixed(metres < 9_950 ? 1 : 0).replace('.', ',')} km`;
}

const ONE = '\\d{1,7}(?:[.,]\\d{1,12})?';
const SIDE = '[NEØneø]?';
/** A comma between the two is followed by a space, or the decimals have points. */
const PAIR = new RegExp(
  `^(?:(?:utm\\s*)?32\\s*[uvn]?\\s+)?${SIDE}\\s*(${ONE})\\s*°?\\s*${SIDE}(?:\\s*[,;]\\s+|\\s*;\\s*|\\s+|(?<=\\.\\d+[^,]*),)${SIDE}\\s*(${ONE})\\s*°?\\s*${SIDE}$`,
  'i',
);

/**
 * Degrees or metres of EPSG:25832 as people write and paste them, in either order: here each can only be the one or the
 * other. "12,5560 55,6870", "55.6870N, 12.5560E", "32U 724500 6175500". Null when it is no such pair in the region.
 * The Hub reads the same forms.
 */
export function readCoordinates(text: string): LonLat | null {
  const match = PAIR.exec(text.trim());
  if (!match) return null;
  const [a, b] = [Number(match[1]?.replace(',', '.')), Number(match[2]?.replace(',', '.'))];
  const candidates: LonLat[] = [[a, b], [b, a], ...metres(a, b), ...metres(b, a)];
  return candidates.find(inRegion) ?? null;
}

const metres = (easting: number, northing: number): LonLat[] =>
  easting > 100_000 && easting < 1_000_000 && northing > 5_900_000 && northing < 6_500_000
    ? [toLonLat([easting, northing])]
    : [];

/** Denmark and its waters; a swapped pair falls outside. */
export const inRegion = ([lon, lat]: LonLat): boolean => lon >= 7 && lon <= 16 && lat >= 54 && lat <= 58.5;

export const sayCoordinates = ([lon, lat]: LonLat): string =>
  `${lon.toFixed(4).replace('.', ',')} ${lat.toFixed(4).replace('.', ',')}`;

/** The place that people know, or the way from the nearest one; the coordinates where there is neither. */
export const saySpot = ({ place, beside, point }: Pick<Position, 'place' | 'beside' | 'point'>): string =>
  place ?? beside ?? sayCoordinates(point);
