/* The map. */

export const mapTexts = {
  label: 'Kort over København',
  keyboard:
    'Kort. Piletasterne går mellem hændelserne, plus og minus ændrer udsnittet, Enter åbner den valgte hændelse.',
  keyboardPlace:
    'Kort. Piletasterne flytter sigtet, med Skift i store skridt, plus og minus ændrer udsnittet, Enter sætter stedet.',
  zoomIn: 'Zoom ind',
  zoomOut: 'Zoom ud',
  whole: 'Vis hele byen',
  onMap: 'Hændelser på kortet',
  nothingOnMap: 'Kortet viser ingen hændelser',
  now: (place: string) => `Nu: ${place}`,
  nowDetail: (time: string, distance: string) => `Kl. ${time} · ${distance} fra start`,
  /** "Kilder: Københavns Kommune, CC BY 4.0 (bydele og vand); steder.csv (steder)" */
  sources: (said: readonly string[]) => `${said.length === 1 ? 'Kilde' : 'Kilder'}: ${said.join('; ')}`,
  sourceOf: (source: string, layers: string) => `${source} (${layers})`,
  layers: {
    bydel: 'bydele',
    'ssp-omraade': 'SSP-områder',
    kommune: 'kommunen',
    water: 'vand',
    parks: 'parker',
    blocks: 'karréer',
    places: 'steder',
  } as Record<string, string>,
  printed: 'Kort over de hændelser, der står på listen',
  notPrinted:
    'Kortet er ikke med: det var ikke hentet, da siden blev udskrevet. Listen har alle hændelserne.',
  legend: 'Signaturer',
  boundary: 'Bydelsgrænse',
  outside: 'uden for København',
  outsideLegend: 'Uden for København',
  loading: 'Henter kortet',
  failed: 'Kortet kunne ikke hentes. Listen viser alt.',
  late: 'Kortet er ikke hentet endnu. Listen viser alt.',
  retry: 'Prøv igen',
  placeHere: 'Klik på kortet for at vælge stedet',
  movePlace: 'Klik på kortet for at flytte stedet',
  near: (bydel: string, metres: number, neighbour: string | null) =>
    neighbour ? `Bydel ${bydel} · ${metres} m til ${neighbour}` : `Bydel ${bydel} · ${metres} m til grænsen`,
  across: (bydele: string) => `Bydel ${bydele}`,
  here: 'Valgt sted',
  /** @param area its id, kind first */
  somewhere: (area: string) => (area.startsWith('bydel:') ? 'et sted i bydelen' : 'et sted i området'),
  somewhereIn: (area: string) => `Et sted i ${area}`,
  spotUnknown: 'Det præcise sted er ikke kendt',
};
