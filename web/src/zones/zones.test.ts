import { describe, expect, it } from 'vitest';
import type { IncidentHeader, LogItem, Zone, ZoneDrawing, ZoneShape } from '../api/contract';
import { readChange } from '../api/pictureShape';
import { BadAnswer } from '../api/problem';
import { formFor } from '../app/formFor';
import type { Waiting } from '../outbox/outbox';
import { zoneCommands } from '../outbox/zoneCommands';
import { logWords } from '../panels/incident/logWords';
import { AT, header, lookup, view } from '../picture/fixture';
import { apply, emptyPicture } from '../picture/picture';
import { namesOf } from '../map/zoneNames';
import { zoneNews } from './news';
import { zonesOn } from './onMap';
import { drawingOfZone, zoneShapeOf } from './shape';
import { viewOf } from './view';
import { zonesOf } from './zones';

const by = { person: 'p-jonas', organisation: 'o-sof' };
const spot: ZoneShape = { type: 'Point', coordinates: [12.55, 55.69] };
const line: ZoneShape = {
  type: 'LineString',
  coordinates: [
    [12.55, 55.69],
    [12.56, 55.69],
  ],
};
const drawing = (number: number, shape: ZoneShape = line): ZoneDrawing => ({
  number,
  shape,
  areas: ['bydel:valby'],
  place: null,
  beside: '200 m vest for Toftegårds Plads',
  by,
  occurredAt: AT,
});
const zone = (more: Partial<Zone> = {}): Zone => ({
  id: 'z',
  kind: 'afspaerring',
  note: null,
  latest: 1,
  standing: [drawing(1)],
  ...more,
});
const withZones = (...zones: Zone[]): IncidentHeader => header('i', { zones });

describe('zones in the picture', () => {
  const read = (zones: unknown) => {
    const change = readChange({ kind: 'incident', incident: { ...header('i'), zones } });
    return change?.kind === 'incident' ? change.incident : null;
  };

  it('are read, a spot too; a picture from before there were zones has none', () => {
    const good = [zone({ standing: [drawing(1), drawing(2, spot)], note: 'Kun beboere', latest: 2 })];
    expect(read(structuredClone(good))?.zones).toEqual(good);
    const old = read(undefined);
    expect(old && zonesOf(old)).toEqual([]);
  });

  it('are refused when what they stand on is wrong, and left out when the kind is a newer one', () => {
    expect(read([zone(), { ...zone({ id: 'new' }), kind: 'landingsplads' }])?.zones).toEqual([zone()]);
    for (const bad of [
      { ...zone(), latest: '1' },
      { ...zone(), standing: [] },
      { ...zone(), standing: [{ ...drawing(1), areas: 'bydel:valby' }] },
      { ...zone(), standing: [{ ...drawing(1), shape: { type: 'Point', coordinates: ['12', 55] } }] },
      { ...zone(), standing: [{ ...drawing(1), shape: { type: 'Circle', coordinates: [12, 55] } }] },
      { ...zone(), standing: [{ ...drawing(1), by: null }] },
      { ...zone(), standing: [{ ...drawing(1), occurredAt: 'i går' }] },
    ])
      expect(() => read([bad]), JSON.stringify(bad)).toThrow(BadAnswer);
  });

  it('come with a header of the same version, since drawing is no part of it', () => {
    const first = apply(
      { ...emptyPicture, epoch: 'e', cursors: { a: 1 }, incidents: new Map([['i', view('i')]]) },
      {
        kind: 'change',
        change: {
          audience: 'a',
          seq: 2,
          at: AT,
          changes: [{ kind: 'incident', incident: withZones(zone()) }],
        },
      },
    );
    expect(first.incidents.get('i')?.incident.zones).toEqual([zone()]);
  });

  it('leave lines in the log, in words', () => {
    const base = { id: 'l', by, occurredAt: AT, recordedAt: AT, zone: 'z', zoneKind: 'uro' as const };
    const words = (item: LogItem) => {
      const { title, detail } = logWords(item, lookup);
      return [title, detail].filter(Boolean).join(' | ');
    };
    expect(words({ ...base, kind: 'zone-drawn', shape: spot, text: 'Ved skolen' })).toBe(
      'Zone tegnet: Område med uro, ét sted. | Ved skolen',
    );
    expect(words({ ...base, kind: 'zone-redrawn', drawing: 2, beside: false, shape: line })).toBe(
      'Zone tegnet om: Område med uro, en linje på 630 m.',
    );
    expect(words({ ...base, kind: 'zone-redrawn', drawing: 3, beside: true, shape: line })).toBe(
      'Zone tegnet om på samme tid som af en anden: Område med uro, udgave 3, en linje på 630 m. | Begge udgaver står, til en er valgt.',
    );
    expect(words({ ...base, kind: 'drawing-chosen', drawing: 3 })).toBe(
      'Zone: udgave 3 af Område med uro er valgt.',
    );
    expect(words({ ...base, kind: 'zone-removed' })).toBe('Zone fjernet: Område med uro.');
    const read = (item: object) => readChange({ kind: 'log', incident: 'i', item });
    expect(read({ ...base, kind: 'zone-removed' })).not.toBeNull();
    expect(read({ ...base, kind: 'zone-removed', zoneKind: 'landingsplads' })).toBeNull();
  });
});

