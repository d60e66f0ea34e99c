// A dashboard without a screen: the real SignalR client, and the client's part of docs/live-protocol.md.
import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';

export class Dashboard {
  incidents = new Map();
  epoch = null;
  cursors = {};
  chainBroken = false;
  /** What happened to it, for the tests to look at. */
  seen = { snapshots: 0, catchUps: 0, caughtUp: 0, applied: 0, dropped: 0, gaps: 0, heartbeats: 0, reference: 0, closed: 0 };
  /** Every number applied as a change of its own, by epoch and audience. */
  numbers = [];
  /** Called with each applied change and the time it came. */
  onChange = () => {};
  #buffer = null;
  #stopped = false;

  constructor(url) {
    this.url = url;
  }

  async start() {
    this.connection = new HubConnectionBuilder()
      .withUrl(this.url, { skipNegotiation: true, transport: HttpTransportType.WebSockets })
      .configureLogging(LogLevel.None)
      .build();
    this.connection.serverTimeoutInMilliseconds = 12_000;
    this.connection.on('change', (change) => this.#receive(change));
    this.connection.on('heartbeat', (beat) => this.#beat(beat));
    this.connection.onclose(() => {
      this.seen.closed++;
      this.#buffer = null;
      if (!this.#stopped) setTimeout(() => this.#again(), 10 + Math.random() * 40);
    });
    await this.connection.start();
    await this.#follow();
  }

  async stop() {
    this.#stopped = true;
    await this.connection.stop();
  }

  async #again() {
    while (!this.#stopped) {
      try {
        await this.start();
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 60));
      }
    }
  }

  /** From here on what arrives is kept until the answer is there. */
  async #follow() {
    if (this.#buffer) return;
    const buffer = (this.#buffer = []);
    const connection = this.connection;
    let answer;
    try {
      answer = await connection.invoke('Follow', { epoch: this.epoch, cursors: this.cursors });
    } catch (error) {
      if (this.#buffer === buffer) this.#buffer = null;
      if (connection.state === 'Connected') await connection.stop();
      return;
    }
    if (this.#buffer !== buffer) return;
    if (answer.snapshot) {
      this.seen.snapshots++;
      this.incidents = new Map(answer.snapshot.incidents.map((view) => [view.incident.id, fromView(view)]));
    } else {
      this.seen.catchUps++;
      this.seen.caughtUp += answer.changes.length;
      for (const change of answer.changes) this.#apply(change);
    }
    this.epoch = answer.epoch;
    this.cursors = answer.cursors;
    this.chainBroken = answer.chainBroken;
    this.#buffer = null;
    for (const change of buffer) this.#receive(change);
  }

  #receive(change) {
    if (this.#buffer) {
      this.#buffer.push(change);
      return;
    }
    const cursor = this.cursors[change.audience];
    if (cursor === undefined) return;
    if (change.seq <= cursor) {
      this.seen.dropped++;
    } else if (change.seq === cursor + 1) {
      this.cursors[change.audience] = change.seq;
      this.numbers.push(`${this.epoch} ${change.audience} ${change.seq}`);
      this.seen.applied++;
      for (const one of change.changes) this.#apply(one);
      this.onChange(change);
    } else {
      this.seen.gaps++;
      void this.#follow();
    }
  }

  #beat(beat) {
    this.seen.heartbeats++;
    this.chainBroken = beat.chainBroken;
    if (this.#buffer) return;
    const behind = Object.entries(beat.heads).some(([audience, head]) => head !== this.cursors[audience]);
    if (beat.epoch !== this.epoch || behind) {
      this.seen.gaps++;
      void this.#follow();
    }
  }

  #apply(change) {
    const held = (id) => this.incidents.get(id);
    switch (change.kind) {
      case 'incident': {
        const known = held(change.incident.id) ?? { log: new Map(), tasks: new Map(), alerts: new Map() };
        this.incidents.set(change.incident.id, { ...known, incident: change.incident });
        break;
      }
      case 'log':
        held(change.incident)?.log.set(change.item.id, change.item);
        break;
      case 'task':
        held(change.incident)?.tasks.set(change.task.id, change.task);
        break;
      case 'alert':
        held(change.alert.incident)?.alerts.set(change.alert.id, change.alert);
        break;
      case 'reference':
        this.seen.reference++;
        break;
      case 'gone':
        this.incidents.delete(change.incident);
        break;
      default:
        throw new Error(`Unknown change ${change.kind}`);
    }
  }

  /** As the Hub writes a snapshot, to compare. */
  picture() {
    return [...this.incidents.values()]
      .sort((a, b) => a.incident.number - b.incident.number)
      .map(({ incident, log, tasks, alerts }) => ({
        incident,
        log: [...log.values()],
        tasks: [...tasks.values()],
        alerts: [...alerts.values()],
      }));
  }
}

const byId = (list) => new Map(list.map((item) => [item.id, item]));

function fromView({ incident, log, tasks, alerts }) {
  return { incident, log: byId(log), tasks: byId(tasks), alerts: byId(alerts) };
}
