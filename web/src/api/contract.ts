/**
 * What the Hub says, and what it is told: the shapes of the HTTP answers and of the live stream.
 * Ids are UUID strings, times ISO 8601 in UTC, coordinates WGS 84 in degrees, longitude first.
 * A text is null when it has been erased.
 */

export type IncidentType =
  | 'sammenstoed' | 'stenkast' | 'brand' | 'skud-vaaben' | 'bekymrende-samling'
  | 'uro-institution' | 'online' | 'drab' | 'andet';
export type Level = 1 | 2 | 3;
export type Scope = 'lokal' | 'bydaekkende';
export type DecisionLevel = 'udfoerende' | 'taktisk' | 'strategisk';
export type TargetGroup = 'unge' | 'foraeldre' | 'borgere' | 'fagpersoner';
export type Role = 'leder' | 'sekretariat' | 'bidragyder' | 'administrator';
export type OrganisationKind = 'myndighed' | 'selvejende' | 'partner';
export type LonLat = [longitude: number, latitude: number];

export interface Position {
  point: LonLat;
  /** Areas that contain it, every kind; empty when outside all of them. */
  areas: string[];
  /** Bydele whose boundary is within 150 m. */
  near: string[];
  boundaryMetres: number;
  /** Nearest named place of the product's own list. */
  place: string | null;
}

export interface Actor { person: string; organisation: string }

/** Header of an incident: everything but its log, tasks and alerts. */
export interface IncidentHeader {
  id: string;
  number: number;
  /** Send it back as seenVersion with a change of position, level or stand-down. */
  version: number;
  type: IncidentType;
  /** "Sammenstød ved Blågårds Plads"; made by the Hub, person-free. */
  title: string;
  level: Level;
  scope: Scope;
  position: Position | null;
  track: { position: Position; at: string }[];
  reached: string[];
  answers: { what: string | null; where: string | null; now: string | null; started: string | null };
  reported: { by: Actor; occurredAt: string; recordedAt: string };
  partners: string[];
  /** Null while it is open. */
  stoodDown: { by: Actor; occurredAt: string; recordedAt: string; reason: string | null } | null;
}

interface LogBase { id: string; by: Actor; occurredAt: string; recordedAt: string }
export type LogItem = LogBase & (
  | { kind: 'reported'; level: Level; position: Position | null }
  | { kind: 'moved'; position: Position }
  | { kind: 'areas-entered'; areas: string[] }
  | { kind: 'level-changed'; from: Level; to: Level; reason: string | null }
  | { kind: 'decision' | 'omission'; what: string | null; why: string | null; decisionLevel: DecisionLevel }
  | { kind: 'task-assigned'; task: string; what: string | null }
  | { kind: 'task-completed'; task: string; what: string | null; comment: string | null }
  | { kind: 'task-reopened'; task: string; what: string | null; reason: string | null }
  | { kind: 'note'; text: string | null }
  | { kind: 'correction'; corrects: string; text: string | null }
  | { kind: 'partner-invited'; partner: string }
  | { kind: 'stood-down'; reason: string | null }
);

export interface Task {
  id: string;
  what: string | null;
  organisation: string;
  tovholder: string | null;
  deadline: string;
  targetGroups: TargetGroup[];
  assigned: { by: Actor; occurredAt: string };
  completed: { by: Actor; occurredAt: string } | null;
}

export type MessageState =
  | 'intended' | 'attempted' | 'accepted' | 'sent' | 'delivered' | 'undelivered' | 'failed';

/** One alert: one ledergruppe (or the Sekretariat directly, then ledergruppe is null) for one incident. */
export interface Alert {
  id: string;
  incident: string;
  ledergruppe: string | null;
  reason: 'reported' | 'area-entered' | 'nobody-else';
  areas: string[];
  raisedAt: string;
  endedAt: string | null;
  /** One row for each required authority, in the ledergruppe's order; fallback people after them. */
  rows: AlertRow[];
}

export interface AlertAnswer {
  kind: 'coming' | 'cannot';
  etaMinutes: number | null;
  at: string;
  channel: 'sms' | 'dashboard';
}

export interface AlertRow {
  organisation: string;
  /** Counts towards "n af m dækket". */
  required: boolean;
  /** covered: somebody of it answered "coming". missing: nobody on duty, all cannot, or no message could reach. */
  state: 'covered' | 'waiting' | 'missing';
  person: string | null;
  standing: 'on-duty' | 'fallback' | null;
  answer: AlertAnswer | null;
  /** What the same person answered before, oldest first: an answer that was changed stays visible. */
  earlier: AlertAnswer[];
  /** The newest message to this person about this alert. */
  message: { channel: 'sms'; state: MessageState; at: string; repeat: boolean; errorCode: string | null } | null;
}

