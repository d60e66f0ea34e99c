import { describe, expect, it } from 'vitest';
import type { Role, Swap } from '../api/contract';
import { Rights } from './rights';

const seats = [
  { ledergruppe: 'valby', organisation: 'sof', required: true, members: ['anna'], deputies: ['bo'] },
  { ledergruppe: 'valby', organisation: 'buf', required: true, members: ['dan'], deputies: [] },
];
const rights = (id: string, roles: Role[] = ['leder'], mayManage = false): Rights =>
  new Rights({ id, name: id, organisation: 'sof', roles }, { mayManage, seats });
const swap: Swap = {
  id: 's',
  ledergruppe: 'valby',
  organisation: 'sof',
  giver: 'anna',
  given: { from: '', to: '' },
  taker: 'bo',
  returned: null,
  proposedBy: 'anna',
  confirmed: ['anna'],
  state: 'proposed',
};

describe('rights', () => {
  it('let a leader plan shifts for the own authority where the leader sits', () => {
    expect(rights('anna').plans({ ledergruppe: 'valby', organisation: 'sof' })).toBe(true);
    expect(rights('anna').plans({ ledergruppe: 'valby', organisation: 'buf' })).toBe(false);
    expect(rights('bo').plans({ ledergruppe: 'valby', organisation: 'sof' })).toBe(false);
    expect(rights('anna', ['bidragyder']).plansSomewhere).toBe(false);
    expect(rights('inger', ['sekretariat'], true).plans({ ledergruppe: 'valby', organisation: 'buf' })).toBe(
      true,
    );
  });

  it('let nobody answer for another, nor twice', () => {
    expect(rights('bo').answers(swap)).toBe(true);
    expect(rights('anna').answers(swap)).toBe(false);
    expect(rights('inger', ['sekretariat'], true).answers(swap)).toBe(false);
    expect(rights('bo').answers({ ...swap, state: 'in-force' })).toBe(false);
  });

  it('let the proposer, the giver and the Sekretariat withdraw', () => {
    expect(
      [rights('anna'), rights('bo'), rights('inger', ['sekretariat'], true)].map((r) => r.withdraws(swap)),
    ).toEqual([true, false, true]);
  });

  it('let people give their own turn and say that they are away themselves', () => {
    expect(rights('anna').gives({ organisation: 'sof', person: 'anna' })).toBe(true);
    expect(rights('anna').gives({ organisation: 'sof', person: 'bo' })).toBe(false);
    expect([rights('anna').isAwayFor('anna'), rights('anna').isAwayFor('bo')]).toEqual([true, false]);
  });
});
