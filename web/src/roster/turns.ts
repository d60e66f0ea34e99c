import type { RotationSegment } from '../api/contract';
import { addDays, instantOf, minutesOf } from '../time/days';

/** A rotation as a form has it, good enough to count with. */
export interface TurnRule {
  /** Null where a turn stands open. */
  people: readonly (string | null)[];
  kind: 'daily' | 'weekly' | 'pattern';
  handover: string;
  from: string;
  /** Last day; null for no end. */
  to: string | null;
  cycleDays: number;
  segments: readonly RotationSegment[];
}

export interface Turn {
  person: string | null;
  from: number;
  to: number;
}

const LONGEST_LOOK = 2_000;

/**
 * The turns of a rotation that end after `now`, first ones first. Counted as the Hub counts: turns go on from cycle to
 * cycle, by the clock, and are cut at the first and last handover. Where a pattern lies over itself both turns are
 * given; which of them counts, the plan shows.
 */
export function nextTurns(rule: TurnRule, now: number, count: number): Turn[] {
  const handover = minutesOf(rule.handover);
  if (handover === null || rule.people.length === 0) return [];
  const { cycleDays, segments } = cycleOf(rule, rule.handover);
  if (cycleDays < 1 || segments.length === 0) return [];
  const turnsInCycle = Math.max(...segments.map((segment) => segment.turn)) + 1;
  const begin = instantOf(rule.from, handover);
  const finish = rule.to ? instantOf(addDays(rule.to, 1), handover) : Infinity;
  // The cycle before the one that `now` lies in, since a turn may reach into the next.
  const behind = Math.floor((now - begin) / 86_400_000 / cycleDays) - 2;
  const found: Turn[] = [];
  for (let cycle = Math.max(0, behind), looked = 0; found.length < count && looked < LONGEST_LOOK; cycle++) {
    for (const segment of segments) {
      looked++;
      const day = (offset: number): string => addDays(rule.from, cycle * cycleDays + offset);
      const from = Math.max(begin, instantOf(day(segment.fromDay), minutesOf(segment.from) ?? 0));
      const to = Math.min(finish, instantOf(day(segment.toDay), minutesOf(segment.to) ?? 0));
      const person = rule.people[(cycle * turnsInCycle + segment.turn) % rule.people.length];
      if (person !== undefined && from < to && to > now && found.length < count)
        found.push({ person, from, to });
    }
    if (instantOf(addDays(rule.from, cycle * cycleDays)) > finish) break;
  }
  return found;
}

/** What a daily and a weekly rotation are as patterns. */
export function cycleOf(
  rule: Pick<TurnRule, 'kind' | 'cycleDays' | 'segments'>,
  handover: string,
): { cycleDays: number; segments: readonly RotationSegment[] } {
  if (rule.kind === 'pattern') {
    const start = (s: RotationSegment): number => s.fromDay * 1440 + (minutesOf(s.from) ?? 0);
    return { cycleDays: rule.cycleDays, segments: rule.segments.toSorted((a, b) => start(a) - start(b)) };
  }
  const cycleDays = rule.kind === 'daily' ? 1 : 7;
  return { cycleDays, segments: [{ fromDay: 0, from: handover, toDay: cycleDays, to: handover, turn: 0 }] };
}
