import type { IncidentHeader, Zone, ZoneDrawing, ZoneKind, ZoneShape } from '../api/contract';
import type { Lookup } from '../picture/lookup';
import { texts } from '../texts';
import { isDisputed, zonesOf } from './zones';
import { versionWords, zoneName, zoneShapeWords } from './words';

/** One outline of a zone on the map; a disputed zone has several. */
export interface ZoneMark {
  /** Of the zone and the drawing. */
  key: string;
  kind: ZoneKind;
  shape: ZoneShape;
  /** Written at it; empty for those of other incidents. */
  label: string;
  /** Under it when it is disputed: which of the drawings, by whom and when. */
  version: string;
  /** "Afspærring: 2 udgaver", at the oldest of those that stand beside each other; empty for all others. */
  counted: string;
  /** Of the chosen incident. */
  strong: boolean;
  disputed: boolean;
  /** Of those that stand beside each other: 0 for the oldest, 1 for the newest; their names stand apart. */
  place: number;
  /** Somebody here draws it anew: it steps back for the new one. */
  stepsBack: boolean;
  exercise: boolean;
  /** The same for somebody who does not see the map. */
  said: string;
}

/**
 * The zones of the open incidents and of what was merged into them, and of the chosen one also when it is over; those of
 * the chosen one last, on top.
 * @param redrawn the drawing that is being drawn anew
 */
export function zonesOn(
  incidents: readonly IncidentHeader[],
  selected: string | null,
  lookup: Lookup,
  redrawn: { zone: string; seen: number } | null = null,
): ZoneMark[] {
  // What was drawn for a report that was merged stands as long as the one that it goes on as.
  const goesOnAs = ({ mergedInto, exercise }: IncidentHeader): IncidentHeader | undefined =>
    incidents.find((one) => one.number === mergedInto && one.exercise === exercise);
  return incidents
    .map((incident) => ({ incident, main: goesOnAs(incident) ?? incident }))
    .filter(
      ({ incident, main }) => main.stoodDown === null || incident.id === selected || main.id === selected,
    )
    .flatMap(({ incident, main }) =>
      zonesOf(incident).flatMap((zone) =>
        zone.standing.map((drawing) =>
          markOf(incident, zone, drawing, [incident.id, main.id].includes(selected ?? ''), lookup, redrawn),
        ),
      ),
    )
    .sort((a, b) => Number(a.strong) - Number(b.strong));
}

function markOf(
  { exercise }: IncidentHeader,
  zone: Zone,
  drawing: ZoneDrawing,
  strong: boolean,
  lookup: Lookup,
  redrawn: { zone: string; seen: number } | null,
): ZoneMark {
  const disputed = isDisputed(zone);
  const version = disputed ? versionWords(drawing, lookup) : '';
  const name = zoneName(zone.kind, exercise);
  return {
    key: `${zone.id}/${drawing.number}`,
    kind: zone.kind,
    shape: drawing.shape,
    label: strong ? name : '',
    version: strong ? version : '',
    counted: disputed && drawing === zone.standing[0] ? texts.zones.counted(name, zone.standing.length) : '',
    strong,
    disputed,
    place: disputed ? zone.standing.indexOf(drawing) / (zone.standing.length - 1) : 0.5,
    stepsBack: redrawn !== null && redrawn.zone === zone.id && redrawn.seen === drawing.number,
    exercise,
    said: [name, zone.note ?? '', zoneShapeWords(drawing.shape), version].filter(Boolean).join(', '),
  };
}
