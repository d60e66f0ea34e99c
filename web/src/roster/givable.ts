import type { Duty, Roster } from '../api/contract';
import { isInstead, sameSeat, seatName, wholeDuty, type SeatKey } from './bars';

/** A coming turn, or what is left of one, that its owner can give away. */
export interface GivableTurn extends SeatKey {
  key: string;
  person: string;
  from: number;
  to: number;
  /** A single shift changes hands as a whole. */
  whole: boolean;
  /** Only what is still to come can be given. */
  begun: boolean;
}

/**
 * Who stands in for another, or has a turn back while another is away, does not own it. Where the plan is cut off at its ends, the turn itself goes on;
 * where something else lies over the turn, only what is around it is the owner's to give.
 */
export function givableTurn(duty: Duty, plan: Pick<Roster, 'from' | 'to'>, now: number): GivableTurn | null {
  if (isInstead(duty)) return null;
  const { from, to } = wholeDuty(duty, plan);
  const whole = duty.why === 'override';
  const begun = from <= now;
  if (to <= now || (whole && begun)) return null;
  const { ledergruppe, organisation, person } = duty;
  return { key: `${seatName(duty)} ${from}`, ledergruppe, organisation, person, from, to, whole, begun };
}

/** Somebody's coming turns, soonest first; in one seat, or in all of an authority's. */
export function turnsOf(
  plan: Pick<Roster, 'from' | 'to' | 'duties'>,
  person: string,
  organisation: string,
  seat: SeatKey | null,
  now: number,
): GivableTurn[] {
  return plan.duties
    .filter((d) => d.person === person && d.organisation === organisation && (!seat || sameSeat(d, seat)))
    .map((duty) => givableTurn(duty, plan, now))
    .filter((turn) => turn !== null)
    .sort((a, b) => a.from - b.from);
}
