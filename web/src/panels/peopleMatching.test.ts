import { describe, expect, it } from 'vitest';
import { peopleMatching } from './peopleMatching';

const people = [
  {
    name: 'Jonas Aaby',
    title: 'Leder, Nørrebro',
    organisationName: 'Socialforvaltningen',
    organisationShortName: 'SOF',
  },
  {
    name: 'Mette Lindholm',
    title: 'Vagtleder',
    organisationName: 'Politiet',
    organisationShortName: 'Politi',
  },
  {
    name: 'Øjvind Krag',
    title: 'Leder, Valby',
    organisationName: 'Socialforvaltningen',
    organisationShortName: 'SOF',
  },
];
const names = (wanted: string): string[] => peopleMatching(people, wanted).map((person) => person.name);

describe('the people that match', () => {
  it.each([
    ['', ['Jonas Aaby', 'Mette Lindholm', 'Øjvind Krag']],
    ['   ', ['Jonas Aaby', 'Mette Lindholm', 'Øjvind Krag']],
    ['mette', ['Mette Lindholm']],
    ['ØJ', ['Øjvind Krag']],
    ['sof valby', ['Øjvind Krag']],
    ['nørrebro', ['Jonas Aaby']],
    ['social', ['Jonas Aaby', 'Øjvind Krag']],
    ['politi valby', []],
  ])('%j are %j', (wanted, found) => expect(names(wanted)).toEqual(found));
});
