import { describe, expect, it } from 'vitest';
import { besideSpot } from './besideSpot';

const MAP = [470, 840] as const;

describe('the words about a spot', () => {
  it('stand above it', () => {
    expect(besideSpot(220, 52, [235, 400], MAP, [])).toEqual([0, -66]);
  });

  it('are moved so far that the edge of the map cuts none of them', () => {
    expect(besideSpot(220, 52, [450, 400], MAP, [])).toEqual([-98, -66]);
    expect(besideSpot(220, 52, [10, 400], MAP, [])).toEqual([108, -66]);
    expect(besideSpot(220, 52, [235, 30], MAP, [])).toEqual([0, 66]);
  });

  it('are under nothing that lies over the map', () => {
    const controls = { left: 420, top: 12, right: 458, bottom: 220 };
    // Above and below it would lie under the buttons at the edge; to its left there is room.
    expect(besideSpot(220, 52, [400, 110], MAP, [controls])).toEqual([-150, 0]);
  });

  it('of what is out of sight are out of sight', () => {
    expect(besideSpot(220, 52, [-300, 400], MAP, [])).toEqual([0, -66]);
  });
});
