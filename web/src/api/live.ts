import {
  HttpTransportType,
  HubConnectionBuilder,
  HubConnectionState,
  LogLevel,
  type HubConnection,
  type IHttpConnectionOptions,
} from '@microsoft/signalr';
import { apply, emptyPicture, type Message, type Picture } from '../picture/picture';
import type { AttendRequest } from '../presence/attendance';
import type { PresenceNews } from '../presence/presence';
import type { LiveChange } from './contract';
import { readFollowAnswer, readHeartbeat, readLiveChange } from './pictureShape';
import { readPresence } from './presenceShape';

/** What the live stream needs of a connection; SignalR's own has this shape. */
export interface Wire {
  start(): Promise<void>;
  stop(): Promise<void>;
  invoke(method: string, ...args: unknown[]): Promise<unknown>;
  on(method: string, handler: (...args: unknown[]) => void): void;
  onclose(handler: () => void): void;
}

export type LiveState = 'connecting' | 'connected' | 'lost';

export interface LiveListener {
  picture(picture: Picture): void;
  state(state: LiveState): void;
  /** Nothing is heard for longer than it should be, on a connection that stands; false when something is, or it is gone. */
  quiet(on: boolean): void;
  /** The Hub's time, as it was just told. */
  now(iso: string): void;
  /** Who looks at what. */
  presence(news: PresenceNews): void;
  /** After each failed attempt: the place to find out that the session has ended. */
  failed(): void;
}

/** So many heartbeats, by what the Hub says of how often they come, and nothing else heard: then it is said. */
const QUIET_BEATS = 2.5;
/** Then there is no connection. Not sooner: on a slow line what was sent is on its way, and would be fetched again. */
export const SILENCE_MS = 12_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 5_000;

function signalR(): Wire {
  let socket: WebSocket | null = null;
  /** Kept hold of, so that an attempt that hangs can be ended. */
  class Held extends WebSocket {
    constructor(...about: ConstructorParameters<typeof WebSocket>) {
      super(...about);
      socket = this;
    }
  }
  // The library takes a WebSocket of one's own, which its types do not tell of.
  const options = {
    skipNegotiation: true,
    transport: HttpTransportType.WebSockets,
    WebSocket: Held,
  } as IHttpConnectionOptions;
  const connection: HubConnection = new HubConnectionBuilder()
    .withUrl('/live', options)
    .configureLogging(LogLevel.None)
    .build();
  connection.serverTimeoutInMilliseconds = SILENCE_MS;
  connection.keepAliveIntervalInMilliseconds = 5_000;
  return {
    start: () => connection.start(),
    stop: async () => {
      // SignalR's own stop waits for a start that nothing answers, and browsers begin no other connection to the same
      // place meanwhile: for minutes there would be none although the line is good again.
      socket?.close();
      if (connection.state !== HubConnectionState.Disconnected) await connection.stop();
    },
    invoke: (method, ...args) => connection.invoke(method, ...args),
    on: (method, handler) => connection.on(method, handler),
    onclose: (handler) => connection.onclose(handler),
  };
}

/**
 * Keeps the picture up to date for as long as it runs. Joins first and reads afterwards: changes that arrive before
 * Follow has answered are kept and applied after it; the reducer drops what the answer already held.
 */
export class Live {
  #picture: Picture = emptyPicture;
  #state: LiveState = 'connecting';
  #wire: Wire | null = null;
  /** Changes that arrived while Follow is asked; null when it is not. */
  #waiting: LiveChange[] | null = null;
  #wait = FIRST_WAIT_MS;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #watchdog: ReturnType<typeof setTimeout> | undefined;
  #hush: ReturnType<typeof setTimeout> | undefined;
  /** Null while the Hub has not said how often it is heard. */
  #quietAfterMs: number | null = null;
  #quiet = false;
  #stopped = true;

  constructor(
    private readonly listener: LiveListener,
    private readonly connect: () => Wire = signalR,
  ) {}

  start(): void {
    this.#stopped = false;
    void this.#open();
  }

