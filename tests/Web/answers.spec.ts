import { demonstration, signInAs } from './support/demo.ts';
import { expect, test } from './support/test.ts';

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
