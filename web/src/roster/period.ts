import { addDays, daysBetween, instantOf } from '../time/days';

export const PERIOD_DAYS = 14;

/** The days that are shown, and the instants between them. */
export interface Period {
  days: string[];
  /** Midnights in milliseconds: one more than days. */
  edges: number[];
  from: number;
  to: number;
}

export function periodOf(firstDay: string, count = PERIOD_DAYS): Period {
  const days = Array.from({ length: count }, (_, i) => addDays(firstDay, i));
  const edges = [...days, addDays(firstDay, count)].map((day) => instantOf(day));
  return { days, edges, from: edges[0] ?? 0, to: edges.at(-1) ?? 0 };
}

/** How many whole days of 24 hours the Hub must be asked for: one more where the clock is put back. */
export const daysToAsk = ({ from, to }: Period): number => Math.ceil((to - from) / 86_400_000);

/** Where an instant lies, in days from the period's beginning; outside, at its nearer end. */
export function placeOf({ edges, from, to }: Period, at: number): number {
  if (at <= from) return 0;
  if (at >= to) return edges.length - 1;
  const index = edges.findLastIndex((edge) => edge <= at);
  const begin = edges[index] ?? from;
  return index + (at - begin) / ((edges[index + 1] ?? to) - begin);
}

/** The first day to show when one goes `steps` periods on. */
export const stepped = (firstDay: string, steps: number): string => addDays(firstDay, steps * PERIOD_DAYS);

export const within = (period: Period, day: string): boolean => {
  const first = period.days[0] ?? day;
  const distance = daysBetween(first, day);
  return distance >= 0 && distance < period.days.length;
};
