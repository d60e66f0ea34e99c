import { describe, expect, it } from 'vitest';
import type { Duty } from '../api/contract';
import { givableTurn, turnsOf } from './givable';

const plan = { from: '2026-11-23T12:00:00Z', to: '2027-02-23T12:00:00Z' };
const now = Date.parse(plan.from);
const duty: Duty = {
  id: 'd',
  ledergruppe: 'g',
  organisation: 'o',
  person: 'anna',
  from: '2026-11-30T07:00:00Z',
  to: '2026-12-07T07:00:00Z',
  why: 'rotation',
  plan: 'r',
  deputy: false,
  insteadOf: null,
  resting: null,
  turnFrom: '2026-11-30T07:00:00Z',
  turnTo: '2026-12-07T07:00:00Z',
};

describe('turns that can be given away', () => {
  it('are whole where only the view was cut, and what is left where something lies over them', () => {
    const running = { ...duty, from: plan.from, turnFrom: '2026-11-16T07:00:00Z' };
    expect(givableTurn(running, plan, now)).toMatchObject({
      from: Date.parse('2026-11-16T07:00:00Z'),
      begun: true,
    });
    const cut = { ...duty, from: '2026-12-02T07:00:00Z' };
    expect(givableTurn(cut, plan, now)).toMatchObject({
      from: Date.parse('2026-12-02T07:00:00Z'),
      begun: false,
    });
  });

  it('are not another’s for whom one stands in, nor a single shift that has begun', () => {
    expect(givableTurn({ ...duty, deputy: true, insteadOf: 'bo' }, plan, now)).toBeNull();
    // A shift of Bo's lies over it and rests: it is Bo's as soon as he is back.
    expect(givableTurn({ ...duty, resting: 'bo' }, plan, now)).toBeNull();
    const begun: Duty = { ...duty, why: 'override', from: plan.from, turnFrom: '2026-11-23T10:00:00Z' };
    expect(givableTurn(begun, plan, now)).toBeNull();
  });

  it('come soonest first, and only one’s own', () => {
    const duties = [
      duty,
      { ...duty, person: 'bo' },
      { ...duty, from: '2026-11-24T07:00:00Z', to: '2026-11-25T07:00:00Z' },
    ];
    expect(turnsOf({ ...plan, duties }, 'anna', 'o', null, now).map((turn) => turn.from)).toEqual([
      Date.parse('2026-11-24T07:00:00Z'),
      Date.parse('2026-11-30T07:00:00Z'),
    ]);
  });
});
