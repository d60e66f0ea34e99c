import { describe, expect, it } from 'vitest';
import type { LonLat } from '../api/contract';
import type { Drawing } from '../drawing/drawing';
import { toGround, toLonLat } from '../map/projection';
import type { Place } from '../map/places';
import { nearPlaces } from './nearPlaces';

const [X, Y] = toGround([12.55, 55.69]);
/** Metres east and north of a spot on Nørrebro. */
const at = (east: number, north: number): LonLat => toLonLat([X + east, Y + north]);
const place = (name: string, east: number, north: number, more: Partial<Place> = {}): Place => ({
  name,
  point: at(east, north),
  kind: 'torv',
  bydel: null,
  rank: 3,
  ...more,
});
const near = (places: readonly Place[], drawing: Drawing): [string, number][] =>
  nearPlaces(places, drawing, 500).map(({ place: { name }, metres }) => [name, Math.round(metres)]);

describe('the places around what is drawn', () => {
  const places = [
    place('Fjern', 501, 0),
    place('Øst', 300, 0),
    place('Nord', 0, 200),
    place('Nørrebro', 10, 0, { kind: 'bydel' }),
    place('Griffenfeldsgade', 20, 0, { kind: 'gade', street: true }),
  ];

  it('are within the distance, the nearest first, and neither bydele nor streets', () => {
    expect(near(places, { kind: 'point', corners: [at(0, 0)] })).toEqual([
      ['Nord', 200],
      ['Øst', 300],
    ]);
  });

  it('are as far as from the nearest part of a line, not from its corners', () => {
    const line: Drawing = { kind: 'line', corners: [at(-400, -100), at(400, -100)] };
    expect(near(places, line)).toEqual([
      ['Øst', 100],
      ['Fjern', 142],
      ['Nord', 300],
    ]);
  });

  it('are 0 m away within an area, and the side that closes it counts', () => {
    const area: Drawing = {
      kind: 'area',
      corners: [at(-100, 100), at(-100, 300), at(350, 300), at(350, -50)],
    };
    expect(near([place('I kanten', -100, -50), ...places], area)).toEqual([
      ['Øst', 0],
      ['Nord', 0],
      ['I kanten', 142],
      ['Fjern', 151],
    ]);
  });

  it('are as far as from the nearest of several spots, and one that stands in two lists comes once', () => {
    const twice = [place('Torvet', 90, 0), place('Torvet', 100, 0, { rank: 4 })];
    expect(near(twice, { kind: 'points', corners: [at(-300, 0), at(50, 0)] })).toEqual([['Torvet', 40]]);
    expect(near(twice, { kind: 'point', corners: [] })).toEqual([]);
  });
});
