import { describe, expect, it } from 'vitest';
import type { LonLat, Shape } from '../api/contract';
import { metresApart } from './apart';

const spot = (...point: LonLat) => ({ point, shape: null });
const drawn = (shape: Shape) => ({ point: [0, 0] as LonLat, shape });
const line = drawn({ type: 'LineString', coordinates: [[12.5, 55.69], [12.6, 55.69]] }); // prettier-ignore
const area = drawn({
  type: 'Polygon',
  coordinates: [[[12.5, 55.68], [12.6, 55.68], [12.6, 55.7], [12.5, 55.7], [12.5, 55.68]]], // prettier-ignore
});

describe('how far places are from each other', () => {
  it('is measured from the nearest part of a line, also between its corners', () => {
    // A hundredth of a degree to the north is some 1,113 m.
    const metres = metresApart(line, spot(12.55, 55.7));
    expect(metres).toBeGreaterThan(1100);
    expect(metres).toBeLessThan(1120);
    expect(metresApart(spot(12.55, 55.7), line)).toBeCloseTo(metres, 6);
  });

  it('is nothing within an area, where lines cross, and where an area holds another', () => {
    expect(metresApart(area, spot(12.55, 55.69))).toBe(0);
    const across = drawn({ type: 'LineString', coordinates: [[12.55, 55.6], [12.55, 55.8]] }); // prettier-ignore
    expect(metresApart(line, across)).toBe(0);
    expect(metresApart(area, across)).toBe(0);
    const inner = drawn({
      type: 'Polygon',
      coordinates: [[[12.54, 55.685], [12.56, 55.685], [12.56, 55.69], [12.54, 55.685]]], // prettier-ignore
    });
    expect(metresApart(inner, area)).toBe(0);
    expect(metresApart(area, spot(12.65, 55.69))).toBeGreaterThan(3000);
  });

  it('is to the nearest of several spots, and as the map measures between two', () => {
    const spots = drawn({ type: 'MultiPoint', coordinates: [[12.4, 55.69], [12.551, 55.69]] }); // prettier-ignore
    expect(Math.round(metresApart(spots, spot(12.55, 55.69)))).toBe(63);
    expect(Math.round(metresApart(spot(12.55, 55.69), spot(12.552, 55.69)))).toBe(126);
  });
});
