/* Who looks at an incident, and who writes in it at this moment. */

import { many } from './counting';

export const presenceTexts = {
  writes: {
    report: (who: string) => `${who} skriver en melding …`,
    decision: (who: string) => `${who} skriver en beslutning …`,
    omission: (who: string) => `${who} skriver en undladelse …`,
    note: (who: string) => `${who} skriver i loggen …`,
    task: (who: string) => `${who} skriver en opgave …`,
    'task-state': (who: string) => `${who} skriver om en opgave …`,
    level: (who: string) => `${who} er ved at ændre niveauet …`,
    move: (who: string) => `${who} er ved at flytte hændelsen …`,
    'stand-down': (who: string) => `${who} er ved at deaktivere …`,
    invite: (who: string) => `${who} er ved at invitere en partner …`,
    correction: (who: string) => `${who} skriver en rettelse …`,
    zone: (who: string) => `${who} er ved at tegne en zone …`,
    merge: (who: string) => `${who} er ved at slå hændelser sammen …`,
  },
  andMore: (writes: string, n: number) =>
    `${writes} ${n === 1 ? 'og en anden skriver' : `og ${n} andre skriver`}`,
  from: (n: number, organisation: string) => `${n} fra ${organisation}`,
  more: (n: number) => `og ${n} mere`,
  lookingAt: 'ser på den nu',
  label: 'Hvem der har hændelsen åben',
  alone: 'Kun du har den åben',
  also: (who: string) => `Åben hos ${who}`,
  unknown: 'Hvem der ellers ser med, vides ikke uden forbindelse',
  all: (n: number) => `${many(n, 'anden', 'andre')} har hændelsen åben nu`,
};
