import type { Page } from '@playwright/test';
import { install, password, type Installation } from './support/installation.ts';
import { startHub, temporaryFolder } from './support/programs.ts';
import { expectClean } from './support/look.ts';
import { expect, test } from './support/test.ts';

test.describe('what nobody leads, and what one does not see', () => {
  let there: Installation;

  test.beforeAll(async ({ playwright }) => {
    there = await install(playwright, [
      ['noerrebro', 'Nørrebro'],
      ['bispebjerg', 'Bispebjerg'],
    ]);
  });
  test.afterAll(() => there.end());

  test('a clean installation says at once which bydele have no ledergruppe, and who is alerted instead', async ({
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
    await expect(page).toHaveURL(/opsaetning\/ledergrupper/);
    await expect(page.getByText(/Indre By, .*Valby.* og Amager Vest\. Sker der noget dér, alarmeres/)).toBeVisible();
    await look(page);
    await hub.kill();
    store.remove();
  });

  test('the Sekretariat sees what is left, on the front page, in the set-up and with the plan', async ({ page }) => {
    await signIn(page, 'Sekretariatet');
    const line = page.getByRole('link', { name: '8 områder har ingen ledergruppe' });
    await expect(line).toBeVisible();
    await page.goto(`${there.hub.url}/vagtplan`);
    await expect(line).toBeVisible();
    await line.click();
    await expect(page.getByText(/alarmeres Sekretariatets vagt i stedet/)).toBeVisible();
  });

  test('a leader is not asked to do what only others can', async ({ page }) => {
    await signIn(page, 'SOF Nørrebro');
    await expect(page.getByText('Ingen hændelser i gang')).toBeVisible();
    await expect(page.getByText(/har ingen ledergruppe/)).toHaveCount(0);
  });

  test('a partner that takes part in nothing is not told that the city is quiet', async ({ page }) => {
    await signIn(page, 'Partner');
    await expect(page.getByText('I er ikke med i nogen hændelse i gang')).toBeVisible();
    await expect(page.getByText(/Der kan ske andet i byen/)).toBeVisible();
    await look(page);
    for (const wrong of ['Ingen hændelser i gang', 'Hele byen', 'Ingen aktivering']) {
      await expect(page.getByText(wrong, { exact: true })).toHaveCount(0);
    }
  });

  /** Nothing that somebody cannot read, on a desk or on a phone, and nothing wider than the screen. */
  async function look(page: Page): Promise<void> {
    for (const width of [1440, 360]) {
      await page.setViewportSize({ width, height: 800 });
      await expectClean(page, `unled, ${width} px`);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  }

  async function signIn(page: Page, key: string): Promise<void> {
    await page.goto(there.hub.url);
    await page.getByRole('textbox', { name: 'Brugernavn' }).fill(there.members.get(key)!.userName);
    await page.getByLabel('Adgangskode').fill(password);
    await page.getByRole('button', { name: 'Log ind' }).click();
    await expect(page.getByText('Forbundet', { exact: true }).first()).toBeVisible();
  }
});
