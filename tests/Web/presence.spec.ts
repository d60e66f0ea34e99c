import type { Page } from '@playwright/test';
import { demonstration, signInAs } from './support/demo.ts';
import { expect, test } from './support/test.ts';

/** Who looks at an incident, and who writes in it, is told to those who see the incident and to nobody else. */
test.describe('presence', () => {
  const hub = demonstration();

  const here = (page: Page) => page.getByRole('group', { name: 'Hvem der har hændelsen åben' });
  const open = (page: Page) => page.getByRole('link', { name: /Stenkast ved Husum Torv/ }).click();
  /** Soon: an interval of a second, and a lease of twelve at the most. */
  const soon = { timeout: 4_000 };

  test('two leaders see each other look and write, and a closed tab is gone', async ({ browser }) => {
    const mette = await signInAs(browser, hub.url, 'Mette Lindholm');
    const jonas = await signInAs(browser, hub.url, 'Jonas Aaby');
    await open(mette);
    await expect(here(mette)).toHaveText('Kun du har den åben');

    const row = jonas.getByRole('link', { name: /Stenkast ved Husum Torv/ });
    await expect(row).toContainText('Mette Lindholm (Politi)', soon);
    const before = await row.boundingBox();
    await open(jonas);
    await expect(here(mette)).toContainText('Åben hos Jonas Aaby (SOF)', soon);
    await expect(here(jonas)).toContainText('Åben hos Mette Lindholm (Politi)', soon);

    await mette.getByRole('button', { name: 'Beslut', exact: true }).click();
    await expect(here(jonas)).toContainText('Åben hos Mette Lindholm (Politi)');
    await mette.getByLabel('Hvad beslutter du?').pressSequentially('Hemmelig tekst');
    await expect(here(jonas)).toContainText('Mette Lindholm (Politi) skriver en beslutning …', soon);
    await expect(row).toContainText('Mette Lindholm (Politi) skriver en beslutning …');
    await expect(
      jonas.getByRole('status').filter({ hasText: 'Mette Lindholm (Politi) skriver en beslutning …' }),
    ).toHaveCount(1);
    await expect(jonas.getByText('Hemmelig')).toHaveCount(0);
    expect((await row.boundingBox())?.height, 'no row grows when somebody comes').toBe(before?.height);

    // She pauses; then she closes the form after some more.
    await expect(here(jonas)).toContainText('Åben hos', { timeout: 9_000 });
    await mette.getByLabel('Hvorfor?').pressSequentially('Fordi');
    await expect(here(jonas)).toContainText('skriver en beslutning', soon);
    await mette.keyboard.press('Escape');
    await expect(here(jonas)).toContainText('Åben hos', soon);
    await mette.getByRole('textbox', { name: 'Skriv i loggen' }).fill('Ro');
    await expect(here(jonas)).toContainText('Mette Lindholm (Politi) skriver i loggen …', soon);

    // A second tab of hers is still her, and she is gone with the last.
    const second = await mette.context().newPage();
    await second.goto(mette.url());
    await expect(here(second)).toContainText('Åben hos Jonas Aaby (SOF)', soon);
    await mette.close();
    await expect(here(jonas)).toContainText('Åben hos Mette Lindholm (Politi)', soon);
    await second.close();
    await expect(here(jonas)).toHaveText('Kun du har den åben', soon);
  });

  test('who they all are opens by keyboard, and is closed again by Esc', async ({ browser }) => {
    const mette = await signInAs(browser, hub.url, 'Mette Lindholm');
    const jonas = await signInAs(browser, hub.url, 'Jonas Aaby');
    await open(mette);
    await open(jonas);
    const all = here(jonas).getByText('1 anden har hændelsen åben nu');
    await expect(here(jonas)).toContainText('Mette Lindholm', soon);
    await expect(all).toBeHidden();
    await here(jonas).locator('summary').focus();
    await jonas.keyboard.press('Enter');
    await expect(all).toBeVisible();
    await jonas.keyboard.press('Escape');
    await expect(all).toBeHidden();
    await expect(here(jonas).locator('summary')).toBeFocused();
  });

  test('a report that is being written is told, so that it is not written twice', async ({ browser }) => {
    const mette = await signInAs(browser, hub.url, 'Mette Lindholm');
    const jonas = await signInAs(browser, hub.url, 'Jonas Aaby');
    await mette.getByRole('link', { name: 'Meld hændelse' }).first().click();
    await mette.getByPlaceholder('Antal, retning, farer. Uden navne.').pressSequentially('To grupper');
    const told = jonas.getByText('Mette Lindholm (Politi) skriver en melding …');
    await expect(told).toBeVisible(soon);
    await jonas.getByRole('link', { name: 'Meld hændelse' }).first().click();
    await expect(told).toBeVisible();
    await mette.keyboard.press('Escape');
    await expect(told).toHaveCount(0, soon);
  });

  test('a partner learns nothing of incidents that it does not see, and no names of others', async ({ browser }) => {
    const mette = await signInAs(browser, hub.url, 'Mette Lindholm');
    const context = await browser.newContext();
    const partner = await context.newPage();
    const frames: string[] = [];
    partner.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => frames.push(String(payload))),
    );
    await partner.goto(hub.url);
    await partner.getByRole('button', { name: 'Log ind som Yasmin Kofoed' }).click();
    await expect(partner.getByText('Forbundet', { exact: true }).first()).toBeVisible();
    const presence = () => frames.filter((frame) => frame.includes('"target":"presence"')).join('');

    await open(mette);
    await mette.getByRole('textbox', { name: 'Skriv i loggen' }).fill('Kun for myndigheder');
    const other = await signInAs(browser, hub.url, 'Jonas Aaby');
    await expect(other.getByRole('link', { name: /Stenkast ved Husum Torv/ })).toContainText('Mette Lindholm', soon);

    // What it does see: its own report. There it reads the authority, and the police read its name.
    await partner.getByRole('link', { name: 'Meld hændelse' }).first().click();
    await partner.getByText('Brand', { exact: true }).click();
    await partner.getByPlaceholder('Antal, retning, farer. Uden navne.').fill('Ild i en container.');
    await partner.getByText(/Informationsberedskab/i).first().click();
    await partner.getByRole('button', { name: 'Uden sted' }).click();
    await partner.getByRole('button', { name: /^Send/ }).click();
    await expect(here(partner)).toHaveText('Kun du har den åben');
    expect(presence(), 'so far nobody was where it may look').not.toContain('"note"');

    await mette.getByRole('link', { name: /Brand/ }).first().click();
    await expect(here(partner)).toContainText('Åben hos Politi', soon);
    await expect(here(mette)).toContainText(/\(Helhedsplan\)/, soon);
    const person = await mette.evaluate(async () => (await (await fetch('/api/v1/session')).json()).person.id);
    expect(presence()).toContain('"organisation"');
    expect(presence()).not.toContain(person);
  });
});
