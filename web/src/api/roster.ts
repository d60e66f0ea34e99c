import type { AbsencePreview, CalendarFeed, CalendarMade, Roster, RosterImport } from './contract';
import { withFreshToken } from './freshToken';
import { ask } from './http';
import { bool, each, instant, list, maybe, num, obj, oneOf, str, text, type Obj } from './shape';

function seat(value: unknown): Obj {
  const o = obj(value, 'seat');
  str(o, 'ledergruppe');
  str(o, 'organisation');
  return o;
}

function span(o: Obj): void {
  instant(o, 'from');
  instant(o, 'to');
}

export function readRoster(value: unknown): Roster {
  const o = obj(value, 'roster');
  span(o);
  list(o, 'seats', (v) => {
    const one = seat(v);
    bool(one, 'required');
    list(one, 'members', text);
    list(one, 'deputies', text);
  });
  list(o, 'duties', (v) => {
    const one = seat(v);
    for (const key of ['id', 'person', 'plan']) str(one, key);
    oneOf(one, 'why', ['rotation', 'override', 'swap']);
    bool(one, 'deputy');
    span(one);
    for (const key of ['turnFrom', 'turnTo']) instant(one, key);
    maybe(one, 'resting', str);
  });
  list(o, 'holes', (v) => span(seat(v)));
  list(o, 'warnings', (v) => str(seat(v), 'kind'));
  list(o, 'rotations', (v) => {
    const one = seat(v);
    for (const key of ['id', 'handover', 'from']) str(one, key);
    maybe(one, 'to', str);
    oneOf(one, 'kind', ['daily', 'weekly', 'pattern']);
    num(one, 'cycleDays');
    list(one, 'people', (person) => (person === null ? null : text(person)));
    list(one, 'segments', (s) => num(obj(s, 'segment'), 'turn'));
  });
  list(o, 'shifts', (v) => span(seat(v)));
  list(o, 'swaps', (v) => {
    const one = seat(v);
    for (const key of ['id', 'giver', 'taker', 'proposedBy', 'state']) str(one, key);
    span(obj(one['given'], 'given'));
    maybe(one, 'returned', (_, key) => span(obj(one[key], key)));
    list(one, 'confirmed', text);
  });
  list(o, 'absences', (v) => {
    const one = obj(v, 'absence');
    str(one, 'id');
    str(one, 'person');
    span(one);
  });
  bool(o, 'mayManage');
  return value as Roster;
}

/** @param from an instant in milliseconds */
export const getRoster = async (from: number, days: number, signal?: AbortSignal): Promise<Roster> =>
  readRoster(
    await ask(
      `/api/v1/roster?${new URLSearchParams({ from: new Date(from).toISOString(), days: String(days) })}`,
      signal ? { signal } : {},
    ),
  );

/** What an absence would do to the plan; nothing is written. */
export async function getAbsencePreview(
  body: { person: string; from: string; to: string },
  signal: AbortSignal,
): Promise<AbsencePreview> {
  const answer = await ask('/api/v1/absences/preview', { method: 'POST', body, signal });
  const o = obj(answer, 'absence');
  list(o, 'turns', (v) => {
    const one = seat(v);
    span(one);
    bool(one, 'required');
    maybe(one, 'person', str);
    oneOf(one, 'why', ['rotation', 'override', 'swap']);
    bool(one, 'deputy');
  });
  list(o, 'notes', text);
  return answer as AbsencePreview;
}

export const getCalendars = async (): Promise<CalendarFeed[]> =>
  each(await ask('/api/v1/calendars'), 'calendars', (value) => {
    const o = obj(value, 'calendar');
    str(o, 'id');
    maybe(o, 'person', str);
    maybe(o, 'ledergruppe', str);
    return value as CalendarFeed;
  });

/**
 * Not through the queue: the answer has the secret address, which nobody can be told later. When no answer comes, the
 * list shows whether an address was made, and it can be closed.
 */
export async function makeCalendar(body: {
  commandId: string;
  calendarId: string;
  person: string | null;
  ledergruppe: string | null;
}): Promise<CalendarMade> {
  const answer = await withFreshToken(() => ask('/api/v1/calendars', { method: 'POST', body }));
  const o = obj(answer, 'calendar made');
  str(o, 'calendar');
  str(o, 'path');
  return answer as CalendarMade;
}

/** @param dryRun nothing is changed; the report says what would be */
export async function importShifts(content: Blob, dryRun: boolean): Promise<RosterImport> {
  const answer = await withFreshToken(() =>
    ask(`/api/v1/roster/shifts.csv?dryRun=${dryRun}`, {
      method: 'POST',
      file: { type: 'text/csv', content },
    }),
  );
  const o = obj(answer, 'import');
  for (const key of ['planned', 'changed', 'present', 'refused']) num(o, key);
  list(o, 'lines', (v) => {
    const line = obj(v, 'line');
    num(line, 'line');
    const said = obj(line['said'], 'said');
    for (const key of ['ledergruppe', 'organisation', 'person', 'from', 'to']) str(said, key);
    oneOf(line, 'outcome', ['planned', 'changed', 'present', 'refused']);
    str(line, 'text');
  });
  return answer as RosterImport;
}

/** Where the single shifts are fetched as a file: all from now on. */
export const SHIFTS_FILE = '/api/v1/roster/shifts.csv';
