import type { IncidentView, Level, Reference } from '../api/contract';
import { coverageOf, openAlerts, unansweredBy, type Coverage } from './coverage';
import type { Lookup } from './lookup';
import { absorbedBy } from './merging';
import type { Picture } from './picture';

export interface ListRow {
  view: IncidentView;
  coverage: Coverage;
  /** Organisations for which this person has been asked and has not answered. */
  asked: string[];
  overdue: number;
}

export interface IncidentList {
  act: ListRow[];
  going: ListRow[];
  /** Stood down within the last 12 hours, newest first. */
  ended: ListRow[];
  earlier: ListRow[];
  /** Open exercises; none of them is in the lists before, so that no count mixes the two. */
  exercises: ListRow[];
  exercisesEnded: ListRow[];
}

export type Filter = 'all' | 'mine' | 'recent';

const HOUR = 3_600_000;
const RECENT_HOURS = 12;

export function listOf(picture: Picture, lookup: Lookup, person: string, now: number): IncidentList {
  const list: IncidentList = {
    act: [],
    going: [],
    ended: [],
    earlier: [],
    exercises: [],
    exercisesEnded: [],
  };
  for (const view of picture.incidents.values()) {
    const row = rowOf(picture, view, lookup, person, now);
    if (view.incident.exercise) {
      (view.incident.stoodDown ? list.exercisesEnded : list.exercises).push(row);
    } else if (view.incident.stoodDown) {
      const since = now - Date.parse(view.incident.stoodDown.recordedAt);
      (since < RECENT_HOURS * HOUR ? list.ended : list.earlier).push(row);
    } else {
      (needsAction(row) ? list.act : list.going).push(row);
    }
  }
  list.act.sort(byLevelThenNewest);
  list.going.sort(byLevelThenNewest);
  list.ended.sort(byEnd);
  list.earlier.sort(byEnd);
  list.exercises.sort(byLevelThenNewest);
  list.exercisesEnded.sort(byEnd);
  return list;
}

/** What rows were made of, until when: the same views give the same row, so that a screen draws only what changed. */
const made = new WeakMap<
  IncidentView,
  { of: readonly IncidentView[]; lookup: Lookup; person: string; until: number; row: ListRow }
>();

function rowOf(picture: Picture, view: IncidentView, lookup: Lookup, person: string, now: number): ListRow {
  // What is left to do in what was merged is this one's to see to.
  const of = [view, ...absorbedBy(picture, view.incident)];
  const before = made.get(view);
  if (
    before?.lookup === lookup &&
    before.person === person &&
    now <= before.until &&
    before.of.length === of.length &&
    before.of.every((one, index) => one === of[index])
  )
    return before.row;
  const tasks = of.flatMap((one) => one.tasks);
  const ahead = tasks.filter((t) => !t.completed).map((t) => Date.parse(t.deadline));
  const until = Math.min(...ahead.filter((deadline) => deadline >= now), Number.POSITIVE_INFINITY);
  const row = freshRow(view, tasks, lookup, person, now);
  made.set(view, { of, lookup, person, until, row });
  return row;
}

function freshRow(
  view: IncidentView,
  tasks: readonly IncidentView['tasks'][number][],
  lookup: Lookup,
  person: string,
  now: number,
): ListRow {
  const open = view.incident.stoodDown === null;
  return {
    view,
    coverage: coverageOf(openAlerts(view), lookup),
    // Who sits in two ledergrupper is asked twice for one authority, and told once.
    asked: [...new Set(unansweredBy(view, person).map(({ row }) => lookup.organisation(row.organisation)))],
    overdue: open ? tasks.filter((t) => !t.completed && Date.parse(t.deadline) < now).length : 0,
  };
}

/** Somebody must do something, and the row can say what. */
export const needsAction = (row: ListRow): boolean =>
  row.view.incident.stoodDown === null &&
  (row.coverage.missing.length > 0 || row.asked.length > 0 || row.overdue > 0);

function byLevelThenNewest(a: ListRow, b: ListRow): number {
  const [x, y] = [a.view.incident, b.view.incident];
  return (
    y.level - x.level ||
    Date.parse(y.reported.recordedAt) - Date.parse(x.reported.recordedAt) ||
    y.number - x.number
  );
}

function byEnd(a: ListRow, b: ListRow): number {
  const end = (row: ListRow): number => Date.parse(row.view.incident.stoodDown?.recordedAt ?? '') || 0;
  return end(b) - end(a);
}

/** What is real and open. */
export const openRows = (list: IncidentList): ListRow[] => [...list.act, ...list.going];
export const allRows = (list: IncidentList): ListRow[] => [
  ...list.act,
  ...list.going,
  ...list.ended,
  ...list.earlier,
  ...list.exercises,
  ...list.exercisesEnded,
];

export function countByLevel(list: IncidentList): Record<Level, number> {
  const counts: Record<Level, number> = { 1: 0, 2: 0, 3: 0 };
  for (const row of openRows(list)) counts[row.view.incident.level] += 1;
  return counts;
}

/** Areas whose ledergruppe this person or their organisation sits in. */
export function myAreas(reference: Reference, person: { id: string; organisation: string }): Set<string> {
  const onShift = new Set(reference.duties.filter((s) => s.person === person.id).map((s) => s.ledergruppe));
  const groups = reference.ledergrupper.filter((g) =>
    onShift.size > 0 ? onShift.has(g.id) : g.required.includes(person.organisation),
  );
  return new Set(groups.map((g) => g.area));
}

/** Whether a filter lets an incident be seen. One without a place, or citywide, concerns every area. */
export function shows(filter: Filter, row: ListRow, mine: ReadonlySet<string>, now: number): boolean {
  const { incident } = row.view;
  switch (filter) {
    case 'all':
      return true;
    case 'recent':
      return (
        incident.stoodDown === null || now - Date.parse(incident.reported.recordedAt) < RECENT_HOURS * HOUR
      );
    case 'mine':
      return (
        row.asked.length > 0 ||
        incident.position === null ||
        incident.scope === 'bydaekkende' ||
        incident.reached.some((area) => mine.has(area))
      );
  }
}

export function filtered(list: IncidentList, keep: (row: ListRow) => boolean): IncidentList {
  return {
    act: list.act.filter(keep),
    going: list.going.filter(keep),
    ended: list.ended.filter(keep),
    earlier: list.earlier.filter(keep),
    exercises: list.exercises.filter(keep),
    exercisesEnded: list.exercisesEnded.filter(keep),
  };
}
