import type { FrameState } from 'ol/Map';
import { describe, expect, it } from 'vitest';
import { GroundSheet } from './groundLayer';

const frame = (
  index: number,
  more: { center?: number[]; size?: number[]; moving?: number } = {},
): FrameState =>
  ({
    index,
    viewState: { center: more.center ?? [1, 2], resolution: 8, rotation: 0 },
    size: more.size ?? [600, 400],
    pixelRatio: 1,
    viewHints: [0, more.moving ?? 0],
    layerStatesArray: [],
  }) as unknown as FrameState;

describe('the sheet of the ground', () => {
  it('is kept while only what stands above it changes, and for all layers of a picture alike', () => {
    const sheet = new GroundSheet();
    let revision = 1;
    sheet.layers.push({ getRevision: () => revision });
    expect([sheet.keeps(frame(1)), sheet.keeps(frame(1))]).toEqual([false, false]);
    expect([sheet.keeps(frame(2)), sheet.keeps(frame(2))]).toEqual([true, true]);
    revision = 2;
    expect([sheet.keeps(frame(3)), sheet.keeps(frame(4))]).toEqual([false, true]);
  });

  it('is drawn anew where the map moved, in another size, and when it stands after a move', () => {
    const sheet = new GroundSheet();
    sheet.keeps(frame(1));
    expect(sheet.keeps(frame(2, { center: [3, 2] }))).toBe(false);
    expect(sheet.keeps(frame(3, { center: [3, 2], size: [300, 400] }))).toBe(false);
    expect(sheet.keeps(frame(4, { center: [3, 2], size: [300, 400], moving: 1 }))).toBe(false);
    expect(sheet.keeps(frame(5, { center: [3, 2], size: [300, 400] }))).toBe(false);
    expect(sheet.keeps(frame(6, { center: [3, 2], size: [300, 400] }))).toBe(true);
  });
});
