import type { Browser, Page } from '@playwright/test';
import { demonstration } from './support/demo.ts';
import { everyPage, opened, type Place } from './support/everyPage.ts';
import { expectClean } from './support/look.ts';
import { expect, test } from './support/test.ts';

/** No page of the demonstration violates WCAG 2.1 AA, in either theme, on a desk, a laptop, a phone, enlarged or on paper. */
test.describe('accessibility', () => {
  const hub = demonstration();

  // A page enlarged to 200 % has half of its pixels in each direction, each of them four.
  const screens = [
    { name: '1440 px wide', viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 },
    { name: '1024 px wide', viewport: { width: 1024, height: 768 }, deviceScaleFactor: 1 },
    { name: '1440 px wide at 200 %', viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 },
    { name: '360 px wide', viewport: { width: 360, height: 740 }, deviceScaleFactor: 1 },
  ];
  for (const { name, ...screen } of screens) {
    test(`dark and light, ${name}`, async ({ browser }) => {
      await visit(browser, screen, async (page, place) => {
        for (const colorScheme of ['dark', 'light'] as const) {
          await page.emulateMedia({ colorScheme });
          await expectClean(page, `${place}, ${colorScheme}, ${name}`);
        }
      });
    });
  }

  test('on paper nothing is cut off and nothing is unreadable', async ({ browser }) => {
    const [short, long] = [794, 1123]; // A4 at 96 to the inch
    await visit(browser, { viewport: { width: short, height: long } }, async (page, place) => {
      const lies = /^(\/vagtplan|a shift)/.test(place);
      await page.setViewportSize(lies ? { width: long, height: short } : { width: short, height: long });
      await page.emulateMedia({ media: 'print' });
      await expectClean(page, `${place}, printed`);
      expect.soft(await page.evaluate(cutOff), `${place}, printed, is cut off`).toEqual([]);
      await page.emulateMedia({ media: null });
      await page.setViewportSize({ width: short, height: long });
    });
  });

  test('whoever wants less motion sees none', async ({ browser }) => {
    await visit(browser, { viewport: { width: 1440, height: 900 } }, async (page, place) => {
      const moving = await page.evaluate(() =>
        document
          .getAnimations()
          .map((one) => one.effect as KeyframeEffect)
          .filter((one) => Number(one.getComputedTiming().duration) > 1)
          // What is shown for a while and then is not, does not move.
          .filter((one) => one.getKeyframes().some(({ easing }) => !easing.startsWith('steps(1')))
          .map((one) => one.target?.className ?? ''),
      );
      expect.soft(moving, `${place} moves`).toEqual([]);
    });
  });

  /** Each page, and each thing that opens over one, as somebody who may everything sees it. */
  async function visit(
    browser: Browser,
    options: Parameters<Browser['newContext']>[0],
    look: (page: Page, place: string) => Promise<void>,
  ): Promise<void> {
    const page = await (await browser.newContext({ colorScheme: 'dark', reducedMotion: 'reduce', ...options })).newPage();
    const at = (place: Place) => test.step(place, () => look(page, place));
    await page.goto(hub.url);
    await expect(page.getByRole('button', { name: 'Log ind som Inger Thue' })).toBeVisible();
    await at('sign-in');
    await page.getByRole('searchbox', { name: 'Søg efter navn, rolle eller organisation' }).fill('findes ikke');
    await expect(page.getByRole('status').filter({ hasText: 'Ingen passer.' })).toBeVisible();
    await at('sign-in, nobody found');
    await page.getByRole('searchbox').fill('');
    await page.getByRole('button', { name: 'Log ind som Inger Thue' }).click();
    await expect(page.getByText('Forbundet').first()).toBeVisible();
    for (const [path, complete] of everyPage(page)) {
      await page.goto(hub.url + path);
      const drawer = page.getByRole('button', { name: 'Hændelser', exact: true });
      if (path === '/' && (await drawer.isVisible())) await drawer.click();
      await expect(complete).toBeVisible();
      await at(path);
    }
    for (const [name, open] of opened(page, hub.url)) {
      await open();
      await at(name);
    }
  }
});

/** What is wider or higher than the box that shows it, and therefore not on the paper. */
function cutOff(): string[] {
  return [...document.querySelectorAll<HTMLElement>('body *')]
    .filter((one) => {
      const { overflowX, overflowY, display } = getComputedStyle(one);
      const hides = (overflow: string) => overflow !== 'visible';
      if (display === 'inline' || one.clientHeight <= 1 || one.clientWidth <= 1) return false;
      return (
        (hides(overflowY) && one.scrollHeight > one.clientHeight + 2) ||
        (hides(overflowX) && one.scrollWidth > one.clientWidth + 2)
      );
    })
    .map((one) => `${one.tagName.toLowerCase()}.${one.className} shows ${one.clientWidth} × ${one.clientHeight} of ${one.scrollWidth} × ${one.scrollHeight}`);
}
