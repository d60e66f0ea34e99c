import type { IncidentHeader } from '../api/contract';
import { saySpot } from '../map/ground';
import type { Lookup } from '../picture/lookup';
import { texts } from '../texts';

/** "Nørrebro St. · Nørrebro, Bispebjerg"; "600 m nord for Bella Center · Amager Vest"; "Bydækkende · uden sted". */
export function whereIs({ position, scope, reached }: IncidentHeader, lookup: Lookup): string {
  if (!position)
    return scope === 'bydaekkende' ? `${texts.list.citywide} · ${texts.list.noPlace}` : texts.list.noPlace;
  const areas = lookup.bydele(reached);
  const where =
    areas.length > 0 ? areas.join(', ') : lookup.bydele(position.areas).join(', ') || texts.list.outside;
  return `${saySpot(position)} · ${where}`;
}

/** "Blågårds Plads → Nørrebro St. → Frederikssundsvej" */
export function wayOf(incident: IncidentHeader, lookup: Lookup): string {
  const named = incident.track.map(({ position }) => saySpot(position));
  const way = named.filter((name, i) => name !== named[i - 1]);
  return way.length > 1 ? way.join(' → ') : whereIs(incident, lookup);
}
