import type { IncidentView } from '../api/contract';
import { answersOf, type AnswerLine } from './answers';
import { logEntries, type LogEntry } from './log';

/** One line of an incident's log as it is read: what was written, or what somebody answered. */
export type LogLine = { kind: 'entry'; entry: LogEntry } | { kind: 'answer'; answer: AnswerLine };

/** Milliseconds since 1970. */
export const happenedAt = (line: LogLine): number =>
  Date.parse(line.kind === 'entry' ? line.entry.item.occurredAt : line.answer.answer.at);

export const keyOf = (line: LogLine): string =>
  line.kind === 'entry' ? line.entry.item.id : line.answer.key;

/** Newest first by when it happened. Of the same instant, what was written stands as it was. */
export const logLines = (view: IncidentView): LogLine[] =>
  [
    ...answersOf(view).map((answer): LogLine => ({ kind: 'answer', answer })),
    ...logEntries(view.log).map((entry): LogLine => ({ kind: 'entry', entry })),
  ].sort((a, b) => happenedAt(b) - happenedAt(a));
