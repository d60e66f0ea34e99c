import type { Page } from '@playwright/test';
import { demonstration, signInAs } from './support/demo.ts';
import { Api } from './support/installation.ts';
import { clickMap, onMap, tapMap } from './support/map.ts';
import { uuidv7 } from './support/uuid.ts';
import { LOOKS, expectClean } from './support/look.ts';
import { expect, test, type Playwright } from './support/test.ts';

/** An incident that is more than a spot: drawn by mouse, by keyboard and by finger, and seen and heard by everybody. */
test.describe('drawing', () => {
  const hub = demonstration();

  test.beforeAll(async ({ playwright }) => {
    await report(playwright);
  });

  test('a line over the boundary between two bydele alerts both ledergrupper, and another browser has it in words', async ({
    browser,
  }, info) => {
    const jonas = await signInAs(browser, hub.url, 'Jonas Aaby');
    const mette = await signInAs(browser, hub.url, 'Mette Lindholm');
    await jonas.getByRole('link', { name: 'Meld hændelse' }).click();
    await jonas.getByText('Sammenstød', { exact: true }).click();
    await jonas.getByText('Stabsberedskab', { exact: true }).click();
    await jonas.getByRole('textbox', { name: 'Hvad er sket?' }).fill('To grupper går ad gaden.');
    await jonas.getByRole('radio', { name: 'Linje' }).check({ force: true });

    await test.step('the preview waits until the line says something', async () => {
      await clickMap(jonas, 12.5405, 55.699);
      await expect(jonas.getByText('Sæt ét punkt til.').first()).toBeVisible();
      await expect(jonas.getByText('Når tegningen er i orden, står her, hvem der alarmeres.')).toBeVisible();
      await clickMap(jonas, 12.527, 55.709);
    });
    await test.step('both ledergrupper are named before it is sent', async () => {
      const preview = jonas.getByRole('region', { name: /alarmeres nu/ });
      await expect(preview.getByText(/Ledergruppen Nørrebro/)).toBeVisible();
      await expect(preview.getByText(/Ledergruppen Bispebjerg/)).toBeVisible();
      await expect(jonas.getByText(/^En linje på 1,4 km\.$/)).toBeVisible();
    });
    await jonas.screenshot({ path: info.outputPath('line-drawn.png') });

    await jonas.getByRole('button', { name: /^Send melding og alarmér/ }).click();
    await expect(jonas.getByRole('heading', { name: /^Sammenstød/, level: 1 })).toBeVisible();
    const row = mette.getByRole('link', { name: /Sammenstød .*en linje på 1,4 km/ });
    await expect(row).toBeVisible();
    await expect(row).toContainText(/Nørrebro/);
    await expect(row).toContainText(/Bispebjerg/);

    await test.step('a change of it is on the other screen within a second', async () => {
      await row.click();
      const panel = mette.getByRole('region', { name: /^Hændelse \d+/ });
      await expect(panel.getByText(/en linje på 1,4 km/).first()).toBeVisible();
      await jonas.getByRole('button', { name: 'Flyt', exact: true }).click();
      await jonas.getByRole('button', { name: 'Ret den nuværende tegning' }).click();
      await jonas.getByRole('button', { name: 'Nyt efter punkt 1' }).click();
      const moved = jonas.getByRole('button', { name: /^Flyt (hændelsen hertil|og)/ });
      await expect(moved).toHaveAttribute('aria-disabled', 'false');
      // The corner in the middle is dragged aside: the line is longer.
      await dragMap(jonas, [12.53375, 55.704], [12.53375, 55.7075]);
      await expect(jonas.getByText(/^En linje på 1,5 km\.$/)).toBeVisible();
      await expect(moved).toHaveAttribute('aria-disabled', 'false');
      const began = Date.now();
      await moved.click();
      await expect(mette.getByRole('link', { name: /Sammenstød .*en linje på 1,5 km/ })).toBeVisible();
      expect(Date.now() - began, 'until it was on the other screen').toBeLessThan(SOON_MS);
      await expect(panel.getByText(/Flyttet til .*, en linje på 1,5 km\./).first()).toBeVisible();
    });
    await mette.screenshot({ path: info.outputPath('line-seen.png') });
  });

  test('an area is drawn with the keyboard alone, and nothing is lost by Escape or a reload', async ({ browser }, info) => {
    const page = await signInAs(browser, hub.url, 'Jonas Aaby');
    await page.getByRole('link', { name: 'Meld hændelse' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Meld hændelse', level: 1 })).toBeFocused();
    await page.getByRole('combobox', { name: 'Søg efter et sted' }).focus();
    await page.keyboard.type('Blågårds Plads');
    await page.keyboard.press('Enter');
    // One place is chosen; the arrows of the choice make it the first corner of an area.
    await page.getByRole('radio', { name: 'Ét sted' }).focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: 'Område' })).toBeChecked();
    const corners = page.getByRole('list', { name: 'Tegningens hjørner' }).getByRole('listitem');
    await expect(corners).toHaveCount(1);
    await expect(corners.first()).toContainText('ved Blågårds Plads');

    await page.getByRole('application').focus();
    for (const arrows of [['ArrowRight'], ['ArrowDown', 'ArrowRight'], ['ArrowLeft', 'ArrowLeft', 'ArrowDown']]) {
      for (const arrow of arrows) await page.keyboard.press(`Shift+${arrow}`);
      await page.keyboard.press('Enter');
    }
    await expect(corners).toHaveCount(4);
    await expect(page.getByText(/^Hjørne 4 er sat .* for|^Hjørne 4 er sat ved/)).toBeAttached();
    await expect(page.getByText(/^Et område på \d/)).toBeVisible();
    await page.keyboard.press('Backspace');
    await expect(corners).toHaveCount(3);
    await expect(page.getByText('Hjørne 4 er fjernet.')).toBeAttached();
    await page.keyboard.press('Control+z');
    await expect(corners).toHaveCount(4);

    await test.step('a corner is moved from the list, and the focus comes back to it', async () => {
      const before = await corners.nth(1).textContent();
      await page.getByRole('button', { name: 'Flyt hjørne 2' }).focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('application')).toBeFocused();
      await page.keyboard.press('Shift+ArrowUp');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('button', { name: 'Flyt hjørne 2' })).toBeFocused();
      await expect(page.getByText(/^Hjørne 2 er flyttet/)).toBeAttached();
      expect(await corners.nth(1).textContent()).not.toBe(before);
    });
    await test.step('or to where the map is touched', async () => {
      const before = await corners.nth(1).textContent();
      await page.getByRole('button', { name: 'Flyt hjørne 2' }).click();
      const map = (await page.getByRole('application').boundingBox())!;
      await page.mouse.click(map.x + map.width * 0.8, map.y + map.height * 0.3);
      await expect.poll(() => corners.nth(1).textContent()).not.toBe(before);
      await expect(corners).toHaveCount(4);
      await page.getByRole('application').focus();
      await page.keyboard.press('Control+z');
      await expect.poll(() => corners.nth(1).textContent()).toBe(before);
    });
    await test.step('Escape asks', async () => {
      await page.getByRole('application').focus();
      await page.keyboard.press('Escape');
      const asked = page.getByRole('dialog', { name: 'Kassér tegningen?' });
      await expect(asked.getByText('Du har sat 4 hjørner. De går tabt.')).toBeVisible();
      await expect(asked.getByRole('button', { name: 'Behold tegningen' })).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(asked).toHaveCount(0);
      await expect(corners).toHaveCount(4);
    });
    await test.step('a reload keeps it', async () => {
      const size = await page.getByText(/^Et område på \d/).textContent();
      await page.reload();
      await expect(page.getByRole('heading', { name: 'Meld hændelse', level: 1 })).toBeFocused();
      await expect(corners).toHaveCount(4);
      await expect(page.getByText(size!, { exact: true })).toBeVisible();
    });
    await page.getByRole('radio', { name: 'Bekymrende samling' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('textbox', { name: 'Hvad er sket?' }).focus();
    await page.keyboard.type('Mange samles.');
    await page.getByRole('radio', { name: /Informationsberedskab/ }).focus();
    await page.keyboard.press('Space');
    await page.screenshot({ path: info.outputPath('area-by-keys.png') });
    await page.getByRole('button', { name: /^Send melding og alarmér/ }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: /^Bekymrende samling/, level: 1 })).toBeFocused();
    await expect(page.getByRole('list', { name: 'Hændelser på kortet' }).getByText(/Bekymrende samling.*et område på/)).toBeAttached();
    await page.screenshot({ path: info.outputPath('area-reported.png') });
  });

  test('an outline that crosses itself is refused while it is drawn, with the spot, and can be put right', async ({
    browser,
  }, info) => {
    const page = await signInAs(browser, hub.url, 'Jonas Aaby');
    await page.getByRole('link', { name: 'Meld hændelse' }).click();
    await page.getByText('Brand', { exact: true }).click();
    await page.getByText('Stabsberedskab', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Hvad er sket?' }).fill('Containere brænder.');
    await page.getByRole('radio', { name: 'Område' }).check({ force: true });
    await clickMap(page, 12.54, 55.68);
    await clickMap(page, 12.57, 55.7);
    await clickMap(page, 12.57, 55.68);
    const send = page.getByRole('button', { name: /^Send melding/ });
    await expect(page.getByText(/^Et område på/)).toBeVisible();
    await clickMap(page, 12.54, 55.7);
    const why = /Kanten krydser sig selv .*, hvor siden fra hjørne 1 til 2 møder siden fra hjørne 3 til 4\. Flyt et af hjørnerne\./;
    await expect(page.getByText(why).first()).toBeVisible();
    await expect(send).toHaveAttribute('aria-disabled', 'true');
    await expect(send).toHaveAccessibleDescription(why);
    await page.screenshot({ path: info.outputPath('crossing.png') });
    let sent = 0;
    page.on('request', (request) => (sent += Number(request.method() === 'POST' && request.url().endsWith('/api/v1/incidents'))));
    await send.click({ force: true });
    await expect(page.getByRole('heading', { name: 'Meld hændelse', level: 1 })).toBeVisible();
    expect(sent).toBe(0);
    // Two corners change places: the third and the fourth.
    await page.getByRole('button', { name: 'Fjern hjørne 2' }).click();
    await expect(page.getByText(why)).toHaveCount(0);
    await expect(send).toHaveAttribute('aria-disabled', 'false');
    await page.getByRole('button', { name: 'Fortryd sidste' }).first().click();
    await expect(page.getByText(why).first()).toBeVisible();
    await page.getByRole('button', { name: 'Begynd forfra' }).click();
    await expect(page.getByText('Sæt mindst tre hjørner.').first()).toBeVisible();
  });

  test('a corner close to another is set by a pointer, and a finger is told that it touched the first', async ({
    browser,
  }) => {
    for (const { width, context } of LOOKS) {
      const page = await signInAs(browser, hub.url, 'Jonas Aaby', context);
      await page.goto(`${hub.url}/meld`);
      await page.getByRole('radio', { name: 'Linje' }).check({ force: true });
      const corners = page.getByRole('list', { name: 'Tegningens punkter' }).getByRole('listitem');
      const { x, y } = await onMap(page, 12.56, 55.685);
      const map = page.getByRole('application');
      const put = (right: number) =>
        width === 360
          ? map.tap({ position: { x: x + right, y } })
          : map.click({ position: { x: x + right, y } });
      await put(0);
      await expect(corners).toHaveCount(1);
      await put(16);
      if (width === 360) {
        await expect(page.getByText('Punkt 1 er valgt. Zoom ind for at sætte et nyt så tæt på det.').first()).toBeVisible();
        await put(-30);
      }
      await expect(corners).toHaveCount(2);
      await page.context().close();
    }
  });

  test('without a connection a drawing waits and says so', async ({ browser }) => {
    const page = await signInAs(browser, hub.url, 'Jonas Aaby');
    await page.getByRole('link', { name: 'Meld hændelse' }).click();
    await page.getByText('Stenkast', { exact: true }).click();
    await page.getByText('Informationsberedskab', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Hvad er sket?' }).fill('Sten mod busser.');
    await page.getByRole('radio', { name: 'Flere steder' }).check({ force: true });
    await clickMap(page, 12.55, 55.68);
    await clickMap(page, 12.57, 55.69);
    await clickMap(page, 12.58, 55.67);
    await expect(page.getByText('3 steder.', { exact: true })).toBeVisible();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: /^Send melding/ }).click();
    await expect(page.getByText('Tegningen venter med: 3 steder.')).toBeVisible();
    await page.context().setOffline(false);
    await expect(page.getByRole('link', { name: /Stenkast i Indre By .*3 steder/ })).toBeVisible();
  });

  for (const { name, colorScheme, width, context } of LOOKS) {
    test(`is clean for everybody, ${name}`, async ({ browser }, info) => {
      const page = await signInAs(browser, hub.url, 'Jonas Aaby', context);
      await page.goto(`${hub.url}/meld`);
      await page.getByRole('radio', { name: 'Område' }).check({ force: true });
      const put = width === 360 ? tapMap : clickMap;
      for (const [lon, lat] of [[12.53, 55.67], [12.58, 55.67], [12.58, 55.7], [12.53, 55.7]] as const)
        await put(page, lon, lat);
      await expect(page.getByText(/^Et område på/)).toBeVisible();
      if (width === 360) {
        // A finger on a corner points it out, and what can be done is at hand.
        await tapMap(page, 12.58, 55.7);
        await page.getByRole('button', { name: 'Fjern hjørne 3' }).first().tap();
        await expect(page.getByText('Hjørne 3 er fjernet.')).toBeAttached();
        for (const button of await page.getByRole('button', { name: /^(Flyt|Nyt efter|Fjern) hjørne/ }).all()) {
          const box = (await button.boundingBox())!;
          expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
        }
      }
      await expectClean(page, 'drawing');
      await page.screenshot({ path: info.outputPath(`drawing-${colorScheme}-${width}.png`), fullPage: true });
      await page.getByRole('button', { name: 'Begynd forfra' }).click();
      for (const [lon, lat] of [[12.53, 55.67], [12.58, 55.7], [12.58, 55.67], [12.53, 55.7]] as const)
        await put(page, lon, lat);
      await expect(page.getByText(/Kanten krydser sig selv/).first()).toBeVisible();
      await expectClean(page, 'a crossing');
      await page.screenshot({ path: info.outputPath(`crossing-${colorScheme}-${width}.png`), fullPage: true });
      await page.getByRole('application').focus();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectClean(page, 'asked before');
      await page.getByRole('button', { name: 'Kassér tegningen' }).click();
      await page.goto(hub.url);
      await expect(page.getByRole('link', { name: /Uro på institution.*en linje på/ })).toBeVisible();
      await expectClean(page, 'the list');
      if (width === 360) await page.getByRole('button', { name: 'Kort' }).click();
      await page.screenshot({ path: info.outputPath(`map-${colorScheme}-${width}.png`) });
    });
  }

  /** One of each shape, an exercise, and one that is over, for what is looked at. */
  async function report(playwright: Playwright) {
    const inger = await Api.asDemo(playwright, hub.url, 'Inger Thue');
    const ring = (...corners: number[][]) => ({ type: 'Polygon', coordinates: [[...corners, corners[0]]] });
    const shapes = [
      ['uro-institution', 2, false, { type: 'LineString', coordinates: [[12.585, 55.66], [12.6, 55.665], [12.615, 55.658]] }],
      ['skud-vaaben', 3, false, ring([12.56, 55.705], [12.585, 55.705], [12.585, 55.716], [12.572, 55.722])],
      ['stenkast', 1, false, { type: 'MultiPoint', coordinates: [[12.52, 55.66], [12.53, 55.652], [12.515, 55.668]] }],
      ['brand', 2, true, ring([12.59, 55.64], [12.62, 55.64], [12.615, 55.65])],
      ['andet', 2, false, ring([12.47, 55.69], [12.49, 55.69], [12.49, 55.7])],
    ] as const;
    for (const [type, level, exercise, shape] of shapes) {
      const incidentId = uuidv7();
      await inger.command('/incidents', { incidentId, type, level, scope: 'lokal', shape, what: 'Set fra gaden.', exercise });
      if (type === 'andet') await inger.command(`/incidents/${incidentId}/stand-down`, { seenVersion: 1, reason: 'Der er ro.' });
    }
    await inger.close();
  }

  /** One second, with room for a machine that does much else meanwhile. */
  const SOON_MS = 3_000;

  async function dragMap(page: Page, from: [number, number], to: [number, number]) {
    const box = (await page.getByRole('application').boundingBox())!;
    const [a, b] = [await onMap(page, ...from), await onMap(page, ...to)];
    await page.mouse.move(box.x + a.x, box.y + a.y);
    await page.mouse.down();
    await page.mouse.move(box.x + (a.x + b.x) / 2, box.y + (a.y + b.y) / 2, { steps: 4 });
    await page.mouse.move(box.x + b.x, box.y + b.y, { steps: 4 });
    await page.mouse.up();
  }
});
