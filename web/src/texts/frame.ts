/* What stands around everything: the header, the connection, search, and what went wrong. */

import { many } from './counting';

export const headerTexts = {
  label: 'Overblik over beredskabet',
  connected: 'Forbundet',
  connecting: 'Forbinder …',
  lost: 'Ingen forbindelse',
  /** The connection stands, and nothing is heard. */
  quiet: 'Svarer ikke',
  pictureFrom: (time: string) => `Billedet er fra ${time}`,
  activation: 'Aktivering lige nu',
  noActivation: 'Ingen aktivering',
  /** For a partner, who does not see the rest of the city. */
  activationTakingPart: 'Aktivering, hvor I er med',
  noActivationTakingPart: 'Ikke med i nogen',
  openList: 'Hændelser',
  menu: 'Menu',
  signedInAs: (name: string, organisation: string) => `${name}, ${organisation}`,
  theme: 'Udseende',
  themes: { system: 'Som systemet', light: 'Lyst', dark: 'Mørkt' },
  setup: 'Opsætning',
  phones: 'Demotelefoner',
  signOut: 'Log ud',
  signOutWaiting: (n: number) =>
    n === 1
      ? '1 melding er ikke sendt endnu. Den venter her på maskinen, til du logger ind igen.'
      : `${n} meldinger er ikke sendt endnu. De venter her på maskinen, til du logger ind igen.`,
  signOutAnyway: 'Log ud alligevel',
  toMap: 'Til kortet',
};

const waiting = (n: number) =>
  n === 0 ? '' : n === 1 ? ', og 1 besked venter' : `, og ${n} beskeder venter`;

export const printedTexts = (at: string, person: string): string =>
  `SSP-beredskab. Billedet er fra ${at}. Udskrevet af ${person}.`;

export const offlineTexts = {
  title: (time: string) => `Ingen forbindelse siden ${time}`,
  detail: 'Du ser billedet fra da. Det, du skriver, sendes, når der er forbindelse.',
  loading: 'Henter SSP-beredskab …',
  loadingLong: 'Det tager længere end ellers. Vi bliver ved.',
  never: 'Ingen forbindelse',
  neverDetail: 'Beredskabet svarer ikke. Vi prøver igen hele tiden.',
  unfetched: 'Siden kunne ikke hentes',
  unfetchedDetail: 'Forbindelsen svigtede, mens den blev hentet. Alt, hvad du har skrevet, er her stadig.',
  unfetchedStill: 'Beredskabet svarer ikke endnu. Prøv igen om lidt.',
  unfetchedRetry: 'SSP-beredskab kunne ikke hentes. Vi prøver igen hele tiden.',
  fetchAgain: 'Hent siden igen',
  back: (changes: number, sent: number) =>
    `Forbundet igen. ${many(changes, 'ændring', 'ændringer')} hentet, ${sent} sendt.`,
  queued: (place: number, of: number) => `Venter på at blive sendt (${place} af ${of})`,
  chainBroken: 'Journalens kæde er brudt',
  chainBrokenDetail:
    'En tidligere linje i journalen er ændret eller fjernet uden for beredskabet. Alarmering virker fortsat. Kontakt administratoren.',
  trouble: {
    'texts-lost': (n: number, time: string) =>
      n === 1
        ? `En besked nåede ikke frem kl. ${time}`
        : `${n} beskeder er ikke nået frem, den første kl. ${time}`,
    'texts-waiting': (n: number, time: string) =>
      n === 1
        ? `En sms har ventet på at blive sendt siden kl. ${time}`
        : `${n} sms'er venter på at blive sendt, den ældste siden kl. ${time}`,
    'calls-waiting': (n: number, time: string) =>
      n === 1 ? `Et opkald har ventet siden kl. ${time}` : `${n} opkald venter, det ældste siden kl. ${time}`,
    'sms-provider-down': (n: number, time: string) =>
      `Sms-udbyderen har ikke svaret siden kl. ${time}${waiting(n)}`,
    'voice-provider-down': (n: number, time: string) =>
      `Udbyderen af opkald har ikke svaret siden kl. ${time}${waiting(n)}`,
    'email-provider-down': (n: number, time: string) =>
      `Mailserveren har ikke svaret siden kl. ${time}${waiting(n)}`,
    'words-lost': (n: number) => `Ordene i ${many(n, 'post', 'poster')} i journalen kan ikke læses`,
  },
  troubleDetail: {
    'texts-lost': 'Se under Alarmering, hvem der mangler, og ring til dem.',
    'texts-waiting': 'Ring til de vagthavende. Beredskabet prøver igen; se efter hos sms-udbyderen.',
    'calls-waiting':
      'Opkald til samme nummer sker ét ad gangen. Se under Alarmering, hvem der mangler, og ring selv.',
    'sms-provider-down':
      'Folk kaldes på deres næste måde. Ring til dem, der kun har sms; se under Alarmering, hvem der mangler.',
    'voice-provider-down': 'Folk kaldes på deres andre måder. Se under Alarmering, hvem der mangler.',
    'email-provider-down': 'Folk kaldes på deres andre måder. Se under Alarmering, hvem der mangler.',
    'words-lost':
      'Nøglerne i vault.db mangler eller passer ikke. Alarmering virker fortsat. Drift skal straks hente vault.db og vault.key fra sikkerhedskopien.',
  },
  sent: (n: number) => (n === 1 ? '1 melding er sendt.' : `${n} meldinger er sendt.`),
};

export const searchTexts = {
  coordinates: 'koordinater',
  title: 'Søg',
  label: 'Søg i hændelser og steder',
  placeholder: 'Nummer, sted, type …',
  incidents: 'Hændelser',
  places: 'Steder',
  addresses: 'Adresser',
  addressesDown: 'Adresser kan ikke søges lige nu. Hændelser og steder er her.',
  none: 'Intet fundet.',
};

export const phoneTabsTexts = {
  label: 'Visninger',
  incident: 'Hændelse',
  map: 'Kort',
  log: 'Log',
  report: 'Meld',
};

export const notFoundTexts = {
  title: 'Siden findes ikke',
  detail: 'Linket er forkert, eller siden er flyttet.',
  action: 'Gå til kortet',
};

export const problemsTexts = {
  title: (status: number) =>
    status === 403 ? 'Det må du ikke' : status === 404 ? 'Det findes ikke' : 'Det gik ikke',
  detail: (status: number) =>
    status === 403
      ? 'Din rolle giver ikke adgang til det. Spørg en administrator.'
      : status === 404
        ? 'Det findes ikke mere. Hent siden igen.'
        : 'Prøv igen. Det, du har skrevet, er her stadig.',
  unreachable: 'Ikke gemt: beredskabet svarer ikke',
  unreachableDetail: 'Teksten er stadig her. Vi prøver igen om lidt.',
  notNow: 'Beredskabet kan ikke tage imod lige nu.',
  unexpected: 'Der skete en fejl',
  unexpectedDetail: 'Det, du har skrevet, er her stadig. Prøv igen, eller hent siden igen.',
  loadFailed: 'Kunne ikke hentes',
  retry: 'Prøv igen',
};
