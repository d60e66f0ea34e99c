import { joined, leaders } from './counting';

/* What is written and changed in an incident. */

export const formsTexts = {
  decision: 'Beslutning',
  omission: 'Undladelse',
  kind: 'Beslutning eller undladelse',
  whatDecided: 'Hvad beslutter du?',
  whatOmitted: 'Hvad undlader I?',
  why: 'Hvorfor?',
  level: 'Niveau for beslutningen',
  writeInLog: 'Skriv i loggen',
  note: 'Skriv i loggen',
  notePlaceholder: 'Skriv i loggen. Ingen navne eller CPR-numre.',
  write: 'Skriv',
  personFree: 'Ingen navne, adresser eller CPR-numre',
  count: (n: number, max: number) => `${n} af ${max}`,
  occurred: 'Hvornår skete det?',
  edit: 'Ret',
  taskTitle: 'Ny opgave',
  whatTask: 'Hvad skal gøres?',
  measures: 'Tiltag, der har virket før',
  organisation: 'Myndighed',
  tovholder: 'Tovholder',
  noTovholder: 'Ikke valgt endnu',
  deadline: 'Frist',
  deadlines: { hour: 'om 1 time', morning: 'kl. 08:00', tomorrow: 'om et døgn' },
  targetGroups: 'Målgruppe',
  giveTask: 'Giv opgaven',
  complete: 'Udført',
  completeTitle: 'Opgaven er udført',
  completeNote: 'Bemærkning (kan udelades)',
  reopen: 'Genåbn …',
  reopenTitle: 'Genåbn opgaven',
  correct: 'Ret …',
  correctTitle: 'Rettelse',
  correctText: 'Hvad er rigtigt?',
  correctHint: 'Det oprindelige bliver stående. Rettelsen vises under det.',
  correctSubmit: 'Skriv rettelsen',
  choose: 'Vælg',
  skippedTime: (used: string | null) =>
    used === null ? '' : `Uret stilles frem den nat, så tidspunktet findes ikke. Kl. ${used} bruges.`,
  badTime: 'Tidspunktet findes ikke. Ret dato og klokkeslæt.',
  missing: 'Her mangler en tekst.',
  queued: 'Ingen forbindelse. Teksten er gemt og sendes, når der er forbindelse.',
  unanswered: 'Intet svar endnu. Teksten er gemt og sendes igen, til den er modtaget.',
  held: (reason: string) => `Ikke modtaget endnu. ${reason} Teksten er gemt her på maskinen og sendes igen.`,
  sending: 'Sender …',
  cprSoon: 'Her må der ikke stå et CPR-nummer. Alle i beredskabet kan læse loggen. Skriv uden nummeret.',
};

/** Whoever has no way left is not told. */
const both = (told: string, lost: number): string =>
  [told, lost === 0 ? '' : `${leaders(lost)} er alarmeret, men kan ikke nås og får ingen besked.`]
    .filter(Boolean)
    .join(' ');

export const levelTexts = {
  title: 'Skift niveau',
  to: 'Nyt niveau',
  why: 'Hvorfor?',
  told: (n: number, lost = 0) =>
    n + lost === 0
      ? 'Ingen er alarmeret endnu.'
      : both(n === 0 ? '' : `${leaders(n)} er alarmeret for hændelsen og får besked.`, lost),
  raise: (word: string) => `Hæv til ${word.toLowerCase()}`,
  lower: (word: string) => `Sænk til ${word.toLowerCase()}`,
  current: 'nuværende',
  choose: 'Vælg et nyt niveau',
};

export const moveTexts = {
  title: 'Flyt hændelsen',
  intro:
    'Klik på kortet, søg et sted, eller skriv koordinater. Når hændelsen en ny bydel, alarmeres ledergruppen der. De, der allerede er alarmeret, får besked, når det er et andet sted eller mere end 300 m væk.',
  submit: 'Flyt hændelsen hertil',
  submitAlert: (n: number) => `Flyt og alarmér ${leaders(n)}`,
  submitTell: (n: number) => `Flyt og giv ${leaders(n)} besked`,
  /** Those who were alerted before; a small move is not told. */
  told: (n: number) => (n === 0 ? '' : `${leaders(n)}, der allerede er alarmeret, får besked om flytningen.`),
  coordinates: 'Koordinater (længde, bredde)',
  badCoordinates: 'Skriv længde og bredde som 12,5560 55,6870.',
  use: 'Brug',
  crosshair: 'Sigtet',
  reaches: (areas: readonly string[]) =>
    `Når nu også ${joined(areas)}. ${areas.length === 1 ? 'Ledergruppen dér' : 'Ledergrupperne dér'} alarmeres.`,
  stays: 'Ingen ny bydel. Ingen nye alarmeres.',
  renewing: 'Finder ud af, hvem der alarmeres. Du kan flytte uden at vente.',
};

export const standDownTexts = {
  title: 'Deaktivér hændelsen',
  why: 'Hvorfor kan beredskabet gå tilbage til normaldrift?',
  told: (n: number, lost = 0) =>
    n + lost === 0
      ? 'Ingen er alarmeret for hændelsen.'
      : both(n === 0 ? '' : `${leaders(n)} er alarmeret og får besked om, at det er slut.`, lost),
  submit: (n: number) => (n === 0 ? 'Deaktivér' : `Deaktivér og giv ${leaders(n)} besked`),
};

export const inviteTexts = {
  title: 'Invitér partner',
  intro: 'Partneren kan se denne hændelse og skrive i dens log. Partneren ser ikke oplysninger om personer.',
  partner: 'Partner',
  none: 'Der er ingen partnere at invitere.',
  submit: 'Invitér',
};

export const conflictTexts = {
  title: (who: string | null, time: string | null) =>
    who && time
      ? `${who} ændrede hændelsen kl. ${time}, mens du skrev.`
      : 'Hændelsen blev ændret, mens du skrev.',
  theirs: 'Sådan er den nu',
  yours: 'Din ændring',
  keep: 'Behold den nye',
  useMine: 'Brug min',
  level: 'Niveau',
  place: 'Sted',
  state: 'Tilstand',
  open: 'Aktiv',
  closed: 'Deaktiveret',
  alreadyClosed: 'Hændelsen er deaktiveret og kan ikke ændres mere.',
};