  stop(): void {
    this.#stopped = true;
    this.#drop();
    clearTimeout(this.#retry);
  }

  /** Says what this tab looks at; without a connection nothing is said, and a Hub that does not know of it is left alone. */
  attend(request: AttendRequest): void {
    if (this.#state === 'connected') this.#wire?.invoke('Attend', request).catch(() => undefined);
  }

  /** Tries at once instead of waiting: the tab is looked at again. */
  hurry(): void {
    if (this.#stopped || this.#wire) return;
    clearTimeout(this.#retry);
    void this.#open();
  }

  /** The browser has no network: a socket without one stays silent, so it is not waited for. Tried again as ever. */
  cut(): void {
    if (!this.#stopped && this.#wire) this.#lost();
  }

  /** The network is back: an attempt that began without it is given up for a new one, at once. */
  restored(): void {
    if (this.#stopped || this.#state === 'connected') return;
    this.#drop();
    this.#wait = FIRST_WAIT_MS;
    this.hurry();
  }

  async #open(): Promise<void> {
    if (this.#stopped || this.#wire) return;
    const wire = this.connect();
    this.#wire = wire;
    const mine = (handle: (value: unknown) => void) => (value: unknown) => {
      if (this.#wire === wire) handle(value);
    };
    wire.on(
      'change',
      mine((value) => this.#changed(wire, readLiveChange(value))),
    );
    wire.on(
      'heartbeat',
      mine((value) => this.#beat(wire, value)),
    );
    wire.on(
      'presence',
      mine((value) => {
        this.#listen(wire);
        this.listener.presence(readPresence(value));
      }),
    );
    wire.onclose(() => {
      if (this.#wire === wire) this.#lost();
    });
    try {
      this.#listen(wire);
      await wire.start();
      await this.#follow(wire);
      this.#wait = FIRST_WAIT_MS;
    } catch {
      if (this.#wire === wire) this.#lost();
    }
  }

  async #follow(wire: Wire): Promise<void> {
    if (this.#waiting) return;
    this.#waiting = [];
    try {
      const { epoch, cursors } = this.#picture;
      const answer = readFollowAnswer(await wire.invoke('Follow', { epoch, cursors }));
      if (this.#wire !== wire) return;
      const waiting = this.#waiting;
      this.#waiting = null;
      this.listener.now(answer.now);
      this.#apply({ kind: 'answer', answer });
      for (const change of waiting) this.#apply({ kind: 'change', change });
      this.#say('connected');
      this.#expect(answer.everySeconds);
      this.#listen(wire);
    } finally {
      if (this.#wire === wire) this.#waiting = null;
    }
    this.#catchUp(wire);
  }

  #changed(wire: Wire, change: LiveChange): void {
    this.#listen(wire);
    if (this.#waiting) {
      this.#waiting.push(change);
      return;
    }
    this.#apply({ kind: 'change', change });
    this.#catchUp(wire);
  }

  #beat(wire: Wire, value: unknown): void {
    const heartbeat = readHeartbeat(value);
    this.#expect(heartbeat.everySeconds);
    this.#listen(wire);
    this.listener.now(heartbeat.now);
    if (this.#waiting) return;
    this.#apply({ kind: 'heartbeat', heartbeat });
    this.#catchUp(wire);
  }

  #catchUp(wire: Wire): void {
    if (!this.#picture.behind || this.#waiting || this.#wire !== wire) return;
    this.#follow(wire).catch(() => {
      if (this.#wire === wire) this.#lost();
    });
  }

  #apply(message: Message): void {
    const next = apply(this.#picture, message);
    if (next === this.#picture) return;
    this.#picture = next;
    this.listener.picture(next);
  }

  #expect(everySeconds: number | undefined): void {
    this.#quietAfterMs = everySeconds ? everySeconds * 1000 * QUIET_BEATS : null;
  }

  /** Every sign of life starts the watch afresh. */
  #listen(wire: Wire): void {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => {
      if (this.#wire === wire) this.#lost();
    }, SILENCE_MS);
    this.#hear();
    if (this.#quietAfterMs === null || this.#quietAfterMs >= SILENCE_MS) return;
    this.#hush = setTimeout(() => this.#sayQuiet(true), this.#quietAfterMs);
  }

  #hear(): void {
    clearTimeout(this.#hush);
    this.#sayQuiet(false);
  }

  #sayQuiet(on: boolean): void {
    if (on === this.#quiet) return;
    this.#quiet = on;
    this.listener.quiet(on);
  }

  #lost(): void {
    this.#drop();
    if (this.#stopped) return;
    this.#say('lost');
    this.listener.failed();
    // Spread, so that all dashboards do not come back in the same instant.
    const wait = this.#wait * (0.75 + Math.random() / 4);
    this.#wait = Math.min(LONGEST_WAIT_MS, this.#wait * 2);
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#open(), wait);
  }

  #drop(): void {
    const wire = this.#wire;
    this.#wire = null;
    this.#waiting = null;
    this.#quietAfterMs = null;
    this.#hear();
    clearTimeout(this.#watchdog);
    if (wire) void wire.stop().catch(() => undefined);
  }

  #say(state: LiveState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.listener.state(state);
  }
}
