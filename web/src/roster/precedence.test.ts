import { describe, expect, it } from 'vitest';
import { precedences } from './precedence';

const earlierOne = { from: '2026-12-01', to: '2026-12-07' };

describe('two rotations of one seat', () => {
  it('the one that begins last goes first, on the days that both have', () => {
    expect(precedences('2026-12-03', '2026-12-05', [earlierOne])).toEqual([
      { kind: 'first', other: '2026-12-01', from: '2026-12-03', to: '2026-12-05' },
    ]);
    expect(precedences('2026-11-20', null, [earlierOne])).toEqual([
      { kind: 'behind', other: '2026-12-01', from: '2026-12-01', to: '2026-12-07' },
    ]);
    expect(precedences('2026-12-03', null, [{ from: '2026-11-01', to: null }])).toEqual([
      { kind: 'first', other: '2026-11-01', from: '2026-12-03', to: null },
    ]);
  });

  it('of two from one day neither is seen to go first', () => {
    expect(precedences('2026-12-01', '2026-12-02', [earlierOne])).toMatchObject([{ kind: 'same-day' }]);
  });

  it('what holds for two of them is said once', () => {
    expect(precedences('2026-12-01', null, [earlierOne, { ...earlierOne }])).toHaveLength(1);
  });

  it('those that share no day have nothing to do with each other, and one shared day is enough', () => {
    expect(precedences('2026-12-08', null, [earlierOne])).toEqual([]);
    expect(precedences('2026-11-01', '2026-11-30', [earlierOne])).toEqual([]);
    expect(precedences('2026-12-07', null, [earlierOne])).toHaveLength(1);
  });

  it('comes in the order in which the others begin', () => {
    const later = { from: '2026-12-20', to: null };
    expect(precedences('2026-12-02', null, [later, earlierOne]).map((one) => one.kind)).toEqual([
      'first',
      'behind',
    ]);
  });
});
