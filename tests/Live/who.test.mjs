import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Dashboard } from './dashboard.mjs';
import { startHost, until } from './host.mjs';

let host;
const opened = [];
before(async () => {
  host = await startHost({ HeartbeatSeconds: 0.5 });
});
after(async () => {
  await Promise.all(opened.map((client) => client.stop()));
  await host.stop();
});

async function open(person) {
  const client = new Dashboard(host.url + host.live(person));
  opened.push(client);
  client.received = '';
  client.onChange = (change) => {
    client.received += JSON.stringify(change);
  };
  await client.start();
  return client;
}

test('A partner gets the incidents that it takes part in and nothing else', { timeout: 20_000 }, async () => {
  const { politi1: leader, klub1: club, bolig1: partner, skole1: school } = host.people;
  const [police, selfGoverning, housing, pupils] = await Promise.all([leader, club, partner, school].map(open));
  const foreign = await host.report(leader, 'Kun for myndigheder');
  await host.command('note', leader, { incident: foreign, text: 'Fremmed note' });
  const own = await host.report(partner, 'Meldt af boligforeningen');
  const shared = await host.report(leader, 'Senere delt');
  await host.command('task', leader, { incident: shared, text: 'Før invitationen' });
  await host.command('invite', leader, { incident: shared, subject: partner.organisation });
  await host.command('note', leader, { incident: shared, text: 'Efter invitationen' });

  for (const [client, audience] of [
    [police, 'myndigheder'],
    [selfGoverning, 'myndigheder'],
    [housing, `org:${partner.organisation}`],
    [pupils, `org:${school.organisation}`],
  ]) {
    const expected = await host.picture(audience);
    assert.deepEqual(Object.keys(client.cursors), [audience]);
    await until('it has all', () => client.cursors[audience] === expected.heads[audience]);
    assert.deepEqual(client.picture(), expected.snapshot.incidents);
    assert.equal(client.seen.gaps, 0);
  }

  assert.deepEqual(housing.picture().map((view) => view.incident.id), [own, shared]);
  assert.ok(housing.picture()[1].tasks.some((task) => task.what === 'Før invitationen'));
  assert.ok(!housing.received.includes(foreign) && !housing.received.includes('Fremmed'));
  assert.deepEqual(pupils.picture(), []);
  assert.equal(pupils.seen.applied, 0);
  assert.equal(police.picture()[0].incident.title, 'Sammenstød på Nørrebro');
});

test('Whoever leaves an organisation is sent nothing more', { timeout: 20_000 }, async () => {
  const { bolig1: stays, bolig2: leaves } = host.people;
  const [remaining, gone] = [await open(stays), await open(leaves)];
  const { snapshots } = gone.seen;
  await host.command('remove-member', leaves, { subject: leaves.person });
  await until('it was disconnected, came back, and follows nothing', () =>
    gone.seen.snapshots > snapshots && Object.keys(gone.cursors).length === 0);
  assert.deepEqual(gone.picture(), []);
  const incident = await host.report(stays, 'Efter at han gik');
  await until('the other sees it', () => remaining.incidents.has(incident));
  assert.equal(gone.received, '');
  assert.equal(remaining.seen.closed, 0);
  assert.ok(remaining.seen.reference > 0);
});

test('The door: sign-in, origin, and no negotiation', { timeout: 20_000 }, async () => {
  assert.equal((await fetch(`${host.url}/live`)).status, 401);
  const negotiate = host.live(host.people.politi1).replace('/live', '/live/negotiate');
  assert.equal((await fetch(host.url + negotiate, { method: 'POST' })).status, 404);

  const from = async (origin) => (await fetch(host.url + host.live(host.people.politi1), { headers: { origin } })).status;
  assert.equal(await from('https://evil.example'), 403);
  assert.notEqual(await from(host.url), 403);
});
