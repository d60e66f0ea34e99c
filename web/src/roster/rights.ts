import type { Roster, Session, Swap } from '../api/contract';
import { sameSeat, type SeatKey } from './bars';

type Me = Session['person'];

/** What somebody may do with the plan, as the Hub decides it: a button that would be refused is not shown. */
export class Rights {
  constructor(
    private readonly me: Me,
    private readonly roster: Pick<Roster, 'mayManage' | 'seats'>,
  ) {}

  get manages(): boolean {
    return this.roster.mayManage;
  }

  /** Single shifts: leaders for the own authority where they sit. */
  plans(seat: SeatKey): boolean {
    if (this.manages) return true;
    return (
      this.me.roles.includes('leder') &&
      seat.organisation === this.me.organisation &&
      this.roster.seats.some((one) => sameSeat(one, seat) && one.members.includes(this.me.id))
    );
  }

  get plansSomewhere(): boolean {
    return this.manages || this.roster.seats.some((seat) => this.plans(seat));
  }

  /** One gives away one's own turn; whoever manages may propose for others. */
  gives(turn: { organisation: string; person: string }): boolean {
    return this.manages || (turn.person === this.me.id && turn.organisation === this.me.organisation);
  }

  /** Nobody says yes for another. */
  answers(swap: Swap): boolean {
    return (
      swap.state === 'proposed' &&
      swap.organisation === this.me.organisation &&
      (swap.giver === this.me.id || swap.taker === this.me.id) &&
      !swap.confirmed.includes(this.me.id)
    );
  }

  withdraws(swap: Swap): boolean {
    if (swap.state !== 'proposed') return false;
    return (
      this.manages ||
      (swap.organisation === this.me.organisation &&
        (swap.proposedBy === this.me.id || swap.giver === this.me.id))
    );
  }

  isAwayFor(person: string): boolean {
    return this.manages || person === this.me.id;
  }
}
