import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../api/contract';
import { toLonLat } from '../map/projection';
import { checkDrawing } from './check';
import type { Drawing, DrawingKind } from './drawing';
import { wrongWords } from './words';

/** East and north of Blågårds Plads, in metres. */
const at = (east: number, north: number): LonLat => toLonLat([723_500 + east, 6_177_000 + north]);
const drawing = (kind: DrawingKind, ...corners: [number, number][]): Drawing => ({
  kind,
  corners: corners.map(([x, y]) => at(x, y)),
});
const code = (kind: DrawingKind, ...corners: [number, number][]) =>
  checkDrawing(drawing(kind, ...corners))?.code ?? null;
const said = (d: Drawing): string => {
  const wrong = checkDrawing(d);
  return wrong ? wrongWords(wrong, d, () => 'ved Blågårds Plads') : '';
};

/** Repeatable: the same numbers in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('a drawing', () => {
  it('of each kind that says where something is can be sent', () => {
    expect(code('point', [0, 0])).toBeNull();
    expect(code('points', [0, 0], [100, 0], [0, 80])).toBeNull();
    expect(code('line', [0, 0], [100, 0], [100, 80])).toBeNull();
    expect(code('area', [0, 0], [100, 0], [100, 80], [0, 80])).toBeNull();
    expect(code('area', [0, 80], [100, 80], [100, 0], [0, 0])).toBeNull();
    // A walk round a block ends where it began.
    expect(code('line', [0, 0], [100, 0], [100, 80], [0, 0])).toBeNull();
  });

  it('with too few or too many corners cannot', () => {
    expect(code('points', [0, 0])).toBe('shape-too-few');
    expect(code('line', [0, 0])).toBe('shape-too-few');
    expect(code('area', [0, 0], [50, 0])).toBe('shape-too-few');
    const many = (kind: DrawingKind, n: number) =>
      code(kind, ...Array.from({ length: n }, (_, i): [number, number] => [i * 10, (i * i) / 20]));
    expect(many('points', 20)).toBeNull();
    expect(many('points', 21)).toBe('shape-too-detailed');
    expect(many('line', 200)).toBeNull();
    expect(many('line', 201)).toBe('shape-too-detailed');
    expect(
      said(drawing('points', ...Array.from({ length: 21 }, (_, i): [number, number] => [i * 9, 0]))),
    ).toBe('Tegningen har 21 steder og må højst have 20. Fjern nogle.');
  });

  it('that is no larger than a spot cannot', () => {
    expect(code('line', [0, 0], [4, 0])).toBe('shape-tiny');
    expect(code('line', [0, 0], [6, 0])).toBeNull();
    expect(code('area', [0, 0], [4, 0], [4, 4], [0, 4])).toBe('shape-tiny');
    expect(code('area', [0, 0], [6, 0], [6, 6], [0, 6])).toBeNull();
  });

  it('with two spots on top of each other cannot, and it says which', () => {
    const d = drawing('points', [0, 0], [100, 0], [101, 0]);
    expect(checkDrawing(d)).toMatchObject({ code: 'shape-points-together', corners: [1, 2] });
    expect(said(d)).toBe(
      'Sted 2 og sted 3 ligger oven i hinanden ved Blågårds Plads. Fjern det ene, eller flyt det.',
    );
  });

  it('that crosses itself cannot, and the spot and the sides are named', () => {
    const bow: Drawing = {
      kind: 'area',
      corners: [
        [12.55, 55.68],
        [12.56, 55.69],
        [12.56, 55.68],
        [12.55, 55.69],
      ],
    };
    const wrong = checkDrawing(bow);
    expect(wrong).toMatchObject({ code: 'shape-crosses-itself', sides: [[0, 1], [2, 3]] }); // prettier-ignore
    const [lon, lat] = wrong && 'at' in wrong ? wrong.at : [0, 0];
    expect([lon, lat]).toEqual([expect.closeTo(12.555, 9), expect.closeTo(55.685, 9)]);
    expect(said(bow)).toBe(
      'Kanten krydser sig selv ved Blågårds Plads, hvor siden fra hjørne 1 til 2 møder siden fra hjørne 3 til 4. Flyt et af hjørnerne.',
    );
    const back: Drawing = { kind: 'line', corners: [[12.55, 55.68], [12.56, 55.68], [12.555, 55.68]] }; // prettier-ignore
    expect(said(back)).toMatch(
      /^Linjen krydser sig selv .* stykket fra punkt 1 til 2 møder stykket fra punkt 2 til 3/,
    );
  });

  it('outside the region cannot, and a swapped pair is told apart', () => {
    expect(checkDrawing({ kind: 'line', corners: [at(0, 0), [9, 55.7]] })).toEqual({
      code: 'position-outside-region',
      corner: 1,
    });
    expect(checkDrawing({ kind: 'point', corners: [[55.7, 12.55]] })?.code).toBe('position-swapped');
  });

  it('is a crossing exactly when two of its sides meet: round a centre by angle it never is, and two swapped corners make it one', () => {
    const next = random(64);
    for (let run = 0; run < 500; run++) {
      const n = 4 + Math.floor(next() * 40);
      const ring = Array.from({ length: n }, (_, i): [number, number] => {
        const angle = ((i + 0.8 * next()) / n) * 2 * Math.PI;
        const far = 60 + 400 * next();
        return [far * Math.cos(angle), far * Math.sin(angle)];
      });
      expect(code('area', ...ring), `run ${run}`).toBeNull();
      // Whoever goes out to the far side and back crosses their own way, unless the ring is too small to be crossed.
      const [a, b] = [1, 1 + Math.floor(n / 2)];
      const swapped = [...ring];
      [swapped[a], swapped[b]] = [ring[b] ?? [0, 0], ring[a] ?? [0, 0]];
      const found = checkDrawing(drawing('area', ...swapped));
      expect(found?.code ?? crossesByHand(swapped), `run ${run}`).toBe(
        crossesByHand(swapped) ? 'shape-crosses-itself' : false,
      );
    }
  });

  it('is judged as the Hub judges it, touching and overlapping sides too', () => {
    const { cases } = JSON.parse(readFileSync(CASES, 'utf8')) as { cases: Case[] };
    if (process.env['BEREDSKAB_NEW_SHAPE_CASES']) writeCases();
    expect(cases.length).toBeGreaterThan(200);
    for (const one of cases) expect(verdict(one), JSON.stringify(one)).toBe(one.code);
  });
});

/** Two sides that share no corner meet, by the signs of four areas; nothing here lies exactly on a side. */
function crossesByHand(ring: [number, number][]): boolean {
  const side = (a: number[], b: number[], c: number[]): boolean =>
    ((b[0] ?? 0) - (a[0] ?? 0)) * ((c[1] ?? 0) - (a[1] ?? 0)) >
    ((b[1] ?? 0) - (a[1] ?? 0)) * ((c[0] ?? 0) - (a[0] ?? 0));
  const n = ring.length;
  for (let i = 0; i < n; i++)
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue;
      const [a, b, c, d] = [ring[i], ring[i + 1], ring[j], ring[(j + 1) % n]] as [number, number][];
      if (a && b && c && d && side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b)) return true;
    }
  return false;
}

