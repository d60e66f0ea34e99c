import { test as base, type PlaywrightWorkerArgs } from '@playwright/test';

export { expect } from '@playwright/test';

/** The library itself, as a test is given it. */
export type Playwright = PlaywrightWorkerArgs['playwright'];

/** As Playwright's, and what a test has opened is closed when it ends: pages that stay keep drawing maps beside the next. */
export const test = base.extend<{ tidy: void }>({
  tidy: [
    async ({ browser }, use) => {
      await use();
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});
