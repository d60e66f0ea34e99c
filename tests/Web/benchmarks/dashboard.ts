import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, CDPSession, Page } from '@playwright/test';
import { Api } from '../support/installation.ts';
import { startHub, temporaryFolder, type Program } from '../support/programs.ts';
import { expect, test } from '../support/test.ts';
import { change, report as happen } from './city.ts';
import { heading, percentile, report } from './measured.ts';

const INCIDENTS = 200;
const LOADS = 9;
const CHANGES_A_SECOND = 50;
const KEYS = 200;
const KEY_EVERY_MS = 100;

/**
 * The dashboard with much going on: how soon it shows 200 open incidents, and whether one can write while the picture
 * changes fifty times a second. Each beside a floor of the same run: the same rows as plain HTML, and the same keys
 * while only what goes on by itself changes.
 */
test.describe('the dashboard', () => {
  test.describe.configure({ mode: 'serial' });
  let hub: Program;
  let api: Api;
  let ids: string[];
  const store = temporaryFolder();

  test.beforeAll(async ({ playwright }) => {
    hub = await startHub({ arguments: ['demo', '--folder', store.path] });
    api = await Api.asDemo(playwright, hub.url, 'Inger Thue');
    ids = await happen(api, INCIDENTS);
  });
  test.afterAll(async () => {
    await api?.close();
    await hub?.kill();
    store.remove();
  });

  test('first paint', async ({ browser }) => {
    const rows = await plainRows(browser, hub.url);
    const floor = await serve(rows);
    console.log(`\n${INCIDENTS} open incidents; until all are in the list and it is painted, from the start of the navigation`);
    console.log(heading);
    for (const { name, width, slower } of [
      { name: 'desk, 1440 px', width: 1440, slower: 1 },
      { name: 'phone, 360 px, processor slowed 4 times', width: 360, slower: 4 },
    ]) {
      const [plain, cold, warm]: number[][] = [[], [], []];
      for (let load = 0; load < LOADS; load++) {
        plain!.push(await loaded(browser, floor.url, width, slower));
        const [first, again] = await loadedTwice(browser, hub.url, width, slower);
        cold!.push(first);
        warm!.push(again);
      }
      report(`the same rows as plain HTML, ${name}`, plain!);
      report(`dashboard, nothing kept in the browser, ${name}`, cold!, slower === 1 ? '≤ 1500 ms' : '');
      report(`dashboard, opened again, ${name}`, warm!, slower === 1 ? '≤ 1500 ms' : '');
    }
    floor.close();
  });

  test('writing while the picture changes', async ({ browser }) => {
    const page = await signedIn(browser, hub.url, 1440);
    await page.getByRole('link', { name: /./ }).and(page.locator('[href^="/haendelse/"]')).first().click();
    const note = page.getByRole('textbox', { name: 'Skriv i loggen' });
    await note.waitFor();
    console.log(`\nFrom a key to what it painted; ${KEYS} keys, one each ${KEY_EVERY_MS} ms; what is below 16 ms counts as 16`);
    console.log(heading);
    await sent(api);
    report('only what goes on by itself', await typed(page, note));
    const going = changes(api, ids);
    await expect.poll(() => going.made()).toBeGreaterThan(CHANGES_A_SECOND);
    const before = { made: going.made(), at: performance.now() };
    const busy = await typed(page, note);
    const rate = ((going.made() - before.made) / (performance.now() - before.at)) * 1000;
    await going.end();
    report(`${rate.toFixed(0)} changes a second`, busy, '< 100 ms');
    console.log(`p99 ${percentile(busy, 0.99).toFixed(0)} ms`);
  });
});

/** Sends changes at the rate that is asked for, however long each takes, but never more than a hundred at a time. */
function changes(api: Api, ids: readonly string[]): { made(): number; end(): Promise<void> } {
  let [index, made] = [0, 0];
  const underWay = new Set<Promise<void>>();
  const timer = setInterval(() => {
    if (underWay.size >= 100) return;
    const one = change(api, ids, index++).then(() => void made++);
    underWay.add(one);
    void one.finally(() => underWay.delete(one));
  }, 1000 / CHANGES_A_SECOND);
  return {
    made: () => made,
    end: async () => {
      clearInterval(timer);
      await Promise.all(underWay);
    },
  };
}

