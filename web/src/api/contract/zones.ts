import type { Actor, LonLat, Shape } from '../contract';

/* Zones: what is drawn on an incident's map and shared by everybody who sees the incident. */

/** A cordon, a meeting place, a safe place, an area of unrest. */
export type ZoneKind = 'afspaerring' | 'moedested' | 'trygt-sted' | 'uro';

/** A zone may be a spot too; as a GeoJSON geometry all the same. */
export type ZoneShape = Shape | { type: 'Point'; coordinates: LonLat };

export interface Zone {
  id: string;
  kind: ZoneKind;
  /** Null when nothing is written on it, or when it is erased. */
  note: string | null;
  /** The number of the newest drawing. Send it back with a choice or a removal: nobody discards what they have not seen. */
  latest: number;
  /** One; several, oldest first, when people drew at a time and none is chosen yet. */
  standing: ZoneDrawing[];
}

export interface ZoneDrawing {
  /** From 1. Send it back as `seen` with a redrawing. */
  number: number;
  shape: ZoneShape;
  /** Ids of the areas that it touches; empty outside all of them. */
  areas: string[];
  /** The nearest named place. */
  place: string | null;
  /** The way from the nearest named place, when none is near. */
  beside: string | null;
  by: Actor;
  occurredAt: string;
}

/** What a zone leaves in the log. `text` is the note. */
export type ZoneLogItem =
  | { kind: 'zone-drawn'; zone: string; zoneKind: ZoneKind; shape: ZoneShape; text: string | null }
  /** `beside`: the drawing that it changed was gone already, so that both stand. */
  | {
      kind: 'zone-redrawn';
      zone: string;
      zoneKind: ZoneKind;
      drawing: number;
      beside: boolean;
      shape: ZoneShape;
    }
  | { kind: 'drawing-chosen'; zone: string; zoneKind: ZoneKind; drawing: number }
  | { kind: 'zone-removed'; zone: string; zoneKind: ZoneKind };
