import type { IncidentHeader, Position } from '../api/contract';
import { shapeWords } from '../drawing/words';
import { saySpot } from '../map/ground';
import type { Lookup } from '../picture/lookup';
import { texts } from '../texts';
import { joined } from '../texts/counting';

/**
 * The bydele that a place lies in: "Nørrebro, Bispebjerg". Just outside of one, "nær Vanløse"; further away, "uden for
 * København". Empty while nobody knows the areas.
 */
export function areaWords(position: Pick<Position, 'areas' | 'near'>, lookup: Lookup): string {
  const [inside, near] = [lookup.bydele(position.areas), lookup.bydele(position.near)];
  if (inside.length > 0) return inside.join(', ');
  if (near.length > 0) return texts.list.near(joined(near));
  return lookup.introduced ? texts.list.outside : '';
}

/** "Nørrebro St. · en linje på 420 m · Nørrebro, Bispebjerg"; "600 m nord for Bella Center · Amager Vest"; "Bydækkende · uden sted". */
export function whereIs({ position, scope, reached }: IncidentHeader, lookup: Lookup): string {
  if (!position)
    return scope === 'bydaekkende' ? `${texts.list.citywide} · ${texts.list.noPlace}` : texts.list.noPlace;
  const areas = lookup.bydele(reached);
  const { near } = position;
  // A ledergruppe is reached from just outside its bydel, which the place does not lie in all the same.
  const beside = lookup.bydele(position.areas).length === 0 && reached.every((area) => near.includes(area));
  const where = areas.length > 0 && !beside ? areas.join(', ') : areaWords(position, lookup);
  return [saySpot(position), shapeWords(position.shape), where].filter(Boolean).join(' · ');
}

/** "Blågårds Plads → Nørrebro St. → Frederikssundsvej", and what it is there when it is more than a spot. */
export function wayOf(incident: IncidentHeader, lookup: Lookup): string {
  const named = incident.track.map(({ position }) => saySpot(position));
  const way = named.filter((name, i) => name !== named[i - 1]);
  if (way.length < 2) return whereIs(incident, lookup);
  return [way.join(' → '), shapeWords(incident.position?.shape)].filter(Boolean).join(' · ');
}
