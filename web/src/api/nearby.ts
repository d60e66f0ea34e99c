import { ask } from './http';
import { bool, instant, list, maybe, num, obj, str } from './shape';

export interface NearPlace {
  name: string;
  /** In Danish and lower case: "skole", "station". */
  kind: string;
  metres: number;
}

export interface NearIncident {
  id: string;
  number: number;
  exercise: boolean;
  title: string;
  metres: number;
  reportedAt: string;
  stoodDownAt: string | null;
}

/** What lies round an incident, from the nearest part of it: the nearest places first, the nearest open incidents first, the latest that ended first. */
export interface Nearby {
  metres: number;
  places: NearPlace[];
  open: NearIncident[];
  earlier: NearIncident[];
}

/** @param incident one with a place of which more is known than the area */
export async function getNearby(incident: string, signal: AbortSignal): Promise<Nearby> {
  const address = `/api/v1/nearby?${new URLSearchParams({ incident })}`;
  const o = obj(await ask(address, { signal }), 'nearby');
  return {
    metres: num(o, 'metres'),
    places: list(o, 'places', (value) => {
      const one = obj(value, 'place');
      return { name: str(one, 'name'), kind: str(one, 'kind'), metres: num(one, 'metres') };
    }),
    open: list(o, 'open', readIncident),
    earlier: list(o, 'earlier', readIncident),
  };
}

function readIncident(value: unknown): NearIncident {
  const one = obj(value, 'incident');
  return {
    id: str(one, 'id'),
    number: num(one, 'number'),
    exercise: bool(one, 'exercise'),
    title: str(one, 'title'),
    metres: num(one, 'metres'),
    reportedAt: instant(one, 'reportedAt'),
    stoodDownAt: maybe(one, 'stoodDownAt', instant),
  };
}
