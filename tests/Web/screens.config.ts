import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

/** `npm run screens`: takes the pictures of the documentation. No test, so `npm test` does not run it. */
export default defineConfig(tests, { testMatch: 'screens/overview.ts', retries: 0 });
