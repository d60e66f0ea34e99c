// Starts tests/LiveHost, and talks to its control endpoints.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const built = ['Release', 'Debug']
  .map((kind) => fileURLToPath(new URL(`../LiveHost/bin/${kind}/net10.0/Beredskab.LiveHost.dll`, import.meta.url)))
  .filter(existsSync);
const dll = process.env.LIVE_HOST ?? built[0];

/** @param settings LiveOptions by name: { HeartbeatSeconds: 1 } */
export async function startHost(settings = {}) {
  if (!dll) throw new Error('Build it first: dotnet build tests/LiveHost');
  const folder = mkdtempSync(join(tmpdir(), 'beredskab-live-'));
  const env = { ...process.env, ASPNETCORE_URLS: 'http://127.0.0.1:0', Storage__Folder: folder };
  for (const [name, value] of Object.entries(settings)) env[`Live__${name}`] = String(value);
  const child = spawn('dotnet', [dll], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const line = await Promise.race([
    new Promise((resolve) => createInterface(child.stdout).once('line', resolve)),
    ended.then((code) => Promise.reject(new Error(`The host ended at once (${code}).`))),
  ]);
  const { url, people } = JSON.parse(line);

  const post = async (path, body) => {
    const answer = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body ?? {}),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  };
  const get = async (path) => (await fetch(url + path)).json();

  return {
    url,
    people,
    port: Number(new URL(url).port),
    live: (person) => `/live?as=${person.person}:${person.organisation}`,
    command: (kind, by, more = {}) => post('/control/commands', { kind, by, seenVersion: 1, level: 1, ...more }),
    report: async (by, text = 'To grupper råber ad hinanden') => {
      const incident = randomUUID();
      await post('/control/commands', { kind: 'report', by, incident, text });
      return incident;
    },
    picture: (audience) => get(`/control/picture?audience=${encodeURIComponent(audience)}`),
    connections: () => get('/control/connections'),
    close: (person) => post(`/control/close/${person.person}`),
    beginAnew: () => post('/control/begin-anew'),
    breakChain: () => post('/control/break-chain'),
    stop: async () => {
      child.kill('SIGTERM');
      const slow = setTimeout(() => child.kill('SIGKILL'), 3_000);
      await ended;
      clearTimeout(slow);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until a condition holds; a test never sleeps for a fixed time. */
export async function until(what, condition, seconds = 10) {
  const deadline = performance.now() + seconds * 1_000;
  for (;;) {
    if (await condition()) return;
    if (performance.now() > deadline) throw new Error(`Waited ${seconds} s in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
