import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { expect } from './test.ts';

/** How a form is looked at: what the scheme does and what the width does are each seen once. */
export const LOOKS = (
  [
    ['dark', 360],
    ['light', 1440],
  ] as const
).map(([colorScheme, width]) => ({
  colorScheme,
  width,
  name: `${colorScheme}, ${width} px wide`,
  context: {
    colorScheme,
    viewport: { width, height: 900 },
    hasTouch: width === 360,
    reducedMotion: 'reduce',
  } satisfies BrowserContextOptions,
}));

/** The rules that a page can break in one colour scheme and keep in the other. */
export const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * No violation of WCAG 2.1 AA on a page as it stands, and nothing wider than the screen.
 * @param rules only these, of a page that has been looked at whole in another colour scheme
 */
export async function expectClean(page: Page, name: string, rules?: string[]): Promise<void> {
  // Between two colour schemes, or while a button is let go, a background is on its way and its text is there already.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((one) => one instanceof CSSTransition)
        .map((one) => one.finished),
    ).then(() => undefined),
  );
  // No page has a frame within it; looking in one document spares a new tab for each look.
  // What is right is not described node by node; that took most of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  if (rules) axe.withRules(rules);
  else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']);
  const { violations } = await axe.analyze();
  expect.soft(
    violations.map(({ id, nodes }) => `${name}: ${id} at ${nodes.map((node) => node.target).join(', ')}`),
  ).toEqual([]);
  expect.soft(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    `${name} scrolls sideways`,
  ).toBeLessThanOrEqual(0);
}
