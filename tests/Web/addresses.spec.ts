import type { Page } from '@playwright/test';
import { install, password, type Installation } from './support/installation.ts';
import { expectClean } from './support/look.ts';
import { startFakeAddresses } from './support/programs.ts';
import { expect, test } from './support/test.ts';

const token = 'fake-token-of-the-browser-tests';

/** Street addresses, found by a service that is sometimes down. */
test.describe('addresses', () => {
  let installed: Installation;
  let service: Awaited<ReturnType<typeof startFakeAddresses>>;

  test.beforeAll(async ({ playwright }) => {
    service = await startFakeAddresses(token);
    installed = await install(playwright, [['noerrebro', 'Nørrebro']], {
      BEREDSKAB_Addresses__Url: service.url,
      BEREDSKAB_Addresses__Token: token,
      // The machine does much else meanwhile.
      BEREDSKAB_Addresses__TimeoutSeconds: '10',
      // So that one that was down is asked again at once.
      BEREDSKAB_Addresses__OutageRestSeconds: '0.5',
    });
  });

  test.afterAll(async () => {
    await installed?.end();
    await service?.kill();
  });

  test('an address is found where one reports, with the keyboard alone, on any screen', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const bodies: Promise<string>[] = [];
    page.on('response', (answer) => {
      if (answer.url().includes('/api/')) bodies.push(answer.text().catch(() => ''));
    });
    for (const [scheme, width] of [
      ['dark', 1440],
      ['light', 360],
      ['light', 1440],
      ['dark', 360],
    ] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      await report(page, 'SOF Nørrebro');
      const search = page.getByRole('combobox', { name: 'Søg efter et sted' });
      await search.focus();
      // The draft keeps what was chosen before.
      await page.keyboard.press('Control+a');
      // "Blå" alone is a place: it shows at once, and nobody is asked.
      await page.keyboard.type('Blågårds');
      await expect(page.getByRole('option', { name: /^Blågårds Plads/ })).toBeVisible();
      await page.keyboard.type('gade 12');
      const address = page.getByRole('option', { name: 'Blågårdsgade 120, 2200 København N adresse' });
      await expect(address).toBeVisible();
      for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowDown');
      await expect(address).toHaveAttribute('aria-selected', 'true');
      await expectClean(page, `addresses ${scheme} ${width}`);
      await look(page, `found-${scheme}-${width}`);
      await page.keyboard.press('Enter');
      await expect(search).toHaveValue('Blågårdsgade 120, 2200 København N');
      await expect(page.getByText('Ligger i')).toBeVisible();
    }
    // The Hub asks, the browser does not; and no page is told the token.
    expect(asked.filter((url) => !url.startsWith(installed.hub.url))).toEqual([]);
    expect(asked.filter((url) => decodeURIComponent(url).includes('gade 12'))).toEqual([]);
    expect((await Promise.all(bodies)).filter((body) => body.includes(token))).toEqual([]);
    expect(installed.hub.output()).not.toContain(token);
  });

  test('while the service is down the field says so, and the rest works', async ({ page }) => {
    await service.fault('Broken');
    for (const [scheme, width] of [
      ['dark', 1440],
      ['light', 360],
    ] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      await report(page, 'SOF Nørrebro');
      const search = page.getByRole('combobox', { name: 'Søg efter et sted' });
      await search.fill('Nørrebrogade 44');
      await expect(
        page.getByText('Adresser kan ikke søges lige nu. Søg efter et sted, eller klik på kortet.'),
      ).toBeVisible();
      await expectClean(page, `addresses down ${scheme} ${width}`);
      await look(page, `down-${scheme}-${width}`);
      if (width === 360) {
        // It is back, and nobody types anything more.
        await service.fault('None');
        await expect(page.getByRole('option', { name: /^Nørrebrogade 44/ })).toBeVisible();
      }
      await search.fill('Blågårds Plads');
      await expect(page.getByText(/Adresser kan ikke søges/)).toHaveCount(0);
      await search.press('Enter');
      await expect(search).toHaveValue('Blågårds Plads');
      await expect(page.getByText('Ligger i')).toBeVisible();
    }
    await service.fault('None');
  });

  test('a street without a number offers the first of its houses', async ({ page }) => {
    await report(page, 'SOF Nørrebro');
    const search = page.getByRole('combobox', { name: 'Søg efter et sted' });
    await search.fill('Blågårdsgade');
    await expect(page.getByRole('option', { name: 'Blågårdsgade 120, 2200 København N adresse' })).toBeVisible();
    // The map draws the street too.
    await expect(page.getByRole('option', { name: /^Blågårdsgade gade/ })).toBeVisible();
  });

  test('an address without a place that can be used is said so, and nothing is chosen', async ({ page }) => {
    await report(page, 'SOF Nørrebro');
    const search = page.getByRole('combobox', { name: 'Søg efter et sted' });
    await service.fault('Swapped');
    await search.fill('Nørrebrogade 44');
    await expect(page.getByRole('option', { name: /^Nørrebrogade 44/ })).toBeVisible();
    await search.press('Enter');
    await expect(page.getByText('Adressen har ingen plads, der kan bruges. Klik på kortet i stedet.')).toBeVisible();
    await service.fault('None');
    await search.fill('Nørrebrogade 4');
    // Enter before anything has come takes what comes.
    await search.press('Enter');
    await expect(search).toHaveValue('Nørrebrogade 44, 2200 København N');
  });

  test('the search of the whole page finds addresses too', async ({ page }) => {
    await signIn(page, 'SOF Nørrebro');
    await page.getByRole('button', { name: /^Søg/ }).first().click();
    await page.getByRole('combobox').fill('Nørrebrogade 44');
    const address = page.getByRole('option', { name: 'Nørrebrogade 44, 2200 København N' });
    await expect(address).toBeVisible();
    await expectClean(page, 'search with addresses');
    await look(page, 'search');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  async function signIn(page: Page, key: string): Promise<void> {
    await page.context().clearCookies();
    await page.goto(installed.hub.url);
    await page.getByRole('textbox', { name: 'Brugernavn' }).fill(installed.members.get(key)!.userName);
    await page.getByLabel('Adgangskode').fill(password);
    await page.getByRole('button', { name: 'Log ind', exact: true }).click();
    await expect(page.getByText('Forbundet', { exact: true }).first()).toBeVisible();
  }

  async function report(page: Page, key: string): Promise<void> {
    await signIn(page, key);
    await page.goto(`${installed.hub.url}/meld`);
    await expect(page.getByRole('heading', { name: 'Meld hændelse' })).toBeVisible();
  }

  /** To be looked at by whoever asks for it. */
  async function look(page: Page, name: string): Promise<void> {
    const folder = process.env.BEREDSKAB_LOOK;
    if (folder) await page.screenshot({ path: `${folder}/addresses-${name}.png` });
  }
});
