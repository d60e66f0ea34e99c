/**
 * Moves a strip that is wider than its room sideways until what is chosen is in its middle. The page stays where it is:
 * `scrollIntoView` moves that too when the strip lies below the fold, and the heading would be gone when one arrives.
 */
export function centreIn(strip: HTMLElement | undefined, chosen: string): void {
  const child = strip?.querySelector<HTMLElement>(chosen);
  if (!strip || !child) return;
  const [outer, inner] = [strip.getBoundingClientRect(), child.getBoundingClientRect()];
  strip.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.width / 2);
}
