import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Accepted, Problem } from '../api/contract';
import { NotSignedIn, Refused, Unreachable } from '../api/problem';
import { commands } from './commands';
import { Outbox, placeInQueue, type Waiting } from './outbox';
import { saidOfQueued } from './said';
import { browserStore } from './store';
import { uuid7 } from './uuid7';

const accepted: Accepted = { commandId: 'x', version: 2, recordedAt: '2026-11-22T01:14:00Z' };
const no: Problem = {
  type: '',
  title: 'Nej',
  detail: 'Nej',
  status: 422,
  code: 'cpr-in-open-text',
  field: 'text',
};
let person = 0;

/** An outbox whose clock is moved by hand and whose Hub answers what the test says. */
function outbox(answers: (Accepted | Error | 'nothing')[], store = browserStore(`p${++person}`)) {
  const line = { connected: false };
  const later: { task: () => void; ms: number }[] = [];
  const seen = {
    sent: [] as { path: string; body: Record<string, unknown>; waited: number }[],
    waiting: [] as readonly Waiting[],
    delivered: 0,
    out: 0,
  };
  const box = new Outbox({
    connected: () => line.connected,
    send: (path, body, waited, signal) => {
      seen.sent.push({ path, body: body as Record<string, unknown>, waited });
      const next = answers.shift() ?? new Unreachable(0);
      if (next === 'nothing')
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Unreachable(0))));
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
    },
    store,
    later: (task, ms) => later.push({ task, ms }),
    changed: (waiting) => (seen.waiting = waiting),
    delivered: (count) => (seen.delivered += count),
    signedOut: () => (seen.out += 1),
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve, 30));
  const pass = async () => {
    for (const { task } of later.splice(0)) task();
    await settle();
  };
  return { box, seen, store, line, pass, settle };
}

