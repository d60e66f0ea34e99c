import type { ZoneDrawing, ZoneKind, ZoneShape } from '../api/contract';
import { upper } from '../texts/drawing';
import { drawingWords } from '../drawing/words';
import { saySpot } from '../map/ground';
import type { Lookup } from '../picture/lookup';
import { texts } from '../texts';
import { hhmm } from '../time/time';
import { cornersOfZone, drawingOfZone } from './shape';
import { viewOf } from './view';

/** "en linje på 420 m"; of a spot "ét sted". */
export const zoneShapeWords = (shape: ZoneShape): string =>
  drawingWords(drawingOfZone(shape)) || texts.zones.spot;

/** "Afspærring", in an exercise "ØVELSE Afspærring". */
export const zoneName = (kind: ZoneKind, exercise: boolean): string =>
  texts.zones.named(texts.zones.kinds[kind], exercise);

/** "En linje på 420 m, 200 m nordøst for Blågårds Plads, Nørrebro" */
export const zonePlaceWords = (shape: ZoneShape, near: string, bydele: readonly string[]): string =>
  [upper(zoneShapeWords(shape)), near, bydele.join(', ')].filter(Boolean).join(', ');

/** The same of a drawing that stands. */
export function zoneWhere({ shape, areas, place, beside }: ZoneDrawing, lookup: Lookup): string {
  const point = viewOf(cornersOfZone(shape))?.point;
  return zonePlaceWords(shape, point ? saySpot({ place, beside, point }) : '', lookup.bydele(areas));
}

/** "Udgave 2 · Jonas Aaby 21.14": what tells drawings apart that stand beside each other. */
export const versionWords = ({ number, by, occurredAt }: ZoneDrawing, lookup: Lookup): string =>
  texts.zones.version(number, lookup.person(by.person), hhmm(occurredAt));
