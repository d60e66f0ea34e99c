/** "1 leder", "4 ledere" */
export const leaders = (n: number): string => many(n, 'leder', 'ledere');

/** How many of the authorities that must answer have; the segments beside it show which. */
export const covered = (n: number, required: number): string =>
  required === 0
    ? 'Ingen skal svare'
    : n < required
      ? `${n} af ${required} dækket`
      : required === 1
        ? 'Dækket'
        : required === 2
          ? 'Begge dækket'
          : `Alle ${required} dækket`;

/** A sentence that ends with a name that ends with a full stop, as "Sydhavn St.", has one. */
export const stopped = (sentence: string): string => sentence.replace(/(?<!\.)\.\.(?!\.)/g, '.');

/** "1 hul", "4 huller", "0 huller" */
export const many = (n: number, one: string, more: string): string => `${n} ${n === 1 ? one : more}`;

const list = new Intl.ListFormat('da');

/** In a sentence: "Valby", "Valby og Vanløse", "Valby, Vanløse og Østerbro"; empty for none. */
export const joined = (names: readonly string[]): string => list.format(names);

/** What stands before each of several: nothing, commas, and "og" before the last. */
export const before = (index: number, count: number): string =>
  index === 0 ? '' : index === count - 1 ? ' og ' : ', ';
