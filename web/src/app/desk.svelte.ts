import { getContext, setContext } from 'svelte';
import type { BaseMap } from '../api/baseMap';
import { getBaseMap } from '../api/baseMap';
import { sendCommand } from '../api/commands';
import type { Cursors, IncidentView, LonLat, Reference, Session } from '../api/contract';
import { withFreshToken } from '../api/freshToken';
import { Live, type LiveState } from '../api/live';
import { NotSignedIn } from '../api/problem';
import { getReference } from '../api/reference';
import { getSession } from '../api/session';
import type { Drawing } from '../drawing/drawing';
import { nearWords } from '../drawing/near';
import { takeReference } from './early';
import { shapeWords } from '../drawing/words';
import { placesOf } from '../map/places';
import { Drafts } from '../outbox/drafts';
import { Outbox, type Command, type Outcome, type Waiting } from '../outbox/outbox';
import { saidOfQueued, type Said } from '../outbox/said';
import { browserStore } from '../outbox/store';
import {
  allRows,
  countByLevel,
  filtered,
  listOf,
  myAreas,
  shows,
  type Filter,
  type IncidentList,
} from '../picture/list';
import { Lookup, emptyReference } from '../picture/lookup';
import { isMerged, tiedNumber } from '../picture/merging';
import { numberOf } from '../picture/naming';
import { Onlookers } from '../presence/onlookers.svelte';
import { emptyPicture, type Picture } from '../picture/picture';
import { cueOf } from '../sound/cue';
import { Sound } from '../sound/sound.svelte';
import { texts } from '../texts';
import { zoneNews } from '../zones/news';
import { Placing, type About } from './placing.svelte';

const RETRY_MS = 3_000;
/** Changes that come closer than this are drawn together: ten pictures a second are as live as an eye can tell. */
const TOGETHER_MS = 100;
/** And so close while somebody writes, whose next letter must not wait for the picture. */
const TOGETHER_WRITING_MS = 400;
/** Milliseconds after a key, within which the next one is to be expected. */
const WRITING_MS = 1_000;

/** What the bar of an exercise says. */
export interface Practising {
  text: string;
  /** Ends it; null where that is not at hand. */
  end: (() => void) | null;
}

/** Everything one signed-in person sees and does: the picture, the queue, the reference, the clock. */
export class Desk {
  readonly drafts: Drafts;
  /** Who else looks at what, and who writes. */
  readonly onlookers: Onlookers;
  readonly sound = new Sound();
  picture = $state.raw<Picture>(emptyPicture);
  live = $state<LiveState>('connecting');
  /** The connection stands, and nothing is heard for longer than it should be. */
  quiet = $state(false);
  reference = $state.raw<Reference>(emptyReference);
  waiting = $state.raw<readonly Waiting[]>([]);
  baseMap = $state.raw<BaseMap | null>(null);
  baseMapFailed = $state(false);
  filter = $state<Filter>('all');
  /** The Hub's time in milliseconds, each second. */
  now = $state(Date.now());
  /** The same each ten seconds, for what is said in minutes. */
  soon = $state(Date.now());
  /** What is said in passing, for some seconds. */
  said = $state.raw<Said | null>(null);
  /** For screen readers: what has just come into the picture. */
  announced = $state('');
  /** A refused text that its form should open with. */
  takenBack = $state.raw<Waiting | null>(null);
  /**
   * The incident that was just reported here. The answer to a report and the change that shows it come by two ways,
   * either first: it is opened when it is in the picture, unless the person has gone elsewhere by then.
   */
  awaited = $state<string | null>(null);
  /** The incident that the report about to be written is split off from, by its id. */
  splitting = $state<string | null>(null);
  /** An exercise is what is looked at: every screen says so, and cannot be told not to. */
  practising = $state.raw<Practising | null>(null);
  /** The place that a form is about to choose; the map then chooses places instead of incidents. */
  placing = $state.raw<Placing | null>(null);

