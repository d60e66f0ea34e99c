import type { Locator, Page } from '@playwright/test';
import { demonstration, signInAs } from './support/demo.ts';
import { Api } from './support/installation.ts';
import { LOOKS, expectClean } from './support/look.ts';
import { expect, test, type Playwright } from './support/test.ts';
import { uuidv7 } from './support/uuid.ts';

/** Two reports of one incident become one on every screen, and what turned out to be two is reported by itself. */
test.describe('merging', () => {
  const hub = demonstration();

  test.use({ actionTimeout: 20_000 });

  test('Mette merges what Jonas and she both reported, and his screen follows', async ({ browser, playwright }, info) => {
    const [reporter, second] = [await sign(playwright, 'Jonas Aaby'), await sign(playwright, 'Mette Lindholm')];
    const main = await reporter.report({ type: 'sammenstoed', level: 1, longitude: 12.5539, latitude: 55.6872 });
    const duplicate = await second.report({ type: 'sammenstoed', level: 2, longitude: 12.5542, latitude: 55.6872 });
    await second.send(`/${duplicate.id}/decisions`, {
      what: 'Klubben åbnes i aften',
      why: 'De unge skal have et sted at være',
      decisionLevel: 'taktisk',
    });
    await second.send(`/${duplicate.id}/zones`, {
      zoneId: uuidv7(),
      kind: 'afspaerring',
      shape: { type: 'LineString', coordinates: [[12.552, 55.688], [12.556, 55.688]] },
      note: null,
    });
    const { organisations } = await second.get<{ organisations: { id: string; shortName: string }[] }>('/reference');
    await second.send(`/${duplicate.id}/tasks`, {
      what: 'Ring til skolen',
      organisationId: organisations.find(({ shortName }) => shortName === 'BUF')!.id,
      tovholder: null,
      deadline: new Date(Date.now() + 3_600_000).toISOString(),
      targetGroups: [],
    });
    const jonas = await signInAs(browser, hub.url, 'Jonas Aaby');
    const mette = await signInAs(browser, hub.url, 'Mette Lindholm');
    await open(jonas, duplicate.number);
    await open(mette, duplicate.number);

    await test.step('Jonas answers for the one that will end', async () => {
      await jonas.getByRole('button', { name: 'Jeg kommer' }).first().click();
      await expect(jonas.getByText(/Kvitteret/).first()).toBeVisible();
    });

    await test.step('the likeliest stands first, with how far and how long apart, and what will happen', async () => {
      await mette.getByRole('button', { name: 'Mere om hændelsen' }).click();
      await mette.getByRole('menuitem', { name: 'Slå sammen …' }).click();
      const form = mette.getByRole('region', { name: 'Slå sammen med en anden' });
      const first = form.getByRole('group', { name: 'Hvilken hændelse er den samme?' }).getByRole('radio').first();
      await expect(first).toBeChecked();
      await expect(form.getByRole('group', { name: 'Hvilken hændelse er den samme?' })).toContainText(
        new RegExp(`${main.number}[\\s\\S]*Ligner[\\s\\S]*1\\d m væk · meldt samtidig`),
      );
      const before = form.getByRole('status', { name: 'Det sker der' });
      await expect(before).toContainText(`${main.number} hæves til stabsberedskab.`);
      await expect(before).toContainText('1 svar gælder stadig.');
      await expect(before).toContainText(`1 åben opgave på ${duplicate.number} kan stadig løses`);
      await expect(form.getByText(new RegExp(`Slået sammen med kode \\d{4}`))).toBeVisible();
      await expect(form.getByRole('textbox', { name: 'Hvorfor?' })).toHaveValue('Samme hændelse, meldt to gange');
      await mette.screenshot({ path: info.outputPath('form.png') });
    });

    await test.step('it is sent, and both screens follow without a reload', async () => {
      await mette.getByRole('button', { name: `Slå ${duplicate.number} sammen med ${main.number}` }).click();
      for (const page of [mette, jonas]) {
        await expect(
          page.getByRole('region', { name: `Slået sammen med hændelse ${main.number}` }),
        ).toBeVisible();
        await expect(row(page, duplicate.number)).toContainText(`Slået sammen med ${main.number}`);
      }
      await expect(
        jonas.getByRole('status').filter({ hasText: `${duplicate.number} er slået sammen med ${main.number}.` }),
      ).toBeAttached();
      await jonas.screenshot({ path: info.outputPath('duplicate.png') });
    });

    await test.step('its address says where it went, and the main one has all of it', async () => {
      await jonas.goto(`${hub.url}/haendelse/${duplicate.number}`);
      await jonas.getByRole('link', { name: `Gå til ${main.number}` }).click();
      await expect(jonas).toHaveURL(`${hub.url}/haendelse/${main.number}`);
      await expect(jonas.getByRole('button', { name: /Stabsberedskab/ })).toBeVisible();
      const sof = jonas.getByRole('region', { name: 'Ledergruppen Nørrebro' }).getByRole('listitem').filter({ hasText: 'SOF' });
      await expect(sof).toContainText('svaret på den sammenlagte');
      const from = jonas.locator('details').filter({ hasText: `Fra hændelse ${duplicate.number}` });
      await expect(from.getByText('Klubben åbnes i aften')).toBeVisible();
      await jonas.screenshot({ path: info.outputPath('main.png'), fullPage: true });
    });

    await test.step('the open task is done from the main one', async () => {
      const from = jonas.locator('details').filter({ hasText: `Fra hændelse ${duplicate.number}` });
      await from.getByRole('button', { name: /^Udført/ }).click();
      await jonas.getByRole('region', { name: 'Opgaven er udført' }).getByRole('button', { name: 'Udført' }).click();
      await expect(from.getByText(/^Udført \d\d/)).toBeVisible();
      await expect(from.locator('.chip')).toHaveCount(0);
      const { tasks } = await second.get<{ tasks: { completed: unknown }[] }>(`/incidents/${duplicate.id}`);
      expect(tasks.map(({ completed }) => completed !== null)).toEqual([true]);
    });

    await test.step('its zones are told of where it goes on', async () => {
      await mette.goto(`${hub.url}/haendelse/${main.number}`);
      const zones = mette.getByRole('region', { name: 'Zoner', exact: true });
      await expect(zones).toContainText(`1 zone gælder fra ${duplicate.number}, der er lagt sammen med denne. Den står herunder.`);
      await expect(zones).not.toContainText('Ingen zoner er tegnet');
      await mette.screenshot({ path: info.outputPath('carried.png') });
    });
  });

  test('it is done with the keyboard alone, and somebody else was first', async ({ browser, playwright }) => {
    const [inger, mette] = [await sign(playwright, 'Inger Thue'), await sign(playwright, 'Mette Lindholm')];
    const main = await inger.report({ type: 'brand', level: 1, longitude: 12.4911, latitude: 55.7056 });
    const duplicate = await inger.report({ type: 'brand', level: 1, longitude: 12.4913, latitude: 55.7056 });
    const page = await signInAs(browser, hub.url, 'Inger Thue');
    await open(page, duplicate.number);
    await page.getByRole('button', { name: 'Mere om hændelsen' }).focus();
    await page.keyboard.press('Enter');
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('menuitem', { name: 'Slå sammen …' })).toBeFocused();
    await page.keyboard.press('Enter');
    const submit = page.getByRole('button', { name: `Slå ${duplicate.number} sammen med ${main.number}` });
    await expect(submit).toBeVisible();
    await expect(page.getByText(/får besked om, hvilken kode/)).toBeVisible();

    // What is about to be sent belongs to what was shown: a change in between is shown first.
    await mette.send(`/${main.id}/level`, { seenVersion: 1, level: 3, reason: 'Flere bygninger' });
    await expect(
      page.getByText(`${main.number} er ændret, mens du så på den. Se, hvad der sker nu, og vælg igen.`),
    ).toBeVisible();
    await page.getByRole('textbox', { name: 'Hvorfor?' }).focus();
    for (let i = 0; i < 3 && !(await submit.evaluate((one) => one === document.activeElement)); i++)
      await page.keyboard.press('Tab');
    await expect(submit).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: `Slået sammen med hændelse ${main.number}` })).toBeVisible();
  });

  test('without a connection a merge waits, and is sent when there is one', async ({ browser, playwright }) => {
    const mette = await sign(playwright, 'Mette Lindholm');
    const main = await mette.report({ type: 'stenkast', level: 1, longitude: 12.5977, latitude: 55.6635 });
    const duplicate = await mette.report({ type: 'stenkast', level: 1, longitude: 12.5979, latitude: 55.6635 });
    const page = await signInAs(browser, hub.url, 'Jonas Aaby');
    await open(page, duplicate.number);
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Mere om hændelsen' }).click();
    await page.getByRole('menuitem', { name: 'Slå sammen …' }).click();
    await expect(page.getByText('Ingen forbindelse. Hvem der får besked, afgøres, når den når frem.')).toBeVisible();
    await page.getByRole('button', { name: `Slå ${duplicate.number} sammen med ${main.number}` }).click();
    await expect(page.getByText(/Venter på at blive sendt/).first()).toBeVisible();
    await page.context().setOffline(false);
    await expect(page.getByRole('region', { name: `Slået sammen med hændelse ${main.number}` })).toBeVisible();
  });

  test('a report says that it may be known already, and what turned out to be two is split', async ({
    browser,
    playwright,
  }, info) => {
    const mette = await sign(playwright, 'Mette Lindholm');
    const first = await mette.report({ type: 'uro-institution', level: 2, longitude: 12.5102, latitude: 55.6618 });
    const page = await signInAs(browser, hub.url, 'Jonas Aaby');
    await open(page, first.number);
    await page.getByRole('button', { name: 'Mere om hændelsen' }).click();
    await page.getByRole('menuitem', { name: 'Del …' }).click();
    await expect(page.getByRole('heading', { name: 'Meld hændelse', level: 1 })).toBeFocused();
    await expect(page.getByText(`Deles ud af hændelse ${first.number}`)).toBeVisible();
    await expect(page.getByRole('textbox', { name: /Hvad er sket/ })).toHaveValue('Set fra gaden.');
    // The place of the first is where it begins, so this one looks like it.
    const known = page.getByText(`Måske allerede meldt: hændelse ${first.number}`);
    await expect(known).toBeVisible();
    await page.screenshot({ path: info.outputPath('split.png') });
    await page.getByText('Brand', { exact: true }).click();
    await expect(known).toHaveCount(0);
    await page.getByRole('textbox', { name: /Hvad er sket/ }).fill('Det brænder i en container bag skolen.');
    await page.getByRole('button', { name: /^Send melding/ }).click();
    const link = page.getByRole('link', { name: `Delt ud af hændelse ${first.number}.` });
    await expect(link).toBeVisible();
    await link.click();
    await expect(page).toHaveURL(`${hub.url}/haendelse/${first.number}`);
    await expect(page.getByRole('link', { name: /^Delt: hændelse \d+/ })).toBeVisible();
  });

  for (const { name, colorScheme, width, context } of LOOKS) {
    test(`is clean for everybody, ${name}`, async ({ browser, playwright }, info) => {
      const mette = await sign(playwright, 'Mette Lindholm');
      const spot = { type: 'bekymrende-samling', level: 1, longitude: 12.5839, latitude: 55.7044 };
      const [main, duplicate] = [await mette.report(spot), await mette.report(spot)];
      const page = await signInAs(browser, hub.url, 'Inger Thue', context);
      await page.goto(`${hub.url}/haendelse/${duplicate.number}`);
      await page.getByRole('button', { name: 'Mere om hændelsen' }).click();
      await page.getByRole('menuitem', { name: 'Slå sammen …' }).click();
      await expect(page.getByText(/får besked om, hvilken kode/)).toBeVisible();
      // Other runs of this test have left theirs here.
      await page.getByRole('radio', { name: new RegExp(`^${main.number} `) }).first().check({ force: true });
      await expect(page.getByText(/Slået sammen med kode/)).toBeVisible();
      await expectClean(page, 'the form');
      await page.screenshot({ path: info.outputPath(`form-${colorScheme}-${width}.png`), fullPage: true });
      await page.getByRole('button', { name: `Slå ${duplicate.number} sammen med ${main.number}` }).click();
      await expect(page.getByRole('region', { name: `Slået sammen med hændelse ${main.number}` })).toBeVisible();
      await expectClean(page, 'the duplicate');
      await page.screenshot({ path: info.outputPath(`duplicate-${colorScheme}-${width}.png`) });
      await page.getByRole('link', { name: `Gå til ${main.number}` }).click();
      await page.getByText(`Fra hændelse ${duplicate.number}`).click();
      await expect(page.getByText('Der var ingen beslutninger, opgaver eller zoner.')).toBeVisible();
      await expectClean(page, 'the main one');
      await page.screenshot({ path: info.outputPath(`main-${colorScheme}-${width}.png`), fullPage: true });
    });
  }

  interface Caller {
    report(what: { type: string; level: number; longitude: number; latitude: number }): Promise<{ id: string; number: string }>;
    send(path: string, body: object): Promise<void>;
    get<T>(path: string): Promise<T>;
  }

  /** Somebody of the demonstration who needs no screen. */
  async function sign(playwright: Playwright, name: string): Promise<Caller> {
    const api = await Api.asDemo(playwright, hub.url, name);
    const send = async (path: string, body: object): Promise<void> => {
      await api.command(`/incidents${path}`, { ...body });
    };
    const get = <T>(path: string): Promise<T> => api.get(path);
    return {
      send,
      get,
      report: async ({ type, level, longitude, latitude }) => {
        const id = uuidv7();
        const position = { longitude, latitude };
        await send('', { incidentId: id, type, level, scope: 'lokal', position, what: 'Set fra gaden.', exercise: false });
        const { incident } = await get<{ incident: { number: number } }>(`/incidents/${id}`);
        return { id, number: String(incident.number) };
      },
    };
  }

  const row = (page: Page, number: string): Locator =>
    page.getByRole('listitem').filter({ has: page.locator(`a[href="/haendelse/${number}"]`) }).first();

  async function open(page: Page, number: string): Promise<void> {
    await row(page, number).getByRole('link').click();
    await expect(page).toHaveURL(new RegExp(`/haendelse/${number}$`));
    await expect(page.getByRole('region', { name: `Hændelse ${number}`, exact: true })).toBeVisible();
  }
});
