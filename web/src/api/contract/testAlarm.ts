import type { AlertAnswer, MessageChannel, MessageState, Standing } from '../contract';

/* Test alarms and their reports. */

export type TestAudience = 'on-duty' | 'members';
export type TestEnding = 'deadline' | 'real-alert' | 'stopped';
export interface TestCount {
  asked: number;
  answered: number;
  late: number;
  medianSeconds: number | null;
}

/** GET /api/v1/test-alarms */
export interface TestAlarms {
  mayManage: boolean;
  settings: {
    version: number;
    on: boolean;
    /** 1 for Monday to 7 for Sunday. */
    weekday: number;
    /** "10:00", on the clock in København. */
    time: string;
    audience: TestAudience;
    deadlineMinutes: number;
  };
  /** Null while it is off. */
  next: string | null;
  /** Why what is due has not been sent yet. */
  waitsFor: 'real-alert' | 'down' | 'nobody' | null;
  /** A real incident is at operationsberedskab: none is sent. */
  realOpen: boolean;
  /** How many would be asked now; 0 for whoever may not manage it. */
  onDuty: number;
  members: number;
  /** How many shared phones would be tried beside. */
  phones: number;
  /** The newest first; kind is 'sent' or 'missed'. */
  history: {
    kind: 'sent' | 'missed';
    at: string;
    alert: string | null;
    weekly: boolean;
    audience: TestAudience | null;
    ending: TestEnding | null;
    why: 'real-alert' | 'down' | 'nobody' | null;
    count: TestCount | null;
  }[];
}

export type ContactFault =
  'opted-out' | 'number-refused' | 'no-way' | 'push-gone' | 'no-provider' | 'not-delivered';

/** Who answered a test alarm, on which channel, how fast, and which contact failed. */
export interface TestReport {
  alert: string;
  exercise: true;
  title: string;
  /** Everybody is in it; otherwise only one's own ledergrupper. */
  whole: boolean;
  sentAt: string;
  deadline: string;
  endedAt: string | null;
  ending: TestEnding | null;
  planned: string | null;
  audience: TestAudience;
  sentBy: string;
  /** Exactly what was sent, each once, with {kode} where each has their own code. */
  texts: string[];
  /** Of the people. */
  count: TestCount;
  /** Null when no shared phone was tried. */
  phoneCount: TestCount | null;
  ledergrupper: { name: string; count: TestCount }[];
  authorities: { name: string; count: TestCount }[];
  /** First whom somebody must do something about. */
  people: TestPerson[];
  phones: TestPhone[];
  last: { alert: string; sentAt: string; count: TestCount } | null;
}

/** What became of one person, or of one shared phone. */
export interface TestContact {
  name: string;
  organisation: string;
  ledergrupper: string[];
  /** `text` is exactly what was sent; null when it is erased. */
  tries: {
    channel: MessageChannel;
    state: MessageState;
    at: string;
    stateAt: string;
    error: string | null;
    text: string | null;
  }[];
  answer: {
    kind: AlertAnswer['kind'];
    channel: AlertAnswer['channel'];
    at: string;
    seconds: number;
    late: boolean;
  } | null;
  faults: { channel: MessageChannel; fault: ContactFault; error: string | null }[];
  /** Whether it was answered in time the last time; null when not asked then. */
  before: boolean | null;
}

export interface TestPerson extends TestContact {
  person: string;
  standing: Standing;
}

export interface TestPhone extends TestContact {
  phone: string;
  /** Who had it then. */
  holder: string;
}
