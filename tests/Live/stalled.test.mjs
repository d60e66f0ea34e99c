import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { Dashboard } from './dashboard.mjs';
import { startHost, until } from './host.mjs';

let host;
let clients = [];
before(async () => {
  host = await startHost({ SlowClientSeconds: 2, HeartbeatSeconds: 1 });
});
after(async () => {
  // Also when the test fails: a client that goes on trying would keep the run from ending.
  await Promise.all(clients.map((client) => client.stop()));
  await host.stop();
});

test('A client that stops reading delays nobody and is disconnected', { timeout: 40_000 }, async () => {
  const leader = host.people.politi1;
  const incident = await host.report(leader);
  clients = Array.from({ length: 20 }, (_, i) => new Dashboard(host.url + host.live(host.people[`politi${i + 1}`])));
  await Promise.all(clients.map((client) => client.start()));

  let delays = [];
  for (const client of clients) {
    client.onChange = (change) => {
      const sent = change.changes.find((one) => one.kind === 'log')?.item.text?.match(/^t=(\S+)/);
      if (sent) delays.push(performance.now() - Number(sent[1]));
    };
  }
  const flow = async (count) => {
    delays = [];
    for (let i = 0; i < count; i++) {
      await host.command('note', leader, { incident, text: `t=${performance.now()} ${'x'.repeat(3_900)}` });
    }
    await until('every client has every change', () => delays.length === count * clients.length);
    return delays.sort((a, b) => a - b)[Math.floor(delays.length * 0.99)];
  };

  await flow(100);
  const usual = await flow(200);

  const stalled = await neverReads(host, leader);
  await until('the stalled client is in', async () => (await host.connections()) === clients.length + 1);
  const began = performance.now();
  const meanwhile = [];
  while ((await host.connections()) > clients.length) {
    assert.ok(performance.now() - began < 25_000, 'it was never disconnected');
    meanwhile.push(await flow(200));
  }
  const worst = Math.max(...meanwhile);

  console.log(`p99 ${usual.toFixed(1)} ms before, at worst ${worst.toFixed(1)} ms while one client was stalled; ` +
    `it was disconnected after ${(meanwhile.length * 200 * 4 / 1024).toFixed(1)} MB`);
  // A send that waited for it would take as long as the Hub is patient: 2 s and more.
  assert.ok(worst < Math.max(4 * usual, 1_000), `p99 ${usual} ms grew to ${worst} ms`);
  assert.ok(clients.every((client) => client.seen.closed === 0 && client.seen.gaps === 0));
  stalled.destroy();
});

/** A dashboard in bytes: it shakes hands, follows, and then reads nothing more. */
async function neverReads(host, person) {
  const socket = connect({ port: host.port, host: '127.0.0.1' });
  socket.on('error', () => {});
  socket.write(
    `GET ${host.live(person)} HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nConnection: Upgrade\r\n` +
      `Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
  );
  await new Promise((resolve) => socket.once('readable', resolve));
  socket.pause();
  socket.write(masked('{"protocol":"json","version":1}\x1e'));
  socket.write(masked('{"type":1,"invocationId":"1","target":"Follow","arguments":[{"epoch":null,"cursors":{}}]}\x1e'));
  return socket;
}

/** A client's text frame of under 126 bytes. */
function masked(text) {
  const payload = Buffer.from(text);
  const key = randomBytes(4);
  const frame = Buffer.concat([Buffer.from([0x81, 0x80 | payload.length]), key, payload]);
  for (let i = 0; i < payload.length; i++) frame[6 + i] ^= key[i % 4];
  return frame;
}
