import { describe, expect, it } from 'vitest';
import { isSpotOutside, metresBetween, readCoordinates, sayDistance } from './ground';
import { toLonLat } from './projection';
import { middleOf, placesOf, searchPlaces, typos, type Place } from './places';

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

  it('once, when it stands in two lists or has a station below it', () => {
    const at = (name: string, kind: string, rank: number, lon: number): Place => ({
      ...place(name),
      kind,
      rank,
      point: [lon, 55.7],
    });
    const all = [
      at('Nørrebro', 'bydel', 0, 12.538),
      at('Nørrebro Station', 'station', 1, 12.538),
      at('Nørrebro', 's-station', 4, 12.5385),
      at('Børnelandet', 'daginstitution', 4, 12.5),
      at('Børnelandet', 'daginstitution', 4, 12.51),
    ];
    expect(searchPlaces(all, 'nørrebro').map(({ kind }) => kind)).toEqual(['bydel', 's-station']);
    expect(searchPlaces(all, 'børnelandet')).toHaveLength(2);
  });

  it('by some of its words when nothing has all of them, also with oe for ø, the nearest to all first', () => {
    const at = (name: string) => ({
      name,
      point: [12.5, 55.7] as [number, number],
      kind: null,
      bydel: null,
      rank: 2,
    });
    const known = ['Tingbjerg', 'Tingbjerg Kulturhus', 'Ørestad', 'Amager Fælled Skole', 'Valby'].map(at);
    const found = (typed: string): string[] => searchPlaces(known, typed).map(({ name }) => name);
    expect(found('tingbjerg skole')).toEqual(['Tingbjerg', 'Tingbjerg Kulturhus', 'Amager Fælled Skole']);
    expect(found('oerestad bibliotek')).toEqual(['Ørestad']);
    expect(found('skole amager')).toEqual(['Amager Fælled Skole']);
    expect(found('aalborg bibliotek')).toEqual([]);
    expect(found('tingbjergvej 12')).toEqual([]);
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
      point({ layer: 'bydel', name: 'B', id: 'bydel:b' }),
      point({ layer: 'label', of: 'bydel', name: 'B' }),
      point({ layer: 'label', of: 'water', name: 'C' }),
      point({ layer: 'label', of: 'street', name: 'D' }),
    ];
    const found = placesOf({ type: 'FeatureCollection', features });
    expect(found.map(({ name, area, street }) => [name, area ?? street])).toEqual([
      ['A', undefined],
      ['B', 'bydel:b'],
      ['D', true],
    ]);
    expect(middleOf(found, 'bydel:b')).toEqual([12.5, 55.7]);
    expect(middleOf(found, 'bydel:c')).toBeNull();
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

  it('of anywhere else are known as such, and not judged before they are whole', () => {
    for (const text of [
      '0 0',
      '48.85 2.35',
      '48.85, 2.35',
      '-33,87 151,21',
      '59.33N 18.07E',
      '9,53 55,71',
      '480000 6175000',
      '48 51 N, 2 21 E',
      '13.0038 55.605',
    ])
      expect(isSpotOutside(text), text).toBe(true);
    for (const text of [
      '12,5560 55,6870',
      '724500 6175500',
      'Skole 12',
      '12',
      '48,85',
      'Vej 3 4',
      'Nørrebrogade 12 2',
    ])
      expect(isSpotOutside(text), text).toBe(false);
    expect(['12.55 5', '55.68 1', '12,5 55'].map((text) => isSpotOutside(text, true))).toEqual([
      false,
      false,
      false,
    ]);
    expect(['0 0', '48.85 2.35'].map((text) => isSpotOutside(text, true))).toEqual([true, true]);
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
    for (const text of [
      '55°41\'20.1"N 12°33\'10"E',
      '12°33\'10,0"Ø 55°41\'20,1"N',
      'N 55° 41\' 20.1", E 12° 33\' 10"',
      '55°41′20.1″N12°33′10″E',
      '55 41 20.1 N 12 33 10 E',
      '55 41.335 N, 12 33.17 E',
      '55 41,335; 12 33,17',
      "55°41.335'N 12°33.17'E",
    ]) {
      const at = readCoordinates(text);
      expect(at && metresBetween(at, [12.55281, 55.688917]), text).toBeLessThan(4);
    }
    expect(readCoordinates('55°61\'20"N 12°33\'10"E')).toBeNull();
    expect(readCoordinates('18.07 59.33')).toBeNull();
    expect(readCoordinates('2200 1234')).toBeNull();
    expect(readCoordinates('Blågårds Plads')).toBeNull();
  });
});
