import { keep, readKept } from '../app/kept';
import type { Cue } from './cue';
import { Gate } from './gate';
import { OneTab } from './oneTab';
import { Speaker, type SpeakerState } from './speaker';
import { chimeOf } from './tones';

export type Volume = 'low' | 'middle' | 'high';
export const VOLUMES: readonly Volume[] = ['low', 'middle', 'high'];

const STRENGTH: Record<Volume, number> = { low: 0.08, middle: 0.25, high: 0.6 };
const KEPT = 'beredskab.lyd';
const KEPT_VOLUME = 'beredskab.lydstyrke';

/** The sound of a new alert on this device: whether, how loud, and whether the browser lets it be heard. */
export class Sound {
  on = $state(readKept(KEPT) !== 'fra');
  volume = $state<Volume>(VOLUMES.find((volume) => volume === readKept(KEPT_VOLUME)) ?? 'middle');
  state = $state<SpeakerState>('blocked');
  /** It is on and cannot be heard until the page is touched. */
  readonly blocked = $derived(this.on && this.state === 'blocked');

  readonly #gate = new Gate();
  readonly #speaker = new Speaker(() => this.#look());
  readonly #tab = new OneTab();

  constructor() {
    this.#look();
  }

  start(): void {
    for (const touch of TOUCHES) addEventListener(touch, this.#touched, { capture: true });
    addEventListener('storage', this.#elsewhere);
    this.#speaker.start();
  }

  stop(): void {
    for (const touch of TOUCHES) removeEventListener(touch, this.#touched, { capture: true });
    removeEventListener('storage', this.#elsewhere);
    this.#tab.want(false);
    this.#speaker.close();
  }

  switch(on: boolean): void {
    this.on = on;
    keep(KEPT, on ? null : 'fra');
    if (!on) this.#gate.forget();
    this.#look();
  }

  choose(volume: Volume): void {
    this.volume = volume;
    keep(KEPT_VOLUME, volume);
  }

  /** How it sounds, also when it is switched off. @returns whether it could be heard */
  async test(): Promise<boolean> {
    await this.#speaker.unlock();
    return this.#speaker.play(chimeOf({ kind: 'alert', exercise: false }), STRENGTH[this.volume]);
  }

  hear(cue: Cue): void {
    if (this.#tab.mine && this.on) this.#play(this.#gate.offer(cue, performance.now()));
  }

  /** Once a second. */
  tick(): void {
    this.#play(this.#gate.due(performance.now()));
  }

  #play(cue: Cue | null): void {
    if (cue) this.#speaker.play(chimeOf(cue), STRENGTH[this.volume]);
  }

  /** Any touch of the page is enough; a browser may also take the sound away again. */
  #touched = (): void => {
    if (this.state === 'blocked') void this.#speaker.unlock();
  };

  /** Another tab has switched it: this device has one setting. */
  #elsewhere = (event: StorageEvent): void => {
    if (event.key !== KEPT && event.key !== KEPT_VOLUME) return;
    this.on = readKept(KEPT) !== 'fra';
    this.volume = VOLUMES.find((volume) => volume === readKept(KEPT_VOLUME)) ?? 'middle';
    this.#look();
  };

  #look(): void {
    this.state = this.#speaker.state;
    // Only a tab that can be heard is in the line.
    this.#tab.want(this.on && this.state === 'ready');
  }
}

const TOUCHES = ['pointerdown', 'pointerup', 'keydown'] as const;
