import { describe, expect, it } from 'vitest';
import type { Alert, AlertProgress, LogItem } from '../api/contract';
import { AT, alert, note, row } from './fixture';
import {
  authoritiesOf,
  clockText,
  firstNext,
  happened,
  isHole,
  reliefOf,
  staleAt,
  toldOf,
  toldSteps,
  waitsSince,
} from './procedure';

const NOW = Date.parse(AT);
const later = (seconds: number): string => new Date(NOW + seconds * 1000).toISOString();
const progress = (organisation: string, more: Partial<AlertProgress> = {}): AlertProgress => ({
  organisation,
  steps: [],
  next: null,
  ...more,
});
const coming = (at = AT) =>
  ({ kind: 'coming', etaMinutes: null, at, channel: 'sms', unusual: false, dutyPhone: false }) as const;

describe('the authorities of an alert', () => {
  const one = alert(
    'a',
    'i',
    [
      row('o-sof', 'missing', { person: 'p-jonas' }),
      row('o-kff', 'covered'),
      row('o-sof', 'waiting', { required: false, person: 'p-old', relieved: true }),
      row('o-sof', 'waiting', {
        required: false,
        person: 'p-inger',
        standing: 'sekretariat',
        calledAt: later(90),
      }),
      row('o-ssp', 'waiting', { required: false, person: 'p-chef', standing: 'chefgruppe' }),
    ],
    { progress: [progress('o-sof', { steps: [{ kind: 'deputy', at: later(60), empty: true }] })] },
  );

  it('have everybody who is called for them, the relieved last', () => {
    const [sof, kff] = authoritiesOf(one);
    expect(sof?.others.map((other) => other.person)).toEqual(['p-inger', 'p-old']);
    expect(sof?.progress?.steps).toHaveLength(1);
    expect(kff).toMatchObject({ others: [], progress: null });
    expect(toldOf(one).map((told) => told.person)).toEqual(['p-chef']);
  });

  it('wait from the latest step or call', () => {
    const [sof, kff] = authoritiesOf(one);
    expect(waitsSince(one, sof!)).toBe(NOW + 90_000);
    expect(waitsSince(one, kff!)).toBe(NOW);
  });
});

describe('the steps taken', () => {
  it('tell those that were empty together, until one was not', () => {
    const step = (kind: 'repeat' | 'deputy' | 'sekretariat' | 'chefgruppe', empty: boolean) => ({
      kind,
      at: AT,
      empty,
    });
    expect(
      toldSteps([
        step('repeat', true),
        step('deputy', true),
        step('sekretariat', false),
        step('chefgruppe', true),
      ]),
    ).toEqual([
      { kinds: ['repeat', 'deputy'], at: null },
      { kinds: ['sekretariat'], at: AT },
      { kinds: ['chefgruppe'], at: null },
    ]);
    expect(toldSteps([])).toEqual([]);
  });
});

describe('a hole', () => {
  it('is seen also when somebody else has been called for the authority', () => {
    const rows = [
      row('o-kff', 'waiting', { standing: 'chefgruppe' }),
      row('o-sof', 'waiting', { standing: 'deputy' }),
      row('o-sof', 'missing', { required: false, person: 'p' }),
    ];
    const [kff, sof] = authoritiesOf(alert('a', 'i', rows));
    expect(isHole(alert('a', 'i', rows), kff!)).toBe(true);
    expect(isHole(alert('a', 'i', rows), sof!)).toBe(false);
    expect(isHole(alert('a', 'i', rows, { ledergruppe: null }), kff!)).toBe(false);
  });
});

describe('the countdown', () => {
  it.each([
    [80_000, '1:20'],
    [79_001, '1:20'],
    [9_000, '0:09'],
    [-5_000, '0:00'],
    [3_725_000, '1:02:05'],
  ])('says %i ms as %s', (left, text) => expect(clockText(left)).toBe(text));

  it('is of the step that comes first', () => {
    const next = (seconds: number) => ({ kind: 'deputy', at: later(seconds), atTheEnd: false }) as const;
    const all = alert('a', 'i', [], {
      progress: [
        progress('o-sof', { next: next(90) }),
        progress('o-kff', { next: next(30) }),
        progress('o-buf'),
      ],
    });
    expect(firstNext(all)?.organisation).toBe('o-kff');
    expect(firstNext(alert('a', 'i', []))).toBeNull();
  });
});

describe('the relief', () => {
  const shift = (id: string, person: string, from: number, to: number) => ({
    id,
    ledergruppe: 'g-bispebjerg',
    organisation: 'o-sof',
    person,
    from: later(from * 3600),
    to: later(to * 3600),
  });
  const running = alert('a', 'i', []);

  it('is who comes next, and not oneself again', () => {
    const shifts = [shift('1', 'p-jonas', -1, 2), shift('2', 'p-jonas', 2, 4), shift('3', 'p-dorte', 4, 8)];
    expect(reliefOf(shifts, running, 'o-sof', NOW)).toEqual({ at: later(4 * 3600), person: 'p-dorte' });
  });

  it('is nobody where the plan has a hole, and nothing far ahead or after the end', () => {
    const shifts = [shift('1', 'p-jonas', -1, 2)];
    expect(reliefOf(shifts, running, 'o-sof', NOW)).toEqual({ at: later(2 * 3600), person: null });
    expect(reliefOf([shift('1', 'p-jonas', -1, 20)], running, 'o-sof', NOW)).toBeNull();
    expect(reliefOf(shifts, { ...running, endedAt: AT }, 'o-sof', NOW)).toBeNull();
    expect(reliefOf(shifts, { ...running, ledergruppe: null }, 'o-sof', NOW)).toBeNull();
  });
});

describe('an answer that goes stale', () => {
  const covered = alert('a', 'i', [row('o-sof', 'covered', { answer: coming() })], { staleAfterMinutes: 60 });
  const by = (organisation: string, seconds: number): LogItem => ({
    ...note('n', 'Ja', later(seconds)),
    by: { person: 'p', organisation },
  });
  const at = (one: Alert, log: LogItem[]): string | null => staleAt(one, authoritiesOf(one)[0]!, log);

  it('counts from the answer, or from what the authority did after it', () => {
    expect(at(covered, [])).toBe(later(3600));
    expect(at(covered, [by('o-sof', 600), by('o-kff', 1200)])).toBe(later(4200));
    expect(at(covered, [by('o-sof', -600)])).toBe(later(3600));
  });

  it('never does where nobody has answered or no limit is set', () => {
    expect(at({ ...covered, staleAfterMinutes: null }, [])).toBeNull();
    expect(at(alert('a', 'i', [row('o-sof', 'waiting')], { staleAfterMinutes: 60 }), [])).toBeNull();
  });
});

describe('what a listener hears', () => {
  const before = alert('a', 'i', [row('o-sof', 'waiting')], { progress: [progress('o-sof')] });

  it('is each step with somebody in it, and each change of state', () => {
    const steps = [
      { kind: 'repeat', at: AT, empty: true },
      { kind: 'deputy', at: AT, empty: false },
    ] as const;
    const after = alert('a', 'i', [row('o-sof', 'missing', { person: 'p' })], {
      progress: [progress('o-sof', { steps: [...steps] })],
    });
    expect(happened(before, after).map((one) => one.kind)).toEqual(['missing', 'step']);
    const done = { ...after, rows: [row('o-sof', 'covered', { person: 'p-inger', answer: coming() })] };
    expect(happened(after, done)).toEqual([{ kind: 'covered', organisation: 'o-sof', person: 'p-inger' }]);
    expect(happened(before, before)).toEqual([]);
  });
});
