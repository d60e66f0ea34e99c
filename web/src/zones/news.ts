import type { IncidentHeader, Zone } from '../api/contract';
import type { Lookup } from '../picture/lookup';
import { numberOf } from '../picture/naming';
import { texts } from '../texts';
import { isDisputed, zonesOf } from './zones';
import { zoneName, zoneShapeWords } from './words';

/** What became of an incident's zones between two pictures, a sentence for each that changed. */
export function zoneNews(before: IncidentHeader, now: IncidentHeader, lookup: Lookup): string[] {
  if (before.zones === now.zones) return [];
  const { said } = texts.zones;
  const old = new Map(zonesOf(before).map((zone) => [zone.id, zone]));
  const incident = numberOf(now);
  const told = zonesOf(now).map((zone) => {
    const was = old.get(zone.id);
    old.delete(zone.id);
    return became(was ?? null, zone, now, lookup);
  });
  const gone = [...old.values()].map((zone) => said.removed(incident, zoneName(zone.kind, now.exercise)));
  return [...told.filter((one) => one !== null), ...gone];
}

function became(was: Zone | null, zone: Zone, of: IncidentHeader, lookup: Lookup): string | null {
  const { said } = texts.zones;
  const [incident, name] = [numberOf(of), zoneName(zone.kind, of.exercise)];
  const last = zone.standing.at(-1);
  if (!last) return null;
  const [what, who] = [zoneShapeWords(last.shape), lookup.person(last.by.person)];
  if (!was) return said.drawn(incident, name, what, who);
  if (zone.latest > was.latest)
    return isDisputed(zone) && zone.standing.length > was.standing.length
      ? said.disputed(incident, name, who, zone.standing.length)
      : said.redrawn(incident, name, what, who);
  return was.standing.length > 1 && zone.standing.length === 1
    ? said.chosen(incident, name, last.number)
    : null;
}
