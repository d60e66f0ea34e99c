import { describe, expect, it } from 'vitest';
import type { LonLat, Shape } from '../api/contract';
import { toLonLat } from '../map/projection';
import { commands } from '../outbox/commands';
import { draftFrom, isEmpty, keptDraft, missingIn } from '../panels/report/draft';
import {
  added,
  begun,
  inserted,
  middleAfter,
  moved,
  nothing,
  removed,
  sidesOf,
  somewhereIn,
  stepped,
  turnedInto,
  undone,
  type Drawing,
} from './drawing';
import { drawingOfBody, drawingOfPosition, drawingOfShape, shapeOf } from './geojson';
import { nearWords } from './near';
import { sayDistance } from '../map/ground';
import { drawingWords, sayArea, shapeWords } from './words';

const [a, b, c, d]: LonLat[] = [
  [12.55, 55.68],
  [12.56, 55.68],
  [12.56, 55.69],
  [12.55, 55.69],
] as [LonLat, LonLat, LonLat, LonLat];
const area: Drawing = { kind: 'area', corners: [a!, b!, c!, d!] };
const metres = (...at: [number, number][]): LonLat[] =>
  at.map(([x, y]) => toLonLat([723_500 + x, 6_177_000 + y]));

describe('somewhere in an area', () => {
  const somewhere = somewhereIn('bydel:indre-by', a!);

  it('is sent as the area, never as its middle, and comes back from what was kept', () => {
    const { body } = commands.move('i', 1, somewhere, '');
    expect(body).toEqual({ seenVersion: 1, within: 'bydel:indre-by' });
    expect(drawingOfBody(body, (area) => (area === 'bydel:indre-by' ? a! : null))).toEqual(somewhere);
    const position = { shape: null, point: a!, within: 'bydel:indre-by' };
    expect(drawingOfPosition(position)).toEqual(somewhere);
  });

  it('is over as soon as a spot is chosen, and its middle is no corner of a line', () => {
    expect(added(somewhere, b!)).toEqual({ kind: 'point', corners: [b] });
    expect(turnedInto(somewhere, 'line')).toEqual({ kind: 'line', corners: [] });
    expect(turnedInto(somewhere, 'point')).toEqual(somewhere);
  });
});

