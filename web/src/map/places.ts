import type { LonLat } from '../api/contract';
import type { BaseMap } from '../api/baseMap';
import { metresBetween } from './ground';

export interface Place {
  name: string;
  point: LonLat;
  kind: string | null;
  /** The name of the bydel that it lies in; null outside København, and for a bydel itself. */
  bydel: string | null;
  /** 1 is known by the whole city, 4 comes from a list. */
  rank: number;
  /** The id of a bydel itself: whoever chooses it knows no more than that it is somewhere in it. */
  area?: string;
  /** A street; the point is half way along it. */
  street?: true;
}

/** Of the same name and no further apart than this, two are one. The Hub says so too. */
const SAME_METRES = 150;

/** The named places of the base map, one of each name and spot. */
export function placesOf(map: BaseMap): Place[] {
  const seen = new Set<string>();
  const places: Place[] = [];
  const bydele = new Map(
    map.features.flatMap(({ properties: { layer, name, id } }) =>
      layer === 'bydel' && name && id ? [[name, id] as const] : [],
    ),
  );
  for (const { properties, geometry } of map.features) {
    const { layer, name, kind, bydel, rank } = properties;
    if (
      !name ||
      geometry.type !== 'Point' ||
      (layer !== 'place' && !(layer === 'label' && (properties.of === 'bydel' || properties.of === 'street')))
    ) {
      continue;
    }
    const [lon, lat] = geometry.coordinates as number[];
    if (lon === undefined || lat === undefined) continue;
    const key = `${name}|${lon.toFixed(3)}|${lat.toFixed(3)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const [isBydel, isStreet] = [properties.of === 'bydel', properties.of === 'street'];
    const area = isBydel ? bydele.get(name) : undefined;
    places.push({
      name,
      point: [lon, lat],
      kind: isBydel ? 'bydel' : isStreet ? 'gade' : (kind ?? null),
      bydel: bydel ?? null,
      rank: isBydel ? 0 : (rank ?? 3),
      ...(area ? { area } : {}),
      ...(isStreet ? { street: true } : {}),
    });
  }
  return places;
}

/** A spot that stands for an area; null when it is not among the places. */
export const middleOf = (places: readonly Place[], area: string): LonLat | null =>
  places.find((place) => place.area === area)?.point ?? null;

/** Whoever has written a number means a house, when houses can be found; the middle of the street is another place. */
export const withoutStreet = (places: readonly Place[], houses: boolean, typed: string): readonly Place[] =>
  houses && /\d/.test(typed) ? places.filter(({ street }) => !street) : places;

/** Letters and digits only, as one would type them in a hurry: æ, ø and å also as ae, oe and aa. */
export function plain(text: string): string {
  return text
    .toLocaleLowerCase('da')
    .replace(/æ/g, 'ae')
    .replace(/ø/g, 'oe')
    .replace(/å/g, 'aa')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Changes of one letter (put in, left out, exchanged, two swapped) between two words; at most `limit` + 1. */
export function typos(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      next.push(cost);
      best = Math.min(best, cost);
    }
    if (best > limit) return limit + 1;
    before = row;
    row = next;
  }
  return row[b.length] ?? limit + 1;
}

/** A shorter word, "ved" or "den", says nothing of a place by itself. */
const LEAST_LETTERS = 4;

const allowed = (length: number): number => (length < 4 ? 0 : length < 7 ? 1 : 2);

/** How badly one typed word fits one word of a name; null when it does not. */
function misfit(typed: string, word: string): number | null {
  if (word === typed) return 0;
  if (word.startsWith(typed)) return 0.5;
  const limit = allowed(typed.length);
  if (limit === 0) return word.includes(typed) && typed.length > 2 ? 2 : null;
  // The word may still be half typed: compare with as much of it as is written.
  const ends = [word, word.slice(0, typed.length), word.slice(0, typed.length + 1)];
  const best = Math.min(...ends.map((end) => typos(typed, end, limit)));
  if (best <= limit) return 1 + best;
  return word.includes(typed) ? 2 : null;
}

/** Places whose name is like what was typed, best first. Tolerates a typo or two in each word. */
export function searchPlaces(places: readonly Place[], typed: string, most = 8): Place[] {
  const query = plain(typed);
  if (query.length < 2) return [];
  const parts = query.split(' ');
  const fitting = (fit: (name: string) => number | null): { place: Place; score: number }[] =>
    places.flatMap((place) => {
      const score = fit(plain(place.name));
      return score === null ? [] : [{ place, score }];
    });
  let found = fitting((name) => scoreOf(query, parts, name));
  // Better what has some of the words than nothing; a number is of a house, and that is another thing.
  if (found.length === 0 && parts.length > 1 && !/\d/.test(query))
    found = fitting((name) => partly(parts, name));
  found.sort(
    (a, b) => a.score - b.score || a.place.rank - b.place.rank || a.place.name.length - b.place.name.length,
  );
  return onlyOnce(found.map(({ place }) => place)).slice(0, most);
}

/**
 * Of what stands in two lists, or is the square and the metro below it, the first; who looks for it looks for one spot.
 * Bydele are no spots.
 */
export function onlyOnce(places: readonly Place[]): Place[] {
  const kept: { place: Place; key: string }[] = [];
  for (const place of places) {
    const key = keyOf(place);
    const double =
      place.kind !== 'bydel' &&
      kept.some(
        (one) =>
          one.key === key &&
          one.place.kind !== 'bydel' &&
          metresBetween(one.place.point, place.point) <= SAME_METRES,
      );
    if (!double) kept.push({ place, key });
  }
  return kept.map(({ place }) => place);
}

/** "Nørrebro Station" and the station Nørrebro are one. */
const keyOf = ({ name, kind }: Place): string =>
  kind?.endsWith('station') ? plain(name).replace(/ st(ation)?$/, '') : plain(name);

/** How many of the typed words a name lacks, when it has one at all: whole, or begun. */
function partly(parts: readonly string[], name: string): number | null {
  const words = name.split(' ');
  const lacks = parts.filter(
    (part) => part.length < LEAST_LETTERS || !words.some((word) => word.startsWith(part)),
  ).length;
  return lacks === parts.length ? null : lacks;
}

function scoreOf(query: string, parts: string[], name: string): number | null {
  if (name === query) return -2;
  if (name.startsWith(query)) return -1;
  const words = name.split(' ');
  // Written in one word what is two, or the other way about.
  const joined = misfit(query.replaceAll(' ', ''), name.replaceAll(' ', ''));
  let total = 0;
  for (const part of parts) {
    const fits = words.map((word) => misfit(part, word)).filter((fit) => fit !== null);
    if (fits.length === 0) return joined === null ? null : joined + 1;
    total += Math.min(...fits);
  }
  return joined === null ? total : Math.min(total, joined + 1);
}
