/* Exercises: nothing has happened, and every screen says so. */

export const exerciseTexts = {
  real: 'Rigtig hændelse',
  group: 'Øvelser',
  ended: 'Afsluttede øvelser',
  counted: (n: number) => (n === 1 ? '1 øvelse' : `${n} øvelser`),
  bar: (number: string) => `${number} – intet her er sket. Alle beskeder begynder med ØVELSE.`,
  barShort: 'intet her er sket',
  barReport: 'Du er ved at starte en øvelse. Alle beskeder begynder med ØVELSE.',
  barTest: 'Prøvealarm – intet er sket. Alle beskeder begynder med ØVELSE.',
  label: 'Øvelse',
  realTime: (date: string, time: string) => `Rigtig tid: ${date} kl. ${time}`,
  realGoing: (n: number) => (n === 1 ? '1 rigtig hændelse er i gang' : `${n} rigtige hændelser er i gang`),
  toReal: (n: number) => (n === 1 ? 'Se den rigtige hændelse' : 'Se de rigtige hændelser'),
  pageTitle: (title: string) => `ØVELSE – ${title}`,
  choose: 'Det er en øvelse',
  chooseHint:
    'Intet er sket. Rigtige personer bliver alarmeret, og alle beskeder begynder og slutter med ØVELSE. Det kan ikke laves om bagefter.',
  leaderHint: 'Du kan øve med din egen ledergruppe. Skal andre med, starter Sekretariatet øvelsen.',
  before: (n: number) =>
    n === 1
      ? '1 rigtig person får nu en sms, der begynder med ØVELSE'
      : `${n} rigtige personer får nu en sms, der begynder med ØVELSE`,
  beforeNobody: 'Ingen får en sms: ingen af dem, der skal alarmeres, kan nås',
  beforeUnknown: 'Rigtige personer får nu en sms, der begynder med ØVELSE',
  send: (n: number) =>
    n === 0
      ? 'Start øvelsen'
      : n === 1
        ? 'Start øvelsen og alarmér 1 person'
        : `Start øvelsen og alarmér ${n} personer`,
  sendUnknown: 'Start øvelsen og alarmér',
  sent: 'Øvelsen er startet.',
  coming: (text: string) => `${text} – øvelse`,
  end: 'Afslut øvelsen …',
  endAll: 'Afslut alle øvelser …',
  endAllTitle: (n: number) => (n === 1 ? 'Afslut øvelsen' : `Afslut alle ${n} øvelser`),
  endAllDetail: 'De alarmerede får besked. Rigtige hændelser berøres ikke.',
  reason: 'Hvorfor afsluttes de nu?',
  endAllDo: (n: number) => (n === 1 ? 'Afslut 1 øvelse' : `Afslut ${n} øvelser`),
  endedAll: 'Øvelserne er afsluttet.',
};
