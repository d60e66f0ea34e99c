import { describe, expect, it } from 'vitest';
import type { IncidentHeader, LonLat, Position } from '../../api/contract';
import { commands } from '../../outbox/commands';
import { draftOutOf } from './draft';
import { repeatsFirst, sharedPlace } from './splitSpots';

const A: LonLat = [12.55, 55.69];
const B: LonLat = [12.56, 55.69];
const C: LonLat = [12.57, 55.69];
const at = (...spots: LonLat[]): Position => ({
  point: spots[0]!,
  areas: [],
  near: [],
  boundaryMetres: 0,
  place: null,
  beside: null,
  shape: spots.length > 1 ? { type: 'MultiPoint', coordinates: spots } : null,
  within: null,
});
const first = (position: Position | null): IncidentHeader =>
  ({
    id: 'one',
    number: 12,
    exercise: false,
    type: 'brand',
    level: 1,
    scope: 'lokal',
    position,
    answers: { what: 'Ild i to containere', where: null, now: null, started: null },
    stoodDown: null,
  }) as unknown as IncidentHeader;

describe('what a split has of the first incident’s place', () => {
  const two = first(at(A, B, C));

  it('is some of several spots, which can be taken out', () => {
    expect(sharedPlace(two, { kind: 'point', corners: [B] })).toEqual({ kind: 'some', shared: 1, left: 2 });
    expect(sharedPlace(two, { kind: 'points', corners: [C, A] })).toEqual({
      kind: 'some',
      shared: 2,
      left: 1,
    });
  });

  it('is all of it where nothing can be taken without leaving it nowhere', () => {
    expect(sharedPlace(two, { kind: 'points', corners: [A, B, C] })).toEqual({ kind: 'all' });
    expect(sharedPlace(first(at(A)), { kind: 'point', corners: [A] })).toEqual({ kind: 'all' });
  });

  it('is nothing when the new one is elsewhere, or the first has no place', () => {
    expect(sharedPlace(two, { kind: 'point', corners: [[12.6, 55.7]] })).toEqual({ kind: 'none' });
    expect(sharedPlace(first(null), { kind: 'point', corners: [A] })).toEqual({ kind: 'none' });
    expect(sharedPlace(two, { kind: 'line', corners: [A, B] })).toEqual({ kind: 'none' });
  });
});

describe('a split that changes nothing', () => {
  it('is one that was opened and not touched, until its place, type or words are others', () => {
    const one = first(at(A, B));
    const draft = draftOutOf(one);
    expect(repeatsFirst(one, draft)).toBe(true);
    expect(repeatsFirst(one, { ...draft, place: { kind: 'point', corners: [A] } })).toBe(false);
    expect(repeatsFirst(one, { ...draft, type: 'stenkast' })).toBe(false);
    expect(repeatsFirst(one, { ...draft, now: 'Der kastes med sten' })).toBe(false);
  });

  it('is not the report again of what was merged by mistake', () => {
    const merged = { ...first(at(A)), stoodDown: { at: '' } } as unknown as IncidentHeader;
    expect(repeatsFirst(merged, draftOutOf(merged))).toBe(false);
  });

  it('sends with the report that the spots are taken, so that the one is not there without the other', () => {
    const draft = draftOutOf(first(at(A, B)));
    const fields = {
      ...draft,
      type: 'brand' as const,
      level: 1 as const,
      splitFrom: 'one',
      takesSpots: true,
    };
    expect(commands.report(fields).body).toMatchObject({ splitFrom: 'one', takesSpots: true });
    expect(commands.report({ ...fields, takesSpots: false }).body).not.toHaveProperty('takesSpots');
    expect(commands.report({ ...fields, splitFrom: null }).body).not.toHaveProperty('takesSpots');
  });
});
