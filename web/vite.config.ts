import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { IndexHtmlTransformHook, Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/**
 * A style in the head keeps everything from being drawn until it is here, also the line that says what is awaited. Behind
 * that line it keeps back only what comes after, and the program still waits for it. What the program takes up first is
 * named beside it, so that it is fetched with it and not after it; the map's code when nothing else is.
 */
const readBeforeStyled: Plugin = {
  name: 'read-before-styled',
  transformIndexHtml: {
    order: 'post' as const,
    handler(html: string, { bundle = {} }): string {
      const styles: string[] = [];
      const rest = html.replace(/\s*<link rel="stylesheet"[^>]*>/g, (link) => (styles.push(link), ''));
      const programs: string[] = [];
      const last = rest.replace(
        /\s*<script type="module"[^>]*><\/script>/g,
        (script) => (programs.push(script), ''),
      );
      const link = (about: string): string => `\n    <link ${about}>`;
      for (const { isEntry, fileName, viteMetadata } of chunksOf(bundle, 'begin')) {
        // What the entry needs stands there already.
        if (isEntry) continue;
        for (const css of viteMetadata?.importedCss ?? [])
          styles.push(link(`rel="stylesheet" crossorigin href="/${css}"`));
        programs.push(link(`rel="modulepreload" crossorigin href="/${fileName}"`));
      }
      for (const { fileName } of chunksOf(bundle, 'engine').slice(0, 1))
        programs.push(link(`rel="prefetch" as="script" href="/${fileName}"`));
      return last.replace(/\s*<\/body>/, `${styles.join('')}${programs.join('')}\n  </body>`);
    },
  },
};

/** Beside each program and style what the Hub sends in its place: packed once and tightly, and never per request. */
const packed: Plugin = {
  name: 'packed',
  apply: 'build',
  writeBundle({ dir = 'dist' }) {
    const folder = join(dir, 'assets');
    for (const name of readdirSync(folder).filter((one) => /\.(js|css|svg)$/.test(one))) {
      const bytes = readFileSync(join(folder, name));
      const tight = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
      writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, { params: tight }));
      writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    }
  },
};

type Bundle = NonNullable<Parameters<IndexHtmlTransformHook>[1]['bundle']>;
type Chunk = Extract<Bundle[string], { type: 'chunk' }>;

/** The chunk of a name, and all that it is run with. */
function chunksOf(bundle: Bundle, name: string): Chunk[] {
  const files = Object.values(bundle);
  const found = new Set(files.filter((one): one is Chunk => one.type === 'chunk' && one.name === name));
  for (const chunk of found) {
    if (chunk.isEntry) continue;
    for (const file of chunk.imports) {
      const next = bundle[file];
      if (next?.type === 'chunk') found.add(next);
    }
  }
  return [...found];
}

const hub = process.env['BEREDSKAB_HUB'] ?? 'http://localhost:5080';

export default defineConfig({
  plugins: [svelte(), readBeforeStyled, packed],
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
