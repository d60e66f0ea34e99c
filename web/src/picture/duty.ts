import type { Duty } from '../api/contract';

type Shift = Pick<Duty, 'id' | 'ledergruppe' | 'organisation' | 'person' | 'from' | 'to'>;

export interface OwnDuty {
  shift: Shift;
  /** Who takes over within the hour after it ends; null when nobody does. */
  relief: string | null;
}

const at = Date.parse;
const HOUR = 3_600_000;

/** The shifts that this person has now, the one that ends last first. */
export function dutyNow(shifts: readonly Shift[], person: string, now: number): OwnDuty[] {
  return shifts
    .filter((s) => s.person === person && at(s.from) <= now && now < at(s.to))
    .sort((a, b) => at(b.to) - at(a.to))
    .map((shift) => {
      // One's own next shift relieves nobody: the duty goes on.
      let last = shift;
      for (let next = after(shifts, last); next && goesOn(last, next); next = after(shifts, last))
        last = next;
      return { shift: { ...shift, to: last.to }, relief: after(shifts, last)?.person ?? null };
    });
}

function goesOn(shift: Shift, next: Shift): boolean {
  return next.person === shift.person && at(next.from) <= at(shift.to);
}

function after(shifts: readonly Shift[], shift: Shift): Shift | null {
  const end = at(shift.to);
  return (
    shifts
      .filter(
        (s) =>
          s.ledergruppe === shift.ledergruppe && s.organisation === shift.organisation && s.id !== shift.id,
      )
      .filter((s) => at(s.to) > end && at(s.from) <= end + HOUR)
      .sort((a, b) => at(a.from) - at(b.from))[0] ?? null
  );
}

export function nextShift(shifts: readonly Shift[], person: string, now: number): Shift | null {
  return (
    shifts
      .filter((s) => s.person === person && at(s.from) > now)
      .sort((a, b) => at(a.from) - at(b.from))[0] ?? null
  );
}
