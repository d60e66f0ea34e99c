import { describe, expect, it } from 'vitest';
import { AT, header } from '../picture/fixture';
import { fanOut } from './fan';
import { cornersOnMap, neighbour, sceneOf, type Marker } from './scene';

const at = (lon: number, lat: number, place: string | null = null) => ({
  point: [lon, lat] as [number, number],
  areas: [],
  near: [],
  boundaryMetres: 9,
  place,
  beside: null,
});
const marker = (id: string, lon: number, lat: number, more: Partial<Marker> = {}): Marker => ({
  id,
  number: '1',
  exercise: false,
  point: [lon, lat],
  type: 'brand',
  level: 1,
  label: '',
  title: '',
  selected: false,
  shape: null,
  shaped: '',
  within: null,
  ...more,
});

describe('the scene', () => {
  it('gives an incident that did not change the same marker, and another when it is chosen', () => {
    const incident = header('i1', { position: at(12.55, 55.69) });
    const [plain] = sceneOf([incident], null).markers;
    expect(sceneOf([incident], 'i2').markers[0]).toBe(plain);
    expect(sceneOf([incident], 'i1').markers[0]).toEqual({ ...plain, selected: true });
    // What is told of it, and not seen on the map, changes nothing there.
    expect(sceneOf([{ ...incident, version: 9 }], 'i1').markers[0]).toBe(
      sceneOf([incident], 'i1').markers[0],
    );
    expect(sceneOf([{ ...incident, level: 3 }], 'i1').markers[0]).toMatchObject({ level: 3 });
  });

  it('holds what has a place, and the way of the chosen one', () => {
    const moved = header('i1', {
      position: at(12.54, 55.7, 'Nørrebro St.'),
      track: [
        { position: at(12.55, 55.69), at: AT },
        { position: at(12.54, 55.7, 'Nørrebro St.'), at: AT },
      ],
    });
    const scene = sceneOf([moved, header('i2')], 'i1');
    expect(scene.markers.map((m) => m.id)).toEqual(['i1']);
    expect(scene.track?.steps).toHaveLength(2);
    expect(scene.callout?.text).toEqual({
      title: 'Nu: Nørrebro St.',
      detail: 'Kl. 02:14 · 1,3 km fra start',
    });
    expect(sceneOf([moved], null)).toMatchObject({ track: null, callout: null, chosenAreas: [] });
  });

  it('is shown whole: a spot, a shape, and the way of what has moved', () => {
    const [from, to] = [at(12.5, 55.69), at(12.56, 55.7)];
    expect(cornersOnMap(header('i1', { position: to, track: [{ position: to, at: AT }] }))).toEqual([
      [12.56, 55.7],
    ]);
    const track = [from, to].map((position) => ({ position, at: AT }));
    expect(cornersOnMap(header('i1', { position: to, track }))).toContainEqual([12.5, 55.69]);
    const shape = { type: 'LineString' as const, coordinates: [[12.55, 55.7], [12.58, 55.71]] as [number, number][] }; // prettier-ignore
    expect(cornersOnMap(header('i1', { position: { ...to, shape }, track }))).toEqual([
      [12.5, 55.69],
      [12.56, 55.7],
      ...shape.coordinates,
    ]);
    expect(cornersOnMap(header('i1'))).toEqual([]);
  });

  it('goes to the nearest incident in the direction of an arrow key', () => {
    const all = [
      marker('here', 12.5, 55.7, { selected: true }),
      marker('east', 12.52, 55.701),
      marker('north', 12.5, 55.75),
      marker('far', 12.6, 55.7),
    ];
    expect([neighbour(all, [1, 0])?.id, neighbour(all, [0, 1])?.id, neighbour(all, [-1, 0])?.id]).toEqual([
      'east',
      'north',
      undefined,
    ]);
  });

  it('fans out markers that would cover each other, the highest level on top with the count', () => {
    const fanned = fanOut(
      [marker('low', 0, 0), marker('high', 0.1, 0, { level: 3 }), marker('away', 9, 0)],
      ({ point }) => [point[0] * 100, point[1] * 100],
    );
    expect(fanned.map((f) => [f.marker.id, f.count])).toEqual([
      ['high', 2],
      ['low', 1],
      ['away', 1],
    ]);
    expect(fanned[0]?.offset).toEqual([0, 0]);
    expect(fanned[1]?.offset).not.toEqual([0, 0]);
  });
});
