import type { ContactFault, TestAudience, TestEnding } from '../api/contract';

/* The weekly test alarm and its report. */

const seconds = (value: number): string => {
  const whole = Math.round(value);
  if (whole < 60) return `${whole} sek.`;
  const minutes = Math.floor(whole / 60);
  return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} sek.`;
};
const people = (n: number): string => (n === 1 ? '1 person' : `${n} personer`);

export const testAlarmTexts = {
  menu: 'Prøvealarm',
  title: 'Prøvealarm',
  intro:
    'En gang om ugen bliver de vagthavende bedt om at svare, så I ved, at de kan nås. Beskeden begynder med ØVELSE, og ingen andre kaldes, hvis nogen ikke svarer.',
  notAllowed: 'Prøvealarmer er for myndighederne.',
  loading: 'Henter …',
  failed: 'Kunne ikke hentes',
  next: (when: string) => `Næste prøvealarm: ${when}`,
  off: 'Ugens prøvealarm er slået fra.',
  waits:
    'Ugens prøvealarm er udsat, fordi en rigtig hændelse er i operationsberedskab. Den sendes, hvis det er ovre inden for tre timer.',
  settings: 'Ugens prøvealarm',
  on: 'Send en prøvealarm hver uge',
  weekday: 'Ugedag',
  weekdays: ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'],
  time: 'Klokkeslæt',
  timeHint: 'Københavnsk tid, også når uret stilles.',
  audience: 'Hvem',
  audiences: { 'on-duty': 'De vagthavende', members: 'Alle i ledergrupperne' } satisfies Record<
    TestAudience,
    string
  >,
  deadline: 'Svarfrist i minutter',
  save: 'Gem',
  saved: 'Gemt.',
  now: 'Send en prøvealarm nu',
  nowBefore: (n: number, phones: number) =>
    `${people(n)}${phones === 0 ? '' : ` og ${phones === 1 ? '1 vagttelefon' : `${phones} vagttelefoner`}`} får nu en besked, der begynder med ØVELSE.`,
  nowSend: (n: number) => `Send prøvealarm til ${people(n)}`,
  nowNobody: 'Ingen er på vagt, så der er ingen at sende til.',
  nowReal: 'En rigtig hændelse er i operationsberedskab. Vent med prøvealarmen, til den er afsluttet.',
  nowRunning: 'En prøvealarm er i gang.',
  sent: 'Prøvealarmen er sendt.',
  stop: 'Stop prøvealarmen',
  stopped: 'Prøvealarmen er stoppet.',
  history: 'Tidligere prøvealarmer',
  none: 'Der er ikke sendt nogen prøvealarm endnu.',
  columns: { when: 'Hvornår', how: 'Hvordan', answered: 'Svarede', median: 'Mediantid', open: 'Rapport' },
  weekly: 'ugens',
  byHand: 'sendt med hånden',
  running: 'i gang',
  report: 'Se rapport',
  reportOf: (when: string) => `Se rapporten for ${when}`,
  missed: {
    'real-alert': 'Ikke sendt: en rigtig hændelse var i operationsberedskab',
    down: 'Ikke sendt: beredskabet kørte ikke på det tidspunkt',
    nobody: 'Ikke sendt: ingen var på vagt',
  },
  count: (answered: number, asked: number) => `${answered} af ${asked}`,
  seconds,
  noMedian: '–',

  reportTitle: 'Rapport for prøvealarm',
  all: 'Alle prøvealarmer',
  csv: 'Hent CSV',
  json: 'Hent JSON',
  own: 'Du ser dine egne ledergrupper.',
  sentBy: (who: string, when: string) => `${who}, sendt ${when}`,
  waiting: (time: string) => `I gang. Svarfrist kl. ${time}`,
  ending: {
    deadline: 'Slut ved svarfristen',
    'real-alert': 'Afbrudt, fordi en rigtig hændelse kom i operationsberedskab',
    stopped: 'Stoppet',
  } satisfies Record<TestEnding, string>,
  answered: (answered: number, asked: number) => `${answered} af ${asked} svarede i tide`,
  late: (n: number) => `${n} for sent`,
  median: (value: number) => `mediantid ${seconds(value)}`,
  last: (when: string) => `Sidste gang, ${when}`,
  attention: 'Det skal der gøres noget ved',
  noFaults: (running: boolean) => (running ? 'Ingen måde har fejlet indtil nu.' : 'Ingen måde fejlede.'),
  byGroup: 'Ledergrupper',
  byAuthority: 'Myndigheder',
  messages: (n: number) => (n === 1 ? 'Beskeden, som den blev sendt' : 'Beskederne, som de blev sendt'),
  ownCode: 'Hver modtager har sin egen kode, hvor der her står {kode}.',
  exact: 'Ordret',
  erased: 'Teksten er slettet.',
  phones: 'Vagttelefoner',
  phoneAnswered: (answered: number, asked: number) =>
    asked === 1
      ? answered === 1
        ? 'vagttelefonen svarede'
        : 'vagttelefonen svarede ikke'
      : `${answered} af ${asked} vagttelefoner svarede`,
  heldBy: (who: string) => `hos ${who}`,
  people: 'Personer',
  personColumns: { name: 'Navn', ways: 'Måder', answer: 'Svar', speed: 'Hvor hurtigt', before: 'Sidst' },
  channels: { sms: 'sms', voice: 'telefon', push: 'notifikation', email: 'e-mail' },
  answers: { coming: 'Ja', cannot: 'Nej', deputy: 'Stedfortræder' },
  by: { sms: 'på sms', dashboard: 'på skærmen', voice: 'i telefonen', push: 'på notifikation' },
  noAnswer: 'Intet svar',
  lateMark: 'for sent',
  before: { true: 'svarede', false: 'svarede ikke' },
  faults: {
    'opted-out': 'har skrevet STOP',
    'number-refused': 'nummeret er afvist af telenettet',
    'no-way': 'kan ikke nås på nogen måde',
    'push-gone': 'enheden tager ikke imod notifikationer mere',
    'no-provider': 'kanalen er ikke sat op',
    'not-delivered': 'beskeden nåede ikke frem',
  } satisfies Record<ContactFault, string>,
  remedies: {
    'opted-out': 'Bed personen skrive START til beredskabets nummer.',
    'number-refused': 'Ret nummeret under Opsætning, og bed personen bekræfte det.',
    'no-way': 'Skriv et mobilnummer under Opsætning.',
    'push-gone': 'Bed personen slå notifikationer til igen på enheden.',
    'no-provider': 'En administrator skal sætte kanalen op.',
    'not-delivered': 'Ring til personen, og aftal en måde mere.',
  } satisfies Record<ContactFault, string>,
  phoneRemedies: {
    'opted-out': 'Skriv START fra vagttelefonen til beredskabets nummer.',
    'number-refused': 'Fjern vagttelefonen under Vagtplan, og opret den med det rigtige nummer.',
    'no-way': 'Fjern vagttelefonen under Vagtplan, og opret den med det rigtige nummer.',
    'push-gone': 'En administrator skal sætte kanalen op.',
    'no-provider': 'En administrator skal sætte kanalen op.',
    'not-delivered': 'Se efter, om vagttelefonen er tændt og ligger hos den, der har vagten.',
  } satisfies Record<ContactFault, string>,

  askedTitle: 'Prøvealarm: svar, så vi ved, at du kan nås',
  askedDetail: (time: string) => `Intet er sket. Svar inden kl. ${time}.`,
  answer: 'Jeg kan nås',
  thanks: 'Tak. Dit svar på prøvealarmen er modtaget.',
};
