import { writeFileSync } from 'node:fs';
import { signInAs } from './support/demo.ts';
import { Api } from './support/installation.ts';
import { startHub, runHub, temporaryFolder } from './support/programs.ts';
import { uuidv7 } from './support/uuid.ts';
import { expect, test } from './support/test.ts';
import type { Page } from '@playwright/test';
const LOOK = [['dark', 1440], ['light', 1440], ['dark', 360], ['light', 360]] as const;
async function sheet(page: Page, name: string, settle = 500) {
  for (const [scheme, width] of LOOK) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: width === 360 ? 780 : 900 });
    await page.waitForTimeout(settle);
    await page.screenshot({ path: `/tmp/look/s-${name}-${scheme}-${width}.png` });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}
test.use({ actionTimeout: 8000 });
test('look', async ({ browser, playwright }) => {
  test.setTimeout(280_000);
  const store = temporaryFolder();
  const hub = await startHub({ arguments: ['demo', '--folder', store.path] });
  const only = (process.env.ONLY ?? '').split(',').filter(Boolean);
  const part = async (name: string, act: () => Promise<void>) => {
    if (only.length > 0 && !only.includes(name)) return;
    try { await act(); console.log('ok', name); } catch (e) { console.log('FAIL', name, String(e).slice(0, 600)); }
  };
  try {
    const mette = await Api.asDemo(playwright, hub.url, 'Mette Lindholm');
    const phones = await mette.get<{ id: string; name: string }[]>('/demo/phones');
    const report = async (lon: number, lat: number) => {
      const id = uuidv7();
      await mette.command('/incidents', { incidentId: id, type: 'sammenstoed', level: 2, scope: 'lokal', position: { longitude: lon, latitude: lat }, what: 'To grupper.' });
      return id;
    };
    const page = await signInAs(browser, hub.url, 'Inger Thue');
    await part('stop', async () => {
      await page.goto(`${hub.url}/demo/telefoner`);
      const field = page.getByRole('region', { name: /Amina/ });
      await field.getByRole('textbox').first().fill('STOP');
      await field.getByRole('button', { name: /Send/ }).first().click();
      await page.waitForTimeout(1000);
      await page.goto(`${hub.url}/meld`);
      await page.getByText('Brand', { exact: true }).click();
      await page.getByText('Stabsberedskab', { exact: true }).click();
      const s = page.getByRole('combobox', { name: 'Søg efter et sted' });
      await s.fill('Blågårds Plads'); await s.press('Enter');
      await page.getByText(/stoppet sms/).first().waitFor({ timeout: 8000 });
      await sheet(page, 'preview');
      for (const [scheme] of [['dark'], ['light']] as const) {
        await page.emulateMedia({ colorScheme: scheme }); await page.setViewportSize({ width: 360, height: 780 });
        await page.getByText(/stoppet sms/).first().scrollIntoViewIfNeeded(); await page.waitForTimeout(400);
        await page.screenshot({ path: `/tmp/look/s-preview-${scheme}-360.png` });
      }
    });
    await part('near', async () => {
      await report(12.4990, 55.6862);
      await page.goto(hub.url);
      await page.waitForTimeout(1500);
      await page.getByRole('link', { name: /nær|Flintholm/ }).first().click();
      await sheet(page, 'near', 800);
    });
    await part('card', async () => {
      const id = await report(12.5427, 55.7022);
      void id;
      await page.goto(`${hub.url}/demo/telefoner`);
      const politi = page.getByRole('region', { name: /Mette Lindholm/ });
      const text = await politi.innerText();
      const code = /BEREDSKAB (\d{4})/.exec(text)![1];
      for (let i = 0; i < 1; i++) {
        await politi.getByRole('textbox').first().fill(`NEJ ${code}`);
        await politi.getByRole('button', { name: /Send/ }).first().click();
      }
      await page.waitForTimeout(3000);
      const all = await mette.get<any[]>('/demo/phones');
      console.log(all.filter((p) => p.messages.length).map((p) => `${p.name}: ${p.messages[0].text}`).join('\n').slice(0, 1500));
      await page.goto(hub.url);
      await page.getByRole('link', { name: /Mjølnerparken/ }).first().click();
      await page.waitForTimeout(1500);
      await sheet(page, 'card', 700);
    });
    await part('absence', async () => {
      const amina = await signInAs(browser, hub.url, 'Amina Rahimi');
      await amina.goto(`${hub.url}/vagtplan/bytte`);
      await amina.waitForTimeout(800);
      await amina.getByRole('region', { name: 'Hvad fraværet gør ved vagtplanen' }).scrollIntoViewIfNeeded();
      await sheet(amina, 'absence', 900);
    });
    await part('file', async () => {
      const malthe = await signInAs(browser, hub.url, 'Inger Thue');
      await malthe.goto(`${hub.url}/vagtplan/regneark`);
      const csv = 'Ledergruppe;Myndighed;Person;Fra;Til\nLedergruppen Nørrebro;BUF;Lise Kragh;2026-12-05 08:00;2026-12-05 16:00\nLedergruppen Valby;SOF;Ukendt Hansen;2026-12-05 08:00;2026-12-05 16:00\n';
      await malthe.getByLabel('Fil', { exact: true }).setInputFiles({ name: 'vagter.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
      await malthe.getByRole('button', { name: 'Prøv filen' }).click();
      await malthe.getByRole('region', { name: 'Linjerne i filen' }).waitFor();
      await sheet(malthe, 'file', 700);
      await malthe.setViewportSize({ width: 360, height: 780 });
      await malthe.getByRole('region', { name: 'Linjerne i filen' }).scrollIntoViewIfNeeded();
      await malthe.screenshot({ path: '/tmp/look/s-file-light-360.png' });
    });
    await part('reach', async () => {
      const jonas = await signInAs(browser, hub.url, 'Jonas Aaby');
      await jonas.goto(`${hub.url}/saadan-naas-du`);
      await jonas.waitForTimeout(1200);
      console.log(jonas.url(), (await jonas.getByRole('heading').allInnerTexts()).join('|'));
      const d = jonas.locator('.delay input').first();
      await d.fill('');
      await jonas.getByRole('button', { name: /Gem/ }).first().click();
      await sheet(jonas, 'reach', 600);
    });
    await part('calendar', async () => {
      const jonas = await signInAs(browser, hub.url, 'Jonas Aaby');
      await jonas.goto(`${hub.url}/vagtplan/kalender`);
      await jonas.getByRole('button', { name: 'Lav en adresse' }).click();
      await jonas.waitForTimeout(800);
      await jonas.getByRole('button', { name: /^Luk adressen til/ }).first().click();
      await sheet(jonas, 'calendar', 500);
    });
    await part('unfetched', async () => {
      const jonas = await signInAs(browser, hub.url, 'Jonas Aaby');
      await jonas.context().route('**/assets/ReachScreen-*.js', (r) => r.abort());
      await jonas.goto(`${hub.url}/saadan-naas-du`);
      await jonas.getByText('Siden kunne ikke hentes').waitFor({ timeout: 10_000 });
      await sheet(jonas, 'unfetched', 500);
    });
    await part('print', async () => {
      const jonas = await signInAs(browser, hub.url, 'Jonas Aaby');
      await jonas.goto(`${hub.url}/haendelse/1`);
      await jonas.waitForTimeout(1500);
      await jonas.emulateMedia({ media: 'print', colorScheme: 'dark' });
      await jonas.waitForTimeout(500);
      await jonas.setViewportSize({ width: 760, height: 1000 });
      await jonas.screenshot({ path: '/tmp/look/s-print.png', fullPage: true });
    });
    await part('layers', async () => {
      for (const [f, l] of [['water', 'water'], ['parks', 'parks'], ['blocks', 'blocks']]) console.log((await runHub(['map', 'import', `/work/shared/geo/${f}.geojson`, '--layer', l, '--folder', store.path])).code);
      const jonas = await signInAs(browser, hub.url, 'Jonas Aaby');
      await jonas.waitForTimeout(2500);
      await sheet(jonas, 'layers', 1500);
    });
    await part('search', async () => {
      await page.goto(hub.url);
      await page.keyboard.press('Control+k');
      await page.keyboard.type('blagar');
      await sheet(page, 'search', 500);
    });
    await part('down', async () => {
      await page.goto(hub.url);
      await page.getByRole('link', { name: /Mjølnerparken|Folehaven/ }).first().click();
      await page.getByRole('button', { name: 'Mere om hændelsen' }).click();
      await page.getByRole('menuitem', { name: /Deaktivér/ }).click();
      await sheet(page, 'down', 500);
    });
  } finally {
    await hub.kill();
    store.remove();
  }
  writeFileSync('/tmp/look/done', '1');
});
