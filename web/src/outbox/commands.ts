import type {
  AlertAnswer,
  DecisionLevel,
  IncidentType,
  Level,
  OrganisationKind,
  PolicyRule,
  Role,
  Scope,
  StandingGroup,
  TextKind,
  TargetGroup,
  TestAudience,
} from '../api/contract';
import type { Drawing } from '../drawing/drawing';
import { placeBody } from '../drawing/geojson';
import type { Command } from './outbox';

/* Every command that can be given, as the contract says it. Texts are for the queue, should it have to wait. */

/** Left out when it happened now: then the Hub's own clock says when. */
const when = (occurredAt: string | null) => (occurredAt ? { occurredAt } : {});
const incidentPath = (id: string, what: string): string => `/api/v1/incidents/${id}/${what}`;

export interface ReportFields {
  incidentId: string;
  type: IncidentType;
  level: Level;
  scope: Scope;
  place: Drawing;
  what: string;
  where: string;
  now: string;
  started: string;
  exercise: boolean;
  /** The incident that it turned out not to be part of; null for a report by itself. */
  splitFrom: string | null;
  /** The spots that both have are taken out of that one. */
  takesSpots: boolean;
}

export const commands = {
  report: ({ place, splitFrom, takesSpots, ...fields }: ReportFields): Command => ({
    kind: 'report',
    path: '/api/v1/incidents',
    body: {
      ...fields,
      ...placeBody(place),
      ...(splitFrom ? { splitFrom, ...(takesSpots ? { takesSpots } : {}) } : {}),
    },
    incident: fields.incidentId,
    text: fields.what,
  }),
  move: (incident: string, seenVersion: number, place: Drawing, text: string): Command => ({
    kind: 'move',
    path: incidentPath(incident, 'position'),
    body: { seenVersion, ...placeBody(place) },
    incident,
    text,
  }),
  level: (incident: string, seenVersion: number, level: Level, reason: string): Command => ({
    kind: 'level',
    path: incidentPath(incident, 'level'),
    body: { seenVersion, level, reason },
    incident,
    text: reason,
  }),
  decide: (
    incident: string,
    kind: 'decision' | 'omission',
    fields: { what: string; why: string; decisionLevel: DecisionLevel; occurredAt: string | null },
  ): Command => ({
    kind,
    path: incidentPath(incident, kind === 'decision' ? 'decisions' : 'omissions'),
    body: {
      what: fields.what,
      why: fields.why,
      decisionLevel: fields.decisionLevel,
      ...when(fields.occurredAt),
    },
    incident,
    text: fields.what,
  }),
  task: (
    incident: string,
    fields: {
      what: string;
      organisationId: string;
      tovholder: string | null;
      deadline: string;
      targetGroups: TargetGroup[];
    },
  ): Command => ({
    kind: 'task',
    path: incidentPath(incident, 'tasks'),
    body: fields,
    incident,
    text: fields.what,
  }),
  complete: (incident: string, task: string, note: string, text: string): Command => ({
    kind: 'task-complete',
    path: incidentPath(incident, `tasks/${task}/complete`),
    body: { note: note.trim() === '' ? null : note },
    incident,
    text: note || text,
  }),
  reopen: (incident: string, task: string, reason: string): Command => ({
    kind: 'task-reopen',
    path: incidentPath(incident, `tasks/${task}/reopen`),
    body: { reason },
    incident,
    text: reason,
  }),
  note: (incident: string, text: string, occurredAt: string | null): Command => ({
    kind: 'note',
    path: incidentPath(incident, 'notes'),
    body: { text, ...when(occurredAt) },
    incident,
    text,
  }),
  correct: (incident: string, corrects: string, text: string): Command => ({
    kind: 'correction',
    path: incidentPath(incident, 'corrections'),
    body: { corrects, text },
    incident,
    text,
  }),
  invite: (incident: string, organisationId: string, name: string): Command => ({
    kind: 'invite',
    path: incidentPath(incident, 'partners'),
    body: { organisationId },
    incident,
    text: name,
  }),
  standDown: (incident: string, seenVersion: number, reason: string): Command => ({
    kind: 'stand-down',
    path: incidentPath(incident, 'stand-down'),
    body: { seenVersion, reason },
    incident,
    text: reason,
  }),
  /** @param seen the versions of both that the person saw */
  merge: (
    duplicate: string,
    into: string,
    seen: { duplicate: number; into: number },
    reason: string,
    text: string,
  ): Command => ({
    kind: 'merge',
    path: incidentPath(duplicate, 'merge'),
    body: { seenVersion: seen.duplicate, into, intoVersion: seen.into, reason },
    incident: duplicate,
    text,
  }),
  /** That one can be reached; a test alarm is about no incident. */
  answerTest: (alert: string, text: string): Command => ({
    kind: 'answer',
    path: `/api/v1/alerts/${alert}/answers`,
    body: { answer: 'coming', etaMinutes: null },
    incident: null,
    text,
  }),
  endExercises: (reason: string): Command => ({
    kind: 'stand-down',
    path: '/api/v1/exercises/end',
    body: { reason },
    incident: null,
    text: reason,
  }),
  answer: (
    incident: string,
    alert: string,
    answer: AlertAnswer['kind'],
    etaMinutes: number | null,
    text: string,
  ): Command => ({
    kind: 'answer',
    path: `/api/v1/alerts/${alert}/answers`,
    body: { answer, etaMinutes },
    incident,
    text,
  }),
};

