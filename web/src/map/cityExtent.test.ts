import { MultiPolygon, Polygon } from 'ol/geom';
import { describe, expect, it } from 'vitest';
import { cityExtent } from './cityExtent';

const square = (x: number, y: number, side: number): number[][][] => [
  [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y],
  ],
];

describe('the whole city', () => {
  const city = [
    new Polygon(square(715_000, 6_170_000, 4000)),
    new Polygon(square(719_000, 6_170_000, 4000)),
    new Polygon(square(715_000, 6_174_000, 4000)),
  ];

  it('is around its areas', () => {
    expect(cityExtent(city)).toEqual([715_000, 6_170_000, 723_000, 6_178_000]);
  });

  it('is not moved by a fort far out at sea, whether it is a part of an area or one of its own', () => {
    const withForts = new MultiPolygon([square(719_000, 6_174_000, 4000), square(733_000, 6_176_000, 200)]);
    const around = [715_000, 6_170_000, 723_000, 6_178_000];
    expect(cityExtent([...city, withForts])).toEqual(around);
    expect(cityExtent([...city, new Polygon(square(733_000, 6_176_000, 200))])).toEqual(around);
  });

  it('has the large island too, and all of areas that are all small', () => {
    const withIsland = new MultiPolygon([square(719_000, 6_174_000, 4000), square(725_000, 6_170_000, 2500)]);
    expect(cityExtent([...city, withIsland])?.[2]).toBe(727_500);
    const small = [0, 1, 2].map((n) => new Polygon(square(715_000 + n * 1000, 6_170_000, 150)));
    expect(cityExtent(small)).toEqual([715_000, 6_170_000, 717_150, 6_170_150]);
  });

  it('is nowhere without any', () => {
    expect(cityExtent([])).toBeNull();
  });
});
