import { describe, expect, it } from 'vitest';
import type { Box } from './box';
import { roomyFit } from './roomyFit';

const SIZE = [360, 500] as const;
const CITY = [0, 0, 10_000, 10_000];
/** The zoom buttons in the upper right, and the scale and the filters at the foot. */
const COVERS: Box[] = [
  { left: 304, top: 12, right: 348, bottom: 188 },
  { left: 12, top: 440, right: 348, bottom: 488 },
];

const pixel = ([x, y]: readonly [number, number], fit: ReturnType<typeof roomyFit>) => [
  180 + (x - fit.center[0]) / fit.resolution,
  250 - (y - fit.center[1]) / fit.resolution,
];

describe('the view of the whole city', () => {
  it('is as close as it can be where nothing is hidden', () => {
    const { center, resolution } = roomyFit(CITY, SIZE, [[5000, 5000]], 20, COVERS);
    expect(resolution).toBeCloseTo(10_000 / 336);
    expect(center).toEqual([5000, 5000]);
  });

  it('keeps a marker from under the buttons, and no further away than that takes', () => {
    const spot = [9900, 9900] as const;
    const fit = roomyFit(CITY, SIZE, [spot], 20, COVERS);
    const [x = 0, y = 0] = pixel(spot, fit);
    expect(x + 20 <= 304 || y - 20 >= 188).toBe(true);
    expect(fit.resolution).toBeLessThan(10_000 / 200);
  });

  it('hides as few as it can when some are hidden anyway', () => {
    const whole: Box = { left: 0, top: 0, right: 360, bottom: 500 };
    expect(roomyFit(CITY, SIZE, [[1, 1]], 20, [whole]).resolution).toBeGreaterThan(0);
  });
});
