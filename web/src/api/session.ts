import type { Session, Start } from './contract';
import { ask, useAntiforgery } from './http';
import { NotSignedIn } from './problem';
import { bool, list, maybe, obj, oneOf, str, text, type Obj } from './shape';

export function readSession(value: unknown): Session {
  const o = obj(value, 'session');
  const person = obj(o['person'], 'person');
  str(person, 'id');
  str(person, 'name');
  str(person, 'organisation');
  list(person, 'roles', text);
  const antiforgery = obj(o['antiforgery'], 'antiforgery');
  str(antiforgery, 'header');
  str(antiforgery, 'token');
  oneOf(o, 'mode', ['demo', 'operation']);
  return value as Session;
}

export function readStart(value: unknown): Start {
  const o = obj(value, 'start');
  const one = (v: unknown): Start['demoPeople'][number] => {
    const p: Obj = obj(v, 'demo person');
    return {
      id: str(p, 'id'),
      name: str(p, 'name'),
      organisation: str(p, 'organisation'),
      organisationName: str(p, 'organisationName'),
      organisationShortName: maybe(p, 'organisationShortName', str) ?? '',
      title: maybe(p, 'title', str) ?? '',
    };
  };
  return {
    mode: oneOf(o, 'mode', ['demo', 'operation']),
    demoPeople: list(o, 'demoPeople', one),
    needsFirstAdministrator: bool(o, 'needsFirstAdministrator'),
  };
}

/** Who is signed in; null when nobody is. */
export async function getSession(): Promise<Session | null> {
  try {
    const session = readSession(await ask('/api/v1/session'));
    useAntiforgery(session.antiforgery);
    return session;
  } catch (error) {
    if (error instanceof NotSignedIn) {
      useAntiforgery(null);
      return null;
    }
    throw error;
  }
}

export const getStart = async (): Promise<Start> => readStart(await ask('/api/v1/start'));

export async function signInAs(person: string): Promise<void> {
  await ask('/api/v1/session/demo', { method: 'POST', body: { person } });
}

export async function signIn(userName: string, password: string): Promise<void> {
  await ask('/api/v1/session', { method: 'POST', body: { userName, password } });
}

export interface FirstAdministrator {
  code: string;
  name: string;
  userName: string;
  password: string;
  organisationName: string;
}

export async function createFirst(first: FirstAdministrator): Promise<void> {
  await ask('/api/v1/session/first', { method: 'POST', body: first });
}

export async function signOut(): Promise<void> {
  await ask('/api/v1/session', { method: 'DELETE' });
  useAntiforgery(null);
}
