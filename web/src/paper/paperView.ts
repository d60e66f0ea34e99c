import type { LonLat } from '../api/contract';
import { toGround, toLonLat } from '../map/projection';

/** A map on paper, in pixels of which about four are a millimetre there. */
export interface Room {
  width: number;
  height: number;
}

/** What a map shows: its middle, and metres per pixel. */
export interface View {
  center: LonLat;
  metresPerPixel: number;
}

/** Left free on every side: markers and their names stand there. */
const MARGIN_PX = 60;
/** No closer than this: the nearest streets and places are what one finds the spot by. */
const CLOSEST = 2.2;

/** The closest view that holds all of it; null for nothing. */
export function paperView(shown: readonly LonLat[], { width, height }: Room): View | null {
  if (shown.length === 0) return null;
  const ground = shown.map(toGround);
  const [xs, ys] = [ground.map(([x]) => x), ground.map(([, y]) => y)];
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return {
    center: toLonLat([(west + east) / 2, (south + north) / 2]),
    metresPerPixel: Math.max(
      CLOSEST,
      (east - west) / (width - 2 * MARGIN_PX),
      (north - south) / (height - 2 * MARGIN_PX),
    ),
  };
}

const LENGTHS = [50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000];

/** What the scale's line is long: a round number of metres, and a sixth of the map at most. */
export const scaleMetres = (metresPerPixel: number, { width }: Room): number =>
  LENGTHS.findLast((metres) => metres / metresPerPixel <= width / 6) ?? 50;
