import { afterEach, describe, expect, it, vi } from 'vitest';
import { Sound } from './sound.svelte';

/** A context that is heard the moment it is made, as in a page that was touched. */
class Heard extends EventTarget {
  state = 'running';
  resume = async (): Promise<void> => undefined;
  close = async (): Promise<void> => undefined;
}

describe('the sound of a page that has been touched', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is ready as it starts, and never before it is whole', () => {
    vi.stubGlobal('AudioContext', Heard);
    vi.stubGlobal('navigator', { userActivation: { hasBeenActive: true } });
    vi.stubGlobal('addEventListener', () => undefined);
    vi.stubGlobal('removeEventListener', () => undefined);
    vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
    const sound = new Sound();
    sound.start();
    expect(sound.state).toBe('ready');
    expect(sound.blocked).toBe(false);
    sound.stop();
  });
});
