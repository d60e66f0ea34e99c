import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/**
 * A style in the head keeps everything from being drawn until it is here, also the line that says what is awaited. Behind
 * that line it keeps back only what comes after, and the program still waits for it.
 */
const readBeforeStyled = {
  name: 'read-before-styled',
  transformIndexHtml: {
    order: 'post' as const,
    handler(html: string): string {
      const styles: string[] = [];
      const rest = html.replace(/\s*<link rel="stylesheet"[^>]*>/g, (link) => (styles.push(link), ''));
      const programs: string[] = [];
      const last = rest.replace(
        /\s*<script type="module"[^>]*><\/script>/g,
        (script) => (programs.push(script), ''),
      );
      return last.replace(/\s*<\/body>/, `${styles.join('')}${programs.join('')}\n  </body>`);
    },
  },
};

const hub = process.env['BEREDSKAB_HUB'] ?? 'http://localhost:5080';

export default defineConfig({
  plugins: [svelte(), readBeforeStyled],
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
