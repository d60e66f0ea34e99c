import type { Contact, ContactWay } from './contract';
import { ask } from './http';
import { bool, each, list, maybe, num, obj, oneOf, str, text } from './shape';
import { uuid7 } from '../outbox/uuid7';

const BASE = '/api/v1/contact';
const KINDS = ['sms', 'voice', 'push', 'email'] as const;

function readWay(value: unknown): ContactWay {
  const o = obj(value, 'way');
  str(o, 'id');
  oneOf(o, 'kind', KINDS);
  maybe(o, 'label', str);
  maybe(o, 'address', str);
  for (const key of ['verified', 'codeSent', 'canSend', 'lastResort']) bool(o, key);
  maybe(o, 'blocked', str);
  maybe(o, 'afterSeconds', num);
  return value as ContactWay;
}

export async function getContact(): Promise<Contact> {
  const o = obj(await ask(BASE), 'contact');
  const limits = obj(o['limits'], 'limits');
  return {
    ways: list(o, 'ways', readWay),
    limits: {
      verifiedWithinSeconds: num(limits, 'verifiedWithinSeconds'),
      everyWithinSeconds: num(limits, 'everyWithinSeconds'),
    },
    kinds: each(o['kinds'], 'kinds', (kind) => text(kind) as ContactWay['kind']),
    pushKey: maybe(o, 'pushKey', str),
  };
}

const post = async (path: string, body: object): Promise<unknown> =>
  ask(path, { method: 'POST', body: { commandId: uuid7(), ...body } });

/** @returns what the person should know of the address, or null */
export async function addWay(kind: ContactWay['kind'], address: string): Promise<string | null> {
  return maybe(obj(await post(`${BASE}/ways`, { wayId: uuid7(), kind, address }), 'added'), 'warning', str);
}
export const sendCode = (way: string): Promise<unknown> => post(`${BASE}/ways/${way}/code`, {});
export const enterCode = (way: string, code: string): Promise<unknown> =>
  post(`${BASE}/ways/${way}/verification`, { code });
/** @param confirmed needed for the last way; without it the Hub asks (`way-is-last`) */
export const removeWay = (way: string, confirmed: boolean): Promise<unknown> =>
  post(`${BASE}/ways/${way}/removal`, { confirmed });
export const testWay = (way: string): Promise<unknown> => post(`${BASE}/ways/${way}/test`, {});
export const setPlan = (ways: { way: string; afterSeconds: number }[]): Promise<unknown> =>
  post(`${BASE}/plan`, { ways });

/** Whether this browser can show notifications at all. */
export const canPush = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

/** A browser's push service may be unreachable, and then says nothing, ever. */
const PUSH_SERVICE_WAITS_MS = 15_000;

/** `silent`: the browser's push service does not answer. */
export type PushOutcome = 'done' | 'denied' | 'silent';

/** Asks for permission and tells the Hub where this device is reached. */
export async function enablePush(key: string, label: string): Promise<PushOutcome> {
  if ((await Notification.requestPermission()) !== 'granted') return 'denied';
  const registration = await navigator.serviceWorker.register('/sw.js', { scope: '/' });
  await navigator.serviceWorker.ready;
  const subscription = await inTime(subscribe(registration, key));
  if (subscription === null) return 'silent';
  const { endpoint, keys } = subscription.toJSON();
  await post('/api/v1/push/subscriptions', { wayId: uuid7(), label, endpoint, keys });
  return 'done';
}

async function subscribe(registration: ServiceWorkerRegistration, key: string): Promise<PushSubscription> {
  const known = await registration.pushManager.getSubscription();
  // One that was made for another installation's key would be refused for ever.
  if (known) await known.unsubscribe();
  return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

/** @returns null when the browser has not answered in time */
async function inTime<T>(answer: Promise<T>): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PUSH_SERVICE_WAITS_MS);
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}
