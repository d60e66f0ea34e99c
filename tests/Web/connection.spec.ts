import { signInAs } from './support/demo.ts';
import { startHub, temporaryFolder } from './support/programs.ts';
import { expect, test } from './support/test.ts';

/** What the dashboard says of its connection is true at once, not when a silence has lasted long enough. */
test('losing the network, and the Hub, is said at once, and so is having it again', async ({ browser }) => {
  const store = temporaryFolder();
  const demo = ['demo', '--folder', store.path];
  let hub = await startHub({ arguments: demo });
  const page = await signInAs(browser, hub.url, 'Mette Lindholm');
  const live = page.getByText('Forbundet', { exact: true });
  const lost = page.getByText(/Ingen forbindelse siden/);
  // Less than the 12 s of silence after which any connection is given up.
  const soon = { timeout: 8_000 };

  await page.context().setOffline(true);
  await expect(lost).toBeVisible(soon);
  await expect(page.getByRole('link', { name: /Stenkast ved Husum Torv/ })).toBeVisible();
  await page.context().setOffline(false);
  await expect(live).toBeVisible(soon);
  await expect(lost).toHaveCount(0);

  await hub.kill('SIGKILL');
  await expect(lost).toBeVisible(soon);
  hub = await startHub({ url: hub.url, arguments: demo });
  await expect(live).toBeVisible();
  await hub.kill();
  store.remove();
});

test('an incident is not shown before it is known where and whose it is', async ({ browser }) => {
  const store = temporaryFolder();
  const hub = await startHub({ arguments: ['demo', '--folder', store.path] });
  const page = await signInAs(browser, hub.url, 'Inger Thue');
  const row = page.getByRole('link', { name: /Skud eller våben ved Folehaven/ });
  await expect(row).toContainText('Valby');
  let answer = (): void => undefined;
  const released = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/api/v1/reference', async (route) => {
    const response = await route.fetch();
    await released;
    await route.fulfill({ response });
  });
  await page.reload();
  await expect(page.getByText('Forbundet', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Henter billedet' })).toBeVisible();
  await expect(row).toHaveCount(0);
  answer();
  await expect(row).toContainText('Valby');

  await test.step('and without its names rather than not at all', async () => {
    await page.unroute('**/api/v1/reference');
    await page.route('**/api/v1/reference', (route) => route.fulfill({ status: 503 }));
    await page.reload();
    await expect(row).toBeVisible();
    await expect(row).not.toContainText('uden for København');
  });
  await hub.kill();
  store.remove();
});

test('what is typed while a note is on its way is the next note', async ({ browser }) => {
  const store = temporaryFolder();
  const hub = await startHub({ arguments: ['demo', '--folder', store.path] });
  const page = await signInAs(browser, hub.url, 'Mette Lindholm');
  let answer = (): void => undefined;
  const released = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/notes', async (route) => {
    const response = await route.fetch();
    await released;
    await route.fulfill({ response });
  });
  await page.getByRole('link', { name: /Stenkast ved Husum Torv/ }).click();
  const note = page.getByRole('textbox', { name: 'Skriv i loggen' });
  await note.fill('Gruppen er gået mod stationen.');
  await note.press('Enter');
  await note.fill('Nu er der ro.');
  answer();
  await expect(page.getByText('Gruppen er gået mod stationen.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Skriv', exact: true })).toBeVisible();
  await expect(note).toHaveValue('Nu er der ro.');
  await hub.kill();
  store.remove();
});
