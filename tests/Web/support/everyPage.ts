import type { Locator, Page } from '@playwright/test';
import { expect } from './test.ts';

/** What a look was at, as a failure names it. */
export type Place = string;

/** Each page of the demonstration with what it shows last of all; the phones ask every second, so no page waits for a silent network. */
export const everyPage = (page: Page): [path: Place, complete: Locator][] => [
  ['/', page.getByRole('link', { name: /Stenkast ved Husum Torv/ })],
  ['/haendelse/2', page.getByRole('region', { name: 'Ledergruppen Valby' })],
  ['/meld', page.getByText('Vælg type og niveau, så står her, hvem der alarmeres.')],
  ['/vagtplan', page.getByRole('button', { name: /^Hul: ingen på vagt for KFF i Bispebjerg/ })],
  ['/vagtplan/turnus', page.getByRole('region', { name: 'Ledergruppen Valby' })],
  ['/vagtplan/bytte', page.getByRole('cell', { name: 'Ulla Hede', exact: true })],
  ['/vagtplan/kalender', page.getByText('Ingen adresser er åbne.')],
  ['/vagtplan/regneark', page.getByRole('button', { name: 'Prøv filen' })],
  ['/opsaetning/ledergrupper', page.getByRole('region', { name: 'Ledergrupper' })],
  ['/opsaetning/personer', page.getByRole('region', { name: 'Personer' })],
  ['/opsaetning/organisationer', page.getByRole('region', { name: 'Organisationer' })],
  ['/opsaetning/alarmeringsplan', page.getByRole('region', { name: 'Stabsberedskab' })],
  ['/opsaetning/hvem-kan-naas', page.getByRole('cell', { name: 'Kaj Nørbo' })],
  ['/saadan-naas-du', page.getByRole('region', { name: 'Beskeder på denne enhed' })],
  ['/opsaetning/beskedtekster', page.getByText('ØVELSE SSP-BEREDSKAB 4711').first()],
  ['/demo/telefoner', page.getByText(/SSP-BEREDSKAB \d{4}/).first()],
];

/** What is opened from a page or over it. */
export const opened = (page: Page, url: string): [name: Place, open: () => Promise<void>][] => [
  [
    'alarmeringsplan, a rule with a mistake',
    async () => {
      await page.goto(`${url}/opsaetning/alarmeringsplan`);
      await page.getByRole('button', { name: 'Ret reglen: Stabsberedskab, Alle typer' }).click();
      await page.getByRole('textbox', { name: 'Trin 1 efter (min:sek)' }).fill('0:05');
    },
  ],
  [
    'the alerts of an incident',
    async () => {
      await page.goto(`${url}/opsaetning/alarmeringsplan`);
      await page.goto(`${url}/haendelse/2`);
      await page.getByRole('tab', { name: /^Alarmering/ }).click();
    },
  ],
  [
    'what is near',
    async () => {
      await page.getByRole('tab', { name: /^Overblik/ }).click();
      await page.getByText('Inden for 500 m', { exact: true }).click();
      await expect(page.getByRole('list', { name: 'Steder' })).toBeVisible();
    },
  ],
  [
    'the proof of an alert',
    async () => {
      await page.getByRole('tab', { name: /^Alarmering/ }).click();
      await page.getByRole('link', { name: /^Dokumentation for alarmeringen/ }).first().click();
      await expect(page.getByRole('blockquote').first()).toBeVisible();
    },
  ],
  [
    'a rotation',
    async () => {
      await page.goto(`${url}/vagtplan/turnus`);
      await page.getByRole('button', { name: 'Ret turnus for BUF i Valby' }).click();
      await expect(page.getByRole('dialog').getByRole('group', { name: 'Vagt 4' })).toBeVisible();
    },
  ],
  [
    'members and the duty phone',
    async () => {
      await page.goto(`${url}/vagtplan/turnus`);
      await page.getByRole('button', { name: /^Ret medlemmer og stedfortrædere for SSP i/ }).click();
      await expect(page.getByRole('dialog').getByText('+4520000100')).toBeVisible();
    },
  ],
  [
    'a shift',
    async () => {
      await page.goto(`${url}/vagtplan`);
      await page.getByRole('button', { name: 'Ny vagt' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  ],
];
