import type { IncidentType, Level, LonLat, Scope } from '../../api/contract';
import { uuid7 } from '../../outbox/uuid7';

/** A report while it is written. Its incident's id is made once, so that a repeat can never become two. */
export interface ReportDraft {
  incidentId: string;
  type: IncidentType | null;
  level: Level | null;
  scope: Scope;
  point: LonLat | null;
  /** "Uden sted" was chosen; then no point is no mistake. */
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
  point: null,
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
  const position = body['position'] as { longitude: number; latitude: number } | null;
  return {
    incidentId: uuid7(),
    type: (body['type'] as IncidentType | undefined) ?? null,
    level: (body['level'] as Level | undefined) ?? null,
    scope: body['scope'] === 'bydaekkende' ? 'bydaekkende' : 'lokal',
    point: position ? [position.longitude, position.latitude] : null,
    withoutPlace: position === null,
    what: text('what'),
    where: text('where'),
    now: text('now'),
    started: text('started'),
    exercise: body['exercise'] === true,
  };
}

export type Missing = 'type' | 'level' | 'what' | 'place';

export function missingIn(draft: ReportDraft): Missing[] {
  const missing: Missing[] = [];
  if (draft.type === null) missing.push('type');
  if (draft.what.trim() === '') missing.push('what');
  if (draft.point === null && !draft.withoutPlace) missing.push('place');
  if (draft.level === null) missing.push('level');
  return missing;
}

export const isEmpty = (draft: ReportDraft): boolean =>
  draft.type === null &&
  draft.level === null &&
  draft.point === null &&
  !draft.withoutPlace &&
  [draft.what, draft.where, draft.now, draft.started].every((text) => text.trim() === '');
