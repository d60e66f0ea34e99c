import { describe, expect, it } from 'vitest';
import { AT, alert, lookup, note, row, view } from './fixture';
import { stoppedSaid } from '../panels/incident/rowWords';
import { texts } from '../texts';
import { alertedPeople, coverageOf, unansweredBy } from './coverage';
import { dutyNow } from './duty';
import { countByLevel, filtered, listOf, shows } from './list';
import { logEntries } from './log';
import { emptyPicture, type Picture } from './picture';
import type { IncidentView, LogItem } from '../api/contract';

const NOW = Date.parse(AT);
const HOUR = 3_600_000;
const at = (hours: number): string => new Date(NOW + hours * HOUR).toISOString();
const pictureOf = (...views: IncidentView[]): Picture => ({
  ...emptyPicture,
  incidents: new Map(views.map((v) => [v.incident.id, v])),
});
const numbers = (rows: { view: IncidentView }[]): number[] => rows.map((r) => r.view.incident.number);

describe('coverage', () => {
  it('counts required authorities that have answered, and names who is missing and where', () => {
    const covered = coverageOf(
      [
        alert('a', 'i', [
          row('o-sof', 'covered'),
          row('o-kff', 'missing'),
          row('o-sof', 'waiting', { required: false, standing: 'fallback' }),
          row('o-sof', 'waiting', { required: false, standing: 'deputy', person: 'p-dorte' }),
        ]),
      ],
      lookup,
    );
    expect(covered).toMatchObject({
      covered: 1,
      required: 2,
      segments: ['covered', 'missing'],
      missing: [{ organisation: 'KFF', area: 'Bispebjerg' }],
      fallback: 'waiting',
    });
  });

  it('asks a person once for each alert they have not answered, and nobody when it is over', () => {
    const open = view(
      'i',
      {},
      { alerts: [alert('a', 'i', [row('o-sof', 'waiting', { person: 'p-jonas' })])] },
    );
    expect(unansweredBy(open, 'p-jonas')).toHaveLength(1);
    expect(unansweredBy(open, 'p-other')).toHaveLength(0);
    const ended = view(
      'i',
      {},
      { alerts: [alert('a', 'i', [row('o-sof', 'waiting', { person: 'p-jonas' })], { endedAt: AT })] },
    );
    expect(unansweredBy(ended, 'p-jonas')).toHaveLength(0);
  });

  it('counts a person who is alerted twice as one', () => {
    const rows = [row('o-sof', 'waiting', { person: 'p' })];
    expect(alertedPeople(view('i', {}, { alerts: [alert('a', 'i', rows), alert('b', 'i', rows)] }))).toEqual({
      told: 1,
      lost: 0,
    });
  });

  it('does not count as told whoever has no way left, or no number', () => {
    const failed = { channel: 'sms', state: 'failed', at: AT, repeat: false, dutyPhone: false } as const;
    const rows = [
      row('o-sof', 'waiting', { person: 'p' }),
      row('o-buf', 'missing', { person: 'stopped', smsStopped: AT, unreachable: true }),
      row('o-kff', 'missing', { person: 'none', messages: [{ ...failed, errorCode: 'no-number' }] }),
      row('o-pol', 'missing', { person: 'off', messages: [{ ...failed, errorCode: '30005' }] }),
      row('o-tmf', 'missing'),
    ];
    expect(alertedPeople(view('i', {}, { alerts: [alert('a', 'i', rows)] }))).toEqual({ told: 2, lost: 2 });
    expect(texts.standDown.told(2, 2)).toBe(
      '2 ledere er alarmeret og får besked om, at det er slut. 2 ledere er alarmeret, men kan ikke nås og får ingen besked.',
    );
    expect(texts.standDown.told(0, 1)).toBe('1 leder er alarmeret, men kan ikke nås og får ingen besked.');
  });

  it('says of whoever has stopped the texts when, and that there is no other way', () => {
    const stopped = row('o-buf', 'missing', { person: 'p', smsStopped: AT, unreachable: true });
    expect(stoppedSaid(stopped)).toMatch(/^har stoppet sms \d\d:\d\d \(STOP\), kan ikke nås på anden måde$/);
    expect(stoppedSaid({ ...stopped, unreachable: false })).toMatch(/\(STOP\)$/);
    expect(stoppedSaid(row('o-buf', 'waiting'))).toBe('');
  });
});

