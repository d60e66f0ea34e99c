import type { Locator, Page } from '@playwright/test';
import { demonstration, signInAs } from './support/demo.ts';
import { LOOKS, expectClean } from './support/look.ts';
import { expect, test } from './support/test.ts';

/** A message's template is changed by keyboard, with its preview; a bad one is not taken, and nobody's work is lost. */
test.describe('the words of the messages', () => {
  const hub = demonstration();

  test('a template by keyboard, from the draft to the phone', async ({ browser }) => {
    test.slow();
    const inger = await signInAs(browser, hub.url, 'Inger Thue');
    await inger.goto(`${hub.url}/opsaetning/ledergrupper`);
    await inger.getByRole('link', { name: 'Beskedtekster' }).click();

    await test.step('what holds is shown as it leaves', async () => {
      await expect(template(inger)).toHaveValue(/^SSP-BEREDSKAB \{kode\}: \{Type\}/);
      await expect(preview(inger)).toContainText('SSP-BEREDSKAB 4711: Sammenstød ved Blågårds Plads, Nørrebro.');
      await expect(preview(inger)).toContainText(/\d+ af 160 tegn · 1 sms · almindelige tegn \(GSM-7\)/);
      await expect(preview(inger)).toContainText('ØVELSE SSP-BEREDSKAB 4711');
      await expect(preview(inger)).toContainText('Dette er SSP-beredskabet. Sammenstød ved Blågårds Plads, Nørrebro.');
    });

    await test.step('what would fail people is named while it is written', async () => {
      await template(inger).fill('SSP-BEREDSKAB: {Type}. “Kom nu”');
      await expect(inger.getByText('4 ting skal rettes, før den kan vedtages')).toBeVisible();
      await expect(inger.getByText('Koden mangler. Sæt {kode} ind uden for [ ]')).toBeVisible();
      await expect(inger.getByText('“ (skriv ")')).toBeVisible();
      await expect(template(inger)).toHaveAttribute('aria-invalid', 'true');
      await inger.getByRole('button', { name: 'Brug almindelige tegn' }).click();
      await expect(template(inger)).toHaveValue('SSP-BEREDSKAB: {Type}. "Kom nu"');
      await inger.getByRole('textbox', { name: 'Hvorfor ændres teksten?' }).fill('Kortere.');
      await inger.getByRole('button', { name: 'Vedtag teksten' }).click();
      await expect(template(inger)).toBeFocused();
    });

    await test.step('fields are put in by keyboard where the cursor stands', async () => {
      await template(inger).fill('SSP-BEREDSKAB ');
      await press(inger, 'Indsæt feltet kode');
      await expect(template(inger)).toBeFocused();
      await inger.keyboard.type(': ');
      await press(inger, 'Indsæt feltet type');
      await inger.keyboard.type(' i ');
      await press(inger, 'Indsæt feltet område');
      await press(inger, 'Sæt det markerede i [ ], så det kan udelades');
      await inger.keyboard.type(' ');
      await press(inger, 'Indsæt feltet sted');
      await inger.keyboard.press('Control+End');
      await inger.keyboard.type('. Svar ');
      await press(inger, 'Indsæt feltet svar');
      await inger.keyboard.type('.');
      await expect(template(inger)).toHaveValue('SSP-BEREDSKAB {kode}: {Type} i {område}[ {sted}]. Svar {svar}.');
      await expect(preview(inger)).toContainText('SSP-BEREDSKAB 4711: Sammenstød i Nørrebro ved Blågårds Plads.');
      await expect(inger.locator('ins').filter({ hasText: 'i' }).first()).toBeVisible();
    });

    await test.step('somebody else adopts another meanwhile, and nobody loses anything', async () => {
      const malthe = await signInAs(browser, hub.url, 'Malthe Grøn');
      await malthe.goto(`${hub.url}/opsaetning/beskedtekster`);
      await template(malthe).fill('SSP-BEREDSKAB {kode}: {Type}, {område}. Svar {svar}.');
      await malthe.getByRole('textbox', { name: 'Hvorfor ændres teksten?' }).fill('Uden sted.');
      await malthe.getByRole('button', { name: 'Vedtag teksten' }).click();
      await expect(malthe.getByText('Alarm: vedtaget som version 1.')).toBeVisible();
      await expect(inger.getByText('Malthe Grøn har vedtaget en nyere tekst imens')).toBeVisible();
      await inger.getByRole('button', { name: 'Behold mine' }).click();
      await inger.getByRole('link', { name: 'Ledergrupper' }).click();
      await inger.getByRole('button', { name: 'Bliv her' }).click();
      await inger.getByRole('textbox', { name: 'Hvorfor ændres teksten?' }).fill('Området først.');
      await inger.keyboard.press('Enter');
      await expect(inger.getByText('Alarm: vedtaget som version 2.')).toBeVisible();
      const history = inger.getByRole('listitem').filter({ hasText: 'Området først.' });
      await expect(history).toContainText('Inger Thue, SSP Sekretariatet (demo)');
      await expect(history).toContainText('SSP-BEREDSKAB {kode}: {Type} i {område}[ {sted}]. Svar {svar}.');
    });

    await test.step('a report is written from it', async () => {
      await inger.goto(`${hub.url}/meld`);
      await inger.getByText('Stenkast', { exact: true }).click();
      await inger.getByText('Stabsberedskab', { exact: true }).click();
      const search = inger.getByRole('combobox', { name: 'Søg efter et sted' });
      await search.fill('Blågårds Plads');
      await search.press('Enter');
      await expect(inger.getByText(/SSP-BEREDSKAB \d{4}: Stenkast i Nørrebro ved Blågårds Plads\./)).toBeVisible();
    });

    await test.step('and the one that came with the product is taken back', async () => {
      await inger.goto(`${hub.url}/opsaetning/beskedtekster`);
      await inger.getByRole('button', { name: 'Brug den, der følger med' }).click();
      await inger.getByRole('textbox', { name: 'Hvorfor ændres teksten?' }).fill('Den var bedre.');
      await inger.getByRole('button', { name: 'Vedtag teksten' }).click();
      await expect(inger.getByText('Alarm: vedtaget som version 3.')).toBeVisible();
      await expect(inger.getByText('Tilbage til den tekst, der følger med.')).toBeVisible();
    });
  });

  for (const { name, context } of LOOKS)
    test(`no violation, ${name}`, async ({ browser }) => {
      const inger = await signInAs(browser, hub.url, 'Inger Thue', context);
      await inger.goto(`${hub.url}/opsaetning/beskedtekster`);
      await expect(preview(inger)).toContainText('ØVELSE SSP-BEREDSKAB 4711');
      await expectClean(inger, 'the words of the messages');
      await inger.getByRole('combobox', { name: 'Besked' }).selectOption('hand-over');
      await template(inger).fill('SSP-BEREDSKAB {kode}: {Type}. {Typen} Svar.');
      await expect(inger.getByText(/Der er intet felt, der hedder/)).toBeVisible();
      await expectClean(inger, 'the words of the messages');
      // A reply keeps its list, and says so.
      await inger.getByRole('combobox', { name: 'Besked' }).selectOption('reply-ambiguous');
      await expect(inger.getByText('{koder} skal altid stå i teksten')).toBeVisible();
      await expect(preview(inger)).toContainText('Du har flere åbne alarmer: 4711, 2308.');
      await template(inger).fill('SSP-BEREDSKAB: Du har flere åbne alarmer. Svar fx {eksempel}.');
      await expect(inger.getByText(/^Listen over koder mangler/)).toBeVisible();
      await expectClean(inger, 'the words of the messages');
    });

  const template = (page: Page): Locator => page.getByRole('textbox', { name: 'Skabelon' });
  const preview = (page: Page): Locator => page.getByRole('region', { name: 'Sådan bliver den' });

  async function press(page: Page, name: string) {
    await page.getByRole('button', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(template(page)).toBeFocused();
  }
});