/** Steps of 1/1024 degree from 12.5, 55.75: whole numbers of binary, so that what touches does so exactly. */
interface Case {
  kind: Exclude<DrawingKind, 'point'>;
  at: [number, number][];
  code: string | null;
}
const CASES = new URL('../../../tests/GeoModel.Tests/Ground/shape-cases.json', import.meta.url);
const verdict = ({ kind, at: steps }: Pick<Case, 'kind' | 'at'>): string | null =>
  checkDrawing({ kind, corners: steps.map(([x, y]): LonLat => [12.5 + x / 1024, 55.75 + y / 1024]) })?.code ??
  null;

/** Made once, then judged by both; the Hub's test says whether it agrees. */
function writeCases(): void {
  const next = random(2026);
  const kinds = ['points', 'line', 'area', 'line', 'area'] as const;
  const made = Array.from({ length: 400 }, (_, i) => {
    const kind = kinds[i % kinds.length] ?? 'area';
    const [n, grid] = [2 + Math.floor(next() * 6), 2 + Math.floor(next() * 7)];
    const steps = Array.from({ length: n }, (): [number, number] => [
      Math.floor(next() * grid),
      Math.floor(next() * grid),
    ]);
    return { kind, at: steps, code: verdict({ kind, at: steps }) };
  });
  const rows = made.map((one) => `    ${JSON.stringify(one)}`).join(',\n');
  writeFileSync(CASES, `{\n  "cases": [\n${rows}\n  ]\n}\n`);
}
