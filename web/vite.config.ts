import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const hub = process.env['BEREDSKAB_HUB'] ?? 'http://localhost:5080';

export default defineConfig({
  plugins: [svelte()],
  // Under vitest the components' browser build is not needed: only plain modules are tested there.
  build: {
    outDir: 'dist',
    target: 'es2022',
    // A data: address in a style would need an exception in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  server: {
    port: 5173,
    proxy: {
      '/api': hub,
      '/live': { target: hub, ws: true },
    },
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
