/** In pixels from the place of a label, right and down. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const STEP_PX = 4;

/**
 * How far down a label goes so that nothing covers it: the shortest way, up or down.
 * @param farthest pixels that it may move at most, to stay in what it names
 * @returns pixels, negative is up; null when there is no room.
 */
export function dodge(
  width: number,
  height: number,
  obstacles: readonly Box[],
  farthest: number,
): number | null {
  const beside = obstacles.filter((box) => box.left < width / 2 && box.right > -width / 2);
  for (let far = 0; far <= farthest; far += STEP_PX) {
    for (const shift of [-far, far]) {
      const [top, bottom] = [shift - height / 2, shift + height / 2];
      if (beside.every((box) => box.bottom <= top || box.top >= bottom)) return shift || 0;
    }
  }
  return null;
}
