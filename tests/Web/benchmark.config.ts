import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

/** `npm run benchmark`: measures the dashboard in a real browser. No test, so `npm test` does not run it. */
export default defineConfig(tests, { testMatch: 'benchmarks/dashboard.ts', retries: 0, workers: 1, timeout: 600_000 });
