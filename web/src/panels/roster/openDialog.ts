import type { Duty, DutyHole, Rotation, Swap } from '../../api/contract';
import type { SeatKey } from '../../roster/bars';

/** What has been opened over the plan. */
export type OpenDialog =
  | { kind: 'duty'; duty: Duty }
  | { kind: 'hole'; hole: DutyHole }
  | { kind: 'swap'; swap: Swap }
  | {
      kind: 'shift';
      title: string;
      seat: SeatKey | null;
      /** Who has it now: somebody else is proposed. */
      instead: string | null;
      from: number;
      to: number;
    }
  /** Of one duty, or of one's own that is chosen there. */
  | { kind: 'give'; duty: Duty | null }
  | { kind: 'members'; seat: SeatKey }
  | { kind: 'rotation'; seat: SeatKey; rotation: Rotation | null };
