import { demonstration, signInAs } from './support/demo.ts';
import { expect, test } from './support/test.ts';

/** Near a boundary both ledergrupper are alerted, and one leader may sit in both. */
test.describe('near a boundary', () => {
  const hub = demonstration();

  test('a leader of both ledergrupper sees it and answers for both at once', async ({ browser }) => {
    const mette = await signInAs(browser, hub.url, 'Mette Lindholm');
    const jonas = await signInAs(browser, hub.url, 'Jonas Aaby');
    await jonas.getByRole('link', { name: 'Meld hændelse' }).click();
    await jonas.getByText('Bekymrende samling', { exact: true }).click();
    await jonas.getByText('Informationsberedskab', { exact: true }).click();
    await jonas.getByRole('textbox', { name: 'Hvad er sket?' }).fill('Cirka 25 unge samles.');
    await jonas.getByRole('combobox', { name: 'Søg efter et sted' }).fill('Mimersparken');
    await jonas.getByRole('combobox', { name: 'Søg efter et sted' }).press('Enter');
    await expect(jonas.getByText('Ledergruppen Bispebjerg')).toBeVisible();
    await jonas.getByRole('button', { name: /Send melding og alarmér/ }).click();

    await mette.getByRole('link', { name: /Bekymrende samling ved Mimersparken/ }).click();
    await mette.getByRole('button', { name: 'Jeg kommer' }).first().click();
    // What one reports is opened by itself, whichever of the answer and the live change comes first.
    await expect(jonas.getByRole('heading', { name: /Bekymrende samling ved Mimersparken/, level: 1 })).toBeVisible();
    for (const group of ['Ledergruppen Nørrebro', 'Ledergruppen Bispebjerg']) {
      await expect(
        jonas.getByRole('region', { name: group }).getByRole('listitem').filter({ hasText: 'Politi' }),
      ).toContainText('Kvitteret');
    }
    await expect(mette.getByRole('button', { name: 'Jeg kommer' })).toHaveCount(0);
  });

  test('a partner that takes part is offered what it may do, and no more', async ({ browser }) => {
    const inger = await signInAs(browser, hub.url, 'Inger Thue');
    await inger.getByRole('link', { name: /Stenkast ved Husum Torv/ }).click();
    await inger.getByRole('button', { name: 'Mere om hændelsen' }).click();
    await inger.getByRole('menuitem', { name: 'Invitér partner …' }).click();
    const form = inger.locator('form').filter({ has: inger.getByRole('button', { name: 'Fortryd' }) });
    await form.locator('button[type=submit]').click();

    const yasmin = await signInAs(browser, hub.url, 'Yasmin Kofoed');
    await yasmin.getByRole('link', { name: /Stenkast ved Husum Torv/ }).click();
    await expect(yasmin.getByRole('link', { name: /Skud eller våben/ })).toHaveCount(0);
    await expect(yasmin.getByRole('textbox', { name: 'Skriv i loggen' })).toBeVisible();
    for (const name of ['Beslut', 'Opgave', 'Flyt']) {
      await expect(yasmin.getByRole('button', { name, exact: true })).toHaveCount(0);
    }
    await yasmin.getByRole('textbox', { name: 'Skriv i loggen' }).fill('Vi har set gruppen ved søen.');
    await yasmin.getByRole('button', { name: 'Skriv', exact: true }).click();
    await expect(inger.getByText('Vi har set gruppen ved søen.').first()).toBeVisible();
  });
});
