import type { ZoneKind } from '../api/contract';
import { joined, many } from './counting';

/* Zones: what is drawn on an incident's map together. */

export const zonesTexts = {
  title: 'Zoner',
  none: 'Ingen zoner er tegnet.',
  /** "2 zoner gælder fra 4, der er lagt sammen med denne. De står herunder." */
  noneOwn: (from: readonly { from: string; zones: number }[]) => {
    const all = from.reduce((sum, one) => sum + one.zones, 0);
    return `${all === 1 ? '1 zone' : `${all} zoner`} gælder fra ${joined(from.map((one) => one.from))}, der er lagt sammen med denne. ${all === 1 ? 'Den' : 'De'} står herunder.`;
  },
  kinds: {
    afspaerring: 'Afspærring',
    moedested: 'Mødested',
    'trygt-sted': 'Trygt sted',
    uro: 'Område med uro',
  } satisfies Record<ZoneKind, string>,
  named: (kind: string, exercise: boolean) => (exercise ? `ØVELSE ${kind}` : kind),
  spot: 'ét sted',
  drawnBy: (name: string, organisation: string, time: string) =>
    `Tegnet af ${name}, ${organisation}, ${time}`,
  version: (n: number, name: string, time: string) => `Udgave ${n} · ${name} ${time}`,
  versionOf: (n: number) => `Udgave ${n}`,
  disputed: (n: number) => `${many(n, 'udgave', 'udgaver')} gælder`,
  counted: (zone: string, n: number) => `${zone}: ${many(n, 'udgave', 'udgaver')}`,
  disputedDetail: 'Flere tegnede zonen på samme tid. Begge står på kortet, til en er valgt.',
  disputedMany: 'Flere tegnede zonen på samme tid. Alle står på kortet, til en er valgt.',

  create: 'Ny zone',
  redraw: 'Tegn om',
  remove: 'Fjern',
  show: 'Vis på kortet',
  choose: 'Vælg denne',
  /** For a screen reader: which zone a button is of. */
  of: (act: string, zone: string) => `${act}: ${zone}`,
  was: { chosen: 'Valget er gjort.', removed: 'Zonen er fjernet.' },
  changedNow: 'Sådan er zonen nu. Vælg igen.',

  removeTitle: (zone: string) => `Fjern ${zone.startsWith('ØVELSE') ? zone : zone.toLocaleLowerCase('da')}?`,
  removeDetail: (zone: string, where: string) =>
    `${zone}, ${where}, forsvinder fra alles kort. Den bliver stående i loggen.`,
  keep: 'Behold zonen',
  removeNow: 'Fjern zonen',

  /* The form. */
  newTitle: 'Ny zone',
  redrawTitle: (zone: string) => `Tegn om: ${zone}`,
  kind: 'Hvad er zonen?',
  meaning: {
    afspaerring: 'Lukket af politiet',
    moedested: 'Her samles de, der kommer',
    'trygt-sted': 'Her kan børn og unge sendes hen',
    uro: 'Her er der, eller kan der komme, uro',
  } satisfies Record<ZoneKind, string>,
  note: 'Kort tekst (kan udelades)',
  noteHint: 'Fx »Kun beboere«. Ingen navne eller CPR-numre.',
  placeField: 'Søg efter et sted, og sæt det',
  chooseKind: 'Vælg, hvad zonen er.',
  drawIt: 'Tegn zonen på kortet.',
  submit: 'Tegn zonen for alle',
  submitRedraw: 'Gem den nye tegning',
  submitBeside: 'Send min tegning, så begge står',
  unchanged: 'Tegningen er den samme som før.',

  /* Somebody else is at it. */
  redrawnMeanwhile: (name: string, time: string) =>
    `${name} har tegnet zonen om kl. ${time}, mens du tegner.`,
  redrawnDetail: (what: string) =>
    `Den nye er ${what}, og den står på kortet. Din tegning er bevaret. Sender du den, står begge, til en er valgt.`,
  useTheirs: 'Drop min tegning',
  removedMeanwhile: 'Zonen er fjernet, mens du tegner.',
  removedDetail: 'Din tegning er bevaret. Skal zonen være der, så tegn den som en ny.',
  asNew: 'Tegn den som en ny zone',

  /* While they wait to be sent. */
  waiting: {
    draw: (zone: string, what: string) => `Ny zone: ${zone}, ${what}`,
    redraw: (zone: string, what: string) => `${zone} tegnet om: ${what}`,
    choose: (zone: string, n: number) => `${zone}: udgave ${n} valgt`,
    remove: (zone: string) => `${zone} fjernet`,
  },

  /* Said when it comes. */
  said: {
    drawn: (incident: string, zone: string, what: string, who: string) =>
      `Ny zone på ${incident}: ${zone}, ${what}. Tegnet af ${who}.`,
    redrawn: (incident: string, zone: string, what: string, who: string) =>
      `Zone på ${incident} er tegnet om af ${who}: ${zone}, nu ${what}.`,
    disputed: (incident: string, zone: string, who: string, n: number) =>
      `Zone på ${incident} er tegnet af flere på samme tid, senest ${who}: ${zone} har ${n} udgaver. Vælg en af dem.`,
    chosen: (incident: string, zone: string, n: number) =>
      `Zone på ${incident}: udgave ${n} af ${zone} er valgt.`,
    removed: (incident: string, zone: string) => `Zone på ${incident} er fjernet: ${zone}.`,
  },

  /* In the log. */
  log: {
    drawn: (zone: string, what: string) => `Zone tegnet: ${zone}, ${what}.`,
    redrawn: (zone: string, what: string) => `Zone tegnet om: ${zone}, ${what}.`,
    beside: (zone: string, n: number, what: string) =>
      `Zone tegnet om på samme tid som af en anden: ${zone}, udgave ${n}, ${what}.`,
    besideDetail: 'Begge udgaver står, til en er valgt.',
    chosen: (zone: string, n: number) => `Zone: udgave ${n} af ${zone} er valgt.`,
    removed: (zone: string) => `Zone fjernet: ${zone}.`,
  },

  onMap: 'Zoner på kortet',
};
