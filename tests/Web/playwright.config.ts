import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  // Bounds for a machine that does much else meanwhile; what must be fast has a bound of its own in its test.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  // Each file has a demonstration of its own; two of them keep two cores busy. Three were no quicker.
  fullyParallel: false,
  workers: 2,
  reporter: 'list',
  use: {
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    viewport: { width: 1440, height: 900 },
    // Recording takes time in each test; BEREDSKAB_TRACE=1 records those that fail.
    trace: process.env.BEREDSKAB_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
    },
  },
});
