import { describe, expect, it } from 'vitest';
import type { Position } from '../api/contract';
import { lookup, header, AT } from '../picture/fixture';
import { Lookup, emptyReference } from '../picture/lookup';
import { sceneOf } from '../map/scene';
import { logWords } from './incident/logWords';
import { areaWords, wayOf, whereIs } from './placeWords';

const at = (place: string | null, beside: string | null = null): Position => ({
  point: [12.556, 55.687],
  areas: [],
  near: [],
  boundaryMetres: 400,
  place,
  beside,
});
const beside = '600 m nordvest for Bella Center';

describe('where an incident is', () => {
  it('is the named place, else the way from the nearest, else the coordinates, and always the bydel', () => {
    const said = (position: Position | null): string =>
      whereIs(header('i1', { position, reached: ['bydel:noerrebro'] }), lookup);
    expect(said(at('Blågårds Plads'))).toBe('Blågårds Plads · Nørrebro');
    expect(said(at(null, beside))).toBe(`${beside} · Nørrebro`);
    expect(said(at(null))).toBe('12,5560 55,6870 · Nørrebro');
    expect(said(null)).toBe('uden sted');
  });

  it('is near the bydel that it lies just outside of, in every text', () => {
    const near = { ...at('Flintholm'), near: ['bydel:noerrebro'] };
    const incident = header('i1', { position: near, reached: ['bydel:noerrebro'] });
    expect(whereIs(incident, lookup)).toBe('Flintholm · nær Nørrebro');
    const by = { person: 'p-jonas', organisation: 'o-sof' };
    const moved = { id: 'e1', by, occurredAt: AT, recordedAt: AT, kind: 'moved', position: near } as const;
    expect(logWords(moved, lookup).detail).toBe('nær Nørrebro');
    // What was reached on the way stays in sight.
    const more = { ...incident, reached: ['bydel:noerrebro', 'bydel:bispebjerg'] };
    expect(whereIs(more, lookup)).toContain('Nørrebro, ');
    expect(areaWords({ areas: ['bydel:noerrebro'], near: [] }, lookup)).toBe('Nørrebro');
  });

  it('is somewhere in the bydel when no more is known, in the list, on the map and in the log', () => {
    const position = { ...at('Kongens Nytorv'), areas: ['bydel:noerrebro'], within: 'bydel:noerrebro' };
    const incident = header('i1', { position, reached: ['bydel:noerrebro'] });
    expect(whereIs(incident, lookup)).toBe('et sted i bydelen · Nørrebro');
    const scene = sceneOf([incident], null);
    expect(scene.markers[0]?.label).toBe('et sted i bydelen');
    expect(scene.vagueAreas).toEqual(['bydel:noerrebro']);
    const by = { person: 'p-jonas', organisation: 'o-sof' };
    const reported = {
      id: 'e1',
      by,
      occurredAt: AT,
      recordedAt: AT,
      kind: 'reported',
      level: 2,
      position,
    } as const;
    expect(logWords(reported, lookup).detail).toBe('et sted i bydelen · Nørrebro');
  });

  it('is outside the city only when the areas are known', () => {
    const nowhere = header('i1', { position: at('Hellerup Havn'), reached: [] });
    expect(whereIs(nowhere, lookup)).toBe('Hellerup Havn · uden for København');
    expect(whereIs(nowhere, new Lookup(emptyReference))).toBe('Hellerup Havn');
  });

  it('stands on the map and in the log in the same words', () => {
    const track = [at('Blågårds Plads'), at(null, beside)].map((position) => ({ position, at: AT }));
    const incident = header('i1', { position: at(null, beside), track });
    const scene = sceneOf([incident], 'i1');
    expect(scene.markers[0]?.label).toBe(beside);
    expect(scene.callout?.text.title).toBe(`Nu: ${beside}`);
    expect(wayOf(incident, lookup)).toBe(`Blågårds Plads → ${beside}`);
    const by = { person: 'p-jonas', organisation: 'o-sof' };
    const moved = {
      id: 'e1',
      by,
      occurredAt: AT,
      recordedAt: AT,
      kind: 'moved',
      position: at(null, beside),
    } as const;
    expect(logWords(moved, lookup).title).toBe(`Flyttet til ${beside}.`);
  });
});
