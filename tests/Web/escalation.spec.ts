import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { demonstration, signInAs } from './support/demo.ts';
import { expect, test } from './support/test.ts';

/** The alert policy is changed by keyboard, and an alert goes on as it says; the proof has every word of it. */
test.describe('an alert goes on by itself', () => {
  const hub = demonstration();

  test('policy by keyboard, a no that calls the next at once on both screens, and the proof', async ({ browser }) => {
    test.slow();
    const inger = await signInAs(browser, hub.url, 'Inger Thue');
    const mette = await signInAs(browser, hub.url, 'Mette Lindholm');

    await test.step('Inger puts the chefgruppe first, after half a minute, without the mouse', async () => {
      await inger.goto(`${hub.url}/opsaetning/ledergrupper`);
      await inger.getByRole('link', { name: 'Alarmeringsplan' }).click();
      const edit = level(inger).getByRole('button', { name: 'Ret reglen: Stabsberedskab, Alle typer' });
      await edit.focus();
      await inger.keyboard.press('Enter');
      await inger.keyboard.press('Tab');
      await expect(level(inger).getByRole('textbox', { name: 'Trin 1 efter (min:sek)' })).toBeFocused();
      const kinds = level(inger).getByRole('combobox', { name: /Hvad sker der i trin/ });
      const last = await kinds.count();
      const chefgruppe = kinds.nth(last - 1);
      await expect(chefgruppe).toHaveValue('chefgruppe');
      await chefgruppe.focus();
      for (let i = 1; i < last; i++) await inger.keyboard.press('Alt+ArrowUp');
      await expect(kinds.first()).toBeFocused();
      await expect(kinds.first()).toHaveValue('chefgruppe');
      await inger.keyboard.press('Shift+Tab');
      await inger.keyboard.press('Control+A');
      await inger.keyboard.type('0:30');
      await expect(level(inger).getByText('efter 30 sekunder, kaldes chefgruppen.')).toBeVisible();
      await inger.getByRole('textbox', { name: 'Hvorfor ændres planen?' }).focus();
      await inger.keyboard.type('Chefgruppen vil vide det først.');
      await inger.keyboard.press('Enter');
      await expect(inger.getByText('Vedtaget som version 1.')).toBeVisible();
      const history = inger.getByRole('listitem').filter({ hasText: 'Chefgruppen vil vide det først.' });
      await expect(history).toContainText('Inger Thue, SSP Sekretariatet (demo)');
    });

    await test.step('what is not adopted is not lost by a slip, nor by somebody else who adopts', async () => {
      const malthe = await signInAs(browser, hub.url, 'Malthe Grøn');
      await malthe.goto(`${hub.url}/opsaetning/alarmeringsplan`);
      await setFirstStep(inger, '0:40');
      await inger.goBack();
      await inger.getByRole('button', { name: 'Bliv her' }).click();
      await inger.getByRole('link', { name: 'Ledergrupper' }).click();
      await inger.getByRole('button', { name: 'Bliv her' }).click();
      await expect(firstStep(inger)).toHaveValue('0:40');

      await setFirstStep(malthe, '0:50');
      await malthe.getByRole('textbox', { name: 'Hvorfor ændres planen?' }).fill('Lidt mere tid.');
      await malthe.getByRole('button', { name: 'Vedtag planen' }).click();
      await expect(malthe.getByText('Vedtaget som version 2.')).toBeVisible();
      await expect(inger.getByText('Malthe Grøn har vedtaget en nyere plan imens')).toBeVisible();
      await expect(firstStep(inger)).toHaveValue('0:40');
      await inger.getByRole('button', { name: 'Behold mine' }).click();
      await inger.getByRole('textbox', { name: 'Hvorfor ændres planen?' }).fill('40 sekunder er nok.');
      await inger.getByRole('button', { name: 'Vedtag planen' }).click();
      await expect(inger.getByText('Vedtaget som version 3.')).toBeVisible();
    });

    await test.step('a report calls the ledergruppe, and both screens count down', async () => {
      await inger.goto(`${hub.url}/meld`);
      await inger.getByText('Stenkast', { exact: true }).click();
      await inger.getByText('Stabsberedskab', { exact: true }).click();
      await inger.getByRole('textbox', { name: 'Hvad er sket?' }).fill('Sten mod en bus.');
      const search = inger.getByRole('combobox', { name: 'Søg efter et sted' });
      await search.fill('Blågårds Plads');
      await search.press('Enter');
      await inger.getByRole('button', { name: /Send melding og alarmér 4/ }).click();
      const title = 'Stenkast ved Blågårds Plads';
      await expect(inger.getByRole('heading', { name: title, level: 1 })).toBeVisible();
      await mette.goto(inger.url());
      for (const page of [inger, mette]) {
        await page.getByRole('tab', { name: /^Alarmering/ }).click();
        await expect(authority(page, 'BUF')).toContainText(/(kaldes|prøves)( igen)? om \d+:\d\d/);
      }
    });

    const phones = await inger.context().newPage();
    await test.step('Jonas says no on his phone, and the chefgruppe is called at once', async () => {
      await phones.goto(`${hub.url}/demo/telefoner`);
      await reply(phones, 'Jonas Aaby', 'NEJ');
      for (const page of [inger, mette]) {
        await expect(authority(page, 'SOF')).toContainText('Henrik Solvang');
        await expect(authority(page, 'SOF')).toContainText('Charlotte Riis');
        await expect(authority(page, 'SOF')).toContainText(/Jonas Aaby.*Kan ikke, svarede \d\d:\d\d på sms/);
        await expect(authority(page, 'SOF')).toContainText(/Chefgruppen \d\d:\d\d/);
      }
    });

    await test.step('one of the chefgruppe comes, and SOF is covered on both screens', async () => {
      await expect(phone(phones, 'Henrik Solvang').getByText(/SOF.* er ikke dækket/).first()).toBeVisible();
      await reply(phones, 'Henrik Solvang', 'JA');
      for (const page of [inger, mette])
        await expect(authority(page, 'SOF').getByRole('img', { name: 'Dækket' }).first()).toBeVisible();
    });

    await test.step('the proof has the texts as they were sent, and a partner has none of it', async () => {
      const sms = (await phone(phones, 'Jonas Aaby').getByText(/SSP-BEREDSKAB \d{4}: Stenkast/).first().textContent())!;
      await mette.getByRole('link', { name: 'Dokumentation for alarmeringen, Ledergruppen Nørrebro' }).click();
      await expect(mette.getByRole('heading', { name: 'Dokumentation for alarmeringen', level: 1 })).toBeVisible();
      await expect(mette.getByRole('blockquote').filter({ hasText: sms.trim() }).first()).toBeVisible();
      await expect(mette.getByText('Jonas Aaby svarer: kan ikke komme, på sms.')).toBeVisible();
      await expect(mette.getByText('SOF mangler. Trin taget: chefgruppen.')).toBeVisible();
      await expect(mette.getByText('Leveret.').first()).toBeVisible();
      // The version that was in force when it was raised.
      await expect(mette.getByRole('definition').filter({ hasText: /^Version 3$/ })).toBeVisible();
      await expect(mette.getByText(/SOF dækket: Henrik Solvang/)).toBeVisible();
      await expect(mette.getByText(/alert\.raised\.v1 · [0-9a-f]{64}/)).toBeVisible();

      const download = mette.waitForEvent('download');
      await mette.getByRole('link', { name: 'Hent JSON' }).click();
      const record = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
      expect(record.messages.map((message: { text: string }) => message.text)).toContain(sms.trim());

      const yasmin = await signInAs(browser, hub.url, 'Yasmin Kofoed');
      for (const path of ['record', 'record.json', 'record.csv'])
        expect((await yasmin.request.get(`${hub.url}/api/v1/alerts/${record.alert}/${path}`)).status()).toBe(404);
    });
  });

  const level = (page: Page): Locator => page.getByRole('region', { name: 'Stabsberedskab' });
  const firstStep = (page: Page): Locator => level(page).getByRole('textbox', { name: 'Trin 1 efter (min:sek)' });
  const authority = (page: Page, name: string): Locator =>
    page.getByRole('region', { name: 'Ledergruppen Nørrebro' }).getByRole('listitem').filter({ hasText: name }).first();
  const phone = (page: Page, person: string): Locator =>
    page.getByRole('listitem').filter({ has: page.getByRole('textbox', { name: `Svar som ${person}` }) });

  async function setFirstStep(page: Page, time: string) {
    if (!(await firstStep(page).isVisible()))
      await level(page).getByRole('button', { name: 'Ret reglen: Stabsberedskab, Alle typer' }).click();
    await firstStep(page).fill(time);
  }

  async function reply(page: Page, person: string, text: string) {
    const field = phone(page, person).getByRole('textbox', { name: `Svar som ${person}` });
    await field.fill(text);
    await field.press('Enter');
    await expect(page.getByRole('list', { name: `Beskeder til og fra ${person}` }).getByText(text, { exact: true })).toBeVisible();
  }
});
