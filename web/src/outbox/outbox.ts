import type { Accepted, Problem } from '../api/contract';
import { NotSignedIn, Unreachable, explain } from '../api/problem';
import type { WaitingStore } from './store';
import { uuid7 } from './uuid7';

/** What is being done; also which form can take the text back. */
export type CommandKind =
  | 'report'
  | 'move'
  | 'level'
  | 'decision'
  | 'omission'
  | 'task'
  | 'task-complete'
  | 'task-reopen'
  | 'note'
  | 'correction'
  | 'invite'
  | 'stand-down'
  | 'merge'
  | 'answer'
  | 'zone'
  | 'zone-redraw'
  | 'zone-choice'
  | 'zone-removal'
  | 'setup';

export interface Command {
  kind: CommandKind;
  path: string;
  /** Without commandId; the outbox gives it one and keeps it. */
  body: Record<string, unknown>;
  /** The incident that it is about; null when none. */
  incident: string | null;
  /** What the person wrote, to be shown while it waits and given back if it is refused. */
  text: string;
}

export interface Waiting extends Command {
  commandId: string;
  /** Milliseconds since 1970, this machine's clock; for order, and for how long it has waited. */
  since: number;
  /** The Hub's no; it stays here until the person has taken the text back or thrown it away. */
  refused: Problem | null;
  /** Why the Hub does not take it now, in its own words; null when it cannot be reached or has not been asked. */
  held?: string | null;
}

export type Outcome =
  | { kind: 'accepted'; accepted: Accepted }
  | { kind: 'refused'; problem: Problem }
  /** Not taken yet; it is sent as soon as it can be. The reason is the Hub's, null when it did not answer. */
  | { kind: 'queued'; reason: string | null };

export interface OutboxPort {
  /**
   * @param waited whole seconds since it was written; the journal then has it from when it was written.
   * @param signal gives the attempt up; whether it was done is unknown then, as without an answer.
   */
  send(path: string, body: object, waited: number, signal: AbortSignal): Promise<Accepted>;
  /** The picture is live at this moment: the line carries what is sent. */
  connected(): boolean;
  store: WaitingStore;
  /** Milliseconds; a place for tests to move time. */
  later(task: () => void, ms: number): void;
  changed(waiting: readonly Waiting[]): void;
  delivered(count: number): void;
  signedOut(): void;
}

/** How long a form waits for its answer before it says "venter på at blive sendt" and lets go. */
export const PATIENCE_MS = 4_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 5_000;
/** On a line that carries the live picture, what has no answer by now was sent on a connection that is dead. */
const SOON_MS = 5_000;
/** A browser keeps so many connections to one place; when as many have been given up, it is the answer that is slow. */
const CONNECTIONS = 6;

/**
 * Commands on their way to the Hub, in the order they were given. Each gets its id once and is repeated with it until
 * it is answered, so that a lost answer never makes two entries.
 */
export class Outbox {
  #waiting: Waiting[] = [];
  #answers = new Map<string, (outcome: Outcome) => void>();
  #running = false;
  #wait = FIRST_WAIT_MS;
  #timer = 0;
  /** What is under way; a new one for each attempt. */
  #attempt = new AbortController();
  /** Attempts in a row that were given up early. */
  #givenUp = 0;
  /** Sent at least once from here: their bodies stand. */
  readonly #tried = new Set<string>();
  /** Not in this machine's store yet. */
  readonly #keeping = new Set<string>();
  /** For each incident what one's own changes made of the version that they saw, when nobody was in between. */
  readonly #own = new Map<string | null, Map<number, number>>();
  #delivered = 0;
  #closed = false;

  constructor(private readonly port: OutboxPort) {}

