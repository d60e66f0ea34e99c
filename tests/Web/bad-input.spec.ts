import type { APIResponse } from '@playwright/test';
import { Api, install, type Installation } from './support/installation.ts';
import { uuidv7 } from './support/uuid.ts';
import { expect, test } from './support/test.ts';

/** What people and programs send that cannot be: each gets a clear answer, and nothing is half done. */
test.describe('bad input', () => {
  let installation: Installation;
  let api: Api;

  test.beforeAll(async ({ playwright }) => {
    installation = await install(playwright, [['noerrebro', 'Nørrebro']]);
    api = await Api.signIn(playwright, installation.hub.url, 'sof-nørrebro');
  });

  test.afterAll(async () => {
    await api?.close();
    await installation?.end();
  });

  const report = (change: Record<string, unknown> = {}) => ({
    commandId: uuidv7(),
    incidentId: uuidv7(),
    type: 'sammenstoed',
    level: 1,
    scope: 'lokal',
    position: { longitude: 12.556, latitude: 55.687 },
    what: 'To grupper støder sammen.',
    where: 'Ved pladsen.',
    now: 'Uroligt.',
    started: 'Politiet er på vej.',
    ...change,
  });

  async function problem(answer: APIResponse, status: number, code: string) {
    const text = await answer.text();
    expect(answer.status(), text).toBe(status);
    expect(answer.headers()['content-type']).toContain('application/problem+json');
    const body = JSON.parse(text);
    expect(body.code).toBe(code);
    expect(body.title).toBeTruthy();
    expect(body.detail).toMatch(/[a-zæøå]{3,}/i);
    return body;
  }

  test('JSON that is none says so', async () => {
    const answer = await api.context.post('/api/v1/incidents', {
      data: '{"commandId": ',
      headers: { ...(api as unknown as { token: Record<string, string> }).token, 'content-type': 'application/json' },
    });
    await problem(answer, 400, 'malformed-body');
  });

  test('an unknown type names the field', async () => {
    const body = await problem(await api.post('/incidents', report({ type: 'ufo' })), 400, 'malformed-body');
    expect(body.field).toBe('type');
  });

  test('swapped coordinates are recognised', async () => {
    const answer = await api.post('/incidents', report({ position: { longitude: 55.687, latitude: 12.556 } }));
    await problem(answer, 422, 'position-swapped');
  });

  test('coordinates that are no numbers, or far away, are refused', async () => {
    const nan = await api.post('/incidents', report({ position: { longitude: 'NaN', latitude: 55.6 } }));
    await problem(nan, 422, 'position-not-a-number');
    const infinite = await api.context.post('/api/v1/incidents', {
      data: JSON.stringify(report()).replace('12.556', '1e999'),
      headers: { ...(api as unknown as { token: Record<string, string> }).token, 'content-type': 'application/json' },
    });
    await problem(infinite, 422, 'position-not-a-number');
    const paris = await api.post('/incidents', report({ position: { longitude: 2.35, latitude: 48.85 } }));
    await problem(paris, 422, 'position-outside-region');
  });

  test('a time in the future and a time that the clocks skipped are refused', async () => {
    const future = new Date(Date.now() + 3_600_000).toISOString();
    await problem(await api.post('/incidents', report({ occurredAt: future })), 422, 'time-in-future');
    const skipped = await api.post('/incidents', report({ occurredAt: '2026-03-29T02:30' }));
    await problem(skipped, 422, 'time-in-clock-change');
    await problem(await api.post('/incidents', report({ occurredAt: 'i går' })), 422, 'time-not-understood');
  });

  test('a text of 100 kB, and one with control characters, is refused with its field', async () => {
    const long = await problem(await api.post('/incidents', report({ now: 'x'.repeat(100_000) })), 422, 'text-too-long');
    expect(long.field).toBe('now');
    const bell = await api.post('/incidents', report({ what: 'ring\u0007ring' }));
    expect((await problem(bell, 422, 'text-control-character')).field).toBe('what');
  });

  test('more than the server reads is refused', async () => {
    const answer = await api.post('/incidents', report({ what: 'x'.repeat(2_000_000) }));
    await problem(answer, 413, 'body-too-large');
  });

  test('a CPR number is refused in every open text', async () => {
    for (const number of ['0102031234', '010203-1234', '610203-1234']) {
      const answer = await api.post('/incidents', report({ what: `Set sammen med ${number} i går` }));
      await problem(answer, 422, 'cpr-in-open-text');
    }
  });

  test('a word that is missing or is a number is not taken for the first one there is', async () => {
    const { type: _, ...without } = report() as Record<string, unknown>;
    await problem(await api.post('/incidents', without), 400, 'field-missing');
    await problem(await api.post('/incidents', report({ type: 2 })), 400, 'malformed-body');
    const answer = await api.post(`/alerts/${uuidv7()}/answers`, { commandId: uuidv7(), etaMinutes: null });
    await problem(answer, 400, 'field-missing');
  });

  test('a time before the calendar is refused', async () => {
    await problem(await api.post('/incidents', report({ occurredAt: '0001-01-01T00:00' })), 422, 'time-not-understood');
  });

  test('the product itself cannot be signed in as, and names are one clean line', async ({ playwright }) => {
    const admin = await Api.signIn(playwright, installation.hub.url, 'admin');
    const person = (change: Record<string, unknown>) => ({
      commandId: uuidv7(),
      personId: uuidv7(),
      name: 'Ny Prøve',
      organisationId: installation.organisations.get('SOF'),
      roles: ['leder'],
      mobile: null,
      ...change,
    });
    const system = '00000000-0000-8000-8000-000000000001';
    await problem(await admin.post('/people', person({ personId: system })), 422, 'id-missing');
    await problem(await admin.post('/people', person({ name: 'Født 010190-1234' })), 422, 'cpr-in-name');
    await problem(await admin.post('/people', person({ name: 'A\u202Eb' })), 422, 'name-invalid');
    const group = { commandId: uuidv7(), ledergruppeId: uuidv7(), area: 'bydel:valby', name: 'Født 010190-1234' };
    const required = [installation.organisations.get('SOF')];
    await problem(await admin.post('/ledergrupper', { ...group, required }), 422, 'cpr-in-name');
    await admin.close();
  });

  test('whoever has left is alerted no more, and a new password ends old sessions', async ({ playwright }) => {
    const admin = await Api.signIn(playwright, installation.hub.url, 'admin');
    const leaving = installation.members.get('BUF Nørrebro')!;
    const before = await Api.signIn(playwright, installation.hub.url, leaving.userName);
    const account = { userName: leaving.userName, password: 'en-ny-adgangskode-2' };
    expect((await admin.post(`/people/${leaving.id}/account`, account)).status()).toBe(200);
    await problem(await before.context.get('/api/v1/reference'), 401, 'not-signed-in');
    await before.close();

    await admin.command(`/people/${leaving.id}/removal`, { organisationId: installation.organisations.get('BUF') });
    const incident = report();
    await api.command('/incidents', incident);
    const { alerts } = await api.get<{ alerts: { rows: { organisation: string; state: string; person: string | null }[] }[] }>(
      `/incidents/${incident.incidentId}`,
    );
    const rows = alerts.flatMap((alert) => alert.rows);
    expect(rows.map((row) => row.person)).not.toContain(leaving.id);
    expect(rows.find((row) => row.organisation === installation.organisations.get('BUF'))!.state).toBe('missing');
    await admin.close();
  });

  test('a command can be repeated, but its id not used for another', async () => {
    const first = report();
    const accepted = await (await api.post('/incidents', first)).json();
    const again = await api.post('/incidents', first);
    expect(again.status()).toBe(200);
    expect(await again.json()).toEqual(accepted);
    await problem(await api.post('/incidents', { ...first, what: 'Noget andet' }), 409, 'command-id-reused');
    const { log } = await api.get<{ log: unknown[] }>(`/incidents/${first.incidentId}`);
    expect(log).toHaveLength(1);
  });

  test('a command without a proper id is refused', async () => {
    await problem(await api.post('/incidents', report({ commandId: crypto.randomUUID() })), 400, 'command-id-invalid');
  });

  test('a way that nothing here can use is refused', async () => {
    const email = { commandId: uuidv7(), wayId: uuidv7(), kind: 'email', address: 'navn@kk.dk' };
    await problem(await api.post('/contact/ways', email), 422, 'kind-not-set-up');
  });

  test('an edit on an old version shows what is there now', async () => {
    const incident = report();
    await api.command('/incidents', incident);
    const path = `/incidents/${incident.incidentId}`;
    await api.command(`${path}/level`, { seenVersion: 1, level: 2, reason: 'Flere kommer til.' });
    const late = await api.post(`${path}/level`, { commandId: uuidv7(), seenVersion: 1, level: 3, reason: 'Nu.' });
    const body = await problem(late, 409, 'version-conflict');
    expect(body.current.level).toBe(2);
    expect(body.current.version).toBe(2);
  });

  test('without sign-in, without the safety token and from another organisation nothing is done', async ({ playwright }) => {
    const stranger = await playwright.request.newContext({ baseURL: installation.hub.url });
    await problem(await stranger.get('/api/v1/reference'), 401, 'not-signed-in');
    await problem(await stranger.post('/api/v1/incidents', { data: report() }), 401, 'not-signed-in');
    await stranger.dispose();

    await problem(await api.context.post('/api/v1/incidents', { data: report() }), 400, 'antiforgery');

    const incident = report();
    await api.command('/incidents', incident);
    const partner = await Api.signIn(playwright, installation.hub.url, 'partner');
    const seen = await partner.context.get(`/api/v1/incidents/${incident.incidentId}`);
    await problem(seen, 404, 'incident-unknown');
    const note = await partner.post(`/incidents/${incident.incidentId}/notes`, { commandId: uuidv7(), text: 'Hej' });
    await problem(note, 404, 'incident-unknown');
    await partner.close();
  });

  test('five wrong passwords lock the account', async ({ playwright }) => {
    const context = await playwright.request.newContext({ baseURL: installation.hub.url });
    for (let i = 0; i < 5; i++) {
      const wrong = await context.post('/api/v1/session', { data: { userName: 'kff-nørrebro', password: 'forkert' } });
      await problem(wrong, 401, 'sign-in-failed');
    }
    const locked = await context.post('/api/v1/session', {
      data: { userName: 'kff-nørrebro', password: 'en-lang-adgangskode-1' },
    });
    await problem(locked, 401, 'account-locked');
    await context.dispose();
  });
});
