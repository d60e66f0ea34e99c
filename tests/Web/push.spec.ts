import type { CDPSession, Page, Worker } from '@playwright/test';
import { Api, install, password, type Installation } from './support/installation.ts';
import { startPushService, type PushService } from './support/pushService.ts';
import { uuidv7 } from './support/uuid.ts';
import { expect, test } from './support/test.ts';

/**
 * The service worker in a real browser. The Hub sends to a push service on this machine, which opens what it gets; the
 * browser's own debugging protocol hands that to the worker, since no push service may be asked from here.
 */
test.describe('a notification', () => {
  let installation: Installation;
  let push: PushService;

  test.beforeAll(async ({ playwright }) => {
    push = await startPushService();
    installation = await install(playwright, [['noerrebro', 'Nørrebro']], {
      BEREDSKAB_Push__Subject: 'mailto:proeve@example.dk',
      BEREDSKAB_Push__AllowPrivateHosts: 'true',
    });
  });

  test.afterAll(async () => {
    await installation?.end();
    push?.end();
  });

  test('is shown without a person, answers by its button, and every screen shows it', async ({
    browser,
    playwright,
  }) => {
    const { hub } = installation;
    const leader = installation.members.get('SOF Nørrebro')!;
    const api = await Api.signIn(playwright, hub.url, leader.userName);
    const inger = await Api.signIn(playwright, hub.url, installation.members.get('Sekretariatet')!.userName);

    await test.step('the leader is reached on the device first', async () => {
      const device = uuidv7();
      const { endpoint, p256dh, auth } = push.subscription;
      await api.command('/push/subscriptions', {
        wayId: device,
        label: 'Prøvens browser',
        endpoint,
        keys: { p256dh, auth },
      });
      const { ways } = await api.get<{ ways: { id: string; kind: string }[] }>('/contact');
      const mobile = ways.find((way) => way.kind === 'sms')!;
      await api.command('/contact/plan', {
        ways: [
          { way: device, afterSeconds: 0 },
          { way: mobile.id, afterSeconds: 300 },
        ],
      });
    });

    const incident = uuidv7();
    await inger.command('/incidents', {
      incidentId: incident,
      type: 'stenkast',
      level: 2,
      scope: 'lokal',
      position: { longitude: 12.553, latitude: 55.6868 },
      what: 'Hemmelig Personsen kaster sten',
      where: '',
      now: '',
      started: '',
    });
    let payload!: Awaited<ReturnType<PushService['received']>>[number]['payload'];
    await expect
      .poll(async () => (payload = (await push.received()).map((one) => one.payload).find((one) => one.token)!))
      .toBeTruthy();

    await test.step('what it carries names nobody', async () => {
      expect(payload.text).toMatch(/^SSP-BEREDSKAB \d{4}: Stenkast/);
      for (const secret of ['Personsen', leader.name, leader.mobile, 'Leder'])
        expect(JSON.stringify(payload)).not.toContain(secret);
    });

    // Nobody is signed in where the device lies.
    const context = await browser.newContext();
    await context.grantPermissions(['notifications'], { origin: hub.url });
    const device = await context.newPage();
    await device.goto(hub.url);
    await device.evaluate(async () => {
      await navigator.serviceWorker.register('/sw.js', { scope: '/' });
      await navigator.serviceWorker.ready;
    });
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    const cdp = await context.newCDPSession(device);
    const registration = await registrationOf(cdp);
    const deliver = (data: string) =>
      cdp.send('ServiceWorker.deliverPushMessage', { origin: hub.url, registrationId: registration, data });

    await test.step('what cannot be read is shown all the same, without buttons', async () => {
      await deliver('ikke json');
      await expect
        .poll(() => shown(worker))
        .toMatchObject([{ title: 'SSP-beredskab', body: 'Åbn beredskabet for at se, hvad der sker.', actions: [] }]);
      await clear(worker);
    });

    await test.step('it is shown with the text and the two buttons, and keeps nothing else', async () => {
      await deliver(JSON.stringify(payload));
      await expect.poll(() => shown(worker)).toEqual([
        {
          title: 'SSP-beredskab',
          body: payload.text,
          tag: incident,
          actions: ['coming Kommer', 'cannot Kan ikke'],
          data: { token: payload.token, incident },
        },
      ]);
    });

    const picture = await signIn(await browser.newContext(), hub.url, 'sekretariatet');
    await picture.goto(`${hub.url}/haendelse/1`);
    await picture.getByRole('tab', { name: /^Alarmering/ }).click();
    const row = picture
      .getByRole('region', { name: 'Ledergruppen Nørrebro' })
      .getByRole('listitem')
      .filter({ hasText: 'SOF' })
      .first();
    await expect(row).not.toContainText('Kvitteret');

    await test.step('its button answers to the Hub, and the picture shows how', async () => {
      await click(worker, 'coming');
      await expect(row).toContainText(/Kvitteret \d\d:\d\d på notifikationen/);
      await expect(row.getByText('uventet kanal')).toHaveCount(0);
      await expect.poll(async () => (await shown(worker)).map((one) => one.title)).toEqual(['Dit svar er modtaget']);
      expect((await shown(worker))[0]!.body).toBe('Du kommer.');
    });

    await test.step('after the stand-down it says that the answer does not count', async () => {
      const { version } = await inger.get<{ incident: { version: number } }>(`/incidents/${incident}`).then(
        (found) => found.incident ?? (found as unknown as { version: number }),
      );
      await inger.command(`/incidents/${incident}/stand-down`, { seenVersion: version, reason: 'Der er roligt.' });
      await deliver(JSON.stringify(payload));
      await expect.poll(async () => (await shown(worker)).map((one) => one.title)).toContain('SSP-beredskab');
      await click(worker, 'cannot');
      await expect.poll(async () => (await shown(worker)).map((one) => `${one.title}: ${one.body}`)).toEqual([
        'Svaret er ikke talt med: Hændelsen er afsluttet, så alarmen kan ikke besvares mere.',
      ]);
      await expect(row).toContainText(/Kvitteret/);
    });
  });

  test('says so when the browser\'s push service is silent, and lets one try again', async ({ browser }) => {
    const { hub } = installation;
    const context = await browser.newContext();
    await context.grantPermissions(['notifications'], { origin: hub.url });
    await context.addInitScript(() => {
      PushManager.prototype.subscribe = () => {
        document.documentElement.dataset['asked'] = String(Number(document.documentElement.dataset['asked'] ?? 0) + 1);
        return new Promise(() => undefined);
      };
    });
    const page = await signIn(context, hub.url, installation.members.get('SOF Nørrebro')!.userName);
    await page.clock.install();
    await page.goto(`${hub.url}/saadan-naas-du`);
    const enable = page.getByRole('button', { name: 'Slå til på denne enhed' });
    const silent = page.getByText('Browserens notifikationstjeneste svarer ikke', { exact: true });
    for (const asked of ['1', '2']) {
      await enable.click();
      await expect(page.locator(`html[data-asked="${asked}"]`)).toBeAttached();
      await expect(silent).toHaveCount(0);
      await page.clock.runFor(16_000);
      await expect(silent).toBeVisible();
      await expect(enable).toBeEnabled();
    }
    await context.close();
  });
});