describe('drawing', () => {
  it('adds, puts in, moves and removes corners, and a single spot has one place only', () => {
    expect(added(added(nothing(), a!), b!).corners).toEqual([b]);
    const line = added(added(nothing('line'), a!), b!);
    expect(line.corners).toEqual([a, b]);
    expect(inserted(line, 0, c!).corners).toEqual([a, c, b]);
    expect(moved(line, 1, d!).corners).toEqual([a, d]);
    expect(moved(line, 7, d!)).toEqual(line);
    expect(removed(line, 0).corners).toEqual([b]);
    expect(added(nothing('line'), [12.55000012345, 55.68]).corners).toEqual([[12.55, 55.68]]);
  });

  it('has a side back to the first corner when it is an area', () => {
    expect(sidesOf(area)).toEqual([[0, 1], [1, 2], [2, 3], [3, 0]]); // prettier-ignore
    expect(sidesOf({ ...area, kind: 'line' })).toHaveLength(3);
    expect(sidesOf({ ...area, kind: 'points' })).toEqual([]);
    expect(middleAfter(area, 3)).toEqual([12.55, 55.685]);
    expect(middleAfter({ ...area, kind: 'line' }, 3)).toBeNull();
  });

  it('goes back step by step, also over another kind, and a step that changes nothing is none', () => {
    const line = added(added(nothing('line'), a!), b!);
    const drawn = stepped(stepped(begun(nothing('line')), line), turnedInto(line, 'point'));
    expect(drawn.now).toEqual({ kind: 'point', corners: [a] });
    expect(stepped(drawn, { ...drawn.now })).toBe(drawn);
    expect(undone(drawn).now).toEqual(line);
    expect(undone(undone(drawn)).now).toEqual(nothing('line'));
    expect(undone(undone(undone(drawn))).now).toEqual(nothing('line'));
  });

  it('goes over the wire as GeoJSON and comes back the same; a spot goes as it always did', () => {
    for (const kind of ['points', 'line', 'area'] as const) {
      const shape = shapeOf({ ...area, kind }) as Shape;
      expect(drawingOfShape(shape)).toEqual({ ...area, kind });
      expect(drawingOfBody(commands.move('i', 1, { ...area, kind }, '').body, () => null)).toEqual({
        ...area,
        kind,
      });
    }
    expect(shapeOf(area)).toEqual({ type: 'Polygon', coordinates: [[a, b, c, d, a]] });
    expect(commands.move('i', 1, { kind: 'point', corners: [a!] }, '').body).toEqual({
      seenVersion: 1,
      position: { longitude: 12.55, latitude: 55.68 },
    });
  });

  it('is kept in a draft, and one from before there were drawings is still read', () => {
    const old = { what: 'Slagsmål', point: a!, withoutPlace: false };
    expect(keptDraft(old).place).toEqual({ kind: 'point', corners: [a] });
    expect(isEmpty(keptDraft(null))).toBe(true);
    const draft = { ...keptDraft(null), place: area };
    expect(keptDraft(JSON.parse(JSON.stringify(draft)) as typeof draft).place).toEqual(area);
    expect(isEmpty(draft)).toBe(false);
    const { type: _, level: __, ...rest } = draft;
    const report = commands.report({ ...rest, type: 'brand', level: 1, splitFrom: null });
    expect(draftFrom(report.body).place).toEqual(area);
    expect(missingIn(draft)).not.toContain('drawing');
    expect(missingIn({ ...draft, place: { kind: 'area', corners: [a!, b!] } })).toContain('drawing');
    expect(missingIn({ ...draft, place: nothing('area') })).toContain('place');
    const nowhere = { ...draft, place: nothing('point'), withoutPlace: true };
    expect(missingIn(nowhere)).not.toContain('place');
    // What stands in the search is meant, until it is gone.
    expect(missingIn(nowhere, 'Ukendt Plads')).toContain('place');
  });
});

describe('a shape in words', () => {
  it('says how many, how long or how large, as Danes write numbers', () => {
    expect(drawingWords({ kind: 'points', corners: [a!, b!, c!] })).toBe('3 steder');
    expect(drawingWords({ kind: 'line', corners: metres([0, 0], [300, 0], [300, 120]) })).toBe(
      'en linje på 420 m',
    );
    expect(drawingWords({ kind: 'area', corners: metres([0, 0], [200, 0], [200, 115], [0, 115]) })).toBe(
      'et område på 2,3 ha',
    );
    expect(shapeWords(null)).toBe('');
    expect(shapeWords(shapeOf(area))).toMatch(/^et område på \d+ ha$/);
  });

  it('rounds to what one can see', () => {
    expect([7, 20, 424, 994, 996, 2340, 23_400].map(sayDistance)).toEqual([
      '7 m', '20 m', '420 m', '990 m', '1,0 km', '2,3 km', '23 km',
    ]); // prettier-ignore
    expect([40, 855, 4000, 23_400, 994_000, 1_400_000, 23_000_000].map(sayArea)).toEqual([
      '40 m²', '860 m²', '4.000 m²', '2,3 ha', '99 ha', '1,4 km²', '23 km²',
    ]); // prettier-ignore
  });

  it('says where a corner is by what lies near', () => {
    const [here] = metres([0, 0]);
    const place = (name: string, east: number, north: number, kind = 'plads') => ({
      name,
      point: metres([east, north])[0]!,
      kind,
      bydel: null,
      rank: 2,
    });
    const far = place('Fjernt', 0, 2_000);
    expect(nearWords(here!, [far, place('Torvet', 10, 0)])).toBe('ved Torvet');
    expect(nearWords(here!, [far, place('Torvet', -150, -150)])).toBe('200 m nordøst for Torvet');
    expect(nearWords(here!, [place('Torvet', 0, 1_500)])).toBe('1,5 km syd for Torvet');
    expect(nearWords(here!, [place('Nørrebro', 0, 0, 'bydel')])).toMatch(/^12,\d{4} 55,\d{4}$/);
  });
});
