import { placeBody } from '../drawing/geojson';
import type { Drawing } from '../drawing/drawing';
import type { IncidentType, IncidentView, Level, Preview } from './contract';
import { ask } from './http';
import { readPosition, readView } from './pictureShape';
import { bool, list, maybe, num, obj, oneOf, str } from './shape';

export const getIncident = async (id: string): Promise<IncidentView> =>
  readView(await ask(`/api/v1/incidents/${id}`));

export const timelineAddress = (id: string, format: 'json' | 'csv'): string =>
  `/api/v1/incidents/${id}/timeline.${format}`;

export function readPreview(value: unknown): Preview {
  const o = obj(value, 'preview');
  bool(o, 'exercise');
  str(o, 'title');
  maybe(o, 'position', (p, key) => readPosition(p[key]));
  list(o, 'alerts', (v) => {
    const alert = obj(v, 'alert');
    maybe(alert, 'ledergruppe', str);
    list(alert, 'rows', (r) => {
      const row = obj(r, 'row');
      str(row, 'organisation');
      maybe(row, 'person', str);
      maybe(row, 'by', str);
      bool(row, 'smsStopped');
      maybe(row, 'unreachable', str);
    });
  });
  num(o, 'people');
  num(o, 'unreached');
  num(o, 'told');
  maybe(o, 'sms', (p, key) => {
    const sms = obj(p[key], key);
    str(sms, 'text');
    for (const each of ['characters', 'capacity', 'parts']) num(sms, each);
    oneOf(sms, 'encoding', ['GSM-7', 'UCS-2']);
  });
  list(o, 'similar', (v) => {
    const one = obj(v, 'similar');
    str(one, 'id');
    num(one, 'number');
    str(one, 'title');
    maybe(one, 'metres', num);
  });
  return value as Preview;
}

export async function getPreview(
  about: {
    type: IncidentType;
    level: Level;
    place: Drawing;
    moves: string | null;
    exercise: boolean;
  },
  signal?: AbortSignal,
): Promise<Preview> {
  const { type, level, moves, exercise } = about;
  const body = { type, level, ...placeBody(about.place), moves, exercise };
  return readPreview(await ask('/api/v1/preview', { method: 'POST', body, ...(signal ? { signal } : {}) }));
}
