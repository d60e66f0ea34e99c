import { describe, expect, it } from 'vitest';
import type { Box } from './box';
import { fanOut } from './fan';
import { markerNames, nameBox } from './markerNames';
import type { Spot } from './nameSpots';
import { boxFrom, iconBoxes } from './obstacles';
import type { Marker } from './scene';

const SIZE = [600, 400] as const;
const marker = (id: string, at: Spot, more: Partial<Marker> = {}): Marker => ({
  id,
  number: id,
  exercise: false,
  point: [at[0], at[1]],
  type: 'brand',
  level: 1,
  label: 'Blågårds Plads',
  title: '',
  selected: false,
  shape: null,
  shaped: '',
  within: null,
  ...more,
});
const pixel = ({ point }: Marker): [number, number] => [point[0], point[1]];
const covers = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Every name and every marker, as boxes on the map. */
function placed(markers: Marker[], taken: Box[] = []): { names: Map<string, Box>; icons: Box[] } {
  const fanned = fanOut(markers, pixel);
  const icons = iconBoxes(fanned, (one) => pixel(one.marker));
  const found = markerNames(
    fanned,
    (one) => pixel(one.marker),
    [...taken, ...icons],
    SIZE,
    () => 90,
  );
  const names = new Map(
    fanned.flatMap(({ marker: { id, point } }) => {
      const name = found.get(id);
      return name ? [[id, boxFrom(nameBox(name), [point[0], point[1]])] as const] : [];
    }),
  );
  return { names, icons };
}

describe('the names of markers', () => {
  it('stand below, where there is room', () => {
    const { names } = placed([marker('a', [300, 200])]);
    expect(names.get('a')).toMatchObject({ left: 253, right: 347, top: 220 });
  });

  it('cover neither another marker nor another name, however many there are', () => {
    const crowd = Array.from({ length: 60 }, (_, i) =>
      marker(String(i), [60 + 97 * (i % 5) + (i % 3) * 9, 40 + 29 * Math.floor(i / 5)], {
        level: ((i % 3) + 1) as 1 | 2 | 3,
        exercise: i % 7 === 0,
      }),
    );
    const { names, icons } = placed(crowd);
    expect(names.size).toBeGreaterThan(0);
    expect(names.size).toBeLessThan(crowd.length);
    const all = [...names.values()];
    for (const [i, box] of all.entries()) {
      expect(icons.filter((icon) => covers(icon, box))).toEqual([]);
      expect(all.slice(i + 1).filter((other) => covers(other, box))).toEqual([]);
    }
  });

  it('of the highest level have the choice', () => {
    // Between the two is room for one name, and nowhere else for any.
    const walls: Box[] = [
      { left: 0, top: 0, right: 600, bottom: 176 },
      { left: 0, top: 223, right: 600, bottom: 400 },
      { left: 0, top: 0, right: 225, bottom: 400 },
      { left: 435, top: 0, right: 600, bottom: 400 },
    ];
    const pair = [marker('low', [250, 200]), marker('high', [410, 200], { level: 3 })];
    expect([...placed(pair, walls).names.keys()]).toEqual(['high']);
    expect([...placed([pair[0]!], walls).names.keys()]).toEqual(['low']);
  });

  it('are not written where a marker stands for several, or moved aside for another', () => {
    const { names } = placed([marker('a', [300, 200]), marker('b', [304, 200]), marker('c', [100, 100])]);
    expect([...names.keys()]).toEqual(['c']);
  });
});
