import type { AlertRecord } from '../api/contract';

/* The proof of an alert. */

export const proofTexts = {
  title: 'Dokumentation for alarmeringen',
  back: 'Til hændelsen',
  print: 'Udskriv',
  json: 'Hent JSON',
  csv: 'Hent CSV',
  intro:
    'Læst af journalen selv, ikke af det, programmet husker. Hver linje har sit løbenummer og sin hash, så den kan efterprøves.',
  incident: (number: string) => `Hændelse ${number}`,
  about: 'Alarmen',
  group: 'Hvem',
  reason: 'Hvorfor',
  areas: 'Område',
  raised: 'Rejst',
  ended: 'Afsluttet',
  running: 'ikke afsluttet',
  plan: 'Alarmeringsplan',
  planSince: (plan: string, clock: string, sequence: number) =>
    `fra ${clock} ${plan.charAt(0).toLowerCase()}${plan.slice(1)}, da niveauet blev ændret (nr. ${sequence})`,
  coverage: 'Dækning',
  coverageHint: 'Hvem der stod for hver myndighed, fra hvornår til hvornår, også hen over et vagtskifte.',
  until: (clock: string) => `til ${clock}`,
  lasts: 'varer ved',
  awaited: (person: string, self: boolean) =>
    self
      ? 'er spurgt igen som ny på vagt og har ikke svaret endnu'
      : `${person} er ny på vagt og har ikke svaret endnu`,
  relieved: (people: string, clock: string) => `har afløst ${people} kl. ${clock}`,
  course: 'Forløb',
  messages: (n: number) => (n === 1 ? '1 besked' : `${n} beskeder`),
  noMessages: 'Ingen beskeder.',
  noCoverage: 'Ingen myndighed skulle svare.',
  sequence: 'Nr.',
  wrote: (text: string) => `»${text}«`,
  purpose: {
    alert: 'Kald',
    moved: 'Flytning',
    merged: 'Sammenlægning',
    level: 'Nyt niveau',
    relieved: 'Afløsning',
    covered: 'Dækket',
    'stand-down': 'Afslutning',
    reply: 'Svar',
  } satisfies Record<AlertRecord['messages'][number]['purpose'], string>,
  to: (receiver: string, organisation: string | null) =>
    organisation ? `${receiver}, ${organisation}` : receiver,
  attempts: (n: number) => (n === 1 ? '1 forsøg' : `${n} forsøg`),
  repeated: 'gentaget',
  failed: 'Dokumentationen kan ikke hentes',
};
