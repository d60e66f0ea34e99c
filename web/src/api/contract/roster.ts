/* The roster: shifts, rotations, swaps, warnings, calendars. */

export interface Shift {
  id: string;
  ledergruppe: string;
  organisation: string;
  person: string;
  from: string;
  to: string;
}

/** One person's duty without a break or a change of reason; from inclusive, to exclusive. */
export interface Duty {
  /** The same for the same seat and beginning, whoever has it. */
  id: string;
  ledergruppe: string;
  organisation: string;
  person: string;
  from: string;
  to: string;
  why: 'rotation' | 'override' | 'swap';
  /** The rotation's, shift's or swap's id. */
  plan: string;
  /** The person stands in. */
  deputy: boolean;
  /** For whom; null when that person has left, or when nobody stands in. */
  insteadOf: string | null;
  /** The whole turn as planned; what a swap is proposed with. */
  turnFrom: string;
  turnTo: string;
  /** Whose shift or swap lies over the turn and rests while they are away, so that the person has it back; else null. */
  resting: string | null;
}

/** A stretch of duty that an absence takes from whoever is away. */
export interface DutyLost {
  ledergruppe: string;
  organisation: string;
  from: string;
  to: string;
  /** Nobody on duty is a hole. */
  required: boolean;
  /** Who has it instead; null for nobody. */
  person: string | null;
  why: Duty['why'];
  /** The person stands in; otherwise the turn is back with whom the plan gives it to beneath. */
  deputy: boolean;
}

/** POST /api/v1/absences/preview {person, from, to}: what the absence would take, by time; nothing is written. */
export interface AbsencePreview {
  turns: DutyLost[];
  /** What was made of times in a change of the clock. */
  notes: string[];
}

/** A required authority has nobody on duty. */
export interface DutyHole {
  ledergruppe: string;
  organisation: string;
  from: string;
  to: string;
  /** Whose turn it would be, when that person is away and nobody can stand in. */
  absent: string | null;
}

/** GET /api/v1/roster/check */
export interface RosterCheck {
  days: number;
  holes: number;
  warnings: number;
  firstHole: DutyHole | null;
}

export interface RosterWarning {
  kind:
    | 'unreachable'
    | 'unverified'
    | 'shifts-overlap'
    | 'two-places'
    | 'no-deputies'
    | 'vacant-turns'
    | 'rotations-overlap'
    | 'stretches-overlap';
  ledergruppe: string;
  organisation: string;
  /** unreachable, shifts-overlap, two-places. */
  person: string | null;
  /** shifts-overlap: whose shift counts where they overlap. */
  otherPerson: string | null;
  /** two-places: the other place. */
  otherLedergruppe: string | null;
  otherOrganisation: string | null;
  /** vacant-turns: the rotation with turns of somebody who has left. rotations-overlap: one of those that begin on one day. stretches-overlap: whose pattern it is. */
  rotation: string | null;
  from: string | null;
  to: string | null;
  /** stretches-overlap: the two stretches of the pattern, counted from 1. */
  stretch: number | null;
  otherStretch: number | null;
}

export interface RotationSegment {
  /** Day of the cycle, from 0; clock times as "19:00". */
  fromDay: number;
  from: string;
  toDay: number;
  to: string;
  /** Whose it is, counted within the cycle from 0 without a gap; the next turn is the next person's. */
  turn: number;
}

export interface Rotation {
  id: string;
  ledergruppe: string;
  organisation: string;
  /** In turn; null where a person has left. */
  people: (string | null)[];
  kind: 'daily' | 'weekly' | 'pattern';
  /** Clock time in København, "08:00": the rotation is valid from it on its first day to it on the day after its last. */
  handover: string;
  /** First day, "2026-12-01"; weekly hands over on its weekday. */
  from: string;
  /** Last day; null for no end. */
  to: string | null;
  cycleDays: number;
  segments: RotationSegment[];
}

export interface Swap {
  id: string;
  ledergruppe: string;
  organisation: string;
  giver: string;
  /** The giver's turn, which the taker takes. */
  given: { from: string; to: string };
  taker: string;
  /** The taker's turn in return; null for none. */
  returned: { from: string; to: string } | null;
  proposedBy: string;
  /** Who has said yes; in force when both have. */
  confirmed: string[];
  state: 'proposed' | 'in-force' | 'declined' | 'withdrawn';
}

/** GET /api/v1/roster?from=2026-12-01T00:00&days=14 (from: now when left out; days: 14, at most 92). Authorities only. */
export interface Roster {
  from: string;
  to: string;
  seats: {
    ledergruppe: string;
    organisation: string;
    required: boolean;
    members: string[];
    deputies: string[];
  }[];
  /** By seat, then by time. */
  duties: Duty[];
  /** By time. */
  holes: DutyHole[];
  /** All for whoever may manage; for others those of the own organisation. */
  warnings: RosterWarning[];
  rotations: Rotation[];
  /** Single shifts that touch the period; they override rotations and swaps. */
  shifts: Shift[];
  /** Those that wait or are in force and touch the period; all for whoever may manage, otherwise the own organisation's. */
  swaps: Swap[];
  /** Of all for whoever may manage, otherwise of the own organisation's people. */
  absences: { id: string; person: string; from: string; to: string }[];
  /** Sekretariat and administrators: may change everything. Leaders: shifts where they sit (seats.members), own swaps and absence. */
  mayManage: boolean;
}

/** POST /api/v1/roster/shifts.csv answers this. */
export interface RosterImport {
  dryRun: boolean;
  planned: number;
  /** Lines with an id change the shift that they were written from. */
  changed: number;
  present: number;
  refused: number;
  lines: {
    line: number;
    /** In the line's own words; empty where it says nothing. */
    said: { ledergruppe: string; organisation: string; person: string; from: string; to: string };
    outcome: 'planned' | 'changed' | 'present' | 'refused';
    code: string | null;
    text: string;
    field: string | null;
  }[];
}

/** GET /api/v1/calendars: own, or all for whoever may manage. The address itself is not known any more. */
export interface CalendarFeed {
  id: string;
  person: string | null;
  ledergruppe: string | null;
}
/** POST /api/v1/calendars answers this; path is shown this once, "/kalender/….ics". */
export interface CalendarMade {
  commandId: string;
  calendar: string;
  path: string;
  recordedAt: string;
}
