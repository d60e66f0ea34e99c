import type { IncidentHeader, Zone } from '../api/contract';

/** Older pictures have none. */
export const zonesOf = (incident: IncidentHeader): readonly Zone[] => incident.zones ?? [];

export const zoneOf = (incident: IncidentHeader, id: string): Zone | null =>
  zonesOf(incident).find((zone) => zone.id === id) ?? null;

/** Several drew it at a time, and none is chosen yet. */
export const isDisputed = (zone: Zone): boolean => zone.standing.length > 1;
