import type { MessageState, Role, WayKind } from '../contract';

/* People and the ways on which they are reached. */

export interface DirectoryPerson {
  id: string;
  name: string;
  mobile: string | null;
  userName: string | null;
  organisation: string | null;
  roles: Role[];
}

/** GET /api/v1/contact */
export interface Contact {
  /** In the order in which they are used; last resorts after them, blocked ones last. */
  ways: ContactWay[];
  limits: { verifiedWithinSeconds: number; everyWithinSeconds: number };
  /** The kinds that this installation can send. */
  kinds: WayKind[];
  /** Null when notifications are not set up. */
  pushKey: string | null;
}

export interface ContactWay {
  id: string;
  kind: WayKind;
  label: string | null;
  address: string | null;
  verified: boolean;
  codeSent: boolean;
  blocked: 'opted-out' | 'invalid-number' | null;
  afterSeconds: number | null;
  canSend: boolean;
  /** Not proved, and used only when every proved way has been tried in vain. */
  lastResort: boolean;
  last: { purpose: string; state: MessageState; at: string; errorCode: string | null } | null;
}

/** GET /api/v1/duty-phones: the phones that lie with whoever is on duty. */
export interface DutyPhones {
  phones: DutyPhone[];
  mayManage: boolean;
  /** The longest that a phone may wait. */
  mostSeconds: number;
}
export interface DutyPhone {
  id: string;
  seats: { ledergruppe: string; organisation: string }[];
  /** Null for whoever does not manage the roster. */
  number: string | null;
  /** It takes part once its code was given. */
  verified: boolean;
  codeSent: boolean;
  /** Since the call to the person on duty began; null when no SMS goes to it. */
  smsAfterSeconds: number | null;
  callAfterSeconds: number | null;
  smsBlocked: 'opted-out' | 'invalid-number' | null;
  callBlocked: 'opted-out' | 'invalid-number' | null;
  /** Whether the one who asks may send and enter its code. */
  mayProve: boolean;
}

/** GET /api/v1/reach: administrators and the Sekretariat. Without addresses. */
export interface Reach {
  troubles: ReachTrouble[];
  limits: { verifiedWithinSeconds: number; everyWithinSeconds: number };
  highestSeconds: number;
  maySetLimits: boolean;
}
export interface ReachTrouble {
  /** Null for a shared phone. */
  person: string | null;
  phone: string | null;
  kind: WayKind | null;
  label: string | null;
  reason: 'opted-out' | 'invalid-number' | 'device-gone' | 'no-phone' | 'unverified';
  /** Null for what was never otherwise. */
  since: string | null;
  /** Whether the person can be reached in another way meanwhile. */
  otherWays: boolean;
}
