import { demonstration, signInAs } from './support/demo.ts';
import { expect, test } from './support/test.ts';

/** An incident on paper: nobody can choose a tab there, so that all of it is. */
test.describe('printing an incident', () => {
  const hub = demonstration();

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
