import type { BrowserContext, Page } from '@playwright/test';
import { Api } from './support/installation.ts';
import { startHub, temporaryFolder, type Program } from './support/programs.ts';
import { expect, test, type Playwright } from './support/test.ts';
import { uuidv7 } from './support/uuid.ts';

/** What is played is counted where the browser makes it: every oscillator that is started, with its tone. */
const listen = (): void => {
  const heard: number[] = [];
  Object.assign(globalThis, { heard });
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (this: OscillatorNode, ...when) {
    heard.push(this.frequency.value);
    return start.apply(this, when);
  };
};
const heard = (page: Page): Promise<number[]> =>
  page.evaluate(() => [...(globalThis as unknown as { heard: number[] }).heard]);

test.describe('the sound of a new alert', () => {
  let hub: Program;
  const store = temporaryFolder();
  test.beforeEach(async () => {
    hub = await startHub({ arguments: ['demo', '--folder', store.path] });
  });
  test.afterEach(async () => {
    await hub?.kill();
    store.remove();
  });

  /** Jonas sits in Nørrebro's ledergruppe. */
  async function listener(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    await page.goto(hub.url);
    await page.getByRole('button', { name: 'Log ind som Jonas Aaby' }).click();
    await expect(page.getByText('Forbundet', { exact: true }).first()).toBeVisible();
    await expect(page.getByText('Du er på vagt')).toBeVisible();
    return page;
  }

  async function reporter(playwright: Playwright, name: string) {
    const api = await Api.asDemo(playwright, hub.url, name);
    return {
      report: async (more: Record<string, unknown> = {}): Promise<void> => {
        await api.command('/incidents', {
          incidentId: uuidv7(),
          type: 'brand',
          level: 1,
          scope: 'lokal',
          position: { longitude: 12.5427, latitude: 55.7022 },
          what: 'Ild i en container.',
          ...more,
        });
      },
    };
  }
  const arrived = (page: Page, n: number) =>
    expect(page.getByRole('link', { name: /Brand/ })).toHaveCount(n);

  test('an alert is heard once, in one tab; many do not pile up; an exercise is another, lower sound', async ({
    browser,
    playwright,
  }) => {
    const context = await browser.newContext();
    await context.addInitScript(listen);
    const first = await listener(context);
    const second = await context.newPage();
    await second.goto(hub.url);
    // A second tab that has been touched, so that it could be heard as well.
    await second.getByText('Du er på vagt').click();
    const mette = await reporter(playwright, 'Mette Lindholm');
    expect(await heard(first)).toEqual([]);

    await mette.report();
    await arrived(first, 1);
    await arrived(second, 1);
    await expect.poll(async () => (await heard(first)).length + (await heard(second)).length).toBe(6);
    expect(await heard(second)).toEqual([]);
    const alert = await heard(first);

    // Elsewhere, and not his: it is shown, and nothing is heard.
    await mette.report({ position: { longitude: 12.5115, latitude: 55.6622 } });
    await arrived(first, 2);
    expect(await heard(first)).toEqual(alert);

    for (let i = 0; i < 5; i++) await mette.report();
    await arrived(first, 7);
    await expect.poll(async () => (await heard(first)).length, { timeout: 15_000 }).toBeGreaterThan(6);
    expect((await heard(first)).length, 'five more are at most two more sounds').toBeLessThanOrEqual(18);

    // The first tab is closed, and the second takes over: the lock is another tab's than it was.
    const mine = () => second.evaluate(async () => (await navigator.locks.query()).held?.[0]?.clientId ?? null);
    const closed = await mine();
    await first.close();
    await second.bringToFront();
    await expect.poll(async () => [null, closed].includes(await mine())).toBe(false);
    await mette.report({ exercise: true });
    await expect(second.getByRole('link', { name: /ØVELSE|Brand/ })).toHaveCount(8);
    await expect.poll(() => heard(second)).toHaveLength(2);
    expect(Math.max(...(await heard(second)))).toBeLessThan(Math.min(...alert));
    await context.close();
  });

  test('it can be tried, muted and heard again, by keyboard, and is remembered on the device', async ({
    browser,
    playwright,
  }) => {
    const context = await browser.newContext();
    await context.addInitScript(listen);
    const page = await listener(context);
    const mette = await reporter(playwright, 'Mette Lindholm');

    await page.getByRole('button', { name: 'Menu' }).focus();
    await page.keyboard.press('Enter');
    const choice = page.getByRole('menuitemcheckbox', { name: 'Lyd ved alarm' });
    await expect(choice).toHaveAttribute('aria-checked', 'true');
    await page.getByRole('menuitem', { name: 'Prøv lyden' }).press('Enter');
    await expect(page.getByText('Sådan lyder en alarm til dig.')).toBeVisible();
    await expect.poll(async () => (await heard(page)).length).toBe(6);

    await page.getByRole('button', { name: 'Menu' }).press('Enter');
    await choice.press('Enter');
    await expect(choice).toHaveAttribute('aria-checked', 'false');
    await page.keyboard.press('Escape');
    await page.reload();
    const unmute = page.getByRole('button', { name: 'Lyden er slået fra. Slå den til' });
    await expect(unmute).toBeVisible();
    // Muted, so there is nothing to unblock.
    await expect(page.getByText('Lyden er blokeret, til du trykker her')).toHaveCount(0);
    await page.getByText('Du er på vagt').click();
    await mette.report();
    await arrived(page, 1);
    expect(await heard(page)).toEqual([]);

    await unmute.click();
    await expect(unmute).toHaveCount(0);
    await mette.report();
    await arrived(page, 2);
    await expect.poll(async () => (await heard(page)).length).toBe(6);

    await page.goto(`${hub.url}/saadan-naas-du`);
    const card = page.getByRole('region', { name: 'Lyd ved alarm' });
    await expect(card.getByRole('checkbox', { name: 'Lyd, når der sker noget' })).toBeChecked();
    await card.getByRole('radio', { name: 'Høj' }).check();
    await card.getByRole('button', { name: 'Prøv lyden' }).click();
    await expect(card.getByText('Sådan lyder en alarm til dig.')).toBeVisible();
    await page.reload();
    await expect(card.getByRole('radio', { name: 'Høj' })).toBeChecked();
    await context.close();
  });

  test('until the page is touched it says that the browser blocks the sound', async ({ browser, playwright }) => {
    const context = await browser.newContext();
    await context.addInitScript(listen);
    const page = await listener(context);
    await expect(page.getByText('Lyden er blokeret, til du trykker her')).toHaveCount(0);
    await page.reload();
    const blocked = page.getByRole('button', { name: 'Lyden er blokeret, til du trykker her' });
    await expect(blocked).toBeVisible();
    const mette = await reporter(playwright, 'Mette Lindholm');
    await mette.report();
    await arrived(page, 1);
    expect(await heard(page)).toEqual([]);
    // The first touch anywhere is enough: it goes as the button is pressed, before the press has ended.
    await blocked.click({ force: true });
    await expect(blocked).toHaveCount(0);
    await mette.report();
    await expect.poll(async () => (await heard(page)).length).toBe(6);

    // On a phone it lies under the header, and what is under it can be touched at once.
    await page.setViewportSize({ width: 360, height: 740 });
    await page.reload();
    await expect(blocked).toBeVisible();
    const header = await page.locator('header').first().boundingBox();
    const bar = await blocked.boundingBox();
    expect(bar!.y).toBeGreaterThanOrEqual(header!.y + header!.height);
    await page.getByRole('button', { name: 'Menu' }).click();
    await expect(page.getByRole('menuitemcheckbox', { name: 'Lyd ved alarm' })).toBeVisible();
    await expect(blocked).toHaveCount(0);
    await context.close();
  });
});
