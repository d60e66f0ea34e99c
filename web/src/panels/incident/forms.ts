import type { LogItem, Task } from '../../api/contract';

/** The form that is open in an incident; one at a time. */
export type OpenForm =
  | { kind: 'decision'; omission: boolean }
  | { kind: 'task' }
  | { kind: 'level' }
  | { kind: 'move' }
  | { kind: 'stand-down' }
  | { kind: 'invite' }
  | { kind: 'correct'; item: LogItem }
  | { kind: 'complete'; task: Task }
  | { kind: 'reopen'; task: Task };

export type Tab = 'overview' | 'log' | 'decisions' | 'tasks' | 'alerts';
