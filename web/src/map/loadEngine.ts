type Engine = typeof import('./engine');

/** Milliseconds that the map waits for the list at the most. */
const LONGEST_WAIT_MS = 1_500;

let engine: Engine | null = null;
let begin: () => void = () => undefined;
const listShown = new Promise<void>((resolve) => (begin = resolve));

/** The list is on the screen: the map may take its time of the processor. */
export const letMapBegin = (): void => begin();

/** The map's code is large, and run after the first list is shown: where something happens is read there, too. */
export async function fetchEngine(): Promise<Engine> {
  if (engine) return engine;
  let timer: ReturnType<typeof setTimeout> | undefined;
  await Promise.race([listShown, new Promise((resolve) => (timer = setTimeout(resolve, LONGEST_WAIT_MS)))]);
  clearTimeout(timer);
  return (engine ??= await import('./engine'));
}

/** What has been fetched by now; null when it has not. */
export const engineAtHand = (): Engine | null => engine;
