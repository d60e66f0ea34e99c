import type { IncidentHeader } from '../api/contract';

type Numbered = Pick<IncidentHeader, 'number' | 'exercise'>;

const EXERCISE = 'ØV ';

/** What people call an incident: "4711", and an exercise, which has numbers of its own: "ØV 21". */
export const numberOf = ({ number, exercise }: Numbered): string =>
  exercise ? `${EXERCISE}${number}` : String(number);

/** The word that the Hub puts before an exercise's title. */
export const EXERCISE_WORD = 'ØVELSE';

/** An exercise's title without the word before it. */
export const plainTitle = (title: string): string =>
  title.startsWith(`${EXERCISE_WORD} `) ? title.slice(EXERCISE_WORD.length + 1) : title;

/** "/haendelse/4711" and "/oevelse/21": the two countings never meet in an address. */
export const partsOf = (called: string): ['haendelse' | 'oevelse', string] =>
  called.startsWith(EXERCISE) ? ['oevelse', called.slice(EXERCISE.length)] : ['haendelse', called];

export const calledFrom = (kind: 'haendelse' | 'oevelse', number: string): string =>
  kind === 'oevelse' ? `${EXERCISE}${number}` : number;
