/*
 * Times as they are said in København, whatever the machine's own zone. The formats of the interface: 02:14, 02:14:07,
 * "søndag 22. november", "33 min", "1 t 43 min".
 */

const ZONE = 'Europe/Copenhagen';
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const WEEKDAYS = ['søndag', 'mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag'];
const MONTHS = [
  'januar',
  'februar',
  'marts',
  'april',
  'maj',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'december',
];

export interface Wall {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

type Instant = string | number | Date;
const MINUTE = 60_000;
const ms = (at: Instant): number => (typeof at === 'number' ? at : new Date(at).getTime());
const two = (n: number): string => String(n).padStart(2, '0');

export function wall(at: Instant): Wall {
  const parts = new Map(clock.formatToParts(ms(at)).map((part) => [part.type, Number(part.value)]));
  const of = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return {
    year: of('year'),
    month: of('month'),
    day: of('day'),
    hour: of('hour'),
    minute: of('minute'),
    second: of('second'),
  };
}

export function hhmm(at: Instant): string {
  const w = wall(at);
  return `${two(w.hour)}:${two(w.minute)}`;
}

export function hhmmss(at: Instant): string {
  const w = wall(at);
  return `${two(w.hour)}:${two(w.minute)}:${two(w.second)}`;
}

const weekday = (w: Wall): string =>
  WEEKDAYS[new Date(Date.UTC(w.year, w.month - 1, w.day)).getUTCDay()] ?? '';
const month = (w: Wall): string => MONTHS[w.month - 1] ?? '';

/** "søndag 22. november" */
export function longDate(at: Instant): string {
  const w = wall(at);
  return `${weekday(w)} ${w.day}. ${month(w)}`;
}

/** "22. nov." */
export function shortDate(at: Instant): string {
  const w = wall(at);
  const name = month(w);
  return `${w.day}. ${name.length > 4 ? `${name.slice(0, 3)}.` : name}`;
}

const dayNumber = (w: Wall): number => Date.UTC(w.year, w.month - 1, w.day) / 86_400_000;

/** "02:14" today, otherwise "22. nov. 02:14". */
export function nearTime(at: Instant, now: Instant): string {
  return dayNumber(wall(at)) === dayNumber(wall(now)) ? hhmm(at) : `${shortDate(at)} ${hhmm(at)}`;
}

/** As in a sentence: "kl. 08:00", "i morgen kl. 08:00", "25. nov. kl. 08:00". */
export function sayTime(at: Instant, now: Instant): string {
  const days = dayNumber(wall(at)) - dayNumber(wall(now));
  const time = `kl. ${hhmm(at)}`;
  if (days === 0) return time;
  if (days === 1) return `i morgen ${time}`;
  if (days === -1) return `i går ${time}`;
  return `${shortDate(at)} ${time}`;
}

/** How long: "nu", "33 min", "1 t 43 min", "2 døgn". Never negative. */
export function duration(milliseconds: number): string {
  const minutes = Math.floor(Math.max(0, milliseconds) / MINUTE);
  if (minutes < 1) return 'nu';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours} t` : `${hours} t ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} døgn`;
}

export const age = (since: Instant, now: Instant): string => duration(ms(now) - ms(since));

/** Written noticeably later than it happened. */
export const writtenLater = (occurredAt: string, recordedAt: string): boolean =>
  ms(recordedAt) - ms(occurredAt) >= 2 * MINUTE;

/** For a datetime-local field: "2026-11-22T02:14", København's time. */
export function toField(at: Instant): string {
  const w = wall(at);
  return `${w.year}-${two(w.month)}-${two(w.day)}T${two(w.hour)}:${two(w.minute)}`;
}

/**
 * The instant of a datetime-local field, read as København's time.
 * @returns null when it is no time, also in the hour that summer time skips. Of a doubled hour, the first.
 */
export function fromField(field: string): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(field);
  if (!match) return null;
  const [year, mon, day, hour, minute] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const asUtc = Date.UTC(year, mon - 1, day, hour, minute);
  for (const offsetHours of [2, 1]) {
    const at = asUtc - offsetHours * 60 * MINUTE;
    if (toField(at) === field.slice(0, 16)) return new Date(at).toISOString();
  }
  return null;
}

/**
 * The same for a plan, which knows what to do with each: a time in the hour that summer time skips is the first after it.
 */
export function fromPlanField(field: string): string | null {
  const told = fromField(field);
  const asUtc = Date.parse(`${field.slice(0, 16)}Z`);
  // Also what is no day at all, such as the 30th of February, has no time; the clock is never put forward by more.
  if (
    told !== null ||
    Number.isNaN(asUtc) ||
    new Date(asUtc).toISOString().slice(0, 16) !== field.slice(0, 16)
  )
    return told;
  for (let minutes = 1; minutes <= 60; minutes++) {
    const after = fromField(new Date(asUtc + minutes * MINUTE).toISOString().slice(0, 16));
    if (after !== null) return after;
  }
  return null;
}

/** The time that is used instead of one that summer time skips; null where nothing has to be. */
export function movedTo(field: string): string | null {
  const used = fromField(field) === null ? fromPlanField(field) : null;
  return used === null ? null : hhmm(used);
}
