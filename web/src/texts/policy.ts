import type { Level, StandingGroup, StepKind } from '../api/contract';
import { many } from './counting';

/* The alert policy: its editor, its history, and the sentences that say what a rule does. */

const groups: Record<StandingGroup, string> = {
  sekretariat: 'Sekretariatet',
  chefgruppe: 'chefgruppen',
  styregruppe: 'styregruppen',
};

export const policyTexts = {
  intro:
    'Planen siger, hvem der kaldes ved hvert niveau, og hvad der sker, når en myndighed ikke svarer. En ny plan gælder for nye alarmer. En alarm i gang beholder sin plan, til niveauet ændres.',
  version: (n: number) => (n === 0 ? 'Den plan, der følger med' : `Version ${n}`),
  general: 'Alle typer',
  ownRule: (type: string) => `Kun ${type.toLowerCase()}`,
  addRule: 'Egen regel for en type',
  addRuleFor: (level: string) => `Egen regel for en type ved ${level.toLowerCase()}`,
  chooseType: 'Vælg type …',
  removeRule: 'Fjern reglen',
  edit: 'Ret reglen',
  most: (n: number) =>
    n === 0 ? 'Kan ikke komme til at kalde nogen' : `Kan komme til at kalde ${many(n, 'person', 'personer')}`,
  counting: 'Regner ud, hvor mange der kan blive kaldt …',
  perGroup: 'for én ledergruppe',
  called: 'Myndigheder, der kaldes',
  quorum: 'Myndigheder, der skal svare',
  all: 'Alle i ledergruppen',
  allCalled: 'Alle, der kaldes',
  chosen: 'Kun disse',
  choose: 'Vælg mindst én.',
  whole: 'Kald hele ledergruppen på én gang, ikke kun de vagthavende',
  also: 'Får også besked',
  alsoHint: 'Ingen venter på deres svar.',
  atOnce: 'Brug alle en persons kanaler på én gang',
  steps: 'Når en myndighed ikke svarer',
  stepsHint: 'Tiden er minutter:sekunder siden trinet før. Alt og pil flytter et trin.',
  step: (n: number) => `Trin ${n}`,
  what: (n: number) => `Hvad sker der i trin ${n}?`,
  after: (n: number) => `Trin ${n} efter (min:sek)`,
  up: (n: number) => `Flyt trin ${n} op`,
  down: (n: number) => `Flyt trin ${n} ned`,
  remove: (n: number) => `Fjern trin ${n}`,
  add: 'Tilføj trin',
  moved: (what: string, place: number) => `${what} er nu trin ${place}.`,
  badTime: 'Skriv minutter:sekunder, fra 0:30 til et døgn.',
  noSteps: 'Uden trin sker der ikke mere, når en myndighed ikke svarer. Tilføj mindst ét.',
  doubled: 'De samme mennesker står i to trin. Brug »Samme igen«, hvis de skal kaldes en gang til.',
  stale: 'Spørg igen, når intet er sket i (minutter)',
  staleHint: 'Tomt felt: spørg aldrig igen.',
  badStale: 'Skriv et helt antal minutter fra 5 til 1440, eller lad feltet stå tomt.',
  citywide: 'Ved en bydækkende melding får også besked',
  reason: 'Hvorfor ændres planen?',
  reasonHint: 'Står i historien. Ingen navne eller CPR-numre.',
  noReason: 'Skriv, hvorfor planen ændres.',
  adopt: 'Vedtag planen',
  adoptMany: (n: number | null) =>
    n === null ? 'Bekræft og vedtag' : `Bekræft ${many(n, 'person', 'personer')}, og vedtag`,
  undo: 'Fortryd ændringer',
  unchanged: 'Intet er ændret.',
  changed: 'Ændringer, der ikke er vedtaget',
  mend: 'Ret det, der er markeret, før du vedtager planen.',
  adopted: (version: number) => `Vedtaget som version ${version}.`,
  conflict: (who: string | null) =>
    who ? `${who} har vedtaget en nyere plan imens` : 'En anden har vedtaget en nyere plan imens',
  conflictDetail:
    'Dine ændringer er her stadig. Brug den nye plan, og ret i den, eller behold dine. Så erstatter de den nye.',
  takeTheirs: 'Brug den nye plan',
  keepMine: 'Behold mine',
  history: 'Tidligere planer',
  whatItSaid: 'Hvad planen sagde',
  entry: (sequence: number, hash: string) => `Journalens linje ${sequence} · ${hash}`,
  noHistory: 'Planen er ikke ændret endnu.',
  by: (name: string, organisation: string) => `${name}, ${organisation}`,
  leaveTitle: 'Planen er ikke vedtaget',
  leaveDetail: 'Dine ændringer i alarmeringsplanen går tabt, hvis du forlader siden nu.',
  leave: 'Forlad siden',
  stay: 'Bliv her',

  rule: {
    groups,
    begins: (level: string, type: string | null, whom: string, ways: string) =>
      `Ved ${level.toLowerCase()}${type ? ` og typen ${type.toLowerCase()}` : ''} kaldes ${whom}, ${ways}.`,
    onDuty: (from: string) => `den vagthavende ${from}`,
    whole: (from: string) => `alle i ledergruppen ${from}`,
    everyAuthority: 'fra hver myndighed',
    from: (names: string) => `fra ${names}`,
    firstWay: 'først på deres første kanal',
    allWays: 'på alle deres kanaler på én gang',
    also: (names: string) => `Samtidig får ${names} besked.`,
    everyoneAnswers: 'Alle skal svare.',
    whereNone: 'Sidder ingen af dem i ledergruppen, gælder det alle, der sidder der.',
    mustAnswer: (names: string) => `${names} skal svare.`,
    first: (whom: string, after: string, what: string) =>
      `Når ${whom} ikke har svaret efter ${after}, ${what}.`,
    then: (after: string, what: string) => `${capital(after)} senere ${what}.`,
    anAuthority: 'en myndighed',
    does: {
      'next-channel': 'prøves den næste kanal',
      repeat: 'kaldes de samme igen',
      deputy: 'kaldes stedfortræderen',
      ledergruppe: 'kaldes resten af ledergruppen',
      sekretariat: 'kaldes Sekretariatet',
      chefgruppe: 'kaldes chefgruppen',
      styregruppe: 'kaldes styregruppen',
    } satisfies Record<StepKind, string>,
    end: (every: string) => `Til sidst kaldes de, der ikke har svaret, igen ${every}, højst 12 gange.`,
    everyMinute: (n: number) => (n === 1 ? 'hvert minut' : `hvert ${n}. minut`),
    everySpan: (span: string) => `med ${span} imellem`,
    stale: (span: string) => `Har en myndighed svaret, men intet gjort i ${span}, spørges den igen.`,
  },
  levelTitle: (level: Level, name: string) => `${level} ${name}`,
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
