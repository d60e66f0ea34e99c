/**
 * Whether a text seems to hold a CPR number: six digits that are a date (the day may have 60 added) and four more, with
 * or without a dash. Only to warn while writing; the Hub has the last word.
 */
export function hasCpr(text: string): boolean {
  const plain = text.normalize('NFKC');
  for (const match of plain.matchAll(
    /(?<!\d)(\d{2})(\d{2})(\d{2})[\s\u00ad]?[-\u2010-\u2015\u2212.]?[\s\u00ad]?\d{4}(?!\d)/g,
  )) {
    const [day, month, year] = match.slice(1, 4).map(Number) as [number, number, number];
    if (dateExists(day > 60 ? day - 60 : day, month, year)) return true;
  }
  return false;
}

function dateExists(day: number, month: number, year: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const days = (century: number): number => new Date(Date.UTC(century + year, month, 0)).getUTCDate();
  return day <= Math.max(days(1900), days(2000));
}
