import type { DemoCallAct, DemoPhone } from './contract';
import { ask } from './http';
import { bool, each, instant, list, obj, oneOf, str, text } from './shape';

export const getPhones = async (): Promise<DemoPhone[]> =>
  each(await ask('/api/v1/demo/phones'), 'phones', (value) => {
    const o = obj(value, 'phone');
    for (const key of ['id', 'name', 'organisation', 'number']) str(o, key);
    list(o, 'calls', (v) => {
      const call = obj(v, 'call');
      str(call, 'id');
      oneOf(call, 'state', ['ringing', 'talking', 'ended', 'missed', 'machine']);
      list(call, 'said', text);
      bool(call, 'asks');
      instant(call, 'at');
    });
    list(o, 'mails', (v) => {
      for (const key of ['id', 'to', 'subject', 'text', 'at']) str(obj(v, 'mail'), key);
    });
    list(o, 'notifications', (v) => {
      const shown = obj(v, 'notification');
      for (const key of ['id', 'text', 'at']) str(shown, key);
      bool(shown, 'asks');
      bool(shown, 'answered');
    });
    list(o, 'messages', (v) => {
      const message = obj(v, 'message');
      str(message, 'id');
      oneOf(message, 'direction', ['in', 'out']);
      str(message, 'text');
      instant(message, 'at');
    });
    return value as DemoPhone;
  });

export async function reply(phone: string, answer: string): Promise<void> {
  await ask(`/api/v1/demo/phones/${phone}/replies`, { method: 'POST', body: { text: answer } });
}

export const actOnCall = (call: string, act: DemoCallAct): Promise<unknown> =>
  ask(`/api/v1/demo/calls/${call}`, { method: 'POST', body: { act } });

export const pressNotification = (notification: string, key: '1' | '2'): Promise<unknown> =>
  ask(`/api/v1/demo/notifications/${notification}`, { method: 'POST', body: { key } });
