import type { BrowserContext, Locator, Page } from '@playwright/test';
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

/** What a test asks of a page is taken for a touch by the browser; whoever opens the page has asked nothing. */
const untouched = (): void => {
  Object.defineProperty(UserActivation.prototype, 'hasBeenActive', { get: () => false });
};

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

    // On a phone too it stands at the foot, and the first touch counts for what it meets as well.
    await page.setViewportSize({ width: 360, height: 740 });
    await page.reload();
    await expect(blocked).toBeVisible();
    await page.getByRole('button', { name: 'Menu' }).click();
    await expect(page.getByRole('menuitemcheckbox', { name: 'Lyd ved alarm' })).toBeVisible();
    await expect(blocked).toHaveCount(0);
    await context.close();
  });

  test('what says so lies over nothing that can be pressed, at any width, and what is pressed stays where it is', async ({
    browser,
  }) => {
    test.slow();
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    await context.addInitScript(untouched);
    const page = await listener(context);
    const blocked = page.getByRole('button', { name: 'Lyden er blokeret, til du trykker her' });
    for (const width of [360, 760, 1024, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      for (const path of ['/', '/haendelse/1', '/oevelse/1', '/meld', '/vagtplan', '/saadan-naas-du']) {
        const where = `${path} at ${width}`;
        // Without a touch the page cannot know that one is here.
        await page.goto(hub.url + path);
        await expect(blocked, where).toBeVisible();
        await expect(page.getByText('Forbundet', { exact: true }).first()).toBeVisible();
        if (await page.getByRole('application').isVisible())
          await expect(page.getByRole('application')).toHaveAttribute('data-to-pixel', /\d/);
        const folder = process.env.BEREDSKAB_LOOK;
        if (folder) await page.screenshot({ path: `${folder}/sound-${width}${path.replaceAll('/', '-')}.png` });
        const { pressable, covered, spills } = await lookedAt(blocked);
        expect(pressable, `buttons and the like, ${where}`).toBeGreaterThan(2);
        expect(covered, where).toEqual([]);
        expect(spills, `the words go out of it, ${where}`).toBe(false);
      }
    }
    await context.close();
  });

  test('it goes when the press that lets the sound be heard has ended, and no sooner', async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    await context.addInitScript(untouched);
    const page = await listener(context);
    await page.reload();
    const blocked = page.getByRole('button', { name: 'Lyden er blokeret, til du trykker her' });
    await expect(blocked).toBeVisible();
    const map = page.getByRole('button', { name: 'Kort', exact: true });
    const { x, y, width, height } = (await map.boundingBox())!;
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await expect.poll(() => page.evaluate(() => navigator.userActivation.isActive)).toBe(true);
    await expect(blocked).toBeVisible();
    expect((await map.boundingBox())!.y).toBe(y);
    await page.mouse.up();
    await expect(map).toHaveAttribute('aria-current', 'page');
    await expect(blocked).toHaveCount(0);
    await context.close();
  });
});

/**
 * What can be pressed where the bar is not there to be seen, and cannot where it is: by the middles, the edges and the
 * corners. Also of a bar that lets touches through: what cannot be seen is not pressed.
 */
const lookedAt = (blocked: Locator): Promise<{ pressable: number; covered: string[]; spills: boolean }> =>
  blocked.evaluate((bar: HTMLElement) => {
    bar.style.pointerEvents = 'auto';
    const others = [
      ...document.querySelectorAll<HTMLElement>('button, a[href], label, input, select, textarea, summary, [role=tab]'),
    ].filter((one) => one !== bar);
    const spots = others.flatMap((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      if (width === 0 || height === 0) return [];
      return [0.1, 0.5, 0.9].flatMap((right) =>
        [0.1, 0.5, 0.9].map((down) => ({ element, x: left + right * width, y: top + down * height })),
      );
    });
    const meets = ({ element, x, y }: (typeof spots)[number]): boolean => {
      const met = document.elementFromPoint(x, y);
      return met !== null && (element === met || element.contains(met));
    };
    bar.style.visibility = 'hidden';
    const before = spots.filter(meets);
    bar.style.visibility = '';
    const covered = before.filter((spot) => !meets(spot)).map(({ element, x, y }) => {
      const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40);
      return `${name} at ${Math.round(x)} ${Math.round(y)}`;
    });
    const { left, right, top, bottom } = bar.getBoundingClientRect();
    return {
      pressable: new Set(before.map(({ element }) => element)).size,
      covered,
      spills:
        bar.scrollWidth > bar.clientWidth || bar.scrollHeight > bar.clientHeight ||
        left < 0 || top < 0 || right > innerWidth || bottom > innerHeight,
    };
  });
