import { demonstration, signInAs } from './support/demo.ts';
import { Api } from './support/installation.ts';
import { uuidv7 } from './support/uuid.ts';
import { expect, test } from './support/test.ts';

const hub = demonstration();

test('what is within 500 m is opened with the keyboard, and follows what happens there', async ({ browser, playwright }) => {
  const inger = await Api.asDemo(playwright, hub.url, 'Inger Thue');
  const report = async (type: string, longitude: number): Promise<string> => {
    const incidentId = uuidv7();
    const position = { longitude, latitude: 55.6872 };
    await inger.command('/incidents', { incidentId, type, level: 1, scope: 'lokal', position, what: 'Set fra gaden.' });
    return incidentId;
  };
  await report('brand', 12.5539);
  const page = await signInAs(browser, hub.url, 'Jonas Aaby');
  await page.getByRole('link', { name: /Brand/ }).click();
  const near = page.getByText('Inden for 500 m', { exact: true });
  await near.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Ingen andre åbne hændelser.')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Steder' }).getByRole('listitem').first()).toContainText(/ · \d+ m$/);

  // 190 m to the east, and one that is too far away to be near.
  const close = await report('stenkast', 12.5569);
  await report('andet', 12.58);
  const open = page.getByRole('list', { name: 'Andre åbne hændelser' });
  await expect(open.getByRole('listitem')).toHaveCount(1);
  await expect(open).toContainText(/Stenkast.*190 m/);
  await inger.command(`/incidents/${close}/stand-down`, { seenVersion: 1, reason: 'Der er ro.' });
  const earlier = page.getByRole('list', { name: 'Tidligere hændelser' });
  await expect(earlier).toContainText(/Stenkast.*slut.*190 m/);
  await earlier.getByRole('link').click();
  await expect(page.getByRole('heading', { name: /Stenkast/, level: 1 })).toBeVisible();
  await inger.close();
});
