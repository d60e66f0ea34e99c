import type { Locator, Page } from '@playwright/test';
import { demonstration, signInAs } from './support/demo.ts';
import { expectClean } from './support/look.ts';
import { expect, test } from './support/test.ts';

/** The ways to people as people use them: a shared phone, calls, STOP, limits, a turn that stands open. */
test.describe('ways to reach a person', () => {
  const hub = demonstration();

  test('an alert that is not answered goes on to a call, an e-mail and a notification', async ({ browser }) => {
    test.slow();
    const inger = await signInAs(browser, hub.url, 'Inger Thue');
    const phones = await inger.context().newPage();
    await report(inger);
    await phones.goto(`${hub.url}/demo/telefoner`);
    // Each has it as their second way, after a minute.
    const soeren = card(phones, 'Telefon: Søren Kjeldgaard');
    await expect(soeren.getByRole('list', { name: 'E-mails til Søren Kjeldgaard' })).toContainText(
      'Denne e-mail kan ikke besvares',
      { timeout: 90_000 },
    );
    const amina = card(phones, 'Telefon: Amina Rahimi');
    await amina.getByRole('button', { name: 'Kommer', exact: true }).click();
    await expect(amina.getByText(/besvaret/)).toBeVisible();
    const jonas = card(phones, 'Telefon: Jonas Aaby');
    await jonas.getByRole('button', { name: 'Lad den ringe ud' }).first().click();
    await expect(jonas.getByText('Ubesvaret opkald')).toBeVisible();

    await inger.getByRole('tab', { name: /^Alarmering/ }).click();
    const group = inger.getByRole('region', { name: 'Ledergruppen Nørrebro' });
    await expect(group.getByRole('listitem').filter({ hasText: 'BUF' }).first()).toContainText(
      /Kvitteret \d\d:\d\d på notifikationen/,
    );
    await inger.context().close();
  });

  test('a duty phone is set up, proved, rings in an alert, and answers for whoever is on duty', async ({ browser }) => {
    const inger = await signInAs(browser, hub.url, 'Inger Thue');
    const phones = await inger.context().newPage();
    await phones.goto(`${hub.url}/demo/telefoner`);

    await test.step('set up and proved', async () => {
      await inger.goto(`${hub.url}/vagtplan/turnus`);
      await inger.getByRole('button', { name: 'Ret medlemmer og stedfortrædere for SOF i Nørrebro' }).click();
      const dialog = inger.getByRole('dialog');
      await expect(dialog.getByText('Ingen vagttelefon')).toBeVisible();
      // A person's own number is no shared one.
      await dialog.getByRole('textbox', { name: 'Telefonnummer' }).fill('20 00 00 10');
      await dialog.getByRole('button', { name: 'Opret, og send kode' }).click();
      await expect(dialog.getByText(/Nummeret er en persons eget/).first()).toBeVisible();
      await dialog.getByRole('textbox', { name: 'Telefonnummer' }).fill('30 60 70 80');
      await dialog.getByRole('checkbox', { name: 'Ring den op' }).check();
      await dialog.getByRole('textbox', { name: 'Opkald efter (sekunder)' }).fill('1');
      await dialog.getByRole('button', { name: 'Opret, og send kode' }).click();
      await expect(dialog.getByText(/Ikke bekræftet: den bruges først/)).toBeVisible();
      await dialog.getByRole('textbox', { name: 'Kode på 6 cifre' }).fill(await codeOn(phones, /^Telefon: Vagttelefon, Ledergruppen Nørrebro/));
      await dialog.getByRole('button', { name: 'Bekræft', exact: true }).click();
      await expect(dialog.getByText(/Bekræftet · SMS med det samme, opkald efter 1 sekund/)).toBeVisible();
      await dialog.getByRole('button', { name: 'Luk' }).first().click();
      await expect(
        inger.getByRole('region', { name: 'Ledergruppen Nørrebro' }).getByText('+4530607080'),
      ).toBeVisible();
    });

    await test.step('it gets the alert and rings', async () => {
      await report(inger);
      const shared = card(phones, /^Telefon: Vagttelefon, Ledergruppen Nørrebro/);
      await expect(shared.getByText(/SSP-BEREDSKAB \d{4}: Stenkast/).first()).toBeVisible();
      await shared.getByRole('button', { name: 'Tag den' }).click();
      await expect(shared.getByText(/Dette er SSP-beredskabet/)).toBeVisible();
      await shared.getByRole('button', { name: /^Tryk 1/ }).click();
      await expect(shared.getByText(/Dit svar er modtaget: du kommer/)).toBeVisible();
    });

    await test.step('the answer counts for Jonas, and says where it came from', async () => {
      await inger.getByRole('tab', { name: /^Alarmering/ }).click();
      const row = inger
        .getByRole('region', { name: 'Ledergruppen Nørrebro' })
        .getByRole('listitem')
        .filter({ hasText: 'SOF' })
        .first();
      await expect(row).toContainText('Jonas Aaby');
      await expect(row).toContainText(/Kvitteret \d\d:\d\d i telefonen fra vagttelefonen/);
      await expect(row.getByText('uventet kanal')).toHaveCount(0);
      await inger.getByRole('link', { name: /^Dokumentation for alarmeringen/ }).first().click();
      await expect(inger.getByText('Jonas Aaby svarer: kommer, i telefonen, fra vagttelefonen.')).toBeVisible();
      await expect(inger.getByText(/Jonas Aaby \(vagttelefonen\)/).first()).toBeVisible();
      expect(await inger.locator('main').textContent()).not.toContain('30607080');
    });
    await inger.context().close();
  });

  test('STOP is seen by the person and the administrators, and START opens it again', async ({ browser }) => {
    const ulla = await signInAs(browser, hub.url, 'Ulla Hede');
    const inger = await signInAs(browser, hub.url, 'Inger Thue');
    const phones = await ulla.context().newPage();
    await phones.goto(`${hub.url}/demo/telefoner`);
    await write(phones, 'Ulla Hede', 'STOP');
    await ulla.goto(`${hub.url}/saadan-naas-du`);
    const stopped = ulla.getByRole('alert').filter({ hasText: 'Der er skrevet STOP fra SMS' });
    await expect(stopped).toContainText('Send START');

    await inger.goto(`${hub.url}/opsaetning/hvem-kan-naas`);
    const row = inger.getByRole('row').filter({ hasText: 'Ulla Hede' });
    await expect(row.first()).toContainText('SMS: har skrevet STOP');
    await expect(row.first()).toContainText('Ring, og bed om START');
    await expect(row.first()).toContainText('Personen kan ikke nås på anden måde.');
    // Nobody's number is there.
    expect(await inger.locator('main').textContent()).not.toMatch(/\+45/);

    await write(phones, 'Ulla Hede', 'START');
    await ulla.reload();
    await expect(ulla.getByRole('heading', { name: 'Dine måder' })).toBeVisible();
    await expect(stopped).toHaveCount(0);
    await inger.reload();
    await expect(inger.getByRole('cell', { name: 'Kaj Nørbo' })).toBeVisible();
    await expect(inger.getByRole('cell', { name: 'Ulla Hede' })).toHaveCount(0);
    for (const page of [ulla, inger]) await page.context().close();
  });

  test('the longest wait is set by an administrator and holds for everybody', async ({ browser }) => {
    const malthe = await signInAs(browser, hub.url, 'Malthe Grøn');
    await malthe.goto(`${hub.url}/opsaetning/hvem-kan-naas`);
    await expect(malthe.getByText('Kun administratorer kan ændre ventetiden.')).toBeVisible();
    const inger = await signInAs(browser, hub.url, 'Inger Thue');
    await inger.goto(`${hub.url}/opsaetning/hvem-kan-naas`);
    const every = inger.getByRole('textbox', { name: 'Alle måder inden (sekunder)' });
    await every.fill('9999');
    await inger.getByRole('button', { name: 'Gem ventetiden' }).click();
    await expect(inger.getByText(/Skriv hele sekunder fra 0 til 3600/)).toBeVisible();
    await every.fill('240');
    await inger.getByRole('button', { name: 'Gem ventetiden' }).click();
    await malthe.reload();
    await expect(malthe.getByText(/alle inden for 240 sekunder/)).toBeVisible();
    const jonas = await signInAs(browser, hub.url, 'Jonas Aaby');
    await jonas.goto(`${hub.url}/saadan-naas-du`);
    await expect(jonas.getByText(/alle inden for 240 sekunder/)).toBeVisible();
    for (const page of [malthe, inger, jonas]) await page.context().close();
  });

  test('a turn of somebody who left stays open until whoever plans decides', async ({ browser }) => {
    const inger = await signInAs(browser, hub.url, 'Inger Thue');
    await test.step('Malthe leaves the Sekretariat', async () => {
      await inger.goto(`${hub.url}/opsaetning/personer`);
      await inger.getByRole('button', { name: 'Ret Malthe Grøn' }).click();
      await inger.getByRole('button', { name: 'Fjern …' }).click();
      await inger.getByRole('button', { name: 'Fjern personen' }).click();
      await expect(inger.getByRole('row').filter({ hasText: 'Malthe Grøn' }).first()).toContainText('–');
    });
    await inger.goto(`${hub.url}/vagtplan/turnus`);
    await inger.getByRole('button', { name: /^Ret turnus for SSP i/ }).click();
    const dialog = inger.getByRole('dialog');
    await expect(dialog.getByText(/turen står ledig/)).toBeVisible();
    const preview = dialog.getByRole('region', { name: 'De næste ture' });
    await expect(preview).toContainText('Ledig tur');
    const before = await preview.textContent();

    // Another change moves nobody.
    await dialog.getByRole('button', { name: 'Gem turnussen' }).click();
    await expect(dialog).toBeHidden();
    await inger.getByRole('button', { name: /^Ret turnus for SSP i/ }).click();
    expect(await preview.textContent()).toBe(before);

    // Taking the open turn out is a choice, and shows what it does.
    await dialog.getByRole('button', { name: 'Fjern Ledig tur' }).click();
    await expect(preview).not.toContainText('Ledig tur');
    await dialog.getByRole('button', { name: 'Gem turnussen' }).click();
    await expect(dialog).toBeHidden();
    await inger.context().close();
  });

  test('Sådan nås du works with the keyboard alone', async ({ browser }) => {
    const emil = await signInAs(browser, hub.url, 'Emil Sand');
    const phones = await emil.context().newPage();
    await phones.goto(`${hub.url}/demo/telefoner`);
    await emil.bringToFront();
    await emil.goto(`${hub.url}/saadan-naas-du`);
    await expect(emil.getByRole('heading', { name: 'Dine måder' })).toBeVisible();

    await tabTo(emil, 'Nummer eller e-mail');
    await emil.keyboard.type('30 70 80 90');
    await tabTo(emil, 'Tilføj og send kode');
    await emil.keyboard.press('Enter');
    await expect(emil.getByText('+4530708090')).toBeVisible();
    const code = await codeOn(phones, /^Telefon: Emil Sand$/, '+4530708090');
    await emil.bringToFront();
    await tabTo(emil, 'Kode på 6 cifre');
    await emil.keyboard.type(code);
    await emil.keyboard.press('Enter');
    await expect(emil.getByText('Bekræftet', { exact: false }).nth(1)).toBeVisible();

    await tabTo(emil, 'Flyt SMS +4530708090 op');
    await emil.keyboard.press('Enter');
    // An emptied wait is no wait of 0 seconds: nothing is saved before it is one.
    const wait = emil.getByRole('spinbutton', { name: /^Ventetid i sekunder for SMS/ });
    await wait.fill('');
    await tabTo(emil, 'Gem rækkefølge');
    await emil.keyboard.press('Enter');
    await expect(emil.getByText(/^Skriv hele sekunder fra 0 til \d+\.$/)).toBeVisible();
    await expect(wait).toBeFocused();
    await expect(emil.getByText('Gemt.')).toHaveCount(0);
    await wait.fill('5');
    await tabTo(emil, 'Gem rækkefølge');
    await emil.keyboard.press('Enter');
    await expect(emil.getByText('Gemt.')).toBeVisible();

    // What became of a message is followed while one looks.
    await emil.getByRole('button', { name: 'Send en prøve: SMS +4530708090' }).press('Enter');
    const first = emil.getByRole('region', { name: 'Dine måder' }).getByRole('listitem').first();
    await expect(first).toContainText('Senest: leveret', { timeout: 15_000 });
    await emil.reload();
    await expect(emil.getByRole('region', { name: 'Dine måder' }).getByRole('listitem').first()).toContainText(
      '+4530708090',
    );
    await tabTo(emil, 'Fjern SMS +4530708090');
    await emil.keyboard.press('Enter');
    await expect(emil.getByText('+4530708090')).toHaveCount(0);

    // The last one goes only when the person knows what it means.
    const ways = emil.getByRole('region', { name: 'Dine måder' }).getByRole('listitem');
    await expect(ways).toHaveCount(1);
    await tabTo(emil, 'Fjern SMS');
    await emil.keyboard.press('Enter');
    const asking = emil.getByRole('dialog', { name: /^Fjern SMS/ });
    await expect(asking).toContainText('får du ingen alarmer');
    await emil.setViewportSize({ width: 360, height: 740 });
    for (const scheme of ['light', 'dark'] as const) {
      await emil.emulateMedia({ colorScheme: scheme });
      await expectClean(emil, 'ways');
    }
    await emil.keyboard.press('Escape');
    await expect(asking).toHaveCount(0);
    await expect(ways).toHaveCount(1);
    await tabTo(emil, 'Fjern SMS');
    await emil.keyboard.press('Enter');
    await asking.getByRole('button', { name: 'Fjern den alligevel' }).click();
    await expect(emil.getByText('Du kan ikke nås på nogen måde lige nu.')).toBeVisible();
    await emil.context().close();
  });
});

