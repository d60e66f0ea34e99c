import { describe, expect, it } from 'vitest';
import type { Duty, DutyHole, Swap } from '../api/contract';
import { barsOf, barsOnDay, fittingName, placed, type Bar } from './bars';
import { daysToAsk, periodOf, placeOf } from './period';

const seat = { ledergruppe: 'g', organisation: 'o' };
const duty = (person: string, from: string, to: string): Duty => ({
  ...seat,
  id: `${person} ${from}`,
  person,
  from,
  to,
  why: 'rotation',
  plan: 'r',
  deputy: false,
  insteadOf: null,
  resting: null,
  turnFrom: from,
  turnTo: to,
});
const hole = (from: string, to: string): DutyHole => ({ ...seat, from, to, absent: null });
const swap = (given: [string, string], returned: [string, string] | null): Swap => ({
  ...seat,
  id: 's',
  giver: 'anna',
  given: { from: given[0], to: given[1] },
  taker: 'bo',
  returned: returned && { from: returned[0], to: returned[1] },
  proposedBy: 'anna',
  confirmed: ['anna'],
  state: 'proposed',
});
const said = (bars: Bar[]): string[] =>
  bars.map(
    (bar) =>
      `${bar.kind} ${new Date(bar.from).toISOString().slice(8, 16)} ${new Date(bar.to).toISOString().slice(8, 16)}`,
  );

describe('a period', () => {
  it('has days of the clock, and places an instant by the day that it lies in', () => {
    const autumn = periodOf('2026-10-19');
    expect(autumn.days).toHaveLength(14);
    expect(autumn.to - autumn.from).toBe((14 * 24 + 1) * 3_600_000);
    expect(daysToAsk(autumn)).toBe(15);
    expect(daysToAsk(periodOf('2026-03-23'))).toBe(14);
    // Noon on the day before, and 12:30 of the 25 hours of the day itself.
    expect(placeOf(autumn, Date.parse('2026-10-24T10:00:00Z'))).toBe(5.5);
    expect(placeOf(autumn, Date.parse('2026-10-25T10:30:00Z'))).toBe(6.5);
    expect(placeOf(autumn, Date.parse('2026-10-25T23:00:00Z'))).toBe(7);
  });

  it('never places later earlier, through both changes of the clock', () => {
    for (const first of ['2026-03-23', '2026-10-19']) {
      const period = periodOf(first);
      let before = -1;
      for (let at = period.from; at <= period.to; at += 15 * 60_000) {
        const place = placeOf(period, at);
        expect(place).toBeGreaterThan(before);
        before = place;
      }
      expect(before).toBe(14);
    }
  });
});

describe('bars', () => {
  const period = periodOf('2026-11-23');
  const asked = { from: '2026-11-01T00:00:00Z', to: '2027-01-01T00:00:00Z' };

  it('stand in the order of time and are cut at the period’s ends', () => {
    const plan = {
      ...asked,
      duties: [
        duty('anna', '2026-11-20T07:00:00Z', '2026-11-24T07:00:00Z'),
        duty('bo', '2026-11-24T11:00:00Z', '2026-12-20T07:00:00Z'),
      ],
      holes: [hole('2026-11-24T07:00:00Z', '2026-11-24T11:00:00Z')],
      swaps: [],
    };
    const bars = barsOf(seat, plan, period).map((bar) => placed(bar, period));
    expect(bars.map(({ bar }) => bar.kind)).toEqual(['duty', 'hole', 'duty']);
    expect(bars[0]).toMatchObject({ left: 0, openLeft: true, openRight: false });
    expect(bars[0]!.width).toBeCloseTo(1 + 8 / 24);
    expect(bars[1]).toMatchObject({ openLeft: false, openRight: false });
    expect(bars[2]!.left + bars[2]!.width).toBe(14);
    expect(bars[2]!.openRight).toBe(true);
  });

  it('are as long as the turn where only the question was cut', () => {
    const plan = {
      from: '2026-11-22T23:00:00Z',
      to: '2026-12-06T23:00:00Z',
      duties: [
        {
          ...duty('anna', '2026-11-22T23:00:00Z', '2026-11-24T07:00:00Z'),
          turnFrom: '2026-11-17T07:00:00Z',
        },
      ],
      holes: [],
      swaps: [],
    };
    const [bar] = barsOf(seat, plan, period);
    expect(said([bar!])).toEqual(['duty 17T07:00 24T07:00']);
    expect(placed(bar!, period).openLeft).toBe(true);
  });

  it('leave out what is over, what comes later and what is somebody else’s', () => {
    const plan = {
      ...asked,
      duties: [
        duty('over', '2026-11-20T07:00:00Z', '2026-11-22T23:00:00Z'),
        duty('later', '2026-12-06T23:00:00Z', '2026-12-07T07:00:00Z'),
        { ...duty('other', '2026-11-25T07:00:00Z', '2026-11-26T07:00:00Z'), organisation: 'x' },
      ],
      holes: [],
      swaps: [],
    };
    expect(barsOf(seat, plan, period)).toEqual([]);
  });

  it('show a swap that waits in place of both turns', () => {
    const plan = {
      ...asked,
      duties: [
        duty('anna', '2026-11-23T07:00:00Z', '2026-11-25T07:00:00Z'),
        duty('bo', '2026-11-25T07:00:00Z', '2026-11-26T07:00:00Z'),
      ],
      holes: [],
      swaps: [
        swap(
          ['2026-11-24T07:00:00Z', '2026-11-24T20:00:00Z'],
          ['2026-11-25T07:00:00Z', '2026-11-26T07:00:00Z'],
        ),
      ],
    };
    expect(said(barsOf(seat, plan, period))).toEqual([
      'duty 23T07:00 24T07:00',
      'swap 24T07:00 24T20:00',
      'duty 24T20:00 25T07:00',
      'swap 25T07:00 26T07:00',
    ]);
    const settled = [{ ...plan.swaps[0]!, state: 'in-force' as const }];
    expect(barsOf(seat, { ...plan, swaps: settled }, period).every((bar) => bar.kind === 'duty')).toBe(true);
  });

  it('belong to each day that they touch', () => {
    const spring = periodOf('2026-03-28');
    // A night over the change of the clock, seven hours long.
    const plan = {
      ...asked,
      duties: [duty('anna', '2026-03-28T21:00:00Z', '2026-03-29T04:00:00Z')],
      holes: [],
      swaps: [],
    };
    const bars = barsOf(seat, plan, spring);
    expect([0, 1, 2].map((day) => barsOnDay(bars, spring, day).length)).toEqual([1, 1, 0]);
    const { left, width } = placed(bars[0]!, spring);
    expect(left).toBeCloseTo(22 / 24);
    expect(left + width).toBeCloseTo(1 + 5 / 23);
  });

  it('say as much of a name as there is room for', () => {
    expect([3, 1, 0.5, 0.1].map((width) => fittingName('Mette Lindholm', width))).toEqual([
      'Mette Lindholm',
      'Mette L.',
      'ML',
      '',
    ]);
  });
});
