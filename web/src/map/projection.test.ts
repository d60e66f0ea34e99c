import whole from 'proj4';
import { describe, expect, it } from 'vitest';
import { toGround, toLonLat } from './projection';

const UTM = '+proj=utm +zone=32 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs';

describe('the projection', () => {
  it('is ETRS89 / UTM 32N, as the whole of the library computes it', () => {
    const all = whole('EPSG:4326', UTM);
    for (const place of [
      [12.5683, 55.6761],
      [12.45, 55.62],
      [12.73, 55.74],
      [9, 56],
    ] as [number, number][]) {
      expect(toGround(place)).toEqual(all.forward(place));
      const back = toLonLat(toGround(place));
      expect(back[0]).toBeCloseTo(place[0], 9);
      expect(back[1]).toBeCloseTo(place[1], 9);
    }
  });
});
