import { describe, expect, it } from 'vitest';
import { addDays, dayOf, daysBetween, instantOf, isDay, minutesOf, span } from './days';

const iso = (day: string, minutes: number): string => new Date(instantOf(day, minutes)).toISOString();

describe('days in København', () => {
  it('are counted over months and changes of the clock', () => {
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysBetween('2026-10-24', '2026-11-07')).toBe(14);
    expect(dayOf('2026-11-22T23:30:00Z')).toBe('2026-11-23');
  });

  it('begin and end where the clock says, on days of 23 and 25 hours too', () => {
    expect(instantOf('2026-03-30') - instantOf('2026-03-29')).toBe(23 * 3_600_000);
    expect(instantOf('2026-10-26') - instantOf('2026-10-25')).toBe(25 * 3_600_000);
    expect(iso('2026-03-29', 8 * 60)).toBe('2026-03-29T06:00:00.000Z');
    expect(iso('2026-10-25', 8 * 60)).toBe('2026-10-25T07:00:00.000Z');
  });

  it('take the first instant after a time that spring leaves out, and the first of a doubled one', () => {
    expect(iso('2026-03-29', 2 * 60 + 30)).toBe('2026-03-29T01:00:00.000Z');
    expect(iso('2026-10-25', 2 * 60 + 30)).toBe('2026-10-25T00:30:00.000Z');
  });

  it('read dates and clock times strictly', () => {
    expect([isDay('2026-02-28'), isDay('2026-02-30'), isDay('28-02-2026')]).toEqual([true, false, false]);
    expect([minutesOf('08:15'), minutesOf('24:00'), minutesOf('8:15')]).toEqual([495, null, null]);
  });

  it('say a span with each day once', () => {
    expect(span('2026-11-28T01:00:00Z', '2026-11-28T05:00:00Z')).toBe('lørdag 28. nov. kl. 02:00–06:00');
    expect(span('2026-11-28T21:00:00Z', '2026-11-28T23:00:00Z')).toBe('lørdag 28. nov. kl. 22:00–24:00');
    expect(span('2026-12-02T15:00:00Z', '2026-12-03T07:00:00Z')).toBe(
      'onsdag 2. dec. kl. 16:00 til torsdag 3. dec. kl. 08:00',
    );
  });
});
