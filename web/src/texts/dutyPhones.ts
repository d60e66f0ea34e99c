/* The phones that lie with whoever is on duty. */

const after = (seconds: number): string =>
  seconds === 0 ? 'med det samme' : seconds === 1 ? 'efter 1 sekund' : `efter ${seconds} sekunder`;

export const dutyPhonesTexts = {
  title: 'Vagttelefon',
  intro:
    'En vagttelefon hører til pladsen og ikke til en person. Den bliver alarmeret sammen med den, der har vagten, og et svar fra den tæller for den, der har vagten.',
  introShort: 'vagttelefon',
  none: 'Ingen vagttelefon',
  from: 'fra vagttelefonen',
  on: 'på vagttelefonen',
  verified: 'Bekræftet',
  unverified: 'Ikke bekræftet: den bruges først, når koden er givet',
  sms: (seconds: number) => `SMS ${after(seconds)}`,
  call: (seconds: number) => `opkald ${after(seconds)}`,
  blocked: {
    'opted-out':
      'Spærret for SMS: der er skrevet STOP fra den. Send START til os fra telefonen for at åbne igen.',
    'invalid-number':
      'Spærret: telenettet afviser nummeret. Fjern telefonen, og opret den med det rigtige nummer.',
  },
  callBlocked: 'Opkald er spærret: telenettet afviser nummeret.',
  serves: (seats: string) => `Vagttelefon for ${seats}`,
  number: 'Telefonnummer',
  numberHint: 'Vagttelefonens eget nummer. En persons eget mobilnummer kan ikke bruges.',
  useSms: 'Send SMS til den',
  useCall: 'Ring den op',
  smsAfter: 'SMS efter (sekunder)',
  callAfter: 'Opkald efter (sekunder)',
  afterHint: (most: number) => `Regnet fra alarmen, 0 til ${most}. 0 er samtidig med den, der har vagten.`,
  badSeconds: (most: number) => `Skriv hele sekunder fra 0 til ${most}.`,
  choose: 'Brug en, der findes',
  chooseNone: 'Vælg en vagttelefon',
  use: 'Brug også her',
  newTitle: 'Ny vagttelefon',
  create: 'Opret, og send kode',
  save: 'Gem vagttelefonen',
  created: 'Koden er sendt til vagttelefonen. Den gælder i 10 minutter.',
  sendCode: 'Send kode til telefonen',
  code: 'Kode på 6 cifre',
  confirm: 'Bekræft',
  confirmed: 'Vagttelefonen er bekræftet.',
  release: 'Brug den ikke her mere',
  released: 'Vagttelefonen bruges ikke her mere.',
  remove: 'Fjern vagttelefonen',
  removed: 'Vagttelefonen er fjernet, og nummeret er slettet.',
};
