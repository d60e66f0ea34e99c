import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { startHub, temporaryFolder, type Program } from './support/programs.ts';
import { expect, test } from './support/test.ts';

/** No page of the demonstration violates WCAG 2.1 AA, in either theme, on a desk or on a phone. */
test.describe('accessibility', () => {
  let hub: Program;
  const store = temporaryFolder();

  test.beforeAll(async () => {
    hub = await startHub({ arguments: ['demo', '--folder', store.path] });
  });

  test.afterAll(async () => {
    await hub?.kill();
    store.remove();
  });

  for (const colorScheme of ['dark', 'light'] as const) {
    for (const width of [1440, 360]) {
      test(`${colorScheme}, ${width} px wide`, async ({ browser }) => {
        const context = await browser.newContext({
          colorScheme,
          viewport: { width, height: 900 },
          reducedMotion: 'reduce',
        });
        const page = await context.newPage();
        await page.goto(hub.url);
        await expect(page.getByRole('button', { name: 'Log ind som Inger Thue' })).toBeVisible();
        await look(page, 'sign-in');
        await page.getByRole('searchbox', { name: 'Søg efter navn, rolle eller organisation' }).fill('findes ikke');
        await expect(page.getByRole('status').filter({ hasText: 'Ingen passer.' })).toBeVisible();
        await look(page, 'sign-in, nobody found');
        await page.getByRole('searchbox').fill('');
        await page.getByRole('button', { name: 'Log ind som Inger Thue' }).click();
        await expect(page.getByText('Forbundet').first()).toBeVisible();
        // Each page with what it shows last of all; the phones ask every second, so no page waits for a silent network.
        const pages: [path: string, complete: Locator][] = [
          ['/', page.getByRole('link', { name: /Stenkast ved Husum Torv/ })],
          ['/haendelse/2', page.getByRole('region', { name: 'Ledergruppen Valby' })],
          ['/meld', page.getByText('Vælg type og niveau, så står her, hvem der alarmeres.')],
          ['/vagtplan', page.getByRole('button', { name: /^Hul: ingen på vagt for KFF i Bispebjerg/ })],
          ['/vagtplan/turnus', page.getByRole('region', { name: 'Ledergruppen Valby' })],
          ['/vagtplan/bytte', page.getByRole('cell', { name: 'Ulla Hede', exact: true })],
          ['/vagtplan/kalender', page.getByText('Ingen adresser er åbne.')],
          ['/vagtplan/regneark', page.getByRole('button', { name: 'Prøv filen' })],
          ['/opsaetning/ledergrupper', page.getByRole('region', { name: 'Ledergrupper' })],
          ['/opsaetning/personer', page.getByRole('region', { name: 'Personer' })],
          ['/opsaetning/organisationer', page.getByRole('region', { name: 'Organisationer' })],
          ['/opsaetning/alarmeringsplan', page.getByRole('region', { name: 'Stabsberedskab' })],
          ['/opsaetning/hvem-kan-naas', page.getByRole('cell', { name: 'Kaj Nørbo' })],
          ['/saadan-naas-du', page.getByRole('region', { name: 'Beskeder på denne enhed' })],
          ['/opsaetning/beskedtekster', page.getByText('ØVELSE SSP-BEREDSKAB 4711').first()],
          ['/demo/telefoner', page.getByText(/SSP-BEREDSKAB \d{4}/).first()],
        ];
        for (const [path, complete] of pages) {
          await page.goto(hub.url + path);
          await expect(complete).toBeVisible();
          await look(page, path);
        }
        await page.goto(`${hub.url}/opsaetning/alarmeringsplan`);
        await page.getByRole('button', { name: 'Ret reglen: Stabsberedskab, Alle typer' }).click();
        await page.getByRole('textbox', { name: 'Trin 1 efter (min:sek)' }).fill('0:05');
        await look(page, 'alarmeringsplan, a rule with a mistake');
        await page.getByRole('button', { name: 'Fortryd ændringer' }).click();
        await page.goto(`${hub.url}/haendelse/2`);
        await page.getByRole('tab', { name: /^Alarmering/ }).click();
        await look(page, 'the alerts of an incident');
        await page.getByRole('link', { name: /^Dokumentation for alarmeringen/ }).first().click();
        await expect(page.getByRole('blockquote').first()).toBeVisible();
        await look(page, 'the proof of an alert');
        // What opens over the plan.
        await page.goto(`${hub.url}/vagtplan/turnus`);
        await page.getByRole('button', { name: 'Ret turnus for BUF i Valby' }).click();
        await expect(page.getByRole('dialog').getByRole('group', { name: 'Vagt 4' })).toBeVisible();
        await look(page, 'a rotation');
        await page.goto(`${hub.url}/vagtplan/turnus`);
        await page.getByRole('button', { name: /^Ret medlemmer og stedfortrædere for SSP i/ }).click();
        await expect(page.getByRole('dialog').getByText('+4520000100')).toBeVisible();
        await look(page, 'members and the duty phone');
        await page.goto(`${hub.url}/vagtplan`);
        await page.getByRole('button', { name: 'Ny vagt' }).click();
        await expect(page.getByRole('dialog')).toBeVisible();
        await look(page, 'a shift');
        await context.close();
      });
    }
  }

  async function look(page: Page, name: string) {
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze();
    expect(
      violations.map(({ id, nodes }) => `${name}: ${id} at ${nodes.map((node) => node.target).join(', ')}`),
    ).toEqual([]);
    // Nothing is wider than the screen.
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      `${name} scrolls sideways`,
    ).toBeLessThanOrEqual(0);
  }
});
