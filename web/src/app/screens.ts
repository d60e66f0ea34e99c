/**
 * What one opens now and then is fetched after the picture: the first list must not wait for the code of the roster. It
 * is fetched before it is asked for, too, so that a line that fails meanwhile takes nothing away.
 */
export const screens = {
  setup: () => import('./SetupScreen.svelte'),
  reach: () => import('./ReachScreen.svelte'),
  proof: () => import('./ProofScreen.svelte'),
  testAlarm: () => import('./TestAlarmScreen.svelte'),
  roster: () => import('./RosterScreen.svelte'),
} as const;

/** Milliseconds; where a browser cannot say when it has nothing to do. */
const BY_THEN = 3_000;

/** Fetches all of them when the browser has nothing else to do. What fails is fetched when it is asked for. */
export function fetchWhenIdle(): void {
  const all = (): void => {
    for (const screen of Object.values(screens)) void screen().catch(() => undefined);
  };
  if ('requestIdleCallback' in window) requestIdleCallback(all);
  else setTimeout(all, BY_THEN);
}
