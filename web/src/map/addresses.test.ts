import { describe, expect, it } from 'vitest';
import { looksLikeAddress, stillFits } from './addresses';

describe('an address', () => {
  it('has a street, and a number or all of its name', () => {
    for (const text of [
      'Nørrebrogade',
      'Gammel Kongevej',
      'Borups Allé',
      'Nørrebrogade 4',
      'blågårdsgade 12, 2200',
      'Åboulevard 7B',
    ]) {
      expect(looksLikeAddress(text), text).toBe(true);
    }
    for (const text of [
      'Nørrebro',
      'Blågårds Plads',
      'Blågårds',
      '',
      '12',
      '55.68, 12.55',
      '725000 6175000',
      `${'a'.repeat(80)} 1`,
    ]) {
      expect(looksLikeAddress(text), text).toBe(false);
    }
  });

  it('that was found for less is kept while more is typed that fits it', () => {
    const title = 'Blågårdsgade 120, 2200 København N';
    expect(stillFits(title, 'blaagaardsgade 12')).toBe(true);
    expect(stillFits(title, 'Blågårdsgade 120 22')).toBe(true);
    expect(stillFits(title, 'Blågårdsgade 14')).toBe(false);
  });
});
