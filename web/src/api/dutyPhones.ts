import { uuid7 } from '../outbox/uuid7';
import type { DutyPhone, DutyPhones } from './contract';
import { ask } from './http';
import { bool, list, maybe, num, obj, str } from './shape';

const BASE = '/api/v1/duty-phones';

export async function getDutyPhones(): Promise<DutyPhones> {
  const o = obj(await ask(BASE), 'duty phones');
  return {
    phones: list(o, 'phones', (value) => {
      const phone = obj(value, 'phone');
      str(phone, 'id');
      list(phone, 'seats', (seat) => {
        str(obj(seat, 'seat'), 'ledergruppe');
        str(obj(seat, 'seat'), 'organisation');
      });
      maybe(phone, 'number', str);
      for (const key of ['verified', 'codeSent', 'mayProve']) bool(phone, key);
      for (const key of ['smsAfterSeconds', 'callAfterSeconds']) maybe(phone, key, num);
      return value as DutyPhone;
    }),
    mayManage: bool(o, 'mayManage'),
    mostSeconds: num(o, 'mostSeconds'),
  };
}

export interface DutyPhoneFields {
  seats: DutyPhone['seats'];
  smsAfterSeconds: number | null;
  callAfterSeconds: number | null;
}

const post = async (path: string, body: object): Promise<unknown> =>
  ask(path, { method: 'POST', body: { commandId: uuid7(), ...body } });

/** @returns what whoever registers it should know of the number, or null */
export async function registerPhone(address: string, fields: DutyPhoneFields): Promise<string | null> {
  return maybe(obj(await post(BASE, { phoneId: uuid7(), address, ...fields }), 'added'), 'warning', str);
}
export const changePhone = (id: string, fields: DutyPhoneFields): Promise<unknown> =>
  post(`${BASE}/${id}/change`, fields);
export const sendPhoneCode = (id: string): Promise<unknown> => post(`${BASE}/${id}/code`, {});
export const enterPhoneCode = (id: string, code: string): Promise<unknown> =>
  post(`${BASE}/${id}/verification`, { code });
export const removePhone = (id: string): Promise<unknown> => post(`${BASE}/${id}/removal`, {});
