import { describe, expect, it, vi } from 'vitest';
import { areaNames, type Seen } from './areaNames';
import { chordsOf } from './chords';
import { wantedNames, type GroundName } from './groundNames';

// There is no canvas to measure with here.
vi.mock('./textWidth', () => ({ textWidth: (text: string) => text.length * 6 }));

/** What lies outside: 20 km in the square, as one area, with a kommune's name in its middle. */
const outside = (name: string): GroundName => ({
  of: 'outside',
  name,
  home: [10_000, 10_000],
  chords: () =>
    chordsOf(
      [
        [
          [0, 0],
          [20_000, 0],
          [20_000, 20_000],
          [0, 20_000],
        ],
      ],
      200,
    ),
});

/** The whole city on a phone. */
const PHONE = 40;
const seen: Seen = {
  pixelOf: ([east, north]) => [east / PHONE, (20_000 - north) / PHONE],
  groundAt: (x, y) => [x * PHONE, 20_000 - y * PHONE],
  size: [500, 500],
};
const around = (half: number) => ({
  left: 250 - half,
  right: 250 + half,
  top: 250 - half,
  bottom: 250 + half,
});

describe('the name of a kommune outside', () => {
  it('gives way to what stands there', () => {
    const named = areaNames(wantedNames([outside('Rødovre')], PHONE), [around(8)], seen);
    const [east, north] = named.get('outside Rødovre')!.at;
    const gone = Math.hypot(east - 10_000, north - 10_000);
    expect(gone).toBeGreaterThan(0);
    expect(gone).toBeLessThanOrEqual(900);
  });

  it('is left out before it stands where the next kommune is', () => {
    expect(areaNames(wantedNames([outside('Rødovre')], PHONE), [around(60)], seen).size).toBe(0);
  });
});
