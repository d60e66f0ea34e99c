import type {
  Alert,
  AlertRow,
  FollowAnswer,
  IncidentHeader,
  IncidentView,
  LogItem,
  Reference,
} from '../api/contract';
import { Lookup } from './lookup';

/** Small made-up things for tests. */
export const AT = '2026-11-22T01:14:00.000Z';
const by = { person: 'p-jonas', organisation: 'o-sof' };

export const header = (id: string, more: Partial<IncidentHeader> = {}): IncidentHeader => ({
  id,
  exercise: false,
  number: 4711,
  version: 1,
  type: 'sammenstoed',
  title: 'Sammenstød ved Blågårds Plads',
  level: 2,
  scope: 'lokal',
  position: null,
  track: [],
  reached: ['bydel:noerrebro'],
  answers: { what: '', where: '', now: '', started: '' },
  reported: { by, occurredAt: AT, recordedAt: AT },
  partners: [],
  stoodDown: null,
  ...more,
});
export const view = (
  id: string,
  more: Partial<IncidentHeader> = {},
  rest: Partial<IncidentView> = {},
): IncidentView => ({
  incident: header(id, more),
  log: [],
  tasks: [],
  alerts: [],
  ...rest,
});
export const note = (id: string, text = 'Roligt', occurredAt = AT): LogItem => ({
  id,
  by,
  occurredAt,
  recordedAt: occurredAt,
  kind: 'note',
  text,
});
export const row = (
  organisation: string,
  state: AlertRow['state'],
  more: Partial<AlertRow> = {},
): AlertRow => ({
  organisation,
  required: true,
  state,
  person: state === 'missing' ? null : `p-${organisation}`,
  standing: 'on-duty',
  cause: 'raised',
  calledAt: AT,
  relieved: false,
  answer: null,
  earlier: [],
  messages: [],
  ...more,
});
export const alert = (id: string, incident: string, rows: AlertRow[], more: Partial<Alert> = {}): Alert => ({
  id,
  incident,
  ledergruppe: 'g-bispebjerg',
  reason: 'reported',
  areas: ['bydel:bispebjerg'],
  raisedAt: AT,
  endedAt: null,
  policy: 0,
  staleAfterMinutes: null,
  progress: [],
  rows,
  ...more,
});
export const answer = (more: Partial<FollowAnswer>): FollowAnswer => ({
  epoch: 'e1',
  now: AT,
  cursors: { myndigheder: 10 },
  snapshot: null,
  changes: [],
  chainBroken: false,
  troubles: [],
  ...more,
});
export const reference: Reference = {
  organisations: [
    { id: 'o-sof', name: 'Socialforvaltningen', shortName: 'SOF', kind: 'myndighed' },
    { id: 'o-kff', name: 'Kultur- og Fritidsforvaltningen', shortName: 'KFF', kind: 'myndighed' },
  ],
  people: [{ id: 'p-jonas', name: 'Jonas Aaby', organisation: 'o-sof', roles: ['leder'] }],
  areas: [
    { id: 'bydel:noerrebro', kind: 'bydel', name: 'Nørrebro', former: false },
    { id: 'bydel:bispebjerg', kind: 'bydel', name: 'Bispebjerg', former: false },
  ],
  ledergrupper: [
    {
      id: 'g-bispebjerg',
      area: 'bydel:bispebjerg',
      name: 'Ledergruppen Bispebjerg',
      required: ['o-sof', 'o-kff'],
    },
  ],
  shifts: [],
  duties: [],
  roster: null,
  testAlarm: null,
  unled: null,
  map: '',
  sources: [],
  drawnAreas: false,
  addresses: false,
};
export const lookup = new Lookup(reference);
