import { describe, expect, it } from 'vitest';
import { metresBetween, readCoordinates, sayDistance } from './ground';
import { toLonLat } from './projection';
import { placesOf, searchPlaces, typos, type Place } from './places';

const place = (name: string): Place => ({ name, point: [12.5, 55.7], kind: null, bydel: null, rank: 3 });
const places = [
  'Blågårds Plads',
  'Blågården',
  'Rådhuspladsen',
  'Nørrebro St.',
  'Nørrebroparken',
  'Mjølnerparken',
  'Husum Torv',
  'Sankt Hans Torv',
  'Amager Strand',
].map(place);
const first = (typed: string): string | undefined => searchPlaces(places, typed)[0]?.name;

describe('a place is found', () => {
  it.each([
    ['Blågårds Plads', 'Blågårds Plads'],
    ['blågår', 'Blågården'],
    ['blaagaards plads', 'Blågårds Plads'],
    ['blågårs plas', 'Blågårds Plads'],
    ['blågårdsplads', 'Blågårds Plads'],
    ['raadhus', 'Rådhuspladsen'],
    ['nørebro st', 'Nørrebro St.'],
    ['mjølnerpakren', 'Mjølnerparken'],
    ['hans torv', 'Sankt Hans Torv'],
    ['huusm', 'Husum Torv'],
  ])('by %s', (typed, name) => expect(first(typed)).toBe(name));

  it('only by something like it', () => {
    expect(searchPlaces(places, 'x')).toEqual([]);
    expect(searchPlaces(places, 'Odense Banegård')).toEqual([]);
  });

  it('counts a swap of two letters as one typo', () => {
    expect([typos('torv', 'trov', 2), typos('abc', 'abc', 2), typos('abc', 'xyz', 2)]).toEqual([1, 0, 3]);
  });

  it('among named places and bydele, each once', () => {
    const point = (properties: object) => ({
      type: 'Feature' as const,
      properties: properties as never,
      geometry: { type: 'Point', coordinates: [12.5, 55.7] },
    });
    const features = [
      point({ layer: 'place', name: 'A', kind: 'plads' }),
      point({ layer: 'place', name: 'A' }),
      point({ layer: 'label', of: 'bydel', name: 'B' }),
      point({ layer: 'label', of: 'water', name: 'C' }),
    ];
    expect(placesOf({ type: 'FeatureCollection', features }).map((p) => p.name)).toEqual(['A', 'B']);
  });
});

describe('the ground', () => {
  it('measures metres and says them', () => {
    const metres = metresBetween([12.556, 55.687], [12.542, 55.7038]);
    expect(Math.round(metres / 10)).toBe(206);
    expect([sayDistance(4), sayDistance(347), sayDistance(2210), sayDistance(12_400)]).toEqual([
      '4 m',
      '350 m',
      '2,2 km',
      '12 km',
    ]);
  });

  it('reads coordinates, longitude first, and refuses a swapped pair', () => {
    expect(readCoordinates('12,5560 55,6870')).toEqual([12.556, 55.687]);
    expect(readCoordinates('12.5560, 55.6870')).toEqual([12.556, 55.687]);
    expect(readCoordinates('55.6870, 12.5560')).toEqual([12.556, 55.687]);
    expect(readCoordinates('12.5560,55.6870')).toEqual([12.556, 55.687]);
    expect(readCoordinates('55.6870° N, 12.5560° E')).toEqual([12.556, 55.687]);
    expect(readCoordinates('N 55,6870 Ø 12,5560')).toEqual([12.556, 55.687]);
    for (const text of ['32U 723362 6176720', '723362 6176720', 'N 6176720 E 723362']) {
      const [lon, lat] = readCoordinates(text) ?? [0, 0];
      expect(metresBetween([lon, lat], toLonLat([723_362, 6_176_720]))).toBeLessThan(1);
    }
    expect(readCoordinates('18.07 59.33')).toBeNull();
    expect(readCoordinates('2200 1234')).toBeNull();
    expect(readCoordinates('Blågårds Plads')).toBeNull();
  });
});
