import type { Locator, Page } from '@playwright/test';
import { badLine, type BadLine } from './support/badLine.ts';
import { demonstration, signInAs } from './support/demo.ts';
import { Api } from './support/installation.ts';
import { clickMap } from './support/map.ts';
import { uuidv7 } from './support/uuid.ts';
import { expect, test, type Playwright } from './support/test.ts';

/**
 * Work on a line that is slow, that cuts, that loses answers, and that stands open with nothing behind. Nothing is shown
 * as sent that is not, what waits says so, and in the end each thing is there once, in the order it was made.
 */
test.describe('bad lines', () => {
  const hub = demonstration();
  let line: BadLine;
  test.beforeEach(async () => {
    line = await badLine(hub.url);
  });
  test.afterEach(() => line.end());

  /** A silence of 12 s is a lost connection; a little more for a busy machine. */
  const noticed = { timeout: 20_000 };
  /** What hangs is given up after 15 s, and tried again within 5. */
  const recovered = { timeout: 45_000 };

  test('a line that stands open with nothing behind: all of it waits, says so, and comes once', async ({
    browser,
    playwright,
  }) => {
    const incident = await clash(playwright, hub.url);
    const mette = await signInAs(browser, hub.url, 'Mette Lindholm');
    const jonas = await signInAs(browser, line.url, 'Jonas Aaby');
    for (const page of [mette, jonas]) await openClash(page, incident);

    line.freeze();
    const frozen = Date.now();
    // The line stands, and nothing passes: that is said long before the line is given up.
    await expect(jonas.getByText('Svarer ikke', { exact: true }).first()).toBeVisible({ timeout: 8_000 });
    console.log(`half open: said that nothing is heard after ${((Date.now() - frozen) / 1000).toFixed(1)} s`);
    await expect(jonas.getByText(/Ingen forbindelse siden/)).toHaveCount(0);
    await everything(jonas, 'fra kælderen', async (text, place) => {
      await expect(place.getByText(text).first(), `${text} is shown where it will appear`).toBeVisible({ timeout: 8_000 });
    });
    await expect(jonas.getByText(/Ingen forbindelse siden/)).toBeVisible(noticed);
    console.log(`half open: said so after at most ${((Date.now() - frozen) / 1000).toFixed(1)} s`);
    await expect(jonas.getByText(/sendt\.|Forbundet igen/)).toHaveCount(0);
    const waiting = jonas.getByText(/Venter på at blive sendt \(\d af 8\)/);
    await expect(waiting.first()).toBeVisible();
    await expect(mette.getByText(/fra kælderen/)).toHaveCount(0);

    line.mend();
    const mended = Date.now();
    await expect(jonas.getByText('Forbundet', { exact: true }).first()).toBeVisible(recovered);
    await expect(jonas.getByText(/Venter på at blive sendt/)).toHaveCount(0, recovered);
    console.log(`half open: all sent ${((Date.now() - mended) / 1000).toFixed(1)} s after the line was good`);
    await expect(jonas.getByText('Ikke sendt')).toHaveCount(0);
    await onceEach(jonas, mette, incident, 'fra kælderen');
  });

  test('on a phone an answer that is not through says so where it was given', async ({ browser, playwright }) => {
    const incident = await clash(playwright, hub.url);
    const jonas = await signInAs(browser, line.url, 'Jonas Aaby', { viewport: { width: 360, height: 780 } });
    await openClash(jonas, incident);
    const card = jonas.getByRole('region', { name: /^Du er alarmeret for SOF/ });
    line.freeze();
    await card.getByRole('button', { name: 'Jeg kommer' }).click();
    const sending = card.getByText('Sender dit svar: Jeg kommer, 20 min …');
    await expect(sending).toBeVisible({ timeout: 3_000 });
    await expect(sending).toBeInViewport();
    const waits = card.getByText(/^Dit svar er ikke sendt endnu: Jeg kommer, 20 min\. .* Ring, hvis det haster\.$/);
    await expect(waits).toBeVisible(noticed);
    await expect(waits).toBeInViewport();
    await look(jonas, 'answer-waits');
    line.mend();
    await expect(card).toHaveCount(0, recovered);
    await expect(jonas.getByText(/Venter på at blive sendt/)).toHaveCount(0, recovered);
    await jonas.context().close();
  });

  test('a slow line that cuts and loses answers doubles nothing', async ({ browser, playwright }) => {
    const incident = await clash(playwright, hub.url);
    const mette = await signInAs(browser, hub.url, 'Mette Lindholm');
    const jonas = await signInAs(browser, line.url, 'Jonas Aaby');
    for (const page of [mette, jonas]) await openClash(page, incident);

    line.delay(250);
    let cuts = 0;
    const cutting = setInterval(() => {
      cuts++;
      line.cut();
    }, 2_300);
    line.loseAnswers(8);
    await everything(jonas, 'fra toget', async () => undefined);
    await expect.poll(() => line.lost, recovered).toBeGreaterThanOrEqual(4);
    clearInterval(cutting);
    line.delay(0);
    await expect(jonas.getByText('Forbundet', { exact: true }).first()).toBeVisible(recovered);
    await expect(jonas.getByText(/Venter på at blive sendt/)).toHaveCount(0, recovered);
    console.log(`${cuts} times cut, ${line.lost} answers lost`);
    await expect(jonas.getByText('Ikke sendt')).toHaveCount(0);
    await onceEach(jonas, mette, incident, 'fra toget');
  });

  test('a slow first load says what it does, and that nothing answers', async ({ browser }) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const network = await context.newCDPSession(page);
    await network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 400,
      downloadThroughput: 100_000,
      uploadThroughput: 30_000,
    });
    await page.goto(hub.url, { waitUntil: 'commit' });
    await expect(page.getByText('Henter SSP-beredskab …')).toBeVisible();
    await page.getByRole('button', { name: 'Log ind som Jonas Aaby' }).click({ timeout: 120_000 });
    await expect(page.getByText('Henter billedet …')).toBeVisible();
    await expect(page.getByText('Forbinder …')).toBeVisible();
    await expect(page.getByRole('link', { name: /Stenkast ved Husum Torv/ })).toBeVisible({ timeout: 120_000 });
    await expect(page.getByText(/Henter/)).toHaveCount(0);
    await context.close();

    // The program is there, and then nothing more comes. Who is signed in is asked for before it is.
    const second = await browser.newContext();
    const half = await second.newPage();
    await half.route('**/api/v1/session', async (route) => {
      await half.waitForFunction(() => document.querySelector('.first-load') === null);
      line.freeze();
      await route.continue();
    });
    await half.goto(line.url, { waitUntil: 'commit' });
    await expect(half.getByText('Henter SSP-beredskab …')).toBeVisible();
    await expect(half.getByText('Beredskabet svarer ikke. Vi prøver igen hele tiden.')).toBeVisible(noticed);
    await half.unroute('**/api/v1/session');
    // What was open before is known to be dead, as when a phone changes its network.
    line.cut();
    line.mend();
    await expect(half.getByRole('button', { name: 'Log ind som Jonas Aaby' })).toBeVisible(recovered);
    await second.close();
  });

  test('a program that never comes is said to be missing, and read anew when the line is good', async ({ browser }) => {
    const context = await browser.newContext({ colorScheme: 'dark' });
    const page = await context.newPage();
    await page.route('**/assets/begin-*.js', () => undefined);
    await page.route('**/api/v1/session', (route) => {
      line.freeze();
      return route.continue();
    });
    await page.goto(line.url, { waitUntil: 'commit' });
    await expect(page.getByText('Beredskabet svarer ikke. Vi prøver igen hele tiden.')).toBeVisible(noticed);
    expect(
      await page.evaluate(() => getComputedStyle(document.body).backgroundColor),
      'the waiting page is dark where the system is',
    ).toBe('rgb(10, 17, 23)');
    await page.unroute('**/assets/begin-*.js');
    await page.unroute('**/api/v1/session');
    line.cut();
    line.mend();
    await expect(page.getByRole('button', { name: 'Log ind som Jonas Aaby' })).toBeVisible(recovered);

    // Cut off instead of silent, it is said too.
    await page.route('**/assets/begin-*.js', (route) => route.abort());
    await page.reload({ waitUntil: 'commit' });
    await expect(page.getByText('SSP-beredskab kunne ikke hentes. Vi prøver igen hele tiden.')).toBeVisible(noticed);
    await page.unroute('**/assets/begin-*.js');
    await expect(page.getByRole('button', { name: 'Log ind som Jonas Aaby' })).toBeVisible(recovered);
    await context.close();
  });

  test('a page that could not be fetched says so, keeps the rest, and comes when it is asked for again', async ({ browser }) => {
    const page = await signInAs(browser, hub.url, 'Jonas Aaby');
    const context = page.context();
    await context.route('**/assets/RosterScreen-*.js', (route) => route.abort());
    await page.goto(`${hub.url}/opsaetning/vagter`);
    await expect(page.getByText('Siden kunne ikke hentes')).toBeVisible();
    await context.unroute('**/assets/RosterScreen-*.js');
    await page.getByRole('button', { name: 'Hent siden igen' }).press('Enter');
    await expect(page.getByRole('heading', { name: 'Vagtplan', exact: true })).toBeVisible();
    await context.close();
  });
});

