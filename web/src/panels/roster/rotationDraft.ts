import type { Rotation, RotationSegment } from '../../api/contract';
import type { RotationFields } from '../../outbox/rosterCommands';
import type { TurnRule } from '../../roster/turns';
import { isDay, minutesOf } from '../../time/days';

/** A stretch as the form has it: days and turns counted from 1, as text. */
export interface SegmentDraft {
  fromDay: string;
  from: string;
  toDay: string;
  to: string;
  turn: string;
}

export interface RotationDraft {
  /** Null for a turn that stands open after somebody who has left. */
  people: (string | null)[];
  kind: Rotation['kind'];
  handover: string;
  from: string;
  /** Empty for no end. */
  to: string;
  cycleDays: string;
  segments: SegmentDraft[];
}

export function draftOf(rotation: Rotation | null, today: string): RotationDraft {
  const handover = rotation?.handover ?? '08:00';
  return {
    people: [...(rotation?.people ?? [])],
    kind: rotation?.kind ?? 'weekly',
    handover,
    from: rotation?.from ?? today,
    to: rotation?.to ?? '',
    cycleDays: String(rotation?.cycleDays ?? 7),
    segments: (rotation?.segments ?? [{ fromDay: 0, from: handover, toDay: 7, to: handover, turn: 0 }]).map(
      (s) => ({
        fromDay: String(s.fromDay + 1),
        from: s.from,
        toDay: String(s.toDay + 1),
        to: s.to,
        turn: String(s.turn + 1),
      }),
    ),
  };
}

// A field of type number gives a number, or null when it is empty.
const whole = (value: string | number | null): number => Math.trunc(Number(value ?? 0)) || 0;

const segmentsOf = (draft: RotationDraft): RotationSegment[] =>
  draft.segments.map((s) => ({
    fromDay: whole(s.fromDay) - 1,
    from: s.from,
    toDay: whole(s.toDay) - 1,
    to: s.to,
    turn: whole(s.turn) - 1,
  }));

export const isComplete = (draft: RotationDraft): boolean =>
  draft.people.some((one) => one !== null) &&
  minutesOf(draft.handover) !== null &&
  isDay(draft.from) &&
  (draft.to === '' || (isDay(draft.to) && draft.to >= draft.from));

/** To count the next turns with; null while it cannot be. */
export function ruleOf(draft: RotationDraft): TurnRule | null {
  if (!isComplete(draft)) return null;
  const segments = segmentsOf(draft);
  const cycleDays = whole(draft.cycleDays);
  const good = (s: RotationSegment): boolean =>
    s.fromDay >= 0 &&
    s.fromDay < cycleDays &&
    s.toDay <= 2 * cycleDays &&
    s.turn >= 0 &&
    s.turn < 100 &&
    minutesOf(s.from) !== null &&
    minutesOf(s.to) !== null;
  if (draft.kind === 'pattern' && (cycleDays < 1 || cycleDays > 366 || !segments.every(good))) return null;
  return { ...draft, people: [...draft.people], to: draft.to || null, cycleDays, segments };
}

/** @param gaps how many open turns there were: one that was taken out is meant to be */
export function fieldsOf(draft: RotationDraft, organisationId: string, gaps = 0): RotationFields {
  const { people, kind, handover, from, to } = draft;
  return {
    organisationId,
    people: [...people],
    kind,
    handover,
    from,
    to: to || null,
    ...(people.filter((one) => one === null).length < gaps ? { closeGaps: true } : {}),
    ...(kind === 'pattern' ? { cycleDays: whole(draft.cycleDays), segments: segmentsOf(draft) } : {}),
  };
}
