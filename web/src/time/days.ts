/*
 * Days of the calendar and times of the clock in København. A day is "2026-11-22"; it has 23 hours when the clock is
 * put forward and 25 when it is put back.
 */
import { hhmm, toField } from './time';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEKDAYS = ['søndag', 'mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag'];
const MONTHS = [
  'jan.',
  'feb.',
  'marts',
  'april',
  'maj',
  'juni',
  'juli',
  'aug.',
  'sept.',
  'okt.',
  'nov.',
  'dec.',
];

type Instant = string | number;
const utcOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const partsOf = (day: string): [year: number, month: number, date: number] =>
  day.split('-').map(Number) as [number, number, number];

export const dayOf = (at: Instant): string => toField(at).slice(0, 10);

export const addDays = (day: string, count: number): string =>
  new Date(utcOf(day) + count * DAY).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number => (utcOf(to) - utcOf(from)) / DAY;

/** @param text as a date field gives it */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(utcOf(text)) && addDays(text, 0) === text;

/** Minutes after midnight of "08:00"; null when it is no clock time. */
export function minutesOf(clock: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(clock);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

/**
 * The instant of a time of the clock, in milliseconds. One that spring leaves out is the first instant after it, one
 * that autumn gives twice is its first: as the Hub reads it.
 * @param minutes after midnight by the clock; may be a whole day or more
 */
export function instantOf(day: string, minutes = 0): number {
  const asUtc = utcOf(day) + minutes * MINUTE;
  const wanted = new Date(asUtc).toISOString().slice(0, 16);
  for (const offset of [2 * HOUR, HOUR]) if (toField(asUtc - offset) === wanted) return asUtc - offset;
  return Math.floor((asUtc - HOUR) / HOUR) * HOUR;
}

export const weekday = (day: string): string => WEEKDAYS[new Date(utcOf(day)).getUTCDay()] ?? '';
export const isWeekend = (day: string): boolean => [0, 6].includes(new Date(utcOf(day)).getUTCDay());

/** "22. nov." */
export function dateOf(day: string): string {
  const [, month, date] = partsOf(day);
  return `${date}. ${MONTHS[month - 1] ?? ''}`;
}

/** "lørdag 28. nov." */
export const dayName = (day: string): string => `${weekday(day)} ${dateOf(day)}`;

/** "lørdag 28. nov. kl. 02:00" */
export const dayAndTime = (at: Instant): string => `${dayName(dayOf(at))} kl. ${hhmm(at)}`;

/** "lørdag 28. nov. kl. 02:00–06:00", or from one day to another with both. */
export function span(from: Instant, to: Instant): string {
  // Midnight belongs to the day that it ends, as people say it.
  const last = hhmm(to) === '00:00' ? addDays(dayOf(to), -1) : dayOf(to);
  if (dayOf(from) !== last) return `${dayAndTime(from)} til ${dayAndTime(to)}`;
  const end = hhmm(to) === '00:00' ? '24:00' : hhmm(to);
  return `${dayName(last)} kl. ${hhmm(from)}–${end}`;
}
