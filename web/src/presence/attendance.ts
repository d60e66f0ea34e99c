import type { Writing } from './presence';

export interface AttendRequest {
  incident: string | null;
  writing: Writing | null;
}

/** The Hub forgets whoever it has not heard for 12 s. */
export const RENEW_MS = 5_000;
/** Whoever has not touched the form for so long is not writing. */
export const PAUSE_MS = 5_000;
/** Less than the Hub allows a connection. */
const BETWEEN_MS = 700;

export interface AttendancePort {
  send(request: AttendRequest): void;
  /** A tab that nobody sees looks at nothing: it is not renewed, and is forgotten. */
  visible(): boolean;
  /** Milliseconds; only differences count. */
  now(): number;
}

/** What this tab tells the Hub of itself: the incident that is open, and the kind of form that is being filled in. */
export class Attendance {
  #looking: string | null = null;
  #typing: { incident: string | null; writing: Writing; at: number } | null = null;
  #sent: AttendRequest | null = null;
  #sentAt = Number.NEGATIVE_INFINITY;
  #connected = false;

  constructor(private readonly port: AttendancePort) {}

  get looking(): string | null {
    return this.#looking;
  }

  look(incident: string | null): void {
    this.#looking = incident;
    this.#tell();
  }

  /** Called with every key: it is told once, and again when it has lapsed. */
  typed(writing: Writing, incident: string | null): void {
    this.#typing = { incident, writing, at: this.port.now() };
    this.#tell();
  }

  /** The form is sent or closed. */
  stopped(writing: Writing): void {
    if (this.#typing?.writing !== writing) return;
    this.#typing = null;
    this.#tell();
  }

  connected(): void {
    this.#connected = true;
    // The Hub knows nothing of a new connection.
    this.#sent = { incident: null, writing: null };
    this.#sentAt = Number.NEGATIVE_INFINITY;
    this.#tell();
  }

  lost(): void {
    this.#connected = false;
  }

  /** Once a second, and when the tab is seen again. */
  tick(): void {
    if (this.#typing && this.port.now() - this.#typing.at >= PAUSE_MS) this.#typing = null;
    this.#tell();
  }

  #now(): AttendRequest {
    const typing = this.#typing;
    // What is typed elsewhere than what is open (a report) is where the person is.
    return typing && (typing.incident === null || typing.incident === this.#looking)
      ? { incident: typing.incident, writing: typing.writing }
      : { incident: this.#looking, writing: null };
  }

  #tell(): void {
    if (!this.#connected || !this.port.visible()) return;
    const now = this.#now();
    const since = this.port.now() - this.#sentAt;
    const changed = now.incident !== this.#sent?.incident || now.writing !== this.#sent?.writing;
    const nowhere = now.incident === null && now.writing === null;
    if (changed ? since < BETWEEN_MS : nowhere || since < RENEW_MS) return;
    this.#sent = now;
    this.#sentAt = this.port.now();
    this.port.send(now);
  }
}