describe('the outbox', () => {
  let note = commands.note('i1', 'Roligt', null);
  beforeEach(() => (note = commands.note('i1', 'Roligt', null)));

  it('sends a command with an id of its own', async () => {
    const { box, seen } = outbox([accepted]);
    expect(await box.send(note)).toEqual({ kind: 'accepted', accepted });
    expect(seen.sent[0]).toMatchObject({ path: '/api/v1/incidents/i1/notes', body: { text: 'Roligt' } });
    expect(seen.sent[0]?.body['commandId']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/);
  });

  it('repeats with the same id until it is answered, and says so meanwhile', async () => {
    const { box, seen, pass } = outbox([new Unreachable(0), new Unreachable(503), accepted]);
    expect(await box.send(note)).toEqual({ kind: 'queued', reason: null });
    expect(seen.waiting).toHaveLength(1);
    await pass();
    await pass();
    expect(new Set(seen.sent.map((s) => s.body['commandId'])).size).toBe(1);
    expect(seen.sent).toHaveLength(3);
    expect(seen.waiting).toEqual([]);
    expect(seen.delivered).toBe(1);
  });

  it('sends again at once, with the same id, what was under way when the picture came back', async () => {
    const { box, seen, settle } = outbox(['nothing', accepted]);
    const sent = box.send(note);
    await settle();
    expect(seen.sent).toHaveLength(1);
    box.reconnected();
    expect(await sent).toEqual({ kind: 'queued', reason: null });
    await settle();
    expect(seen.sent).toHaveLength(2);
    expect(seen.sent[1]?.body).toEqual(seen.sent[0]?.body);
    expect(seen.waiting).toEqual([]);
    expect(seen.delivered).toBe(1);
  });

  it('gives up early what has no answer on a live line, for each connection that may be dead, and then waits', async () => {
    const { box, seen, line, pass } = outbox(Array.from({ length: 7 }, () => 'nothing' as const));
    line.connected = true;
    void box.send(note);
    for (let tries = 1; tries <= 8; tries++) await pass();
    expect(seen.sent).toHaveLength(7);
    expect(new Set(seen.sent.map((s) => s.body['commandId'])).size).toBe(1);
    expect(seen.waiting).toHaveLength(1);
  });

  it('waits for an answer as long as it takes while the picture is not live', async () => {
    const { box, seen, pass } = outbox(['nothing']);
    void box.send(note);
    for (let tries = 1; tries <= 3; tries++) await pass();
    expect(seen.sent).toHaveLength(1);
  });

  it('says how long it has waited, and has the same body each time', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-28T01:00:00Z') });
    try {
      const { box, seen, pass } = outbox([new Unreachable(0), accepted]);
      await box.send(note);
      vi.setSystemTime(Date.parse('2026-11-28T01:10:05Z'));
      await pass();
      expect(seen.sent.map(({ waited }) => waited)).toEqual([0, 605]);
      expect(seen.sent[1]?.body).toEqual(seen.sent[0]?.body);
    } finally {
      vi.useRealTimers();
    }
  });

  it('lets what was written on top of one’s own change follow it, and not what somebody else was before', async () => {
    const level = (seen: number) => commands.level('i1', seen, 3, 'Det breder sig');
    const move = commands.move('i1', 1, { kind: 'point', corners: [[12.5, 55.7]] }, 'Flyt');
    const mine = outbox([new Unreachable(0), accepted, { ...accepted, version: 3 }, accepted]);
    await mine.box.send(move);
    const waiting = [mine.box.send(level(1)), mine.box.send(note)];
    await mine.pass();
    await Promise.all(waiting);
    await mine.settle();
    expect(mine.seen.sent.map(({ body }) => body['seenVersion'])).toEqual([1, 1, 2, undefined]);
    expect(mine.seen.waiting).toEqual([]);

    // The move is answered with a version that others have had a part in.
    const others = outbox([new Unreachable(0), { ...accepted, version: 4 }, new Refused(no)]);
    await others.box.send(move);
    const second = others.box.send(level(1));
    await others.pass();
    await second;
    await others.settle();
    expect(others.seen.sent.map(({ body }) => body['seenVersion'])).toEqual([1, 1, 1]);
  });

  it('takes what is written on a picture that does not show one’s own change yet as written on top of it', async () => {
    const move = commands.move('i1', 1, { kind: 'point', corners: [[12.5, 55.7]] }, 'Flyt');
    const level = commands.level('i1', 1, 3, 'Det breder sig');
    const mine = outbox([accepted, { ...accepted, version: 3 }, { ...accepted, version: 4 }]);
    await mine.box.send(move);
    await mine.box.send(level);
    await mine.box.send(level);
    expect(mine.seen.sent.map(({ body }) => body['seenVersion'])).toEqual([1, 2, 3]);

    // Another incident's, and one that others have had a part in, stand as they were written.
    const others = outbox([{ ...accepted, version: 3 }, new Refused(no), accepted]);
    await others.box.send(move);
    await others.box.send(level);
    await others.box.send(commands.level('i2', 1, 3, 'Andet'));
    expect(others.seen.sent.map(({ body }) => body['seenVersion'])).toEqual([1, 1, 1]);
  });

  it('gives a refusal to the form that is still open', async () => {
    const { box, seen } = outbox([new Refused(no)]);
    expect(await box.send(note)).toEqual({ kind: 'refused', problem: no });
    expect(seen.waiting).toEqual([]);
  });

  it('keeps the text of what is refused later, until it is taken back', async () => {
    const { box, seen, pass, store } = outbox([new Unreachable(0), new Refused(no)]);
    await box.send(note);
    await pass();
    expect(seen.waiting).toMatchObject([{ text: 'Roligt', refused: { code: 'cpr-in-open-text' } }]);
    expect(await store.all()).toHaveLength(1);
    await box.discard(seen.waiting[0]?.commandId ?? '');
    expect(seen.waiting).toEqual([]);
    expect(await store.all()).toEqual([]);
  });

  it('survives a reload: the next one sends what was left, with the same id', async () => {
    const first = outbox([new Unreachable(0)]);
    await first.box.send(note);
    const second = outbox([accepted], first.store);
    await second.box.restore();
    await second.settle();
    expect(second.seen.sent[0]?.body['commandId']).toBe(first.seen.sent[0]?.body['commandId']);
    expect(await first.store.all()).toEqual([]);
  });

  it('keeps the order, and lets another incident pass one that the Hub cannot answer', async () => {
    const { box, seen } = outbox([new Unreachable(500), new Unreachable(500), accepted]);
    const stuck = box.send(note);
    await stuck;
    expect(await box.send(commands.note('i2', 'Andet', null))).toMatchObject({ kind: 'accepted' });
    expect(seen.waiting).toMatchObject([{ incident: 'i1' }]);
  });

  it('keeps everything when the session has ended', async () => {
    const { box, seen, store } = outbox([new NotSignedIn()]);
    expect(await box.send(note)).toEqual({ kind: 'queued', reason: null });
    expect(seen.out).toBe(1);
    expect(await store.all()).toHaveLength(1);
  });

  it('gives the reason of a Hub that answers and cannot take it, also for what stands behind, until it is taken', async () => {
    const full = 'Disken er fuld, så der er ikke skrevet noget.';
    const { box, seen, pass, settle } = outbox([
      new Unreachable(503, full),
      new Unreachable(503, full),
      accepted,
      accepted,
    ]);
    expect(await box.send(note)).toEqual({ kind: 'queued', reason: full });
    const behind = box.send(commands.note('i2', 'Andet', null));
    await settle();
    await pass();
    expect(await behind).toEqual({ kind: 'queued', reason: full });
    await pass();
    expect(seen.waiting).toEqual([]);
    expect(seen.delivered).toBe(2);
  });

  it('shows the reason at what waits, and lets go of it when the connection goes too', async () => {
    const { box, seen, pass } = outbox([new Unreachable(503, 'Disken er fuld.'), new Unreachable(0)]);
    await box.send(note);
    expect(seen.waiting).toMatchObject([{ held: 'Disken er fuld.' }]);
    await pass();
    expect(seen.waiting).toMatchObject([{ held: null }]);
  });

  it('never says of what waits that it is done, and guesses at the network only when nothing answered', () => {
    for (const kind of ['note', 'report'] as const) {
      const held = saidOfQueued(kind, 'Disken er fuld.', true);
      expect(held).toMatchObject({ done: false, text: expect.stringContaining('Disken er fuld.') as string });
      expect(held.text).not.toContain('forbindelse');
      expect(saidOfQueued(kind, null, false)).toMatchObject({
        done: false,
        text: expect.stringContaining('Ingen forbindelse') as string,
      });
      // The header says that it is connected, and so it is.
      const unanswered = saidOfQueued(kind, null, true);
      expect(unanswered).toMatchObject({
        done: false,
        text: expect.stringContaining('Intet svar endnu') as string,
      });
      expect(unanswered.text).not.toContain('forbindelse');
    }
  });

  it('says its place in the queue, refused ones aside', () => {
    const waiting = (commandId: string, refused: Problem | null = null): Waiting => ({
      ...note,
      commandId,
      since: 0,
      refused,
    });
    const all = [waiting('a', no), waiting('b'), waiting('c')];
    expect(placeInQueue(all, 'b')).toEqual({ place: 1, of: 2 });
    expect(placeInQueue(all, 'c')).toEqual({ place: 2, of: 2 });
    expect(placeInQueue(all, 'a')).toBeNull();
  });
});

describe('a UUIDv7', () => {
  it('sorts by time', () => {
    const ids = [1_700_000_000_000, 1_700_000_000_001, 1_800_000_000_000].map((t) => uuid7(t));
    expect(ids.toSorted()).toEqual(ids);
    expect(ids[0]?.slice(0, 13)).toBe('018bcfe5-6800');
  });
});
