import { describe, expect, it } from 'vitest';
import type { IncidentHeader, LonLat, Position, Zone } from '../api/contract';
import type { BaseMap } from '../api/baseMap';
import type { Place } from '../map/places';
import { AT, header, lookup } from '../picture/fixture';
import { cornersShown, paperScene } from './paperScene';
import { paperWords } from './paperWords';

const position = (lon: number, lat: number, more: Partial<Position> = {}): Position => ({
  point: [lon, lat],
  areas: ['bydel:noerrebro'],
  near: [],
  boundaryMetres: 400,
  place: 'Blågårds Plads',
  beside: null,
  ...more,
});
const places: Place[] = [
  { name: 'Blågårds Plads', point: [12.555, 55.686], kind: 'plads', bydel: 'Nørrebro', rank: 2 },
  { name: 'Blågårdsskolen', point: [12.555, 55.688], kind: 'skole', bydel: 'Nørrebro', rank: 4 },
  { name: 'Nørrebro', point: [12.55, 55.69], kind: 'bydel', bydel: null, rank: 0 },
];
const line: LonLat[] = [
  [12.555, 55.686],
  [12.5552, 55.686],
  [12.555, 55.688],
];
const zone: Zone = {
  id: 'z',
  kind: 'afspaerring',
  note: 'Kun beboere',
  latest: 1,
  standing: [
    {
      number: 1,
      shape: { type: 'LineString', coordinates: line },
      areas: ['bydel:noerrebro'],
      place: 'Blågårds Plads',
      beside: null,
      by: { person: 'p-jonas', organisation: 'o-sof' },
      occurredAt: AT,
    },
  ],
};
const told = (incident: IncidentHeader, along: IncidentHeader[] = []): Record<string, string[]> =>
  Object.fromEntries(paperWords(incident, along, places, lookup, AT).map(({ term, lines }) => [term, lines]));

describe('what a printed map shows, in words', () => {
  it('is where, which places are around it and which way they lie', () => {
    expect(told(header('i', { position: position(12.555, 55.687) }))).toEqual({
      Sted: ['Blågårds Plads · Nørrebro', 'Længde og bredde 12,5550 55,6870'],
      'Steder inden for 500 m': [
        'Blågårds Plads, plads, 110 m mod syd',
        'Blågårdsskolen, skole, 110 m mod nord',
      ],
    });
  });

  it('is nothing without a place, and of an area alone not what is near', () => {
    expect(told(header('i'))).toEqual({});
    expect(
      told(header('i', { position: position(12.555, 55.687, { place: null, within: 'bydel:noerrebro' }) })),
    ).toEqual({
      Sted: ['et sted i bydelen · Nørrebro', 'Det præcise sted er ikke kendt. Bydelen har en prikket kant.'],
    });
  });

  it('is the way that it came with times, also when it is over', () => {
    const [from, to] = [position(12.555, 55.686), position(12.555, 55.695, { place: 'Nørrebro St.' })];
    const moved = header('i', {
      position: to,
      track: [
        { position: from, at: '2026-11-21T22:30:00.000Z' },
        { position: to, at: AT },
      ],
      stoodDown: { by: zone.standing[0]!.by, occurredAt: AT, recordedAt: AT, reason: null },
    });
    expect(told(moved)['Sådan har den flyttet sig']).toEqual([
      'I går kl. 23:30 · Blågårds Plads',
      'Kl. 02:14 · Nørrebro St. · 1,0 km fra start',
    ]);
    expect(told(moved)['Steder inden for 500 m']).toEqual(['Ingen kendte steder.']);
  });

  it('is each corner of what is drawn, each place once, and the zones of what was merged into it', () => {
    const area = position(12.555, 55.687, {
      shape: { type: 'Polygon', coordinates: [[...line, [12.57, 55.69], [12.555, 55.686]]] },
    });
    const words = told(header('i', { position: area }), [header('other', { zones: [zone], exercise: true })]);
    expect(words['Sted']?.[1]).toBe(
      'Hjørner: ved Blågårds Plads; ved Blågårdsskolen; 950 m øst for Blågårdsskolen',
    );
    expect(words['Steder inden for 500 m']).toEqual([
      'Blågårds Plads, plads, inde i området',
      'Blågårdsskolen, skole, inde i området',
    ]);
    expect(words['Zoner']).toEqual([
      'ØVELSE Afspærring, »Kun beboere« · En linje på 240 m, Blågårds Plads, Nørrebro · Punkter: ved Blågårds Plads; ved Blågårdsskolen',
    ]);
  });

  it('stops after ten places and eight corners, and says how many there are more', () => {
    const spots = Array.from({ length: 12 }, (_, i): Place => ({
      name: `Klub ${i + 1}`,
      point: [12.555 + i * 0.0003, 55.687],
      kind: 'klub',
      bydel: null,
      rank: 4,
    }));
    const words = paperWords(header('i', { position: position(12.555, 55.687) }), [], spots, lookup, AT);
    expect(words.at(-1)?.lines).toHaveLength(11);
    expect(words.at(-1)?.lines.at(-1)).toBe('og 2 flere');
  });
});

describe('what a printed map draws', () => {
  const base: BaseMap = {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { layer: 'bydel', id: 'bydel:noerrebro', name: 'Nørrebro' },
        geometry: {
          type: 'MultiPolygon',
          coordinates: [
            [
              [
                [12.52, 55.68],
                [12.57, 55.68],
                [12.57, 55.7],
                [12.52, 55.68],
              ],
            ],
          ],
        },
      },
    ],
  };

  it('is the incident alone with its name and the time of its last place, its way and its zones', () => {
    const to = position(12.56, 55.695, { place: 'Nørrebro St.' });
    const scene = paperScene(
      header('i', {
        position: to,
        exercise: true,
        zones: [zone],
        track: [
          { position: position(12.555, 55.686), at: '2026-11-22T01:00:00.000Z' },
          { position: to, at: AT },
        ],
        stoodDown: { by: zone.standing[0]!.by, occurredAt: AT, recordedAt: AT, reason: null },
      }),
      [],
      lookup,
    );
    expect(scene.markers).toMatchObject([
      { id: 'i', label: 'ØVELSE Nørrebro St. · 02:14', selected: false, level: null },
    ]);
    expect(scene.track?.steps.map(({ time }) => time)).toEqual(['02:00', '02:14']);
    expect(scene.zones.map(({ label }) => label)).toEqual(['ØVELSE Afspærring']);
    expect(cornersShown(scene, base)).toEqual([[12.56, 55.695], [12.555, 55.686], [12.56, 55.695], ...line]);
  });

  it('is all of the bydel of which no more is known, also when it is over', () => {
    const scene = paperScene(
      header('i', { position: position(12.55, 55.69, { within: 'bydel:noerrebro' }) }),
      [],
      lookup,
    );
    expect(scene.vagueAreas).toEqual(['bydel:noerrebro']);
    expect(cornersShown(scene, base)).toHaveLength(5);
    expect(cornersShown(scene, null)).toEqual([[12.55, 55.69]]);
  });

  it('is nothing without a place', () => {
    expect(cornersShown(paperScene(header('i'), [], lookup), base)).toEqual([]);
  });
});
