import type { Page } from '@playwright/test';
import { demonstration, signInAs } from './support/demo.ts';
import { expectClean } from './support/look.ts';
import { expect, test } from './support/test.ts';

/** An exercise can be taken for what is real on no screen, and a test alarm says who can be reached. */
test.describe('exercise and test alarm', () => {
  const hub = demonstration();

  test('an exercise is marked on both screens from its report to its end, and real incidents stay real', async ({
    browser,
  }) => {
    const jonas = await signInAs(browser, hub.url, 'Jonas Aaby');
    const mette = await signInAs(browser, hub.url, 'Mette Lindholm');
    const badge = await mette.title();
    await jonas.getByRole('link', { name: 'Meld hændelse' }).click();
    await expect(jonas.locator('.exercise-frame')).toHaveCount(0);
    await jonas.getByLabel('Det er en øvelse').check();
    await expect(jonas.locator('.exercise-frame')).toBeVisible();
    await jonas.getByText('Stenkast', { exact: true }).click();
    await jonas.getByText('Stabsberedskab', { exact: true }).click();
    await jonas.getByRole('textbox', { name: 'Hvad er sket?' }).fill('Vi øver: sten kastet mod en bus.');
    const search = jonas.getByRole('combobox', { name: 'Søg efter et sted' });
    await search.fill('Blågårds Plads');
    await search.press('Enter');
    await expect(jonas.getByText('4 rigtige personer får nu en sms, der begynder med ØVELSE')).toBeVisible();
    await expect(jonas.getByText(/^ØVELSE SSP-BEREDSKAB \d{4}: .* ØVELSE$/)).toBeVisible();
    await expectClean(jonas, 'the form');
    await jonas.screenshot({ path: test.info().outputPath('form.png') });
    await jonas.getByRole('button', { name: 'Start øvelsen og alarmér 4 personer' }).click();
    await expect(jonas.getByRole('heading', { name: 'ØVELSE Stenkast ved Blågårds Plads', level: 1 })).toBeVisible();
    await expect(jonas).toHaveURL(/\/oevelse\/1$/);
    await expect(jonas).toHaveTitle(/^ØVELSE – /);
    await expect(jonas.getByRole('region', { name: 'Øvelse', exact: true })).toContainText(
      'ØV 1 – intet her er sket. Alle beskeder begynder med ØVELSE.',
    );
    await expect(jonas.locator('.exercise-frame')).toBeVisible();
    // What is real says so beside it.
    await expect(jonas.getByText('Rigtig hændelse', { exact: true })).toHaveCount(3);
    await expect(jonas.getByRole('button', { name: '3 rigtige hændelser er i gang' })).toBeVisible();
    await expectClean(jonas, 'the exercise');
    await jonas.screenshot({ path: test.info().outputPath('exercise-dark.png') });

    // The other browser: its own group, no count of what is real, and no frame before it is looked at.
    const drills = mette.getByRole('list', { name: 'Øvelser', exact: true });
    await expect(drills.getByRole('link', { name: /ØV 1 ØVELSE\s+Stenkast ved Blågårds Plads/ })).toBeVisible();
    await expect(mette.getByText('1 øvelse', { exact: true })).toBeVisible();
    // It takes room in the header, and pushes nothing out of it.
    await mette.setViewportSize({ width: 1024, height: 768 });
    await expect(mette.getByText('1 øvelse', { exact: true })).toBeVisible();
    const report = mette.getByRole('link', { name: 'Meld hændelse' });
    const menu = mette.getByRole('button', { name: 'Menu', exact: true });
    for (const one of [report, menu]) {
      const box = (await one.boundingBox())!;
      expect(box.x + box.width).toBeLessThanOrEqual(1024);
    }
    await mette.screenshot({ path: test.info().outputPath('header-1024.png') });
    await mette.setViewportSize({ width: 1440, height: 900 });
    expect(await mette.title()).toBe(badge);
    await expect(mette.locator('.exercise-frame')).toHaveCount(0);
    await drills.getByRole('link').click();
    await expect(mette.locator('.exercise-frame')).toBeVisible();
    await expect(mette.getByRole('button', { name: 'Jeg kommer – øvelse' })).toBeVisible();
    await mette.getByRole('button', { name: 'Jeg kommer – øvelse' }).click();
    await expect(jonas.getByText(/Kvitteret/).first()).toBeVisible();

    // A phone in the demonstration, and the proof.
    const phones = await mette.context().newPage();
    await phones.goto(`${hub.url}/demo/telefoner`);
    await expect(phones.locator('li.exercise').first()).toContainText(/ØVELSE SSP-BEREDSKAB \d{4}/);
    await expectClean(phones, 'the phones');
    await jonas.getByRole('tab', { name: /^Alarmering/ }).click();
    await jonas.getByRole('link', { name: /^Dokumentation for alarmeringen/ }).first().click();
    await expect(jonas.getByText(/Hændelse ØV 1/)).toBeVisible();
    await expect(jonas.locator('.exercise-frame')).toBeVisible();
    await expectClean(jonas, 'the proof');

    // A real one on the screen takes the frame away.
    await jonas.goto(`${hub.url}/haendelse/1`);
    await expect(jonas.getByRole('heading', { name: 'Stenkast ved Husum Torv', level: 1 })).toBeVisible();
    await expect(jonas.locator('.exercise-frame')).toHaveCount(0);
    await expect(jonas).not.toHaveTitle(/ØVELSE/);

    for (const colorScheme of ['dark', 'light'] as const) {
      const context = await browser.newContext({ colorScheme, viewport: { width: 360, height: 780 } });
      const phone = await context.newPage();
      await phone.goto(hub.url);
      await phone.getByRole('button', { name: 'Log ind som Amina Rahimi' }).click();
      await expect(phone.getByText('Forbundet').first()).toBeVisible();
      await phone.goto(`${hub.url}/oevelse/1`);
      await expect(phone.getByRole('heading', { name: 'ØVELSE Stenkast ved Blågårds Plads', level: 1 })).toBeVisible();
      await expect(phone.getByRole('region', { name: 'Øvelse', exact: true })).toContainText('intet her er sket');
      await expectClean(phone, `${colorScheme}, 360 px`);
      await phone.screenshot({ path: test.info().outputPath(`exercise-360-${colorScheme}.png`) });
      await phone.setViewportSize({ width: 1440, height: 900 });
      await expectClean(phone, `${colorScheme}, 1440 px`);
      await phone.screenshot({ path: test.info().outputPath(`exercise-1440-${colorScheme}.png`) });
      await context.close();
    }

    // The Sekretariat ends all of them at once.
    const inger = await signInAs(browser, hub.url, 'Inger Thue');
    await inger.getByRole('button', { name: 'Afslut alle øvelser …' }).click();
    await inger.getByRole('textbox', { name: 'Hvorfor afsluttes de nu?' }).fill('Øvelsen er slut.');
    await inger.getByRole('button', { name: 'Afslut 1 øvelse' }).click();
    await expect(inger.getByRole('list', { name: 'Øvelser', exact: true })).toHaveCount(0);
    await expect(inger.getByText('Afsluttede øvelser')).toBeVisible();
    await expect(inger.getByRole('link', { name: /Stenkast ved Husum Torv/ })).toBeVisible();
  });

  test('a test alarm is sent to the number that is shown, answered on two channels, and reported', async ({
    browser,
  }) => {
    const inger = await signInAs(browser, hub.url, 'Inger Thue');
    const jonas = await signInAs(browser, hub.url, 'Jonas Aaby');
    await open(inger);
    await expect(inger.getByText(/^Næste prøvealarm: /)).toBeVisible();
    // The demonstration's shots are at operationsberedskab: nobody is disturbed by a test.
    await expect(inger.getByText(/En rigtig hændelse er i operationsberedskab/)).toBeVisible();
    await calm(inger);
    await open(inger);
    const send = inger.getByRole('button', { name: /^Send prøvealarm til \d+ personer$/ });
    await expect(send).toBeVisible();
    await expectClean(inger, 'the test alarm');
    await inger.screenshot({ path: test.info().outputPath('test-alarm.png') });
    await send.click();
    await expect(inger.getByText('En prøvealarm er i gang.')).toBeVisible();

    // On the screen of somebody who is asked.
    await expect(jonas.getByText(/Prøvealarm: svar, så vi ved, at du kan nås/)).toBeVisible();
    await expectClean(jonas, 'the question');
    await jonas.screenshot({ path: test.info().outputPath('test-alarm-asked.png') });
    await jonas.getByRole('button', { name: 'Jeg kan nås' }).click();
    await expect(jonas.getByText(/Prøvealarm: svar, så vi ved/)).toHaveCount(0);

    // On a phone, by SMS.
    const phones = await inger.context().newPage();
    await phones.goto(`${hub.url}/demo/telefoner`);
    const telephone = phones.getByRole('region', { name: /Amina Rahimi/ });
    const text = await telephone.getByText(/PRØVEALARM/).first().textContent();
    expect(text).toMatch(/^ØVELSE SSP-BEREDSKAB (\d{4}): PRØVEALARM\. Svar JA \1\. Der er ikke sket noget\. ØVELSE$/);
    const code = /BEREDSKAB (\d{4})/.exec(text ?? '')?.[1] ?? '';
    await telephone.getByRole('button', { name: `JA ${code}`, exact: true }).click();
    await expect(telephone.getByText(/Dit svar på prøvealarmen er modtaget/)).toBeVisible();

    // The Sekretariat's shared phone is asked beside whoever has it.
    const shared = phones.getByRole('region', { name: /Vagttelefon/ });
    const its = /BEREDSKAB (\d{4})/.exec((await shared.getByText(/PRØVEALARM/).first().textContent()) ?? '')?.[1] ?? '';
    await shared.getByRole('button', { name: `JA ${its}`, exact: true }).click();
    await expect(shared.getByText(/Dit svar på prøvealarmen er modtaget/)).toBeVisible();

    await inger.getByRole('link', { name: /^Se rapporten for/ }).first().click();
    await expect(inger.getByRole('heading', { name: 'ØVELSE Prøvealarm', level: 1 })).toBeVisible();
    await expect(
      inger.getByText('ØVELSE SSP-BEREDSKAB {kode}: PRØVEALARM. Svar JA {kode}. Der er ikke sket noget. ØVELSE', {
        exact: true,
      }),
    ).toBeVisible();
    await expect(inger.getByRole('row', { name: /^Vagttelefon/ })).toContainText('Ja, på sms');
    await expect(inger.getByText(/^2 af \d+ svarede i tide/)).toBeVisible();
    await expect(inger.getByRole('row', { name: /Jonas Aaby/ })).toContainText('Ja, på skærmen');
    await expect(inger.getByRole('row', { name: /Amina Rahimi/ })).toContainText('Ja, på sms');
    await expect(inger.getByRole('region', { name: 'Øvelse', exact: true })).toContainText('Prøvealarm – intet er sket');
    for (const [scheme, width] of [
      ['dark', 1440],
      ['light', 1440],
      ['light', 360],
      ['dark', 360],
    ] as const) {
      await inger.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await inger.setViewportSize({ width, height: 900 });
      await expectClean(inger, `the report, ${scheme}, ${width} px`);
      await inger.screenshot({ path: test.info().outputPath(`report-${width}-${scheme}.png`) });
    }
    await inger.setViewportSize({ width: 1440, height: 900 });
    await inger.getByRole('button', { name: 'Stop prøvealarmen' }).click();
    await expect(inger.getByText('Stoppet', { exact: false }).first()).toBeVisible();

    // A leader sees the own ledergruppe, and sends none.
    await open(jonas);
    await expect(jonas.getByRole('button', { name: /^Send prøvealarm/ })).toHaveCount(0);
    await jonas.getByRole('link', { name: /^Se rapporten for/ }).first().click();
    await expect(jonas.getByText('Du ser dine egne ledergrupper.', { exact: false })).toBeVisible();
    await expect(jonas.getByRole('row', { name: /Hanne Eskild/ })).toHaveCount(0);
  });

  async function open(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('menuitem', { name: 'Prøvealarm' }).click();
    await expect(page.getByRole('heading', { name: 'Prøvealarm', level: 1 })).toBeVisible();
  }

  async function calm(page: Page): Promise<void> {
    await page.goto(`${hub.url}/haendelse/2`);
    await page.getByRole('button', { name: /Operationsberedskab/ }).first().click();
    await page.getByRole('radio', { name: /Stabsberedskab/ }).check({ force: true });
    await page.getByRole('textbox', { name: /Hvorfor/ }).fill('Der er roligt nu.');
    await page.getByRole('button', { name: /^Sænk/ }).click();
    await expect(page.getByRole('button', { name: /Stabsberedskab/ }).first()).toBeVisible();
  }
});