const setup = (path: string, body: Record<string, unknown>, text: string): Command => ({
  kind: 'setup',
  path: `/api/v1/${path}`,
  body,
  incident: null,
  text,
});

export const setupCommands = {
  organisation: (f: { organisationId: string; name: string; shortName: string; kind: OrganisationKind }) =>
    setup('organisations', f, f.name),
  renameOrganisation: (id: string, f: { name: string; shortName: string }) =>
    setup(`organisations/${id}/name`, f, f.name),
  person: (f: {
    personId: string;
    name: string;
    organisationId: string;
    roles: Role[];
    mobile: string | null;
    userName: string | null;
    password: string | null;
  }) => setup('people', f, f.name),
  contact: (id: string, f: { name: string; mobile: string | null }) =>
    setup(`people/${id}/contact`, f, f.name),
  roles: (id: string, f: { organisationId: string; roles: Role[] }) =>
    setup(`people/${id}/roles`, f, f.roles.join()),
  removal: (id: string, organisationId: string) => setup(`people/${id}/removal`, { organisationId }, id),
  group: (f: { ledergruppeId: string; area: string; name: string; required: string[] }) =>
    setup('ledergrupper', f, f.name),
  changeGroup: (id: string, f: { name: string; required: string[] }) =>
    setup(`ledergrupper/${id}`, f, f.name),
  shift: (
    group: string,
    f: { shiftId: string; organisationId: string; person: string; from: string; to: string },
  ) => setup(`ledergrupper/${group}/shifts`, f, f.person),
  policy: (f: {
    seenVersion: number;
    rules: PolicyRule[];
    citywide: StandingGroup[];
    reason: string;
    confirmed: boolean;
  }) => setup('policy', f, f.reason),
  messageText: (f: { kind: TextKind; seenVersion: number; template: string; reason: string }) =>
    setup('texts', f, f.reason),
  testAlarm: (f: {
    seenVersion: number;
    on: boolean;
    weekday: number;
    time: string;
    audience: TestAudience;
    deadlineMinutes: number;
  }) => setup('test-alarms/settings', f, f.time),
  sendTestAlarm: (audience: TestAudience, people: number) =>
    setup('test-alarms', { audience, people }, String(people)),
  stopTestAlarm: (alert: string) => setup(`test-alarms/${alert}/stop`, {}, alert),
  cancelShift: (group: string, shift: string) =>
    setup(`ledergrupper/${group}/shifts/${shift}/cancel`, {}, shift),
};