  /** What was left when the tab was closed. */
  async restore(): Promise<void> {
    const left = await this.port.store.all().catch(() => []);
    const had = new Set(this.#waiting.map((w) => w.commandId));
    this.#waiting = [...left.filter((w) => !had.has(w.commandId)), ...this.#waiting].sort(
      (a, b) => a.since - b.since,
    );
    if (this.#waiting.length > 0) this.#tell();
    void this.#run();
  }

  close(): void {
    this.#closed = true;
  }

  async send(command: Command): Promise<Outcome> {
    const now = Date.now();
    const commandId = uuid7(now);
    const waiting: Waiting = {
      ...command,
      body: { ...this.#onTopOfOwn(command), commandId },
      commandId,
      since: now,
      refused: null,
    };
    const outcome = new Promise<Outcome>((resolve) => this.#answers.set(commandId, resolve));
    this.#waiting = [...this.#waiting, waiting];
    // Kept before it is sent. A browser that refuses to keep it must not stop it from being sent.
    this.#keeping.add(commandId);
    await this.port.store.put(waiting).catch(() => undefined);
    this.#keeping.delete(commandId);
    this.port.later(() => this.#letGo(commandId), PATIENCE_MS);
    this.#tell();
    void this.#run();
    return outcome;
  }

  /** The person has the text back, or does not want it. */
  async discard(commandId: string): Promise<void> {
    this.#waiting = this.#waiting.filter((w) => w.commandId !== commandId);
    await this.port.store.remove(commandId).catch(() => undefined);
    this.#tell();
  }

  /**
   * The live picture is back after it was lost. What was sent meanwhile went into a line that may have been dead, and
   * would be waited for in vain; with its id it may be sent again at once.
   */
  reconnected(): void {
    this.#givenUp = 0;
    this.#attempt.abort();
    this.hurry();
  }

  /** The network may be back. */
  hurry(): void {
    this.#wait = FIRST_WAIT_MS;
    this.#timer++;
    void this.#run();
  }

  #letGo(commandId: string): void {
    const answer = this.#answers.get(commandId);
    if (!answer) return;
    this.#answers.delete(commandId);
    const reason = this.#waiting.find((w) => w.commandId === commandId)?.held ?? null;
    answer({ kind: 'queued', reason });
    this.#tell();
  }

  async #run(): Promise<void> {
    if (this.#running || this.#closed) return;
    this.#running = true;
    try {
      // What stands behind a command that cannot be answered now waits with it, but other incidents go on.
      const stuck = new Set<string | null>();
      for (let next = this.#next(stuck); next && !this.#closed; next = this.#next(stuck)) {
        const result = await this.#deliver(next);
        if (result === 'stop') break;
        if (result === 'stuck') stuck.add(next.incident);
      }
    } finally {
      this.#running = false;
    }
    if (this.#delivered > 0 && !this.#next(new Set())) {
      const count = this.#delivered;
      this.#delivered = 0;
      this.port.delivered(count);
    }
  }

  #next(stuck: ReadonlySet<string | null>): Waiting | undefined {
    const next = this.#waiting.find((w) => w.refused === null && !stuck.has(w.incident));
    return next && this.#keeping.has(next.commandId) ? undefined : next;
  }

  /** @returns again: given up for another attempt; stop: the Hub cannot be reached; stuck: it could not answer this one. */
  async #deliver(waiting: Waiting): Promise<'done' | 'again' | 'stop' | 'stuck'> {
    this.#tried.add(waiting.commandId);
    const attempt = new AbortController();
    this.#attempt = attempt;
    if (this.#givenUp < CONNECTIONS && this.port.connected())
      this.port.later(() => {
        if (this.#attempt === attempt && this.port.connected()) attempt.abort();
      }, SOON_MS);
    try {
      const accepted = await this.port.send(
        waiting.path,
        waiting.body,
        secondsSince(waiting.since),
        attempt.signal,
      );
      this.#wait = FIRST_WAIT_MS;
      this.#givenUp = 0;
      const answer = this.#answers.get(waiting.commandId);
      this.#answers.delete(waiting.commandId);
      if (!answer) this.#delivered += 1;
      await this.#follow(waiting, accepted);
      await this.discard(waiting.commandId);
      answer?.({ kind: 'accepted', accepted });
      return 'done';
    } catch (error) {
      if (attempt.signal.aborted) {
        this.#givenUp += 1;
        this.#letGo(waiting.commandId);
        return 'again';
      }
      if (error instanceof NotSignedIn) {
        this.#letGo(waiting.commandId);
        this.port.signedOut();
        return 'stop';
      }
      if (error instanceof Unreachable) {
        const result = error.status === 500 ? 'stuck' : 'stop';
        // What stops the whole queue holds those behind this one too.
        this.#hold(error.reason, (w) => result === 'stop' || w.commandId === waiting.commandId);
        this.#letGo(waiting.commandId);
        this.#again();
        return result;
      }
      await this.#refuse(waiting, explain(error));
      return 'done';
    }
  }

  /**
   * What follows a change of one's own was written on top of it, so it has seen it, and must not be refused as if
   * somebody else had been first; whether it waits behind it, or is sent before the live picture shows the change. Only
   * what has never been sent may still be changed; and only when nobody was in between.
   */
  async #follow(done: Waiting, accepted: Accepted): Promise<void> {
    const seen = done.body['seenVersion'];
    if (typeof seen !== 'number' || accepted.version !== seen + 1) return;
    const own = this.#own.get(done.incident) ?? new Map<number, number>();
    this.#own.set(done.incident, own.set(seen, accepted.version));
    const follows = (w: Waiting): boolean =>
      w !== done &&
      w.incident === done.incident &&
      !this.#tried.has(w.commandId) &&
      w.body['seenVersion'] === seen;
    const changed = this.#waiting.filter(follows).map((w) => ({ ...w, body: this.#onTopOfOwn(w) }));
    if (changed.length === 0) return;
    const byId = new Map(changed.map((w) => [w.commandId, w]));
    this.#waiting = this.#waiting.map((w) => byId.get(w.commandId) ?? w);
    for (const one of changed) await this.port.store.put(one).catch(() => undefined);
  }

  #onTopOfOwn({ incident, body }: Command): Record<string, unknown> {
    const own = this.#own.get(incident);
    let seen = body['seenVersion'];
    if (own === undefined || typeof seen !== 'number') return body;
    for (let next = own.get(seen); next !== undefined; next = own.get(next)) seen = next;
    return { ...body, seenVersion: seen };
  }

  async #refuse(waiting: Waiting, problem: Problem): Promise<void> {
    const answer = this.#answers.get(waiting.commandId);
    if (answer) {
      // The form is still open and has the text.
      this.#answers.delete(waiting.commandId);
      await this.discard(waiting.commandId);
      answer({ kind: 'refused', problem });
      return;
    }
    const refused = { ...waiting, refused: problem, held: null };
    this.#waiting = this.#waiting.map((w) => (w.commandId === waiting.commandId ? refused : w));
    await this.port.store.put(refused).catch(() => undefined);
    this.#tell();
  }

  #hold(reason: string | null, held: (waiting: Waiting) => boolean): void {
    this.#waiting = this.#waiting.map((w) => (held(w) && w.refused === null ? { ...w, held: reason } : w));
    this.#tell();
  }

  #again(): void {
    const mine = ++this.#timer;
    const wait = this.#wait;
    this.#wait = Math.min(LONGEST_WAIT_MS, wait * 2);
    this.port.later(() => {
      if (mine === this.#timer) void this.#run();
    }, wait);
  }

  /** What is shown as waiting: not what is on its way with its form still open. */
  #tell(): void {
    this.port.changed(this.#waiting.filter((w) => !this.#answers.has(w.commandId)));
  }
}

/** A clock that was set meanwhile says nothing. */
const secondsSince = (since: number): number => Math.max(0, Math.floor((Date.now() - since) / 1000));

/** "Venter på at blive sendt (1 af 2)": its place among those that wait; null when it does not. */
export function placeInQueue(
  waiting: readonly Waiting[],
  commandId: string,
): { place: number; of: number } | null {
  const queue = waiting.filter((w) => w.refused === null);
  const at = queue.findIndex((w) => w.commandId === commandId);
  return at === -1 ? null : { place: at + 1, of: queue.length };
}
