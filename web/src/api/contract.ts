/**
 * What the Hub says, and what it is told: the shapes of the HTTP answers and of the live stream.
 * Ids are UUID strings, times ISO 8601 in UTC, coordinates WGS 84 in degrees, longitude first.
 * A text is null when it has been erased.
 */

import type { Alert, AlertRow, WayKind } from './contract/alerts';
import type { Duty, RosterCheck, Shift } from './contract/roster';
import type { Zone, ZoneLogItem } from './contract/zones';

export type * from './contract/alerts';
export type * from './contract/contact';
export type * from './contract/demo';
export type * from './contract/live';
export type * from './contract/merging';
export type * from './contract/messageTexts';
export type * from './contract/policy';
export type * from './contract/record';
export type * from './contract/roster';
export type * from './contract/testAlarm';
export type * from './contract/zones';

export type IncidentType =
  | 'sammenstoed' | 'stenkast' | 'brand' | 'skud-vaaben' | 'bekymrende-samling'
  | 'uro-institution' | 'online' | 'drab' | 'andet';
export type Level = 1 | 2 | 3;
export type Scope = 'lokal' | 'bydaekkende';
export type DecisionLevel = 'udfoerende' | 'taktisk' | 'strategisk';
export type TargetGroup = 'unge' | 'foraeldre' | 'borgere' | 'fagpersoner';
export type Role =
  | 'leder' | 'sekretariat' | 'bidragyder' | 'administrator' | 'chefgruppe' | 'styregruppe';
export type OrganisationKind = 'myndighed' | 'selvejende' | 'partner';
export type LonLat = [longitude: number, latitude: number];

/** More than a spot, as a GeoJSON geometry: 2-20 spots; 2-200 corners; one ring of 3-200 corners that ends where it began. */
export type Shape =
  | { type: 'MultiPoint'; coordinates: LonLat[] }
  | { type: 'LineString'; coordinates: LonLat[] }
  | { type: 'Polygon'; coordinates: [LonLat[]] };

export interface Position {
  /** The spot, or the one that stands for the shape: the first of several, the middle of a line, one within an area. */
  point: LonLat;
  /** Areas that contain any part of it, every kind; empty when outside all of them. */
  areas: string[];
  /** Bydele whose boundary is within 150 m of any part. */
  near: string[];
  boundaryMetres: number;
  /** Nearest named place of the product's own list. */
  place: string | null;
  /** "600 m nordvest for Bella Center", when no named place is near; null when one is, or none is for miles. */
  beside: string | null;
  /** Null for a spot; left out by a Hub, and in a picture, from before there were shapes. */
  shape?: Shape | null;
  /**
   * It is somewhere in this area, and no more is known: the point stands for the area. Null when the place is known; left
   * out by a Hub, and in a picture, from before.
   */
  within?: string | null;
}

export interface Actor { person: string; organisation: string }

/** Header of an incident: everything but its log, tasks and alerts. */
export interface IncidentHeader {
  id: string;
  /** Nothing has happened: the title begins with ØVELSE, and the number is one of the exercises' own. */
  exercise: boolean;
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
  /**
   * The number of the incident that it goes on as, when it was merged into one; here and below a number of the same
   * counting. Left out, as the next three, by a Hub, and in a picture, from before incidents were merged.
   */
  mergedInto?: number | null;
  /** Reports of the same that go on here. Whoever sees this one may not see all of them. */
  absorbed?: number[];
  /** The one that it was reported out of. */
  splitFrom?: number | null;
  /** What was reported out of this one. */
  splitOff?: number[];
  /** Those on the map. Not part of its version. Left out by a Hub, and in a picture, from before there were zones. */
  zones?: Zone[];
}

interface LogBase { id: string; by: Actor; occurredAt: string; recordedAt: string }
export type LogItem = LogBase & (
  | { kind: 'reported'; level: Level; position: Position | null; splitFrom?: number | null }
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
  | { kind: 'merged-into'; into: number; reason: string | null }
  | { kind: 'absorbed'; which: number; reason: string | null }
  | { kind: 'split-off'; other: number }
  | ZoneLogItem
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
  demoPeople: { id: string; name: string; organisation: string; organisationName: string; organisationShortName: string; title: string }[];
  /** No administrator yet: the one-time link on the console is the way in. */
  needsFirstAdministrator: boolean;
}