/** A change of the picture. Each replaces the thing of the same id; applying one twice changes nothing. */
export type Change =
  | { kind: 'incident'; incident: IncidentHeader }
  | { kind: 'log'; incident: string; item: LogItem }
  | { kind: 'task'; incident: string; task: Task }
  | { kind: 'alert'; alert: Alert }
  /** Organisations, people, ledergrupper or shifts changed: ask /api/v1/reference again. */
  | { kind: 'reference' }
  /** The incident is no longer to be seen here. */
  | { kind: 'gone'; incident: string };

export interface IncidentView {
  incident: IncidentHeader;
  log: LogItem[];
  tasks: Task[];
  alerts: Alert[];
}

/* ---- the live stream, /live (SignalR, JSON, WebSockets without negotiation) ---- */

/** Position in each audience's own sequence, by audience name ("myndigheder", "org:<id>"). */
export type Cursors = Record<string, number>;

/** Client → Hub: Follow(request). First call after every connect, and again on a gap. */
export interface FollowRequest { epoch: string | null; cursors: Cursors }
export interface FollowAnswer {
  epoch: string;
  /** The Hub's time. */
  now: string;
  /** Where the answer ends, for each audience this person follows. */
  cursors: Cursors;
  /** A whole picture, or null when `changes` says what was missing. */
  snapshot: { incidents: IncidentView[] } | null;
  changes: Change[];
  /** The journal's chain is broken: say so on every screen. */
  chainBroken: boolean;
  /** What administrators and the Sekretariat must act on; empty for others. */
  troubles: Trouble[];
}
/** texts-lost: did not and will not arrive, within 24 h. texts-waiting: nobody has taken them for two minutes. */
export interface Trouble {
  kind: 'texts-lost' | 'texts-waiting';
  count: number;
  /** When the oldest was lost, or was to be sent. */
  since: string;
}
/** Hub → client: "change". One for each command, one number for each audience. */
export interface LiveChange { audience: string; seq: number; at: string; changes: Change[] }
/** Hub → client: "heartbeat", every 5 s; `heads` of the audiences that this person follows. */
export interface Heartbeat { epoch: string; now: string; heads: Cursors; chainBroken: boolean; troubles: Trouble[] }

/* ---- HTTP ---- */

/** GET /api/v1/session (401 when nobody is signed in; the body of 401 has code "not-signed-in"). */
export interface Session {
  person: { id: string; name: string; organisation: string; roles: Role[] };
  /** Header to send with every POST/PUT/DELETE. */
  antiforgery: { header: string; token: string };
  mode: 'demo' | 'operation';
  version: string;
}
/** GET /api/v1/start → what the sign-in page offers: demo people only in demo. POST /api/v1/session/demo {person}; POST /api/v1/session {userName,password}; DELETE /api/v1/session; POST /api/v1/session/first {code,name,userName,password,organisationName} for the one-time link /?start=CODE. */
export interface Start {
  mode: 'demo' | 'operation';
  demoPeople: { id: string; name: string; organisation: string; organisationName: string; title: string }[];
  /** No administrator yet: the one-time link on the console is the way in. */
  needsFirstAdministrator: boolean;
}

/** GET /api/v1/reference */
export interface Reference {
  organisations: { id: string; name: string; shortName: string; kind: OrganisationKind }[];
  people: { id: string; name: string; organisation: string; roles: Role[] }[];
  areas: { id: string; kind: 'bydel' | 'ssp-omraade' | 'kommune'; name: string }[];
  ledergrupper: { id: string; area: string; name: string; required: string[] }[];
  /** Shifts that touch the next 14 days. */
  shifts: { id: string; ledergruppe: string; organisation: string; person: string; from: string; to: string }[];
}

/** POST /api/v1/preview {type, level, position: {longitude, latitude} | null}: what sending would do. */
export interface Preview {
  title: string;
  position: Position | null;
  alerts: {
    ledergruppe: string | null;
    reason: Alert['reason'];
    areas: string[];
    rows: {
      organisation: string;
      person: string | null;
      /** Null when nobody is on duty; a partner is told this, and not who. */
      standing: AlertRow['standing'];
      /** Why no text can reach that person, as the alert will record it; null when one can be sent. */
      unreachable: 'no-number' | 'no-provider' | null;
    }[];
  }[];
  /** How many people get a message; those who cannot be reached are not among them. */
  people: number;
  /** What the first of them gets; null when nobody gets any. */
  sms: { text: string; characters: number; capacity: number; parts: number; encoding: 'GSM-7' | 'UCS-2' } | null;
  /** Open incidents within 500 m, or of the last 12 hours, nearest first. */
  similar: { id: string; number: number; title: string; metres: number; stoodDown: boolean }[];
}

