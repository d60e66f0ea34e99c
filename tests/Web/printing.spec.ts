import { writeFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { demonstration, signInAs } from './support/demo.ts';
import { Api } from './support/installation.ts';
import { runHub } from './support/programs.ts';
import { expect, test, type Playwright } from './support/test.ts';
import { uuidv7 } from './support/uuid.ts';

/** An incident on paper: nobody can choose a tab there, so that all of it is. */
test.describe('printing an incident', () => {
  const hub = demonstration();

  test('the overview on paper has the map, and the list beneath it', async ({ browser }) => {
    for (const colorScheme of ['dark', 'light'] as const) {
      const page = await signInAs(browser, hub.url, 'Jonas Aaby', { colorScheme });
      await expect(page.getByRole('application')).toHaveAttribute('data-to-pixel', /\d/);
      await expect(page.locator('figure.printed')).toHaveCount(0);
      await page.emulateMedia({ media: 'print', colorScheme });
      const map = page.getByRole('img', { name: 'Kort over de hændelser, der står på listen' });
      await expect(map).toBeVisible();
      await expectDrawnLight(map);
      const list = page.getByRole('link', { name: /Skud eller våben/ }).first();
      await expect(list).toBeVisible();
      expect((await list.boundingBox())!.y).toBeGreaterThan((await map.boundingBox())!.y + (await map.boundingBox())!.height);
      await page.emulateMedia({ media: 'screen', colorScheme });
      await expect(map).toHaveCount(0);
      // As a browser makes a file of it: told that it prints, and with nothing else to wait for.
      await page.emulateMedia({ media: null, colorScheme });
      const folder = process.env.BEREDSKAB_LOOK;
      const pdf = await page.pdf({ format: 'A4', ...(folder ? { path: `${folder}/overview-${colorScheme}.pdf` } : {}) });
      // Twice as fine as a screen.
      expect(pdf.includes('/Width 2000')).toBe(true);
      await page.context().close();
    }
  });

  test('without the map, which is fetched after the page, the paper says so', async ({ browser }) => {
    const context = await browser.newContext();
    await context.route('**/assets/engine-*.js', (route) => route.abort());
    const page = await context.newPage();
    await page.goto(hub.url);
    await page.getByRole('button', { name: 'Log ind som Jonas Aaby' }).click();
    await expect(page.getByRole('link', { name: /Skud eller våben/ }).first()).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText('Kortet er ikke med: det var ikke hentet, da siden blev udskrevet.')).toBeVisible();
    await context.close();
  });

  test('an incident on paper has its map, open or over, and in words all that the map shows', async ({
    browser,
    playwright,
  }) => {
    const { open, over, vague, nowhere } = await prepare(playwright);
    const file = join(hub.folder, 'parker.geojson');
    writeFileSync(file, JSON.stringify(PARKS));
    const owner = 'Københavns Kommune, CC BY 4.0';
    const imported = await runHub(['map', 'import', file, '--layer', 'parks', '--folder', hub.folder, '--source', owner]);
    expect(imported.code, imported.output).toBe(0);

    for (const colorScheme of ['dark', 'light'] as const) {
      const page = await signInAs(browser, hub.url, 'Jonas Aaby', { colorScheme });
      await expect(page.getByText(`Kilde: ${owner} (parker)`, { exact: true })).toBeVisible();
      const told = async (number: number): Promise<string> => {
        await page.goto(`${hub.url}/haendelse/${number}`);
        await expect(page.getByRole('region', { name: `Hændelse ${number}` })).toBeVisible();
        await expect(page.getByRole('application')).toHaveAttribute('data-to-pixel', /\d/);
        await expect(page.getByRole('region', { name: 'Kort', exact: true })).toHaveCount(0);
        await page.emulateMedia({ media: 'print', colorScheme });
        const part = page.getByRole('region', { name: 'Kort', exact: true });
        const map = part.getByRole('img', { name: `Kort over hændelse ${number}`, exact: true });
        await expect(map).toBeVisible();
        await expectDrawnLight(map);
        await expect(part.getByText(`Kilde: ${owner} (parker)`, { exact: true })).toBeVisible();
        await expect(part.getByText(/Stregen er [\d,]+ k?m\.\s+Kortet er [\d,]+ k?m bredt og [\d,]+ k?m højt\. Nord er opad\./)).toBeVisible();
        const text = (await part.innerText()).replaceAll('\n', ' | ');
        await onPaper(page, `incident-${number}-${colorScheme}`);
        await page.emulateMedia({ media: 'screen', colorScheme });
        await expect(part).toHaveCount(0);
        return text;
      };

      const moved = await told(open);
      expect(moved).toContain('et område på');
      expect(moved).toContain('Hjørner: ');
      expect(moved).toMatch(/Sådan har den flyttet sig \| Kl\. [\d:.]+ · Blågårds Plads \| Kl\. [\d:.]+ · .*fra start/);
      expect(moved).toMatch(/Zoner \| Afspærring, »Kun beboere« · En linje på/);
      expect(moved).toMatch(/Mødested · Ét sted/);
      expect(moved).toMatch(/Steder inden for 500 m \| .*inde i området/);

      const ended = await told(over);
      expect(ended).toContain('Længde og bredde 12,5');
      expect(ended).toMatch(/Steder inden for 500 m \| .*\d m mod (nord|syd|øst|vest)/);
      const somewhere = await told(vague);
      expect(somewhere).toContain('Det præcise sted er ikke kendt. Bydelen har en prikket kant.');
      expect(somewhere).not.toContain('Steder inden for');

      // Without a place there is nothing to draw.
      await page.goto(`${hub.url}/haendelse/${nowhere}`);
      await expect(page.getByRole('region', { name: `Hændelse ${nowhere}` })).toBeVisible();
      await page.emulateMedia({ media: 'print', colorScheme });
      await expect(page.getByRole('heading', { name: 'Beslutninger', level: 2 }).first()).toBeVisible();
      await expect(page.getByRole('region', { name: 'Kort', exact: true })).toHaveCount(0);
      await expect(page.locator('canvas[role=img]')).toHaveCount(0);
      await page.context().close();
    }
  });

  test('without the map the words of a printed incident stand all the same', async ({ browser }) => {
    const context = await browser.newContext();
    await context.route('**/assets/engine-*.js', (route) => route.abort());
    const page = await context.newPage();
    await page.goto(hub.url);
    await page.getByRole('button', { name: 'Log ind som Jonas Aaby' }).click();
    await expect(page.getByText('Forbundet', { exact: true }).first()).toBeVisible();
    await page.goto(`${hub.url}/haendelse/1`);
    await expect(page.getByRole('region', { name: 'Hændelse 1' })).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    const part = page.getByRole('region', { name: 'Kort', exact: true });
    await expect(part.getByText(/^Kortet er ikke med: det var ikke hentet/)).toBeVisible();
    await expect(part.getByText('Steder inden for 500 m')).toBeVisible();
    await context.close();
  });

  for (const width of [1440, 360])
    test(`holds every tab, whichever is chosen, at ${width}`, async ({ browser }) => {
      const page = await signInAs(browser, hub.url, 'Jonas Aaby');
      await page.setViewportSize({ width, height: 800 });
      await page.addInitScript(() => {
        window.print = () => document.documentElement.setAttribute('data-printed', '');
      });
      await page.goto(`${hub.url}/haendelse/1`);
      const panel = page.getByRole('region', { name: /^Hændelse 1/ });
      await panel.getByRole('tab', { name: /^Opgaver/ }).click();
      const parts = ['Kort', 'Overblik', 'Log', 'Beslutninger', 'Opgaver', 'Alarmering'];
      const headings = panel.locator('h2.printed');
      await expect(headings).toHaveCount(1);
      await expect(headings.first()).toBeHidden();

      await panel.getByRole('button', { name: 'Mere om hændelsen' }).click();
      await page.getByRole('menuitem', { name: 'Udskriv' }).click();
      await expect(page.locator('html[data-printed]')).toBeAttached();

      await page.emulateMedia({ media: 'print' });
      await expect(headings).toHaveText(parts);
      for (const heading of await headings.all()) await expect(heading).toBeVisible();
      await expect(panel.getByText('Hvad er sket?').first()).toBeVisible();
      await expect(panel.getByRole('list', { name: 'Log' }).first()).toBeVisible();
      await expect(page.locator('p.printed').first()).toContainText('Jonas Aaby');

      // Back on the screen it is as it was.
      await page.emulateMedia({ media: 'screen' });
      await expect(headings).toHaveCount(1);
      await expect(panel.getByRole('tab', { name: /^Opgaver/ })).toHaveAttribute('aria-selected', 'true');
      await page.context().close();
    });

  test('an exercise says so on every sheet, in ink alone, and loses nothing by it', async ({ browser, playwright }) => {
    const inger = await Api.asDemo(playwright, hub.url, 'Inger Thue');
    const incidentId = uuidv7();
    const position = { longitude: 12.5552, latitude: 55.6863 };
    await inger.command('/incidents', { incidentId, type: 'brand', level: 2, scope: 'lokal', position, what: 'Set fra gaden.', exercise: true });
    for (let i = 1; i <= 40; i++)
      await inger.command(`/incidents/${incidentId}/notes`, { text: `Linje ${i} i loggen, så lang, at den fylder noget på papiret.` });
    await inger.close();
    for (const [colorScheme, width] of [['dark', 1440], ['light', 360]] as const) {
      const page = await signInAs(browser, hub.url, 'Jonas Aaby', { colorScheme, viewport: { width, height: 900 } });
      await page.goto(`${hub.url}/oevelse/1`);
      await expect(page.getByRole('heading', { name: /^ØVELSE Brand/, level: 1 })).toBeVisible();
      const sheets = await sheetsOf(page, `exercise-${colorScheme}`);
      expect(sheets.length).toBeGreaterThan(2);
      for (const sizes of sheets) expect(sizes).toContain(WORD_PX);

      await page.emulateMedia({ media: 'print', colorScheme });
      const inks = await page.evaluate(() => {
        const bar = getComputedStyle(document.querySelector('.exercise-bar')!);
        const word = getComputedStyle(document.querySelector('main')!, '::before');
        return [bar.color, bar.backgroundColor, word.color, document.querySelector('.exercise-frame')!.checkVisibility()];
      });
      expect(inks).toEqual(['rgb(0, 0, 0)', 'rgba(0, 0, 0, 0)', 'rgb(0, 0, 0)', false]);
      await page.emulateMedia({ media: null, colorScheme });

      // As if it were a real one: there is as much of it.
      await page.evaluate(() => delete document.documentElement.dataset['exercise']);
      const real = await sheetsOf(page, 'as-real');
      for (const sizes of real) expect(sizes).not.toContain(WORD_PX);
      expect(sheets.length).toBeGreaterThanOrEqual(real.length);
      await page.context().close();
    }
  });

  /** An incident with a footprint that has moved and has zones; one that is over; one somewhere in a bydel; one without a place. */
  async function prepare(playwright: Playwright): Promise<Record<'open' | 'over' | 'vague' | 'nowhere', number>> {
    const inger = await Api.asDemo(playwright, hub.url, 'Inger Thue');
    const report = async (where: Record<string, unknown>): Promise<{ id: string; number: number; version: number }> => {
      const incidentId = uuidv7();
      await inger.command('/incidents', { incidentId, type: 'brand', level: 2, scope: 'lokal', what: 'Set fra gaden.', exercise: false, ...where });
      return about(incidentId);
    };
    const about = async (id: string): Promise<{ id: string; number: number; version: number }> => {
      const { incident } = await inger.get<{ incident: { number: number; version: number } }>(`/incidents/${id}`);
      return { id, number: incident.number, version: incident.version };
    };
    const open = await report({ position: { longitude: 12.5552, latitude: 55.6863 } });
    const corners = [[12.5475, 55.692], [12.5545, 55.6935], [12.5575, 55.69], [12.549, 55.6885], [12.5475, 55.692]];
    await inger.command(`/incidents/${open.id}/position`, {
      seenVersion: open.version,
      shape: { type: 'Polygon', coordinates: [corners] },
    });
    const draw = (kind: string, shape: object, note: string | null) =>
      inger.command(`/incidents/${open.id}/zones`, { zoneId: uuidv7(), kind, shape, note });
    await draw('afspaerring', { type: 'LineString', coordinates: [[12.544, 55.694], [12.556, 55.6965]] }, 'Kun beboere');
    await draw('moedested', { type: 'Point', coordinates: [12.562, 55.688] }, null);
    const over = await report({ position: { longitude: 12.5552, latitude: 55.6863 } });
    await inger.command(`/incidents/${over.id}/stand-down`, { seenVersion: over.version, reason: 'Der er roligt.' });
    const vague = await report({ within: 'bydel:valby' });
    const nowhere = await report({ type: 'online' });
    await inger.close();
    return { open: open.number, over: over.number, vague: vague.number, nowhere: nowhere.number };
  }
});

