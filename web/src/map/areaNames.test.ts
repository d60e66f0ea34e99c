import { describe, expect, it } from 'vitest';
import { areaNames, type Seen, type WantedArea } from './areaNames';
import type { Box } from './box';
import { chordsOf } from './chords';

/** A metre is a pixel, and north is up. */
const seen: Seen = {
  pixelOf: ([east, north]) => [east, 400 - north],
  groundAt: (x, y) => [x, 400 - y],
  size: [600, 400],
};
const square = (west: number, south: number, side: number) =>
  chordsOf(
    [
      [
        [west, south],
        [west + side, south],
        [west + side, south + side],
        [west, south + side],
      ],
    ],
    20,
  );
const area = (more: Partial<WantedArea> = {}): WantedArea => ({
  id: 'valby',
  home: [200, 200],
  chords: square(100, 100, 200),
  wordings: [{ rows: ['Valby'], width: 40, height: 16 }],
  farthest: Infinity,
  ...more,
});
const marker = (x: number, y: number): Box => ({ left: x - 20, top: y - 20, right: x + 20, bottom: y + 20 });

describe('the name of an area', () => {
  it('stands at its home', () => {
    expect(areaNames([area()], [], seen).get('valby')).toEqual({ at: [200, 200], rows: ['Valby'] });
  });

  it('goes as near as there is room within its own area when a marker stands there', () => {
    const [east, north] = areaNames([area()], [marker(200, 200)], seen).get('valby')!.at;
    expect(Math.hypot(east - 200, north - 200)).toBeLessThan(45);
    expect(Math.abs(north - 200) >= 28 || Math.abs(east - 200) >= 40).toBe(true);
  });

  it('is found room far from its home before it is left out, and never where something is', () => {
    // All but a strip in the south-east corner.
    const taken: Box[] = [{ left: 0, top: 0, right: 600, bottom: 275 }];
    const { at } = areaNames([area()], taken, seen).get('valby')!;
    expect(400 - at[1] - 8).toBeGreaterThanOrEqual(275);
    expect(areaNames([area()], [{ left: 0, top: 0, right: 600, bottom: 400 }], seen).size).toBe(0);
  });

  it('is written in two rows where one has no room', () => {
    const wordings = [
      { rows: ['Vesterbro/Kongens Enghave'], width: 180, height: 16 },
      { rows: ['Vesterbro/', 'Kongens Enghave'], width: 110, height: 31 },
    ];
    const walls: Box[] = [
      { left: 0, top: 0, right: 140, bottom: 400 },
      { left: 260, top: 0, right: 600, bottom: 400 },
    ];
    expect(areaNames([area({ wordings })], walls, seen).get('valby')!.rows).toHaveLength(2);
    expect(areaNames([area({ wordings })], [], seen).get('valby')!.rows).toHaveLength(1);
  });

  it('leaves room for the next, and stays near where it must', () => {
    const names = areaNames([area(), area({ id: 'next' })], [], seen);
    expect(names.get('next')!.at).not.toEqual(names.get('valby')!.at);
    expect(areaNames([area({ farthest: 10 })], [marker(200, 200)], seen).size).toBe(0);
  });
});
