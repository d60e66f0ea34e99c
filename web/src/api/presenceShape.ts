import type { PresenceNews, Present, Spot, Writing } from '../presence/presence';
import { bool, list, maybe, num, obj, str } from './shape';

const WRITING: readonly string[] = [
  'report',
  'decision',
  'omission',
  'note',
  'task',
  'task-state',
  'level',
  'move',
  'stand-down',
  'invite',
  'correction',
  'zone',
  'merge',
] satisfies Writing[];

export function readPresence(value: unknown): PresenceNews {
  const o = obj(value, 'presence');
  return { whole: bool(o, 'whole'), spots: list(o, 'spots', readSpot) };
}

function readSpot(value: unknown): Spot {
  const o = obj(value, 'spot');
  return {
    incident: maybe(o, 'incident', str),
    people: list(o, 'people', readPresent),
    total: num(o, 'total'),
  };
}

function readPresent(value: unknown): Present {
  const o = obj(value, 'present');
  const writing = maybe(o, 'writing', str);
  return {
    person: maybe(o, 'person', str),
    organisation: str(o, 'organisation'),
    // A newer Hub may know of more than this version has words for.
    writing: writing !== null && WRITING.includes(writing) ? (writing as Writing) : null,
  };
}
