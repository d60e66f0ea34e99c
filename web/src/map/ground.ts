import type { LonLat, Position } from '../api/contract';
import { texts } from '../texts';
import { toLonLat } from './projection';
import { inRegion, partlyInRegion } from './region';

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

/** Degrees and minutes, with seconds or without. What parts the two is a comma, white space, or that the first said what it is. */
const angle = (name: string): string =>
  `(?<${name}Deg>\\d{1,2})(?:\\s*[°º]\\s*|\\s+)(?<${name}Min>\\d{1,2}(?:[.,]\\d{1,9})?)\\s*['′’´]?` +
  `(?:\\s*(?<=[\\s'′’´])(?<${name}Sec>\\d{1,2}(?:[.,]\\d{1,9})?)\\s*(?:"|″|”|''|’’)?)?`;
const ANGLES = new RegExp(
  `^${SIDE}\\s*${angle('one')}\\s*${SIDE}(?:\\s*[,;]\\s*|\\s+|(?<=[NEØneø'′’´"″”]))${SIDE}\\s*${angle('other')}\\s*${SIDE}$`,
  'i',
);

/**
 * Degrees or metres of EPSG:25832 as people write and paste them, in either order: here each can only be the one or the
 * other. "12,5560 55,6870", "55.6870N, 12.5560E", "32U 724500 6175500", "55°41'20.1"N 12°33'10"E",
 * "55 41.335 N, 12 33.17 E". Null when it is no such pair in the region.
 * The Hub reads the same forms.
 */
export function readCoordinates(text: string): LonLat | null {
  const pair = PAIR.exec(text.trim());
  const [a, b] = pair ? [decimal(pair[1]), decimal(pair[2])] : readAngles(text.trim());
  if (a === null || b === null) return null;
  const candidates: LonLat[] = [[a, b], [b, a], ...metres(a, b), ...metres(b, a)];
  return candidates.find(inRegion) ?? null;
}

const decimal = (digits = ''): number => Number(digits.replace(',', '.'));

function readAngles(text: string): [number | null, number | null] {
  const groups = ANGLES.exec(text)?.groups;
  const read = (name: string): number | null => {
    if (!groups) return null;
    const [minutes, seconds] = [decimal(groups[`${name}Min`]), decimal(groups[`${name}Sec`] ?? '0')];
    return minutes < 60 && seconds < 60
      ? decimal(groups[`${name}Deg`]) + minutes / 60 + seconds / 3600
      : null;
  };
  return [read('one'), read('other')];
}

const metres = (easting: number, northing: number): LonLat[] =>
  easting > 100_000 && easting < 1_000_000 && northing > 5_900_000 && northing < 6_500_000
    ? [toLonLat([easting, northing])]
    : [];

const SIGNED = `[-−+]?${ONE}`;
const ANY_SIDE = '[NSEWØVnsewøv]?';
/** As `PAIR`, of anywhere on earth. */
const ANY_PAIR = new RegExp(
  `^(?:(?:utm\\s*)?3[0-9]\\s*[uvn]?\\s+)?${ANY_SIDE}\\s*(${SIGNED})\\s*°?\\s*${ANY_SIDE}(?:\\s*[,;]\\s+|\\s*;\\s*|\\s+|(?<=\\.\\d+[^,]*),)${ANY_SIDE}\\s*(${SIGNED})\\s*°?\\s*${ANY_SIDE}$`,
  'i',
);

/**
 * Two numbers and nothing else, which are a spot outside the region: no place is called so.
 * @param typing the last number may not be whole yet, and the pair is not judged while it could become one of the region
 */
export function isSpotOutside(text: string, typing = false): boolean {
  if (readCoordinates(text)) return false;
  const pair = ANY_PAIR.exec(text.trim());
  if (!pair) return ANGLES.test(text.trim());
  const [one, other] = [decimal(pair[1]?.replace('−', '-')), decimal(pair[2]?.replace('−', '-'))];
  return !(typing && /^\d\d?$/.test(pair[2] ?? '') && partlyInRegion(one, other));
}

export const sayCoordinates = ([lon, lat]: LonLat): string =>
  `${lon.toFixed(4).replace('.', ',')} ${lat.toFixed(4).replace('.', ',')}`;

/**
 * The place that people know, or the way from the nearest one; the coordinates where there is neither. That no more is
 * known than the area is said instead of all of them.
 */
export const saySpot = ({
  place,
  beside,
  point,
  within,
}: Pick<Position, 'place' | 'beside' | 'point' | 'within'>): string =>
  within ? texts.map.somewhere(within) : (place ?? beside ?? sayCoordinates(point));
