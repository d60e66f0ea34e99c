import type { Page } from '@playwright/test';
import { signInAs } from './support/demo.ts';
import { startHub, temporaryFolder } from './support/programs.ts';
import { expect, test } from './support/test.ts';

/** The main job without a mouse: report, acknowledge, decide, stand down. Nothing is clicked. */
test('everything that matters is done with the keyboard', async ({ browser }) => {
  const store = temporaryFolder();
  const hub = await startHub({ arguments: ['demo', '--folder', store.path] });
  const page = await signInAs(browser, hub.url, 'Jonas Aaby');

  await test.step('report', async () => {
    await tabTo(page, 'Meld hændelse');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Meld hændelse', level: 1 })).toBeFocused();
    await tabTo(page, 'Sammenstød');
    await page.keyboard.press('Space');
    await tabTo(page, 'Hvad er sket?');
    await page.keyboard.type('To grupper støder sammen.');
    await tabTo(page, 'Søg efter et sted');
    await page.keyboard.type('Blågårds Plads');
    await page.keyboard.press('Enter');
    await tabTo(page, /Informationsberedskab/);
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: /Stabsberedskab/ })).toBeChecked();
    await tabTo(page, /^Send melding og alarmér/);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Sammenstød ved Blågårds Plads', level: 1 })).toBeFocused();
  });

  await test.step('acknowledge', async () => {
    await tabTo(page, 'Jeg kommer');
    await page.keyboard.press('Enter');
    const own = page.getByRole('region', { name: 'Ledergruppen Nørrebro' }).getByRole('listitem').filter({ hasText: 'SOF' });
    await expect(own).toContainText('Kvitteret');
    await expect(page.getByRole('button', { name: 'Jeg kommer' })).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'Sammenstød ved Blågårds Plads', level: 1 })).toBeFocused();
  });

  await test.step('decide', async () => {
    await tabTo(page, 'Beslut');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Hvad beslutter du?');
    await page.keyboard.type('Gadeplan sendes ud.');
    await tabTo(page, 'Hvorfor?');
    await page.keyboard.type('De kender de unge.');
    await tabTo(page, 'Skriv i loggen', 'BUTTON');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Gadeplan sendes ud.').first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Beslut', exact: true })).toBeFocused();
  });

  await test.step('stand down', async () => {
    await tabTo(page, 'Mere om hændelsen');
    await page.keyboard.press('Enter');
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('menuitem', { name: 'Deaktivér …' })).toBeFocused();
    await page.keyboard.press('Enter');
    await tabTo(page, /^Hvorfor kan beredskabet/);
    await page.keyboard.type('Der er ro.');
    await tabTo(page, /^Deaktivér og giv/);
    await page.keyboard.press('Enter');
    await expect(page.getByText(/Deaktiveret kl\. .* af Jonas Aaby/)).toBeVisible();
  });
  await hub.kill();
  store.remove();
});

/** Presses Tab until the focus is on what is called so, at most twice round the page. */
async function tabTo(page: Page, name: string | RegExp, tag = ''): Promise<void> {
  const seen: string[] = [];
  for (let i = 0; i < 150; i++) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null;
      const label = element?.labels?.[0]?.textContent;
      const name = element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '';
      return { name: name.replace(/\s+/g, ' ').trim(), tag: element?.tagName ?? '' };
    });
    const fits = typeof name === 'string' ? focused.name.startsWith(name) : name.test(focused.name);
    if (fits && (tag === '' || tag === focused.tag)) return;
    seen.push(focused.name.slice(0, 40));
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${name}: ${seen.join(' | ')}`);
}

/** One of the demonstration's many people is found by typing. */
test('a person of the demonstration is looked for and chosen with the keyboard', async ({ page }) => {
  const store = temporaryFolder();
  const hub = await startHub({ arguments: ['demo', '--folder', store.path] });
  await page.goto(hub.url);
  await expect(page.getByRole('status').filter({ hasText: 'personer at vælge imellem.' })).toBeVisible();
  await tabTo(page, 'Søg efter navn, rolle eller organisation');
  await page.keyboard.type('nørrebro');
  await expect(page.getByRole('status').filter({ hasText: /^\d+ personer passer\.$/ })).toBeVisible();
  // More than one is meant, so nobody is signed in by it.
  await page.keyboard.press('Enter');
  await page.keyboard.type(' sof');
  await expect(page.getByRole('status').filter({ hasText: '1 person passer.' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Vælg en person' }).getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Forbundet').first()).toBeVisible();
  const session = await (await page.request.get(`${hub.url}/api/v1/session`)).json();
  expect(session.person.name).toBe('Jonas Aaby');
  await hub.kill();
  store.remove();
});