  #nameless = $state(false);
  readonly lookup: Lookup = $derived(new Lookup(this.reference));
  readonly places = $derived(this.baseMap ? placesOf(this.baseMap) : []);
  readonly list: IncidentList = $derived.by(() =>
    listOf(this.picture, this.lookup, this.session.person.id, this.soon),
  );
  readonly counts = $derived(countByLevel(this.list));
  /** Names and kinds are here. Until then nobody can say who sees all of the city. */
  readonly introduced: boolean = $derived(this.lookup.introduced);
  /** The picture is here, and what its names are; or they cannot be had, and nameless is better than nothing. */
  readonly ready: boolean = $derived.by(
    () => this.picture.at !== null && (this.introduced || this.#nameless),
  );
  /** A partner is told of the incidents that it takes part in; what it does not see may be anything. */
  readonly partial: boolean = $derived.by(
    () => this.introduced && !this.lookup.isAuthority(this.session.person.organisation),
  );
  /** The filters that mean something to this person, with their words. */
  readonly filters: readonly { key: Filter; word: string }[] = $derived(
    this.partial
      ? (['all', 'recent'] as const).map((key) => ({ key, word: texts.list.filtersTakingPart[key] }))
      : (['all', 'mine', 'recent'] as const).map((key) => ({ key, word: texts.list.filters[key] })),
  );
  readonly mine: ReadonlySet<string> = $derived.by(() => myAreas(this.reference, this.session.person));
  readonly shown: IncidentList = $derived(
    filtered(this.list, (row) => shows(this.filter, row, this.mine, this.soon)),
  );
  readonly hidden = $derived(allRows(this.list).length - allRows(this.shown).length);
  readonly pin = $derived(this.placing?.pin(this.lookup) ?? null);
  readonly sketch = $derived(this.placing?.scene(this.lookup) ?? null);
  readonly offline = $derived(this.live === 'lost');

  readonly #live: Live;
  readonly #outbox: Outbox;
  #newest: Picture = emptyPicture;
  #showing: ReturnType<typeof setTimeout> | undefined;
  /** When something was last typed; milliseconds since the page was opened. */
  #written = -Infinity;
  #offset = 0;
  #referenceVersion = -1;
  #lostCursors: Cursors | null = null;
  #timers: ReturnType<typeof setInterval>[] = [];
  #saying: ReturnType<typeof setTimeout> | undefined;
  #backAgain: { changes: number; sent: number; until: number } | null = null;
  /** Sent after the network came back, but before the stream did. */
  #sentMeanwhile = 0;
  #closed = false;

  constructor(
    readonly session: Session,
    private readonly signedOut: () => void,
  ) {
    this.drafts = new Drafts(session.person.id, typeof localStorage === 'undefined' ? null : localStorage);
    this.#live = new Live({
      picture: (picture) => this.#takePicture(picture),
      state: (state) => this.#seeState(state),
      quiet: (on) => (this.quiet = on),
      now: (iso) => (this.#offset = Date.parse(iso) - Date.now()),
      presence: (news) => this.onlookers.told(news),
      failed: () => void this.#stillSignedIn(),
    });
    this.onlookers = new Onlookers(
      session.person,
      () => this.lookup,
      (request) => this.#live.attend(request),
    );
    this.#outbox = new Outbox({
      send: (path, body, waited, signal) => withFreshToken(() => sendCommand(path, body, waited, signal)),
      connected: () => this.live === 'connected',
      store: browserStore(session.person.id),
      later: (task, ms) => void setTimeout(task, ms),
      changed: (waiting) => (this.waiting = waiting),
      delivered: (count) => this.#delivered(count),
      signedOut: () => this.#ended(),
    });
  }

  start(): void {
    this.sound.start();
    this.#live.start();
    const asked = takeReference();
    if (asked) void this.#loadReference(asked);
    void this.#outbox.restore();
    void this.loadBaseMap();
    this.#timers.push(setInterval(() => this.#tick(), 1000));
    addEventListener('offline', this.#cut);
    addEventListener('online', this.#restored);
    document.addEventListener('visibilitychange', this.#hurry);
    document.addEventListener('input', this.#writes, true);
  }

  stop(): void {
    this.#closed = true;
    this.#live.stop();
    this.sound.stop();
    this.#outbox.close();
    for (const timer of this.#timers) clearInterval(timer);
    clearTimeout(this.#showing);
    removeEventListener('offline', this.#cut);
    removeEventListener('online', this.#restored);
    document.removeEventListener('visibilitychange', this.#hurry);
    document.removeEventListener('input', this.#writes, true);
  }

  /** Says it when the command has to wait; what else became of it is the form's to say. */
  async send(command: Command): Promise<Outcome> {
    const outcome = await this.#outbox.send(command);
    if (outcome.kind === 'accepted' && outcome.accepted.notes?.length)
      this.#say({ text: outcome.accepted.notes.join(' '), done: true }, 15);
    if (outcome.kind === 'queued')
      this.#say(saidOfQueued(command.kind, outcome.reason, this.live === 'connected'), 12);
    return outcome;
  }

  discard(commandId: string): Promise<void> {
    return this.#outbox.discard(commandId);
  }

  /** @param notes what the Hub has made of it, longer to read */
  say(text: string, notes: readonly string[] = []): void {
    this.#say({ text: [text, ...notes].join(' '), done: true }, notes.length > 0 ? 15 : 6);
  }

  /** Says that something did not happen. */
  sayNot(text: string): void {
    this.#say({ text, done: false }, 6);
  }

  #say(said: Said, seconds: number): void {
    this.said = said;
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => (this.said = null), seconds * 1000);
  }

  beginPlacing(about: About, start: Drawing): Placing {
    this.placing?.close();
    this.placing = new Placing(about, start, (point) => nearWords(point, this.places));
    return this.placing;
  }

  place(point: LonLat | null, byMap: boolean, within: string | null = null): void {
    this.placing?.place(point, byMap, within);
  }

  endPlacing(): void {
    this.placing?.close();
    this.placing = null;
  }

  byNumber(number: string | null): IncidentView | null {
    if (number === null) return null;
    for (const view of this.picture.incidents.values()) if (numberOf(view.incident) === number) return view;
    return null;
  }

  async loadBaseMap(): Promise<void> {
    this.baseMapFailed = false;
    try {
      this.baseMap = await getBaseMap();
    } catch {
      this.baseMapFailed = true;
    }
  }

  #hurry = (): void => {
    if (document.visibilityState === 'hidden') return;
    this.#live.hurry();
    this.onlookers.tick();
    this.#outbox.hurry();
  };

  #writes = (): void => void (this.#written = performance.now());

  #cut = (): void => this.#live.cut();

  #restored = (): void => {
    this.#live.restored();
    this.#outbox.hurry();
  };

  #tick(): void {
    this.now = Date.now() + this.#offset;
    if (Math.abs(this.now - this.soon) >= 10_000) this.soon = this.now;
    this.onlookers.tick();
    this.sound.tick();
  }

  /** The first of many changes is shown at once, and what comes close upon it together. */
  #takePicture(picture: Picture): void {
    this.#newest = picture;
    if (this.#showing !== undefined) return;
    this.#showNewest();
    const writing = performance.now() - this.#written < WRITING_MS;
    this.#showing = setTimeout(
      () => {
        this.#showing = undefined;
        if (this.#newest !== this.picture) this.#takePicture(this.#newest);
      },
      writing ? TOGETHER_WRITING_MS : TOGETHER_MS,
    );
  }

  #showNewest(): void {
    if (this.#newest !== this.picture) this.#seePicture(this.#newest);
  }

  #seePicture(picture: Picture): void {
    const first = this.picture.at === null;
    if (!first) this.#announce(picture);
    const before = this.picture;
    this.picture = picture;
    const cue = cueOf(before, picture, {
      person: this.session.person.id,
      areas: this.mine,
      partial: this.partial,
    });
    if (cue) this.sound.hear(cue);
    if (first || Math.abs(Date.now() + this.#offset - this.soon) > 60_000) {
      this.now = this.soon = Date.now() + this.#offset;
    }
    if (picture.referenceVersion !== this.#referenceVersion) {
      this.#referenceVersion = picture.referenceVersion;
      void this.#loadReference();
    }
  }

  #announce(picture: Picture): void {
    const news: string[] = [];
    for (const { incident } of picture.incidents.values()) {
      const before = this.picture.incidents.get(incident.id)?.incident;
      if (before === incident) continue;
      if (before) news.push(...zoneNews(before, incident, this.lookup));
      if (before && !isMerged(before) && incident.mergedInto)
        news.push(texts.merging.announced(numberOf(incident), tiedNumber(incident, incident.mergedInto)));
      if (this.picture.incidents.has(incident.id) || incident.stoodDown) continue;
      this.announced = texts.list.arrived(
        numberOf(incident),
        [incident.title, shapeWords(incident.position?.shape)].filter(Boolean).join(', '),
        texts.words.level[incident.level],
      );
    }
    if (news.length > 0) this.announced = news.join(' ');
  }

  /** What the person is asked has been answered: asks again what stands. */
  refresh(): void {
    void this.#loadReference();
  }

  /** @param asked what was asked for already, before there was a picture: shown until what belongs to it is here */
  async #loadReference(asked: Promise<Reference> | null = null): Promise<void> {
    const wanted = this.#referenceVersion;
    try {
      const reference = await (asked ?? getReference());
      if (asked ? this.reference === emptyReference : wanted === this.#referenceVersion)
        this.#seeReference(reference);
    } catch (error) {
      // The picture asks for it again.
      if (asked) return;
      if (error instanceof NotSignedIn) return this.#ended();
      this.#nameless = true;
      setTimeout(() => {
        if (!this.#closed && wanted === this.#referenceVersion) void this.#loadReference();
      }, RETRY_MS);
    }
  }

  /** Areas can be imported while somebody looks: the map is drawn anew, and nobody has to reload the page. */
  #seeReference(reference: Reference): void {
    // The same names again change nothing, and the list is not made anew for them.
    if (JSON.stringify(reference) === JSON.stringify(this.reference)) return;
    const drawn = this.reference.map;
    this.reference = reference;
    if (drawn !== '' && drawn !== reference.map) void this.loadBaseMap();
  }

  #seeState(state: LiveState): void {
    this.#showNewest();
    const before = this.live;
    this.live = state;
    if (state === 'connected') this.onlookers.connected();
    else this.onlookers.lost();
    if (state === 'lost') this.#lostCursors = this.picture.at === null ? null : { ...this.picture.cursors };
    if (state === 'connected') {
      queueMicrotask(() => (this.#sentMeanwhile = 0));
      if (before === 'lost') this.#outbox.reconnected();
      else this.#outbox.hurry();
      if (this.baseMapFailed) void this.loadBaseMap();
      if (before === 'lost' && this.#lostCursors) {
        this.#backAgain = {
          changes: grown(this.#lostCursors, this.picture.cursors),
          sent: this.#sentMeanwhile,
          until: Date.now() + 6000,
        };
        this.say(texts.offline.back(this.#backAgain.changes, this.#backAgain.sent));
      }
    }
  }

  #delivered(count: number): void {
    if (this.live !== 'connected') {
      this.#sentMeanwhile += count;
      return;
    }
    const back = this.#backAgain;
    if (back && Date.now() < back.until) {
      back.sent += count;
      this.say(texts.offline.back(back.changes, back.sent));
    } else this.say(texts.offline.sent(count));
  }

  async #stillSignedIn(): Promise<void> {
    try {
      const session = await getSession();
      if (session === null || session.person.id !== this.session.person.id) this.#ended();
    } catch {
      // Not reached: nothing is known, so nothing is changed.
    }
  }

  #ended(): void {
    if (this.#closed) return;
    this.stop();
    this.signedOut();
  }
}

const grown = (before: Cursors, after: Cursors): number =>
  Object.entries(after).reduce((sum, [audience, at]) => sum + Math.max(0, at - (before[audience] ?? at)), 0);

const KEY = Symbol('desk');
export const giveDesk = (desk: Desk): Desk => setContext(KEY, desk);
export const useDesk = (): Desk => getContext<Desk>(KEY);
