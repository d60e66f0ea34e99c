import type { LonLat } from '../api/contract';

/** Where a place must lie: Sjælland and its waters, as far as the middle of the Sound. The Hub's own, in degrees. */
const [WEST, SOUTH, EAST, NORTH] = [10.8, 54.9, 13.2, 56.4];

/** What lies behind it is Sweden: latitude and longitude of spots amid the Sound, from the north. */
const SOUND: readonly (readonly [latitude: number, longitude: number])[] = [
  [56.4, 12.2],
  [56.18, 12.5],
  [56.1, 12.63],
  [56.0, 12.66],
  [55.85, 12.78],
  [55.64, 12.86],
  [55.4, 12.7],
  [54.9, 12.7],
];

/** A swapped pair falls outside. */
export const inRegion = ([longitude, latitude]: LonLat): boolean =>
  longitude >= WEST &&
  longitude <= EAST &&
  latitude >= SOUTH &&
  latitude <= NORTH &&
  longitude <= middleOfTheSound(latitude);

/** One of the two can be of the region, whichever it is. */
export const partlyInRegion = (one: number, other: number): boolean =>
  [one, other].some((n) => (n >= WEST && n <= EAST) || (n >= SOUTH && n <= NORTH));

function middleOfTheSound(latitude: number): number {
  for (const [i, south] of SOUND.entries()) {
    const north = SOUND[i - 1];
    if (!north || latitude < south[0]) continue;
    const share = (north[0] - latitude) / (north[0] - south[0]);
    return north[1] + share * (south[1] - north[1]);
  }
  return EAST;
}
