import type { Lookup } from '../picture/lookup';
import { Attendance, type AttendRequest } from './attendance';
import { WritingNews } from './news';
import {
  nobody,
  othersAt,
  told,
  type Others,
  type Presence,
  type PresenceNews,
  type Writing,
} from './presence';
import { writingWords } from './words';

/** Who else is where, and what this tab says of itself. */
export class Onlookers {
  /** False without a connection: then nothing is known, which is another thing than nobody. */
  known = $state(false);
  /** For screen readers: who has begun to write at the incident that is open. */
  announced = $state('');
  #presence = $state.raw<Presence>(nobody);
  readonly #attendance: Attendance;
  readonly #news = new WritingNews();

  constructor(
    private readonly me: { id: string; organisation: string },
    private readonly lookup: () => Lookup,
    send: (request: AttendRequest) => void,
  ) {
    this.#attendance = new Attendance({
      send,
      visible: () => document.visibilityState !== 'hidden',
      now: () => performance.now(),
    });
  }

  /** @param here this tab has it open */
  at = (incident: string | null, here: boolean): Others => othersAt(this.#presence, incident, this.me, here);

  look(incident: string | null): void {
    this.#attendance.look(incident);
    this.announced = '';
  }

  typed(writing: Writing, incident: string | null): void {
    this.#attendance.typed(writing, incident);
  }

  stopped(writing: Writing): void {
    this.#attendance.stopped(writing);
  }

  told(news: PresenceNews): void {
    this.#presence = told(this.#presence, news);
    this.#announce();
  }

  connected(): void {
    this.known = true;
    this.#attendance.connected();
  }

  lost(): void {
    this.known = false;
    this.#presence = nobody;
    this.announced = '';
    this.#attendance.lost();
  }

  tick(): void {
    this.#attendance.tick();
    this.#announce();
  }

  #announce(): void {
    const begun = this.#news.next(this.#presence, this.#attendance.looking, this.me, performance.now());
    if (begun.length > 0) this.announced = writingWords(begun, this.lookup());
    else if (this.announced && !this.#news.holds(this.#presence, this.me)) this.announced = '';
  }
}
