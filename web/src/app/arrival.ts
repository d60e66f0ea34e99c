/** Between two questions whether the Hub answers, and what the program gets to arrive once it does. Milliseconds. */
export const PAUSE_MS = 5_000;

export interface Arrival {
  /** Reads the program; what it throws, the page cannot mend by itself. */
  load(): Promise<unknown>;
  /** Whether the Hub answers; gives up by itself. */
  answers(): Promise<unknown>;
  /** Says that nothing answers, or that the program could not be read; it is tried for as long as the page stands. */
  say(what: 'unanswered' | 'unfetched'): void;
  /** Reads the page anew. */
  again(): void;
}

/**
 * Until the program is there. The page can come and the program not: then nothing else could say so, and what hangs or
 * has failed is not asked for twice by a browser, unless the page is read anew.
 */
export async function arrive({ load, answers, say, again }: Arrival): Promise<void> {
  let arrived = false;
  let failed = false;
  load().then(
    () => (arrived = true),
    () => {
      failed = true;
      say('unfetched');
    },
  );
  let said = false;
  for (;;) {
    const answered = await answers().then(
      () => true,
      () => false,
    );
    if (arrived) return;
    if (!answered) {
      said = true;
      say('unanswered');
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    if (arrived) return;
    // On a slow line the program may only be late: it is left alone while the Hub answers.
    // Whoever is still here after that goes on: the page, too, may be asked for on a connection that is dead.
    if (answered && (failed || said)) again();
  }
}
