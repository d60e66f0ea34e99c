import type { Duty, DutyHole, Roster, Swap } from '../api/contract';
import { placeOf, type Period } from './period';

/** One authority's seat in one ledergruppe. */
export interface SeatKey {
  ledergruppe: string;
  organisation: string;
}

interface Stretch {
  key: string;
  from: number;
  to: number;
}
/** What stands in a row from one instant to another. */
export type Bar = Stretch &
  (
    | { kind: 'duty'; duty: Duty }
    | { kind: 'hole'; hole: DutyHole }
    /** A swap that waits for an answer, over the turn that would change hands. */
    | { kind: 'swap'; swap: Swap; giver: string; taker: string }
  );

export interface PlacedBar {
  bar: Bar;
  /** In days from the period's beginning. */
  left: number;
  /** In days; always above zero. */
  width: number;
  /** It began before the period, or goes on after it. */
  openLeft: boolean;
  openRight: boolean;
}

const at = Date.parse;
export const sameSeat = (one: SeatKey, other: SeatKey): boolean =>
  one.ledergruppe === other.ledergruppe && one.organisation === other.organisation;
export const seatName = (seat: SeatKey): string => `${seat.ledergruppe} ${seat.organisation}`;

/** A seat's bars in the order of time. Where a swap waits, it stands in place of the duty. */
export function barsOf(
  seat: SeatKey,
  plan: Pick<Roster, 'from' | 'to' | 'duties' | 'holes' | 'swaps'>,
  period: Pick<Period, 'from' | 'to'>,
): Bar[] {
  const touches = (one: { from: string; to: string }): boolean =>
    at(one.from) < period.to && at(one.to) > period.from;
  const swaps: Bar[] = plan.swaps
    .filter((swap) => swap.state === 'proposed' && sameSeat(swap, seat))
    .flatMap((swap) => [
      { swap, turn: swap.given, giver: swap.giver, taker: swap.taker },
      ...(swap.returned ? [{ swap, turn: swap.returned, giver: swap.taker, taker: swap.giver }] : []),
    ])
    .filter(({ turn }) => touches(turn))
    .map(({ swap, turn, giver, taker }) => {
      const [from, to] = [at(turn.from), at(turn.to)];
      return { kind: 'swap', key: `swap ${swap.id} ${from}`, swap, giver, taker, from, to };
    });
  const duties = plan.duties
    .filter((duty) => sameSeat(duty, seat) && touches(duty))
    .flatMap((duty) =>
      without(wholeDuty(duty, plan), swaps).map(({ from, to }): Bar => ({
        kind: 'duty',
        key: `duty ${duty.id} ${from}`,
        duty,
        from,
        to,
      })),
    );
  const holes = plan.holes
    .filter((hole) => sameSeat(hole, seat) && touches(hole))
    .map((hole): Bar => {
      const [from, to] = [at(hole.from), at(hole.to)];
      return { kind: 'hole', key: `hole ${from}`, hole, from, to };
    });
  return [...duties, ...holes, ...swaps].sort((a, b) => a.from - b.from || a.to - b.to);
}

interface Span {
  from: number;
  to: number;
}
/**
 * Whether the turn is another's, who is away: a deputy stands in, or what lies over the turn rests. How long is not known.
 */
export const isInstead = (duty: Pick<Duty, 'deputy' | 'resting'>): boolean =>
  duty.deputy || duty.resting !== null;

/** A duty as long as it really is: the Hub cuts it where the plan that was asked for begins and ends. */
export const wholeDuty = (duty: Duty, plan: Pick<Roster, 'from' | 'to'>): Span => ({
  from: at(duty.from) <= at(plan.from) && !isInstead(duty) ? at(duty.turnFrom) : at(duty.from),
  to: at(duty.to) >= at(plan.to) && !isInstead(duty) ? at(duty.turnTo) : at(duty.to),
});

/** What is left of a span when others are cut out of it. */
function without(span: Span, cuts: readonly Span[]): Span[] {
  return cuts.reduce<Span[]>(
    (parts, cut) =>
      parts.flatMap((part) =>
        cut.to <= part.from || cut.from >= part.to
          ? [part]
          : [
              { from: part.from, to: cut.from },
              { from: cut.to, to: part.to },
            ].filter(({ from, to }) => from < to),
      ),
    [span],
  );
}

export function placed(bar: Bar, period: Period): PlacedBar {
  const left = placeOf(period, bar.from);
  return {
    bar,
    left,
    width: placeOf(period, bar.to) - left,
    openLeft: bar.from < period.from,
    openRight: bar.to > period.to,
  };
}

/** What touches one day of the period, for the list that narrow screens have. */
export const barsOnDay = (bars: readonly Bar[], period: Period, index: number): Bar[] => {
  const [from, to] = [period.edges[index] ?? 0, period.edges[index + 1] ?? 0];
  return bars.filter((bar) => bar.from < to && bar.to > from);
};

/** As much of a name as fits: "Mette Lindholm", "Mette L.", "ML", nothing. */
export function fittingName(name: string, widthDays: number): string {
  const words = name.split(' ').filter((word) => word !== '');
  if (widthDays >= 1.9) return name;
  if (widthDays >= 0.9) return words.length > 1 ? `${words[0]} ${words.at(-1)?.[0] ?? ''}.` : name;
  if (widthDays >= 0.3) return words.map((word) => word[0] ?? '').join('');
  return '';
}
