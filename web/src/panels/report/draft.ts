import type { IncidentType, Level, LonLat, Scope } from '../../api/contract';
import { checkDrawing } from '../../drawing/check';
import { nothing, spotAt, type Drawing } from '../../drawing/drawing';
import { drawingOfBody } from '../../drawing/geojson';
import { uuid7 } from '../../outbox/uuid7';

/** A report while it is written. Its incident's id is made once, so that a repeat can never become two. */
export interface ReportDraft {
  incidentId: string;
  type: IncidentType | null;
  level: Level | null;
  scope: Scope;
  place: Drawing;
  /** "Uden sted" was chosen; then an empty place is no mistake. */
  withoutPlace: boolean;
  what: string;
  where: string;
  now: string;
  started: string;
  /** Chosen each time anew: a draft from an exercise must not make the next real report one. */
  exercise: boolean;
}

export const newDraft = (): ReportDraft => ({
  incidentId: uuid7(),
  type: null,
  level: null,
  scope: 'lokal',
  place: nothing(),
  withoutPlace: false,
  what: '',
  where: '',
  now: '',
  started: '',
  exercise: false,
});

/** What a refused report holds, as a draft again. */
export function draftFrom(body: Record<string, unknown>): ReportDraft {
  const text = (key: string): string => (typeof body[key] === 'string' ? body[key] : '');
  const place = drawingOfBody(body);
  return {
    incidentId: uuid7(),
    type: (body['type'] as IncidentType | undefined) ?? null,
    level: (body['level'] as Level | undefined) ?? null,
    scope: body['scope'] === 'bydaekkende' ? 'bydaekkende' : 'lokal',
    place: place ?? nothing(),
    withoutPlace: place === null,
    what: text('what'),
    where: text('where'),
    now: text('now'),
    started: text('started'),
    exercise: body['exercise'] === true,
  };
}

/** One that was kept, also by a version that knew single spots only; an exercise is chosen anew. */
export function keptDraft(kept: (Partial<ReportDraft> & { point?: LonLat | null }) | null): ReportDraft {
  const { point = null, place, ...rest } = kept ?? {};
  return { ...newDraft(), ...rest, place: place ?? spotAt(point), exercise: false };
}

/** drawing: something is drawn that cannot be sent. */
export type Missing = 'type' | 'level' | 'what' | 'place' | 'drawing';

export function missingIn(draft: ReportDraft): Missing[] {
  const missing: Missing[] = [];
  if (draft.type === null) missing.push('type');
  if (draft.what.trim() === '') missing.push('what');
  if (draft.place.corners.length > 0) {
    if (checkDrawing(draft.place)) missing.push('drawing');
  } else if (!draft.withoutPlace) missing.push('place');
  if (draft.level === null) missing.push('level');
  return missing;
}

export const isEmpty = (draft: ReportDraft): boolean =>
  draft.type === null &&
  draft.level === null &&
  draft.place.corners.length === 0 &&
  !draft.withoutPlace &&
  [draft.what, draft.where, draft.now, draft.started].every((text) => text.trim() === '');
