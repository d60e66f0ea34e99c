import { describe, expect, it } from 'vitest';
import { diff } from './diff';

describe('what became of a template', () => {
  it('says word by word what is gone and what is new', () => {
    expect(diff('{Type}, {område}. Svar {svar}.', '{Type} i {område}. Svar {svar} nu.')).toEqual([
      { kind: 'same', text: '{Type}' },
      { kind: 'gone', text: ',' },
      { kind: 'same', text: ' ' },
      { kind: 'new', text: 'i ' },
      { kind: 'same', text: '{område}. Svar {svar}' },
      { kind: 'new', text: ' nu' },
      { kind: 'same', text: '.' },
    ]);
  });

  it.each([
    ['', ''],
    ['a b', ''],
    ['', 'a b'],
    ['æ {sted} [x|y]', 'å [x] {sted}'],
  ])('loses nothing of %j and %j', (before, after) => {
    const stretches = diff(before, after);
    const of = (gone: 'gone' | 'new'): string =>
      stretches
        .filter((one) => one.kind !== gone)
        .map((one) => one.text)
        .join('');
    expect(of('new')).toBe(before);
    expect(of('gone')).toBe(after);
  });
});
