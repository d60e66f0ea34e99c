import { joined, leaders, many } from './counting';

/* Two reports of one incident, and one report of two. */

/** "hændelse 12", "øvelse ØV 3". */
export const named = (number: string): string =>
  `${number.startsWith('ØV') ? 'øvelse' : 'hændelse'} ${number}`;

export const mergingTexts = {
  title: 'Slå sammen med en anden',
  menu: 'Slå sammen …',
  split: 'Del …',
  intro: 'Vælg den hændelse, der er den samme. Intet går tabt: begge logge kan stadig læses.',
  which: 'Hvilken hændelse er den samme?',
  likely: 'Ligner',
  none: 'Der er ingen anden åben hændelse at slå sammen med.',
  more: (n: number) => `Vis ${many(n, 'anden åben hændelse', 'andre åbne hændelser')}`,
  /** "120 m væk · meldt 4 min før"; a place that one of them does not have has no distance. */
  apart: (distance: string, minutes: number, later: boolean) =>
    [
      distance && `${distance} væk`,
      `meldt ${minutes < 1 ? 'samtidig' : `${minutes} min ${later ? 'efter' : 'før'}`}`,
    ]
      .filter(Boolean)
      .join(' · '),
  keep: 'Hvilken fortsætter?',
  keepThis: (number: string, title: string) => `${number}, ${title}`,
  oldest: 'meldt først',
  reason: 'Hvorfor?',
  reasonGiven: 'Samme hændelse, meldt to gange',
  before: 'Det sker der',
  ends: (duplicate: string, main: string) =>
    `${duplicate} slutter og fortsætter som ${named(main)}. Log, beslutninger og opgaver bliver stående på ${duplicate} og kan ses fra ${main}.`,
  raised: (main: string, level: string) => `${main} hæves til ${level.toLowerCase()}.`,
  areas: (main: string, areas: readonly string[]) => `${main} omfatter nu også ${joined(areas)}.`,
  partners: (main: string, partners: readonly string[]) => `${joined(partners)} kan se ${main}.`,
  asked: (n: number) => `${leaders(n)} bliver bedt om at svare igen med en ny kode.`,
  told: (n: number) => `${leaders(n)} får besked om, hvilken kode der gælder nu.`,
  carried: (n: number) => `${n === 1 ? '1 svar gælder' : `${n} svar gælder`} stadig.`,
  called: (n: number) => `${leaders(n)}, der ikke var kaldt til den, alarmeres.`,
  nobody: 'Ingen får besked.',
  tasks: (n: number, duplicate: string) =>
    `${many(n, 'åben opgave', 'åbne opgaver')} på ${duplicate} kan stadig løses, også fra den, der fortsætter.`,
  smsTitle: 'De får denne sms',
  renewing: 'Finder ud af, hvem der får besked',
  offline: 'Ingen forbindelse. Hvem der får besked, afgøres, når den når frem.',
  unanswered: 'Intet svar endnu; vi spørger igen. Hvem der får besked, afgøres, når den når frem.',
  changed: (number: string) => `${number} er ændret, mens du så på den. Se, hvad der sker nu, og vælg igen.`,
  submit: (duplicate: string, main: string) => `Slå ${duplicate} sammen med ${main}`,
  waiting: (duplicate: string, main: string) => `Slå ${duplicate} sammen med ${main}`,
  done: (duplicate: string, main: string) => `${duplicate} er slået sammen med ${main}.`,
  /** At the top of what was merged. */
  merged: (main: string) => `Slået sammen med ${named(main)}`,
  mergedDetail: 'Alt nyt skrives dér. Her står loggen, som den var.',
  goTo: (number: string) => `Gå til ${number}`,
  mergedAt: (time: string, by: string) => `Slået sammen ${time} af ${by}`,
  reportAgain: 'Var det forkert? Meld den for sig selv',
  announced: (duplicate: string, main: string) => `${duplicate} er slået sammen med ${main}.`,
  inList: (main: string) => `Slået sammen med ${main}`,
  from: (number: string) => `Fra ${named(number)}`,
  fromNotSeen: 'Du er ikke med i den, så du kan ikke se den her.',
  fromOpen: (tasks: number) => (tasks === 0 ? '' : many(tasks, 'åben opgave', 'åbne opgaver')),
  fromEmpty: 'Der var ingen beslutninger, opgaver eller zoner.',
  fromLog: (number: string) => `Hele loggen på ${number}`,
  tied: 'Hænger sammen med',
  splitFrom: (number: string) => `Delt ud af ${named(number)}.`,
  splitOff: (number: string) => `Delt: ${named(number)}`,
  logMerged: (into: string) => `Slået sammen med ${into}.`,
  logAbsorbed: (which: string) => `Har optaget ${which}: samme hændelse.`,
  logSplitOff: (other: string) => `Delt: ${other} er meldt for sig selv.`,
  splitting: (number: string) => `Deles ud af ${named(number)}`,
  splittingDetail: 'Ret sted, type, niveau og svar, så de passer på det, der er en anden hændelse.',
  notSplitting: 'Meld den for sig selv',
  takeSpots: (n: number, first: string) =>
    n === 1 ? `Fjern stedet fra ${named(first)}` : `Fjern de ${n} steder fra ${named(first)}`,
  takeSpotsDetail: (n: number, left: number, first: string) =>
    `${n === 1 ? 'Det er' : 'De er'} også på ${named(first)}, som så beholder ${left === 1 ? 'ét sted' : `${left} steder`}. Begge logge fortæller det, og de, der er alarmeret til den, får besked, når det flytter sig langt.`,
  sharedAll: (first: string) =>
    `Den nye og ${named(first)} har nu samme sted. Ligger en af dem et andet sted, så flyt den.`,
  repeatsFirst: (first: string) =>
    `Den nye er magen til ${named(first)}: samme type, sted og svar. Ret det, der er anderledes, eller skriv i ${named(first)} i stedet.`,
  maybeReported: (number: string) => `Måske allerede meldt: ${named(number)}`,
  /** @param distance empty when there is none */
  maybeRow: (number: string, distance: string, minutes: number) =>
    `nr. ${number} · ${distance ? `${distance} væk` : 'i samme bydel'} · ${minutes < 1 ? 'meldt lige nu' : `meldt for ${minutes} min siden`}`,
  maybeDetail: 'Er det den samme, så skriv i den i stedet. Du kan stadig sende.',
};
