import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FollowAnswer, FollowRequest } from './contract';
import { Live, SILENCE_MS, type LiveState, type Wire } from './live';
import { AT, answer, note, view } from '../picture/fixture';
import type { Picture } from '../picture/picture';

class FakeWire implements Wire {
  handlers = new Map<string, (...args: unknown[]) => void>();
  closed: () => void = () => undefined;
  asked: FollowRequest[] = [];
  answers: ((value: FollowAnswer) => void)[] = [];
  stopped = false;
  start = async (): Promise<void> => undefined;
  stop = async (): Promise<void> => void (this.stopped = true);
  invoke = (_: string, request: unknown): Promise<unknown> => {
    this.asked.push(request as FollowRequest);
    return new Promise((resolve) => this.answers.push(resolve));
  };
  on = (method: string, handler: (...args: unknown[]) => void): void =>
    void this.handlers.set(method, handler);
  onclose = (handler: () => void): void => void (this.closed = handler);
  say = (method: string, value: unknown): void => this.handlers.get(method)?.(value);
  change = (seq: number, id: string): void =>
    this.say('change', {
      audience: 'myndigheder',
      seq,
      at: AT,
      changes: [{ kind: 'log', incident: 'i1', item: note(id) }],
    });
  reply = async (value: FollowAnswer): Promise<void> => {
    this.answers.shift()?.(value);
    await vi.advanceTimersByTimeAsync(0);
  };
}

const beat = (everySeconds: number) => ({
  epoch: 'e1',
  now: AT,
  heads: { myndigheder: 10 },
  chainBroken: false,
  troubles: [],
  everySeconds,
});

describe('the live stream', () => {
  let wires: FakeWire[] = [];
  let states: LiveState[] = [];
  let quiets: boolean[] = [];
  let picture: Picture | null = null;
  let live: Live;
  const last = (): FakeWire => wires.at(-1) as FakeWire;
  const snapshot = answer({ snapshot: { incidents: [view('i1')] } });
  const log = (): string[] | undefined => picture?.incidents.get('i1')?.log.map((i) => i.id);

  beforeEach(async () => {
    vi.useFakeTimers();
    wires = [];
    states = [];
    quiets = [];
    live = new Live(
      {
        picture: (p) => (picture = p),
        state: (s) => states.push(s),
        now: () => undefined,
        quiet: (on) => quiets.push(on),
        presence: () => undefined,
        failed: () => undefined,
      },
      () => {
        wires.push(new FakeWire());
        return last();
      },
    );
    live.start();
    await vi.advanceTimersByTimeAsync(0);
  });
  afterEach(() => {
    live.stop();
    vi.useRealTimers();
  });

  it('joins first: what comes before the answer is kept, and what the answer held is dropped', async () => {
    last().change(10, 'had');
    last().change(11, 'new');
    await last().reply(snapshot);
    expect(log()).toEqual(['new']);
    expect(states).toEqual(['connected']);
  });

  it('asks again from its cursor on a gap', async () => {
    await last().reply(snapshot);
    last().change(13, 'far');
    expect(last().asked[1]).toEqual({ epoch: 'e1', cursors: { myndigheder: 10 } });
    await last().reply(
      answer({ cursors: { myndigheder: 13 }, changes: [{ kind: 'log', incident: 'i1', item: note('all') }] }),
    );
    expect(log()).toEqual(['all']);
  });

  it('asks again when the heartbeat knows of more', async () => {
    await last().reply(snapshot);
    last().say('heartbeat', {
      epoch: 'e1',
      now: AT,
      heads: { myndigheder: 11 },
      chainBroken: false,
      troubles: [],
    });
    expect(last().asked).toHaveLength(2);
  });

  it('says after two and a half heartbeats that nothing is heard, and keeps the connection', async () => {
    await last().reply(snapshot);
    last().say('heartbeat', beat(2));
    await vi.advanceTimersByTimeAsync(4_900);
    expect(quiets).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect([quiets, states]).toEqual([[true], ['connected']]);
    // What was late on a slow line takes it back; nothing was fetched anew.
    last().change(11, 'late');
    expect(quiets).toEqual([true, false]);
    expect(wires).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(SILENCE_MS);
    expect([quiets, states]).toEqual([
      [true, false, true, false],
      ['connected', 'lost'],
    ]);
  });

  it('says so too on a line that falls silent before the first heartbeat', async () => {
    await last().reply({ ...snapshot, everySeconds: 2 });
    await vi.advanceTimersByTimeAsync(4_900);
    expect(quiets).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect([quiets, states]).toEqual([[true], ['connected']]);
  });

  it('does not guess how often a Hub is heard that does not say, or that is heard seldom', async () => {
    await last().reply(snapshot);
    await vi.advanceTimersByTimeAsync(11_000);
    last().say('heartbeat', beat(5));
    await vi.advanceTimersByTimeAsync(11_000);
    expect([quiets, states]).toEqual([[], ['connected']]);
  });

  it('has no connection after 12 s of silence, keeps the picture and tries again for ever', async () => {
    await last().reply(snapshot);
    await vi.advanceTimersByTimeAsync(SILENCE_MS);
    expect(states).toEqual(['connected', 'lost']);
    expect(wires[0]?.stopped).toBe(true);
    for (let i = 0; i < 6; i++) {
      await vi.advanceTimersByTimeAsync(5_000);
      last().closed();
    }
    expect(wires.length).toBeGreaterThan(5);
    await vi.advanceTimersByTimeAsync(5_000);
    await last().reply(
      answer({
        cursors: { myndigheder: 11 },
        changes: [{ kind: 'log', incident: 'i1', item: note('missed') }],
      }),
    );
    expect(states.at(-1)).toBe('connected');
    expect(log()).toEqual(['missed']);
  });

  it('is lost at once when the socket closes or the network goes, and is tried again', async () => {
    await last().reply(snapshot);
    last().closed();
    expect(states).toEqual(['connected', 'lost']);
    await vi.advanceTimersByTimeAsync(500);
    await last().reply(answer({}));
    live.cut();
    expect(states).toEqual(['connected', 'lost', 'connected', 'lost']);
    expect(last().stopped).toBe(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(wires).toHaveLength(3);
  });

  it('gives up an attempt that began without a network as soon as there is one', async () => {
    await last().reply(snapshot);
    live.cut();
    await vi.advanceTimersByTimeAsync(500);
    const dead = last();
    live.restored();
    expect(last()).not.toBe(dead);
    expect(dead.stopped).toBe(true);
    await vi.advanceTimersByTimeAsync(0);
    await last().reply(answer({}));
    expect(states.at(-1)).toBe('connected');
    live.restored();
    expect(wires).toHaveLength(3);
  });

  it('hears nothing from a connection that it has given up', async () => {
    await last().reply(snapshot);
    const old = last();
    old.closed();
    old.change(11, 'ghost');
    expect(log()).toEqual([]);
  });
});