describe('the list', () => {
  it('gives what did not change the same row, and another when a deadline has passed', () => {
    const task = {
      id: 't',
      title: 'Åbn klubben',
      owner: { person: null, organisation: 'o-sof' },
      deadline: at(1),
      completed: null,
    } as unknown as IncidentView['tasks'][number];
    const [one, other] = [view('i1', {}, { tasks: [task] }), view('i2', {})];
    const rowsAt = (now: number, picture: Picture) => {
      const list = listOf(picture, lookup, 'p', now);
      return new Map([...list.act, ...list.going].map((r) => [r.view.incident.id, r]));
    };
    const before = rowsAt(NOW, pictureOf(one, other));
    const later = rowsAt(NOW + HOUR, pictureOf(one, { ...other }));
    expect(later.get('i1')).toBe(before.get('i1'));
    expect(later.get('i2')).not.toBe(before.get('i2'));
    expect(rowsAt(NOW + HOUR + 1, pictureOf(one, other)).get('i1')?.overdue).toBe(1);
    expect(before.get('i1')?.overdue).toBe(0);
  });

  const missing = [alert('a', 'i3', [row('o-kff', 'missing')])];
  const end = (hours: number) => ({
    by: { person: 'p', organisation: 'o' },
    occurredAt: at(hours),
    recordedAt: at(hours),
    reason: null,
  });
  const picture = pictureOf(
    view('i1', { number: 1, level: 1 }),
    view('i2', { number: 2, level: 3 }),
    view('i3', { number: 3, level: 1 }, { alerts: missing }),
    view('i4', { number: 4, stoodDown: end(-1) }),
    view('i5', { number: 5, stoodDown: end(-30) }),
    view('i6', {
      number: 6,
      level: 1,
      reported: { by: { person: 'p', organisation: 'o' }, occurredAt: at(0.1), recordedAt: at(0.1) },
    }),
  );
  const list = listOf(picture, lookup, 'p-jonas', NOW);

  it('puts what needs action first, then by level and newest, then what is over', () => {
    expect(numbers(list.act)).toEqual([3]);
    expect(numbers(list.going)).toEqual([2, 6, 1]);
    expect(numbers(list.ended)).toEqual([4]);
    expect(numbers(list.earlier)).toEqual([5]);
  });

  it('counts open incidents by level', () => {
    expect(countByLevel(list)).toEqual({ 1: 3, 2: 0, 3: 1 });
  });

  it('needs action for a task over its deadline', () => {
    const task = {
      id: 't',
      what: 'x',
      organisation: 'o-sof',
      tovholder: null,
      deadline: at(-1),
      targetGroups: [],
      assigned: { by: { person: 'p', organisation: 'o' }, occurredAt: AT },
      completed: null,
    };
    expect(listOf(pictureOf(view('i', {}, { tasks: [task] })), lookup, 'p', NOW).act[0]?.overdue).toBe(1);
  });

  it('filters to my own areas, but never hides what I am asked about or what has no place', () => {
    const placed = {
      point: [12.5, 55.7] as [number, number],
      areas: [],
      near: [],
      boundaryMetres: 9,
      place: null,
      beside: null,
    };
    const elsewhere = listOf(
      pictureOf(view('i', { position: placed, reached: ['bydel:valby'] })),
      lookup,
      'p',
      NOW,
    );
    const mine = new Set(['bydel:noerrebro']);
    expect(filtered(elsewhere, (r) => shows('mine', r, mine, NOW)).going).toEqual([]);
    expect(filtered(list, (r) => shows('mine', r, mine, NOW)).going).toHaveLength(3);
  });
});

describe('the log', () => {
  it('is newest first by when it happened, and hangs corrections under what they correct', () => {
    const correction: LogItem = { ...note('c'), kind: 'correction', corrects: 'l1', text: 'Tre' } as LogItem;
    const second: LogItem = { ...note('d'), kind: 'correction', corrects: 'c', text: 'Fire' } as LogItem;
    const entries = logEntries([note('l1'), note('l2', 'senere', at(1)), correction, second]);
    expect(entries.map((e) => e.item.id)).toEqual(['l2', 'l1']);
    expect(entries[1]?.corrections.map((c) => c.id)).toEqual(['c', 'd']);
  });
});

describe('duty', () => {
  const shift = (id: string, person: string, from: number, to: number, organisation = 'o-sof') => ({
    id,
    ledergruppe: 'g-bispebjerg',
    organisation,
    person,
    from: at(from),
    to: at(to),
  });

  it('knows my shift now and who relieves me', () => {
    const shifts = [shift('s1', 'p-jonas', -2, 6), shift('s2', 'p-line', 6, 12)];
    expect(dutyNow(shifts, 'p-jonas', NOW)).toMatchObject([{ relief: 'p-line' }]);
    expect(dutyNow(shifts, 'p-line', NOW)).toEqual([]);
  });

  it('goes on through my own next shifts, and stops at a gap', () => {
    const mine = [
      shift('s1', 'p-jonas', -2, 6),
      shift('s2', 'p-jonas', 6, 12),
      shift('s3', 'p-line', 12, 18),
    ];
    expect(dutyNow(mine, 'p-jonas', NOW)).toMatchObject([
      { shift: { id: 's1', to: at(12) }, relief: 'p-line' },
    ]);
    const gap = [shift('s1', 'p-jonas', -2, 6), shift('s2', 'p-jonas', 6.5, 12)];
    expect(dutyNow(gap, 'p-jonas', NOW)).toMatchObject([{ shift: { to: at(6) } }]);
  });
});
