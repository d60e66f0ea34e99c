import { describe, expect, it } from 'vitest';
import { zoneAside } from './zoneAside';

describe('the mark of a zone that is one spot', () => {
  it('stands where it is while no marker lies over it', () => {
    expect(zoneAside([100, 100], [])).toBeNull();
    expect(zoneAside([100, 100], [[140, 100]])).toBeNull();
  });

  it('stands beside a marker that would hide it, and under no other', () => {
    expect(zoneAside([100, 100], [[104, 98]])).toEqual([-38, 14]);
    expect(
      zoneAside(
        [100, 100],
        [
          [104, 98],
          [62, 110],
        ],
      ),
    ).toEqual([38, 14]);
  });
});
