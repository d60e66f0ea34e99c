import type { IncidentHeader, IncidentType, Level, LonLat, Position, Shape } from '../api/contract';
import type { Drawing } from '../drawing/drawing';
import { cornersOf } from '../drawing/geojson';
import { sayPlace, shapeWords } from '../drawing/words';
import { hhmm } from '../time/time';
import { metresBetween, sayDistance } from './ground';
import { EXERCISE_WORD, numberOf } from '../picture/naming';
import { texts } from '../texts';
import type { ZoneMark } from '../zones/onMap';

export interface Marker {
  id: string;
  number: string;
  exercise: boolean;
  point: LonLat;
  type: IncidentType;
  /** Null: stood down. */
  level: Level | null;
  label: string;
  title: string;
  selected: boolean;
  /** More than the spot where the marker stands. */
  shape: Shape | null;
  /** The same in words; empty for a spot. */
  shaped: string;
  /** It stands for this area, and no more is known; null when the place is. */
  within: string | null;
}

export interface Track {
  /** In order of time; the last is where it is now. */
  steps: { point: LonLat; time: string }[];
}

/** What a report or a move is about to place. */
export interface Pin {
  point: LonLat;
  type: IncidentType;
  level: Level | null;
  exercise: boolean;
  callout: Callout | null;
  /** Draws a circle of 500 m. */
  ring: boolean;
  /** It stands for this area, and no more is known; null when the place is. */
  within: string | null;
}

/** What a report or a move is drawing: several spots, a line or an area. */
export interface Sketch {
  drawing: Drawing;
  /** The corner that is pointed out, by its index. */
  chosen: number | null;
  /** Where it crosses itself, or what else is wrong. */
  wrong: LonLat | null;
  exercise: boolean;
  callout: { point: LonLat; text: Callout } | null;
}

export interface Callout {
  title: string;
  detail: string;
}

/** All that is drawn on top of the base map. A pure function of the picture makes it. */
export interface Scene {
  markers: Marker[];
  track: Track | null;
  callout: { point: LonLat; text: Callout } | null;
  chosenAreas: string[];
  /** Somewhere in each of these is something of which no more is known. */
  vagueAreas: string[];
  pin: Pin | null;
  sketch: Sketch | null;
  zones: readonly ZoneMark[];
}

export const emptyScene: Scene = {
  markers: [],
  track: null,
  callout: null,
  chosenAreas: [],
  vagueAreas: [],
  pin: null,
  sketch: null,
  zones: [],
};

/** What looks the same is the same marker, so that only what changed is drawn and read aloud anew. */
const made = new WeakMap<IncidentHeader, Marker>();
/** The last of each incident: most of what is told of it does not change what the map shows. */
const latest = new Map<string, Marker>();

export function markerOf(incident: IncidentHeader, selected: string | null): Marker | null {
  const chosen = incident.id === selected;
  const before = made.get(incident);
  if (before?.selected === chosen) return before;
  const fresh = freshMarker(incident, chosen);
  if (!fresh) return null;
  const last = latest.get(incident.id);
  const marker = last && JSON.stringify(last) === JSON.stringify(fresh) ? last : fresh;
  made.set(incident, marker);
  latest.set(incident.id, marker);
  return marker;
}

function freshMarker(incident: IncidentHeader, selected: boolean): Marker | null {
  if (!incident.position) return null;
  return {
    id: incident.id,
    number: numberOf(incident),
    exercise: incident.exercise,
    point: incident.position.point,
    type: incident.type,
    level: incident.stoodDown ? null : incident.level,
    label: incident.stoodDown ? '' : nameOnMap(incident),
    title: incident.title,
    selected,
    shape: incident.position.shape ?? null,
    shaped: shapeWords(incident.position.shape),
    within: incident.position.within ?? null,
  };
}

const placeOf = ({ within, place, beside }: Position): string | null =>
  within ? texts.map.somewhere(within) : (place ?? beside);

/** Its place, or without one its number; the word of an exercise stands in the name on the map too. */
export function nameOnMap(incident: IncidentHeader): string {
  const place = incident.position && placeOf(incident.position);
  if (!incident.exercise) return place ?? numberOf(incident);
  return place ? `${EXERCISE_WORD} ${place}` : numberOf(incident);
}

export function sceneOf(
  incidents: readonly IncidentHeader[],
  selected: string | null,
  pin: Pin | null = null,
  sketch: Sketch | null = null,
): Scene {
  const markers = incidents.map((incident) => markerOf(incident, selected)).filter((m) => m !== null);
  const chosen = incidents.find((incident) => incident.id === selected);
  const vagueAreas = vagueOf(markers, pin);
  if (!chosen) return { ...emptyScene, markers, vagueAreas, pin, sketch };
  return {
    ...emptyScene,
    markers,
    vagueAreas,
    pin,
    sketch,
    track: trackOf(chosen),
    callout: calloutOf(chosen),
    chosenAreas: chosen.stoodDown ? [] : chosen.reached,
  };
}

function vagueOf(markers: readonly Marker[], pin: Pin | null): string[] {
  const open = markers.filter(({ level }) => level !== null).map(({ within }) => within);
  return [...new Set([...open, pin?.within ?? null].filter((area) => area !== null))];
}

export function trackOf(incident: IncidentHeader): Track | null {
  if (incident.track.length < 2) return null;
  return { steps: incident.track.map(({ position, at }) => ({ point: position.point, time: hhmm(at) })) };
}

/** All of where it is and has been, as the map draws it: the corners of a shape, or the spot, and each step of its way. */
export function cornersOnMap({ position, track }: IncidentHeader): LonLat[] {
  if (!position) return [];
  const here = position.shape ? cornersOf(position.shape) : [position.point];
  return track.length < 2 ? here : [...track.map((step) => step.position.point), ...here];
}

function calloutOf(incident: IncidentHeader): Scene['callout'] {
  const [first, last] = [incident.track[0], incident.track.at(-1)];
  if (!first || !last || first === last) return null;
  const metres = metresBetween(first.position.point, last.position.point);
  return {
    point: last.position.point,
    text: {
      title: texts.map.now(sayPlace(last.position)),
      detail: texts.map.nowDetail(hhmm(last.at), sayDistance(metres)),
    },
  };
}

/**
 * The incident to go to from the chosen one by an arrow key: the nearest within 60° of that direction.
 * @param steps east and north: [1, 0] is the right arrow.
 */
export function neighbour(markers: readonly Marker[], steps: [number, number]): Marker | null {
  const from = markers.find((m) => m.selected);
  if (!from) return markers[0] ?? null;
  let best: { marker: Marker; distance: number } | null = null;
  for (const marker of markers) {
    if (marker.id === from.id) continue;
    const east = (marker.point[0] - from.point[0]) * Math.cos((from.point[1] * Math.PI) / 180);
    const north = marker.point[1] - from.point[1];
    const length = Math.hypot(east, north);
    const along = length === 0 ? 1 : (east * steps[0] + north * steps[1]) / length;
    if (along < 0.5) continue;
    const distance = length * (2 - along);
    if (!best || distance < best.distance) best = { marker, distance };
  }
  return best?.marker ?? null;
}
