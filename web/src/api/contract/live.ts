import type { Change, IncidentView } from '../contract';

/* ---- the live stream, /live (SignalR, JSON, WebSockets without negotiation) ---- */

/** Position in each audience's own sequence, by audience name ("myndigheder", "org:<id>"). */
export type Cursors = Record<string, number>;

/** Client → Hub: Follow(request). First call after every connect, and again on a gap. */
export interface FollowRequest {
  epoch: string | null;
  cursors: Cursors;
}
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
  /** How often a heartbeat comes; a Hub of an earlier version does not say. */
  everySeconds?: number;
}
/**
 * texts-lost: did not and will not arrive, within 24 h. texts-waiting: nobody has taken them for two minutes. calls-waiting: nobody has made them for two minutes.
 * …-provider-down: the channel's provider takes nothing; `count` messages wait for it, `since` it was found out.
 * words-lost: the words of `count` entries cannot be read, and nobody has erased them.
 */
export interface Trouble {
  kind:
    | 'texts-lost'
    | 'texts-waiting'
    | 'calls-waiting'
    | 'sms-provider-down'
    | 'voice-provider-down'
    | 'email-provider-down'
    | 'words-lost';
  count: number;
  /** When the oldest was lost, or was to be sent. */
  since: string;
}
/** Hub → client: "change". One for each command, one number for each audience. */
export interface LiveChange {
  audience: string;
  seq: number;
  at: string;
  changes: Change[];
}
/** Hub → client: "heartbeat", every 2 s; `heads` of the audiences that this person follows. */
export interface Heartbeat {
  epoch: string;
  now: string;
  heads: Cursors;
  chainBroken: boolean;
  troubles: Trouble[];
  /** When the next is to be expected; a Hub of an earlier version does not say. */
  everySeconds?: number;
}
