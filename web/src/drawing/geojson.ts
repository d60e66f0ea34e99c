import type { LonLat, Position, Shape } from '../api/contract';
import { somewhereIn, spotAt, type Drawing, type DrawingKind } from './drawing';

const KIND: Record<Shape['type'], DrawingKind> = {
  MultiPoint: 'points',
  LineString: 'line',
  Polygon: 'area',
};

/** Of what can be used; null for a spot and for nothing. */
export function shapeOf({ kind, corners }: Drawing): Shape | null {
  const [first] = corners;
  if (kind === 'point' || !first) return null;
  if (kind === 'points') return { type: 'MultiPoint', coordinates: [...corners] };
  if (kind === 'line') return { type: 'LineString', coordinates: [...corners] };
  return { type: 'Polygon', coordinates: [[...corners, first]] };
}

export const cornersOf = (shape: Shape): LonLat[] =>
  shape.type === 'Polygon' ? shape.coordinates[0].slice(0, -1) : shape.coordinates;

export const drawingOfShape = (shape: Shape): Drawing => ({
  kind: KIND[shape.type],
  corners: cornersOf(shape),
});

export const drawingOfPosition = ({
  shape,
  point,
  within,
}: Pick<Position, 'shape' | 'point' | 'within'>): Drawing =>
  shape ? drawingOfShape(shape) : within ? somewhereIn(within, point) : spotAt(point);

/** Where, as a command's body says it. */
export type PlaceBody =
  { position: { longitude: number; latitude: number } | null } | { shape: Shape } | { within: string };

export function placeBody(drawing: Drawing): PlaceBody {
  const shape = shapeOf(drawing);
  if (shape) return { shape };
  if (drawing.within) return { within: drawing.within };
  const [point] = drawing.corners;
  return { position: point ? { longitude: point[0], latitude: point[1] } : null };
}

/**
 * The same the other way, of a body that was kept; null when it says no place.
 * @param middleOf a spot that stands for an area; null when it is not known
 */
export function drawingOfBody(
  body: Record<string, unknown>,
  middleOf: (area: string) => LonLat | null,
): Drawing | null {
  const within = body['within'];
  if (typeof within === 'string') {
    const middle = middleOf(within);
    return middle && somewhereIn(within, middle);
  }
  const shape = body['shape'] as Shape | null | undefined;
  if (shape) return drawingOfShape(shape);
  const at = body['position'] as { longitude: number; latitude: number } | null | undefined;
  return at ? spotAt([at.longitude, at.latitude]) : null;
}