/** GET /api/v1/reference */
export interface Reference {
  organisations: { id: string; name: string; shortName: string; kind: OrganisationKind }[];
  people: { id: string; name: string; organisation: string; roles: Role[] }[];
  /** A former one is in use no more; what was reported there keeps it. */
  areas: { id: string; kind: 'bydel' | 'ssp-omraade' | 'kommune'; name: string; former: boolean }[];
  ledergrupper: { id: string; area: string; name: string; required: string[] }[];
  /** Single shifts that touch the next 14 days: what can be cancelled. Who is on duty is in `duties`. */
  shifts: Shift[];
  /** Who is on duty in the next 14 days, all things considered; none for a partner. */
  duties: Duty[];
  /** Holes and warnings of the next 14 days, for the Sekretariat and administrators; otherwise null. */
  roster: RosterCheck | null;
  /** Areas that no ledergruppe leads, and who is alerted for them; for the same people, otherwise null. */
  unled: { areas: string[]; instead: 'duty' | 'sekretariat' | 'administrators' } | null;
  /** Another one means that the base map is another: ask for it again. */
  map: string;
  /** Where what was imported of the map comes from; a layer is a kind of areas, "places", or one of the base map's. */
  sources: { layer: string; source: string }[];
  /** For the same people, outside a demonstration: the bydele are still those that come with the product. */
  drawnAreas: boolean;
  /** Street addresses can be searched too. */
  addresses: boolean;
  /** What this person is asked right now to show that they can be reached; null for nothing. */
  testAlarm: { alert: string; code: number; sentAt: string; deadline: string; answered: boolean } | null;
}

/**
 * POST /api/v1/preview {type, level, position: {longitude, latitude} | null, moves?, exercise?}: what sending would do.
 * With `moves`, an incident's id: what moving it to the position would do. `shape` may stand instead of `position`.
 */
export interface Preview {
  exercise: boolean;
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
      /** The way on which that person is reached first; null when nobody is or can be, and for a partner. */
      by: WayKind | null;
      /** It is the shared phone of whoever is on duty. */
      dutyPhone: boolean;
      /** The person has written STOP, and is reached in another way or not at all. */
      smsStopped: boolean;
      /** Why that person cannot be reached; null when they can. */
      unreachable: 'no-number' | 'no-provider' | 'opted-out' | 'invalid-number' | null;
    }[];
  }[];
  /** How many people are called; those who cannot be reached are not among them. */
  people: number;
  /** How many more would be called, and cannot be reached. */
  unreached: number;
  /** How many of those called before are told of the move. */
  told: number;
  /** What the first of them gets; null when nobody gets any. */
  sms: { text: string; characters: number; capacity: number; parts: number; encoding: 'GSM-7' | 'UCS-2' } | null;
  /** Open incidents within 500 m, or of the last 12 hours: those that may be the very same first, then the nearest. */
  similar: {
    id: string; exercise: boolean; number: number; title: string; stoodDown: boolean;
    /** Null when of one of the two no more is known than the area that they share. */
    metres: number | null;
    /** Open, of the same type, within 300 m and reported within the hour. */
    likely: boolean;
    /** Since it was reported. */
    minutesAgo: number;
  }[];
}

