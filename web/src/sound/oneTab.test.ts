import { describe, expect, it } from 'vitest';
import { OneTab } from './oneTab';

/** As the browser's: one holder of a name, and the next when it has let go. */
class Locks {
  #line: { run: () => Promise<void> | undefined; signal: AbortSignal }[] = [];
  #held = false;
  request = (_: string, { signal }: { signal: AbortSignal }, run: () => Promise<void> | undefined) => {
    const asked = { run, signal };
    this.#line.push(asked);
    void this.#next();
    return new Promise((_resolve, reject) =>
      signal.addEventListener('abort', () => {
        this.#line = this.#line.filter((one) => one !== asked);
        reject(new DOMException('', 'AbortError'));
      }),
    );
  };
  async #next(): Promise<void> {
    const next = this.#held ? undefined : this.#line.shift();
    if (!next) return;
    this.#held = true;
    await next.run();
    this.#held = false;
    void this.#next();
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('the one tab that sounds', () => {
  it('is one of those that can, and the next when it cannot any more', async () => {
    const locks = new Locks() as unknown as LockManager;
    const [a, b, c] = [new OneTab(locks), new OneTab(locks), new OneTab(locks)];
    for (const tab of [a, b, c]) tab.want(true);
    a.want(true);
    expect([a.mine, b.mine, c.mine]).toEqual([true, false, false]);
    b.want(false);
    a.want(false);
    await settled();
    expect([a.mine, b.mine, c.mine]).toEqual([false, false, true]);
    b.want(true);
    c.want(false);
    await settled();
    expect([a.mine, b.mine, c.mine]).toEqual([false, true, false]);
  });

  it('is every tab where there are no locks', () => {
    const tab = new OneTab(null as unknown as undefined);
    tab.want(true);
    expect(tab.mine).toBe(true);
  });
});
