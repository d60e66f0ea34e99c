import { plain } from './places';

/** What the service of addresses takes, in characters. */
const LONGEST = 73;

/** A street and at least the beginning of a number. A street alone is no place, and nobody is asked about a name. */
export function looksLikeAddress(text: string): boolean {
  return text.trim().length <= LONGEST && /\p{L}{2}.*\s\d/u.test(text);
}

/** Whether an address that was found for less still fits what is typed by now. */
export function stillFits(title: string, typed: string): boolean {
  const words = plain(title).split(' ');
  return plain(typed)
    .split(' ')
    .every((part) => words.some((word) => word.startsWith(part)));
}
