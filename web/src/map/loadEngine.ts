type Engine = typeof import('./engine');

let engine: Engine | null = null;

/** The map's code is large, and fetched after the page. */
export const fetchEngine = async (): Promise<Engine> => (engine ??= await import('./engine'));

/** What has been fetched by now; null when it has not. */
export const engineAtHand = (): Engine | null => engine;
