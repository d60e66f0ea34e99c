import { describe, expect, it } from 'vitest';
import type { AlertAnswer } from '../api/contract';
import { answersOf } from './answers';
import { alert, note, row, view } from './fixture';
import { keyOf, logLines } from './logLines';

const at = (minute: number): string => `2026-11-22T01:${minute}:00.000Z`;
const cannot: AlertAnswer = {
  kind: 'cannot',
  etaMinutes: null,
  at: at(20),
  channel: 'sms',
  unusual: false,
  dutyPhone: false,
};
const coming: AlertAnswer = {
  kind: 'coming',
  etaMinutes: 20,
  at: at(25),
  channel: 'dashboard',
  unusual: false,
  dutyPhone: false,
};

describe('answers in the log', () => {
  it('stand in time order among what was written, also those that were changed', () => {
    const rows = [row('o-sof', 'covered', { answer: coming, earlier: [cannot] }), row('o-kff', 'waiting')];
    const one = view('i1', {}, { log: [note('n1', 'Før', at(15)), note('n2', 'Imellem', at(22))] });
    const lines = logLines({ ...one, alerts: [alert('a1', 'i1', rows)] });
    expect(lines.map((line) => (line.kind === 'entry' ? keyOf(line) : line.answer.answer.kind))).toEqual([
      'coming',
      'n2',
      'cannot',
      'n1',
    ]);
    expect(lines.flatMap((line) => (line.kind === 'answer' ? [line.answer.changes] : []))).toEqual([
      true,
      false,
    ]);
  });

  it('who answers for two ledergrupper at once is told once, with both', () => {
    const rows = [row('o-sof', 'covered', { answer: coming })];
    const alerts = [
      alert('a1', 'i1', rows),
      alert('a2', 'i1', rows, { ledergruppe: 'g-noerrebro' }),
      alert('a3', 'i1', rows, { ledergruppe: null }),
    ];
    const lines = answersOf(view('i1', {}, { alerts }));
    expect(lines).toHaveLength(1);
    expect(lines[0]?.ledergrupper).toEqual(['g-bispebjerg', 'g-noerrebro', null]);
  });
});
