import { BadAnswer } from './problem';

/*
 * A small reader of untrusted JSON. It checks what the pictures depend on and keeps the rest as it came, so that a
 * newer Hub may add fields.
 */

export type Obj = Record<string, unknown>;

export function obj(value: unknown, what: string): Obj {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new BadAnswer(`${what}: not an object`);
  return value as Obj;
}

export function str(o: Obj, key: string): string {
  const value = o[key];
  if (typeof value !== 'string') throw new BadAnswer(`${key}: not a text`);
  return value;
}

export function num(o: Obj, key: string): number {
  const value = o[key];
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new BadAnswer(`${key}: not a number`);
  return value;
}

export function bool(o: Obj, key: string): boolean {
  const value = o[key];
  if (typeof value !== 'boolean') throw new BadAnswer(`${key}: not true or false`);
  return value;
}

/** Null also when the field is left out. */
export function maybe<T>(o: Obj, key: string, read: (o: Obj, key: string) => T): T | null {
  return o[key] === null || o[key] === undefined ? null : read(o, key);
}

export function list<T>(o: Obj, key: string, read: (value: unknown) => T): T[] {
  const value = o[key];
  if (!Array.isArray(value)) throw new BadAnswer(`${key}: not a list`);
  return value.map(read);
}

export function each<T>(value: unknown, what: string, read: (value: unknown) => T): T[] {
  if (!Array.isArray(value)) throw new BadAnswer(`${what}: not a list`);
  return value.map(read);
}

export function text(value: unknown): string {
  if (typeof value !== 'string') throw new BadAnswer('not a text');
  return value;
}

/** An ISO 8601 instant. */
export function instant(o: Obj, key: string): string {
  const value = str(o, key);
  if (Number.isNaN(Date.parse(value))) throw new BadAnswer(`${key}: not a time`);
  return value;
}

export function oneOf<T extends string | number>(o: Obj, key: string, among: readonly T[]): T {
  const value = o[key] as T;
  if (!among.includes(value)) throw new BadAnswer(`${key}: ${String(value)} is not known`);
  return value;
}
