import { describe, expect, it } from 'vitest';
import { alert, answer, header, note, row, view } from '../picture/fixture';
import { readChange, readFollowAnswer, readHeartbeat, readLiveChange } from './pictureShape';
import { BadAnswer, Refused, explain, problemFrom } from './problem';

describe('what the Hub says', () => {
  it('is read when it has the shape of the contract', () => {
    const whole = answer({
      snapshot: {
        incidents: [
          view('i', {}, { log: [note('l')], alerts: [alert('a', 'i', [row('o-sof', 'waiting')])] }),
        ],
      },
    });
    expect(readFollowAnswer(structuredClone(whole))).toEqual(whole);
  });

  it('is not read when something the picture stands on is wrong', () => {
    expect(() => readChange({ kind: 'incident', incident: { ...header('i'), level: 4 } })).toThrow(BadAnswer);
    expect(() => readLiveChange({ audience: 'x', seq: '1', at: 'nu', changes: [] })).toThrow(BadAnswer);
    expect(() =>
      readHeartbeat({ epoch: 'e', now: 'i går', heads: {}, chainBroken: false, troubles: [] }),
    ).toThrow(BadAnswer);
    expect(() => readFollowAnswer(null)).toThrow(BadAnswer);
  });

  it('may say more than this version knows: that is left out, the rest is shown', () => {
    expect(readChange({ kind: 'weather' })).toBeNull();
    const odd = {
      ...answer({}),
      changes: [
        { kind: 'log', incident: 'i', item: { ...note('l'), kind: 'sealed' } },
        { kind: 'reference' },
      ],
    };
    expect(readFollowAnswer(odd).changes).toEqual([{ kind: 'reference' }]);
    const down = { kind: 'sms-provider-down', count: 3, since: '2026-03-14T01:08:00Z' };
    const unheard = { kind: 'fax-provider-down', count: 3, since: '2026-03-14T01:08:00Z' };
    expect(
      readHeartbeat({
        epoch: 'e',
        now: '2026-03-14T01:08:00Z',
        heads: {},
        chainBroken: false,
        troubles: [down, unheard],
      }).troubles,
    ).toEqual([down]);
  });

  it('may say where in a shape, and one without a shape, as older Hubs say it, is a spot', () => {
    const spot = { point: [12.55, 55.69], areas: [], near: [], boundaryMetres: 9, place: null, beside: null };
    const square = [[12.5, 55.7], [12.51, 55.7], [12.51, 55.71], [12.5, 55.7]]; // prettier-ignore
    const read = (shape: unknown) =>
      readChange({ kind: 'incident', incident: { ...header('i'), position: { ...spot, shape } } });
    expect(
      readChange({ kind: 'incident', incident: { ...header('i'), position: structuredClone(spot) } }),
    ).toMatchObject({ incident: { position: spot } });
    expect(read(null)).toMatchObject({ incident: { position: { shape: null } } });
    for (const good of [
      { type: 'MultiPoint', coordinates: square },
      { type: 'LineString', coordinates: square },
      { type: 'Polygon', coordinates: [square] },
    ])
      expect(read(good)).toMatchObject({ incident: { position: { shape: good } } });
    for (const bad of [
      'Polygon',
      { type: 'Circle', coordinates: square },
      { type: 'Polygon', coordinates: square },
      { type: 'Polygon', coordinates: [square, square] },
      { type: 'Polygon', coordinates: [square.slice(2)] },
      { type: 'LineString', coordinates: [['12,5', 55.7]] },
      { type: 'LineString', coordinates: [[12.5, null]] },
      { type: 'MultiPoint', coordinates: [] },
      { type: 'MultiPoint' },
    ])
      expect(() => read(bad), JSON.stringify(bad)).toThrow(BadAnswer);
  });

  it('is a problem with a Danish text also when the body is not one', () => {
    expect(problemFrom(403, null)).toMatchObject({ code: 'http-403', title: 'Det må du ikke' });
    expect(
      explain(
        new Refused(
          problemFrom(409, { code: 'version-conflict', title: 'A', detail: 'B', field: 'seenVersion' }),
        ),
      ),
    ).toMatchObject({
      code: 'version-conflict',
      detail: 'B',
      field: 'seenVersion',
    });
  });
});