/**
 * Commands. Every body carries `commandId` (UUIDv7, made by the client; repeat it to ask again safely) and may carry
 * `occurredAt` (ISO 8601 with offset, or local Copenhagen time without; never in the future).
 * Answer 200 Accepted, or problem details. Where `position` {longitude, latitude} stands, `shape`, a Shape, may stand
 * instead, or `within`, the id of an area; what cannot be used is refused with field "position" or "shape…".
 *
 * POST /api/v1/incidents                              {incidentId, type, level, scope, position|null, what, where, now, started, exercise, splitFrom?}
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
 * POST /api/v1/incidents/{id}/merge                   {seenVersion, into, intoVersion, reason}: goes on as "into"; "version-conflict" names in "field" which of the two was changed, and "current" is that one
 * POST /api/v1/incidents/{id}/merge/preview           {into} → MergePreview; nothing is written
 * POST /api/v1/incidents/{id}/zones                  {zoneId, kind, shape, note|null}; shape may be a Point too
 * POST /api/v1/incidents/{id}/zones/{zone}/drawings  {seen, shape}
 * POST /api/v1/incidents/{id}/zones/{zone}/choice    {drawing, latest}: refused with "zone-conflict" when a newer one stands
 * POST /api/v1/incidents/{id}/zones/{zone}/removal   {latest}
 * POST /api/v1/exercises/end                          {reason}: stands down every open exercise (Sekretariat, administrators)
 * POST /api/v1/alerts/{id}/answers                    {answer: 'coming'|'cannot'|'deputy', etaMinutes|null}
 * GET  /api/v1/incidents/{id}                         IncidentView
 * GET  /api/v1/incidents/{id}/timeline.json | timeline.csv
 *
 * One's own ways to be reached:
 * GET  /api/v1/contact                                Contact
 * POST /api/v1/contact/ways                           {wayId, kind: 'sms'|'voice'|'email', address}; answers {warning|null} too
 * POST /api/v1/contact/ways/{id}/code                 {}
 * POST /api/v1/contact/ways/{id}/verification         {code}
 * POST /api/v1/contact/ways/{id}/removal              {}
 * POST /api/v1/contact/ways/{id}/test                 {}
 * POST /api/v1/contact/plan                           {ways: {way, afterSeconds}[]}
 * POST /api/v1/contact/limits                         {verifiedWithinSeconds, everyWithinSeconds} (administrators)
 * GET  /api/v1/push/key                               {key}
 * POST /api/v1/push/subscriptions                     {wayId, label, endpoint, keys: {p256dh, auth}}
 * DELETE /api/v1/push/subscriptions/{id}              {commandId}
 * Without a sign-in, for the service worker:
 * POST /api/v1/push/answers                           {token, answer: 'coming'|'cannot'|'deputy'}, answered with {outcome, text, exercise}
 * POST /api/v1/push/renewals                          {oldEndpoint, endpoint, keys}
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
 * POST /api/v1/ledergrupper/{id}/members              {organisationId, members, deputies}: both lists whole
 * POST /api/v1/ledergrupper/{id}/rotations            {rotationId, organisationId, people, kind, handover, from, to|null, cycleDays?, segments?}
 * POST /api/v1/ledergrupper/{id}/rotations/{rotation} the same: all of it anew
 * POST /api/v1/ledergrupper/{id}/rotations/{rotation}/cancel {}
 *
 * Leaders too, for the own authority in ledergrupper where they sit: shifts (above) and shifts.csv. Anybody of an
 * authority: own swaps, own absence, own calendars.
 * POST /api/v1/ledergrupper/{id}/swaps                {swapId, organisationId, giver, given: {from, to}, taker, returned: {from, to}|null}
 * POST /api/v1/ledergrupper/{id}/swaps/{swap}/confirm | decline | withdraw {}
 * POST /api/v1/absences                               {absenceId, person, from, to}
 * POST /api/v1/absences/preview                       {person, from, to} → AbsencePreview; nothing is written
 * POST /api/v1/absences/{absence}/end                 {}: back now; one that has not begun is dropped
 * POST /api/v1/calendars                              {calendarId, person|null, ledergruppe|null} → CalendarMade
 * POST /api/v1/calendars/{calendar}/revoke            {}
 * GET  /api/v1/roster | /api/v1/roster/check | /api/v1/calendars
 * GET  /api/v1/roster/shifts.csv?from&days            single shifts, from now and all when left out
 * POST /api/v1/roster/shifts.csv?dryRun=false         text/csv as the body, no commandId; without dryRun=false it only says what would be
 * GET  /kalender/{token}.ics                          iCalendar, without signing in
 *
 * Administrators alone; cannot be undone, and every screen gets a new epoch:
 * POST /api/v1/entries/{sequence}/erase               {reason: 'personal-data'|'requested'|'mistake'|'kept-long-enough', why}
 *
 * GET  /api/v1/alerts/{id}/record                     AlertRecord (authorities); also record.json and record.csv as files
 *
 * GET  /api/v1/test-alarms                            TestAlarms (authorities; leaders see their own ledergrupper)
 * GET  /api/v1/test-alarms/{alert}                    TestReport; also report.json and report.csv as files
 * POST /api/v1/test-alarms/settings                   {seenVersion, on, weekday, time, audience, deadlineMinutes} (Sekretariat, administrators)
 * POST /api/v1/test-alarms                            {audience, people}: now, if it is still that many
 * POST /api/v1/test-alarms/{alert}/stop               {}
 *
 * GET  /api/v1/policy                                 Policy
 * GET  /api/v1/policy/history                         PolicyVersion[], the newest first (authorities)
 * POST /api/v1/policy/reach                           {rules} → {mostCalled: number[]}; nothing is written
 * POST /api/v1/policy                                 {seenVersion, rules, citywide, reason, confirmed} (Sekretariat and administrators)
 *
 * GET  /api/v1/texts                                  MessageText[]: the templates of the messages, as they hold now
 * GET  /api/v1/texts/history                          MessageTextVersion[], the newest first (authorities)
 * POST /api/v1/texts/preview                          {kind, template} → TextPreview; nothing is written
 * POST /api/v1/texts                                  {kind, seenVersion, template|null, reason} (Sekretariat and administrators); null for the shipped one
 *
 * GET  /api/v1/map                                    GeoJSON base map, see the properties below
 */
export interface Accepted {
  commandId: string;
  /** The incident's version after it, when the command was about one. */
  version: number | null;
  recordedAt: string;
  /** What was made of what was sent, such as a time that spring leaves out; Danish, as a rule none. */
  notes?: readonly string[];
}

/** application/problem+json; `code` is stable, `title` and `detail` are Danish for the person. */
export interface Problem {
  type: string; title: string; detail: string; status: number; code: string;
  /** The field of the body that it concerns. */
  field?: string;
  /** With code "version-conflict": the incident as it is now. */
  current?: IncidentHeader;
}

/** Properties of the features of GET /api/v1/map. */
export interface MapFeature {
  layer: 'outside' | 'bydel' | 'block' | 'water' | 'park' | 'street' | 'railway' | 'place' | 'label';
  name?: string;
  id?: string;
  rank?: number;
  kind?: string;
  /** Of a place: the name of the bydel that it lies in. */
  bydel?: string;
  /** A street's label is there to be found by, and is not drawn. */
  of?: 'bydel' | 'water' | 'outside' | 'street';
}
