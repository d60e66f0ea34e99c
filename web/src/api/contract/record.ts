import type { Alert, AlertRow, MessageChannel, MessageState } from './alerts';

/** What one alert did, as the journal has it. `what` is Danish. */
export interface AlertRecord {
  alert: string;
  incident: string;
  exercise: boolean;
  number: number;
  title: string;
  group: string;
  reason: Alert['reason'];
  areas: string[];
  raisedAt: string;
  endedAt: string | null;
  policy: number | null;
  /** Each version that it went by, from when on; another only when the level was changed. */
  policies: { sequence: number; at: string; version: number }[];
  /** One stretch after the other for each authority; `until` null while it lasts. */
  coverage: {
    sequence: number;
    at: string;
    until: string | null;
    organisation: string;
    state: AlertRow['state'];
    person: string | null;
    /** Who has come on duty since and has not answered. */
    awaited: string | null;
    relieved: string[];
    relievedAt: string | null;
  }[];
  messages: {
    id: string;
    sequence: number;
    at: string;
    receiver: string;
    organisation: string | null;
    channel: MessageChannel;
    purpose: 'alert' | 'level' | 'moved' | 'merged' | 'relieved' | 'covered' | 'stand-down' | 'reply';
    text: string | null;
    state: MessageState;
    stateAt: string;
    attempts: number;
    repeated: boolean;
    error: string | null;
  }[];
  lines: {
    sequence: number;
    at: string;
    type: string;
    what: string;
    text: string | null;
    /** The message that it is about; null for what happened to the alert itself. */
    message: string | null;
    hash: string;
  }[];
}
