const NAME = 'beredskab-lyd';

/**
 * Of all tabs of this browser that could sound, one does. It holds a lock for as long as it can; the next in line has it
 * the moment it is let go or its tab is gone. Only a tab that can be heard asks, so a silent one never stands in the way.
 */
export class OneTab {
  /** This tab is the one. Without locks (a page that did not come over TLS) each is. */
  mine = false;
  #asking: AbortController | null = null;
  #letGo: (() => void) | null = null;

  constructor(private readonly locks: LockManager | undefined = navigator.locks) {}

  want(wanted: boolean): void {
    if (!this.locks) {
      this.mine = wanted;
      return;
    }
    if (wanted === (this.#asking !== null)) return;
    if (!wanted) {
      this.#asking?.abort();
      this.#asking = null;
      this.#letGo?.();
      return;
    }
    const asking = (this.#asking = new AbortController());
    this.locks
      .request(NAME, { signal: asking.signal }, () => {
        if (asking.signal.aborted) return undefined;
        this.mine = true;
        return new Promise<void>((resolve) => {
          this.#letGo = () => {
            this.mine = false;
            this.#letGo = null;
            resolve();
          };
        });
      })
      .catch(() => undefined);
  }
}
