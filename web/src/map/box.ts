/** In pixels, right and down: from the map's upper left corner, or from what it surrounds. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Whether they cover each other; those that only touch do not. */
export const meets = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
