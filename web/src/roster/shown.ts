import type { Roster } from '../api/contract';

/** What of the plan is shown: all, one's own ledergrupper, or the one with that id. */
export const ALL = 'all';
export const MINE = 'mine';

/** Where one sits, stands in, or has duty in the days that are shown. */
export const myGroups = (plan: Pick<Roster, 'seats' | 'duties'>, me: string): Set<string> =>
  new Set([
    ...plan.seats
      .filter((seat) => seat.members.includes(me) || seat.deputies.includes(me))
      .map((seat) => seat.ledergruppe),
    ...plan.duties.filter((duty) => duty.person === me).map((duty) => duty.ledergruppe),
  ]);

/** The seats that are shown, by ledergruppe, in the plan's order. */
export function groupsOf(
  plan: Pick<Roster, 'seats'>,
  filter: string,
  mine: ReadonlySet<string>,
): { id: string; seats: Roster['seats'] }[] {
  const ids = [...new Set(plan.seats.map((seat) => seat.ledergruppe))];
  return ids
    .filter((id) => filter === ALL || (filter === MINE ? mine.has(id) : filter === id))
    .map((id) => ({ id, seats: plan.seats.filter((seat) => seat.ledergruppe === id) }));
}
