/* Spans of a policy: typed as minutes:seconds, said in words. */

/** "1:30"; 5400 is "90:00". */
export const spanField = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/**
 * Seconds of "1:30", "1.30" or "2" (minutes).
 * @returns null when it is none of them; the bounds are for the caller
 */
export function readSpan(typed: string): number | null {
  const match = /^\s*(\d{1,4})(?:[:.](\d{1,2}))?\s*$/.exec(typed);
  if (!match) return null;
  const seconds = Number(match[2] ?? 0);
  return seconds > 59 ? null : Number(match[1]) * 60 + seconds;
}

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** "30 sekunder", "1½ minut", "2 minutter", "1 minut og 15 sekunder", "2 timer". */
export function spanWords(seconds: number): string {
  if (seconds >= 3600) {
    if (seconds % 3600 === 1800) return `${Math.floor(seconds / 3600)}½ time`;
    const minutes = Math.round((seconds % 3600) / 60);
    const hours = counted(Math.floor(seconds / 3600), 'time', 'timer');
    return minutes === 0 ? hours : `${hours} og ${counted(minutes, 'minut', 'minutter')}`;
  }
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  if (minutes === 0) return counted(rest, 'sekund', 'sekunder');
  if (rest === 0) return counted(minutes, 'minut', 'minutter');
  if (rest === 30) return `${minutes}½ minut`;
  return `${counted(minutes, 'minut', 'minutter')} og ${counted(rest, 'sekund', 'sekunder')}`;
}
