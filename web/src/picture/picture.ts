import type {
  Alert,
  Change,
  Cursors,
  FollowAnswer,
  Heartbeat,
  IncidentView,
  LiveChange,
  Trouble,
} from '../api/contract';

/** Everything that is going on, as this person may see it. Never changed in place. */
export interface Picture {
  /** Null until the first answer. */
  readonly epoch: string | null;
  /** How far each audience's own sequence is applied. */
  readonly cursors: Readonly<Cursors>;
  readonly incidents: ReadonlyMap<string, IncidentView>;
  /** The Hub's time when this was known to be the newest; null until the first answer. */
  readonly at: string | null;
  readonly chainBroken: boolean;
  /** What this person must act on; empty for all but administrators and the Sekretariat. */
  readonly troubles: readonly Trouble[];
  /** Something is known to be missing: Follow again from the cursors. */
  readonly behind: boolean;
  /** Counts the times that organisations, people or shifts are known to have changed. */
  readonly referenceVersion: number;
}

export type Message =
  | { kind: 'answer'; answer: FollowAnswer }
  | { kind: 'change'; change: LiveChange }
  | { kind: 'heartbeat'; heartbeat: Heartbeat };

export const emptyPicture: Picture = {
  epoch: null,
  cursors: {},
  incidents: new Map(),
  at: null,
  chainBroken: false,
  troubles: [],
  behind: false,
  referenceVersion: 0,
};

export function apply(picture: Picture, message: Message): Picture {
  switch (message.kind) {
    case 'answer':
      return answered(picture, message.answer);
    case 'change':
      return changed(picture, message.change);
    case 'heartbeat':
      return beat(picture, message.heartbeat);
  }
}

function answered(picture: Picture, answer: FollowAnswer): Picture {
  const base: Picture = {
    ...picture,
    epoch: answer.epoch,
    cursors: answer.cursors,
    at: answer.now,
    chainBroken: answer.chainBroken,
    troubles: answer.troubles,
    behind: false,
  };
  if (answer.snapshot) {
    const incidents = new Map(answer.snapshot.incidents.map((view) => [view.incident.id, view]));
    // What changed meanwhile is in the snapshot, but the reference is not.
    return applyAll({ ...base, incidents, referenceVersion: picture.referenceVersion + 1 }, answer.changes);
  }
  if (picture.epoch !== null && answer.epoch !== picture.epoch) {
    // Another store without a picture of it: what we have is of no use. Ask for the whole.
    return { ...base, epoch: null, cursors: {}, behind: true };
  }
  return applyAll(base, answer.changes);
}

function changed(picture: Picture, change: LiveChange): Picture {
  const had = picture.cursors[change.audience];
  if (had === undefined) return { ...picture, behind: true };
  if (change.seq <= had) return picture;
  if (change.seq > had + 1) return { ...picture, behind: true };
  const cursors = { ...picture.cursors, [change.audience]: change.seq };
  return applyAll({ ...picture, cursors, at: later(picture.at, change.at) }, change.changes);
}

function beat(picture: Picture, { epoch, now, heads, chainBroken, troubles }: Heartbeat): Picture {
  if (epoch !== picture.epoch) return { ...picture, chainBroken, troubles, behind: true };
  const missing = Object.entries(heads).some(([audience, head]) => head > (picture.cursors[audience] ?? -1));
  // The picture's time only moves on when it is known to be whole at that time.
  return missing
    ? { ...picture, chainBroken, troubles, behind: true }
    : { ...picture, chainBroken, troubles, at: later(picture.at, now) };
}

const later = (a: string | null, b: string): string => (a !== null && Date.parse(a) >= Date.parse(b) ? a : b);

function applyAll(picture: Picture, changes: readonly Change[]): Picture {
  if (changes.length === 0) return picture;
  const incidents = new Map(picture.incidents);
  let referenceVersion = picture.referenceVersion;
  // A new incident first: what hangs on it may stand before it in the same message.
  for (const change of changes) if (change.kind === 'incident') applyOne(incidents, change);
  for (const change of changes) {
    if (change.kind === 'reference') referenceVersion += 1;
    else if (change.kind !== 'incident') applyOne(incidents, change);
  }
  return { ...picture, incidents, referenceVersion };
}

function applyOne(
  incidents: Map<string, IncidentView>,
  change: Exclude<Change, { kind: 'reference' }>,
): void {
  switch (change.kind) {
    case 'incident': {
      const { incident } = change;
      const view = incidents.get(incident.id);
      // The same change can come by two audiences, the older one last.
      if (view && view.incident.version > incident.version) return;
      incidents.set(incident.id, view ? { ...view, incident } : { incident, log: [], tasks: [], alerts: [] });
      return;
    }
    case 'gone':
      incidents.delete(change.incident);
      return;
    case 'log':
      update(incidents, change.incident, (view) => ({ ...view, log: put(view.log, change.item) }));
      return;
    case 'task':
      update(incidents, change.incident, (view) => ({ ...view, tasks: put(view.tasks, change.task) }));
      return;
    case 'alert':
      update(incidents, change.alert.incident, (view) => ({
        ...view,
        alerts: put<Alert>(view.alerts, change.alert),
      }));
      return;
  }
}

function update(
  incidents: Map<string, IncidentView>,
  id: string,
  next: (view: IncidentView) => IncidentView,
): void {
  const view = incidents.get(id);
  if (view) incidents.set(id, next(view));
}

function put<T extends { id: string }>(items: T[], item: T): T[] {
  const at = items.findIndex((other) => other.id === item.id);
  return at === -1 ? [...items, item] : items.with(at, item);
}
