import { demonstration, signInAs } from './support/demo.ts';
import { Api } from './support/installation.ts';
import { expectClean } from './support/look.ts';
import { expect, test } from './support/test.ts';
import { uuidv7 } from './support/uuid.ts';

/** A laptop at 200 % zoom: 720 by 450 of the page's pixels. */
test.describe('a low window', () => {
  const hub = demonstration();

  test('shows three incidents or more, with the sound blocked, and keeps everything within reach', async ({
    browser,
    playwright,
  }, info) => {
    const jonas = await Api.asDemo(playwright, hub.url, 'Jonas Aaby');
    for (const longitude of [12.5427, 12.5853]) {
      await jonas.command('/incidents', {
        incidentId: uuidv7(), type: 'brand', level: 1, scope: 'lokal', position: { longitude, latitude: 55.7022 },
        what: 'Ild i en container.',
      });
    }
    await jonas.close();
    const context = await browser.newContext({ viewport: { width: 720, height: 450 }, colorScheme: 'dark' });
    await context.addInitScript(() => {
      localStorage.clear();
      Object.defineProperty(UserActivation.prototype, 'hasBeenActive', { get: () => false });
    });
    const page = await context.newPage();
    await page.goto(hub.url);
    await page.getByRole('button', { name: 'Log ind som Jonas Aaby' }).click();
    await expect(page.getByText('Forbundet', { exact: true }).first()).toBeVisible();
    await expect(page.getByRole('link', { name: /Brand/ })).toHaveCount(2);
    const sound = page.getByRole('button', { name: 'Lyden er blokeret, til du trykker her' });
    await expect(sound).toBeVisible();

    const whole = async (): Promise<number> => {
      const list = (await page.locator('.list .scroll').boundingBox())!;
      const rows = await page.locator('.list .scroll li').all();
      const boxes = await Promise.all(rows.map((row) => row.boundingBox()));
      return boxes.filter((box) => box && box.y >= list.y - 1 && box.y + box.height <= list.y + list.height + 1).length;
    };
    await expect.poll(whole).toBeGreaterThanOrEqual(3);

    // Any key lets the sound be heard, and its line goes.
    expect((await sound.boundingBox())!.height).toBeGreaterThanOrEqual(24);
    await page.screenshot({ path: info.outputPath('low.png') });

    // One line for the duty, which unfolds by the keyboard; what can be pressed is high enough.
    const duty = page.locator('summary', { hasText: 'Du er på vagt' });
    await duty.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText(/Vagten? (slutter|fortsætter)|Til /).first()).toBeVisible();
    await page.keyboard.press('Enter');
    for (const name of ['Hændelse', 'Kort', 'Log', 'Meld']) {
      const box = (await page.getByRole('navigation').getByRole('button', { name, exact: true }).boundingBox())!;
      expect(box.height).toBeGreaterThanOrEqual(44);
    }
    expect((await duty.boundingBox())!.height).toBeGreaterThanOrEqual(24);
    await expectClean(page, 'low window');
    await context.close();
  });
});
