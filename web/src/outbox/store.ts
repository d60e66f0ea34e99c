import { openDB, type IDBPDatabase } from 'idb';
import type { Waiting } from './outbox';

/** Where commands wait, so that a reload or a killed tab loses nothing. */
export interface WaitingStore {
  all(): Promise<Waiting[]>;
  put(waiting: Waiting): Promise<void>;
  remove(commandId: string): Promise<void>;
}

const TABLE = 'waiting';

/** In the browser's own database, apart for each person: another who signs in here never sends or sees it. */
export function browserStore(person: string): WaitingStore {
  let opened: Promise<IDBPDatabase> | null = null;
  const db = (): Promise<IDBPDatabase> =>
    (opened ??= openDB(`beredskab-${person}`, 1, {
      upgrade: (base) => void base.createObjectStore(TABLE, { keyPath: 'commandId' }),
    }));
  return {
    all: async () => (await (await db()).getAll(TABLE)) as Waiting[],
    put: async (waiting) => void (await (await db()).put(TABLE, waiting)),
    remove: async (commandId) => void (await (await db()).delete(TABLE, commandId)),
  };
}