const card = (page: Page, name: string | RegExp): Locator => page.getByRole('region', { name, exact: true });

async function codeOn(page: Page, name: RegExp, number = ''): Promise<string> {
  const phone = page.getByRole('region', { name }).filter({ hasText: number });
  const text = phone.getByText(/Din kode er \d{6}/).first();
  await expect(text).toBeVisible();
  return /Din kode er (\d{6})/.exec((await text.textContent())!)![1]!;
}

async function write(page: Page, person: string, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: `Svar som ${person}` });
  await field.fill(text);
  await field.press('Enter');
  await expect(page.getByRole('list', { name: `Beskeder til og fra ${person}` }).getByText(text, { exact: true })).toBeVisible();
}

async function report(page: Page): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/meld`);
  await page.getByText('Stenkast', { exact: true }).click();
  await page.getByText('Stabsberedskab', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Hvad er sket?' }).fill('Sten kastet.');
  const search = page.getByRole('combobox', { name: 'Søg efter et sted' });
  await search.fill('Blågårds Plads');
  await search.press('Enter');
  await page.getByRole('button', { name: /Send melding og alarmér/ }).click();
  await expect(page.getByRole('heading', { name: 'Stenkast ved Blågårds Plads', level: 1 })).toBeVisible();
}

/** Presses Tab until what has that name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const one = document.activeElement as HTMLElement | null;
      if (!one) return '';
      const label = one.id ? document.querySelector(`label[for="${CSS.escape(one.id)}"]`) : one.closest('label');
      return (one.getAttribute('aria-label') ?? label?.textContent ?? one.textContent ?? '').trim();
    });
    if (found.startsWith(name)) return;
  }
  throw new Error(`The keyboard never came to ${name}.`);
}
