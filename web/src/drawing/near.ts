import type { LonLat } from '../api/contract';
import { sayCoordinates } from '../map/ground';
import type { Place } from '../map/places';
import { toGround } from '../map/projection';
import { texts } from '../texts';

/** Nearer than this a spot is at the place. */
const AT_METRES = 75;
const FAR_METRES = 3_000;

/** Where a spot is for somebody who cannot see the map: "ved Blågårds Plads", "200 m nordøst for Blågårds Plads". */
export function nearWords(point: LonLat, places: readonly Place[]): string {
  const [x, y] = toGround(point);
  let nearest: { name: string; metres: number; east: number; north: number } | null = null;
  for (const place of places) {
    // The middle of a bydel, or of a street, is nowhere that one can see.
    if (place.kind === 'bydel' || place.street) continue;
    // A first look in degrees: the rest is far away.
    if (Math.abs(place.point[1] - point[1]) > 0.03 || Math.abs(place.point[0] - point[0]) > 0.05) continue;
    const [px, py] = toGround(place.point);
    const metres = Math.hypot(x - px, y - py);
    if (metres <= FAR_METRES && (!nearest || metres < nearest.metres))
      nearest = { name: place.name, metres, east: x - px, north: y - py };
  }
  if (!nearest) return sayCoordinates(point);
  if (nearest.metres < AT_METRES) return texts.drawing.at(nearest.name);
  return texts.drawing.beside(fifties(nearest.metres), wind(nearest.east, nearest.north), nearest.name);
}

/** "nordøst": which way a spot lies from another. */
export function directionWords(to: LonLat, from: LonLat): string {
  const [[x, y], [fromX, fromY]] = [toGround(to), toGround(from)];
  return wind(x - fromX, y - fromY);
}

function wind(east: number, north: number): string {
  const eighth = Math.round(Math.atan2(east, north) / (Math.PI / 4));
  return texts.drawing.directions[(eighth + 8) % 8] ?? '';
}

const fifties = (metres: number): string => {
  const near = Math.round(metres / 50) * 50;
  return near < 1000 ? `${near} m` : `${(metres / 1000).toFixed(1).replace('.', ',')} km`;
};