/** Until the texts of the reports are handed over; what then comes is a step of the plan here and there. */
async function sent(api: Api): Promise<void> {
  let before = 0;
  const since = async (): Promise<number> => {
    const phones = await api.get<{ messages: unknown[] }[]>('/demo/phones');
    const all = phones.reduce((sum, { messages }) => sum + messages.length, 0);
    const more = all - before;
    before = all;
    return more;
  };
  await expect.poll(since, { intervals: [2_000], timeout: 240_000 }).toBeLessThan(10);
}

/** How long each key took, as the browser itself measures it: to the next frame that shows it, in steps of 8 ms. */
async function typed(page: Page, field: { fill(text: string): Promise<void>; focus(): Promise<void> }): Promise<number[]> {
  await field.fill('');
  await field.focus();
  await page.evaluate(() => {
    // Without a screen the browser learns that a frame was shown when the next one is: a spot that always moves makes
    // sixty a second, where a key would otherwise be said to wait for the key after it.
    const spot = document.body.appendChild(document.createElement('i'));
    spot.style.cssText = 'position:fixed;top:0;left:0;width:2px;height:2px;background:#888';
    spot.animate([{ transform: 'none' }, { transform: 'translateX(40px)' }], { duration: 500, iterations: Infinity });
    const slow: number[] = [];
    const seen = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === 'keydown') slow.push(entry.duration);
    });
    seen.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
    Object.assign(window, { measured: () => (seen.disconnect(), spot.remove(), slow) });
  });
  for (let key = 0; key < KEYS; key++) {
    const until = performance.now() + KEY_EVERY_MS;
    await page.keyboard.press('a');
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, until - performance.now())));
  }
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100))));
  const slow = await page.evaluate(() => (window as unknown as { measured(): number[] }).measured());
  return [...slow, ...Array.from({ length: Math.max(0, KEYS - slow.length) }, () => 16)];
}

async function signedIn(browser: Browser, url: string, width: number): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width, height: 900 } })).newPage();
  await page.goto(url);
  await page.getByRole('button', { name: 'Log ind som Inger Thue' }).click();
  await page.getByText('Forbundet', { exact: true }).first().waitFor();
  return page;
}

/** Says when as many rows as there are incidents were first there, and a frame later. */
function watch(wanted: number): void {
  const shown = new Promise<number>((resolve) => {
    const look = (): void => {
      if (document.querySelectorAll('a[href^="/haendelse/"]').length < wanted) requestAnimationFrame(look);
      else requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
    };
    look();
  });
  Object.assign(window, { shown });
}
const shownIn = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { shown: Promise<number> }).shown);

async function slowed(page: Page, slower: number): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  return session;
}

async function loaded(browser: Browser, url: string, width: number, slower: number): Promise<number> {
  const page = await (await browser.newContext({ viewport: { width, height: 900 } })).newPage();
  await slowed(page, slower);
  await page.addInitScript(watch, INCIDENTS);
  await page.goto(url);
  const time = await shownIn(page);
  await page.context().close();
  return time;
}

/** Signed in by the session of another tab: first with nothing kept, then with what the browser keeps. */
async function loadedTwice(browser: Browser, url: string, width: number, slower: number): Promise<[number, number]> {
  const signed = await signedIn(browser, url, width);
  const cookies = await signed.context().cookies();
  await signed.context().close();
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  await context.addCookies(cookies);
  const page = await context.newPage();
  await slowed(page, slower);
  await page.addInitScript(watch, INCIDENTS);
  await page.goto(url);
  const first = await shownIn(page);
  await page.goto('about:blank');
  await page.goto(url);
  const again = await shownIn(page);
  await context.close();
  return [first, again];
}

/** The list as it stands on the page, without what made it. */
async function plainRows(browser: Browser, url: string): Promise<string> {
  const page = await signedIn(browser, url, 1440);
  await expect.poll(() => page.locator('a[href^="/haendelse/"]').count()).toBeGreaterThanOrEqual(INCIDENTS);
  const rows = await page.getByRole('region', { name: 'Hændelser' }).evaluate((list) => list.outerHTML);
  await page.context().close();
  return `<!doctype html><html lang="da"><meta charset="utf-8"><title>rows</title><body>${rows}`;
}

async function serve(html: string): Promise<{ url: string; close(): void }> {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => void server.close() };
}
