import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Dashboard } from './dashboard.mjs';
import { startHost, until } from './host.mjs';
import { startProxy } from './proxy.mjs';

let host, proxy;
before(async () => {
  // A short memory, so that some who come back get changes and others a whole picture.
  host = await startHost({ RecentChanges: 4, HeartbeatSeconds: 1 });
  proxy = await startProxy(host.port);
});
after(async () => {
  proxy.stop();
  await host.stop();
});

test('Hundreds of disconnects while changes flow leave every screen with the Hub’s picture', { timeout: 40_000 }, async () => {
  const clients = [];
  const people = Object.entries(host.people);
  for (const [name, person] of people.slice(0, 44)) {
    const client = new Dashboard(`http://127.0.0.1:${proxy.port}${host.live(person)}`);
    client.audience = /bolig|skole/.test(name) ? `org:${person.organisation}` : 'myndigheder';
    clients.push(client);
  }
  await Promise.all(clients.map((client) => client.start()));

  const { politi1: leader, bolig1: partner } = host.people;
  const incidents = [];
  let commands = 0;
  let flowing = true;
  const flow = (async () => {
    while (flowing) {
      if (commands % 25 === 0) incidents.push({ id: await host.report(commands % 50 ? leader : partner), version: 1 });
      const incident = incidents[commands % incidents.length];
      const give = (kind, more) => host.command(kind, leader, { incident: incident.id, seenVersion: incident.version, ...more });
      const kind = commands % 7;
      if (kind === 3) (await give('move'), incident.version++);
      else if (kind === 5) await give('task', { text: 'Gadeplan til stede' });
      else await give('note', { text: `Melding nummer ${commands}` });
      if (commands % 40 === 39) await give('invite', { subject: partner.organisation });
      commands++;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();

  let cuts = 0;
  for (; cuts < 400; cuts++) {
    if (cuts % 2) await host.close(people[(cuts * 7) % 44][1]);
    else proxy.cut(cuts * 13);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  flowing = false;
  await flow;

  for (const client of clients) {
    const expected = await host.picture(client.audience);
    await until('the client has caught up', () =>
      client.epoch === expected.epoch && client.cursors[client.audience] === expected.heads[client.audience]);
    assert.deepEqual(client.picture(), expected.snapshot.incidents);
    assert.equal(new Set(client.numbers).size, client.numbers.length, 'a number was applied twice');
  }

  const sum = (of) => clients.reduce((total, client) => total + client.seen[of], 0);
  const closed = sum('closed');
  assert.ok(closed >= 300, `only ${closed} disconnects`);
  console.log(`${closed} disconnects, ${commands} commands, ${sum('applied')} changes applied live, ` +
    `${sum('catchUps')} caught up by changes, ${sum('snapshots') - clients.length} by snapshot, ${sum('gaps')} gaps`);
  assert.ok(sum('catchUps') > 0 && sum('snapshots') > clients.length, 'both ways of catching up were taken');
  await Promise.all(clients.map((client) => client.stop()));
});
