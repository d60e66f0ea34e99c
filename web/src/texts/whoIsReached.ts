/* Who cannot be reached as they should, and how long anybody's own order may wait. */

import { many } from './counting';

const seconds = (n: number): string => many(n, 'sekund', 'sekunder');

const count = (n: number): string => (n === 1 ? 'Én' : String(n));

export const whoIsReachedTexts = {
  intro:
    'Her står, hvem der ikke kan nås, som de skal. Alarmer sendes altid til det, der er. Numre og adresser vises ikke her.',
  loading: 'Henter …',
  none: 'Alle har en bekræftet telefon, og intet er spærret.',
  title: (n: number) => (n === 1 ? 'Ét forhold at se på' : `${count(n)} forhold at se på`),
  columns: { who: 'Hvem', what: 'Hvad', since: 'Siden', todo: 'Hvad gør du?' },
  phone: (seats: string) => `Vagttelefon, ${seats}`,
  kind: { sms: 'SMS', voice: 'Opkald', push: 'Besked på enhed', email: 'E-mail' },
  reason: {
    'opted-out': 'har skrevet STOP',
    'invalid-number': 'nummeret er afvist af telenettet',
    'device-gone': 'enheden er væk',
    'no-phone': 'Ingen telefon kan bruges',
    unverified: 'telefonen er ikke bekræftet',
  },
  todo: {
    'opted-out': 'Ring, og bed om START sendt som SMS fra nummeret. Så åbner det igen af sig selv.',
    'invalid-number':
      'Ret nummeret under Personer, eller bed personen bekræfte det igen under Sådan nås du. En ny kode, der bliver givet, åbner det.',
    'device-gone': 'Bed personen slå beskeder til igen på sin enhed under Sådan nås du.',
    'no-phone':
      'Skriv et mobilnummer under Personer, eller bed personen tilføje en telefon under Sådan nås du.',
    unverified: 'Bed personen om at sende sig en kode og give den under Sådan nås du. Alarmer sendes imens.',
    phone: 'Ret vagttelefonen under Vagtplan, Turnus.',
  },
  alone: 'Personen kan ikke nås på anden måde.',
  unknownSince: 'fra begyndelsen',
  limitsTitle: 'Den længste ventetid',
  limitsIntro:
    'Hver person vælger selv rækkefølgen af sine måder. Her sætter du, hvor længe den må vente, regnet fra alarmen. Operationsberedskab bruger alle måder på én gang.',
  verifiedWithin: 'Bekræftet måde inden (sekunder)',
  everyWithin: 'Alle måder inden (sekunder)',
  bad: (most: number) =>
    `Skriv hele sekunder fra 0 til ${most}. Den første kan ikke være større end den anden.`,
  onlyAdministrators: 'Kun administratorer kan ændre ventetiden.',
  now: (verified: number, every: number) =>
    `${verified === 0 ? 'En bekræftet måde bruges med det samme' : `En bekræftet måde bruges inden for ${seconds(verified)}`}, og alle inden for ${seconds(every)}.`,
  save: 'Gem ventetiden',
};
