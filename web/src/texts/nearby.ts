/* What lies round an incident. */

export const nearbyTexts = {
  title: 'Inden for 500 m',
  loading: 'Henter, hvad der er i nærheden …',
  failed: 'Kunne ikke hentes.',
  open: 'Andre åbne hændelser',
  noneOpen: 'Ingen andre åbne hændelser.',
  places: 'Steder',
  noPlaces: 'Ingen kendte steder.',
  earlier: 'Tidligere hændelser',
  noneEarlier: 'Ingen tidligere hændelser.',
  ended: (time: string) => `slut ${time}`,
  running: (age: string) => `i gang i ${age}`,
};
