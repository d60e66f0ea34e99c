import { expect, type Browser, type Page } from '@playwright/test';

/** A browser of its own, signed in to the demonstration as one of its people. An error on the page fails the test. */
export async function signInAs(browser: Browser, url: string, name: string): Promise<Page> {
  const context = await browser.newContext({ colorScheme: 'dark' });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(url);
  await page.getByRole('button', { name: `Log ind som ${name}` }).click();
  await expect(page.getByText('Forbundet', { exact: true }).first()).toBeVisible();
  return page;
}
