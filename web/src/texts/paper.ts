import { named } from './merging';

/* An incident's map on paper, and what it shows in words. */

export const paperTexts = {
  title: 'Kort',
  label: (number: string) => `Kort over ${named(number)}`,
  notPrinted:
    'Kortet er ikke med: det var ikke hentet, da siden blev udskrevet. Her står, hvad det ville have vist.',
  scale: (length: string) => `Stregen er ${length}.`,
  /** @param wide and high as lengths: "1,6 km" */
  size: (wide: string, high: string) => `Kortet er ${wide} bredt og ${high} højt. Nord er opad.`,
  place: 'Sted',
  way: 'Sådan har den flyttet sig',
  zones: 'Zoner',
  near: (distance: string) => `Steder inden for ${distance}`,
  noneNear: 'Ingen kendte steder.',
  dotted: 'Bydelen har en prikket kant.',
  coordinates: (said: string) => `Længde og bredde ${said}`,
  /** "Hjørner: ved Blågårds Plads; 200 m nordøst for Sankt Hans Torv" */
  corners: (corners: string, said: readonly string[]) => `${corners}: ${said.join('; ')}`,
  fromStart: (distance: string) => `${distance} fra start`,
  toward: (distance: string, direction: string) => `${distance} mod ${direction}`,
  away: (distance: string) => `${distance} væk`,
  sameSpot: 'samme sted',
  inside: 'inde i området',
};
