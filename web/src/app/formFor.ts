import type { IncidentView } from '../api/contract';
import type { Waiting } from '../outbox/outbox';
import type { OpenForm } from '../panels/incident/forms';

/** The form that a refused text came from; null when it has none of its own (the note field is always there). */
export function formFor(back: Waiting, view: IncidentView): OpenForm | null {
  const task = view.tasks.find((t) => back.path.includes(`/tasks/${t.id}/`));
  switch (back.kind) {
    case 'decision':
    case 'omission':
      return { kind: 'decision', omission: back.kind === 'omission' };
    case 'task':
    case 'level':
    case 'move':
    case 'stand-down':
    case 'merge':
    case 'invite':
      return { kind: back.kind };
    case 'correction': {
      const item = view.log.find((i) => i.id === back.body['corrects']);
      return item ? { kind: 'correct', item } : null;
    }
    case 'task-complete':
      return task ? { kind: 'complete', task } : null;
    case 'zone':
      return { kind: 'zone', redraws: null };
    case 'zone-redraw': {
      const zone = /\/zones\/([^/]+)\/drawings$/.exec(back.path)?.[1];
      const seen = back.body['seen'];
      return zone && typeof seen === 'number' ? { kind: 'zone', redraws: { zone, seen } } : null;
    }
    case 'task-reopen':
      return task ? { kind: 'reopen', task } : null;
    default:
      return null;
  }
}
