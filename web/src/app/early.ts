import type { Reference, Session } from '../api/contract';
import { NotSignedIn } from '../api/problem';
import { getReference } from '../api/reference';
import { getSession } from '../api/session';

/*
 * What the first list needs of the Hub, asked for while the program itself is still read: who is signed in, and the names
 * of everything. Each is given out once, and asked for anew by whoever comes later.
 */
let session: Promise<Session | null> | null = null;
let reference: Promise<Reference> | null = null;

/** @returns who is signed in, as it was asked for */
export function askEarly(): Promise<unknown> {
  session = getSession();
  const asked = session;
  reference = session.then((who) => {
    if (who === null) throw new NotSignedIn();
    return getReference();
  });
  // Whoever takes them hears of it.
  session.catch(() => undefined);
  reference.catch(() => (reference = null));
  return asked;
}

export function takeSession(): Promise<Session | null> {
  const taken = session ?? getSession();
  session = null;
  return taken;
}

/** @returns null when it was not asked for, or is taken already */
export function takeReference(): Promise<Reference> | null {
  const taken = reference;
  reference = null;
  return taken;
}
