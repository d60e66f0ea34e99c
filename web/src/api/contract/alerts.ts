/* An alert: who was called, how far its procedure has come, and who answered what. */

export type MessageState =
  'intended' | 'attempted' | 'accepted' | 'sent' | 'delivered' | 'undelivered' | 'failed';

export type StepKind =
  'repeat' | 'next-channel' | 'deputy' | 'ledergruppe' | 'sekretariat' | 'chefgruppe' | 'styregruppe';
export type Standing =
  'on-duty' | 'fallback' | 'deputy' | 'ledergruppe' | 'sekretariat' | 'chefgruppe' | 'styregruppe';
export type MessageChannel = 'sms' | 'voice' | 'push' | 'email';

/** One alert: one ledergruppe (or the Sekretariat directly, then ledergruppe is null) for one incident. */
export interface Alert {
  id: string;
  incident: string;
  ledergruppe: string | null;
  /** policy: told because the alert policy says so; nobody waits for their answer. */
  reason: 'reported' | 'area-entered' | 'nobody-else' | 'policy';
  areas: string[];
  raisedAt: string;
  endedAt: string | null;
  /** The version of the alert policy that its procedure was taken from; null when it has none. */
  policy: number | null;
  /** How long an answer holds without a deed after it; null for ever. */
  staleAfterMinutes: number | null;
  /** One for each required authority, in the ledergruppe's order. */
  progress: AlertProgress[];
  /** One row for each required authority, in the ledergruppe's order: who decides its state. Everybody else called after them. */
  rows: AlertRow[];
}

/** The ways in which a person is reached. */
export type WayKind = MessageChannel;

/** How far the procedure has come for one authority. */
export interface AlertProgress {
  organisation: string;
  /** Taken, oldest first; empty: there was nobody in it. */
  steps: { kind: StepKind; at: string; empty: boolean }[];
  /** Null when covered, or nothing more comes by itself. atTheEnd: those who have not answered are called again. */
  next: { kind: StepKind; at: string; atTheEnd: boolean } | null;
}

export interface AlertAnswer {
  kind: 'coming' | 'cannot' | 'deputy';
  etaMinutes: number | null;
  at: string;
  channel: 'sms' | 'dashboard' | 'voice' | 'push';
  /** It came on a channel, or from a number of theirs, on which nobody had called the person for this alert. */
  unusual: boolean;
  /** It came from the shared phone of whoever is on duty. */
  dutyPhone: boolean;
  /** It was given to a report that was merged into this one. Left out by a Hub from before. */
  carriedOver?: boolean;
}

export interface AlertRow {
  organisation: string;
  /** Counts towards "n af m dækket". */
  required: boolean;
  /** covered: somebody of it answered "coming". missing: nobody on duty, all cannot, or no message could reach. */
  state: 'covered' | 'waiting' | 'missing';
  person: string | null;
  standing: Standing | null;
  /** Why the person was called; null when nobody was. */
  cause: 'raised' | 'escalated' | 'deputy-named' | 'level-raised' | 'stale' | 'relief' | 'merged' | null;
  calledAt: string | null;
  /** Another has taken over: nobody waits for this person any more. */
  relieved: boolean;
  /** To this call; null while there is none. */
  answer: AlertAnswer | null;
  /** What the same person answered before, oldest first: an answer that was changed stays visible. */
  earlier: AlertAnswer[];
  /** The call on each channel, in the order in which they were used. */
  messages: AlertMessage[];
  /** Since when the person has stopped our texts (STOP); null when they have not. Left out by a Hub from before. */
  smsStopped?: string | null;
  /** Nothing can be said to the person any more: no way is left. Left out by a Hub from before. */
  unreachable?: boolean;
}

export interface AlertMessage {
  channel: MessageChannel;
  state: MessageState;
  at: string;
  repeat: boolean;
  errorCode: string | null;
  /** It goes to the shared phone of whoever is on duty. */
  dutyPhone: boolean;
}
