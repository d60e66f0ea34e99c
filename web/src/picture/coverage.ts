import type { Alert, AlertRow, IncidentView } from '../api/contract';
import type { Lookup } from './lookup';

export interface Coverage {
  /** One for each required authority of each alert that is not ended, in the ledergruppe's order. */
  segments: AlertRow['state'][];
  covered: number;
  required: number;
  /** Who is missing, and where: "KFF" in "Bispebjerg". */
  missing: { organisation: string; area: string | null }[];
  /** Alerted people outside the ledergrupper have answered; null when there are none. */
  fallback: 'waiting' | 'answered' | null;
}

export function coverageOf(alerts: readonly Alert[], lookup: Lookup): Coverage {
  const segments: AlertRow['state'][] = [];
  const missing: Coverage['missing'] = [];
  let fallback: Coverage['fallback'] = null;
  for (const alert of alerts) {
    for (const row of alert.rows) {
      if (!row.required) {
        // Only who steps in for a ledergruppe that could not be called counts besides its authorities.
        if (row.person === null || row.standing !== 'fallback') continue;
        if (row.state === 'covered') fallback = 'answered';
        else fallback ??= 'waiting';
        continue;
      }
      segments.push(row.state);
      if (row.state === 'missing') {
        missing.push({
          organisation: lookup.organisation(row.organisation),
          area: lookup.groupArea(alert.ledergruppe),
        });
      }
    }
  }
  const covered = segments.filter((s) => s === 'covered').length;
  return { segments, covered, required: segments.length, missing, fallback };
}

export const openAlerts = (view: IncidentView): Alert[] => view.alerts.filter((a) => a.endedAt === null);

/** The alerts that are asked of this person and not answered by them. */
export function unansweredBy(view: IncidentView, person: string): { alert: Alert; row: AlertRow }[] {
  if (view.incident.stoodDown) return [];
  return openAlerts(view).flatMap((alert) =>
    alert.rows
      .filter((row) => row.person === person && row.answer === null && !row.relieved)
      .map((row) => ({ alert, row })),
  );
}

export function answeredBy(view: IncidentView, person: string): { alert: Alert; row: AlertRow }[] {
  if (view.incident.stoodDown) return [];
  return openAlerts(view).flatMap((alert) =>
    alert.rows
      .filter((row) => row.person === person && row.answer !== null && !row.relieved)
      .map((row) => ({ alert, row })),
  );
}

const NOWHERE = new Set(['no-number', 'no-address']);

/** Nothing that is said to the person arrives: no way is left, or no number stands behind it. */
const isLost = (row: AlertRow): boolean =>
  row.unreachable === true ||
  (row.messages.length > 0 && row.messages.every((m) => m.errorCode !== null && NOWHERE.has(m.errorCode)));

/** How many different people have been alerted and not been told that it is over; and how many cannot be told. */
export function alertedPeople(view: IncidentView): { told: number; lost: number } {
  const rows = openAlerts(view).flatMap((a) => a.rows.filter((r) => r.person !== null));
  const all = new Set(rows.map((r) => r.person));
  const told = new Set(rows.filter((r) => !isLost(r)).map((r) => r.person));
  return { told: told.size, lost: all.size - told.size };
}
