import type { Zone, ZoneKind } from './contract';
import { readAnyGeometry } from './geometryShape';
import { BadAnswer } from './problem';
import { instant, list, maybe, num, obj, str, text, type Obj } from './shape';

const KINDS: readonly unknown[] = [
  'afspaerring',
  'moedested',
  'trygt-sted',
  'uro',
] satisfies readonly ZoneKind[];

/** Those of a kind that this version knows. */
export const readZones = (o: Obj, key: string): Zone[] =>
  list(o, key, readZone).filter((zone) => zone !== null);

/** Null for a kind that this version does not know: it is left out, the rest is shown. */
function readZone(value: unknown): Zone | null {
  const o = obj(value, 'zone');
  str(o, 'id');
  str(o, 'kind');
  maybe(o, 'note', str);
  num(o, 'latest');
  const standing = list(o, 'standing', (v) => {
    const drawing = obj(v, 'drawing');
    num(drawing, 'number');
    readAnyGeometry(drawing, 'shape');
    list(drawing, 'areas', text);
    maybe(drawing, 'place', str);
    maybe(drawing, 'beside', str);
    const by = obj(drawing['by'], 'by');
    str(by, 'person');
    str(by, 'organisation');
    instant(drawing, 'occurredAt');
  });
  if (standing.length === 0) throw new BadAnswer('standing: empty');
  return KINDS.includes(o['kind']) ? (value as Zone) : null;
}

/** @returns false when it is about a kind of zone that this version does not know */
export function readZoneLog(o: Obj): boolean {
  str(o, 'zone');
  if ('shape' in o) readAnyGeometry(o, 'shape');
  if ('drawing' in o) num(o, 'drawing');
  return KINDS.includes(o['zoneKind']);
}
