import type { Chime } from './tones';

/** blocked: the browser lets nothing be heard before somebody has touched the page. */
export type SpeakerState = 'unsupported' | 'blocked' | 'ready';

/** The browser's way to make a sound. Nothing is fetched: the tones are made when they are heard. */
export class Speaker {
  #context: AudioContext | null = null;
  state: SpeakerState;

  constructor(private readonly changed: () => void) {
    this.state = typeof AudioContext === 'undefined' ? 'unsupported' : 'blocked';
  }

  /** The page may have been touched already, as when one has just signed in. */
  start(): void {
    // Made before a touch, it would only begin suspended, and browsers complain of it.
    if (navigator.userActivation?.hasBeenActive) void this.unlock();
  }

  /** To be called when the page is touched; harmless otherwise. */
  async unlock(): Promise<void> {
    if (this.state === 'unsupported') return;
    try {
      this.#context ??= this.#made();
      if (this.#context.state !== 'running') await this.#context.resume();
    } catch {
      // Still blocked: said as such.
    }
    this.#look();
  }

  /** @param volume 0 to 1 @returns whether it can be heard */
  play({ tones, strength, wave }: Chime, volume: number): boolean {
    const context = this.#context;
    if (!context || context.state !== 'running') {
      this.#look();
      return false;
    }
    const start = context.currentTime + 0.02;
    for (const { hertz, at, seconds } of tones) {
      const oscillator = context.createOscillator();
      const gain = context.createGain();
      oscillator.type = wave;
      oscillator.frequency.value = hertz;
      // Without a slope at both ends a tone clicks.
      gain.gain.setValueAtTime(0, start + at);
      gain.gain.linearRampToValueAtTime(volume * strength, start + at + 0.015);
      gain.gain.exponentialRampToValueAtTime(0.0001, start + at + seconds);
      oscillator.connect(gain).connect(context.destination);
      oscillator.start(start + at);
      oscillator.stop(start + at + seconds + 0.02);
    }
    return true;
  }

  close(): void {
    void this.#context?.close().catch(() => undefined);
    this.#context = null;
  }

  #made(): AudioContext {
    const context = new AudioContext();
    context.addEventListener('statechange', () => this.#look());
    return context;
  }

  #look(): void {
    const state =
      this.state === 'unsupported' ? 'unsupported' : this.#context?.state === 'running' ? 'ready' : 'blocked';
    if (state === this.state) return;
    this.state = state;
    this.changed();
  }
}
