import type { RotationSegment } from '../api/contract';
import type { Command } from './outbox';

/* What can be asked of the plan. Texts are for the queue, should it have to wait. */

const roster = (path: string, body: Record<string, unknown>, text: string): Command => ({
  kind: 'setup',
  path: `/api/v1/${path}`,
  body,
  incident: null,
  text,
});

export interface RotationFields {
  organisationId: string;
  /** Null for a turn that stands open. */
  people: (string | null)[];
  /** An open turn was taken out, and the turns after it move. */
  closeGaps?: boolean;
  kind: 'daily' | 'weekly' | 'pattern';
  handover: string;
  from: string;
  to: string | null;
  cycleDays?: number;
  segments?: RotationSegment[];
}
interface Times {
  from: string;
  to: string;
}

export const rosterCommands = {
  members: (group: string, f: { organisationId: string; members: string[]; deputies: string[] }) =>
    roster(`ledergrupper/${group}/members`, f, f.organisationId),
  rotation: (group: string, rotationId: string, f: RotationFields) =>
    roster(`ledergrupper/${group}/rotations`, { rotationId, ...f }, f.from),
  changeRotation: (group: string, rotationId: string, f: RotationFields) =>
    roster(`ledergrupper/${group}/rotations/${rotationId}`, { rotationId, ...f }, f.from),
  cancelRotation: (group: string, rotation: string) =>
    roster(`ledergrupper/${group}/rotations/${rotation}/cancel`, {}, rotation),
  proposeSwap: (
    group: string,
    f: {
      swapId: string;
      organisationId: string;
      giver: string;
      given: Times;
      taker: string;
      returned: Times | null;
    },
  ) => roster(`ledergrupper/${group}/swaps`, f, f.given.from),
  answerSwap: (group: string, swap: string, answer: 'confirm' | 'decline' | 'withdraw') =>
    roster(`ledergrupper/${group}/swaps/${swap}/${answer}`, {}, answer),
  absence: (f: { absenceId: string; person: string; from: string; to: string }) =>
    roster('absences', f, f.from),
  endAbsence: (absence: string) => roster(`absences/${absence}/end`, {}, absence),
  revokeCalendar: (calendar: string) => roster(`calendars/${calendar}/revoke`, {}, calendar),
};
