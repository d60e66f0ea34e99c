import type { DrawingKind } from '../drawing/drawing';
import { many } from './counting';

/* A place that is drawn: several spots, a line, an area. */

export const upper = (word: string): string => word.slice(0, 1).toLocaleUpperCase('da') + word.slice(1);

export const drawingTexts = {
  choose: 'Hvad tegner du?',
  kinds: {
    point: 'Ét sted',
    points: 'Flere steder',
    line: 'Linje',
    area: 'Område',
  } satisfies Record<DrawingKind, string>,
  corner: { point: 'sted', points: 'sted', line: 'punkt', area: 'hjørne' } satisfies Record<
    DrawingKind,
    string
  >,
  corners: {
    point: 'steder',
    points: 'steder',
    line: 'punkter',
    area: 'hjørner',
  } satisfies Record<DrawingKind, string>,

  /* In lists, the log and the panel. */
  spots: (n: number) => many(n, 'sted', 'steder'),
  line: (length: string) => `en linje på ${length}`,
  area: (size: string) => `et område på ${size}`,
  withDrawing: (what: string) => `Tegningen venter med: ${what}.`,

  at: (place: string) => `ved ${place}`,
  beside: (distance: string, direction: string, place: string) => `${distance} ${direction} for ${place}`,
  directions: ['nord', 'nordøst', 'øst', 'sydøst', 'syd', 'sydvest', 'vest', 'nordvest'],

  /* While drawing. */
  hint: {
    point: '',
    points: 'Klik på kortet for hvert sted. Træk i et sted for at flytte det.',
    line: 'Klik på kortet for hvert punkt på linjen. Træk i et punkt for at flytte det, eller i et plus for at sætte et nyt ind.',
    area: 'Klik på kortet for hvert hjørne. Træk i et hjørne for at flytte det, eller i et plus for at sætte et nyt ind.',
  } satisfies Record<DrawingKind, string>,
  keys: 'Med tastatur: piletasterne i kortet flytter sigtet, Enter sætter, Tilbage (Backspace) fjerner det sidste.',
  mapHint: {
    points: 'Klik for at sætte et sted',
    line: 'Klik for at sætte et punkt',
    area: 'Klik for at sætte et hjørne',
  },
  movingHint: (one: string, n: number) =>
    `Flytter ${one} ${n}: klik på det nye sted, eller brug piletasterne og Enter. Esc fortryder`,
  keyboard: (one: string) =>
    `Kort. Du tegner. Piletasterne flytter sigtet, med Skift i store skridt, plus og minus ændrer udsnittet. Enter sætter et ${one}, Tilbage fjerner det sidste, Escape spørger, om tegningen skal kasseres.`,
  undo: 'Fortryd sidste',
  restart: 'Begynd forfra',
  listOf: (corners: string) => `Tegningens ${corners}`,
  move: 'Flyt',
  insert: 'Nyt efter',
  remove: 'Fjern',
  of: (act: string, one: string, n: number) => `${act} ${one} ${n}`,
  current: 'Ret den nuværende tegning',
  placeField: 'Søg efter et sted, og sæt det',

  /* Said when it is done. */
  wasAdded: (one: string, n: number, where: string) => `${upper(one)} ${n} er sat ${where}.`,
  wasPicked: (one: string, n: number) =>
    `${upper(one)} ${n} er valgt. Zoom ind for at sætte et nyt så tæt på det.`,
  wasMoved: (one: string, n: number, where: string) => `${upper(one)} ${n} er flyttet, ${where}.`,
  wasRemoved: (one: string, n: number) => `${upper(one)} ${n} er fjernet.`,
  wasUndone: (n: number, one: string, more: string) => `Fortrudt. Tegningen har nu ${many(n, one, more)}.`,
  wasCleared: 'Tegningen er tom.',
  nothingToUndo: 'Der er ikke mere at fortryde.',
  moving: (one: string, n: number) => `Du flytter ${one} ${n}.`,
  notMoved: (one: string, n: number) => `${upper(one)} ${n} blev, hvor det var.`,
  size: (what: string) => `${upper(what)}.`,

  /* Before it is thrown away. */
  discardTitle: 'Kassér tegningen?',
  discardDetail: (n: number, one: string, more: string) => `Du har sat ${many(n, one, more)}. De går tabt.`,
  keep: 'Behold tegningen',
  discard: 'Kassér tegningen',

  /* What is wrong with it. */
  more: {
    point: () => '',
    points: (n: number) => (n === 2 ? 'Sæt mindst to steder.' : 'Sæt ét sted til.'),
    line: (n: number) => (n === 2 ? 'Sæt mindst to punkter.' : 'Sæt ét punkt til.'),
    area: (n: number) =>
      n === 3 ? 'Sæt mindst tre hjørner.' : n === 2 ? 'Sæt to hjørner til.' : 'Sæt ét hjørne til.',
  } satisfies Record<DrawingKind, (n: number) => string>,
  tooFew: {
    point: 'Vælg ét sted.',
    points: 'Sæt mindst to steder, eller vælg Ét sted.',
    line: 'En linje har mindst to punkter.',
    area: 'Et område har mindst tre forskellige hjørner.',
  } satisfies Record<DrawingKind, string>,
  tooMany: (most: number, corners: string, n: number) =>
    `Tegningen har ${n} ${corners} og må højst have ${most}. Fjern nogle.`,
  tinyLine: 'Linjen er under 5 meter. Tegn den længere, eller vælg Ét sted.',
  tinyArea: 'Området er under 25 kvadratmeter. Tegn det større, eller vælg Ét sted.',
  outsideRegion: (one: string, n: number | null) =>
    `${upper(one)}${n === null ? 'et' : ` ${n}`} ligger uden for Sjælland. ${n === null ? 'Vælg et andet.' : 'Flyt det, eller fjern det.'}`,
  together: (a: number, b: number, where: string) =>
    `Sted ${a} og sted ${b} ligger oven i hinanden ${where}. Fjern det ene, eller flyt det.`,
  side: { line: 'stykket', area: 'siden' },
  from: (side: string, one: string, from: number, to: number) => `${side} fra ${one} ${from} til ${to}`,
  crossingArea: (where: string, a: string, b: string) =>
    `Kanten krydser sig selv ${where}, hvor ${a} møder ${b}. Flyt et af hjørnerne.`,
  crossingLine: (where: string, a: string, b: string) =>
    `Linjen krydser sig selv ${where}, hvor ${a} møder ${b}. Flyt et af punkterne.`,
  heldBack: 'Kan ikke sendes endnu.',
  previewWaits: 'Når tegningen er i orden, står her, hvem der alarmeres.',
};
