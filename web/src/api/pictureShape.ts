import type {
  Alert,
  AlertRow,
  Change,
  Cursors,
  FollowAnswer,
  Heartbeat,
  IncidentHeader,
  IncidentView,
  LiveChange,
  LogItem,
  Position,
  Task,
  Trouble,
} from './contract';
import { pair, readGeometry } from './geometryShape';
import { bool, instant, list, maybe, num, obj, oneOf, str, text, type Obj } from './shape';
import { readZoneLog, readZones } from './zoneShape';

const TYPES = [
  'sammenstoed',
  'stenkast',
  'brand',
  'skud-vaaben',
  'bekymrende-samling',
  'uro-institution',
  'online',
  'drab',
  'andet',
] as const;
const LEVELS = [1, 2, 3] as const;
const LOG_KINDS = [
  'reported',
  'moved',
  'areas-entered',
  'level-changed',
  'decision',
  'omission',
  'task-assigned',
  'task-completed',
  'task-reopened',
  'note',
  'correction',
  'partner-invited',
  'stood-down',
  'merged-into',
  'absorbed',
  'split-off',
  'zone-drawn',
  'zone-redrawn',
  'drawing-chosen',
  'zone-removed',
] as const;

export function readPosition(value: unknown): Position {
  const o = obj(value, 'position');
  pair(o['point']);
  maybe(o, 'shape', readGeometry);
  list(o, 'areas', text);
  list(o, 'near', text);
  num(o, 'boundaryMetres');
  maybe(o, 'place', str);
  maybe(o, 'beside', str);
  maybe(o, 'within', str);
  return value as Position;
}

const position = (o: Obj, key: string): Position => readPosition(o[key]);

function actor(o: Obj, key: string): void {
  const a = obj(o[key], key);
  str(a, 'person');
  str(a, 'organisation');
}

function recorded(o: Obj): void {
  actor(o, 'by');
  instant(o, 'occurredAt');
  instant(o, 'recordedAt');
}

const wholeNumber = (value: unknown): number => num({ value }, 'value');

export function readIncident(value: unknown): IncidentHeader {
  const o = obj(value, 'incident');
  str(o, 'id');
  bool(o, 'exercise');
  num(o, 'number');
  num(o, 'version');
  oneOf(o, 'type', TYPES);
  str(o, 'title');
  oneOf(o, 'level', LEVELS);
  oneOf(o, 'scope', ['lokal', 'bydaekkende']);
  maybe(o, 'position', position);
  list(o, 'track', (v) => {
    const step = obj(v, 'track');
    position(step, 'position');
    instant(step, 'at');
  });
  list(o, 'reached', text);
  const answers = obj(o['answers'], 'answers');
  for (const key of ['what', 'where', 'now', 'started']) maybe(answers, key, str);
  recorded(obj(o['reported'], 'reported'));
  list(o, 'partners', text);
  if (o['stoodDown'] !== null) {
    const end = obj(o['stoodDown'], 'stoodDown');
    recorded(end);
    maybe(end, 'reason', str);
  }
  for (const key of ['mergedInto', 'splitFrom']) maybe(o, key, num);
  for (const key of ['absorbed', 'splitOff']) if (o[key] !== undefined) list(o, key, wholeNumber);
  const zones = maybe(o, 'zones', readZones);
  return (zones ? { ...o, zones } : value) as IncidentHeader;
}

/** Null for a kind of entry that this version does not know: it is left out, the rest is shown. */
export function readLogItem(value: unknown): LogItem | null {
  const o = obj(value, 'log');
  str(o, 'id');
  recorded(o);
  if (!(LOG_KINDS as readonly unknown[]).includes(o['kind'])) return null;
  return 'zone' in o && !readZoneLog(o) ? null : (value as LogItem);
}

export function readTask(value: unknown): Task {
  const o = obj(value, 'task');
  str(o, 'id');
  maybe(o, 'what', str);
  str(o, 'organisation');
  maybe(o, 'tovholder', str);
  instant(o, 'deadline');
  list(o, 'targetGroups', text);
  actor(obj(o['assigned'], 'assigned'), 'by');
  if (o['completed'] !== null) instant(obj(o['completed'], 'completed'), 'occurredAt');
  return value as Task;
}

function readAnswer(value: unknown): void {
  const answer = obj(value, 'answer');
  oneOf(answer, 'kind', ['coming', 'cannot', 'deputy']);
  bool(answer, 'unusual');
  bool(answer, 'dutyPhone');
  instant(answer, 'at');
  maybe(answer, 'etaMinutes', num);
}

