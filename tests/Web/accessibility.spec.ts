import type { Browser, Page, ViewportSize } from '@playwright/test';
import { demonstration } from './support/demo.ts';
import { everyPage, opened, type Place } from './support/everyPage.ts';
import { expectClean, OF_COLOURS } from './support/look.ts';
import { expect, test } from './support/test.ts';

/** No page of the demonstration violates WCAG 2.1 AA, in either theme, on a desk, a laptop, a phone, enlarged or on paper. */
test.describe('accessibility', () => {
  const hub = demonstration();

  const desk = { name: '1440 px wide', width: 1440, height: 900 };
  const narrower = [
    { name: '1024 px wide', width: 1024, height: 768 },
    // A page enlarged to 200 % has half of its pixels in each direction.
    { name: '1440 px wide at 200 %', width: 720, height: 450 },
  ];
  const phone = { name: '360 px wide', width: 360, height: 740 };

  test('dark and light, on a desk, a laptop, enlarged and on paper, without motion', async ({ browser }) => {
    await visit(browser, desk, async (page, place) => {
      expect.soft(await page.evaluate(moving), `${place} moves`).toEqual([]);
      await inBothSchemes(page, `${place}, ${desk.name}`);
      for (const screen of narrower) {
        await page.setViewportSize(screen);
        await openDrawer(page, place);
        await inBothSchemes(page, `${place}, ${screen.name}`);
      }
      await onPaper(page, place);
      await page.setViewportSize(desk);
    });
  });

  test('dark and light, on a phone', async ({ browser }) => {
    await visit(browser, phone, (page, place) => inBothSchemes(page, `${place}, ${phone.name}`));
  });

  async function inBothSchemes(page: Page, name: string): Promise<void> {
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectClean(page, `${name}, dark`);
    await page.emulateMedia({ colorScheme: 'light' });
    await expectClean(page, `${name}, light`, OF_COLOURS);
  }

  async function onPaper(page: Page, place: string): Promise<void> {
    const [short, long] = [794, 1123]; // A4 at 96 to the inch
    const lies = /^(\/vagtplan|a shift)/.test(place);
    await page.setViewportSize(lies ? { width: long, height: short } : { width: short, height: long });
    await page.emulateMedia({ media: 'print' });
    await expectClean(page, `${place}, printed`);
    expect.soft(await page.evaluate(cutOff), `${place}, printed, is cut off`).toEqual([]);
    await page.emulateMedia({ media: null });
  }

  /** Where the list lies behind a button, it is looked at too. */
  async function openDrawer(page: Page, place: string): Promise<void> {
    // By the width and not by what is still there of the width before.
    const { width } = page.viewportSize()!;
    if (place !== '/' || width < 760 || width >= 1200) return;
    await page.getByRole('button', { name: 'Hændelser', exact: true }).click();
  }

  /** Each page, and each thing that opens over one, as somebody who may everything sees it. */
  async function visit(
    browser: Browser,
    viewport: ViewportSize,
    look: (page: Page, place: string) => Promise<void>,
  ): Promise<void> {
    const page = await (await browser.newContext({ colorScheme: 'dark', reducedMotion: 'reduce', viewport })).newPage();
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
      await openDrawer(page, path);
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

/** What moves though less motion is asked for. */
function moving(): string[] {
  return document
    .getAnimations()
    .map((one) => one.effect as KeyframeEffect)
    .filter((one) => Number(one.getComputedTiming().duration) > 1)
    // What is shown for a while and then is not, does not move.
    .filter((one) => one.getKeyframes().some(({ easing }) => !easing.startsWith('steps(1')))
    .map((one) => one.target?.className ?? '');
}
