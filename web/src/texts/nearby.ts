/* What lies round an incident. */

import { incidentTexts } from './incident';

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
  running: (age: string) =>
    age === 'nu' ? incidentTexts.running(age) : `i gang ${incidentTexts.running(age)}`,
  ended: (time: string) => `slut ${time}`,
};
