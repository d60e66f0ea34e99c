import type { LonLat, Position } from '../api/contract';

const EARTH_METRES = 6_371_008.8;
const rad = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres along the ground between two points, on the sphere: good to half a percent. */
export function metresBetween([lonA, latA]: LonLat, [lonB, latB]: LonLat): number {
  const dLat = rad(latB - latA);
  const dLon = rad(lonB - lonA);
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(rad(latA)) * Math.cos(rad(latB)) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** "350 m", "2,2 km" */
export function sayDistance(metres: number): string {
  if (metres < 1000) return `${Math.round(metres / 10) * 10} m`.replace(/^0 m$/, `${Math.round(metres)} m`);
  return `${(metres / 1000).toFixed(metres < 10_000 ? 1 : 0).replace('.', ',')} km`;
}

/** "12,5560 55,6870", "12.5560, 55.6870": longitude first. Null when it is not a pair of coordinates in the region. */
export function readCoordinates(text: string): LonLat | null {
  const match = /^\s*(\d{1,3}(?:[.,]\d+)?)(?:\s*[,;]\s+|\s*;\s*|\s+)(\d{1,3}(?:[.,]\d+)?)\s*$/.exec(text);
  if (!match) return null;
  const [a, b] = [Number(match[1]?.replace(',', '.')), Number(match[2]?.replace(',', '.'))];
  return inRegion([a, b]) ? [a, b] : null;
}

/** Denmark and its waters; a swapped pair falls outside. */
export const inRegion = ([lon, lat]: LonLat): boolean => lon >= 7 && lon <= 16 && lat >= 54 && lat <= 58.5;

export const sayCoordinates = ([lon, lat]: LonLat): string =>
  `${lon.toFixed(4).replace('.', ',')} ${lat.toFixed(4).replace('.', ',')}`;

/** The place that people know, or the way from the nearest one; the coordinates where there is neither. */
export const saySpot = ({ place, beside, point }: Pick<Position, 'place' | 'beside' | 'point'>): string =>
  place ?? beside ?? sayCoordinates(point);
