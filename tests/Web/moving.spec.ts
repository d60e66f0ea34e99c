import type { Page } from '@playwright/test';
import { Api } from './support/installation.ts';
import { clickMap, onMap } from './support/map.ts';
import { demonstration, signInAs } from './support/demo.ts';
import { expect, test } from './support/test.ts';
import { uuidv7 } from './support/uuid.ts';

/** An incident where nothing has a name, put right by some metres, and then moved for good. */
test.describe('moving', () => {
  const hub = demonstration();

  test('a spot without a name is told by the way, a small move wakes nobody, and a large one those alerted', async ({
    browser,
  }) => {
    const jonas = await signInAs(browser, hub.url, 'Jonas Aaby');
    const way = /600 m nordvest for Bella Center/;
    await test.step('said in the preview, the SMS, the list and the panel', async () => {
      await jonas.getByRole('link', { name: 'Meld hændelse' }).click();
      await jonas.getByText('Brand', { exact: true }).click();
      await clickMap(jonas, 12.575, 55.642);
      await jonas.getByText('Stabsberedskab', { exact: true }).click();
      await jonas.getByRole('textbox', { name: 'Hvad er sket?' }).fill('Der brænder i et læskur.');
      await expect(jonas.getByText(/SSP-BEREDSKAB \d{4}: Brand 600 m nordvest for Bella Center, Amager Vest/)).toBeVisible();
      await jonas.getByRole('button', { name: /Send melding og alarmér 4/ }).click();
      await expect(jonas.getByRole('heading', { name: 'Brand på Amager Vest', level: 1 })).toBeVisible();
      await expect(jonas.getByRole('link', { name: /Brand på Amager Vest/ }).getByText(way)).toBeVisible();
      await expect(jonas.getByRole('list', { name: 'Hændelser på kortet' }).getByText(way)).toBeAttached();
    });

    await test.step('the pin is put right with a click on the incident itself', async () => {
      await jonas.getByRole('button', { name: 'Flyt', exact: true }).click();
      await clickMap(jonas, 12.5752, 55.6421);
      await expect(jonas.getByText('Ingen ny bydel. Ingen nye alarmeres.')).toBeVisible();
      await expect(jonas.getByText(/får besked om flytningen/)).toHaveCount(0);
      await jonas.getByRole('button', { name: 'Flyt hændelsen hertil' }).click();
      await expect(jonas.getByText(/Flyttet til/).first()).toBeVisible();
    });

    await test.step('and then moved by keyboard alone', async () => {
      await jonas.getByRole('button', { name: 'Flyt', exact: true }).focus();
      await jonas.keyboard.press('Enter');
      const coordinates = jonas.getByRole('textbox', { name: 'Koordinater (længde, bredde)' });
      await coordinates.focus();
      await jonas.keyboard.type('12,5530 55,6890');
      await jonas.keyboard.press('Enter');
      await expect(jonas.getByText(/4 ledere, der allerede er alarmeret, får besked om flytningen/)).toBeVisible();
      await jonas.getByRole('button', { name: 'Flyt og alarmér 4 ledere' }).focus();
      await jonas.keyboard.press('Enter');
      await expect(jonas.getByRole('region', { name: 'Ledergruppen Nørrebro' })).toBeVisible();
    });

    const phones = await jonas.context().newPage();
    await phones.goto(`${hub.url}/demo/telefoner`);
    const of = (name: string) =>
      phones.getByRole('listitem').filter({ has: phones.getByRole('textbox', { name: `Svar som ${name}` }) });
    await expect(of('Louise Storm').getByText(/Hændelsen er flyttet\. Svar JA \d{4} eller NEJ \d{4}\./)).toHaveCount(1);
    await expect(of('Mette Lindholm').getByText(/SSP-BEREDSKAB \d{4}: Brand, nu/)).toHaveCount(1);
    await expect(of('Mette Lindholm').getByText(/Hændelsen er flyttet/)).toHaveCount(0);
  });

  test('all of its way is shown, and where it is now is said whole, however little room the map has, at whatever edge', async ({ browser, playwright }) => {
    const inger = await Api.asDemo(playwright, hub.url, 'Inger Thue');
    const incidentId = uuidv7();
    const at = (longitude: number, latitude: number) => ({ position: { longitude, latitude } });
    await inger.command('/incidents', { incidentId, type: 'brand', level: 1, scope: 'lokal', ...at(12.49, 55.7), what: 'Set fra gaden.', exercise: false });
    await inger.command(`/incidents/${incidentId}/position`, { ...at(12.566, 55.684), seenVersion: 1 });
    const { incident } = await inger.get<{ incident: { number: number } }>(`/incidents/${incidentId}`);
    await inger.close();
    const page = await signInAs(browser, hub.url, 'Inger Thue', { viewport: { width: 1024, height: 768 } });
    await page.goto(`${hub.url}/haendelse/${incident.number}`);
    const words = page.getByText(/^Nu: /);
    const map = page.getByRole('application');
    await expect(words).toBeVisible();
    const room = (await map.boundingBox())!;
    await page.getByRole('button', { name: 'Mere om hændelsen' }).click();
    await page.getByRole('menuitem', { name: 'Vis på kortet' }).click();
    for (const [longitude, latitude] of [[12.49, 55.7], [12.566, 55.684]] as const)
      await expect
        .poll(async () => {
          const { x, y } = await onMap(page, longitude, latitude);
          return x > 0 && y > 0 && x < room.width && y < room.height;
        })
        .toBe(true);
    // As near as both allow: a third of the map at the least lies between them.
    const [from, to] = [await onMap(page, 12.49, 55.7), await onMap(page, 12.566, 55.684)];
    expect(to.x - from.x).toBeGreaterThan(room.width / 3);
    // The spot is dragged to each corner of the map in turn.
    for (const [right, down] of [[0.03, 0.02], [0.97, 0.5], [0.6, 0.02], [0.03, 0.6]] as const) {
      const spot = await onMap(page, 12.566, 55.684);
      await page.mouse.move(room.x + room.width / 2, room.y + room.height / 2);
      await page.mouse.down();
      const to = { x: room.width * right - spot.x, y: room.height * down - spot.y };
      await page.mouse.move(room.x + room.width / 2 + to.x, room.y + room.height / 2 + to.y, { steps: 4 });
      // A hand that holds still before it lets go: the map does not glide on.
      const held = await page.evaluate(() => performance.now());
      await page.waitForFunction((since) => performance.now() > since + 200, held);
      await page.mouse.up();
      await expect
        .poll(async () => {
          const box = (await page.locator('.map-callout').boundingBox())!;
          const filters = (await page.locator('.filters').boundingBox())!;
          const under = box.x < filters.x + filters.width && box.y < filters.y + filters.height;
          const whole = box.x >= room.x && box.y >= room.y && box.x + box.width <= room.x + room.width;
          return { whole, under };
        })
        .toEqual({ whole: true, under: false });
    }
  });
});
