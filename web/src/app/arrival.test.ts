import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { arrive, PAUSE_MS } from './arrival';

describe('until the program is there', () => {
  let said: string[] = [];
  let again = 0;
  let asked = 0;
  let alive = true;
  let arrived: () => void = () => undefined;
  let fail: (why: Error) => void = () => undefined;

  beforeEach(() => {
    vi.useFakeTimers();
    [said, again, asked, alive] = [[], 0, 0, true];
    void arrive({
      load: () =>
        new Promise<void>((resolve, reject) => {
          arrived = resolve;
          fail = reject;
        }),
      answers: () => {
        asked++;
        return alive ? Promise.resolve() : Promise.reject(new Error('silent'));
      },
      say: (what) => said.push(what),
      again: () => again++,
    });
  });
  afterEach(() => vi.useRealTimers());

  it('asks nothing more, and says nothing, once it is there', async () => {
    arrived();
    await vi.advanceTimersByTimeAsync(20 * PAUSE_MS);
    expect([asked, said, again]).toEqual([1, [], 0]);
  });

  it('leaves a program alone that is slow while the Hub answers', async () => {
    await vi.advanceTimersByTimeAsync(20 * PAUSE_MS);
    expect([said, again]).toEqual([[], 0]);
    expect(asked).toBeGreaterThan(10);
    arrived();
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    const until = asked;
    await vi.advanceTimersByTimeAsync(20 * PAUSE_MS);
    expect(asked).toBe(until);
  });

  it('says that nothing answers, and reads the page anew when something does', async () => {
    alive = false;
    await vi.advanceTimersByTimeAsync(3 * PAUSE_MS);
    expect(new Set(said)).toEqual(new Set(['unanswered']));
    expect(again).toBe(0);
    alive = true;
    await vi.advanceTimersByTimeAsync(2 * PAUSE_MS);
    expect(again).toBeGreaterThan(0);
    // The page was asked for on a dead connection too.
    const before = again;
    await vi.advanceTimersByTimeAsync(2 * PAUSE_MS);
    expect(again).toBeGreaterThan(before);
  });

  it('reads the page anew when the program could not be read', async () => {
    fail(new Error('cut'));
    await vi.advanceTimersByTimeAsync(2 * PAUSE_MS);
    expect(said).toEqual(['unfetched']);
    expect(again).toBeGreaterThan(0);
  });
});
