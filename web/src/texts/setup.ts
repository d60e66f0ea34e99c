import type { Reference } from '../api/contract';
import { joined } from './counting';

export const setupTexts = {
  title: 'Opsætning',
  tabsLabel: 'Dele af opsætningen',
  tabs: {
    groups: 'Ledergrupper',
    people: 'Personer',
    organisations: 'Organisationer',
    policy: 'Alarmeringsplan',
    reach: 'Hvem kan nås',
    texts: 'Beskedtekster',
  },
  notAllowed: 'Opsætning er for administratorer og Sekretariatet.',
  shiftsTab: 'Vagter',
  saved: 'Gemt.',
  save: 'Gem',
  create: 'Opret',
  edit: 'Ret',
  editNamed: (name: string) => `Ret ${name}`,
  actions: 'Handlinger',
  none: 'Ingen endnu.',
  organisation: {
    newTitle: 'Ny organisation',
    editTitle: 'Ret navn',
    name: 'Navn',
    shortName: 'Kort navn',
    shortHint: 'Som det står i lister, for eksempel SOF',
    kind: 'Slags',
    kindHint: 'En anden partner kan bidrage, men ikke læse oplysninger om personer.',
    submit: 'Opret organisation',
  },
  person: {
    newTitle: 'Ny person',
    name: 'Navn',
    organisation: 'Organisation',
    mobile: 'Mobilnummer',
    mobileHint: '8 cifre. Uden nummer kan personen ikke alarmeres på sms.',
    roles: 'Roller',
    userName: 'Brugernavn',
    password: 'Adgangskode',
    passwordHint: 'Mindst 12 tegn. Uden brugernavn kan personen kun svare på sms.',
    account: 'Konto',
    noAccount: 'Ingen konto',
    submit: 'Opret person',
    editContact: 'Navn og mobil',
    editRoles: 'Roller',
    removeTitle: 'Fjern fra organisationen',
    remove: 'Fjern …',
    removeDetail: (name: string, organisation: string) =>
      `${name} fjernes fra ${organisation} og kan ikke mere alarmeres eller logge ind for den. Det, personen har skrevet, bliver stående.`,
    removeSubmit: 'Fjern personen',
    noMobile: 'intet nummer',
    badMobile: 'Skriv et dansk mobilnummer på 8 cifre, der begynder med 2-9.',
    noRole: 'Vælg mindst én rolle.',
    onlyAdministrators: 'Kun administratorer kan oprette og rette personer. Mobilnumre vises ikke her.',
  },
  group: {
    newTitle: 'Ny ledergruppe',
    editTitle: 'Ret ledergruppe',
    name: 'Navn',
    area: 'Område',
    required: 'Myndigheder, der skal svare',
    requiredHint: 'Gruppen er først dækket, når hver af dem har svaret. Rækkefølgen er den, de vises i.',
    submit: 'Opret ledergruppe',
    allTaken: 'Hvert område har sin ledergruppe. Ret dem i tabellen.',
    noRequired: 'Vælg mindst én myndighed.',
    up: (name: string) => `Flyt ${name} op`,
  },
  drawnAreas: {
    title: 'Bydelene er stadig de omrids, der følger med Beredskab',
    detail:
      'De er tegnet i hånden og kan ligge nogle snese meter forkert. Hent Københavns Kommunes bydele (k101:bydel) som GeoJSON, og importér dem med: areas import FIL',
  },
  unled: {
    /** One line on other screens: the names while they are few. */
    short: (names: string[]) =>
      names.length <= 3
        ? `${joined(names)} har ingen ledergruppe`
        : `${names.length} områder har ingen ledergruppe`,
    title: (n: number) => (n === 1 ? '1 område har ingen ledergruppe' : `${n} områder har ingen ledergruppe`),
    detail: (names: string[]) => `${joined(names)}.`,
    instead: {
      duty: 'Sker der noget dér, alarmeres Sekretariatets vagt i stedet.',
      sekretariat:
        'Sker der noget dér, alarmeres alle i Sekretariatet i stedet, for Sekretariatet har heller ingen ledergruppe med vagt. Opret den for Københavns Kommune.',
      administrators:
        'Sker der noget dér, alarmeres administratorerne i stedet, for der er ingen i Sekretariatet endnu.',
    } satisfies Record<NonNullable<Reference['unled']>['instead'], string>,
  },
};
