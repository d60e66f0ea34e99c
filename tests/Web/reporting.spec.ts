import type { Page } from '@playwright/test';
import { demonstration, signInAs } from './support/demo.ts';
import { LOOKS, expectClean } from './support/look.ts';
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

  test('a device that does not say where it is has that said, and why', async ({ browser }) => {
    const page = await signInAs(browser, hub.url, 'Jonas Aaby');
    const mine = page.getByRole('button', { name: 'Min position' });
    await page.goto(`${hub.url}/meld`);
    // No permission was given to this browser.
    await mine.click();
    await expect(page.getByText(/^Browseren afviser at give din position videre\. Tillad det ved/)).toBeVisible();
    for (const [code, says] of [
      [2, /^Enheden ved ikke lige nu, hvor den er\./],
      [3, /^Positionen kom ikke inden for 10 sekunder\./],
    ] as const) {
      await page.evaluate((wrong) => {
        navigator.geolocation.getCurrentPosition = (_, failed) =>
          failed?.({ code: wrong, message: '' } as GeolocationPositionError);
      }, code);
      await mine.click();
      await expect(page.getByText(says)).toBeVisible();
      await expect(page.getByText(/^Browseren afviser/)).toHaveCount(0);
    }
    // Another place is chosen, and it is no longer about that.
    const search = page.getByRole('combobox', { name: 'Søg efter et sted' });
    await search.fill('Blågårds Plads');
    await search.press('Enter');
    await expect(page.getByText(/^Positionen kom ikke/)).toHaveCount(0);
  });

  test('a device that is elsewhere is told so in one way, and the Hub is not asked', async ({ browser }) => {
    const page = await signInAs(browser, hub.url, 'Jonas Aaby', {
      permissions: ['geolocation'],
      // Malmö: within the square around Sjælland, and beyond the Sound.
      geolocation: { longitude: 13.0038, latitude: 55.605 },
    });
    const wrong: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 400) wrong.push(`${response.status()} ${response.url()}`);
    });
    const says = 'Enheden siger, at den er uden for Sjælland, som er det, systemet dækker. Klik på kortet, eller søg efter stedet.';
    await page.getByRole('button', { name: 'Min position' }).click();
    await expect(page.getByText(says)).toBeVisible();
    await page.goto(`${hub.url}/meld`);
    await page.getByRole('button', { name: 'Min position' }).first().click();
    await expect(page.getByText(says)).toHaveCount(1);
    await expect(page.getByText(/ligger uden for Sjælland/)).toHaveCount(0);
    expect(wrong).toEqual([]);
  });

  test('an answer that does not come is no lost connection while the picture comes', async ({ browser }) => {
    const page = await signInAs(browser, hub.url, 'Jonas Aaby');
    await fill(page, 'Brand', 'Husum Torv');
    await expect(page.getByText(/^Ledergruppen /)).toHaveCount(1);
    await page.route('**/api/v1/incidents', () => undefined);
    await page.getByRole('button', { name: /Send melding og alarmér/ }).click();
    await expect(page.getByText('Intet svar endnu. Meldingen er gemt og sendes igen, til den er modtaget.')).toBeVisible();
    await expect(page.getByText(/Ingen forbindelse/)).toHaveCount(0);
    await expect(page.getByText('Forbundet', { exact: true }).first()).toBeVisible();
  });

  test('a street is found by its name, and a spot as a sailor writes it', async ({ browser }) => {
    const page = await signInAs(browser, hub.url, 'Jonas Aaby');
    await page.goto(`${hub.url}/meld`);
    const search = page.getByRole('combobox', { name: 'Søg efter et sted' });
    await search.fill('Nørrebrogade');
    await expect(page.getByRole('option', { name: /^Nørrebrogade gade · Nørrebro/ })).toBeVisible();
    await search.press('Enter');
    await expect(page.getByText(/^Valgt er midten af Nørrebrogade\./)).toBeVisible();
    await search.fill('55°41\'20.1"N 12°33\'10"E');
    await search.press('Enter');
    await expect(page.getByText(/^Valgt er midten af/)).toHaveCount(0);
    await expect(page.getByText(/Ligger i .*Nørrebro/)).toBeVisible();
  });

  test('what was typed and is no place yet alerts nobody by mistake', async ({ browser }, info) => {
    for (const width of [1440, 360]) {
      const page = await signInAs(browser, hub.url, 'Jonas Aaby', { viewport: { width, height: 900 } });
      await page.goto(`${hub.url}/meld`);
      await page.getByText('Brand', { exact: true }).click();
      await page.getByText('Stabsberedskab', { exact: true }).click();
      await page.getByRole('textbox', { name: 'Hvad er sket?' }).fill('Der brænder en container.');
      const search = page.getByRole('combobox', { name: 'Søg efter et sted' });
      const open = page.getByText('Stedet er ikke valgt endnu');
      await search.fill('Ukendt Plads');
      await expect(open).toBeVisible();
      await expect(page.getByText('I søgefeltet står »Ukendt Plads«')).toBeVisible();
      await expect(page.getByText(/alarmeres nu/)).toHaveCount(0);
      await expect(page.getByRole('button', { name: 'Send melding og alarmér', exact: true })).toBeVisible();
      await open.scrollIntoViewIfNeeded();
      await page.screenshot({ path: info.outputPath(`open-${width}.png`) });
      // Left without a choice it is still no place; and sending says so.
      await page.getByRole('textbox', { name: 'Hvad er sket?' }).focus();
      await expect(open).toBeVisible();
      // "Uden sted" is a choice, and takes back what was typed; what is typed after it stands again.
      await page.getByRole('button', { name: 'Uden sted' }).click();
      await expect(open).toHaveCount(0);
      await search.fill('48.85 2.35');
      await expect(page.getByText(/»48\.85 2\.35« ligger uden for Sjælland/).first()).toBeVisible();
      await expect(open).toBeVisible();
      await page.getByRole('button', { name: 'Send melding og alarmér', exact: true }).click();
      await expect(page.getByText('Vælg et sted på kortet, eller vælg Uden sted.')).toBeVisible();
      await expect(page).toHaveURL(/\/meld$/);
      // Two zeros are no kindergarten.
      await search.fill('0 0');
      await expect(page.getByText(/»0 0« ligger uden for Sjælland/).first()).toBeVisible();
      await expect(page.getByRole('option')).toHaveCount(0);
      await search.fill('Blågårds Plads');
      await search.press('Enter');
      await expect(open).toHaveCount(0);
      await expect(page.getByText('Ledergruppen Nørrebro')).toBeVisible();
      await page.context().close();
    }
  });

  for (const look of LOOKS) {
    test(`a bydel is no spot, and everybody is told so, ${look.name}`, async ({ browser }) => {
      const page = await signInAs(browser, hub.url, 'Jonas Aaby', look.context);
      await page.goto(`${hub.url}/meld`);
      await write(page, 'Sammenstød', 'Indre By');
      await expect(page.getByText('Meldes som et sted i Indre By: det præcise sted er ikke kendt.')).toBeVisible();
      await expect(page.getByRole('strong').filter({ hasText: 'Sammenstød i Indre By' })).toBeVisible();
      await expect(page.getByText('Ledergruppen Indre By')).toBeVisible();
      await expect(page.getByText(/^Ledergruppen /)).toHaveCount(1);
      await expectClean(page, 'the report of a bydel');
      await seen(page, `report-${look.width}`);
      await page.getByRole('button', { name: /Send melding og alarmér/ }).click();
      await expect(page.getByRole('heading', { name: 'Sammenstød i Indre By', level: 1 })).toBeVisible();
      await expect(page.getByText('et sted i bydelen · Indre By').first()).toBeVisible();
      if (look.width === 360) await page.getByRole('button', { name: 'Kort', exact: true }).click();
      await expect(page.getByRole('list', { name: 'Hændelser på kortet' })).toContainText('et sted i bydelen');
      await seen(page, `incident-${look.width}`);
    });
  }

  async function fill(page: Page, type: string, place: string): Promise<void> {
    await page.getByRole('link', { name: 'Meld hændelse' }).click();
    await write(page, type, place);
  }

  /** To be looked at by whoever asks for it. */
  async function seen(page: Page, name: string): Promise<void> {
    const folder = process.env.BEREDSKAB_LOOK;
    if (folder) await page.screenshot({ path: `${folder}/somewhere-${name}.png` });
  }

  async function write(page: Page, type: string, place: string): Promise<void> {
    await page.getByText(type, { exact: true }).click();
    await page.getByText('Stabsberedskab', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Hvad er sket?' }).fill('Cirka 20 unge er samlet.');
    const search = page.getByRole('combobox', { name: 'Søg efter et sted' });
    await search.fill(place);
    await search.press('Enter');
    await expect(search).toHaveValue(place);
  }
});
