/** Who looks at what, as the Hub told it last. Never kept, and nothing when there is no connection. */

export type Writing =
  | 'report'
  | 'decision'
  | 'omission'
  | 'note'
  | 'task'
  | 'task-state'
  | 'level'
  | 'move'
  | 'stand-down'
  | 'invite'
  | 'correction'
  | 'zone'
  | 'merge';

export interface Present {
  /** Null when this person is told of the organisation alone. */
  person: string | null;
  organisation: string;
  writing: Writing | null;
}

/** Everybody at one incident, or (null) at the form of a report. */
export interface Spot {
  incident: string | null;
  /** Who writes first; not all when they are many. */
  people: readonly Present[];
  /** All of them, oneself too. */
  total: number;
}

export interface PresenceNews {
  /** Nobody is anywhere else. */
  whole: boolean;
  spots: readonly Spot[];
}

export type Presence = ReadonlyMap<string | null, Spot>;

export const nobody: Presence = new Map();

export function told(presence: Presence, { whole, spots }: PresenceNews): Presence {
  const next = new Map(whole ? [] : presence);
  for (const spot of spots) {
    if (spot.total === 0) next.delete(spot.incident);
    else next.set(spot.incident, spot);
  }
  return next;
}

export interface Others {
  named: readonly Present[];
  /** Those and whoever is not named. */
  total: number;
}

const none: Others = { named: [], total: 0 };

/**
 * Everybody but oneself.
 * @param here this tab is at that place, so that one is counted also when one is not among those that are named
 */
export function othersAt(
  presence: Presence,
  incident: string | null,
  me: { id: string; organisation: string },
  here: boolean,
): Others {
  const spot = presence.get(incident);
  if (!spot) return none;
  const named = spot.people.filter((one) => one.person !== me.id);
  const counted = here || named.length < spot.people.length ? 1 : 0;
  return { named, total: Math.max(named.length, spot.total - counted) };
}

export const writersOf = (others: Others): readonly Present[] =>
  others.named.filter((one) => one.writing !== null);