const PARKS = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: {},
      geometry: {
        type: 'Polygon',
        coordinates: [[[12.541, 55.688], [12.545, 55.688], [12.545, 55.691], [12.541, 55.691], [12.541, 55.688]]],
      },
    },
  ],
};

/** Paper is light: what is drawn is, and it is drawn. */
async function expectDrawnLight(map: Locator): Promise<void> {
  const looks = await map.evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    const colours = new Set<number>();
    let [light, bare] = [0, 0];
    for (let i = 0; i < data.length; i += 4 * 97) {
      if (data[i + 3] !== 255) bare++;
      colours.add((data[i]! << 16) | (data[i + 1]! << 8) | data[i + 2]!);
      if (data[i]! + data[i + 1]! + data[i + 2]! > 450) light++;
    }
    return { colours: colours.size, light: light / (data.length / (4 * 97)), bare };
  });
  expect(looks.colours).toBeGreaterThan(20);
  expect(looks.light).toBeGreaterThan(0.7);
  expect(looks.bare, 'spots where nothing is drawn, that paper shows white').toBe(0);
}

/** To be looked at. */
async function onPaper(page: Page, name: string): Promise<void> {
  const folder = process.env.BEREDSKAB_LOOK;
  if (!folder) return;
  await page.pdf({ format: 'A4', path: `${folder}/${name}.pdf` });
}

/** The word at the head of a sheet is so large, and nothing else is. */
const WORD_PX = 23;

/** The sizes of the letters on each sheet, as the browser prints it: without backgrounds. */
async function sheetsOf(page: Page, name: string): Promise<Set<number>[]> {
  const folder = process.env.BEREDSKAB_LOOK;
  const pdf = await page.pdf({ format: 'A4', ...(folder ? { path: `${folder}/${name}.pdf` } : {}) });
  const sheets: Set<number>[] = [];
  for (const { index } of pdf.toString('latin1').matchAll(/(?<!end)stream\r?\n/g)) {
    const begin = pdf.indexOf('\n', index) + 1;
    let drawn: string;
    try {
      drawn = inflateSync(pdf.subarray(begin, pdf.indexOf('endstream', begin))).toString('latin1');
    } catch {
      continue; // a picture or a font
    }
    const sizes = [...drawn.matchAll(/([\d.]+) Tf/g)].map((size) => Number(size[1]));
    if (sizes.length > 0) sheets.push(new Set(sizes));
  }
  return sheets;
}
