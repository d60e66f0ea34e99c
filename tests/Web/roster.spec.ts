import type { Locator, Page } from '@playwright/test';
import { demonstration, signInAs } from './support/demo.ts';
import { expect, test } from './support/test.ts';

/** The roster as people use it: see what is missing, fill it, swap, be away, take it along. */
test.describe('the roster', () => {
  const hub = demonstration();

  test('a hole is seen, filled with a single shift, and gone', async ({ browser }) => {
    const page = await signInAs(browser, hub.url, 'Inger Thue');
    // It is said before one has looked for it.
    await page.getByRole('link', { name: /^3 huller i vagtplanen de næste 14 dage/ }).click();
    await expect(page.getByRole('heading', { name: 'Vagtplan', level: 1 })).toBeVisible();
    const check = page.getByRole('region', { name: /^3 huller og \d+ advarsler/ });
    await expect(check.getByText('Ingen på vagt for KFF i Bispebjerg, lige nu og resten af de viste dage')).toBeVisible();
    await expect(bar(page, /^Hul: ingen på vagt for KFF i Bispebjerg/)).toBeVisible();

    await check.getByRole('button', { name: /^Udpeg for KFF i Bispebjerg/ }).click();
    const form = page.getByRole('dialog', { name: 'Udpeg en vagthavende' });
    await expect(form.getByLabel('Person')).toContainText('Søren Kjeldgaard (stedfortræder)');
    await form.getByLabel('Person').selectOption({ label: 'Pia Holm (medlem)' });
    await form.getByRole('button', { name: 'Sæt på vagt' }).click();
    await expect(form).toBeHidden();

    await expect(bar(page, /^Pia Holm, KFF i Bispebjerg, .*, enkeltvagt/)).toBeVisible();
    await expect(page.getByText('lige nu og resten af de viste dage')).toHaveCount(0);

    // Taken off again it is a hole again.
    await bar(page, /^Pia Holm, KFF i Bispebjerg/).click();
    await page.getByRole('button', { name: 'Aflys enkeltvagten …' }).click();
    await page.getByRole('button', { name: 'Aflys enkeltvagten', exact: true }).click();
    await expect(bar(page, /^Hul: ingen på vagt for KFF i Bispebjerg/).last()).toBeVisible();
    await page.context().close();
  });

  test('two people swap a turn: proposed by one, agreed to by the other', async ({ browser }) => {
    const jonas = await signInAs(browser, hub.url, 'Jonas Aaby');
    const dorte = await signInAs(browser, hub.url, 'Dorte Vang');
    await jonas.goto(`${hub.url}/vagtplan`);
    await dorte.goto(`${hub.url}/vagtplan`);
    await expect(dorte.getByRole('heading', { name: 'Nørrebro' })).toBeVisible();

    // What leaders see first are their own ledergrupper.
    await expect(jonas.getByRole('heading', { name: 'Valby' })).toHaveCount(0);
    await jonas.getByRole('button', { name: 'Byt vagt' }).click();
    const form = jonas.getByRole('dialog', { name: 'Byt vagt' });
    const turns = form.getByLabel('Vagten, der gives væk');
    const second = (await turns.locator('option').nth(1).textContent())!;
    expect(second).toContain('SOF i Nørrebro');
    await turns.selectOption({ label: second });
    await form.getByLabel('Hvem tager den?').selectOption({ label: 'Dorte Vang' });
    await form.getByRole('button', { name: 'Foreslå byttet' }).click();
    await expect(form).toBeHidden();
    await expect(bar(jonas, /^Bytte venter på svar: Jonas Aaby til Dorte Vang, SOF i Nørrebro/)).toBeVisible();

    const waiting = dorte.getByRole('region', { name: '1 bytte venter på dit svar' });
    await expect(waiting.getByText(/^Jonas Aaby giver Dorte Vang vagten/)).toBeVisible();
    await waiting.getByRole('button', { name: 'Ja til byttet' }).click();
    await expect(waiting).toBeHidden();
    for (const page of [jonas, dorte]) await expect(bar(page, /^Dorte Vang, SOF i Nørrebro, .*, bytte/)).toBeVisible();

    // Members and rotations are read here, and changed by the Sekretariat.
    await jonas.getByRole('link', { name: 'Turnus og medlemmer' }).click();
    await expect(jonas.getByText('ændres af Sekretariatet')).toBeVisible();
    await expect(jonas.getByRole('button', { name: /^(Ret|Ny turnus)/ })).toHaveCount(0);
    await jonas.context().close();
    await dorte.context().close();
  });

  test('whoever is away is stood in for, without a mouse', async ({ browser }) => {
    const page = await signInAs(browser, hub.url, 'Amina Rahimi');
    await page.goto(`${hub.url}/vagtplan/bytte`);
    await expect(page.getByRole('region', { name: 'Meld fravær' })).toBeVisible();
    // Who would have the turn instead is said before anything is reported, and again in the answer.
    const preview = page.getByRole('region', { name: 'Hvad fraværet gør ved vagtplanen' });
    await expect(preview.getByText('1 vagt går til andre.')).toBeVisible();
    await expect(preview.getByRole('listitem')).toHaveText(/BUF i Nørrebro, .*: Lise Kragh \(stedfortræder\)$/);
    await tabTo(page.getByRole('region', { name: 'Meld fravær' }).getByRole('button', { name: 'Meld fravær' }));
    await page.keyboard.press('Enter');
    await expect(page.getByText('Fraværet er meldt. 1 vagt går til Lise Kragh.')).toBeVisible();
    await expect(page.getByRole('cell', { name: 'Amina Rahimi', exact: true })).toBeVisible();

    await tabTo(page.getByRole('link', { name: 'Plan', exact: true }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    const deputy = bar(page, /^Lise Kragh, BUF i Nørrebro, .*, turnus, stedfortræder for Amina Rahimi/);
    await expect(deputy).toBeVisible();
    // One stop for the row, and the arrow keys within it.
    const row = page.getByRole('toolbar', { name: 'BUF, Ledergruppen Nørrebro' });
    await tabTo(row.getByRole('button').first());
    await page.keyboard.press('ArrowRight');
    await expect(deputy).toBeFocused();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Vagt' });
    await expect(dialog).toContainText('stedfortræder for Amina Rahimi');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(deputy).toBeFocused();
    await page.context().close();
  });

  test('members, deputies and a rotation are changed, with the next turns shown beforehand', async ({ browser }) => {
    const page = await signInAs(browser, hub.url, 'Malthe Grøn');
    await page.goto(`${hub.url}/vagtplan/turnus`);
    await page.getByLabel('Vis', { exact: true }).selectOption({ label: 'Ledergruppen Østerbro' });
    await page.getByRole('button', { name: 'Ret medlemmer og stedfortrædere for SOF i Østerbro' }).click();
    const members = page.getByRole('dialog');
    await members.getByLabel('Tilføj til stedfortrædere').selectOption({ label: 'Ole Brix' });
    await members.getByRole('button', { name: 'Tilføj Stedfortrædere' }).click();
    await members.getByRole('button', { name: 'Flyt Ole Brix op' }).press('Enter');
    await expect(members.getByText('1. Ole Brix')).toBeVisible();
    await expect(members.getByRole('button', { name: 'Flyt Ole Brix ned' })).toBeFocused();
    await members.getByRole('button', { name: 'Gem', exact: true }).click();
    await expect(page.getByText('Ole Brix, Karim Holst')).toBeVisible();

    await page.getByRole('button', { name: 'Ret turnus for SOF i Østerbro' }).click();
    const rotation = page.getByRole('dialog');
    await rotation.getByLabel('Tilføj til på tur, i rækkefølge').selectOption({ label: 'Ole Brix' });
    await rotation.getByRole('button', { name: /^Tilføj På tur/ }).click();
    await rotation.getByLabel('Hvor ofte skiftes der?').selectOption('Hver dag');
    const preview = rotation.getByRole('region', { name: 'De næste ture' }).getByRole('listitem');
    await expect(preview).toHaveCount(6);
    const [first, second] = await preview.allTextContents();
    expect([first, second].map((text) => /Sanne Bach|Ole Brix/.exec(text!)?.[0]).toSorted()).toEqual([
      'Ole Brix',
      'Sanne Bach',
    ]);
    await rotation.getByRole('button', { name: 'Gem turnussen' }).click();
    await expect(rotation).toBeHidden();
    await page.getByRole('link', { name: 'Plan', exact: true }).click();
    await expect(bar(page, /^Ole Brix, SOF i Østerbro, .*, turnus/).first()).toBeVisible();

    // A second one says what it does to the first.
    await page.goto(`${hub.url}/vagtplan/turnus`);
    await page.getByRole('button', { name: 'Ny turnus for SOF i Østerbro' }).click();
    await expect(page.getByRole('dialog').getByText(/^Den går forud for turnussen, der begynder .*: fra .* og frem\.$/))
      .toBeVisible();
    await page.context().close();
  });

  test('a file is tried, reported line by line, and read in', async ({ browser }) => {
    const page = await signInAs(browser, hub.url, 'Inger Thue');
    await page.goto(`${hub.url}/vagtplan/regneark`);
    const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    const csv = [
      'Ledergruppe;Myndighed;Person;Fra;Til',
      `Ledergruppen Valby;SOF;Hanne Eskild;${day} 10:00;${day} 14:00`,
      `Ledergruppen Valby;SOF;Ingen Kendt;${day} 10:00;${day} 14:00`,
    ].join('\r\n');
    await page.getByLabel('Fil', { exact: true }).setInputFiles({ name: 'vagter.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await page.getByRole('button', { name: 'Prøv filen' }).click();
    await expect(page.getByText('1 vagt bliver lagt, 0 bliver ændret, 0 fandtes i forvejen, 1 afvist.')).toBeVisible();
    const report = page.getByRole('region', { name: 'Linjerne i filen' });
    await expect(report.getByRole('row', { name: /2 Hanne Eskild.*SOF, Ledergruppen Valby.*10:00 – .*14:00 Lægges Vagten bliver lagt/ })).toBeVisible();
    await expect(report.getByRole('row', { name: /3 Ingen Kendt.* Afvist Ingen person her hedder »Ingen Kendt«/ })).toBeVisible();
    await page.getByRole('button', { name: 'Læs 1 vagt ind' }).click();
    await expect(page.getByText('1 vagt er lagt, 0 er ændret, 0 fandtes i forvejen, 1 afvist.')).toBeVisible();

    const exported = await page.request.get(`${hub.url}/api/v1/roster/shifts.csv`);
    // The same line, an hour longer: the shift is changed, and there is no second one.
    const [heading, ...lines] = (await exported.text()).split('\r\n');
    const line = lines.find((one) => one.includes('"Hanne Eskild"'))!.replace(' 14:00', ' 15:00');
    await page
      .getByLabel('Fil', { exact: true })
      .setInputFiles({ name: 'vagter.csv', mimeType: 'text/csv', buffer: Buffer.from(`${heading}\r\n${line}`) });
    await page.getByRole('button', { name: 'Prøv filen' }).click();
    await expect(report.getByRole('row', { name: /2 Hanne Eskild.* Ændres Vagten bliver ændret\. Før: .*14:00/ })).toBeVisible();
    await page.getByRole('button', { name: 'Læs 1 vagt ind' }).click();
    await expect(page.getByText('0 vagter er lagt, 1 er ændret, 0 fandtes i forvejen, 0 afvist.')).toBeVisible();
    await page.getByRole('link', { name: 'Plan', exact: true }).click();
    await expect(bar(page, /^Hanne Eskild, SOF i Valby, .* kl\. 10:00–15:00, enkeltvagt/)).toHaveCount(1);
    await expect(bar(page, /^Hanne Eskild, SOF i Valby, .* kl\. 10:00–14:00, enkeltvagt/)).toHaveCount(0);
    await page.context().close();
  });

  test('a calendar reads the plan at a secret address until it is closed', async ({ browser }) => {
    const page = await signInAs(browser, hub.url, 'Inger Thue');
    await page.goto(`${hub.url}/vagtplan/kalender`);
    await page.getByLabel('Hvilke vagter?').selectOption({ label: 'Ledergruppen Valby' });
    await page.getByRole('button', { name: 'Lav en adresse' }).click();
    await expect(page.getByText('Adressen er lavet. Den vises kun nu.')).toBeVisible();
    const address = await page.getByLabel('Hemmelig adresse').inputValue();
    const calendar = await fetch(address);
    expect(calendar.status).toBe(200);
    expect(await calendar.text()).toMatch(/^BEGIN:VCALENDAR[\s\S]*BEGIN:VEVENT/);

    await page.reload();
    const list = page.getByRole('region', { name: 'Adresser, der er åbne' });
    await expect(list.getByRole('cell', { name: 'Ledergruppen Valby', exact: true })).toBeVisible();
    await expect(page.getByLabel('Hemmelig adresse')).toHaveCount(0);
    await page.getByRole('button', { name: /^Luk adressen til Ledergruppen Valby/ }).click();
    // Whoever reads it there hears nothing more: one is asked first.
    const asking = page.getByRole('dialog', { name: 'Luk adressen til Ledergruppen Valby?' });
    await asking.getByRole('button', { name: 'Fortryd' }).click();
    expect((await fetch(address)).status).toBe(200);
    await page.getByRole('button', { name: /^Luk adressen til Ledergruppen Valby/ }).click();
    await asking.getByRole('button', { name: 'Luk adressen' }).click();
    await expect(page.getByText('Ingen adresser er åbne.')).toBeVisible();
    expect((await fetch(address)).status).toBe(404);
    await page.context().close();
  });

  test('a phone has the day in a list, and a partner has no roster', async ({ browser }) => {
    const page = await signInAs(browser, hub.url, 'Inger Thue');
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto(`${hub.url}/vagtplan`);
    await page.getByLabel('Vis', { exact: true }).selectOption({ label: 'Ledergruppen Bispebjerg' });
    // The strip of days lies below what is seen at first, and does not pull the page down to itself.
    await expect(page.getByRole('group', { name: 'Dag' }).getByRole('button', { pressed: true })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Vagtplan', level: 1 })).toBeInViewport();
    await expect(page.getByRole('button', { name: /^Hul: ingen på vagt for KFF i Bispebjerg/ })).toBeVisible();
    await page.getByRole('button', { name: '14 dage frem' }).click();
    await page.getByRole('group', { name: 'Dag' }).getByRole('button').nth(1).click();
    await expect(page.getByRole('button', { name: /^Dorte Vang, SOF i Bispebjerg/ }).first()).toBeVisible();
    await page.context().close();

    const partner = await signInAs(browser, hub.url, 'Yasmin Kofoed');
    await partner.getByRole('button', { name: 'Menu' }).click();
    await expect(partner.getByRole('menuitem', { name: 'Til kortet' })).toBeVisible();
    await expect(partner.getByRole('menuitem', { name: /Vagtplan/ })).toHaveCount(0);
    await partner.goto(`${hub.url}/vagtplan`);
    await expect(partner.getByText('Vagtplanen er for myndighederne.')).toBeVisible();
    await partner.context().close();
  });
});

const bar = (page: Page, name: RegExp): Locator => page.getByRole('toolbar').getByRole('button', { name });

/** Presses Tab until the focus is there. */
async function tabTo(target: Locator, key = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  for (let i = 0; i < 150; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await target.page().keyboard.press(key);
  }
  throw new Error(`${key} never came to ${target}`);
}
