import { describe, expect, it } from 'vitest';
import { chordsOf } from './chords';

describe('an area cut from west to east', () => {
  it('is whole where it is, and in two where it has a hole', () => {
    const outer = [
      [0, 0],
      [90, 0],
      [90, 90],
      [0, 90],
      [0, 0],
    ];
    const hole = [
      [30, 30],
      [60, 30],
      [60, 60],
      [30, 60],
      [30, 30],
    ];
    expect(chordsOf([outer, hole], 3)).toEqual([
      { north: 15, west: 0, east: 90 },
      { north: 45, west: 0, east: 30 },
      { north: 45, west: 60, east: 90 },
      { north: 75, west: 0, east: 90 },
    ]);
  });

  it('is nothing without an outline', () => {
    expect(chordsOf([], 5)).toEqual([]);
  });
});
