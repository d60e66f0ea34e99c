import { describe, expect, it } from 'vitest';
import type { LonLat } from '../api/contract';
import { toGround, toLonLat } from '../map/projection';
import { paperView, scaleMetres } from './paperView';

const ROOM = { width: 720, height: 440 };
const [X, Y] = toGround([12.55, 55.69]);
const at = (east: number, north: number): LonLat => toLonLat([X + east, Y + north]);
const isWithin = (point: LonLat, view: NonNullable<ReturnType<typeof paperView>>): boolean => {
  const [[x, y], [cx, cy]] = [toGround(point), toGround(view.center)];
  return (
    Math.abs(x - cx) / view.metresPerPixel < ROOM.width / 2 &&
    Math.abs(y - cy) / view.metresPerPixel < ROOM.height / 2
  );
};

describe('what a map on paper shows', () => {
  it('is a spot with some 500 m around it', () => {
    const view = paperView([at(0, 0)], ROOM)!;
    expect(view.center[0]).toBeCloseTo(12.55, 6);
    expect(view.center[1]).toBeCloseTo(55.69, 6);
    expect((view.metresPerPixel * ROOM.height) / 2).toBeGreaterThan(480);
  });

  it('is all of it, wide or high, with a margin', () => {
    for (const shown of [
      [at(0, 0), at(9000, 10)],
      [at(0, 0), at(10, 4000), at(300, -60_000)],
    ]) {
      const view = paperView(shown, ROOM)!;
      expect(shown.every((point) => isWithin(point, view))).toBe(true);
      expect(
        shown.every((point) => isWithin(point, { ...view, metresPerPixel: view.metresPerPixel / 1.5 })),
      ).toBe(false);
    }
    expect(paperView([], ROOM)).toBeNull();
  });

  it('has a scale of a round length that a sixth of it holds', () => {
    expect([2.2, 10, 40, 170].map((metresPerPixel) => scaleMetres(metresPerPixel, ROOM))).toEqual([
      200, 1000, 2000, 20_000,
    ]);
  });
});
