import type { LonLat } from './contract';
import { withFreshToken } from './freshToken';
import { ask } from './http';
import { BadAnswer } from './problem';
import { list, num, obj, str } from './shape';

/** A street address as it is written on a letter. Where it lies is asked for when it is chosen. */
export interface Address {
  id: string;
  title: string;
}

/** The likeliest first. @throws {Refused | NotSignedIn | Unreachable} */
export async function searchAddresses(text: string, signal: AbortSignal): Promise<Address[]> {
  const answer = await withFreshToken(() =>
    ask('/api/v1/addresses/search', { method: 'POST', body: { text }, signal }),
  );
  return list({ answer }, 'answer', (value) => {
    const one = obj(value, 'address');
    return { id: str(one, 'id'), title: str(one, 'title') };
  });
}

/** @throws {Refused | NotSignedIn | Unreachable} */
export async function locateAddress(id: string): Promise<LonLat> {
  const o = obj(await ask(`/api/v1/addresses/${encodeURIComponent(id)}`), 'place');
  const [longitude, latitude] = list(o, 'point', (value) => num({ value }, 'value'));
  if (longitude === undefined || latitude === undefined) throw new BadAnswer('point: not two numbers');
  return [longitude, latitude];
}
