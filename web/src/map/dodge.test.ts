import { describe, expect, it } from 'vitest';
import { dodge, type Box } from './dodge';

const marker: Box = { left: -22, top: -24, right: 22, bottom: 36 };
const moved = (by: number): Box => ({ ...marker, left: marker.left + by, right: marker.right + by });

describe('a label that a marker would cover', () => {
  it('stays where nothing covers it', () => {
    expect(dodge(80, 16, [], 72)).toBe(0);
    expect(dodge(80, 16, [moved(70)], 72)).toBe(0);
  });

  it('goes the shortest way', () => {
    expect(dodge(80, 16, [marker], 72)).toBe(-32);
    expect(dodge(80, 16, [{ ...marker, top: -60 }], 72)).toBe(44);
  });

  it('passes whatever stands in the way, and is left out when there is no room', () => {
    const above: Box = { left: -100, top: -90, right: 100, bottom: -30 };
    expect(dodge(80, 16, [marker, above], 72)).toBe(44);
    expect(dodge(80, 16, [{ left: -50, top: -200, right: 50, bottom: 200 }], 72)).toBeNull();
    expect(dodge(80, 16, [marker], 20)).toBeNull();
  });
});
