import type { IncidentHeader, Position } from '../api/contract';
import type { Drawing } from '../drawing/drawing';
import { drawingOfPosition } from '../drawing/geojson';
import { directionWords, nearWords } from '../drawing/near';
import { sayPlace } from '../drawing/words';
import { metresBetween, sayCoordinates, sayDistance } from '../map/ground';
import type { Place } from '../map/places';
import { whereIs } from '../panels/placeWords';
import type { Lookup } from '../picture/lookup';
import { texts } from '../texts';
import { upper } from '../texts/drawing';
import { sayTime } from '../time/time';
import { drawingOfZone } from '../zones/shape';
import { versionWords, zoneName, zoneWhere } from '../zones/words';
import { isDisputed, zonesOf } from '../zones/zones';
import { nearPlaces, type NearPlace } from './nearPlaces';

/** One thing that the map shows, for a reader without the picture. */
export interface Told {
  term: string;
  lines: string[];
}

const NEAR_METRES = 500;
const MOST_NEAR = 10;
/** Of an outline; more of them would say less. */
const MOST_CORNERS = 8;

/**
 * All that a printed incident's map shows, in words: where, the way that it came, its zones, and the places around it.
 * Nothing without a place.
 * @param drawnAlong what was merged into it, for the zones that were drawn there
 * @param now for times that are not of today
 */
export function paperWords(
  incident: IncidentHeader,
  drawnAlong: readonly IncidentHeader[],
  places: readonly Place[],
  lookup: Lookup,
  now: string | number,
): Told[] {
  const { position } = incident;
  if (!position) return [];
  const { paper: words } = texts;
  const zones = [...drawnAlong, incident].flatMap((one) => zoneLines(one, places, lookup));
  return [
    { term: words.place, lines: placeLines(incident, position, places, lookup) },
    { term: words.way, lines: wayLines(incident, now) },
    { term: words.zones, lines: zones },
    // Where it is unknown, so is what is near.
    ...(position.within ? [] : [nearTold(position, places)]),
  ].filter(({ lines }) => lines.length > 0);
}

function placeLines(
  incident: IncidentHeader,
  position: Position,
  places: readonly Place[],
  lookup: Lookup,
): string[] {
  const { paper: words } = texts;
  if (position.within) return [whereIs(incident, lookup), `${texts.map.spotUnknown}. ${words.dotted}`];
  const named = position.place ?? position.beside;
  return [
    whereIs(incident, lookup),
    ...cornerLines(drawingOfPosition(position), places),
    // Without a name they stand there already.
    ...(named && !position.shape ? [words.coordinates(sayCoordinates(position.point))] : []),
  ];
}

function wayLines({ track }: IncidentHeader, now: string | number): string[] {
  const [first] = track;
  if (!first || track.length < 2) return [];
  return track.map(({ position, at }, step) =>
    [
      upper(sayTime(at, now)),
      sayPlace(position),
      ...(step > 0
        ? [texts.paper.fromStart(sayDistance(metresBetween(first.position.point, position.point)))]
        : []),
    ].join(' · '),
  );
}

function zoneLines(incident: IncidentHeader, places: readonly Place[], lookup: Lookup): string[] {
  return zonesOf(incident).flatMap((zone) =>
    zone.standing.map((drawing) =>
      [
        [
          zoneName(zone.kind, incident.exercise),
          ...(zone.note ? [`»${zone.note}«`] : []),
          ...(isDisputed(zone) ? [versionWords(drawing, lookup)] : []),
        ].join(', '),
        zoneWhere(drawing, lookup),
        ...cornerLines(drawingOfZone(drawing.shape), places),
      ].join(' · '),
    ),
  );
}

/** Where each corner is, of more than a spot; those that are at the same place one after the other only once. */
function cornerLines({ kind, corners }: Drawing, places: readonly Place[]): string[] {
  if (kind === 'point') return [];
  const near = corners.map((corner) => nearWords(corner, places));
  const said = near.filter((words, i) => words !== near[i - 1]);
  return [texts.paper.corners(upper(texts.drawing.corners[kind]), shortened(said, MOST_CORNERS))];
}

function nearTold(position: Position, places: readonly Place[]): Told {
  const { paper: words } = texts;
  const found = nearPlaces(places, drawingOfPosition(position), NEAR_METRES);
  const said = found.map((near) => [near.place.name, ...kindOf(near), wayTo(near, position)].join(', '));
  return {
    term: words.near(sayDistance(NEAR_METRES)),
    lines: said.length === 0 ? [words.noneNear] : shortened(said, MOST_NEAR),
  };
}

const kindOf = ({ place }: NearPlace): string[] => (place.kind ? [place.kind] : []);

/** A shape has no one spot that a direction could be told from. */
function wayTo({ place, metres }: NearPlace, { point, shape }: Position): string {
  const { paper: words } = texts;
  if (metres === 0 && shape?.type === 'Polygon') return words.inside;
  if (metres < 1) return words.sameSpot;
  return shape
    ? words.away(sayDistance(metres))
    : words.toward(sayDistance(metres), directionWords(place.point, point));
}

const shortened = (said: readonly string[], most: number): string[] =>
  said.length <= most ? [...said] : [...said.slice(0, most), texts.list.more(said.length - most)];
