import type { TextKind, TextSample } from '../api/contract';

/* The templates of the messages: their editor, its preview, and their history. */

export const messageTexts = {
  intro:
    'Hver besked skrives fra en skabelon. En ny skabelon gælder for beskeder, der besluttes fra nu af; det, der er sendt, ændres ikke.',
  which: 'Besked',
  changedMark: 'ændret',
  draftMark: 'ikke vedtaget',
  kind: {
    alert: 'Alarm',
    'area-entered': 'Alarm: hændelsen er nået et nyt område',
    'level-raised': 'Niveauet er hævet, svar igen',
    'level-raised-told': 'Niveauet er hævet, til orientering',
    'level-lowered': 'Niveauet er sænket',
    moved: 'Hændelsen er flyttet, svar mangler',
    'moved-told': 'Hændelsen er flyttet, til orientering',
    missing: 'En myndighed er ikke dækket',
    deputy: 'Stedfortræderen kaldes',
    'hand-over': 'Afløseren kaldes',
    stale: 'Intet nyt siden svaret',
    relieved: 'Den afløste får besked',
    'stand-down': 'Hændelsen er afsluttet',
  } satisfies Record<TextKind, string>,
  to: {
    alert: 'Til dem, der kaldes, når en hændelse meldes.',
    'area-entered': 'Til den ledergruppe, hvis område hændelsen er kommet ind i.',
    'level-raised': 'Til dem, der skal svare for deres myndighed, når niveauet hæves.',
    'level-raised-told': 'Til alle andre, der er kaldt, når niveauet hæves.',
    'level-lowered': 'Til alle, der er kaldt, når niveauet sænkes.',
    moved: 'Til dem, der er kaldt til et andet sted og ikke har svaret.',
    'moved-told': 'Til dem, der er kaldt til et andet sted og har svaret eller er afløst.',
    missing: 'Til dem, der kaldes, fordi en myndighed ikke har svaret.',
    deputy: 'Til stedfortræderen for den, der ikke har svaret eller ikke kan.',
    'hand-over': 'Til den, der får vagten under en hændelse.',
    stale: 'Til den, der har svaret ja, når der intet er sket siden.',
    relieved: 'Til den, hvis afløser har svaret.',
    'stand-down': 'Til alle, der er kaldt, når hændelsen er slut.',
  } satisfies Record<TextKind, string>,
  template: 'Skabelon',
  templateHint:
    'Et felt står i { }. Med stort begynder det med stort: {Type}. Det, der står i [ ], udelades, når der ikke er noget at sætte ind, eller når der ikke er plads til det; efter | står en kortere form. Stedet forkortes først, og det sidste i [ ] udelades først.',
  insert: 'Indsæt felt',
  insertField: (name: string) => `Indsæt feltet ${name}`,
  field: {
    kode: 'modtagerens egen kode',
    type: 'hændelsens type',
    sted: '»ved« og stedets navn',
    område: 'området',
    niveau: 'niveauet',
    svar: '»JA 4711 eller NEJ 4711«',
    mangler: 'den, der mangler',
    beslutning: 'hvornår der sidst er besluttet noget',
    opgaver: 'antallet af åbne opgaver',
    status: 'om svaret gælder',
  } as Record<string, string>,
  optional: 'Gør valgfrit',
  optionalLabel: 'Sæt det markerede i [ ], så det kan udelades',
  usePlain: 'Brug almindelige tegn',
  useShipped: 'Brug den, der følger med',
  problems: (n: number) =>
    n === 1 ? 'Én ting skal rettes, før den kan vedtages' : `${n} ting skal rettes, før den kan vedtages`,
  preview: 'Sådan bliver den',
  previewing: 'Regner ud, hvordan den bliver …',
  previewOffline: 'Kan ikke vises uden forbindelse. Du kan skrive videre.',
  noSample: 'Vises, når felter og parenteser er rettet.',
  sample: {
    everyday: 'En almindelig hændelse',
    longest: 'Med de længste navne',
    exercise: 'Øvelse med de længste navne',
  } satisfies Record<TextSample['name'], string>,
  counts: (s: TextSample) =>
    `${s.characters} af ${s.capacity} tegn · ${s.parts === 1 ? '1 sms' : `${s.parts} sms-dele`} · ${
      s.encoding === 'GSM-7' ? 'almindelige tegn (GSM-7)' : 'særlige tegn (UCS-2)'
    }`,
  spoken: 'I et opkald:',
  diff: 'Ændret i forhold til den, der gælder',
  gone: 'fjernet:',
  added: 'tilføjet:',
  reason: 'Hvorfor ændres teksten?',
  reasonHint: 'Står i historien. Ingen navne eller CPR-numre.',
  noReason: 'Skriv, hvorfor teksten ændres.',
  adopt: 'Vedtag teksten',
  undo: 'Fortryd ændringer',
  unchanged: 'Intet er ændret.',
  changed: 'Ændringer, der ikke er vedtaget',
  mend: 'Ret det, der er markeret, før du vedtager teksten.',
  adopted: (kind: string, version: number) => `${kind}: vedtaget som version ${version}.`,
  version: (n: number, shipped: boolean) =>
    n === 0
      ? 'Den tekst, der følger med'
      : shipped
        ? `Version ${n}: den tekst, der følger med`
        : `Version ${n}`,
  conflict: (who: string | null) =>
    who ? `${who} har vedtaget en nyere tekst imens` : 'En anden har vedtaget en nyere tekst imens',
  conflictDetail:
    'Dine ændringer er her stadig. Brug den nye tekst, og ret i den, eller behold dine. Så erstatter de den nye.',
  theirs: 'Den nye tekst:',
  takeTheirs: 'Brug den nye tekst',
  keepMine: 'Behold mine',
  history: 'Tidligere tekster',
  noHistory: 'Teksten er ikke ændret endnu.',
  returned: 'Tilbage til den tekst, der følger med.',
  leaveTitle: 'Teksten er ikke vedtaget',
  leaveDetail: 'Dine ændringer i beskedteksterne går tabt, hvis du forlader siden nu.',
};
