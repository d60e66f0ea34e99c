import type { Box } from './box';

/** Marks an element that lies over the map, so that nothing that must be read stands under it. */
export const OVER_MAP = 'data-over-map';

/** What lies over the map now: pixels from its corner. */
export function coversOf(map: HTMLElement): Box[] {
  const { left, top } = map.getBoundingClientRect();
  return [...(map.parentElement?.querySelectorAll(`[${OVER_MAP}]`) ?? [])]
    .map((element) => element.getBoundingClientRect())
    .filter(({ width, height }) => width > 0 && height > 0)
    .map((box) => ({
      left: box.left - left,
      right: box.right - left,
      top: box.top - top,
      bottom: box.bottom - top,
    }));
}
