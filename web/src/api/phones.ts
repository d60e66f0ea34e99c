import type { DemoPhone } from './contract';
import { ask } from './http';
import { each, instant, list, obj, oneOf, str } from './shape';

export const getPhones = async (): Promise<DemoPhone[]> =>
  each(await ask('/api/v1/demo/phones'), 'phones', (value) => {
    const o = obj(value, 'phone');
    for (const key of ['person', 'name', 'organisation', 'number']) str(o, key);
    list(o, 'messages', (v) => {
      const message = obj(v, 'message');
      str(message, 'id');
      oneOf(message, 'direction', ['in', 'out']);
      str(message, 'text');
      instant(message, 'at');
    });
    return value as DemoPhone;
  });

export async function reply(person: string, answer: string): Promise<void> {
  await ask(`/api/v1/demo/phones/${person}/replies`, { method: 'POST', body: { text: answer } });
}
