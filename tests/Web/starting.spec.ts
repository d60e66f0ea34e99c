import { existsSync, readdirSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { freePort, runHub, startHub, temporaryFolder } from './support/programs.ts';
import { expect, test } from './support/test.ts';

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

  test('a demonstration never touches the data of an installation, nor the other way round', async () => {
    const store = temporaryFolder();
    const hub = await startHub({ arguments: ['--folder', store.path] });
    await hub.kill();
    const demo = await runHub(['demo', '--folder', store.path, '--urls', `http://127.0.0.1:${await freePort()}`]);
    expect(demo.code).toBe(2);
    expect(demo.output).toContain('rigtig journal');
    expect((await runHub(['journal', 'verify', '--folder', store.path])).code).toBe(0);
    store.remove();
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

  test('a one-time link that is used says so, and the phones of the demonstration are no page here', async ({ page }) => {
    const store = temporaryFolder();
    const hub = await startHub({ arguments: ['--folder', store.path] });
    const link = `${hub.url}/?start=${(await hub.waitFor(/\?start=([0-9a-f]+)/))[1]}`;
    await page.goto(link);
    await page.getByRole('textbox', { name: 'Navn', exact: true }).fill('Agnete Prøve');
    await page.getByRole('textbox', { name: 'Organisationens navn' }).fill('SSP Sekretariatet');
    await page.getByRole('textbox', { name: 'Brugernavn' }).fill('admin');
    await page.getByLabel('Adgangskode').fill('en-lang-adgangskode-1');
    await page.getByRole('button', { name: 'Opret og log ind' }).click();
    await expect(page.getByText('Forbundet', { exact: true }).first()).toBeVisible();
    await page.goto(`${hub.url}/demo/telefoner`);
    await expect(page.getByRole('heading', { name: 'Siden findes ikke' })).toBeVisible();
    await page.getByRole('link', { name: 'Gå til kortet' }).click();
    await expect(page.getByRole('heading', { name: 'Hændelser', exact: true })).toBeVisible();

    await page.context().clearCookies();
    await page.goto(link);
    await expect(page.getByText('Engangslinket er brugt')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Opret og log ind' })).toHaveCount(0);
    await page.getByRole('textbox', { name: 'Brugernavn' }).fill('admin');
    await page.getByLabel('Adgangskode').fill('en-lang-adgangskode-1');
    await page.getByRole('button', { name: 'Log ind' }).click();
    await expect(page.getByText('Forbundet', { exact: true }).first()).toBeVisible();
    await hub.kill();
    store.remove();
  });

  test('metrics and traces go where the setting says, without what people write', async ({ playwright }) => {
    const received = new Map<string, Buffer[]>();
    const collector = createHttpServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        received.set(request.url!, [...(received.get(request.url!) ?? []), Buffer.concat(parts)]);
        response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
      });
    });
    const port = await freePort();
    collector.listen(port, '127.0.0.1');
    const store = temporaryFolder();
    const hub = await startHub({
      arguments: ['demo', '--folder', store.path],
      environment: {
        BEREDSKAB_Telemetry__OtlpEndpoint: `http://127.0.0.1:${port}`,
        BEREDSKAB_Telemetry__OtlpProtocol: 'http/protobuf',
      },
    });
    const caller = await playwright.request.newContext({ baseURL: hub.url });
    await caller.get('/healthz');
    await caller.dispose();
    await hub.kill(); // what waits is sent at the end
    collector.close();
    store.remove();
    expect([...received.keys()].toSorted()).toEqual(['/v1/metrics', '/v1/traces']);
    const all = Buffer.concat([...received.values()].flat()).toString('latin1');
    expect(all).toContain('Beredskab.Live');
    expect(all).not.toMatch(/Torben|knust|\+45/);
  });

  test('health and readiness answer, and the API describes itself to who is signed in', async ({ playwright }) => {
    const store = temporaryFolder();
    const hub = await startHub({ arguments: ['--folder', store.path] });
    const caller = await playwright.request.newContext({ baseURL: hub.url });
    expect((await caller.get('/healthz')).status()).toBe(200);
    expect((await caller.get('/readyz')).status()).toBe(200);
    expect((await caller.get('/openapi/v1.json')).status()).toBe(401);
    const code = (await hub.waitFor(/\?start=([0-9a-f]+)/))[1]!;
    const first = { code, name: 'Agnete Prøve', userName: 'admin', password: 'en-lang-adgangskode-1' };
    expect((await caller.post('/api/v1/session/first', { data: first })).status()).toBe(204);
    const description = await (await caller.get('/openapi/v1.json')).json();
    expect(Object.keys(description.paths)).toContain('/api/v1/incidents');
    await caller.dispose();
    await hub.kill();
    store.remove();
  });
});
