import type { MergePreview } from './contract';
import { ask } from './http';
import { list, maybe, num, obj, oneOf, str, text } from './shape';

export function readMergePreview(value: unknown): MergePreview {
  const o = obj(value, 'merge');
  maybe(o, 'level', (p, key) => oneOf(p, key, [1, 2, 3]));
  list(o, 'areas', text);
  list(o, 'partners', text);
  list(o, 'ledergrupper', (v) => v);
  for (const count of ['asked', 'told', 'carried', 'called', 'openTasks']) num(o, count);
  maybe(o, 'sms', (p, key) => {
    const sms = obj(p[key], key);
    str(sms, 'text');
    for (const each of ['characters', 'capacity', 'parts']) num(sms, each);
  });
  return value as MergePreview;
}

/** What merging one incident into another would do; nothing is written. */
export const getMergePreview = async (
  duplicate: string,
  into: string,
  signal: AbortSignal,
): Promise<MergePreview> =>
  readMergePreview(
    await ask(`/api/v1/incidents/${duplicate}/merge/preview`, { method: 'POST', body: { into }, signal }),
  );
