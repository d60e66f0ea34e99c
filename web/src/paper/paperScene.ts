import type { BaseMap } from '../api/baseMap';
import type { IncidentHeader, LonLat } from '../api/contract';
import { cornersOf } from '../drawing/geojson';
import { emptyScene, markerOf, nameOnMap, trackOf, type Scene } from '../map/scene';
import type { Lookup } from '../picture/lookup';
import { hhmm } from '../time/time';
import { zonesOn } from '../zones/onMap';
import { cornersOfZone } from '../zones/shape';

/**
 * What the map of a printed incident draws: it alone, open or over, the way that it came with times, and its zones. On
 * paper nothing is chosen, so its name stands beneath it.
 * @param drawnAlong what was merged into it, for the zones that were drawn there
 */
export function paperScene(
  incident: IncidentHeader,
  drawnAlong: readonly IncidentHeader[],
  lookup: Lookup,
): Scene {
  const marker = markerOf(incident, null);
  if (!marker || !incident.position) return emptyScene;
  const last = incident.track.length > 1 ? incident.track.at(-1) : undefined;
  const label = [nameOnMap(incident), ...(last ? [hhmm(last.at)] : [])].join(' · ');
  return {
    ...emptyScene,
    markers: [{ ...marker, label }],
    track: trackOf(incident),
    vagueAreas: marker.within ? [marker.within] : [],
    zones: zonesOn([...drawnAlong, incident], incident.id, lookup),
  };
}

/** All that has to be on the paper. */
export function cornersShown({ markers, track, zones, vagueAreas }: Scene, base: BaseMap | null): LonLat[] {
  return [
    ...markers.flatMap(({ point, shape }) => [point, ...(shape ? cornersOf(shape) : [])]),
    ...(track?.steps ?? []).map(({ point }) => point),
    ...zones.flatMap(({ shape }) => cornersOfZone(shape)),
    ...vagueAreas.flatMap((area) => outlineOf(area, base)),
  ];
}

/** Of an area that the map draws; nothing of one that it does not. */
const outlineOf = (area: string, base: BaseMap | null): LonLat[] =>
  (base?.features ?? [])
    .filter(({ properties }) => properties.layer === 'bydel' && properties.id === area)
    .flatMap(({ geometry }) => pointsIn(geometry.coordinates));

/** However deep the rings lie. */
function pointsIn(coordinates: unknown): LonLat[] {
  if (!Array.isArray(coordinates)) return [];
  const [first, second] = coordinates as unknown[];
  return typeof first === 'number' && typeof second === 'number'
    ? [[first, second]]
    : (coordinates as unknown[]).flatMap(pointsIn);
}
