import type { Marker } from './scene';

export interface Fanned {
  marker: Marker;
  /** Pixels right and up from its place. */
  offset: [number, number];
  /** How many stand here, on the top one; 1 on the others. */
  count: number;
}

const TOUCH_PX = 30;
const FAN_RADIUS_PX = 34;

const rank = (m: Marker): number => (m.selected ? 10 : 0) + (m.level ?? 0);

/**
 * Markers that would cover each other: the most important stays in its place with a count, the others fan out below it.
 * @param pixel where a marker's place is on the screen
 */
export function fanOut(markers: readonly Marker[], pixel: (marker: Marker) => [number, number]): Fanned[] {
  const sorted = [...markers].sort((a, b) => rank(b) - rank(a) || (a.number < b.number ? 1 : -1));
  const tops: { at: [number, number]; group: Marker[] }[] = [];
  for (const marker of sorted) {
    const at = pixel(marker);
    const top = tops.find((t) => Math.hypot(t.at[0] - at[0], t.at[1] - at[1]) < TOUCH_PX);
    if (top) top.group.push(marker);
    else tops.push({ at, group: [marker] });
  }
  return tops.flatMap(({ at: [x, y], group }) =>
    group.map((marker, index): Fanned => {
      if (index === 0) return { marker, offset: [0, 0], count: group.length };
      const [px, py] = pixel(marker);
      // Spread over the lower half, from left to right.
      const angle = Math.PI + (Math.PI * index) / group.length;
      const radius = FAN_RADIUS_PX + Math.max(0, group.length - 4) * 6;
      return {
        marker,
        offset: [x - px + radius * Math.cos(angle), -(y - py) + radius * Math.sin(angle)],
        count: 1,
      };
    }),
  );
}
