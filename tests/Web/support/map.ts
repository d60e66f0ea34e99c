import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** Where a place of the world, in degrees, lies on the map as it is shown, in pixels from its corner. */
export async function onMap(page: Page, longitude: number, latitude: number): Promise<{ x: number; y: number }> {
  const map = page.getByRole('application');
  await expect(map).toHaveAttribute('data-to-pixel', /\d/);
  const [a, b, c, d, e, f] = (await map.getAttribute('data-to-pixel'))!.split(' ').map(Number) as [
    number, number, number, number, number, number,
  ];
  return { x: a * longitude + b * latitude + c, y: d * longitude + e * latitude + f };
}

export const clickMap = async (page: Page, longitude: number, latitude: number): Promise<void> =>
  page.getByRole('application').click({ position: await onMap(page, longitude, latitude) });

export const tapMap = async (page: Page, longitude: number, latitude: number): Promise<void> =>
  page.getByRole('application').tap({ position: await onMap(page, longitude, latitude) });
