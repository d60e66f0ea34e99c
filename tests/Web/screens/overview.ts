import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { demonstration } from '../support/demo.ts';
import { repository } from '../support/programs.ts';
import { Api } from '../support/installation.ts';
import { packed } from './png.ts';
import { uuidv7 } from '../support/uuid.ts';
import type { Playwright } from '../support/test.ts';

const folder = join(repository, 'docs', 'screens');
const MOST_BYTES = 300_000;

/*
 * The demonstration as it begins, by what is on the page and never by the clock: the same people, incidents and windows
 * each time. Only the times are those of the day.
 */
test.describe('the pictures of the documentation', () => {
  const hub = demonstration();

  test.beforeAll(async ({ playwright }) => {
    await happen(playwright, hub.url);
  });

  for (const { file, colorScheme, width, height } of [
    { file: 'overview-dark.png', colorScheme: 'dark', width: 1440, height: 860 },
    { file: 'overview-light.png', colorScheme: 'light', width: 1440, height: 860 },
    { file: 'phone-360.png', colorScheme: 'dark', width: 360, height: 740 },
  ] as const) {
    test(file, async ({ browser }) => {
      const context = await browser.newContext({
        colorScheme,
        reducedMotion: 'reduce',
        viewport: { width, height },
      });
      const page = await context.newPage();
      await page.goto(hub.url);
      await page.getByRole('button', { name: 'Log ind som Jonas Aaby' }).click();
      await page.getByRole('link', { name: /Sammenstød/ }).first().click();
      await settled(page, width > 760);
      const path = join(folder, file);
      writeFileSync(path, packed(await page.screenshot({ animations: 'disabled', caret: 'hide' })));
      expect(statSync(path).size, 'a picture is fetched by everybody who opens the README').toBeLessThan(MOST_BYTES);
      await context.close();
    });
  }
});

/** The picture is there, who is called is known, fonts and map are drawn, and nothing fades any more. */
async function settled(page: Page, withMap: boolean): Promise<void> {
  await expect(page.getByText('Forbundet', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('2 af 4 dækket').first()).toBeVisible();
  await expect(page.getByText(/Sender/)).toHaveCount(0);
  if (withMap) await expect(page.getByRole('application')).toHaveAttribute('data-to-pixel', /\d/);
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
  });
}

interface Phone {
  id: string;
  name: string;
  messages: { text: string; direction: 'in' | 'out' }[];
}

/** Something to decide about: a clash that two of four have answered, with a decision and a task. */
async function happen(playwright: Playwright, url: string): Promise<void> {
  const jonas = await Api.asDemo(playwright, url, 'Jonas Aaby');
  const phones = (): Promise<Phone[]> => jonas.get('/demo/phones');
  const person = (name: string, all: Phone[]): Phone => all.find((phone) => phone.name === name)!;
  const incident = uuidv7();
  await jonas.command('/incidents', {
    incidentId: incident,
    type: 'sammenstoed',
    level: 2,
    scope: 'lokal',
    position: { longitude: 12.5427, latitude: 55.7022 },
    what: 'To grupper på omkring 40 unge støder sammen.',
    where: 'Ved stien langs banen.',
    now: 'Der kastes med flasker. Ingen er kommet til skade.',
    started: 'Politiet er på vej.',
  });
  for (const [name, answer] of [
    ['Mette Lindholm', 'JA 20'],
    ['Amina Rahimi', 'JA 10'],
  ] as const) {
    let phone: Phone | undefined;
    let code: string | undefined;
    await expect(async () => {
      phone = person(name, await phones());
      code = phone.messages.map((message) => /SSP-BEREDSKAB (\d{4}): Sammenstød/.exec(message.text)?.[1]).find(Boolean);
      expect(code).toBeTruthy();
    }).toPass();
    const reply = await jonas.post(`/demo/phones/${phone!.id}/replies`, { text: answer.replace('JA', `JA ${code}`) });
    expect(reply.ok(), await reply.text()).toBe(true);
  }
  await jonas.command(`/incidents/${incident}/decisions`, {
    what: 'Gadeplan sendes til stationen.',
    why: 'Gruppen søger væk fra politiet.',
    decisionLevel: 'taktisk',
  });
  await jonas.close();
}
