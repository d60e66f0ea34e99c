import { describe, expect, it } from 'vitest';
import type { Box } from './box';
import { apartFrom, boxOf, nameSpots, spotsAlong, type Spot, type WantedName } from './nameSpots';

const SIZE = [570, 840] as const;
const covers = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const marker = ([x, y]: Spot): Box => ({ left: x - 24, top: y - 24, right: x + 24, bottom: y + 38 });
const name = (anchors: Spot[], must = true): WantedName => ({ anchors, width: 176, height: 42, must });

describe('the names of zones', () => {
  it('of two drawings at one spot, a marker upon it, cover neither the marker nor each other', () => {
    const at: Spot = [280, 400];
    const wanted = [name([at]), name([at]), name([at])];
    const boxes = nameSpots(wanted, [marker(at)], [], SIZE).map((spot, i) => boxOf(wanted[i]!, spot!));
    for (const [i, box] of boxes.entries()) {
      expect(covers(box, marker(at)), `name ${i} lies over the marker`).toBe(false);
      for (const other of boxes.slice(i + 1)) expect(covers(box, other)).toBe(false);
    }
  });

  it('lie within the map and under nothing that lies over it', () => {
    const filters: Box = { left: 12, top: 12, right: 310, bottom: 50 };
    const wanted = [name([[40, 30]]), name([[560, 20]]), name([[5, 835]])];
    for (const [i, spot] of nameSpots(wanted, [filters], [], SIZE).entries()) {
      const box = boxOf(wanted[i]!, spot!);
      expect(covers(box, filters)).toBe(false);
      expect([box.left >= 0, box.top >= 0, box.right <= 570, box.bottom <= 840]).not.toContain(false);
    }
  });

  it('cover lines as little as can be', () => {
    const line = spotsAlong(
      [
        [280, 100],
        [280, 400],
        [280, 700],
      ],
      8,
    );
    const wanted = name([[280, 400]]);
    const box = boxOf(wanted, nameSpots([wanted], [], line, SIZE)[0]!);
    expect(line.filter(([x]) => x >= box.left && x <= box.right)).toEqual([]);
  });

  it('that need not stand are left out where there is no room, and one that must stands all the same', () => {
    const all: Box = { left: 0, top: 0, right: 570, bottom: 840 };
    expect(nameSpots([name([[280, 400]], false)], [all], [], SIZE)).toEqual([null]);
    expect(nameSpots([name([[280, 400]])], [all], [], SIZE)[0]).not.toBeNull();
  });

  it('of what is out of sight are out of sight', () => {
    expect(nameSpots([name([[-20, 400]])], [], [], SIZE)).toEqual([null]);
  });

  it('point at where the drawings differ', () => {
    const old = spotsAlong(
      [
        [0, 0],
        [100, 0],
        [100, 100],
      ],
      10,
    );
    const anew = spotsAlong(
      [
        [0, 0],
        [100, 0],
        [200, 40],
      ],
      10,
    );
    expect(apartFrom(anew, old)[0]).toEqual([200, 40]);
    expect(apartFrom(old, anew)[0]).toEqual([100, 100]);
  });
});
