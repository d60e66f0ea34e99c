import type { LonLat } from '../api/contract';
import { toGround } from '../map/projection';
import { sidesOf, type Drawing } from './drawing';

/* In the plane of EPSG:25832, as the Hub measures. */

export function metresOnGround(a: LonLat, b: LonLat): number {
  const [[ax, ay], [bx, by]] = [toGround(a), toGround(b)];
  return Math.hypot(ax - bx, ay - by);
}

/** Along a line, round an area; 0 for spots. */
export function lengthMetres(drawing: Drawing): number {
  const ground = drawing.corners.map(toGround);
  return sidesOf(drawing).reduce((sum, [from, to]) => {
    const [a, b] = [ground[from], ground[to]];
    return a && b ? sum + Math.hypot(a[0] - b[0], a[1] - b[1]) : sum;
  }, 0);
}

/** Of an area that does not cross itself; 0 for everything else. */
export function squareMetres({ kind, corners }: Drawing): number {
  const [origin, ...rest] = corners.map(toGround);
  if (kind !== 'area' || !origin) return 0;
  const ring = [origin, ...rest].map(([x, y]): [number, number] => [x - origin[0], y - origin[1]]);
  const twice = ring.reduce((sum, [x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length] ?? [0, 0];
    return sum + x * ny - nx * y;
  }, 0);
  return Math.abs(twice) / 2;
}
