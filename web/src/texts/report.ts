import { LOCATE_SECONDS, type Unlocated } from '../app/locate';
import { joined, leaders, stopped } from './counting';

/* Reporting an incident. */

export const reportTexts = {
  title: 'Meld hændelse',
  button: 'Meld hændelse',
  draft: 'Kladden gemmes, mens du skriver',
  call112: 'Ring 112 ved akut fare',
  call112Detail: 'Beredskabet tilkalder ikke politi, brandvæsen eller ambulance.',
  what: 'Hvad er sket?',
  where: 'Hvor?',
  whereDetails: 'Beskriv stedet',
  now: 'Hvordan er situationen nu?',
  started: 'Hvad er sat i gang?',
  type: 'Type',
  level: 'Niveau',
  levelHint: 'er du i tvivl, så vælg det højeste',
  scope: 'Omfang',
  scopes: { lokal: 'Lokal', bydaekkende: 'Bydækkende' },
  placeField: 'Søg efter et sted',
  placePlaceholder: 'Plads, gade, station, skole …',
  placeOrAddress: 'Sted, eller vej og husnummer …',
  clearPlace: 'Fjern stedet',
  myPosition: 'Min position',
  noPlace: 'Uden sted',
  noPlaceChosen: 'Meldes uden sted. Sekretariatets vagt alarmeres.',
  locating: 'Finder din position …',
  locationVague: (distance: string) =>
    `Telefonen ved kun, hvor den er, inden for ${distance}. Ret stedet, hvis du kender det bedre.`,
  locationFailed: {
    refused:
      'Browseren afviser at give din position videre. Tillad det ved at trykke på ikonet til venstre for adressen øverst, eller i telefonens indstillinger under Placering, og prøv igen. Eller klik på kortet.',
    missing: 'Denne browser kan ikke finde din position. Klik på kortet, eller søg efter stedet.',
    insecure:
      'Browseren giver kun positionen videre på en sikker forbindelse (https). Klik på kortet, eller søg efter stedet.',
    unavailable:
      'Enheden ved ikke lige nu, hvor den er. Se efter, om placering er slået til, og prøv igen. Eller klik på kortet.',
    late: `Positionen kom ikke inden for ${LOCATE_SECONDS} sekunder. Prøv igen, gerne ude i det fri, eller klik på kortet.`,
    outside:
      'Enheden siger, at den er uden for Sjælland, som er det, systemet dækker. Klik på kortet, eller søg efter stedet.',
  } satisfies Record<Unlocated, string>,
  foundPlaces: (n: number) => (n === 1 ? '1 sted fundet' : `${n} steder fundet`),
  noSuchPlace: (text: string, chosen: string) =>
    chosen
      ? stopped(`Intet sted hedder »${text}«. Valgt er stadig: ${chosen}.`)
      : `Intet sted hedder »${text}«, og intet er valgt. Prøv et andet navn, eller klik på kortet.`,
  outsideRegion: (text: string) =>
    `»${text}« ligger uden for Sjælland, som er det, systemet dækker. I København er længden cirka 12,6 og bredden cirka 55,7.`,
  outsideRegionChosen: (chosen: string) =>
    chosen ? stopped(`Valgt er stadig: ${chosen}.`) : 'Intet er valgt. Ret tallene, eller klik på kortet.',
  /** What was typed in the search is no place yet: who would be alerted is not who it seems. */
  placeOpen: 'Stedet er ikke valgt endnu',
  placeOpenDetail: (text: string) =>
    `I søgefeltet står »${text}«, og det er ikke blevet til et sted. Vælg i listen, klik på kortet, eller vælg Uden sted. Så står her, hvem der alarmeres.`,
  notTaken: (text: string, chosen: string) =>
    chosen
      ? stopped(`Du valgte ikke noget for »${text}«. Valgt er stadig: ${chosen}.`)
      : `Du valgte ikke noget for »${text}«, og intet er valgt. Vælg i listen, eller klik på kortet.`,
  streetMiddle: (street: string) =>
    `Valgt er midten af ${street}. Klik på kortet, hvis det er et andet sted på gaden.`,
  placesLoading: 'Henter stederne …',
  address: 'adresse',
  addressesAsked: 'Søger også blandt adresser …',
  addressesDown: 'Adresser kan ikke søges lige nu. Søg efter et sted, eller klik på kortet.',
  addressHint: 'En adresse findes med vejens hele navn, eller med vej og husnummer.',
  addressFetched: (title: string) => `Finder ${title} på kortet …`,
  addressLost: 'Adressens plads kunne ikke hentes. Prøv igen, eller klik på kortet.',
  liesIn: 'Ligger i',
  justOutside: (areas: readonly string[]) =>
    `Stedet ligger lige uden for ${joined(areas)}. ${areas.length === 1 ? 'Ledergruppen dér' : 'Ledergrupperne dér'} og Sekretariatets vagt alarmeres.`,
  outside: 'Stedet ligger uden for København. Sekretariatets vagt alarmeres.',
  nearBoundary: (areas: readonly string[]) =>
    `Under 150 m til ${joined(areas)}. ${areas.length === 1 ? 'Begge ledergrupper' : 'Alle ledergrupperne'} alarmeres.`,
  somewhereIn: (area: string) =>
    `Meldes som et sted i ${area}: det præcise sted er ikke kendt. Kun der alarmeres, ikke i nabobydelene. Klik på kortet, når I kender stedet.`,
  before: 'Før du sender',
  alertedNow: (n: number) => (n === 0 ? 'Ingen kan alarmeres' : `${leaders(n)} alarmeres nu`),
  everyAuthority: 'Hver myndighed skal svare.',
  nobodyOnDuty: 'ingen på vagt',
  somebodyOnDuty: 'den vagthavende',
  unreachable: {
    'no-number': 'kan ikke nås: intet mobilnummer',
    'no-provider': 'kan ikke nås: sms er ikke slået til',
    'opted-out': 'kan ikke nås: har selv stoppet sms (STOP)',
    'invalid-number': 'kan ikke nås: telenettet afviser nummeret',
  },
  by: { sms: 'sms', voice: 'opkald', push: 'notifikation', email: 'e-mail' },
  onDutyPhone: 'på vagttelefonen',
  smsStopped: (way: string) => `har selv stoppet sms (STOP), nås ved ${way}`,
  unreached: (n: number) => (n === 0 ? '' : `${leaders(n)} til skulle kaldes, men kan ikke nås.`),
  smsTitle: 'De får denne sms',
  smsCount: (characters: number, capacity: number, parts: number) =>
    `${characters} af ${capacity} tegn, ${parts === 1 ? 'én sms' : `${parts} sms'er`}, uden link`,
  similarNone: 'Ingen lignende hændelser i nærheden',
  similarNoneTakingPart: 'Ingen lignende i nærheden blandt dem, I er med i',
  similarTitle: (n: number) => (n === 1 ? '1 hændelse ligner' : `${n} hændelser ligner`),
  /** @param distance empty when there is none */
  similarRow: (number: string, distance: string, stoodDown: boolean) =>
    `nr. ${number} · ${distance ? `${distance} væk` : 'i samme bydel'}${stoodDown ? ', deaktiveret' : ''}`,
  send: (n: number) => (n === 0 ? 'Send melding' : `Send melding og alarmér ${leaders(n)}`),
  sendUnknown: 'Send melding og alarmér',
  previewWaiting: 'Vælg type og niveau, så står her, hvem der alarmeres.',
  renewing: 'Finder ud af, hvem der alarmeres',
  renewingDetail: 'Du kan sende uden at vente. Alarmen går til dem, der har vagten i området.',
  previewOffline: 'Ingen forbindelse. Hvem der alarmeres, afgøres, når meldingen når frem.',
  previewUnanswered:
    'Intet svar endnu; vi spørger igen. Hvem der alarmeres, afgøres, når meldingen når frem.',
  missingType: 'Vælg, hvad der er sket.',
  missingLevel: 'Vælg et niveau.',
  missingWhat: 'Skriv kort, hvad der er sket.',
  missingPlace: 'Vælg et sted på kortet, eller vælg Uden sted.',
  sent: 'Meldingen er sendt.',
  arriving: 'Meldingen er sendt. Den vises her, så snart billedet er hentet.',
  queued: 'Ingen forbindelse. Meldingen er gemt og sendes, når der er forbindelse. Ring, hvis det haster.',
  unanswered:
    'Intet svar endnu. Meldingen er gemt og sendes igen, til den er modtaget. Ring, hvis det haster.',
  held: (reason: string) =>
    `Meldingen er ikke modtaget endnu. ${reason} Den er gemt her på maskinen og sendes igen. Ring, hvis det haster.`,
  discard: 'Kassér kladden',
  placeholderWhat: 'Antal, retning, farer. Uden navne.',
};
