import type { Browser, Page } from '@playwright/test';
import { Api, install, password, type Installation } from './support/installation.ts';
import { uuidv7 } from './support/uuid.ts';
import { expectClean } from './support/look.ts';
import { expect, test } from './support/test.ts';

/** A provider that is down is on the screens of those who can act on it, while it lasts. */
test.describe('the SMS provider is down', () => {
  let installation: Installation;

  test.beforeAll(async ({ playwright }) => {
    installation = await install(playwright, [['noerrebro', 'Nørrebro']]);
  });

  test.afterAll(async () => installation?.end());

  test('the Sekretariat is told, a leader is not, and it is over when the provider is back', async ({
    browser,
    playwright,
  }) => {
    const inger = await signIn(browser, 'sekretariatet', 'dark', 1440);
    const jonas = await signIn(browser, 'sof-nørrebro', 'dark', 1440);
    const phone = await signIn(browser, 'sekretariatet', 'light', 360);
    await provider(inger, true);
    const api = await Api.signIn(playwright, installation.hub.url, 'sof-nørrebro');
    await api.command('/incidents', {
      incidentId: uuidv7(),
      type: 'sammenstoed',
      level: 2,
      scope: 'lokal',
      position: { longitude: 12.556, latitude: 55.687 },
      what: 'To grupper støder sammen.',
    });
    await api.close();

    for (const page of [inger, phone]) {
      await expect(
        page
          .getByRole('alert')
          .getByText(/Sms-udbyderen har ikke svaret siden kl\. \d\d[.:]\d\d, og 4 beskeder venter/),
      ).toBeVisible();
      await expect(page.getByRole('alert').getByText(/Ring til dem, der kun har sms/)).toBeVisible();
      await expectClean(page, `provider down, ${page.viewportSize()!.width} px`);
      if (process.env.SCREENS) {
        await page.screenshot({ path: `${process.env.SCREENS}/down-${page.viewportSize()!.width}.png` });
      }
    }
    await expect(jonas.getByRole('link', { name: /Sammenstød/ }).first()).toBeVisible();
    await expect(jonas.getByRole('alert').getByText(/Sms-udbyderen/)).toHaveCount(0);

    await provider(inger, false);
    for (const page of [inger, phone]) {
      await expect(page.getByRole('alert').getByText(/Sms-udbyderen har ikke svaret/)).toHaveCount(0, {
        timeout: 60_000,
      });
    }
    const sent = await (await inger.request.get(`${installation.twilio.url}/_fake/messages`)).json();
    expect(sent).toHaveLength(4);
  });

  async function provider(page: Page, down: boolean) {
    const answer = await page.request.put(`${installation.twilio.url}/_fake/down?down=${down}`);
    expect(answer.status()).toBe(204);
  }

  async function signIn(browser: Browser, userName: string, colorScheme: 'dark' | 'light', width: number) {
    const context = await browser.newContext({
      colorScheme,
      viewport: { width, height: 900 },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await page.goto(installation.hub.url);
    await page.getByRole('textbox', { name: 'Brugernavn' }).fill(userName);
    await page.getByLabel('Adgangskode').fill(password);
    await page.getByRole('button', { name: 'Log ind' }).click();
    await expect(page.getByText('Forbundet', { exact: true }).first()).toBeVisible();
    return page;
  }
});
