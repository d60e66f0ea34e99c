import { flushSync } from 'svelte';

/**
 * Whether the page is about to be on paper: then more is on it than on the screen. What is drawn anew is in the page
 * before the browser lays it out.
 */
export class Printing {
  on = $state(false);

  /** @returns stops following */
  follow(): () => void {
    const media = matchMedia('print');
    const set = (on: boolean): void =>
      flushSync(() => {
        this.on = on;
      });
    // While it prints a browser tells once more of the screen, late; what is on the sheets must not go for that.
    let printing = false;
    const begin = (): void => {
      printing = true;
      set(true);
    };
    const end = (): void => {
      printing = false;
      set(false);
    };
    const change = (): void => {
      if (!printing) set(media.matches);
    };
    // Also what comes while the page is laid out for paper.
    if (media.matches) this.on = true;
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    media.addEventListener('change', change);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
      media.removeEventListener('change', change);
    };
  }
}
