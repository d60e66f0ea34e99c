import { describe, expect, it } from 'vitest';
import type { Rotation } from '../../api/contract';
import { draftOf, fieldsOf, isComplete, ruleOf } from './rotationDraft';

const rotation: Rotation = {
  id: 'r',
  ledergruppe: 'g',
  organisation: 'o',
  people: ['anna', null, 'bo'],
  kind: 'pattern',
  handover: '08:00',
  from: '2026-11-22',
  to: null,
  cycleDays: 14,
  segments: [{ fromDay: 0, from: '08:00', toDay: 7, to: '08:00', turn: 0 }],
};

describe('a rotation in its form', () => {
  it('counts days and turns from 1, and goes back as it came, with the open turn in its place', () => {
    const draft = draftOf(rotation, '2026-11-23');
    expect(draft.segments).toEqual([{ fromDay: '1', from: '08:00', toDay: '8', to: '08:00', turn: '1' }]);
    expect(fieldsOf(draft, 'o')).toEqual({
      organisationId: 'o',
      people: ['anna', null, 'bo'],
      kind: 'pattern',
      handover: '08:00',
      from: '2026-11-22',
      to: null,
      cycleDays: 14,
      segments: rotation.segments,
    });
  });

  it('says so when an open turn is taken out, and not when somebody takes it', () => {
    const draft = draftOf(rotation, '2026-11-23');
    expect(fieldsOf(draft, 'o', 1).closeGaps).toBeUndefined();
    expect(fieldsOf({ ...draft, people: ['anna', 'bo'] }, 'o', 1).closeGaps).toBe(true);
    expect(isComplete({ ...draft, people: [null] })).toBe(false);
  });

  it('begins today and is not complete until somebody is in it', () => {
    const draft = draftOf(null, '2026-11-23');
    expect(draft).toMatchObject({ from: '2026-11-23', kind: 'weekly' });
    expect(isComplete(draft)).toBe(false);
    expect(isComplete({ ...draft, people: ['anna'] })).toBe(true);
    expect(isComplete({ ...draft, people: ['anna'], to: '2026-11-22' })).toBe(false);
  });

  it('counts no turns from a pattern that is half written', () => {
    const draft = draftOf(rotation, '2026-11-23');
    expect(ruleOf(draft)?.cycleDays).toBe(14);
    expect(ruleOf({ ...draft, cycleDays: '' })).toBeNull();
    expect(ruleOf({ ...draft, segments: draft.segments.map((s) => ({ ...s, to: '' })) })).toBeNull();
  });
});
