import type { Alert, AlertProgress, AlertRow, LogItem, Duty, StepKind } from '../api/contract';

/* Where an alert stands, and what happens next by itself: pure functions of the picture and the instant. */

/** One required authority of an alert, with everybody who is called for it. */
export interface AuthorityView {
  organisation: string;
  /** Who decides its state. */
  row: AlertRow;
  progress: AlertProgress | null;
  /** Called as well, in the order in which they were; those who are relieved last. */
  others: AlertRow[];
}

export function authoritiesOf(alert: Alert): AuthorityView[] {
  return alert.rows
    .filter((row) => row.required)
    .map((row) => ({
      organisation: row.organisation,
      row,
      progress: alert.progress.find((p) => p.organisation === row.organisation) ?? null,
      others: alert.rows
        .filter((other) => !other.required && other.organisation === row.organisation)
        .sort((a, b) => Number(a.relieved) - Number(b.relieved)),
    }));
}

/** Alerted without standing for an authority that must answer. */
export function toldOf(alert: Alert): AlertRow[] {
  const required = new Set(alert.rows.filter((row) => row.required).map((row) => row.organisation));
  return alert.rows.filter((row) => !required.has(row.organisation));
}

/** "1:20"; "1:02:05" from an hour. Never negative. */
export function clockText(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const two = (n: number): string => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** From when the wait for the next step counts: the step before, or the latest call. */
export function waitsSince(alert: Alert, { progress, row, others }: AuthorityView): number {
  const times = [
    alert.raisedAt,
    ...(progress?.steps ?? []).map((step) => step.at),
    ...[row, ...others].flatMap((one) => one.calledAt ?? []),
  ];
  return Math.max(...times.map((at) => Date.parse(at)));
}

/** Steps as they are told: those with nobody in them that follow each other are one. */
export interface ToldStep {
  kinds: StepKind[];
  /** Null when all of them were empty. */
  at: string | null;
}

export function toldSteps(steps: AlertProgress['steps']): ToldStep[] {
  const told: ToldStep[] = [];
  for (const { kind, at, empty } of steps) {
    const last = told.at(-1);
    if (empty && last && last.at === null) last.kinds.push(kind);
    else told.push({ kinds: [kind], at: empty ? null : at });
  }
  return told;
}

/** Nobody was on duty for the authority when it was called, and nobody has come on since. */
export const isHole = (alert: Alert, { row, others }: AuthorityView): boolean =>
  alert.ledergruppe !== null && ![row, ...others].some((one) => one.standing === 'on-duty');

export interface Relief {
  at: string;
  /** Null when nobody is set after. */
  person: string | null;
}

/** How far ahead a turn of shift is worth a line. */
const RELIEF_AHEAD = 12 * 3_600_000;

/** Who takes over from whoever is on duty for an authority, soon; null when nothing changes. */
export function reliefOf(
  duties: readonly Pick<Duty, 'id' | 'ledergruppe' | 'organisation' | 'person' | 'from' | 'to'>[],
  alert: Alert,
  organisation: string,
  now: number,
): Relief | null {
  if (alert.ledergruppe === null || alert.endedAt !== null) return null;
  const own = duties.filter((s) => s.ledergruppe === alert.ledergruppe && s.organisation === organisation);
  const onDuty = (at: number): string | null =>
    own
      .filter((s) => Date.parse(s.from) <= at && at < Date.parse(s.to))
      .sort((a, b) => Date.parse(b.from) - Date.parse(a.from) || (a.id < b.id ? -1 : 1))[0]?.person ?? null;
  const current = onDuty(now);
  if (current === null) return null;
  const turns = own
    .flatMap((s) => [Date.parse(s.from), Date.parse(s.to)])
    .filter((at) => at > now && at <= now + RELIEF_AHEAD)
    .sort((a, b) => a - b);
  const turn = turns.find((at) => onDuty(at) !== current);
  return turn === undefined ? null : { at: new Date(turn).toISOString(), person: onDuty(turn) };
}

/** When an authority that has answered is asked again unless it does something; null when it never is. */
export function staleAt(
  alert: Alert,
  { organisation, row, others }: AuthorityView,
  log: readonly LogItem[],
): string | null {
  if (alert.staleAfterMinutes === null || alert.endedAt !== null || row.state !== 'covered') return null;
  const answers = [row, ...others]
    .filter((one) => !one.relieved && one.answer?.kind === 'coming')
    .flatMap((one) => (one.answer ? [Date.parse(one.answer.at)] : []));
  const deeds = log
    .filter((item) => item.by.organisation === organisation)
    .map((item) => Date.parse(item.recordedAt));
  const latest = Math.max(...answers, ...deeds);
  return Number.isFinite(latest) ? new Date(latest + alert.staleAfterMinutes * 60_000).toISOString() : null;
}

export type Happening =
  | { kind: 'step'; organisation: string; step: AlertProgress['steps'][number] }
  | { kind: 'missing'; organisation: string }
  | { kind: 'covered'; organisation: string; person: string | null };

/** What a listener must hear of between two states of an alert. */
export function happened(before: Alert, after: Alert): Happening[] {
  const earlier = new Map(authoritiesOf(before).map((one) => [one.organisation, one]));
  return authoritiesOf(after).flatMap(({ organisation, row, progress }): Happening[] => {
    const was = earlier.get(organisation);
    if (!was) return [];
    const taken = progress?.steps.slice(was.progress?.steps.length ?? 0) ?? [];
    const steps = taken
      .filter((step) => !step.empty)
      .map((step): Happening => ({ kind: 'step', organisation, step }));
    if (was.row.state === row.state) return steps;
    if (row.state === 'covered') return [...steps, { kind: 'covered', organisation, person: row.person }];
    return row.state === 'missing' ? [{ kind: 'missing', organisation }, ...steps] : steps;
  });
}

/** The step of the alert that comes first; its countdown is the one that is read aloud. */
export function firstNext(
  alert: Alert,
): { organisation: string; next: NonNullable<AlertProgress['next']> } | null {
  let first: { organisation: string; next: NonNullable<AlertProgress['next']> } | null = null;
  for (const { organisation, next } of alert.progress) {
    if (next && (first === null || Date.parse(next.at) < Date.parse(first.next.at)))
      first = { organisation, next };
  }
  return first;
}
