import type { Reference } from './contract';
import { ask } from './http';
import { bool, instant, list, maybe, num, obj, oneOf, str, text } from './shape';

export function readReference(value: unknown): Reference {
  const o = obj(value, 'reference');
  list(o, 'organisations', (v) => {
    const one = obj(v, 'organisation');
    str(one, 'id');
    str(one, 'name');
    str(one, 'shortName');
    oneOf(one, 'kind', ['myndighed', 'selvejende', 'partner']);
  });
  list(o, 'people', (v) => {
    const one = obj(v, 'person');
    str(one, 'id');
    str(one, 'name');
    str(one, 'organisation');
    list(one, 'roles', text);
  });
  list(o, 'areas', (v) => {
    const one = obj(v, 'area');
    str(one, 'id');
    str(one, 'kind');
    str(one, 'name');
    bool(one, 'former');
  });
  str(o, 'map');
  list(o, 'sources', (v) => {
    const one = obj(v, 'source');
    str(one, 'layer');
    str(one, 'source');
  });
  bool(o, 'drawnAreas');
  bool(o, 'addresses');
  list(o, 'ledergrupper', (v) => {
    const one = obj(v, 'ledergruppe');
    str(one, 'id');
    str(one, 'area');
    str(one, 'name');
    list(one, 'required', text);
  });
  list(o, 'shifts', (v) => {
    const one = obj(v, 'shift');
    for (const key of ['id', 'ledergruppe', 'organisation', 'person']) str(one, key);
    instant(one, 'from');
    instant(one, 'to');
  });
  list(o, 'duties', (v) => {
    const one = obj(v, 'duty');
    for (const key of ['id', 'ledergruppe', 'organisation', 'person', 'why', 'plan']) str(one, key);
    for (const key of ['from', 'to', 'turnFrom', 'turnTo']) instant(one, key);
  });
  maybe(o, 'roster', (_, key) => {
    const check = obj(o[key], key);
    for (const count of ['days', 'holes', 'warnings']) num(check, count);
  });
  maybe(o, 'unled', (_, key) => {
    const unled = obj(o[key], key);
    list(unled, 'areas', text);
    oneOf(unled, 'instead', ['duty', 'sekretariat', 'administrators']);
  });
  maybe(o, 'testAlarm', (_, key) => {
    const test = obj(o[key], key);
    str(test, 'alert');
    instant(test, 'deadline');
  });
  return value as Reference;
}

export const getReference = async (): Promise<Reference> => readReference(await ask('/api/v1/reference'));
