import { describe, expect, it } from 'vitest';
import {
  age,
  duration,
  fromField,
  fromPlanField,
  hhmm,
  hhmmss,
  longDate,
  movedTo,
  nearTime,
  sayTime,
  toField,
  writtenLater,
} from './time';

const NIGHT = '2026-11-22T01:14:09Z';

describe('times', () => {
  it('are København’s, with a colon', () => {
    expect([hhmm(NIGHT), hhmmss(NIGHT), longDate(NIGHT)]).toEqual([
      '02:14',
      '02:14:09',
      'søndag 22. november',
    ]);
    expect(hhmm('2026-07-01T22:30:00Z')).toBe('00:30');
  });

  it('carry the day when it is another', () => {
    expect(nearTime('2026-11-21T21:00:00Z', NIGHT)).toBe('21. nov. 22:00');
    expect(sayTime('2026-11-22T07:00:00Z', NIGHT)).toBe('kl. 08:00');
    expect(sayTime('2026-11-23T07:00:00Z', NIGHT)).toBe('i morgen kl. 08:00');
    expect(sayTime('2026-11-21T07:00:00Z', NIGHT)).toBe('i går kl. 08:00');
    expect(sayTime('2026-11-29T07:00:00Z', NIGHT)).toBe('29. nov. kl. 08:00');
  });

  it('say how long in minutes and hours', () => {
    const minutes = [0, 33, 60, 103, 60 * 50].map((m) => duration(m * 60_000));
    expect(minutes).toEqual(['nu', '33 min', '1 t', '1 t 43 min', '2 døgn']);
    expect(age(NIGHT, '2026-11-22T01:00:00Z')).toBe('nu');
    expect(writtenLater(NIGHT, '2026-11-22T01:20:00Z')).toBe(true);
  });

  it('are read from a field as København’s, over both changes of the clock', () => {
    expect(fromField('2026-11-22T02:14')).toBe('2026-11-22T01:14:00.000Z');
    expect(fromField('2026-07-01T02:14')).toBe('2026-07-01T00:14:00.000Z');
    expect(fromField('2026-03-29T02:30')).toBeNull();
    expect(fromField('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(fromField('2026-02-30T10:00')).toBeNull();
    expect(fromField('')).toBeNull();
    expect(toField(NIGHT)).toBe('2026-11-22T02:14');
  });

  it('are in a plan the first after the hour that summer time skips', () => {
    expect(fromPlanField('2027-03-28T02:30')).toBe('2027-03-28T01:00:00.000Z');
    expect(fromPlanField('2027-03-28T02:00')).toBe('2027-03-28T01:00:00.000Z');
    expect(fromPlanField('2027-03-28T03:00')).toBe('2027-03-28T01:00:00.000Z');
    expect(movedTo('2027-03-28T02:30')).toBe('03:00');
    expect(movedTo('2027-03-28T03:00')).toBeNull();
    expect(fromPlanField('2026-02-30T10:00')).toBeNull();
    expect(fromPlanField('')).toBeNull();
    expect(movedTo('')).toBeNull();
  });
});
