import type { Lookup } from '../picture/lookup';
import { texts } from '../texts';
import { joined } from '../texts/counting';
import type { Others, Present } from './presence';

/** "Mette Lindholm (Politi)"; the organisation alone where the name is not for this reader. */
export function nameOf(one: Present, lookup: Lookup): string {
  const organisation = lookup.organisation(one.organisation);
  const known = one.person === null ? texts.unknownPerson : lookup.person(one.person);
  return known === texts.unknownPerson ? organisation : `${known} (${organisation})`;
}

interface Named {
  name: string;
  people: number;
}

/** Each name once, with how many it stands for: 2 where only their organisation is known. */
function counted(people: readonly Present[], lookup: Lookup): Named[] {
  const names = new Map<string, number>();
  for (const one of people) {
    const name = nameOf(one, lookup);
    names.set(name, (names.get(name) ?? 0) + 1);
  }
  return [...names].map(([name, n]) => ({
    name: n === 1 ? name : texts.presence.from(n, name),
    people: n,
  }));
}

export const namesOf = (people: readonly Present[], lookup: Lookup): string[] =>
  counted(people, lookup).map(({ name }) => name);

/** "Mette Lindholm (Politi) skriver en beslutning …"; the second of two, and how many more. */
export function writingWords(people: readonly Present[], lookup: Lookup): string {
  const [first, ...more] = people;
  if (!first?.writing) return '';
  const same = people.every((one) => one.writing === first.writing);
  if (same && people.length === 2)
    return texts.presence.writes[first.writing](joined(namesOf(people, lookup)));
  const said = texts.presence.writes[first.writing](nameOf(first, lookup));
  return more.length === 0 ? said : texts.presence.andMore(said, more.length);
}

/** Some names and how many more: "Mette Lindholm (Politi), Amina Rahimi (BUF) og 3 mere". */
export function lookingWords(others: Others, lookup: Lookup, most: number): string {
  const shown = counted(others.named, lookup).slice(0, most);
  const more = others.total - shown.reduce((sum, { people }) => sum + people, 0);
  const names = shown.map(({ name }) => name);
  return more > 0 ? `${names.join(', ')} ${texts.presence.more(more)}` : joined(names);
}
