/* The sound of a new alert. */

export const soundTexts = {
  title: 'Lyd ved alarm',
  menu: 'Lyd ved alarm',
  intro:
    'Denne enhed giver lyd fra sig, når der kommer en hændelse i dine områder, når niveauet hæves, og når du bliver alarmeret. En øvelse lyder dybere og svagere. Har du flere faner åbne, lyder kun den ene.',
  on: 'Lyd, når der sker noget',
  test: 'Prøv lyden',
  tested: 'Sådan lyder en alarm til dig.',
  testedMuted:
    'Sådan lyder en alarm til dig, men lyden er slået fra på denne enhed: du hører den ikke, når der kommer en.',
  notHeard: 'Browseren lod ikke lyden spille. Se efter, om siden må afspille lyd.',
  volume: 'Lydstyrke',
  volumes: { low: 'Lav', middle: 'Mellem', high: 'Høj' },
  state: {
    ready: 'Lyden er klar på denne enhed.',
    blocked: 'Lyden er blokeret af browseren, til du trykker et sted på siden.',
    unsupported: 'Denne browser kan ikke afspille lyden. Hold øje med skærmen og telefonen.',
    off: 'Lyden er slået fra på denne enhed.',
  },
  blocked: 'Lyden er blokeret, til du trykker her',
  muted: 'Lyden er slået fra. Slå den til',
};
