import type { Cue } from './cue';

/** One tone; seconds, from the beginning of the sound. */
export interface Tone {
  hertz: number;
  at: number;
  seconds: number;
}

export interface Chime {
  tones: readonly Tone[];
  /** Against the loudest, 0 to 1. */
  strength: number;
  /** An exercise sounds round and low, what is real bright. */
  wave: 'sine' | 'triangle';
}

/* Short, rising and clear; nothing like a siren, and nothing like the police's public warning. */
const rising = (notes: readonly number[], from: number): Tone[] =>
  notes.map((hertz, i) => ({ hertz, at: from + i * 0.16, seconds: 0.24 }));
const NEW = [659.3, 880];
const ALERT = [659.3, 880, 1108.7];

export function chimeOf({ kind, exercise }: Cue): Chime {
  // All exercises sound the same: one low, soft tone that goes down.
  if (exercise)
    return {
      tones: [
        { hertz: 392, at: 0, seconds: 0.3 },
        { hertz: 293.7, at: 0.26, seconds: 0.4 },
      ],
      strength: 0.4,
      wave: 'sine',
    };
  switch (kind) {
    case 'alert':
      return { tones: [...rising(ALERT, 0), ...rising(ALERT, 0.72)], strength: 1, wave: 'triangle' };
    case 'raised':
      return { tones: [...rising(NEW, 0), ...rising(NEW, 0.5)], strength: 0.8, wave: 'triangle' };
    case 'new':
      return { tones: rising(NEW, 0), strength: 0.8, wave: 'triangle' };
  }
}
