import { describe, expect, it } from 'vitest';
import type { IncidentHeader, LonLat } from '../api/contract';
import { readChange, readIncident } from '../api/pictureShape';
import { listOf } from './list';
import { AT, header, lookup, view } from './fixture';
import { absorbedBy, candidatesFor, isMerged, oldest, tied } from './merging';
import { emptyPicture, type Picture } from './picture';

const at = (point: LonLat) => ({
  point,
  areas: ['bydel:noerrebro'],
  near: [],
  boundaryMetres: 400,
  place: null,
  beside: null,
});
const minutesAfter = (minutes: number) => {
  const time = new Date(Date.parse(AT) + minutes * 60_000).toISOString();
  return { by: { person: 'p-jonas', organisation: 'o-sof' }, occurredAt: time, recordedAt: time };
};
const ended = { ...minutesAfter(9), reason: 'Samme' };
const here: LonLat = [12.55, 55.69];
const incident = header('i1', { number: 1, position: at(here) });
const picture = (...more: [string, Partial<IncidentHeader>][]): Picture => ({
  ...emptyPicture,
  at: AT,
  incidents: new Map([
    ['i1', view('i1', incident)],
    ...more.map(([id, fields]) => [id, view(id, fields)] as const),
  ]),
});

describe('what an incident may be merged with', () => {
  it('is the open ones of the same reality, the likeliest first, with how far and how long apart', () => {
    const found = candidatesFor(
      picture(
        ['far', { number: 2, position: at([12.6, 55.69]), reported: minutesAfter(3) }],
        ['other', { number: 3, type: 'brand', position: at(here) }],
        ['near', { number: 4, position: at([12.552, 55.69]), reported: minutesAfter(4) }],
        ['late', { number: 5, position: at(here), reported: minutesAfter(61) }],
        ['nowhere', { number: 6 }],
        ['over', { number: 7, position: at(here), stoodDown: ended }],
        ['practised', { number: 8, position: at(here), exercise: true }],
      ),
      incident,
    );
    expect(found.map(({ view: { incident: one }, likely }) => [one.id, likely])).toEqual([
      ['near', true],
      ['late', false],
      ['far', false],
      ['nowhere', false],
      ['other', false],
    ]);
    expect(found[0]).toMatchObject({ minutes: 4, later: true });
    expect(Math.round(found[0]?.metres ?? 0)).toBe(126);
    expect(found[3]?.metres).toBeNull();
  });

  it('is as far away as its nearest part, wherever its corners are', () => {
    const shape = { type: 'LineString' as const, coordinates: [[12.4, 55.69], [12.7, 55.69]] as LonLat[] }; // prettier-ignore
    const [found] = candidatesFor(
      picture(['march', { number: 2, position: { ...at([12.4, 55.69]), shape }, reported: minutesAfter(4) }]),
      incident,
    );
    expect(found?.metres).toBeLessThan(40);
    expect(found?.likely).toBe(true);
  });

  it('goes on as the one that was reported first', () => {
    const later = header('i2', { number: 2, reported: minutesAfter(1) });
    expect(oldest(incident, later)).toBe(incident);
    expect(oldest(later, incident)).toBe(incident);
    const same = header('i3', { number: 3 });
    expect(oldest(same, incident)).toBe(incident);
  });
});

describe('what was merged', () => {
  const merged = picture(
    ['i2', { number: 2, stoodDown: ended, mergedInto: 1 }],
    ['i9', { number: 2, exercise: true }],
  );

  it('is found by its number, and an exercise is never taken for what is real', () => {
    expect(tied(merged, incident, 2)?.incident.id).toBe('i2');
    expect(tied(merged, incident, 3)).toBeNull();
    expect(absorbedBy(merged, header('i1', { absorbed: [2, 3] })).map((one) => one.incident.id)).toEqual([
      'i2',
    ]);
    expect(absorbedBy(merged, incident)).toEqual([]);
  });

  it('is in the list of what has ended, and its open tasks count where it goes on', () => {
    const overdue = {
      id: 't1',
      what: 'Ring rundt',
      organisation: 'o-sof',
      tovholder: null,
      deadline: AT,
      targetGroups: [],
      assigned: { by: incident.reported.by, occurredAt: AT },
      completed: null,
    };
    const both: Picture = {
      ...merged,
      incidents: new Map([
        ['i1', view('i1', { ...incident, absorbed: [2] })],
        ['i2', view('i2', { number: 2, stoodDown: ended, mergedInto: 1 }, { tasks: [overdue] })],
      ]),
    };
    const list = listOf(both, lookup, 'p-jonas', Date.parse(AT) + 600_000);
    expect(list.ended.map((row) => row.view.incident.id)).toEqual(['i2']);
    expect(list.act.map((row) => [row.view.incident.id, row.overdue])).toEqual([['i1', 1]]);
  });

  it('is read from the wire, also from a Hub that knows no merging', () => {
    expect(isMerged(readIncident(header('i1')))).toBe(false);
    expect(isMerged(readIncident(header('i1', { stoodDown: ended, mergedInto: 4 })))).toBe(true);
    expect(() => readIncident({ ...header('i1'), absorbed: ['4'] })).toThrow();
    const line = { id: 'l1', ...minutesAfter(1), kind: 'merged-into', into: 4, reason: null };
    expect(readChange({ kind: 'log', incident: 'i1', item: line })).toMatchObject({ item: { into: 4 } });
  });
});
