import { describe, expect, it } from 'vitest';
import type { Change, LiveChange } from '../api/contract';
import { AT, alert, answer, header, note, row, view } from './fixture';
import { apply, emptyPicture, type Picture } from './picture';

const live = (seq: number, changes: Change[], audience = 'myndigheder'): LiveChange => ({
  audience,
  seq,
  at: AT,
  changes,
});
const followed = (): Picture =>
  apply(emptyPicture, { kind: 'answer', answer: answer({ snapshot: { incidents: [view('i1')] } }) });
const log = (id: string): Change => ({ kind: 'log', incident: 'i1', item: note(id) });
const change = (picture: Picture, seq: number, changes: Change[], audience?: string): Picture =>
  apply(picture, { kind: 'change', change: live(seq, changes, audience) });

describe('the picture', () => {
  it('is the snapshot after the first answer', () => {
    const picture = followed();
    expect([...picture.incidents.keys()]).toEqual(['i1']);
    expect(picture).toMatchObject({ epoch: 'e1', at: AT, behind: false, cursors: { myndigheder: 10 } });
  });

  it('takes the next change', () => {
    const picture = change(followed(), 11, [log('l1')]);
    expect(picture.incidents.get('i1')?.log).toHaveLength(1);
    expect(picture.cursors['myndigheder']).toBe(11);
  });

  it('drops what it already has', () => {
    const picture = followed();
    expect(change(picture, 10, [log('l1')])).toBe(picture);
  });

  it('sees a gap, changes nothing and asks again', () => {
    const picture = change(followed(), 12, [log('l1')]);
    expect(picture.behind).toBe(true);
    expect(picture.cursors['myndigheder']).toBe(10);
    expect(picture.incidents.get('i1')?.log).toEqual([]);
  });

  it('is whole again when the gap is answered from the cursor, and a late change is dropped', () => {
    const behind = change(followed(), 12, [log('l2')]);
    const whole = apply(behind, {
      kind: 'answer',
      answer: answer({ cursors: { myndigheder: 12 }, changes: [log('l1'), log('l2')] }),
    });
    expect(whole.behind).toBe(false);
    expect(whole.incidents.get('i1')?.log.map((i) => i.id)).toEqual(['l1', 'l2']);
    expect(change(whole, 11, [log('l1')])).toBe(whole);
  });

  it('applied twice, a change is there once', () => {
    const twice = change(followed(), 11, [log('l1'), log('l1')]);
    expect(twice.incidents.get('i1')?.log).toHaveLength(1);
  });

  it('counts each audience by itself and asks when it meets a new one', () => {
    expect(change(followed(), 1, [log('l1')], 'org:o-sof').behind).toBe(true);
  });

  it('keeps the newer of two versions of an incident', () => {
    const newer = change(followed(), 11, [
      { kind: 'incident', incident: header('i1', { version: 3, level: 3 }) },
    ]);
    const older = change(newer, 12, [{ kind: 'incident', incident: header('i1', { version: 2, level: 1 }) }]);
    expect(older.incidents.get('i1')?.incident.level).toBe(3);
  });

  it('lets what hangs on a new incident stand before it in the same message', () => {
    const picture = change(followed(), 11, [
      { kind: 'alert', alert: alert('a1', 'i2', [row('o-sof', 'waiting')]) },
      { kind: 'incident', incident: header('i2') },
    ]);
    expect(picture.incidents.get('i2')?.alerts).toHaveLength(1);
  });

  it('forgets an incident that is gone', () => {
    expect(change(followed(), 11, [{ kind: 'gone', incident: 'i1' }]).incidents.size).toBe(0);
  });

  it('counts changes of the reference', () => {
    const picture = followed();
    expect(change(picture, 11, [{ kind: 'reference' }]).referenceVersion).toBe(picture.referenceVersion + 1);
  });

  it('finds a lost last change by the heartbeat, and moves its time on when nothing is lost', () => {
    const beat = (head: number, now: string) =>
      apply(followed(), {
        kind: 'heartbeat',
        heartbeat: { epoch: 'e1', now, heads: { myndigheder: head }, chainBroken: false, troubles: [] },
      });
    expect(beat(11, AT).behind).toBe(true);
    expect(beat(10, '2026-11-22T01:14:05.000Z')).toMatchObject({
      behind: false,
      at: '2026-11-22T01:14:05.000Z',
    });
  });

  it('asks for a snapshot when the epoch is another', () => {
    const beat = { epoch: 'e2', now: AT, heads: {}, chainBroken: false, troubles: [] };
    expect(apply(followed(), { kind: 'heartbeat', heartbeat: beat }).behind).toBe(true);
    const lost = apply(followed(), { kind: 'answer', answer: answer({ epoch: 'e2' }) });
    expect(lost).toMatchObject({ epoch: null, cursors: {}, behind: true });
  });

  it('replaces everything by a snapshot of a new epoch', () => {
    const next = answer({ epoch: 'e2', cursors: { myndigheder: 1 }, snapshot: { incidents: [view('i9')] } });
    expect([...apply(followed(), { kind: 'answer', answer: next }).incidents.keys()]).toEqual(['i9']);
  });

  it('says that the chain is broken', () => {
    const beat = { epoch: 'e1', now: AT, heads: { myndigheder: 10 }, chainBroken: true, troubles: [] };
    expect(apply(followed(), { kind: 'heartbeat', heartbeat: beat }).chainBroken).toBe(true);
  });

  it('takes over what must be acted on from each heartbeat and each answer', () => {
    const troubles = [{ kind: 'texts-lost' as const, count: 2, since: AT }];
    const beat = { epoch: 'e1', now: AT, heads: { myndigheder: 10 }, chainBroken: false, troubles };
    const told = apply(followed(), { kind: 'heartbeat', heartbeat: beat });
    expect(told.troubles).toEqual(troubles);
    expect(apply(told, { kind: 'answer', answer: answer({}) }).troubles).toEqual([]);
  });
});
