import type { Locator, Page } from '@playwright/test';
import { demonstration, signInAs } from './support/demo.ts';
import { Api } from './support/installation.ts';
import { clickMap } from './support/map.ts';
import { uuidv7 } from './support/uuid.ts';
import { LOOKS, expectClean } from './support/look.ts';
import { expect, test, type Playwright } from './support/test.ts';

/** Zones that several draw together: a cordon drawn at two screens in the same minutes, and nobody's drawing is lost. */
test.describe('zones', () => {
  const hub = demonstration();

  let prepared: string;

  test.beforeAll(async ({ playwright }) => {
    prepared = await prepare(playwright);
  });

  test('two redraw a cordon at a time: both drawings stand on both screens, until one is chosen', async ({
    browser,
  }, info) => {
    const jonas = await openIncident(await signInAs(browser, hub.url, 'Jonas Aaby'));
    const mette = await openIncident(await signInAs(browser, hub.url, 'Mette Lindholm'));
    const [hers, his] = [zones(mette), zones(jonas)];

    await test.step('Jonas draws it with the mouse, and Mette has it in her list within a second', async () => {
      await his.getByRole('button', { name: 'Ny zone' }).click();
      await jonas.getByRole('radio', { name: 'Afspærring' }).check({ force: true });
      await expect(jonas.getByRole('radio', { name: 'Linje' })).toBeChecked();
      await clickMap(jonas, 12.47, 55.7);
      await clickMap(jonas, 12.49, 55.7);
      await jonas.getByRole('textbox', { name: /Kort tekst/ }).fill('Kun beboere');
      await expect(jonas.getByText(/^En linje på 1,3 km\.$/)).toBeVisible();
      const began = Date.now();
      await jonas.getByRole('button', { name: 'Tegn zonen for alle' }).click();
      await expect(hers.getByRole('listitem').filter({ hasText: 'Afspærring' })).toContainText('En linje på 1,3 km');
      expect(Date.now() - began, 'until it was on the other screen').toBeLessThan(SOON_MS);
      await expect(hers).toContainText('Kun beboere');
      await expect(hers).toContainText('Brønshøj-Husum');
      await expect(hers).toContainText('Tegnet af Jonas Aaby');
      await expect(said(mette, /Ny zone på \d+: Afspærring, en linje på 1,3 km\. Tegnet af Jonas Aaby\./)).toBeAttached();
      await expect(mette.getByRole('list', { name: 'Zoner på kortet' })).toContainText('Afspærring, Kun beboere, en linje på 1,3 km');
      await expect(his.getByRole('listitem')).toHaveCount(1);
    });

    await test.step('both redraw it; who sends last is told, keeps the drawing, and both stand', async () => {
      await hers.getByRole('button', { name: 'Tegn om: Afspærring' }).click();
      await clickMap(mette, 12.49, 55.71);
      await his.getByRole('button', { name: 'Tegn om: Afspærring' }).click();
      await clickMap(jonas, 12.5, 55.69);
      await expect(jonas.getByText(/^En linje på 2,5 km\.$/)).toBeVisible();
      await mette.getByRole('button', { name: 'Gem den nye tegning' }).click();
      await expect(jonas.getByText(/^Mette Lindholm har tegnet zonen om kl\. \d\d[.:]\d\d, mens du tegner\.$/)).toBeVisible();
      await expect(jonas.getByText(/^En linje på 2,5 km\.$/)).toBeVisible();
      await expect(jonas.getByRole('list', { name: 'Tegningens punkter' }).getByRole('listitem')).toHaveCount(3);
      await jonas.screenshot({ path: info.outputPath('told-while-drawing.png') });
      await jonas.getByRole('button', { name: 'Send min tegning, så begge står' }).click();
      for (const list of [his, hers]) {
        await expect(list.getByText('2 udgaver gælder')).toBeVisible();
        await expect(list.getByText(/^Udgave 2: En linje på 2,4 km/)).toBeVisible();
        await expect(list.getByText(/^Udgave 3: En linje på 2,5 km/)).toBeVisible();
      }
      await expect(said(mette, /tegnet af flere på samme tid, senest Jonas Aaby/)).toBeAttached();
      await expect(
        mette.getByRole('list', { name: 'Zoner på kortet' }).getByRole('listitem').filter({ hasText: /Jonas Aaby|Mette Lindholm/ }),
      ).toHaveCount(2);
      await hers.getByRole('button', { name: 'Vis på kortet: Afspærring, udgave 2' }).click();
      await mette.screenshot({ path: info.outputPath('disputed.png') });
    });

    await test.step('one is chosen, and both see one', async () => {
      await hers.getByRole('button', { name: 'Vælg denne: Afspærring, udgave 3' }).click();
      for (const list of [his, hers]) {
        await expect(list.getByText('2 udgaver gælder')).toHaveCount(0);
        await expect(list.getByText(/En linje på 2,5 km/)).toHaveCount(1);
        await expect(list.getByText(/En linje på 2,4 km/)).toHaveCount(0);
      }
      await expect(said(jonas, /udgave 3 af Afspærring er valgt/)).toBeAttached();
      await jonas.getByRole('tab', { name: /^Log/ }).click();
      const log = jonas.getByRole('tabpanel');
      await expect(log.getByText('Zone: udgave 3 af Afspærring er valgt.')).toBeVisible();
      await expect(log.getByText(/Zone tegnet om på samme tid som af en anden: Afspærring, udgave 3, en linje på 2,5 km\./)).toBeVisible();
      await expect(log.getByText('Zone tegnet: Afspærring, en linje på 1,3 km.')).toBeVisible();
      await jonas.getByRole('tab', { name: 'Overblik' }).click();
    });

    await test.step('it is removed, and asked about first', async () => {
      await his.getByRole('button', { name: 'Fjern: Afspærring' }).click();
      const asked = jonas.getByRole('dialog', { name: 'Fjern afspærring?' });
      await expect(asked.getByRole('button', { name: 'Behold zonen' })).toBeFocused();
      await asked.getByRole('button', { name: 'Fjern zonen' }).click();
      await expect(his.getByText('Ingen zoner er tegnet.')).toBeVisible();
      await expect(hers.getByText('Ingen zoner er tegnet.')).toBeVisible();
      await expect(said(mette, /Zone på \d+ er fjernet: Afspærring\./)).toBeAttached();
    });
  });

  test('a removal that did not see the newest drawing is refused, and the zone as it is stands', async ({ browser }) => {
    const jonas = await openIncident(await signInAs(browser, hub.url, 'Jonas Aaby'));
    const mette = await openIncident(await signInAs(browser, hub.url, 'Mette Lindholm'));
    await drawSpot(jonas, 'Trygt sted', 12.48, 55.705);
    await zones(mette).getByRole('button', { name: 'Fjern: Trygt sted' }).click();
    await zones(jonas).getByRole('button', { name: 'Tegn om: Trygt sted' }).click();
    await clickMap(jonas, 12.485, 55.706);
    await jonas.getByRole('button', { name: 'Gem den nye tegning' }).click();
    await expect(jonas.getByRole('button', { name: 'Gem den nye tegning' })).toHaveCount(0);
    await expect(said(mette, /er tegnet om af Jonas Aaby: Trygt sted/)).toBeAttached();
    await mette.getByRole('button', { name: 'Fjern zonen' }).click();
    await expect(zones(mette).getByText(/Zonen er ændret, siden du så den/).first()).toBeVisible();
    await expect(zones(mette).getByRole('listitem')).toHaveCount(1);
    await zones(mette).getByRole('button', { name: 'Fjern: Trygt sted' }).click();
    await mette.getByRole('button', { name: 'Fjern zonen' }).click();
    await expect(zones(jonas).getByText('Ingen zoner er tegnet.')).toBeVisible();
  });

  test('a meeting area is drawn with the keyboard alone', async ({ browser }, info) => {
    const page = await openIncident(await signInAs(browser, hub.url, 'Jonas Aaby'));
    await zones(page).getByRole('button', { name: 'Ny zone' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: 'Mødested' }).focus();
    await page.keyboard.press('Space');
    await expect(page.getByRole('radio', { name: 'Ét sted' })).toBeChecked();
    await page.getByRole('radio', { name: 'Ét sted' }).focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown');
    await page.getByRole('application').focus();
    for (const arrow of ['ArrowRight', 'ArrowDown', 'ArrowLeft']) {
      await page.keyboard.press(`Shift+${arrow}`);
      await page.keyboard.press('Enter');
    }
    await expect(page.getByRole('list', { name: 'Tegningens hjørner' }).getByRole('listitem')).toHaveCount(3);
    await page.getByRole('textbox', { name: /Kort tekst/ }).focus();
    await page.keyboard.type('Gården');
    await page.screenshot({ path: info.outputPath('by-keys.png') });
    await page.getByRole('button', { name: 'Tegn zonen for alle' }).focus();
    await page.keyboard.press('Enter');
    const zone = zones(page).getByRole('listitem').filter({ hasText: 'Mødested' });
    await expect(zone).toContainText(/Gården[\s\S]*Et område på/);
    // The focus is where the drawing began.
    await expect(zones(page).getByRole('button', { name: 'Ny zone' })).toBeFocused();
    await zone.getByRole('button', { name: 'Fjern: Mødested' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(zones(page).getByText('Ingen zoner er tegnet.')).toBeVisible();
    await expect(zones(page).getByRole('heading', { name: 'Zoner' })).toBeFocused();
  });

  test('without a connection a zone waits and says so, and is drawn for all when there is one', async ({ browser }) => {
    const jonas = await openIncident(await signInAs(browser, hub.url, 'Jonas Aaby'));
    const mette = await openIncident(await signInAs(browser, hub.url, 'Mette Lindholm'));
    await jonas.context().setOffline(true);
    await drawSpot(jonas, 'Mødested', 12.482, 55.704);
    await expect(jonas.getByText('Ny zone: Mødested, ét sted')).toBeVisible();
    await expect(jonas.getByText(/Venter på at blive sendt/).first()).toBeVisible();
    await jonas.context().setOffline(false);
    const zone = zones(mette).getByRole('listitem').filter({ hasText: 'Mødested' });
    await expect(zone).toContainText('Ét sted');
    await zone.getByRole('button', { name: /^Fjern/ }).click();
    await mette.getByRole('button', { name: 'Fjern zonen' }).click();
    await expect(zone).toHaveCount(0);
  });

  for (const { name, colorScheme, width, context } of LOOKS) {
    test(`is clean for everybody, ${name}`, async ({ browser }, info) => {
      const page = await signInAs(browser, hub.url, 'Jonas Aaby', context);
      await openIncident(page, prepared);
      await expect(zones(page).getByText('2 udgaver gælder')).toBeVisible();
      await expectClean(page, 'zones');
      await page.screenshot({ path: info.outputPath(`zones-${colorScheme}-${width}.png`), fullPage: true });
      await zones(page).scrollIntoViewIfNeeded();
      await page.screenshot({ path: info.outputPath(`list-${colorScheme}-${width}.png`) });
      await zones(page).getByRole('button', { name: 'Ny zone' }).click();
      await page.getByRole('button', { name: 'Tegn zonen for alle' }).click({ force: true });
      await expect(page.getByText('Vælg, hvad zonen er.')).toBeVisible();
      await page.getByRole('radio', { name: 'Område med uro' }).check({ force: true });
      await expectClean(page, 'the form');
      await page.screenshot({ path: info.outputPath(`form-${colorScheme}-${width}.png`), fullPage: true });
      await page.getByRole('button', { name: 'Fortryd', exact: true }).click();
      await zones(page).getByRole('button', { name: /^Fjern: Mødested/ }).click();
      await expectClean(page, 'asked before');
      await page.getByRole('button', { name: 'Behold zonen' }).click();
      await zones(page).getByRole('button', { name: 'Vis på kortet: Afspærring, udgave 2' }).click();
      await page.screenshot({ path: info.outputPath(`map-${colorScheme}-${width}.png`) });
    });
  }

  /** An incident with one zone of each kind, and a cordon that was drawn anew twice from the same drawing. */
  async function prepare(playwright: Playwright): Promise<string> {
    const inger = await Api.asDemo(playwright, hub.url, 'Inger Thue');
    const incidentId = uuidv7();
    const position = { longitude: 12.5977, latitude: 55.6635 };
    await inger.command('/incidents', { incidentId, type: 'brand', level: 2, scope: 'lokal', position, what: 'Set fra gaden.', exercise: false });
    const ring = (...corners: number[][]) => ({ type: 'Polygon', coordinates: [[...corners, corners[0]]] });
    const line = (...coordinates: number[][]) => ({ type: 'LineString', coordinates });
    const zone = uuidv7();
    const draw = (zoneId: string, kind: string, shape: object, note: string | null) =>
      inger.command(`/incidents/${incidentId}/zones`, { zoneId, kind, shape, note });
    await draw(zone, 'afspaerring', line([12.59, 55.66], [12.595, 55.667], [12.606, 55.668]), 'Kun beboere');
    for (const north of [55.6695, 55.6715])
      await inger.command(`/incidents/${incidentId}/zones/${zone}/drawings`, {
        seen: 1,
        shape: line([12.588, 55.66], [12.592, north], [12.608, north]),
      });
    await draw(uuidv7(), 'afspaerring', ring([12.594, 55.655], [12.604, 55.655], [12.604, 55.659], [12.594, 55.659]), null);
    await draw(uuidv7(), 'moedested', { type: 'Point', coordinates: [12.612, 55.665] }, 'Indgang mod øst');
    await draw(uuidv7(), 'trygt-sted', ring([12.576, 55.662], [12.584, 55.662], [12.584, 55.667], [12.576, 55.667]), 'Biblioteket');
    await draw(uuidv7(), 'uro', ring([12.61, 55.655], [12.62, 55.656], [12.622, 55.661], [12.611, 55.66]), null);
    const { incident } = await inger.get<{ incident: { title: string } }>(`/incidents/${incidentId}`);
    await inger.close();
    return incident.title;
  }

  const zones = (page: Page): Locator => page.getByRole('region', { name: 'Zoner', exact: true });
  const said = (page: Page, text: RegExp): Locator => page.getByRole('status').filter({ hasText: text });

  async function openIncident(page: Page, title = 'Stenkast ved Husum Torv'): Promise<Page> {
    await page.getByRole('link', { name: title }).click();
    await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
    return page;
  }

  async function drawSpot(page: Page, kind: string, longitude: number, latitude: number): Promise<void> {
    await zones(page).getByRole('button', { name: 'Ny zone' }).click();
    await page.getByRole('radio', { name: kind }).check({ force: true });
    await clickMap(page, longitude, latitude);
    await page.getByRole('button', { name: 'Tegn zonen for alle' }).click();
    await expect(page.getByRole('button', { name: 'Tegn zonen for alle' })).toHaveCount(0);
  }

  /** One second, with room for a machine that does much else meanwhile. */
  const SOON_MS = 3_000;
});
