import type { Duty, Roster, RosterImport, RosterWarning } from '../api/contract';
import { joined, many, stopped } from './counting';

const holes = (n: number): string => many(n, 'hul', 'huller');
const warnings = (n: number): string => many(n, 'advarsel', 'advarsler');

const days = (from: string, to: string | null): string =>
  to === null ? `fra ${from} og frem` : to === from ? `den ${from}` : `fra ${from} til ${to}`;

export const rosterTexts = {
  title: 'Vagtplan',
  tabsLabel: 'Dele af vagtplanen',
  tabs: {
    plan: 'Plan',
    turns: 'Turnus og medlemmer',
    swaps: 'Bytte og fravær',
    calendar: 'Kalender',
    file: 'Regneark',
  },
  onlyAuthorities: 'Vagtplanen er for myndighederne.',
  loading: 'Henter vagtplanen',
  print: 'Udskriv',

  /* the period and what is shown */
  earlier: '14 dage tilbage',
  later: '14 dage frem',
  today: 'I dag',
  todayMark: 'i dag',
  firstDay: 'Vis fra',
  show: 'Vis',
  showAll: 'Alle ledergrupper',
  showMine: 'Mine ledergrupper',
  day: 'Dag',
  dayHoles: (n: number) => holes(n),
  now: (time: string) => `Nu, kl. ${time}`,
  zone: 'Alle tider er dansk tid',
  legend: {
    label: 'Forklaring',
    own: 'Din vagt',
    hole: 'Ingen på vagt',
    unreachable: 'Kan ikke nås på sms',
    swap: 'Bytte venter på svar',
  },
  noGroups: 'Der er ingen ledergrupper endnu. Opret dem under Opsætning, så kan du lægge vagter her.',
  toGroups: 'Opret ledergrupper',
  nothingHere: 'Intet valgt at vise.',
  noPlan: 'Ingen vagter i de 14 dage.',
  notRequired: 'skal ikke svare',
  coverage: (covered: number, required: number) => `dækket nu: ${covered} af ${required}`,
  groupHoles: (n: number) => (n === 0 ? 'ingen huller' : holes(n)),
  rowHint: 'Piletasterne går fra vagt til vagt i rækken.',
  rowLabel: (organisation: string, group: string) => `${organisation}, ${group}`,
  you: 'dig',
  nobody: 'Ingen',

  /* what is missing */
  checkTitle: (h: number, w: number, when: string) => {
    const parts = [h > 0 && holes(h), w > 0 && warnings(w)].filter(Boolean).join(' og ');
    return `${parts} ${when}`;
  },
  checkNone: (when: string) => `Ingen huller og ingen advarsler ${when}`,
  consequence: 'Sker der noget i et hul, går alarmen til Sekretariatet.',
  hole: (organisation: string, place: string, when: string) =>
    `Ingen på vagt for ${organisation} ${place}, ${when}`,
  holeAbsent: (name: string) => `${name} er fraværende, og ingen kan træde i stedet`,
  inPlace: (place: string) => `i ${place}`,
  wholePeriod: 'i alle de viste dage',
  untilEnd: (from: string) => `fra ${from} og resten af de viste dage`,
  sinceNow: (to: string) => `lige nu, til ${to}`,
  sinceNowOn: 'lige nu og resten af de viste dage',
  allHoles: (n: number) => (n === 1 ? 'Vis hullet' : `Vis alle ${n} huller`),
  fewerHoles: 'Vis færre',
  appoint: 'Udpeg',
  appointFor: (organisation: string, place: string, when: string) =>
    `Udpeg for ${organisation} ${place}, ${when}`,
  warningKinds: {
    unreachable: (n: number) => `${n} vagthavende kan ikke nås på telefon`,
    unverified: (n: number) =>
      many(n, 'vagthavende har ikke bekræftet sin telefon', 'vagthavende har ikke bekræftet deres telefon'),
    'two-places': (n: number) =>
      many(n, 'gang har en person vagt to steder', 'gange har en person vagt to steder'),
    'shifts-overlap': (n: number) =>
      many(n, 'gang ligger to enkeltvagter oven i hinanden', 'gange ligger to enkeltvagter oven i hinanden'),
    'no-deputies': (n: number) => many(n, 'sted uden stedfortrædere', 'steder uden stedfortrædere'),
    'vacant-turns': (n: number) =>
      many(n, 'turnus har en person, der er rejst', 'turnusser har en person, der er rejst'),
    'rotations-overlap': (n: number) =>
      many(n, 'sted med to turnusser fra samme dag', 'steder med to turnusser fra samme dag'),
    'stretches-overlap': (n: number) =>
      many(
        n,
        'gang ligger to vagter i et mønster oven i hinanden',
        'gange ligger to vagter i et mønster oven i hinanden',
      ),
  } satisfies Record<RosterWarning['kind'], (n: number) => string>,
  warning: {
    unreachable: (name: string, seat: string, from: string) =>
      `${name} har vagt for ${seat} fra ${from}, men har ingen telefon, der kan bruges. Skriv nummeret under Opsætning, Personer, eller bed personen tilføje en telefon under Sådan nås du.`,
    unverified: (name: string, seat: string, from: string) =>
      `${name} har vagt for ${seat} fra ${from}, men har ikke bekræftet sin telefon. Alarmer sendes til den alligevel. Bed personen sende sig en kode under Sådan nås du.`,
    rotationsOverlap: (seat: string) =>
      `To turnusser for ${seat} begynder samme dag, og kun den ene tæller. Slet den, der ikke gælder, under Turnus.`,
    stretchesOverlap: (seat: string, one: number, other: number) =>
      `Vagt ${one} og vagt ${other} i turnussens mønster for ${seat} ligger oven i hinanden. Den, der begynder sidst, gælder. Ret tiderne under Turnus.`,
    twoPlaces: (name: string, seat: string, other: string, when: string) =>
      `${name} har vagt både for ${seat} og for ${other}, ${when}.`,
    overlap: (name: string, other: string, seat: string, when: string) =>
      `${name} og ${other} har hver en enkeltvagt for ${seat}, ${when}. Den, der begynder sidst, gælder: ${other}.`,
    noDeputies: (seat: string) => `${seat}: er den vagthavende fraværende, træder ingen i stedet.`,
    vacantTurns: (seat: string) => `${seat}: turnussen har ture uden person.`,
  },

  /* one duty */
  why: {
    rotation: 'turnus',
    override: 'enkeltvagt',
    swap: 'bytte',
  } satisfies Record<Duty['why'], string>,
  deputyFor: (name: string | null) =>
    name ? `stedfortræder for ${name}` : 'stedfortræder for en, der er rejst',
  backFrom: (name: string) => `fordi ${name} er fraværende`,
  dutyLabel: (organisation: string, place: string, name: string, when: string, why: string) =>
    `${name}, ${organisation} ${place}, ${when}, ${why}`,
  holeLabel: (organisation: string, place: string, when: string) =>
    `Hul: ingen på vagt for ${organisation} ${place}, ${when}`,
  swapLabel: (giver: string, taker: string, organisation: string, place: string, when: string) =>
    `Bytte venter på svar: ${giver} til ${taker}, ${organisation} ${place}, ${when}`,
  swapBar: (taker: string) => `${taker}?`,
  detail: {
    who: 'Hvem',
    seat: 'For',
    when: 'Hvornår',
    turn: 'Hele turen',
    why: 'Hvorfor',
    sms: 'Sms',
    unreachable: 'Intet mobilnummer, kan ikke nås på sms',
  },
  whyLong: {
    rotation: 'På tur i turnussen',
    override: 'Enkeltvagt, går forud for turnussen',
    swap: 'Bytte, som begge har sagt ja til',
  } satisfies Record<Duty['why'], string>,
  dutyTitle: 'Vagt',
  holeTitle: 'Ingen på vagt',
  replace: 'Sæt en anden på …',
  giveAway: 'Byt vagten …',
  cancelShift: 'Aflys enkeltvagten …',
  cancelShiftDetail: 'Bagefter gælder det, der lå under den: turnussen, eller et hul.',
  cancelShiftSubmit: 'Aflys enkeltvagten',

  /* a single shift */
  shift: {
    open: 'Ny vagt',
    title: 'Ny enkeltvagt',
    titleReplace: 'Sæt en anden på vagt',
    titleHole: 'Udpeg en vagthavende',
    intro: 'En enkeltvagt går forud for turnus og bytte.',
    group: 'Ledergruppe',
    organisation: 'Myndighed',
    person: 'Person',
    from: 'Fra',
    to: 'Til',
    submit: 'Sæt på vagt',
    badOrder: 'Vagten skal slutte, efter at den begynder.',
    noPeople: 'Myndigheden har ingen personer endnu.',
    member: 'medlem',
    deputy: 'stedfortræder',
    away: 'fraværende',
  },

  /* swaps */
  swap: {
    title: 'Byt vagt',
    listTitle: 'Bytter',
    open: 'Byt vagt',
    intro: 'Byttet gælder først, når den anden har sagt ja.',
    introManager: 'Byttet gælder først, når begge har sagt ja.',
    given: 'Vagten, der gives væk',
    part: 'Kun en del af turen',
    from: 'Fra',
    to: 'Til',
    partOutside: 'Delen skal ligge inden for turen.',
    taker: 'Hvem tager den?',
    returned: 'Vagten, der tages i bytte',
    noReturn: 'Ingen, vagten gives væk',
    submit: 'Foreslå byttet',
    noTurns: 'Du har ingen kommende vagter, der kan byttes.',
    noTurnsToSwap: 'Der er ingen kommende vagter at bytte.',
    noColleagues: 'Myndigheden har ingen andre personer at bytte med.',
    waitsForYou: (n: number) => (n === 1 ? '1 bytte venter på dit svar' : `${n} bytter venter på dit svar`),
    waitingForYou: 'Venter på dit svar',
    waiting: 'Venter på andre',
    inForce: 'Aftalt',
    gives: (giver: string, taker: string, when: string) => `${giver} giver ${taker} vagten ${when}`,
    takes: (giver: string, taker: string, when: string) => `${giver} tager ${taker}s vagt ${when}`,
    takesFrom: (giver: string, taker: string, when: string) => `${giver} tager vagten fra ${taker}, ${when}`,
    nothingBack: 'Intet tages i bytte.',
    waitsFor: (names: string) => `Venter på ${names}`,
    yes: 'Ja til byttet',
    no: 'Nej tak',
    withdraw: 'Træk tilbage',
    agreed: 'Byttet er aftalt.',
    declined: 'Der er sagt nej. Planen er, som den var.',
    withdrawn: 'Byttet er trukket tilbage.',
    proposed: 'Byttet er foreslået.',
    none: 'Ingen bytter venter eller er aftalt.',
    noOthers: 'Ingen andre bytter venter eller er aftalt.',
    detailTitle: 'Bytte venter på svar',
  },

  /* absence */
  absence: {
    title: 'Fravær',
    newTitle: 'Meld fravær',
    intro:
      'En enkeltvagt eller et bytte i tiden går tilbage til den, der havde turen før. Andre vagter går til den første stedfortræder, der ikke også er fraværende. Grunden skal ikke skrives.',
    person: 'Person',
    from: 'Fra',
    to: 'Til',
    submit: 'Meld fravær',
    badOrder: 'Fraværet skal slutte, efter at det begynder.',
    none: 'Ingen fravær i de næste 92 dage.',
    when: 'Hvornår',
    back: 'Meld tilbage',
    drop: 'Slet fraværet',
    endNamed: (what: string, name: string) => `${what}: ${name}`,
    now: 'fraværende nu',
    registered: 'Fraværet er meldt.',
    ended: 'Fraværet er slut.',
    preview: 'Hvad fraværet gør ved vagtplanen',
    asking: 'Ser efter i vagtplanen',
    offline: 'Kan ikke vises uden forbindelse. Fraværet kan meldes alligevel.',
    nothing: 'Ingen af personens vagter ligger i tiden.',
    sum: (open: number, taken: number) =>
      joined([
        ...(open > 0 ? [`${many(open, 'vagt', 'vagter')} bliver uden vagthavende`] : []),
        ...(taken > 0 ? [`${many(taken, 'vagt', 'vagter')} går til andre`] : []),
      ]),
    nobody: 'ingen på vagt',
    deputy: 'stedfortræder',
    fallsTo: {
      rotation: 'får turen i turnussen tilbage',
      override: 'har en enkeltvagt under den',
      swap: 'får den byttede vagt tilbage',
    } satisfies Record<Duty['why'], string>,
    all: (n: number) => `Vis alle ${n}`,
  },

  /* members, deputies and rotations */
  turns: {
    intro:
      'Stedfortrædere træder ind i rækkefølge. Turnus, medlemmer og stedfortrædere ændres af Sekretariatet.',
    members: 'Medlemmer',
    deputies: 'Stedfortrædere',
    noMembers: 'ingen endnu',
    noDeputies: 'ingen',
    rotations: 'Turnus',
    noRotation: 'ingen turnus',
    editMembers: 'Ret medlemmer …',
    editMembersFor: (seat: string) => `Ret medlemmer og stedfortrædere for ${seat}`,
    newRotation: 'Ny turnus …',
    newRotationFor: (seat: string) => `Ny turnus for ${seat}`,
    editRotation: 'Ret turnus …',
    editRotationFor: (seat: string) => `Ret turnus for ${seat}`,
    membersTitle: (seat: string) => `Medlemmer og stedfortrædere, ${seat}`,
    deputiesHint: 'Den første, der ikke er fraværende, overtager vagten.',
    add: 'Tilføj',
    addTo: (list: string) => `Tilføj til ${list.toLowerCase()}`,
    choose: 'Vælg en person',
    up: (name: string) => `Flyt ${name} op`,
    down: (name: string) => `Flyt ${name} ned`,
    remove: (name: string) => `Fjern ${name}`,
    movedTo: (name: string, place: number, of: number) => `${name} er nu nummer ${place} af ${of}`,
    left: 'rejst',
    kinds: { daily: 'Hver dag', weekly: 'Hver uge', pattern: 'Eget mønster' },
    said: (kind: string, handover: string, period: string, people: string) =>
      `${kind}, vagtskifte kl. ${handover}, ${period}; på tur: ${people}`,
    fromOn: (from: string) => `fra ${from}`,
    fromTo: (from: string, to: string) => `fra ${from} til ${to}`,
    rotationTitle: (seat: string) => `Turnus, ${seat}`,
    kind: 'Hvor ofte skiftes der?',
    handover: 'Vagtskifte kl.',
    handoverHint: 'Dansk tid, fx 08:00. Klokkeslættet er det samme, også når uret stilles.',
    badClock: 'Skriv klokkeslættet som 08:00.',
    first: 'Første dag',
    last: 'Sidste dag',
    lastHint: 'Tom for ingen ende.',
    badDay: 'Vælg en dag.',
    badOrder: 'Sidste dag skal ligge efter den første.',
    people: 'På tur, i rækkefølge',
    noPeople: 'Vælg mindst én person.',
    cycle: 'Mønstrets længde i dage',
    segments: 'Vagter i mønstret',
    segmentsHint:
      'Dag 1 er turnussens første dag. Vagter med samme tur er samme persons; næste tur er den næstes.',
    segment: (n: number) => `Vagt ${n}`,
    fromDay: 'Fra dag',
    fromClock: 'kl.',
    toDay: 'til dag',
    toClock: 'til kl.',
    turn: 'tur',
    addSegment: 'Tilføj en vagt',
    removeSegment: (n: number) => `Fjern vagt ${n}`,
    preview: 'De næste ture',
    previewNone: 'Turnussen giver ingen kommende ture, som den står her.',
    /** @param other the day on which the other rotation begins; from and to are the days that both have, to null for no end */
    precedence: {
      first: (other: string, from: string, to: string | null) =>
        stopped(`Den går forud for turnussen, der begynder ${other}: ${days(from, to)}.`),
      behind: (other: string, from: string, to: string | null) =>
        stopped(`Turnussen, der begynder ${other}, går forud for den: ${days(from, to)}.`),
      'same-day': (other: string) =>
        `En anden turnus begynder også ${other}, og kun den ene tæller. Vælg en anden første dag, eller slet den anden.`,
    },
    past: 'Ændringen gælder også bagud i turnussen. Hvem der blev alarmeret, står fast i alarmerne.',
    vacant:
      'En person i turnussen er rejst, og turen står ledig. Lad den stå, sæt en anden på den, eller fjern den. Fjerner du den, får alle efter den andre dage.',
    vacantTurn: 'Ledig tur',
    fill: (place: number) => `Sæt en person på den ledige tur, nummer ${place}`,
    fillEmpty: 'Lad den stå ledig',
    create: 'Læg turnussen',
    save: 'Gem turnussen',
    cancel: 'Slet turnussen …',
    cancelDetail:
      'Alle dens kommende ture falder bort. Uden en anden turnus eller enkeltvagter er der huller.',
    cancelSubmit: 'Slet turnussen',
  },

  /* calendar addresses */
  calendar: {
    intro:
      'Få vagterne i din egen kalender. Læg adressen ind som et kalenderabonnement, så følger den planen. Ændringer vises, når kalenderen spørger næste gang, ofte først efter en time. Den er ikke en alarm.',
    secret:
      'Den, der kender adressen, kan læse vagterne. Send den ikke videre; luk den, hvis den er kommet i forkerte hænder.',
    newTitle: 'Ny adresse',
    which: 'Hvilke vagter?',
    own: 'Mine egne vagter',
    ownWithin: 'mine egne vagter',
    make: 'Lav en adresse',
    made: 'Adressen er lavet. Den vises kun nu.',
    address: 'Hemmelig adresse',
    copy: 'Kopiér',
    copied: 'Adressen er kopieret.',
    copyFailed: 'Kunne ikke kopiere. Adressen er markeret; kopiér den selv.',
    listTitle: 'Adresser, der er åbne',
    columns: { what: 'Vagter', made: 'Lavet' },
    ofPerson: (name: string) => `${name}s vagter`,
    revoke: 'Luk',
    revokeNamed: (what: string, made: string) => `Luk adressen til ${what}, lavet ${made}`,
    revokeTitle: (what: string) => `Luk adressen til ${what}?`,
    revokeDetail: (made: string) =>
      `Lavet ${made}. De kalendere, der læser planen på adressen, får ingen ændringer mere. Adressen kan ikke åbnes igen; der kan laves en ny.`,
    revokeSubmit: 'Luk adressen',
    revoked: 'Adressen er lukket og svarer ikke mere.',
    none: 'Ingen adresser er åbne.',
    unknownTime: 'ukendt',
  },

  /* CSV */
  file: {
    exportTitle: 'Hent enkeltvagter',
    exportIntro: 'Alle enkeltvagter fra nu af, som CSV til et regneark. Turnus er ikke med.',
    export: 'Hent vagtplan.csv',
    importTitle: 'Læs enkeltvagter ind',
    importIntro:
      'En CSV-fil (UTF-8) med overskrifterne Ledergruppe, Myndighed, Person, Fra og Til. En linje fra en hentet fil ændrer den vagt, som dens Id hører til; en ny vagt har ikke noget Id. Tider som 2026-12-24 16:00, dansk tid. Filen prøves først; intet ændres, før du læser den ind.',
    file: 'Fil',
    rehearse: 'Prøv filen',
    noFile: 'Vælg en fil.',
    dryTitle: 'Prøve: intet er ændret endnu',
    doneTitle: 'Læst ind',
    sum: ({
      planned,
      changed,
      present,
      refused,
      dryRun,
    }: Pick<RosterImport, 'planned' | 'changed' | 'present' | 'refused' | 'dryRun'>) =>
      `${many(planned, 'vagt', 'vagter')} ${dryRun ? 'bliver lagt' : 'er lagt'}, ${changed} ${
        dryRun ? 'bliver ændret' : 'er ændret'
      }, ${present} fandtes i forvejen, ${refused} afvist.`,
    commit: (n: number) => `Læs ${many(n, 'vagt', 'vagter')} ind`,
    nothing: 'Der er intet at læse ind. Ret filen, og prøv igen.',
    report: 'Linjerne i filen',
    line: 'Linje',
    said: 'Hvad linjen siger',
    seat: (organisation: string, group: string) => [organisation, group].filter(Boolean).join(', '),
    times: (from: string, to: string) => [from, to].filter(Boolean).join(' – '),
    outcome: 'Hvad sker der',
    outcomeDone: 'Hvad skete der',
    text: 'Forklaring',
    outcomes: { planned: 'Lægges', changed: 'Ændres', present: 'Findes', refused: 'Afvist' },
    outcomesDone: { planned: 'Lagt', changed: 'Ændret', present: 'Fandtes', refused: 'Afvist' },
    changed: 'Filen er en anden nu. Prøv den igen.',
  },

  /* on other screens */
  ahead: (h: number, days: number) =>
    `${holes(h)} i vagtplanen ${days === 1 ? 'det næste døgn' : `de næste ${days} dage`}`,
  menu: (h: number) => (h > 0 ? `Vagtplan, ${holes(h)}` : 'Vagtplan'),
};

export type RosterTabKey = keyof typeof rosterTexts.tabs;
export type WarningKind = Roster['warnings'][number]['kind'];
