import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Dashboard } from './dashboard.mjs';
import { startHost, until } from './host.mjs';
import { startProxy } from './proxy.mjs';

let host, proxy;
const opened = [];
before(async () => {
  host = await startHost({ HeartbeatSeconds: 1 });
  proxy = await startProxy(host.port);
});
after(async () => {
  await Promise.all(opened.map((client) => client.stop()));
  proxy.stop();
  await host.stop();
});

/** A dashboard that also keeps who is where, as the protocol says. */
class Onlooker extends Dashboard {
  spots = new Map();
  told = 0;

  async start() {
    await super.start();
    this.spots.clear();
    this.connection.on('presence', ({ whole, spots }) => {
      this.told++;
      if (whole) this.spots.clear();
      for (const spot of spots) spot.total ? this.spots.set(spot.incident, spot) : this.spots.delete(spot.incident);
    });
  }

  attend(incident, writing = null) {
    return this.connection.invoke('Attend', { incident, writing });
  }
}

async function open(person, port = host.port) {
  const client = new Onlooker(`http://127.0.0.1:${port}${host.live(person)}`);
  opened.push(client);
  await client.start();
  return client;
}

test('Forty on one incident who type all the time cost each screen a message a second, and no change its time', { timeout: 60_000 }, async () => {
  const people = Object.entries(host.people).filter(([name]) => name.startsWith('politi'));
  const clients = [];
  for (const [, person] of people) clients.push(await open(person));
  const partner = await open(host.people.bolig1);
  const incident = await host.report(host.people.politi1);

  const delay = async (rounds) => {
    const delays = [];
    for (let round = 0; round < rounds; round++) {
      const seen = clients.map((client) => new Promise((resolve) => (client.onChange = () => resolve(performance.now()))));
      const began = performance.now();
      await host.command('note', host.people.politi1, { incident, text: `Melding ${round}` });
      delays.push(Math.max(...(await Promise.all(seen))) - began);
    }
    return delays.sort((a, b) => a - b)[Math.floor(rounds / 2)];
  };
  const quiet = await delay(30);

  for (const client of clients) client.told = 0;
  let typing = true;
  let refused = 0;
  const began = performance.now();
  const typists = clients.map(async (client, number) => {
    for (let key = 0; typing; key++) {
      const { code } = await client.attend(incident, key % 2 ? 'note' : 'decision');
      if (code) refused++;
      assert.ok(code === null || code === 'presence-too-often', code);
      await new Promise((resolve) => setTimeout(resolve, 60 + number));
    }
  });
  const busy = await delay(200);
  await until('each has been told', () => clients.every((client) => client.told > 1));
  const seconds = (performance.now() - began) / 1_000;
  typing = false;
  await Promise.all(typists);

  const most = Math.max(...clients.map((client) => client.told));
  console.log(`${seconds.toFixed(1)} s: at most ${most} presence messages to a screen, ${refused} calls refused, ` +
    `a change on the last of 40 screens after ${quiet.toFixed(1)} ms quiet, ${busy.toFixed(1)} ms while all typed (medians)`);
  assert.ok(most <= seconds + 2, `${most} messages in ${seconds} s`);
  assert.ok(refused > 0);
  assert.ok(busy < quiet * 4 + 100, `${busy} ms against ${quiet} ms`);
  const spot = clients[0].spots.get(incident);
  assert.equal(spot.total, 40);
  assert.equal(spot.people.length, 12);
  assert.equal(partner.told, 0);
});

test('Whoever is cut off is gone at once, and after coming back both are told again', { timeout: 30_000 }, async () => {
  const watcher = await open(host.people.klub1);
  const far = await open(host.people.skole1, proxy.port);
  const incident = await host.report(host.people.skole1, 'Fra skolen');
  await until('it may be there', async () => (await far.attend(incident)).code === null);
  await watcher.attend(incident);
  await until('the watcher sees both', () => watcher.spots.get(incident)?.total === 2);
  await until('the school sees both, the other by organisation', () => far.spots.get(incident)?.total === 2);
  assert.deepEqual(
    far.spots.get(incident).people.map((one) => one.person === null),
    [false, true],
  );

  proxy.cut();
  await until('it is gone', () => watcher.spots.get(incident)?.total === 1, 4);
  await until('it is back and knows who is there', () => far.spots.get(incident)?.total === 1);
  await far.attend(incident, 'note');
  await until('and is seen again', () => watcher.spots.get(incident)?.people[0].writing === 'note');
});
