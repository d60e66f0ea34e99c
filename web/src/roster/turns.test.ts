import { describe, expect, it } from 'vitest';
import { nextTurns, type TurnRule } from './turns';

const weekly: TurnRule = {
  people: ['anna', 'bo', 'carl'],
  kind: 'weekly',
  handover: '08:00',
  from: '2026-10-12',
  to: null,
  cycleDays: 7,
  segments: [],
};
const said = (rule: TurnRule, now: string, count: number): string[] =>
  nextTurns(rule, Date.parse(now), count).map(
    ({ person, from, to }) =>
      `${person} ${new Date(from).toISOString().slice(5, 16)} ${new Date(to).toISOString().slice(5, 16)}`,
  );

describe('the next turns', () => {
  it('go round by the week, and hand over by the clock when it is put back', () => {
    expect(said(weekly, '2026-10-20T00:00:00Z', 3)).toEqual([
      'bo 10-19T06:00 10-26T07:00',
      'carl 10-26T07:00 11-02T07:00',
      'anna 11-02T07:00 11-09T07:00',
    ]);
  });

  it('hand over by the clock when it is put forward, also at a time that is left out', () => {
    const daily: TurnRule = { ...weekly, kind: 'daily', handover: '02:30', from: '2026-03-27' };
    expect(said(daily, '2026-03-27T00:00:00Z', 3)).toEqual([
      'anna 03-27T01:30 03-28T01:30',
      'bo 03-28T01:30 03-29T01:00',
      'carl 03-29T01:00 03-30T00:30',
    ]);
  });

  it('count a pattern’s turns on from cycle to cycle', () => {
    const nights: TurnRule = {
      ...weekly,
      kind: 'pattern',
      handover: '16:00',
      from: '2026-11-27',
      segments: [
        { fromDay: 0, from: '16:00', toDay: 2, to: '08:00', turn: 0 },
        { fromDay: 3, from: '16:00', toDay: 4, to: '08:00', turn: 1 },
      ],
    };
    expect(said(nights, '2026-11-27T00:00:00Z', 3)).toEqual([
      'anna 11-27T15:00 11-29T07:00',
      'bo 11-30T15:00 12-01T07:00',
      'carl 12-04T15:00 12-06T07:00',
    ]);
  });

  it('end with the handover after the last day', () => {
    expect(said({ ...weekly, to: '2026-10-20' }, '2026-10-12T00:00:00Z', 5)).toEqual([
      'anna 10-12T06:00 10-19T06:00',
      'bo 10-19T06:00 10-21T06:00',
    ]);
  });

  it('are none without people, or when everything is over', () => {
    expect(nextTurns({ ...weekly, people: [] }, 0, 3)).toEqual([]);
    expect(said({ ...weekly, to: '2026-10-20' }, '2027-01-01T00:00:00Z', 3)).toEqual([]);
  });

  it('are found years after the first', () => {
    expect(said({ ...weekly, from: '2016-01-04' }, '2026-11-23T12:00:00Z', 1)).toHaveLength(1);
  });
});
