import { uuid7 } from '../outbox/uuid7';
import type { Reach, ReachTrouble } from './contract';
import { ask } from './http';
import { bool, instant, list, maybe, num, obj, oneOf, str } from './shape';

export async function getReach(): Promise<Reach> {
  const o = obj(await ask('/api/v1/reach'), 'reach');
  const limits = obj(o['limits'], 'limits');
  return {
    troubles: list(o, 'troubles', (value) => {
      const trouble = obj(value, 'trouble');
      for (const key of ['person', 'phone', 'kind', 'label']) maybe(trouble, key, str);
      oneOf(trouble, 'reason', ['opted-out', 'invalid-number', 'device-gone', 'no-phone', 'unverified']);
      maybe(trouble, 'since', instant);
      bool(trouble, 'otherWays');
      return value as ReachTrouble;
    }),
    limits: {
      verifiedWithinSeconds: num(limits, 'verifiedWithinSeconds'),
      everyWithinSeconds: num(limits, 'everyWithinSeconds'),
    },
    highestSeconds: num(o, 'highestSeconds'),
    maySetLimits: bool(o, 'maySetLimits'),
  };
}

export const setLimits = (verifiedWithinSeconds: number, everyWithinSeconds: number): Promise<unknown> =>
  ask('/api/v1/contact/limits', {
    method: 'POST',
    body: { commandId: uuid7(), verifiedWithinSeconds, everyWithinSeconds },
  });
