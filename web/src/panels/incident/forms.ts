import type { LogItem, Task } from '../../api/contract';
import type { Writing } from '../../presence/presence';

/** The form that is open in an incident; one at a time. */
export type OpenForm =
  | { kind: 'decision'; omission: boolean }
  | { kind: 'task' }
  | { kind: 'level' }
  | { kind: 'move' }
  | { kind: 'stand-down' }
  | { kind: 'invite' }
  | { kind: 'merge' }
  | { kind: 'correct'; item: LogItem }
  /** `incident`: where the task stands, when that is one that was merged into the incident in view. */
  | { kind: 'complete'; task: Task; incident?: string }
  | { kind: 'reopen'; task: Task; incident?: string }
  /** A new zone, or one of the drawings of a zone anew. */
  | { kind: 'zone'; redraws: Redraws | null };

export interface Redraws {
  zone: string;
  /** The number of the drawing that it begins with. */
  seen: number;
}

/** What the others are told that is being written in it. */
export function writingIn(form: OpenForm): Writing {
  switch (form.kind) {
    case 'decision':
      return form.omission ? 'omission' : 'decision';
    case 'correct':
      return 'correction';
    case 'complete':
    case 'reopen':
      return 'task-state';
    default:
      return form.kind;
  }
}

export type Tab = 'overview' | 'log' | 'decisions' | 'tasks' | 'alerts';
