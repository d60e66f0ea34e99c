import { sidesOf, type Drawing } from '../drawing/drawing';
import { onlyOnce, type Place } from '../map/places';
import { toGround } from '../map/projection';

export interface NearPlace {
  place: Place;
  /** From the nearest part of what is drawn, on the ground; 0 within an area. */
  metres: number;
}

/**
 * Known places around what is drawn, the nearest first. Neither bydele nor streets: those are no places to go to. Of the
 * places at hand: a page that is printed can wait for no answer of the Hub's.
 */
export function nearPlaces(places: readonly Place[], drawing: Drawing, within: number): NearPlace[] {
  const corners = drawing.corners.map(toGround);
  const [first] = drawing.corners;
  if (!first) return [];
  const found = places
    .filter(({ kind, street }) => kind !== 'bydel' && !street)
    .map((place) => ({ place, metres: metresTo(toGround(place.point), drawing, corners) }))
    .filter(({ metres }) => metres <= within)
    .sort((a, b) => a.metres - b.metres || a.place.rank - b.place.rank);
  const once = new Set(onlyOnce(found.map(({ place }) => place)));
  return found.filter(({ place }) => once.has(place));
}

type Ground = readonly [x: number, y: number];

function metresTo(from: Ground, drawing: Drawing, corners: readonly Ground[]): number {
  const sides = sidesOf(drawing).flatMap(([a, b]) => {
    const [one, other] = [corners[a], corners[b]];
    return one && other ? [[one, other] as const] : [];
  });
  if (drawing.kind === 'area' && isInside(from, sides)) return 0;
  return Math.min(
    ...corners.map((corner) => Math.hypot(corner[0] - from[0], corner[1] - from[1])),
    ...sides.map(([one, other]) => metresToSide(from, one, other)),
  );
}

function metresToSide([x, y]: Ground, [ax, ay]: Ground, [bx, by]: Ground): number {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square));
  return Math.hypot(ax + along * dx - x, ay + along * dy - y);
}

/** A ray to the east crosses the outline an odd number of times. */
function isInside([x, y]: Ground, sides: readonly (readonly [Ground, Ground])[]): boolean {
  const crossed = sides.filter(
    ([[ax, ay], [bx, by]]) => ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax),
  );
  return crossed.length % 2 === 1;
}
