import { demonstration, signInAs } from './support/demo.ts';
import { Api } from './support/installation.ts';
import { expect, test } from './support/test.ts';
import { uuidv7 } from './support/uuid.ts';

const BYDELE = [
  'Indre By', 'Østerbro', 'Nørrebro', 'Vesterbro/Kongens Enghave', 'Valby',
  'Vanløse', 'Brønshøj-Husum', 'Bispebjerg', 'Amager Øst', 'Amager Vest',
];

/** What one finds one's way by on the map of the whole city, a handful of incidents upon it. */
test.describe('the names on the map', () => {
  const hub = demonstration();

  test.beforeAll(async ({ playwright }) => {
    const jonas = await Api.asDemo(playwright, hub.url, 'Jonas Aaby');
    for (const [longitude, latitude, level] of [
      [12.5427, 55.7022, 2],
      [12.5853, 55.709, 1],
      [12.49, 55.714, 1],
      [12.505, 55.66, 3],
      // In the corner where the buttons lie on a narrow map.
      [12.62, 55.715, 1],
    ] as const) {
      await jonas.command('/incidents', {
        incidentId: uuidv7(), type: 'brand', level, scope: 'lokal', position: { longitude, latitude },
        what: 'Ild i en container.',
      });
    }
    await jonas.close();
  });

  for (const [width, height, least] of [[1440, 900, 10], [1024, 768, 8], [360, 740, 5]] as const) {
    test(`tell ${least} bydele or more at ${width} px, and no marker lies under a button`, async ({ browser }, info) => {
      const page = await signInAs(browser, hub.url, 'Jonas Aaby', { viewport: { width, height } });
      if (width < 760) await page.getByRole('button', { name: 'Kort', exact: true }).click();
      const map = page.getByRole('application');
      const named = async (): Promise<string[]> => {
        const names = ((await map.getAttribute('data-names')) ?? '').split(', ');
        return BYDELE.filter((bydel) => names.includes(`bydel ${bydel}`));
      };
      await expect.poll(async () => (await named()).length).toBeGreaterThanOrEqual(least);
      if (least === BYDELE.length) expect(await named()).toEqual(BYDELE);
      await page.screenshot({ path: info.outputPath('map.png') });

      const [a, b, c, d, e, f] = (await map.getAttribute('data-to-pixel'))!.split(' ').map(Number) as number[];
      const corner = (await map.boundingBox())!;
      const covers = await page.locator('[data-over-map]').evaluateAll((all) =>
        all.map((one) => one.getBoundingClientRect()).map(({ left, top, right, bottom }) => ({ left, top, right, bottom })),
      );
      const [x, y] = [12.62, 55.715].reduce(
        ([px, py], degrees, i) => [px! + (i ? b! : a!) * degrees, py! + (i ? e! : d!) * degrees],
        [c! + corner.x, f! + corner.y],
      ) as [number, number];
      for (const { left, top, right, bottom } of covers)
        expect(x > left - 15 && x < right + 15 && y > top - 15 && y < bottom + 15).toBe(false);
    });
  }
});