async function registrationOf(cdp: CDPSession): Promise<string> {
  return new Promise((resolve) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const found = registrations.find((one) => !one.isDeleted);
      if (found) resolve(found.registrationId);
    });
    void cdp.send('ServiceWorker.enable');
  });
}

/** The notifications as the worker's own registration has them. */
const shown = (worker: Worker) =>
  worker.evaluate(async () => {
    const scope = self as unknown as { registration: ServiceWorkerRegistration };
    return (await scope.registration.getNotifications()).map((one) => ({
      title: one.title,
      body: one.body,
      tag: one.tag,
      actions: ((one as unknown as { actions?: { action: string; title: string }[] }).actions ?? []).map(
        ({ action, title }) => `${action} ${title}`,
      ),
      data: one.data as unknown,
    }));
  });

/** Until none is left: what is shown while the browser still closes another may be closed with it. */
const clear = async (worker: Worker) => {
  await worker.evaluate(async () => {
    const scope = self as unknown as { registration: ServiceWorkerRegistration };
    for (const one of await scope.registration.getNotifications()) one.close();
  });
  await expect.poll(() => shown(worker)).toEqual([]);
};

/** Presses a button of the newest notification that has one, as the system would. */
const click = (worker: Worker, action: string) =>
  worker.evaluate(async (pressed) => {
    const scope = self as unknown as { registration: ServiceWorkerRegistration } & EventTarget;
    const all = await scope.registration.getNotifications();
    const notification = all.filter((one) => (one.data as { token?: string } | null)?.token).at(-1);
    const make = (globalThis as unknown as Record<string, new (type: string, init: object) => Event>)[
      'NotificationEvent'
    ]!;
    const event = new make('notificationclick', { notification, action: pressed });
    // Only the system's own events may keep a worker awake; this one is awake because it is looked at.
    const kept: Promise<unknown>[] = [];
    Object.defineProperty(event, 'waitUntil', { value: (work: Promise<unknown>) => kept.push(work) });
    scope.dispatchEvent(event);
    await Promise.all(kept);
  }, action);

async function signIn(context: { newPage(): Promise<Page> }, url: string, userName: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.getByLabel('Brugernavn').fill(userName);
  await page.getByLabel('Adgangskode').fill(password);
  await page.getByRole('button', { name: 'Log ind' }).click();
  await expect(page.getByText('Forbundet', { exact: true }).first()).toBeVisible();
  return page;
}
