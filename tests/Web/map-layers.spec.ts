import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { signInAs } from './support/demo.ts';
import { expectClean } from './support/look.ts';
import { runHub, startHub, temporaryFolder } from './support/programs.ts';
import { expect, test } from './support/test.ts';

const square = (west: number, south: number, side: number) => ({
  type: 'Feature',
  properties: {},
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + side, south],
        [west + side, south + side],
        [west, south + side],
        [west, south],
      ],
    ],
  },
});

/** The colour in the middle of the map: what is drawn at Rådhuspladsen. */
async function ground(page: Page): Promise<string> {
  return page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.ol-layer canvas')!;
    const { width, height } = canvas;
    // Beside the middle: no name stands there.
    const [r, g, b] = canvas.getContext('2d')!.getImageData(width / 2 + 3, height / 2 + 3, 1, 1).data;
    return `${r} ${g} ${b}`;
  });
}

test('a layer that is imported beside a running Hub is drawn without a reload, and ours again when it is restored', async ({
  browser,
}) => {
  const store = temporaryFolder();
  const hub = await startHub({ arguments: ['demo', '--folder', store.path] });
  const page = await signInAs(browser, hub.url, 'Inger Thue');
  await expect(page.locator('.ol-layer canvas').first()).toBeVisible();
  await page.evaluate(() => Object.assign(window, { sameLife: true }));
  const before = '30 43 53'; // palette.block, once the map is drawn
  await expect.poll(() => ground(page)).toBe(before);

  const file = join(store.path, 'vand.geojson');
  // All of the inner city under water.
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features: [square(12.5, 55.64, 0.12)] }));
  const { code, output } = await runHub(['map', 'import', file, '--layer', 'water', '--folder', store.path]);
  expect(code, output).toBe(0);
  expect(output).toContain('1 flade');

  const water = '12 42 68'; // palette.water in the dark
  await expect.poll(() => ground(page)).toBe(water);
  expect(await page.evaluate(() => 'sameLife' in window)).toBe(true);
  // Whose it is stands on the map: the file's name, and what was said of it.
  await expect(page.getByText('Kilde: vand.geojson (vand)', { exact: true })).toBeVisible();
  await expectClean(page, 'imported layer');
  const owner = 'Københavns Kommune, CC BY 4.0';
  const named = await runHub(['map', 'import', file, '--layer', 'water', '--folder', store.path, '--source', owner]);
  expect(named.code, named.output).toBe(0);
  await expect(page.getByText(`Kilde: ${owner} (vand)`, { exact: true })).toBeVisible();
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 900 });
    if (width === 360) await page.getByRole('button', { name: 'Kort', exact: true }).click();
    await expect(page.getByText(`Kilde: ${owner} (vand)`, { exact: true })).toBeVisible();
    const folder = process.env.BEREDSKAB_LOOK;
    if (folder) await page.screenshot({ path: `${folder}/sources-${width}.png` });
    await expectClean(page, `the source, ${width}`);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  // It lies over nothing else at the map's foot, also where an open incident leaves little room.
  await page.getByRole('link', { name: /Stenkast ved Husum Torv/ }).click();
  for (const width of [1440, 1024]) {
    await page.setViewportSize({ width, height: 900 });
    const line = (await page.getByText(`Kilde: ${owner} (vand)`, { exact: true }).boundingBox())!;
    const legend = (await page.getByRole('group', { name: 'Signaturer' }).boundingBox())!;
    expect(legend.y + legend.height, `${width}`).toBeLessThanOrEqual(line.y);
  }
  await page.getByRole('button', { name: 'Luk', exact: true }).click();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('figure.printed figcaption')).toHaveText(`Kilde: ${owner} (vand)`);
  await page.emulateMedia({ media: 'screen' });

  const restored = await runHub(['map', 'restore', 'water', '--folder', store.path]);
  expect(restored.code, restored.output).toBe(0);
  await expect.poll(() => ground(page)).toBe(before);
  await expect(page.getByText(/^Kilde: /)).toHaveCount(0);

  // Blocks: what lies between them is drawn as street.
  const blocks = join(store.path, 'karreer.geojson');
  writeFileSync(blocks, JSON.stringify({ type: 'FeatureCollection', features: [square(12.6, 55.66, 0.001)] }));
  const streets = await runHub(['map', 'import', blocks, '--layer', 'blocks', '--folder', store.path]);
  expect(streets.code, streets.output).toBe(0);
  await expect.poll(() => ground(page)).toBe('22 33 42'); // palette.land
  await hub.kill();
  store.remove();
});
