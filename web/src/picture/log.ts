import type { LogItem } from '../api/contract';

export interface LogEntry {
  item: LogItem;
  corrections: Extract<LogItem, { kind: 'correction' }>[];
}

const time = (item: LogItem): number => Date.parse(item.occurredAt);

/** Newest first by when it happened; a correction hangs under what it corrects. */
export function logEntries(log: readonly LogItem[]): LogEntry[] {
  const originals = new Set(log.filter((i) => i.kind !== 'correction').map((i) => i.id));
  const correctionOf = new Map<string, string>();
  for (const item of log) if (item.kind === 'correction') correctionOf.set(item.id, item.corrects);
  // A correction of a correction belongs to the same original.
  const root = (id: string): string => {
    let at = id;
    for (let steps = 0; steps < log.length && !originals.has(at); steps++) at = correctionOf.get(at) ?? at;
    return at;
  };
  const entries = new Map<string, LogEntry>();
  for (const item of log) if (item.kind !== 'correction') entries.set(item.id, { item, corrections: [] });
  for (const item of log) {
    if (item.kind !== 'correction') continue;
    const entry = entries.get(root(item.corrects));
    if (entry) entry.corrections.push(item);
    else entries.set(item.id, { item, corrections: [] });
  }
  const order = new Map(log.map((item, index) => [item.id, index]));
  const at = (entry: LogEntry): number => order.get(entry.item.id) ?? 0;
  return [...entries.values()].sort((a, b) => time(b.item) - time(a.item) || at(b) - at(a));
}

export type DecisionItem = Extract<LogItem, { kind: 'decision' | 'omission' }>;

export const decisionsOf = (log: readonly LogItem[]): LogEntry[] =>
  logEntries(log).filter(({ item }) => item.kind === 'decision' || item.kind === 'omission');

/** Rows that the Hub writes by itself as a consequence, not what a person wrote. */
export const isConsequence = (item: LogItem): boolean => item.kind === 'areas-entered';
