import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { expect, test } from '@playwright/test';
import { freePort, runHub, startHub, temporaryFolder } from './support/programs.ts';

test.describe('starting', () => {
  test('a port in use is said plainly', async () => {
    const port = await freePort();
    const holder = createServer().listen(port, '127.0.0.1');
    const store = temporaryFolder();
    const { code, output } = await runHub(['--folder', store.path, '--urls', `http://127.0.0.1:${port}`]);
    holder.close();
    store.remove();
    expect(code).toBe(3);
    expect(output).toContain('Adressen er optaget');
    expect(output).not.toContain('Unhandled exception');
  });

  test('a second program on one store is refused', async () => {
    const store = temporaryFolder();
    const first = await startHub({ arguments: ['--folder', store.path] });
    const second = await runHub(['--folder', store.path, '--urls', `http://127.0.0.1:${await freePort()}`]);
    await first.kill();
    store.remove();
    expect(second.code).toBe(2);
    expect(second.output).toContain('Storage:Folder');
  });

  test('a wrong setting stops the program by name', async () => {
    const store = temporaryFolder();
    const { code, output } = await runHub(['--folder', store.path, '--urls', 'localhost']);
    store.remove();
    expect(code).toBe(2);
    expect(output).toContain('Urls');
  });

  test('a clean installation offers no demonstration, and a one-time link that works once', async ({ playwright }) => {
    const store = temporaryFolder();
    const hub = await startHub({ arguments: ['--folder', store.path] });
    const code = (await hub.waitFor(/\?start=([0-9a-f]+)/))[1]!;
    const caller = await playwright.request.newContext({ baseURL: hub.url });
    const start = await (await caller.get('/api/v1/start')).json();
    expect(start).toMatchObject({ mode: 'operation', demoPeople: [], needsFirstAdministrator: true });
    expect((await caller.get('/api/v1/demo/phones')).status()).not.toBe(200);
    expect((await caller.post('/api/v1/session/demo', { data: {} })).status()).not.toBe(204);

    const first = { code, name: 'Agnete Prøve', userName: 'admin', password: 'en-lang-adgangskode-1' };
    const weak = await caller.post('/api/v1/session/first', { data: { ...first, password: 'kort' } });
    expect((await weak.json()).code).toBe('password-too-short');
    expect((await caller.post('/api/v1/session/first', { data: first })).status()).toBe(204);
    const again = await caller.post('/api/v1/session/first', { data: { ...first, userName: 'admin2' } });
    expect((await again.json()).code).toBe('first-code-invalid');
    await caller.dispose();
    await hub.kill();
    expect(existsSync(store.path) && readdirSync(store.path).length).toBeTruthy();
    store.remove();
  });

  test('health and readiness answer, and the API describes itself', async ({ playwright }) => {
    const store = temporaryFolder();
    const hub = await startHub({ arguments: ['--folder', store.path] });
    const caller = await playwright.request.newContext({ baseURL: hub.url });
    expect((await caller.get('/healthz')).status()).toBe(200);
    expect((await caller.get('/readyz')).status()).toBe(200);
    const description = await (await caller.get('/openapi/v1.json')).json();
    expect(Object.keys(description.paths)).toContain('/api/v1/incidents');
    await caller.dispose();
    await hub.kill();
    store.remove();
  });
});