/**
 * Commands. Every body carries `commandId` (UUIDv7, made by the client; repeat it to ask again safely) and may carry
 * `occurredAt` (ISO 8601 with offset, or local Copenhagen time without; never in the future).
 * Answer 200 Accepted, or problem details.
 *
 * POST /api/v1/incidents                              {incidentId, type, level, scope, position|null, what, where, now, started}
 * POST /api/v1/incidents/{id}/position                {seenVersion, position}
 * POST /api/v1/incidents/{id}/level                   {seenVersion, level, reason}
 * POST /api/v1/incidents/{id}/decisions               {what, why, decisionLevel}
 * POST /api/v1/incidents/{id}/omissions               {what, why, decisionLevel}
 * POST /api/v1/incidents/{id}/tasks                   {what, organisationId, tovholder|null, deadline, targetGroups}
 * POST /api/v1/incidents/{id}/tasks/{task}/complete   {note|null}
 * POST /api/v1/incidents/{id}/tasks/{task}/reopen     {reason}
 * POST /api/v1/incidents/{id}/notes                   {text}
 * POST /api/v1/incidents/{id}/corrections             {corrects, text}
 * POST /api/v1/incidents/{id}/partners                {organisationId}
 * POST /api/v1/incidents/{id}/stand-down              {seenVersion, reason}
 * POST /api/v1/alerts/{id}/answers                    {answer: 'coming'|'cannot', etaMinutes|null}
 * GET  /api/v1/incidents/{id}                         IncidentView
 * GET  /api/v1/incidents/{id}/timeline.json | timeline.csv
 *
 * Administrators (and for ledergrupper and shifts the Sekretariat):
 * POST /api/v1/organisations                          {organisationId, name, shortName, kind}
 * POST /api/v1/organisations/{id}/name                {name, shortName}
 * POST /api/v1/people                                 {personId, name, organisationId, roles, mobile|null, userName|null, password|null}
 * POST /api/v1/people/{id}/contact                    {name, mobile|null}
 * POST /api/v1/people/{id}/roles                      {organisationId, roles}
 * POST /api/v1/people/{id}/removal                    {organisationId}
 * GET  /api/v1/people                                 DirectoryPerson[] (administrators)
 * POST /api/v1/ledergrupper                           {ledergruppeId, area, name, required}
 * POST /api/v1/ledergrupper/{id}                      {name, required}
 * POST /api/v1/ledergrupper/{id}/shifts               {shiftId, organisationId, person, from, to}
 * POST /api/v1/ledergrupper/{id}/shifts/{shift}/cancel {}
 *
 * Administrators alone; cannot be undone, and every screen gets a new epoch:
 * POST /api/v1/entries/{sequence}/erase               {reason: 'personal-data'|'requested'|'mistake'|'kept-long-enough', why}
 *
 * GET  /api/v1/map                                    GeoJSON base map, see the properties below
 */
export interface Accepted {
  commandId: string;
  /** The incident's version after it, when the command was about one. */
  version: number | null;
  recordedAt: string;
}

export interface DirectoryPerson {
  id: string; name: string; mobile: string | null; userName: string | null; organisation: string | null; roles: Role[];
}

/** application/problem+json; `code` is stable, `title` and `detail` are Danish for the person. */
export interface Problem {
  type: string; title: string; detail: string; status: number; code: string;
  /** The field of the body that it concerns. */
  field?: string;
  /** With code "version-conflict": the incident as it is now. */
  current?: IncidentHeader;
}

/** GET /api/v1/demo/phones (demo only, any signed-in or not); POST /api/v1/demo/phones/{person}/replies {text} */
export interface DemoPhone {
  person: string; name: string; organisation: string; number: string;
  messages: { id: string; direction: 'in' | 'out'; text: string; at: string }[];
}

/** Properties of the features of GET /api/v1/map. */
export interface MapFeature {
  layer: 'outside' | 'bydel' | 'water' | 'park' | 'street' | 'railway' | 'place' | 'label';
  name?: string;
  id?: string;
  rank?: number;
  kind?: string;
  of?: 'bydel' | 'water' | 'outside';
}
