import { describe, expect, it } from 'vitest';
import { texts } from '.';
import { before, covered, joined, leaders, many, stopped } from './counting';

/* Every text of the catalogue that counts, at none, one and more. */
type Counting = (n: number) => string;
const { list, move, level, standDown, report, offline, header, alerts, roster, policy, proof, reach, setup } =
  texts;

const cases: [string, Counting, none: string, one: string, more: string][] = [
  ['leaders', leaders, '0 ledere', '1 leder', '3 ledere'],
  ['many', (n) => many(n, 'hul', 'huller'), '0 huller', '1 hul', '3 huller'],
  ['covered of as many', (n) => covered(n, n), 'Ingen skal svare', 'Dækket', 'Alle 3 dækket'],
  ['covered of four', (n) => covered(n, 4), '0 af 4 dækket', '1 af 4 dækket', '3 af 4 dækket'],
  ['list.more', list.more, 'og 0 flere', 'og 1 mere', 'og 3 flere'],
  [
    'list.overdue',
    list.overdue,
    '0 opgaver er over fristen',
    '1 opgave er over fristen',
    '3 opgaver er over fristen',
  ],
  [
    'list.hidden',
    list.hidden,
    '0 hændelser er skjult af filteret.',
    '1 hændelse er skjult af filteret.',
    '3 hændelser er skjult af filteret.',
  ],
  [
    'move.told',
    move.told,
    '',
    '1 leder, der allerede er alarmeret, får besked om flytningen.',
    '3 ledere, der allerede er alarmeret, får besked om flytningen.',
  ],
  [
    'move.submitAlert',
    move.submitAlert,
    'Flyt og alarmér 0 ledere',
    'Flyt og alarmér 1 leder',
    'Flyt og alarmér 3 ledere',
  ],
  [
    'move.submitTell',
    move.submitTell,
    'Flyt og giv 0 ledere besked',
    'Flyt og giv 1 leder besked',
    'Flyt og giv 3 ledere besked',
  ],
  [
    'level.told',
    level.told,
    'Ingen er alarmeret endnu.',
    '1 leder er alarmeret for hændelsen og får besked.',
    '3 ledere er alarmeret for hændelsen og får besked.',
  ],
  [
    'standDown.submit',
    standDown.submit,
    'Deaktivér',
    'Deaktivér og giv 1 leder besked',
    'Deaktivér og giv 3 ledere besked',
  ],
  [
    'report.alertedNow',
    report.alertedNow,
    'Ingen kan alarmeres',
    '1 leder alarmeres nu',
    '3 ledere alarmeres nu',
  ],
  [
    'report.send',
    report.send,
    'Send melding',
    'Send melding og alarmér 1 leder',
    'Send melding og alarmér 3 ledere',
  ],
  [
    'report.similarTitle',
    report.similarTitle,
    '0 hændelser ligner',
    '1 hændelse ligner',
    '3 hændelser ligner',
  ],
  ['report.foundPlaces', report.foundPlaces, '0 steder fundet', '1 sted fundet', '3 steder fundet'],
  [
    'offline.back',
    (n) => offline.back(n, n),
    'Forbundet igen. 0 ændringer hentet, 0 sendt.',
    'Forbundet igen. 1 ændring hentet, 1 sendt.',
    'Forbundet igen. 3 ændringer hentet, 3 sendt.',
  ],
  ['offline.sent', offline.sent, '0 meldinger er sendt.', '1 melding er sendt.', '3 meldinger er sendt.'],
  [
    'header.signOutWaiting',
    header.signOutWaiting,
    '0 meldinger er ikke sendt endnu. De venter her på maskinen, til du logger ind igen.',
    '1 melding er ikke sendt endnu. Den venter her på maskinen, til du logger ind igen.',
    '3 meldinger er ikke sendt endnu. De venter her på maskinen, til du logger ind igen.',
  ],
  [
    'alerts.countdown',
    (n) => alerts.countdown('SOF', 'Stedfortræder', n),
    'SOF: Stedfortræder om 0 sekunder.',
    'SOF: Stedfortræder om 1 sekund.',
    'SOF: Stedfortræder om 3 sekunder.',
  ],
  ['roster.menu', roster.menu, 'Vagtplan', 'Vagtplan, 1 hul', 'Vagtplan, 3 huller'],
  [
    'roster.ahead',
    (n) => roster.ahead(n, n),
    '0 huller i vagtplanen de næste 0 dage',
    '1 hul i vagtplanen det næste døgn',
    '3 huller i vagtplanen de næste 3 dage',
  ],
  ['roster.groupHoles', roster.groupHoles, 'ingen huller', '1 hul', '3 huller'],
  [
    'policy.most',
    policy.most,
    'Kan ikke komme til at kalde nogen',
    'Kan komme til at kalde 1 person',
    'Kan komme til at kalde 3 personer',
  ],
  ['policy.everyMinute', policy.rule.everyMinute, 'hvert 0. minut', 'hvert minut', 'hvert 3. minut'],
  [
    'policy.adoptMany',
    policy.adoptMany,
    'Bekræft 0 personer, og vedtag',
    'Bekræft 1 person, og vedtag',
    'Bekræft 3 personer, og vedtag',
  ],
  ['proof.messages', proof.messages, '0 beskeder', '1 besked', '3 beskeder'],
  ['proof.attempts', proof.attempts, '0 forsøg', '1 forsøg', '3 forsøg'],
  ['reach.after', reach.after, 'med det samme', 'efter 1 sekund', 'efter 3 sekunder'],
  [
    'setup.unled.title',
    setup.unled.title,
    '0 områder har ingen ledergruppe',
    '1 område har ingen ledergruppe',
    '3 områder har ingen ledergruppe',
  ],
];

