import type { Rotation } from '../api/contract';

/** Where two rotations of one seat cover the same days, the one that begins last counts. */
export interface Precedence {
  /** first: this one counts. behind: the other does. same-day: both begin on one day, and nobody can see which counts. */
  kind: 'first' | 'behind' | 'same-day';
  /** When the other began. */
  other: string;
  /** The days that both have; null for no end. */
  from: string;
  to: string | null;
}

const earlier = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other < one) ? other : one;

/** What a rotation from `from` to `to` has to do with the others of its seat, those that begin first at the front; what holds for two of them, once. */
export function precedences(
  from: string,
  to: string | null,
  others: readonly Pick<Rotation, 'from' | 'to'>[],
): Precedence[] {
  return others
    .filter((other) => (to === null || other.from <= to) && (other.to === null || other.to >= from))
    .sort((one, other) => (one.from < other.from ? -1 : 1))
    .map((other): Precedence => ({
      kind: other.from === from ? 'same-day' : other.from < from ? 'first' : 'behind',
      other: other.from,
      from: other.from > from ? other.from : from,
      to: earlier(to, other.to),
    }))
    .filter((one, i, all) => all.findIndex((same) => JSON.stringify(same) === JSON.stringify(one)) === i);
}
