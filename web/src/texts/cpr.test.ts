import { describe, expect, it } from 'vitest';
import { quickReplies } from '../panels/quickReplies';
import { because } from '../panels/incident/logWords';
import { readMobile } from '../panels/setup/mobile';
import { routeOf } from '../app/route';
import { hasCpr } from './cpr';

describe('a CPR number', () => {
  it.each([
    '010203-1234',
    '0102031234',
    '610203-1234',
    '290200-1234',
    'se ０１０２０３-１２３４',
    '010203 – 1234'.replace(' – ', '–'),
  ])('is seen in %s', (text) => expect(hasCpr(text)).toBe(true));
  it.each(['320203-1234', '011303-1234', '300200-1234', '12010203-1234', 'kl. 02:14', '20 20 20 20'])(
    'is not seen in %s',
    (text) => expect(hasCpr(text)).toBe(false),
  );
});

describe('small things', () => {
  it('offers quick replies for codes that are not answered', () => {
    const message = (direction: 'in' | 'out', text: string) => ({ id: text, direction, text, at: '' });
    expect(
      quickReplies([
        message('in', 'SSP-BEREDSKAB 4712: … Svar JA 4712 eller NEJ 4712.'),
        message('out', 'JA 4711'),
        message('in', 'Svar JA 4711'),
      ]),
    ).toEqual(['JA 4712', 'JA 4712 20', 'NEJ 4712']);
  });
  it('reads Danish mobile numbers', () => {
    expect(['20 12 34 56', '+45 20123456', '', '10123456', '201234'].map(readMobile)).toEqual([
      '+4520123456',
      '+4520123456',
      '',
      null,
      null,
    ]);
  });
  it('reads a reason on from "Fordi"', () => {
    const reasons = ['Blågårds Plads er fyldt.', 'KFF mangler', 'gruppen søger væk.', 'Fordi det regner'];
    expect(reasons.map(because)).toEqual([
      'Fordi: Blågårds Plads er fyldt.',
      'Fordi: KFF mangler',
      'Fordi gruppen søger væk.',
      'Fordi det regner',
    ]);
  });
  it('knows its addresses', () => {
    expect([
      routeOf('/haendelse/4711'),
      routeOf('/opsaetning/vagter'),
      routeOf('/opsaetning'),
      routeOf('/vagtplan/kalender'),
      routeOf('/vagtplan/x'),
      routeOf('/x'),
      routeOf('/demo/telefoner'),
    ]).toEqual([
      { screen: 'main', number: '4711' },
      { screen: 'roster', tab: 'plan' },
      { screen: 'setup', tab: 'groups' },
      { screen: 'roster', tab: 'calendar' },
      { screen: 'not-found' },
      { screen: 'not-found' },
      { screen: 'phones' },
    ]);
  });
});
