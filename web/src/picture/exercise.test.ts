import { expect, it } from 'vitest';
import { pathOf, routeOf } from '../app/route';
import { listOf, countByLevel } from './list';
import { Lookup } from './lookup';
import { reference, view } from './fixture';
import { numberOf, plainTitle } from './naming';
import { emptyPicture } from './picture';

const now = Date.parse('2026-11-22T02:00:00Z');
const picture = {
  ...emptyPicture,
  incidents: new Map([
    ['real', view('real', { number: 21, level: 2 })],
    ['drill', view('drill', { number: 21, level: 3, exercise: true, title: 'ØVELSE Brand i Valby' })],
  ]),
};

it('counts no exercise among what is real', () => {
  const list = listOf(picture, new Lookup(reference), 'p-jonas', now);
  expect([...list.act, ...list.going].map((row) => row.view.incident.id)).toEqual(['real']);
  expect(list.exercises.map((row) => row.view.incident.id)).toEqual(['drill']);
  expect(countByLevel(list)).toEqual({ 1: 0, 2: 1, 3: 0 });
});

it('gives an exercise a number and an address that no real incident has', () => {
  const [real, drill] = [...picture.incidents.values()].map((one) => numberOf(one.incident));
  expect([real, drill]).toEqual(['21', 'ØV 21']);
  for (const number of [real, drill]) {
    const route = { screen: 'main' as const, number: number ?? null };
    expect(routeOf(pathOf(route))).toEqual(route);
  }
  expect(pathOf({ screen: 'main', number: 'ØV 21' })).toBe('/oevelse/21');
  expect(plainTitle('ØVELSE Brand i Valby')).toBe('Brand i Valby');
});
