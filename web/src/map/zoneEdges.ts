import type { ZoneKind } from '../api/contract';

/** How the edge of each kind of zone is broken, over a plain line beneath; told apart without colour. In pixels. */
export const EDGES: Record<ZoneKind, { under: number; over: number; dash: number[] }> = {
  // As a barrier tape.
  afspaerring: { under: 7, over: 4, dash: [8, 8] },
  moedested: { under: 0, over: 5, dash: [0.1, 9] },
  'trygt-sted': { under: 7, over: 3, dash: [] },
  uro: { under: 0, over: 3.5, dash: [14, 6, 3, 6] },
};
