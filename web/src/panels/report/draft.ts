import type { IncidentHeader, IncidentType, Level, LonLat, Scope } from '../../api/contract';
import { checkDrawing } from '../../drawing/check';
import { nothing, spotAt, type Drawing } from '../../drawing/drawing';
import { drawingOfBody, drawingOfPosition } from '../../drawing/geojson';
import { uuid7 } from '../../outbox/uuid7';
import { numberOf } from '../../picture/naming';

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
  /** The incident that it turned out not to be part of; null for a report by itself. */
  splitFrom: { id: string; number: string } | null;
  /** What spots both have are taken out of that one. */
  takesSpots: boolean;
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
  splitFrom: null,
  takesSpots: true,
});

/** The report of what turned out to be another incident: what is known of the first is where it begins. */
export function draftOutOf(incident: IncidentHeader): ReportDraft {
  const { type, level, scope, position, answers, exercise, id } = incident;
  return {
    ...newDraft(),
    type,
    level,
    scope,
    place: position ? drawingOfPosition(position) : nothing(),
    withoutPlace: position === null,
    what: answers.what ?? '',
    where: answers.where ?? '',
    now: answers.now ?? '',
    started: answers.started ?? '',
    exercise,
    splitFrom: { id, number: numberOf(incident) },
  };
}

/** What a refused report holds, as a draft again. */
export function draftFrom(
  body: Record<string, unknown>,
  numberOfId: (id: string) => string | null = () => null,
  middleOf: (area: string) => LonLat | null = () => null,
): ReportDraft {
  const text = (key: string): string => (typeof body[key] === 'string' ? body[key] : '');
  const place = drawingOfBody(body, middleOf);
  const first = typeof body['splitFrom'] === 'string' ? body['splitFrom'] : null;
  return {
    incidentId: uuid7(),
    type: (body['type'] as IncidentType | undefined) ?? null,
    level: (body['level'] as Level | undefined) ?? null,
    scope: body['scope'] === 'bydaekkende' ? 'bydaekkende' : 'lokal',
    place: place ?? nothing(),
    withoutPlace: place === null && typeof body['within'] !== 'string',
    what: text('what'),
    where: text('where'),
    now: text('now'),
    started: text('started'),
    exercise: body['exercise'] === true,
    splitFrom: first === null ? null : { id: first, number: numberOfId(first) ?? '' },
    takesSpots: first === null || body['takesSpots'] === true,
  };
}

/**
 * One that was kept, also by a version that knew single spots only; an exercise is chosen anew, and what was to be split
 * off from one is then a report by itself.
 */
export function keptDraft(kept: (Partial<ReportDraft> & { point?: LonLat | null }) | null): ReportDraft {
  const { point = null, place, ...rest } = kept ?? {};
  const splitFrom = rest.exercise ? null : (rest.splitFrom ?? null);
  return { ...newDraft(), ...rest, place: place ?? spotAt(point), exercise: false, splitFrom };
}

/** drawing: something is drawn that cannot be sent. */
export type Missing = 'type' | 'level' | 'what' | 'place' | 'drawing';

/** @param unresolved what stands in the search for a place and is none yet: then "uden sted" is not what is meant */
export function missingIn(draft: ReportDraft, unresolved = ''): Missing[] {
  const missing: Missing[] = [];
  if (draft.type === null) missing.push('type');
  if (draft.what.trim() === '') missing.push('what');
  if (draft.place.corners.length > 0) {
    if (checkDrawing(draft.place)) missing.push('drawing');
  } else if (!draft.withoutPlace || unresolved !== '') missing.push('place');
  if (draft.level === null) missing.push('level');
  return missing;
}

export const isEmpty = (draft: ReportDraft): boolean =>
  draft.type === null &&
  draft.level === null &&
  draft.place.corners.length === 0 &&
  !draft.withoutPlace &&
  [draft.what, draft.where, draft.now, draft.started].every((text) => text.trim() === '');
