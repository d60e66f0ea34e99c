import type { IncidentHeader } from '../api/contract';
import { shapeWords } from '../drawing/words';
import { saySpot } from '../map/ground';
import type { Lookup } from '../picture/lookup';
import { texts } from '../texts';

/** "Nørrebro St. · en linje på 420 m · Nørrebro, Bispebjerg"; "600 m nord for Bella Center · Amager Vest"; "Bydækkende · uden sted". */
export function whereIs({ position, scope, reached }: IncidentHeader, lookup: Lookup): string {
  if (!position)
    return scope === 'bydaekkende' ? `${texts.list.citywide} · ${texts.list.noPlace}` : texts.list.noPlace;
  const areas = lookup.bydele(reached);
  const outside = lookup.introduced ? texts.list.outside : '';
  const where = areas.length > 0 ? areas.join(', ') : lookup.bydele(position.areas).join(', ') || outside;
  return [saySpot(position), shapeWords(position.shape), where].filter(Boolean).join(' · ');
}

/** "Blågårds Plads → Nørrebro St. → Frederikssundsvej", and what it is there when it is more than a spot. */
export function wayOf(incident: IncidentHeader, lookup: Lookup): string {
  const named = incident.track.map(({ position }) => saySpot(position));
  const way = named.filter((name, i) => name !== named[i - 1]);
  if (way.length < 2) return whereIs(incident, lookup);
  return [way.join(' → '), shapeWords(incident.position?.shape)].filter(Boolean).join(' · ');
}
