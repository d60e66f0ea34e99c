import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Dashboard } from './dashboard.mjs';
import { startHost, until } from './host.mjs';
import { startProxy } from './proxy.mjs';

const heartbeatSeconds = 1;
let host, proxy, client, incident;
before(async () => {
  host = await startHost({ HeartbeatSeconds: heartbeatSeconds });
  proxy = await startProxy(host.port);
  incident = await host.report(host.people.politi1);
  client = new Dashboard(`http://127.0.0.1:${proxy.port}${host.live(host.people.politi1)}`);
  await client.start();
});
after(async () => {
  await client.stop();
  proxy.stop();
  await host.stop();
});

const note = (text) => host.command('note', host.people.politi1, { incident, text });
const hasAll = async () => {
  const { heads } = await host.picture('myndigheder');
  return client.cursors.myndigheder === heads.myndigheder;
};

test('A lost last change is found by the heartbeat', { timeout: 20_000 }, async () => {
  let lost = 0;
  proxy.lose((text) => text.includes('sidste ord') && text.includes('"target":"change"') && ++lost > 0);
  await note('Nattens sidste ord');
  const began = performance.now();
  await until('the change was lost on the way', () => lost === 1);
  assert.equal(await hasAll(), false);

  await until('it was found', hasAll);
  const seconds = (performance.now() - began) / 1_000;
  console.log(`found after ${seconds.toFixed(2)} s with a heartbeat every ${heartbeatSeconds} s`);
  assert.ok(seconds < heartbeatSeconds + 1);
  assert.equal(client.seen.gaps, 1);
  assert.ok(client.picture()[0].log.some((item) => item.text === 'Nattens sidste ord'));
  proxy.lose(() => false);
});

test('A gap is found with the next change and filled without a whole picture', { timeout: 20_000 }, async () => {
  const { gaps, snapshots, caughtUp } = client.seen;
  let lost = 0;
  proxy.lose((text) => text.includes('midt i det hele') && text.includes('"target":"change"') && ++lost > 0);
  await note('Denne går tabt, midt i det hele');
  await until('the change was lost on the way', () => lost > 0);
  await note('Denne kommer frem');
  await until('the gap is filled', hasAll);
  assert.ok(client.seen.gaps > gaps);
  assert.equal(client.seen.snapshots, snapshots);
  assert.ok(client.seen.caughtUp > caughtUp);
  proxy.lose(() => false);
  const expected = await host.picture('myndigheder');
  assert.deepEqual(client.picture(), expected.snapshot.incidents);
});

test('A broken chain is told at once', { timeout: 20_000 }, async () => {
  await host.breakChain();
  await until('the screen says so', () => client.chainBroken, heartbeatSeconds);
});

test('After an erasure every screen fetches the picture anew, while changes flow', { timeout: 20_000 }, async () => {
  const { snapshots } = client.seen;
  const { epoch } = client;
  const flow = (async () => {
    for (let i = 0; i < 40; i++) await note(`Under sletningen ${i}`);
  })();
  await host.beginAnew();
  await flow;
  await until('another epoch is here', () => client.epoch !== epoch, heartbeatSeconds + 1);
  await until('it has all', hasAll);
  assert.ok(client.seen.snapshots > snapshots);
  assert.deepEqual(client.picture(), (await host.picture('myndigheder')).snapshot.incidents);
});

test('Another epoch gives a whole new picture', { timeout: 30_000 }, async () => {
  const old = client.epoch;
  const { snapshots } = client.seen;
  const second = await startHost({ HeartbeatSeconds: heartbeatSeconds });
  try {
    // The same person in the new store, which has incidents and numbers of its own.
    for (let i = 0; i < 30; i++) await second.report(second.people.politi1, `Ny hændelse ${i}`);
    const expected = await second.picture('myndigheder');
    client.url = `http://127.0.0.1:${proxy.port}${second.live(second.people.politi1)}`;
    proxy.target = second.port;
    proxy.cut();
    await until('the new picture is there', () => client.epoch === expected.epoch);
    assert.notEqual(client.epoch, old);
    assert.ok(client.seen.snapshots > snapshots);
    assert.deepEqual(client.picture(), expected.snapshot.incidents);
  } finally {
    await client.stop();
    await second.stop();
  }
});
