import { plain } from './places';

/** What the service of addresses takes, in characters. */
const LONGEST = 73;

const NUMBERED = /\p{L}{2}.*\s\d/u;
/** What the name of a street ends with, when all of it is written. */
const STREET =
  /\p{L}{2}(?:vej|vejen|gade|gaden|allé|alle|alléen|boulevard|stræde|vænge|vænget|stien|gyde|dossering)$/iu;

/**
 * A street and at least the beginning of a number, or the whole name of a street. Nobody is asked about the name of
 * anything else: what is typed may be somebody.
 */
export function looksLikeAddress(text: string): boolean {
  const typed = text.trim();
  return typed.length <= LONGEST && (NUMBERED.test(text) || STREET.test(typed.replace(/ (?=\p{L}+$)/u, '')));
}

/** Whether an address that was found for less still fits what is typed by now. */
export function stillFits(title: string, typed: string): boolean {
  const words = plain(title).split(' ');
  return plain(typed)
    .split(' ')
    .every((part) => words.some((word) => word.startsWith(part)));
}