describe('a sentence that ends with a name', () => {
  it('has one full stop', () => {
    expect(stopped('Flyttet til Sydhavn St..')).toBe('Flyttet til Sydhavn St.');
    expect(stopped('Valgt er stadig: Sydhavn St.. Ret det.')).toBe('Valgt er stadig: Sydhavn St. Ret det.');
    expect(stopped('Henter ...')).toBe('Henter ...');
  });
});

describe('counting', () => {
  it.each(cases)('%s', (_, count, none, one, more) => {
    expect([count(0), count(1), count(3)]).toEqual([none, one, more]);
  });

  it('never says one of many, in any text of the catalogue', () => {
    const plural =
      /\b1 (ledere|opgaver|hændelser|meldinger|ændringer|huller|advarsler|steder|personer|sekunder|minutter|timer|dage|gange|beskeder|områder|vagter|linjer|bytter|turnusser)\b/;
    const said: string[] = [];
    const sweep = (part: unknown): void => {
      if (typeof part === 'function') {
        try {
          said.push(String((part as (...numbers: number[]) => unknown)(1, 1, 1, 1)));
        } catch {
          // It does not count: it wants words.
        }
      } else if (typeof part === 'object' && part !== null) Object.values(part).forEach(sweep);
    };
    sweep(texts);
    expect(said.length).toBeGreaterThan(100);
    expect(said.filter((text) => plural.test(text))).toEqual([]);
  });

  it('stands before the last of several, as in a list', () => {
    const areas = ['Valby', 'Vanløse', 'Østerbro'];
    for (const names of [areas.slice(0, 1), areas.slice(0, 2), areas])
      expect(names.map((name, i) => before(i, names.length) + name).join('')).toBe(joined(names));
  });

  it('says both of two, and joins names as one says them', () => {
    expect(covered(2, 2)).toBe('Begge dækket');
    expect([[], ['Valby'], ['Valby', 'Vanløse'], ['Valby', 'Vanløse', 'Østerbro']].map(joined)).toEqual([
      '',
      'Valby',
      'Valby og Vanløse',
      'Valby, Vanløse og Østerbro',
    ]);
  });

  it('tells one ledergruppe from several', () => {
    expect(move.reaches(['Valby'])).toBe('Når nu også Valby. Ledergruppen dér alarmeres.');
    expect(move.reaches(['Valby', 'Vanløse'])).toBe(
      'Når nu også Valby og Vanløse. Ledergrupperne dér alarmeres.',
    );
    expect(report.nearBoundary(['Valby'])).toBe('Under 150 m til Valby. Begge ledergrupper alarmeres.');
    expect(report.nearBoundary(['Valby', 'Vanløse'])).toBe(
      'Under 150 m til Valby og Vanløse. Alle ledergrupperne alarmeres.',
    );
    expect(setup.unled.short(['Valby'])).toBe('Valby har ingen ledergruppe');
    expect(setup.unled.short(['A', 'B', 'C', 'D'])).toBe('4 områder har ingen ledergruppe');
  });
});
