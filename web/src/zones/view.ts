import type { LonLat } from '../api/contract';
import { toGround, toLonLat } from '../map/projection';

/** The room that is looked for on the map, in pixels; what moves has a marker at its end. */
const ROOM_PX = 340;
export const ROOM_ON_PHONE_PX = 250;
const CLOSEST = 1;
const SPOT = 4;

/** Where the map shows all of it: the middle, and metres per pixel. Null for nothing. */
export function viewOf(
  corners: readonly LonLat[],
  roomPx = ROOM_PX,
): { point: LonLat; metresPerPixel: number } | null {
  if (corners.length === 0) return null;
  const ground = corners.map(toGround);
  const [xs, ys] = [ground.map(([x]) => x), ground.map(([, y]) => y)];
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const size = Math.max(east - west, north - south);
  return {
    point: toLonLat([(west + east) / 2, (south + north) / 2]),
    metresPerPixel: size === 0 ? SPOT : Math.max(CLOSEST, size / roomPx),
  };
}
