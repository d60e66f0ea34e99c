import { describe, expect, it } from 'vitest';
import { readPresence } from '../api/presenceShape';
import { Lookup, emptyReference } from '../picture/lookup';
import { QUIET_MS, WritingNews } from './news';
import { nobody, othersAt, told, writersOf, type Present, type Writing } from './presence';
import { lookingWords, writingWords } from './words';

const me = { id: 'p-jonas', organisation: 'o-sof' };
const at = (person: string | null, writing: Writing | null = null, organisation = 'o-pol'): Present => ({
  person,
  organisation,
  writing,
});
const spot = (incident: string | null, people: Present[], total = people.length) => ({
  incident,
  people,
  total,
});
const lookup = new Lookup({
  ...emptyReference,
  organisations: [
    { id: 'o-pol', name: 'Københavns Politi', shortName: 'Politi', kind: 'myndighed' },
    { id: 'o-sof', name: 'SOF', shortName: 'SOF', kind: 'myndighed' },
  ],
  people: [
    { id: 'p-mette', name: 'Mette Lindholm', organisation: 'o-pol', roles: [] },
    { id: 'p-amina', name: 'Amina Rahimi', organisation: 'o-sof', roles: [] },
  ],
});

describe('who looks at what', () => {
  it('replaces each place, drops an empty one, and a whole message is all there is', () => {
    let held = told(nobody, { whole: false, spots: [spot('i1', [at('a')]), spot('i2', [at('b')])] });
    held = told(held, { whole: false, spots: [spot('i1', []), spot(null, [at('c', 'report')])] });
    expect([...held.keys()]).toEqual(['i2', null]);
    held = told(held, { whole: true, spots: [spot('i3', [at('a')])] });
    expect([...held.keys()]).toEqual(['i3']);
  });

  it('counts everybody but oneself, named or not', () => {
    const named = told(nobody, { whole: true, spots: [spot('i1', [at(me.id), at('a')])] });
    expect(othersAt(named, 'i1', me, false)).toEqual({ named: [at('a')], total: 1 });
    const many = told(nobody, { whole: true, spots: [spot('i1', [at('a'), at('b')], 400)] });
    expect(othersAt(many, 'i1', me, true).total).toBe(399);
    expect(othersAt(many, 'i1', me, false).total).toBe(400);
    expect(othersAt(many, 'i2', me, true).total).toBe(0);
    // The Hub has not heard of this tab yet.
    expect(othersAt(named, 'i1', { ...me, id: 'p-ny' }, true).total).toBe(2);
  });

  it('says names with their authority, and how many more', () => {
    const held = told(nobody, {
      whole: true,
      spots: [spot('i1', [at('p-mette'), at('p-amina', null, 'o-sof'), at(null)], 12)],
    });
    const others = othersAt(held, 'i1', me, false);
    expect(lookingWords(others, lookup, 1)).toBe('Mette Lindholm (Politi) og 11 mere');
    expect(lookingWords(others, lookup, 2)).toBe('Mette Lindholm (Politi), Amina Rahimi (SOF) og 10 mere');
    const two = { named: [at(null), at(null)], total: 2 };
    expect(lookingWords(two, lookup, 2)).toBe('2 fra Politi');
    expect(lookingWords({ named: [at('p-mette')], total: 1 }, lookup, 3)).toBe('Mette Lindholm (Politi)');
  });

  it('says who writes what', () => {
    const mette = at('p-mette', 'decision');
    expect(writingWords([mette], lookup)).toBe('Mette Lindholm (Politi) skriver en beslutning …');
    expect(writingWords([mette, at('p-amina', 'decision', 'o-sof')], lookup)).toBe(
      'Mette Lindholm (Politi) og Amina Rahimi (SOF) skriver en beslutning …',
    );
    expect(writingWords([mette, at('p-amina', 'note', 'o-sof')], lookup)).toBe(
      'Mette Lindholm (Politi) skriver en beslutning … og en anden skriver',
    );
    expect(writingWords([], lookup)).toBe('');
    expect(writersOf({ named: [at('a'), mette], total: 2 })).toEqual([mette]);
  });

  it('reads what comes, and a kind that it does not know is no writing', () => {
    const read = readPresence({
      whole: false,
      spots: [{ incident: null, people: [{ person: null, organisation: 'o', writing: 'poem' }], total: 1 }],
    });
    expect(read.spots[0]?.people[0]?.writing).toBeNull();
    expect(() => readPresence({ whole: false, spots: [{ people: 7 }] })).toThrow();
  });
});

describe('what is said aloud of who writes', () => {
  const writing = (...people: Present[]) => told(nobody, { whole: true, spots: [spot('i1', people)] });

  it('says several together, each once, and not faster than one can hear', () => {
    const news = new WritingNews();
    expect(news.next(writing(at('a', 'note')), 'i1', me, 0)).toHaveLength(1);
    const more = writing(at('a', 'note'), at('b', 'task'), at('c', 'level'));
    expect(news.next(more, 'i1', me, 1_000)).toEqual([]);
    expect(news.next(more, 'i1', me, QUIET_MS).map((one) => one.person)).toEqual(['b', 'c']);
    // They stop and go on.
    expect(news.next(writing(at('a')), 'i1', me, 2 * QUIET_MS)).toEqual([]);
    expect(news.next(more, 'i1', me, 3 * QUIET_MS)).toEqual([]);
    expect(news.next(more, 'i1', me, 90_000)).toHaveLength(3);
  });

  it('holds only while all of whom it was said write', () => {
    const news = new WritingNews();
    const both = writing(at('a', 'note'), at('b', 'task'));
    news.next(both, 'i1', me, 0);
    expect(news.holds(both, me)).toBe(true);
    expect(news.holds(writing(at('a', 'note'), at('b')), me)).toBe(false);
    expect(news.holds(nobody, me)).toBe(false);
  });

  it('says nothing of who only looks, of oneself, or of another incident', () => {
    const news = new WritingNews();
    expect(news.next(writing(at('a'), at(me.id, 'note')), 'i1', me, 0)).toEqual([]);
    expect(news.next(writing(at('a', 'note')), 'i2', me, 0)).toEqual([]);
    expect(news.next(writing(at('a', 'note')), null, me, 0)).toEqual([]);
  });
});
