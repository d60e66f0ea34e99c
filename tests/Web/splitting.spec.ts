import type { Page } from '@playwright/test';
import { demonstration, signInAs } from './support/demo.ts';
import { Api } from './support/installation.ts';
import { expectClean } from './support/look.ts';
import { expect, test, type Playwright } from './support/test.ts';
import { uuidv7 } from './support/uuid.ts';

/** What was one report turns out to be two: the spot that goes with the other is the first one's no longer. */
test.describe('splitting', () => {
  const hub = demonstration();
  test.use({ actionTimeout: 20_000 });

  test('a spot is taken out of the first, in one go, and both logs tell', async ({ browser, playwright }) => {
    const first = await report(playwright, {
      shape: { type: 'MultiPoint', coordinates: [[12.5427, 55.7022], [12.5853, 55.709]] },
    });
    const page = await signInAs(browser, hub.url, 'Jonas Aaby');
    await split(page, first);

    // Untouched, it would be the same incident once more.
    await expect(page.getByText(`Den nye er magen til hændelse ${first}: samme type, sted og svar.`)).toBeVisible();
    const send = page.getByRole('button', { name: /^Send melding/ });
    await expect(send).toHaveAttribute('aria-disabled', 'true');

    // One of its two spots is the other's: one spot is enough.
    await page.getByRole('button', { name: /^Fjern.*sted 1/ }).click();
    await expect(page.getByText(/Den nye er magen til/)).toHaveCount(0);
    await expect(page.getByText(/Sæt ét sted til/)).toHaveCount(0);
    await expect(send).toHaveAttribute('aria-disabled', 'false');
    const take = page.getByRole('checkbox', { name: new RegExp(`^Fjern stedet fra hændelse ${first}`) });
    await expect(take).toBeChecked();
    await expectClean(page, 'split form');
    await send.click();

    await expect(page.getByText('Hændelsen er meldt').or(page.getByRole('link', { name: /Brand/ })).first()).toBeVisible();
    await page.goto(`${hub.url}/haendelse/${first}`);
    await page.getByRole('tab', { name: /^Log/ }).click();
    await expect(page.getByText(/er meldt for sig selv/)).toBeVisible();
    await expect(page.getByText(/^Flyttet til/)).toBeVisible();
  });

  test('of a single spot it is said that both have it', async ({ browser, playwright }) => {
    const first = await report(playwright, { position: { longitude: 12.5539, latitude: 55.6872 } });
    const page = await signInAs(browser, hub.url, 'Jonas Aaby');
    await split(page, first);
    await expect(page.getByText(`Den nye og hændelse ${first} har nu samme sted.`)).toBeVisible();
    await expect(page.getByRole('checkbox', { name: /^Fjern sted/ })).toHaveCount(0);
    await page.getByRole('radio', { name: 'Stenkast' }).check({ force: true });
    await expect(page.getByRole('button', { name: /^Send melding/ })).toHaveAttribute('aria-disabled', 'false');
  });

  async function report(playwright: Playwright, place: Record<string, unknown>): Promise<number> {
    const jonas = await Api.asDemo(playwright, hub.url, 'Jonas Aaby');
    const incidentId = uuidv7();
    await jonas.command('/incidents', {
      incidentId, type: 'brand', level: 1, scope: 'lokal', what: 'Ild i to containere.', ...place,
    });
    const { incident } = await jonas.get<{ incident: { number: number } }>(`/incidents/${incidentId}`);
    await jonas.close();
    return incident.number;
  }

  async function split(page: Page, first: number): Promise<void> {
    await page.goto(`${hub.url}/haendelse/${first}`);
    await page.getByRole('button', { name: 'Mere om hændelsen' }).click();
    await page.getByRole('menuitem', { name: 'Del …' }).click();
    await expect(page.getByText(`Deles ud af hændelse ${first}`)).toBeVisible();
  }
});
