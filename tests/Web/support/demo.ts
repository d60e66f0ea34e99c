import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { startHub, temporaryFolder, type Program } from './programs.ts';
import { test } from './test.ts';

/** A demonstration of its own for the tests of a file or a group: begun before the first, gone after the last. */
export function demonstration(): { readonly url: string; readonly folder: string } {
  let hub: Program;
  const store = temporaryFolder();
  test.beforeAll(async () => {
    hub = await startHub({ arguments: ['demo', '--folder', store.path] });
  });
  test.afterAll(async () => {
    await hub?.kill();
    store.remove();
  });
  return {
    get url() {
      return hub.url;
    },
    /** With its journal. */
    folder: store.path,
  };
}

/** A browser of its own, signed in to the demonstration as one of its people. An error on the page fails the test. */
export async function signInAs(
  browser: Browser,
  url: string,
  name: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ colorScheme: 'dark', ...options });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(url);
  await page.getByRole('button', { name: `Log ind som ${name}` }).click();
  await expect(page.getByText('Forbundet', { exact: true }).first()).toBeVisible();
  return page;
}
