import { demonstration, signInAs } from './support/demo.ts';
import { Api } from './support/installation.ts';
import { expect, test } from './support/test.ts';
import { uuidv7 } from './support/uuid.ts';

const hub = demonstration();

/** An alert's answer stands in the log, and one that was changed shows what it was. */
test('an answer and its change are in the log and among the alerts', async ({ browser }) => {
  const page = await signInAs(browser, hub.url, 'Inger Thue');
  await page.goto(`${hub.url}/meld`);
  await page.getByText('Stenkast', { exact: true }).click();
  await page.getByText('Stabsberedskab', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Hvad er sket?' }).fill('Sten mod en bus.');
  const search = page.getByRole('combobox', { name: 'Søg efter et sted' });
  await search.fill('Blågårds Plads');
  await search.press('Enter');
  await page.getByRole('button', { name: /Send melding og alarmér 4/ }).click();
  await expect(page.getByRole('heading', { name: 'Stenkast ved Blågårds Plads', level: 1 })).toBeVisible();

  const phones = await page.context().newPage();
  await phones.goto(`${hub.url}/demo/telefoner`);
  const phone = phones.getByRole('listitem').filter({ has: phones.getByRole('textbox', { name: 'Svar som Jonas Aaby' }) });
  const sms = phone.getByText(/SSP-BEREDSKAB \d{4}: Stenkast ved Blågårds Plads/);
  const code = /SSP-BEREDSKAB (\d{4})/.exec((await sms.first().textContent())!)![1];
  for (const answer of [`NEJ ${code}`, `JA ${code} 20`]) {
    await phone.getByRole('textbox', { name: 'Svar som Jonas Aaby' }).fill(answer);
    await phone.getByRole('textbox', { name: 'Svar som Jonas Aaby' }).press('Enter');
    await expect(phone.getByRole('list', { name: /Beskeder/ }).getByText(answer, { exact: true })).toBeVisible();
  }

  await page.getByRole('tab', { name: /^Log/ }).click();
  const lines = page.getByRole('list', { name: 'Log', exact: true }).getByRole('listitem');
  await expect(lines.nth(0)).toContainText(/Ændret svar: kommer, fremme ca\. \d\d:\d\d\./);
  await expect(lines.nth(0)).toContainText('Jonas Aaby, SOF · på sms');
  await expect(lines.nth(1)).toContainText('Svar: kan ikke komme.');
  await page.getByRole('tab', { name: /^Alarmering/ }).click();
  const row = page.getByRole('region', { name: 'Ledergruppen Nørrebro' }).getByRole('listitem').filter({ hasText: 'SOF' });
  await expect(row).toContainText(/Kvitteret .*ændret på sms/);
  await expect(row).toContainText(/Svarede før: kan ikke komme, \d\d:\d\d på sms/);
});

/** 1440 by 900 at 200 % zoom: whoever is alerted sees what there is to press, and moves nothing first. */
for (const colorScheme of ['dark', 'light'] as const)
  test(`an alerted person sees the answer without a move on a low screen, ${colorScheme}`, async ({ browser, playwright }, info) => {
    const inger = await Api.asDemo(playwright, hub.url, 'Inger Thue');
    const incidentId = uuidv7();
    const position = { longitude: 12.5552, latitude: 55.6863 };
    await inger.command('/incidents', { incidentId, type: 'brand', level: 2, scope: 'lokal', position, what: 'Set fra gaden.', exercise: false });
    const { incident } = await inger.get<{ incident: { number: number } }>(`/incidents/${incidentId}`);
    await inger.close();
    const low = { colorScheme, viewport: { width: 720, height: 450 } };
    const page = await signInAs(browser, hub.url, 'Jonas Aaby', low);
    await page.goto(`${hub.url}/haendelse/${incident.number}`);
    const coming = page.getByRole('button', { name: 'Jeg kommer' }).first();
    await expect(coming).toBeVisible();
    // All of it, with what else is on the screen: the tabs at the foot, and the line about the sound.
    const foot = (await page.getByRole('button', { name: 'Kort', exact: true }).boundingBox())!;
    await expect
      .poll(async () => {
        const box = (await coming.boundingBox())!;
        return box.y >= 0 && box.y + box.height <= foot.y;
      })
      .toBe(true);
    await coming.click({ trial: true, timeout: 5_000 });
    expect(await page.evaluate(() => document.querySelector('.panel-place')!.scrollTop)).toBe(0);
    await page.screenshot({ path: info.outputPath(`low-${colorScheme}.png`) });
    await page.context().close();
  });
