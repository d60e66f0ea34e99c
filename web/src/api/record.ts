import type { AlertRecord } from './contract';
import { ask } from './http';
import { bool, instant, list, maybe, num, obj, str, text } from './shape';

export const recordAddress = (alert: string, format: 'json' | 'csv'): string =>
  `/api/v1/alerts/${alert}/record.${format}`;

/** Authorities only. */
export async function getRecord(alert: string): Promise<AlertRecord> {
  const o = obj(await ask(`/api/v1/alerts/${alert}/record`), 'record');
  for (const key of ['alert', 'incident', 'title', 'group', 'reason']) str(o, key);
  bool(o, 'exercise');
  num(o, 'number');
  instant(o, 'raisedAt');
  maybe(o, 'endedAt', instant);
  list(o, 'policies', (v) => {
    const one = obj(v, 'policy');
    num(one, 'sequence');
    instant(one, 'at');
    num(one, 'version');
  });
  list(o, 'coverage', (v) => {
    const one = obj(v, 'coverage');
    instant(one, 'at');
    maybe(one, 'until', instant);
    str(one, 'organisation');
    str(one, 'state');
    maybe(one, 'person', str);
    maybe(one, 'awaited', str);
    list(one, 'relieved', text);
    maybe(one, 'relievedAt', instant);
  });
  list(o, 'messages', (v) => {
    const one = obj(v, 'message');
    str(one, 'id');
    instant(one, 'at');
    str(one, 'receiver');
    maybe(one, 'text', str);
    bool(one, 'repeated');
  });
  list(o, 'lines', (v) => {
    const one = obj(v, 'line');
    num(one, 'sequence');
    instant(one, 'at');
    str(one, 'what');
    str(one, 'hash');
    maybe(one, 'message', str);
  });
  return o as unknown as AlertRecord;
}
