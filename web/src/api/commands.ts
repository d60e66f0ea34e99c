import type { Accepted } from './contract';
import { ask } from './http';
import { instant, list, maybe, num, obj, str, text } from './shape';

export function readAccepted(value: unknown): Accepted {
  const o = obj(value, 'accepted');
  return {
    commandId: str(o, 'commandId'),
    version: maybe(o, 'version', num),
    recordedAt: instant(o, 'recordedAt'),
    notes: o['notes'] === undefined || o['notes'] === null ? [] : list(o, 'notes', text),
  };
}

/**
 * Safe to repeat with the same commandId until it is answered.
 * @param waited whole seconds since it was written
 */
export const sendCommand = async (
  path: string,
  body: object,
  waited: number,
  signal: AbortSignal,
): Promise<Accepted> => readAccepted(await ask(path, { method: 'POST', body, waited, signal }));
