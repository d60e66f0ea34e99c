import { demonstration, signInAs } from './support/demo.ts';
import { expect, test } from './support/test.ts';

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
      // Paper is light: what is drawn is, and it is drawn.
      const looks = await map.evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        const colours = new Set<number>();
        let light = 0;
        for (let i = 0; i < data.length; i += 4 * 97) {
          colours.add((data[i]! << 16) | (data[i + 1]! << 8) | data[i + 2]!);
          if (data[i]! + data[i + 1]! + data[i + 2]! > 450) light++;
        }
        return { colours: colours.size, light: light / (data.length / (4 * 97)) };
      });
      expect(looks.colours).toBeGreaterThan(20);
      expect(looks.light).toBeGreaterThan(0.7);
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
      const parts = ['Overblik', 'Log', 'Beslutninger', 'Opgaver', 'Alarmering'];
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
});
