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
};
