import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runHub, startHub, temporaryFolder } from './support/programs.ts';
import { expectClean } from './support/look.ts';
import { expect, test } from './support/test.ts';

const square = (navn: string, west: number) => ({
  type: 'Feature',
  properties: { navn },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 55.66],
        [west + 0.03, 55.66],
        [west + 0.03, 55.69],
        [west, 55.69],
        [west, 55.66],
      ],
    ],
  },
});

test('areas that are imported beside a running installation are on its screens without a reload', async ({
  page,
}) => {
  const store = temporaryFolder();
  const hub = await startHub({ arguments: ['--folder', store.path] });
  await page.goto(`${hub.url}/?start=${(await hub.waitFor(/\?start=([0-9a-f]+)/))[1]}`);
  await page.getByRole('textbox', { name: 'Navn', exact: true }).fill('Agnete Prøve');
  await page.getByRole('textbox', { name: 'Organisationens navn' }).fill('SSP Sekretariatet');
  await page.getByRole('textbox', { name: 'Brugernavn' }).fill('admin');
  await page.getByLabel('Adgangskode').fill('en-lang-adgangskode-1');
  await page.getByRole('button', { name: 'Opret og log ind' }).click();
  await page.getByRole('link', { name: '10 områder har ingen ledergruppe' }).click();
  const drawn = page.getByText('Bydelene er stadig de omrids, der følger med Beredskab');
  await expect(drawn).toBeVisible();
  await expectClean(page, 'areas');
  await page.evaluate(() => Object.assign(window, { sameLife: true }));

  const file = join(store.path, 'bydele.geojson');
  const features = [square('Nordbyen', 12.54), square('Sydbyen', 12.57)];
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }));
  const again = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/map'));
  const { code, output } = await runHub(['areas', 'import', file, '--folder', store.path]);
  expect(code, output).toBe(0);

  await expect(page.getByText(/Nordbyen og Sydbyen\. Sker der noget dér, alarmeres/)).toBeVisible();
  await expect(drawn).toHaveCount(0);
  expect(await (await again).text()).toContain('Nordbyen');
  expect(await page.evaluate(() => 'sameLife' in window)).toBe(true);
  await hub.kill();
  store.remove();
});
