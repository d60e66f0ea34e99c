import { expect, it } from 'vitest';
import { sourcesLine } from './sources';

it('names each source of the map once, with what is from it', () => {
  const kommune = 'Københavns Kommune, CC BY 4.0';
  expect(sourcesLine([])).toBe('');
  expect(
    sourcesLine([
      { layer: 'bydel', source: kommune },
      { layer: 'places', source: 'steder.csv' },
      { layer: 'water', source: kommune },
    ]),
  ).toBe(`Kilder: ${kommune} (bydele og vand); steder.csv (steder)`);
  expect(sourcesLine([{ layer: 'parks', source: kommune }])).toBe(`Kilde: ${kommune} (parker)`);
});