/** To be looked at by whoever asks for it. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.BEREDSKAB_LOOK;
  if (folder) await page.screenshot({ path: `${folder}/bad-lines-${name}.png` });
}

type Waits = (text: string, place: Locator) => Promise<void>;

/** All that one can do to an incident, and a report of another. */
async function everything(page: Page, mark: string, waits: Waits): Promise<void> {
  const panel = page.getByRole('region', { name: /^Hændelse / });
  await page.getByRole('button', { name: 'Jeg kommer' }).click();
  await waits('Jeg kommer', panel);

  await page.getByRole('button', { name: 'Beslut', exact: true }).click();
  await page.getByLabel('Hvad beslutter du?').fill(`Beslutning ${mark}`);
  await page.getByLabel('Hvorfor?').fill('Fordi det haster');
  await page.getByRole('button', { name: 'Skriv i loggen', exact: true }).click();
  await waits(`Beslutning ${mark}`, panel);
  await expect(page.getByLabel('Hvad beslutter du?')).toHaveCount(0);

  await page.getByRole('button', { name: 'Opgave', exact: true }).click();
  await page.getByLabel('Hvad skal gøres?').fill(`Opgave ${mark}`);
  await page.locator('section.card form').getByRole('button', { name: /Giv opgave/ }).click();
  await waits(`Opgave ${mark}`, panel);

  const note = page.getByRole('textbox', { name: 'Skriv i loggen' });
  await note.fill(`Note ${mark}`);
  await note.press('Enter');
  await waits(`Note ${mark}`, panel);
  await expect(note).toHaveValue('');

  await page.getByRole('button', { name: 'Flyt', exact: true }).click();
  const coordinates = page.getByRole('textbox', { name: 'Koordinater (længde, bredde)' });
  await coordinates.fill('12,5430 55,7030');
  await coordinates.press('Enter');
  await page.getByRole('button', { name: /^Flyt (hændelsen hertil|og alarmér)/ }).click();
  await waits('Flyt hændelsen', panel);
  await expect(coordinates).toHaveCount(0);

  await page.getByRole('button', { name: /Stabsberedskab/ }).first().click();
  await page.getByRole('radio', { name: 'Operationsberedskab' }).check();
  await page.getByLabel('Hvorfor?').fill(`Niveau ${mark}`);
  await page.getByRole('button', { name: /Hæv til/ }).click();
  await waits(`Niveau ${mark}`, panel);
  await expect(page.getByLabel('Hvorfor?')).toHaveCount(0);
  // Nobody else changed anything, so nobody was first.
  await expect(page.getByRole('button', { name: 'Brug min' })).toHaveCount(0);

  await page.getByRole('button', { name: 'Ny zone' }).click();
  await page.getByRole('radio', { name: 'Mødested' }).check({ force: true });
  await clickMap(page, 12.5427, 55.7022);
  await page.getByRole('textbox', { name: /Kort tekst/ }).fill(`Zone ${mark}`);
  await page.getByRole('button', { name: 'Tegn zonen for alle' }).click();
  await waits('Mødested', panel);
  await expect(page.getByRole('button', { name: 'Tegn zonen for alle' })).toHaveCount(0);

  await page.getByRole('link', { name: 'Meld hændelse' }).click();
  await page.getByText('Brand', { exact: true }).click();
  await page.getByText('Informationsberedskab', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Hvad er sket?' }).fill(`Melding ${mark}`);
  await page.getByRole('button', { name: 'Uden sted' }).click();
  await page.getByRole('button', { name: /^Send melding/ }).click();
  await expect(page).toHaveURL(/\/$|haendelse/);
  await waits(`Melding ${mark}`, page.getByRole('region', { name: 'Hændelser' }));
}

/** In the journal once and in order, and on both screens once. */
async function onceEach(jonas: Page, mette: Page, incident: Clash, mark: string): Promise<void> {
  const timeline = await mette.evaluate(
    async (id) => (await fetch(`/api/v1/incidents/${id}/timeline.json`)).text(),
    incident.id,
  );
  const order = [`Beslutning ${mark}`, `Opgave ${mark}`, `Note ${mark}`, `Niveau ${mark}`, `Zone ${mark}`];
  const at = order.map((text) => timeline.indexOf(text));
  expect(at.every((index) => index >= 0), `${at}`).toBe(true);
  expect(at, 'in the order made').toEqual(at.toSorted((a, b) => a - b));
  for (const text of order) expect(timeline.split(text).length - 1, `${text} once`).toBe(1);

  for (const page of [jonas, mette]) {
    await openClash(page, incident);
    await page.getByRole('tab', { name: /^Log/ }).click();
    const log = page.getByRole('tabpanel');
    for (const text of [`Beslutning ${mark}`, `Opgave ${mark}`, `Note ${mark}`, `Niveau ${mark}`])
      await expect(log.getByText(text), text).toHaveCount(1);
    await page.getByRole('tab', { name: /^Overblik/ }).click();
    await expect(page.getByRole('tabpanel').getByText(`Zone ${mark}`).first()).toBeVisible();
    await expect(page.getByRole('button', { name: /Operationsberedskab/ }).first()).toBeVisible();
    await expect(page.getByRole('link', { name: /Brand/ })).toHaveCount(await brands(mette));
  }
  const reports = await mette.evaluate(async () => document.body.innerText);
  expect(reports).not.toContain('Venter på at blive sendt');
}

const brands = (page: Page): Promise<number> => page.getByRole('link', { name: /Brand uden sted/ }).count();

interface Clash {
  id: string;
  number: number;
}

/** By its number: an earlier test has left one of its own. */
const openClash = (page: Page, { number }: Clash): Promise<void> =>
  page.locator(`a[href="/haendelse/${number}"]`).first().click();

/** Jonas is on duty there, and is alerted. */
async function clash(playwright: Playwright, url: string): Promise<Clash> {
  const mette = await Api.asDemo(playwright, url, 'Mette Lindholm');
  const incidentId = uuidv7();
  await mette.command('/incidents', {
    incidentId,
    type: 'sammenstoed',
    level: 2,
    scope: 'lokal',
    position: { longitude: 12.5427, latitude: 55.7022 },
    what: 'To grupper.',
  });
  const { incident } = await mette.get<{ incident: { number: number } }>(`/incidents/${incidentId}`);
  await mette.close();
  return { id: incidentId, number: incident.number };
}
