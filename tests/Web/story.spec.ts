import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { install, password, sender, type Installation } from './support/installation.ts';
import { runHub } from './support/programs.ts';
import { clickMap } from './support/map.ts';
import { expect, test } from './support/test.ts';

interface Sms {
  to: string;
  body: string;
}

/** The main job, from the report to the review, by two people in two browsers and the phones of the rest. */
test.describe('an evening on Nørrebro', () => {
  let installation: Installation;

  test.beforeAll(async ({ playwright }) => {
    installation = await install(playwright, [
      ['noerrebro', 'Nørrebro'],
      ['oesterbro', 'Østerbro'],
    ]);
  });

  test.afterAll(async () => installation?.end());

  test('reported, seen, alerted, answered, decided, moved, stood down, downloaded, verified', async ({ browser }) => {
    const jonas = await signIn(browser, 'sof-nørrebro');
    const mette = await signIn(browser, 'politi-nørrebro');

    await test.step('Jonas reports a clash at Blågårds Plads, and sees beforehand who will be alerted', async () => {
      await jonas.getByRole('link', { name: 'Meld hændelse' }).click();
      await expect(jonas.getByText('Ring 112 ved akut fare')).toBeVisible();
      await jonas.getByText('Sammenstød', { exact: true }).click();
      await clickMap(jonas, 12.556, 55.687);
      await jonas.getByText('Stabsberedskab', { exact: true }).click();
      await jonas.getByRole('textbox', { name: 'Hvad er sket?' }).fill('To grupper på cirka 40 unge støder sammen.');
      await jonas.getByRole('textbox', { name: 'Beskriv stedet' }).fill('Midt på pladsen.');
      await jonas.getByRole('textbox', { name: 'Hvordan er situationen nu?' }).fill('Der kastes med flasker.');
      await jonas.getByRole('textbox', { name: 'Hvad er sat i gang?' }).fill('Politiet er på vej.');
      await expect(jonas.getByText('Ledergruppen Nørrebro')).toBeVisible();
      await expect(jonas.getByText('Leder KFF Nørrebro')).toBeVisible();
      await expect(jonas.getByText(/SSP-BEREDSKAB \d{4}: Sammenstød/)).toBeVisible();
    });

    await test.step('the other browser shows it at once, in list and map, without a reload', async () => {
      const title = 'Sammenstød ved Blågårds Plads';
      // Each page notes for itself when it happened; both read the same clock.
      await mette.evaluate((text) => {
        const seen = () => document.querySelector('main')?.textContent?.includes(text) === true;
        new MutationObserver((_, observer) => {
          if (seen()) {
            (window as unknown as { seenAt: number }).seenAt = Date.now();
            observer.disconnect();
          }
        }).observe(document.body, { childList: true, subtree: true, characterData: true });
      }, title);
      await jonas.evaluate(() =>
        document.addEventListener('click', () => ((window as unknown as { sentAt: number }).sentAt = Date.now()), {
          capture: true,
        }),
      );
      await jonas.getByRole('button', { name: /Send melding og alarmér 4/ }).click();
      await expect(mette.getByRole('link', { name: new RegExp(title) })).toBeVisible();
      await expect(mette.getByRole('list', { name: 'Hændelser på kortet' }).getByText(new RegExp(title))).toBeAttached();
      const sentAt = await jonas.evaluate(() => (window as unknown as { sentAt: number }).sentAt);
      const seenAt = await mette.evaluate(() => (window as unknown as { seenAt: number }).seenAt);
      // A figure to read, not a test: the speed is measured in tests/Benchmarks.
      console.log(`From pressing Send to the other browser: ${seenAt - sentAt} ms`);
    });

    const codes = new Map<string, string>();
    await test.step('the leaders on duty get one SMS each: one part, no link, nothing personal', async () => {
      const messages = await smsOf(4);
      for (const authority of ['Politi', 'SOF', 'BUF', 'KFF']) {
        const { mobile } = installation.members.get(`${authority} Nørrebro`)!;
        const received = messages.filter((message) => message.to === mobile);
        expect(received).toHaveLength(1);
        const { body } = received[0]!;
        const code = /^SSP-BEREDSKAB (\d{4}): /.exec(body)?.[1];
        expect(code, body).toBeTruthy();
        codes.set(authority, code!);
        expect(body).toContain('Nørrebro');
        expect(body).toContain(`JA ${code}`);
        expect(body.length).toBeLessThanOrEqual(160);
        expect(body).not.toMatch(/https?:|www\.|flasker|40 unge/);
      }
      expect(new Set(codes.values()).size).toBe(4);
    });

    await test.step('BUF answers by SMS, and both browsers show who has and who has not', async () => {
      await reply('BUF Nørrebro', `ja ${codes.get('BUF')} 20`);
      await smsOf(5); // the four, and the receipt for the answer
      for (const page of [jonas, mette]) {
        await openIncident(page, 'Sammenstød ved Blågårds Plads');
        const group = page.getByRole('region', { name: 'Ledergruppen Nørrebro' });
        await expect(group.getByText('1 af 4 dækket')).toBeVisible();
        await expect(group.getByRole('listitem').filter({ hasText: 'BUF' })).toContainText(/Kvitteret \d\d:\d\d/);
        await expect(group.getByRole('listitem').filter({ hasText: 'KFF' })).not.toContainText('Kvitteret');
      }
    });

    await test.step('Mette decides, leaves something undone and gives a task; Jonas sees all three', async () => {
      await write(mette, 'Beslut', async (form) => {
        await form.getByRole('textbox', { name: 'Hvad beslutter du?' }).fill('Gadeplan sendes til Nørrebro St.');
        await form.getByRole('textbox', { name: 'Hvorfor?' }).fill('Gruppen søger væk fra politiet.');
        await form.getByRole('button', { name: 'Skriv i loggen' }).click();
      });
      await expect(jonas.getByText('Gadeplan sendes til Nørrebro St.').first()).toBeVisible();
      await write(mette, 'Beslut', async (form) => {
        await form.getByRole('button', { name: 'Undladelse' }).click();
        await form.getByRole('textbox', { name: 'Hvad undlader I?' }).fill('Vi ringer ikke til forældre endnu.');
        await form.getByRole('textbox', { name: 'Hvorfor?' }).fill('Vi ved ikke, hvem der er med.');
        await form.getByRole('button', { name: 'Skriv i loggen' }).click();
      });
      await expect(jonas.getByText('Vi ringer ikke til forældre endnu.').first()).toBeVisible();
      await write(mette, 'Opgave', async (form) => {
        await form.getByRole('textbox', { name: 'Hvad skal gøres?' }).fill('Åbn klubben i nat');
        await form.getByRole('combobox', { name: 'Myndighed' }).selectOption({ label: 'BUF' });
        await form.getByLabel('Frist', { exact: true }).fill(localTime(3));
        await form.getByRole('button', { name: 'Giv opgaven' }).click();
      });
      await expect(jonas.getByText(/Åbn klubben i nat/).first()).toBeVisible();
    });

    await test.step('it moves into Østerbro, the ledergruppe there is alerted, and those alerted before are told', async () => {
      await mette.getByRole('button', { name: 'Flyt', exact: true }).click();
      await clickMap(mette, 12.577, 55.706);
      await expect(mette.getByText('4 ledere, der allerede er alarmeret, får besked om flytningen.')).toBeVisible();
      await mette.getByRole('button', { name: /^Flyt og alarmér/ }).click();
      await expect(jonas.getByRole('region', { name: 'Ledergruppen Østerbro' })).toBeVisible();
      const messages = await smsOf(13);
      const moved = messages.filter((message) => message.body.includes('Hændelsen er flyttet.'));
      expect(moved.map((message) => message.to).toSorted()).toEqual(
        [...installation.members]
          .filter(([key]) => / Nørrebro$/.test(key))
          .map(([, member]) => member.mobile)
          .toSorted(),
      );
      expect(moved.find((message) => message.body.includes(codes.get('SOF')!))!.body).toContain('Østerbro');
      const { mobile } = installation.members.get('KFF Østerbro')!;
      expect(messages.filter((message) => message.to === mobile)).toHaveLength(1);
      expect(messages.find((message) => message.to === mobile)!.body).toContain('Østerbro');
    });

    await test.step('it is stood down, and exactly those alerted are told', async () => {
      await mette.getByRole('button', { name: 'Mere om hændelsen' }).click();
      await mette.getByRole('menuitem', { name: /Deaktivér/ }).click();
      await mette.getByRole('textbox', { name: /^Hvorfor/ }).fill('Der er ro, og grupperne er gået hjem.');
      await mette.getByRole('button', { name: /^Deaktivér og giv 8 ledere besked/ }).click();
      await expect(jonas.getByText('Normaldrift').first()).toBeVisible();
      const messages = await smsOf(21);
      const told = messages.filter((message) => message.body.includes('Normaldrift')).map((message) => message.to);
      const alerted = [...installation.members]
        .filter(([key]) => / (Nørrebro|Østerbro)$/.test(key))
        .map(([, member]) => member.mobile);
      expect(told.toSorted()).toEqual(alerted.toSorted());
    });

    await test.step('a reply after the stand-down gets its answer', async () => {
      await reply('KFF Nørrebro', `JA ${codes.get('KFF')}`);
      const messages = await smsOf(22);
      const { mobile } = installation.members.get('KFF Nørrebro')!;
      expect(messages.findLast((message) => message.to === mobile)!.body).toMatch(/afsluttet|deaktiveret|slut/i);
    });

    await test.step('its timeline is downloaded as JSON and CSV', async () => {
      const json = JSON.parse(await download(jonas, /JSON/));
      const types = json.entries.map((entry: { type: string }) => entry.type);
      for (const type of [
        'incident.reported.v1',
        'alert.raised.v1',
        'message.intended.v1',
        'message.accepted.v1',
        'alert.answered.v1',
        'incident.decision-made.v1',
        'incident.omission-decided.v1',
        'incident.task-assigned.v1',
        'incident.moved.v1',
        'incident.areas-entered.v1',
        'incident.stood-down.v1',
        'alert.ended.v1',
      ]) {
        expect(types).toContain(type);
      }
      const csv = await download(jonas, /CSV/);
      expect(csv.split('\r\n')).toHaveLength(json.entries.length + 2);
      expect(csv).toContain('Gadeplan sendes til Nørrebro St.');
    });

    await test.step('the journal is whole, and tampering is found by the name of the entry', async () => {
      const whole = await runHub(['journal', 'verify', '--folder', installation.folder]);
      expect(whole.output).toMatch(/hel/i);
      expect(whole.code).toBe(0);

      await installation.hub.kill();
      const file = join(installation.folder, 'journal.db');
      const bytes = readFileSync(file);
      const at = bytes.indexOf('incident.decision-made.v1');
      expect(at).toBeGreaterThan(0);
      bytes.write('incident.decision-mode.v1', at);
      writeFileSync(file, bytes);
      const tampered = await runHub(['journal', 'verify', '--folder', installation.folder]);
      console.log(tampered.output.trim());
      expect(tampered.code).toBe(1);
      expect(tampered.output).toContain('incident.decision-mode.v1');
    });
  });

  async function signIn(browser: Browser, userName: string): Promise<Page> {
    const context = await browser.newContext({ colorScheme: 'dark', acceptDownloads: true });
    const page = await context.newPage();
    await page.goto(installation.hub.url);
    await page.getByRole('textbox', { name: 'Brugernavn' }).fill(userName);
    await page.getByLabel('Adgangskode').fill(password);
    await page.getByRole('button', { name: 'Log ind' }).click();
    await expect(page.getByText('Forbundet', { exact: true }).first()).toBeVisible();
    return page;
  }

  async function openIncident(page: Page, title: string): Promise<void> {
    if (!(await page.getByRole('heading', { name: title, level: 1 }).isVisible())) {
      await page.getByRole('link', { name: new RegExp(title) }).first().click();
    }
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
  }

  /** Opens a form of the incident, fills it, and waits until it is gone: what was written is kept. */
  async function write(page: Page, button: string, fill: (form: ReturnType<Page['locator']>) => Promise<void>) {
    await page.getByRole('button', { name: button, exact: true }).first().click();
    const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Fortryd' }) }).last();
    await fill(form);
    await expect(form).toBeHidden();
  }

  async function smsOf(count: number): Promise<Sms[]> {
    let messages: Sms[] = [];
    await expect(async () => {
      const answer = await fetch(`${installation.twilio.url}/_fake/messages`);
      messages = (await answer.json()) as Sms[];
      expect(messages.length).toBe(count);
    }).toPass({ timeout: 15_000 });
    return messages;
  }

  async function reply(from: string, body: string): Promise<void> {
    const answer = await fetch(`${installation.twilio.url}/_fake/inbound`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from: installation.members.get(from)!.mobile, to: sender, body }),
    });
    expect(answer.ok).toBe(true);
  }

  async function download(page: Page, kind: RegExp): Promise<string> {
    await page.getByRole('button', { name: 'Mere om hændelsen' }).click();
    const waiting = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: kind }).click();
    return readFileSync(await (await waiting).path(), 'utf8');
  }

  function localTime(hoursAhead: number): string {
    const time = new Date(Date.now() + hoursAhead * 3_600_000);
    return time.toLocaleString('sv-SE', { timeZone: 'Europe/Copenhagen' }).slice(0, 16).replace(' ', 'T');
  }
});
