import type { Page } from '@playwright/test';
import { demonstration, signInAs } from './support/demo.ts';
import { expect, test } from './support/test.ts';

/** Reporting when the network is slow, or answers in another order than usual: never wrong, and never in the way. */
test.describe('reporting', () => {
  const hub = demonstration();

  test('the incident is opened when the answer comes before the live change', async ({ browser }) => {
    const page = await signInAs(browser, hub.url, 'Jonas Aaby');
    const held: (() => void)[] = [];
    let holding = false;
    await page.routeWebSocket(/\/live/, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((message) => {
        // A heartbeat too would tell the page that it lacks something, and it would ask.
        if (holding) held.push(() => socket.send(message));
        else socket.send(message);
      });
    });
    await page.reload();
    await expect(page.getByText('Forbundet', { exact: true }).first()).toBeVisible();
    await fill(page, 'Stenkast', 'Blågårds Plads');
    await expect(page.getByText('Ledergruppen Nørrebro')).toBeVisible();
    holding = true;
    await page.getByRole('button', { name: 'Send melding og alarmér 4 ledere' }).click();
    await expect(page.getByText('Meldingen er sendt. Den vises her, så snart billedet er hentet.')).toBeVisible();
    holding = false;
    for (const release of held) release();
    await expect(page.getByRole('heading', { name: 'Stenkast ved Blågårds Plads', level: 1 })).toBeVisible();
  });

  test('the incident is opened when the live change comes before the answer', async ({ browser }) => {
    const page = await signInAs(browser, hub.url, 'Jonas Aaby');
    let answer = (): void => undefined;
    const released = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/api/v1/incidents', async (route) => {
      const response = await route.fetch();
      await released;
      await route.fulfill({ response });
    });
    await fill(page, 'Brand', 'Blågårds Plads');
    await page.getByRole('button', { name: 'Send melding og alarmér 4 ledere' }).click();
    await expect(page.getByText(/Ny hændelse \d+: Brand ved Blågårds Plads/)).toBeAttached();
    answer();
    await expect(page.getByRole('heading', { name: 'Brand ved Blågårds Plads', level: 1 })).toBeVisible();
  });

  test('a preview of another choice is never shown, and sending does not wait for the right one', async ({
    browser,
  }) => {
    const page = await signInAs(browser, hub.url, 'Jonas Aaby');
    let holding = false;
    await page.route('**/api/v1/preview', (route) => (holding ? undefined : route.continue()));
    await fill(page, 'Sammenstød', 'Blågårds Plads');
    await expect(page.getByText('Ledergruppen Nørrebro')).toBeVisible();
    holding = true;
    await page.getByText('Operationsberedskab', { exact: true }).click();
    await expect(page.getByText('Finder ud af, hvem der alarmeres')).toBeVisible();
    await expect(page.getByText('Ledergruppen Nørrebro')).toHaveCount(0);
    await expect(page.getByText(/SSP-BEREDSKAB \d{4}/)).toHaveCount(0);
    await page.getByRole('button', { name: 'Send melding og alarmér', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Sammenstød ved Blågårds Plads', level: 1 })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Ledergruppen Nørrebro' })).toBeVisible();
  });

  test('a search that finds nothing says what is still chosen', async ({ browser }) => {
    const page = await signInAs(browser, hub.url, 'Jonas Aaby');
    await fill(page, 'Brand', 'Blågårds Plads');
    const search = page.getByRole('combobox', { name: 'Søg efter et sted' });
    await search.fill('Qwertyvej');
    await search.press('Enter');
    await expect(page.getByText('Intet sted hedder »Qwertyvej«. Valgt er stadig: Blågårds Plads.')).toBeVisible();
    await search.press('Tab');
    await expect(page.getByText('Intet sted hedder »Qwertyvej«. Valgt er stadig: Blågårds Plads.')).toBeVisible();
    await expect(search).toHaveValue('Blågårds Plads');
    await search.fill('Mimersparken');
    await search.press('Enter');
    await expect(page.getByText(/Intet sted hedder/)).toHaveCount(0);
    await expect(search).toHaveValue('Mimersparken');
  });

  async function fill(page: Page, type: string, place: string): Promise<void> {
    await page.getByRole('link', { name: 'Meld hændelse' }).click();
    await page.getByText(type, { exact: true }).click();
    await page.getByText('Stabsberedskab', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Hvad er sket?' }).fill('Cirka 20 unge er samlet.');
    const search = page.getByRole('combobox', { name: 'Søg efter et sted' });
    await search.fill(place);
    await search.press('Enter');
    await expect(search).toHaveValue(place);
  }
});