function readRow(value: unknown): AlertRow {
  const o = obj(value, 'row');
  str(o, 'organisation');
  bool(o, 'required');
  oneOf(o, 'state', ['covered', 'waiting', 'missing']);
  maybe(o, 'person', str);
  if (o['answer'] !== null) readAnswer(o['answer']);
  list(o, 'earlier', readAnswer);
  bool(o, 'relieved');
  maybe(o, 'calledAt', instant);
  if ('smsStopped' in o) maybe(o, 'smsStopped', instant);
  if ('unreachable' in o) bool(o, 'unreachable');
  list(o, 'messages', (v) => {
    const message = obj(v, 'message');
    str(message, 'channel');
    str(message, 'state');
    instant(message, 'at');
  });
  return value as AlertRow;
}

function readProgress(value: unknown): void {
  const o = obj(value, 'progress');
  str(o, 'organisation');
  list(o, 'steps', (v) => {
    const step = obj(v, 'step');
    str(step, 'kind');
    instant(step, 'at');
    bool(step, 'empty');
  });
  if (o['next'] !== null) {
    const next = obj(o['next'], 'next');
    str(next, 'kind');
    instant(next, 'at');
    bool(next, 'atTheEnd');
  }
}

export function readAlert(value: unknown): Alert {
  const o = obj(value, 'alert');
  str(o, 'id');
  str(o, 'incident');
  maybe(o, 'ledergruppe', str);
  list(o, 'areas', text);
  instant(o, 'raisedAt');
  maybe(o, 'endedAt', instant);
  maybe(o, 'staleAfterMinutes', num);
  list(o, 'progress', readProgress);
  list(o, 'rows', readRow);
  return value as Alert;
}

const known = <T>(item: T | null): item is T => item !== null;

export function readView(value: unknown): IncidentView {
  const o = obj(value, 'view');
  return {
    incident: readIncident(o['incident']),
    log: list(o, 'log', readLogItem).filter(known),
    tasks: list(o, 'tasks', readTask),
    alerts: list(o, 'alerts', readAlert),
  };
}

/** Null for a kind of change that this version does not know. */
export function readChange(value: unknown): Change | null {
  const o = obj(value, 'change');
  switch (o['kind']) {
    case 'incident':
      return { kind: 'incident', incident: readIncident(o['incident']) };
    case 'log': {
      const item = readLogItem(o['item']);
      return item && { kind: 'log', incident: str(o, 'incident'), item };
    }
    case 'task':
      return { kind: 'task', incident: str(o, 'incident'), task: readTask(o['task']) };
    case 'alert':
      return { kind: 'alert', alert: readAlert(o['alert']) };
    case 'reference':
      return { kind: 'reference' };
    case 'gone':
      return { kind: 'gone', incident: str(o, 'incident') };
    default:
      return null;
  }
}

export function readCursors(o: Obj, key: string): Cursors {
  const cursors = obj(o[key], key);
  for (const audience of Object.keys(cursors)) num(cursors, audience);
  return cursors as Cursors;
}

export function readFollowAnswer(value: unknown): FollowAnswer {
  const o = obj(value, 'follow');
  return {
    epoch: str(o, 'epoch'),
    now: instant(o, 'now'),
    cursors: readCursors(o, 'cursors'),
    snapshot: maybe(o, 'snapshot', (p, key) => ({
      incidents: list(obj(p[key], key), 'incidents', readView),
    })),
    changes: list(o, 'changes', readChange).filter(known),
    chainBroken: bool(o, 'chainBroken'),
    troubles: list(o, 'troubles', readTrouble).filter(known),
    ...readEvery(o),
  };
}

function readEvery(o: Obj): { everySeconds?: number } {
  const every = maybe(o, 'everySeconds', num);
  return every === null ? {} : { everySeconds: every };
}

const TROUBLES: readonly string[] = [
  'texts-lost',
  'texts-waiting',
  'calls-waiting',
  'sms-provider-down',
  'voice-provider-down',
  'email-provider-down',
  'words-lost',
] satisfies Trouble['kind'][];

/** Null for a kind of trouble that this version has no words for. */
function readTrouble(value: unknown): Trouble | null {
  const o = obj(value, 'trouble');
  num(o, 'count');
  instant(o, 'since');
  return TROUBLES.includes(str(o, 'kind')) ? (value as Trouble) : null;
}

export function readLiveChange(value: unknown): LiveChange {
  const o = obj(value, 'change');
  return {
    audience: str(o, 'audience'),
    seq: num(o, 'seq'),
    at: instant(o, 'at'),
    changes: list(o, 'changes', readChange).filter(known),
  };
}

export function readHeartbeat(value: unknown): Heartbeat {
  const o = obj(value, 'heartbeat');
  return {
    epoch: str(o, 'epoch'),
    now: instant(o, 'now'),
    heads: readCursors(o, 'heads'),
    chainBroken: bool(o, 'chainBroken'),
    troubles: list(o, 'troubles', readTrouble).filter(known),
    ...readEvery(o),
  };
}
