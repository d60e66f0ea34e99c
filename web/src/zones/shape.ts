import type { LonLat, ZoneShape } from '../api/contract';
import type { Drawing } from '../drawing/drawing';
import { cornersOf, drawingOfShape, shapeOf } from '../drawing/geojson';

/** What can be sent of a drawing; a zone is a geometry also when it is a spot. Null for nothing. */
export function zoneShapeOf(drawing: Drawing): ZoneShape | null {
  const [first] = drawing.corners;
  if (!first) return null;
  return drawing.kind === 'point' ? { type: 'Point', coordinates: first } : shapeOf(drawing);
}

export const drawingOfZone = (shape: ZoneShape): Drawing =>
  shape.type === 'Point' ? { kind: 'point', corners: [shape.coordinates] } : drawingOfShape(shape);

export const cornersOfZone = (shape: ZoneShape): readonly LonLat[] =>
  shape.type === 'Point' ? [shape.coordinates] : cornersOf(shape);
