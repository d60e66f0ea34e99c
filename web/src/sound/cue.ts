import type { IncidentView } from '../api/contract';
import { unansweredBy } from '../picture/coverage';
import type { Picture } from '../picture/picture';

/** What is worth a sound, the weightiest first. */
export const CUES = ['alert', 'raised', 'new'] as const;
export type CueKind = (typeof CUES)[number];
export interface Cue {
  kind: CueKind;
  /** Never to be taken for a real one. */
  exercise: boolean;
}

export interface Listener {
  person: string;
  /** Areas whose ledergruppe the person sits in. */
  areas: ReadonlySet<string>;
  /** A partner: whatever it sees concerns it. */
  partial: boolean;
}

/**
 * The one sound that a change of the picture is worth to somebody; null for none. What one did oneself makes no sound,
 * nor what was there when the page was opened.
 */
export function cueOf(before: Picture, after: Picture, listener: Listener): Cue | null {
  if (before.at === null) return null;
  let cue: Cue | null = null;
  for (const view of after.incidents.values()) {
    const known = before.incidents.get(view.incident.id);
    if (known === view) continue;
    const kind = kindOf(known, view, listener);
    if (kind) cue = weightier(cue, { kind, exercise: view.incident.exercise });
  }
  return cue;
}

/** What is real goes before any exercise. */
export function weightier(a: Cue | null, b: Cue | null): Cue | null {
  if (!a || !b) return a ?? b;
  if (a.exercise !== b.exercise) return a.exercise ? b : a;
  return CUES.indexOf(b.kind) < CUES.indexOf(a.kind) ? b : a;
}

function kindOf(known: IncidentView | undefined, view: IncidentView, listener: Listener): CueKind | null {
  const { incident } = view;
  if (incident.stoodDown) return null;
  const had = new Set(known ? callsOf(known, listener.person) : []);
  if (callsOf(view, listener.person).some((call) => !had.has(call))) return 'alert';
  if (!concerns(view, listener)) return null;
  if (!known) return incident.reported.by.person === listener.person ? null : 'new';
  return incident.level > known.incident.level && raisedBy(view) !== listener.person ? 'raised' : null;
}

/** Each time that the person was called and has not answered. */
const callsOf = (view: IncidentView, person: string): string[] =>
  unansweredBy(view, person).map(({ alert, row }) => `${alert.id} ${row.organisation} ${row.calledAt ?? ''}`);

const concerns = ({ incident }: IncidentView, listener: Listener): boolean =>
  listener.partial ||
  incident.position === null ||
  incident.scope === 'bydaekkende' ||
  incident.reached.some((area) => listener.areas.has(area));

const raisedBy = (view: IncidentView): string | undefined =>
  view.log.findLast((item) => item.kind === 'level-changed')?.by.person;