describe('what became of zones', () => {
  const both = zone({ latest: 3, standing: [drawing(2), drawing(3, spot)] });
  const news = (before: Zone[], now: Zone[]) => zoneNews(withZones(...before), withZones(...now), lookup);

  it('is said for each that changed, and nothing for what did not', () => {
    expect(news([], [zone()])).toEqual([
      'Ny zone på 4711: Afspærring, en linje på 630 m. Tegnet af Jonas Aaby.',
    ]);
    expect(news([zone()], [zone({ latest: 2, standing: [drawing(2, spot)] })])).toEqual([
      'Zone på 4711 er tegnet om af Jonas Aaby: Afspærring, nu ét sted.',
    ]);
    expect(news([zone({ latest: 2, standing: [drawing(2)] })], [both])).toEqual([
      'Zone på 4711 er tegnet af flere på samme tid, senest Jonas Aaby: Afspærring har 2 udgaver. Vælg en af dem.',
    ]);
    expect(news([both], [zone({ latest: 3, standing: [drawing(2)] })])).toEqual([
      'Zone på 4711: udgave 2 af Afspærring er valgt.',
    ]);
    expect(news([both], [])).toEqual(['Zone på 4711 er fjernet: Afspærring.']);
    expect(news([both], [structuredClone(both)])).toEqual([]);
  });

  it('of a disputed one that is drawn on, is no new dispute', () => {
    expect(news([both], [zone({ latest: 4, standing: [drawing(2), drawing(4)] })])).toEqual([
      'Zone på 4711 er tegnet om af Jonas Aaby: Afspærring, nu en linje på 630 m.',
    ]);
  });
});

describe('zones on the map', () => {
  it('have both outlines of a disputed one, each by whom and when, and only the chosen incident names its own', () => {
    const mine = withZones(zone({ latest: 2, standing: [drawing(1), drawing(2)] }));
    const other = header('other', { zones: [zone({ id: 'y', kind: 'uro' })] });
    const marks = zonesOn([mine, other], 'i', lookup, { zone: 'z', seen: 1 });
    expect(marks.map(({ key, label, version }) => [key, label, version])).toEqual([
      ['y/1', '', ''],
      ['z/1', 'Afspærring', 'Udgave 1 · Jonas Aaby 02:14'],
      ['z/2', 'Afspærring', 'Udgave 2 · Jonas Aaby 02:14'],
    ]);
    expect(marks.map(({ strong, stepsBack }) => [strong, stepsBack])).toEqual([
      [false, false],
      [true, true],
      [true, false],
    ]);
    expect(marks[0]?.said).toBe('Område med uro, en linje på 630 m');
  });

  it('say at every scale that there are several of one, once, whichever incident is chosen', () => {
    const disputed = withZones(zone({ latest: 2, standing: [drawing(1), drawing(2)] }));
    for (const selected of ['i', null])
      for (const metresPerPixel of [4, 14, 30, 70]) {
        const said = namesOf(zonesOn([disputed], selected, lookup), metresPerPixel)
          // What may give way to another name is not said.
          .filter(({ framed }) => framed)
          .map(({ rows }) => rows.join(' '));
        const far = selected === null || metresPerPixel > 14;
        expect(said, `${selected} ${metresPerPixel}`).toHaveLength(far ? 1 : 2);
        expect(said[0]).toContain(far ? 'Afspærring: 2 udgaver' : 'Udgave 1');
      }
  });

  it('of an exercise say so, and of an incident that is over are shown only while it is chosen', () => {
    const over = header('i', {
      exercise: true,
      zones: [zone()],
      stoodDown: { by, occurredAt: AT, recordedAt: AT, reason: '' },
    });
    expect(zonesOn([over], null, lookup)).toEqual([]);
    expect(zonesOn([over], 'i', lookup)[0]?.label).toBe('ØVELSE Afspærring');
  });
});

describe('a zone on its way', () => {
  it('goes as a geometry, also when it is a spot, and comes back from one', () => {
    expect(zoneShapeOf({ kind: 'point', corners: [[12.55, 55.69]] })).toEqual(spot);
    expect(zoneShapeOf({ kind: 'point', corners: [] })).toBeNull();
    for (const shape of [spot, line]) expect(zoneShapeOf(drawingOfZone(shape))).toEqual(shape);
  });

  it('says what was seen, and opens its form again when it is refused', () => {
    const seen = zone({ latest: 4 });
    expect(zoneCommands.draw('i', { zoneId: 'z', kind: 'uro', shape: spot, note: ' ' })).toMatchObject({
      path: '/api/v1/incidents/i/zones',
      body: { zoneId: 'z', kind: 'uro', shape: spot, note: null },
      text: 'Ny zone: Område med uro, ét sted',
    });
    const redraw = zoneCommands.redraw('i', seen, 3, line);
    expect(redraw).toMatchObject({
      path: '/api/v1/incidents/i/zones/z/drawings',
      body: { seen: 3, shape: line },
    });
    expect(zoneCommands.choose('i', seen, 2)).toMatchObject({
      path: '/api/v1/incidents/i/zones/z/choice',
      body: { drawing: 2, latest: 4 },
    });
    expect(zoneCommands.remove('i', seen)).toMatchObject({
      path: '/api/v1/incidents/i/zones/z/removal',
      body: { latest: 4 },
    });
    const refused: Waiting = { ...redraw, commandId: 'c', since: 0, refused: null };
    expect(formFor(refused, view('i'))).toEqual({ kind: 'zone', redraws: { zone: 'z', seen: 3 } });
    expect(formFor({ ...refused, kind: 'zone' }, view('i'))).toEqual({ kind: 'zone', redraws: null });
  });
});

describe('where a zone is', () => {
  it('is shown whole, a spot from near', () => {
    expect(viewOf([])).toBeNull();
    expect(viewOf([[12.55, 55.69]])?.metresPerPixel).toBe(4);
    const wide = viewOf([[12.5, 55.69], [12.6, 55.69]]); // prettier-ignore
    expect(wide?.point[0]).toBeCloseTo(12.55, 3);
    expect(wide?.metresPerPixel).toBeGreaterThan(10);
  });
});
