import { locateAddress, searchAddresses, type Address } from '../api/addresses';
import type { LonLat } from '../api/contract';
import { NotSignedIn, Refused } from '../api/problem';
import { looksLikeAddress, stillFits } from '../map/addresses';
import { texts } from '../texts';

/** So long a pause in the typing, and the service is asked. */
const PAUSE_MS = 250;
/** A service that was down is asked again after this, for as long as the same text stands there. */
const AGAIN_MS = 3000;

/** Finds street addresses for one field while somebody types. Nothing waits for it: what it finds comes when it comes. */
export class AddressFinder {
  /** `down`: the service does not answer. */
  state = $state<'quiet' | 'asking' | 'down'>('quiet');
  /** The title of the one that was taken, while it is being looked for. */
  fetching = $state<string | null>(null);
  /** Why the one that was taken was not found; empty when it was. */
  lost = $state('');
  #found = $state.raw<{ text: string; addresses: Address[] } | null>(null);
  #pause: ReturnType<typeof setTimeout> | undefined;
  #asked: AbortController | null = null;

  /** @param configured Whether there is a service to ask. */
  constructor(private readonly configured: () => boolean) {}

  get on(): boolean {
    return this.configured();
  }

  /** Those that fit what is typed, of the newest answer. */
  fitting(typed: string): Address[] {
    const found = this.#found;
    if (!found || !looksLikeAddress(typed)) return [];
    return found.text === typed
      ? found.addresses
      : found.addresses.filter(({ title }) => stillFits(title, typed));
  }

  /** Told of each letter. */
  typed(text: string): void {
    this.#drop();
    this.fetching = null;
    this.lost = '';
    const wanted = this.on && looksLikeAddress(text);
    if (!wanted) {
      this.state = 'quiet';
      this.#found = null;
    } else if (this.#found?.text !== text) {
      if (this.state !== 'down') this.state = 'asking';
      this.#pause = setTimeout(() => void this.#ask(text), PAUSE_MS);
    }
  }

  /** Nobody types any more. */
  stop(): void {
    this.#drop();
    this.fetching = null;
    this.lost = '';
    this.state = 'quiet';
    this.#found = null;
  }

  /** @returns where it lies; null when it was not found, or when something else was typed or chosen meanwhile. */
  async take({ id, title }: Address): Promise<LonLat | null> {
    this.fetching = title;
    this.lost = '';
    const overtaken = (): boolean => this.fetching !== title;
    try {
      const point = await locateAddress(id);
      return overtaken() ? null : point;
    } catch (error) {
      if (!overtaken())
        this.lost = error instanceof Refused ? error.problem.detail : texts.report.addressLost;
      return null;
    } finally {
      if (!overtaken()) this.fetching = null;
    }
  }

  async #ask(text: string): Promise<void> {
    const asked = new AbortController();
    this.#asked = asked;
    try {
      const addresses = await searchAddresses(text.trim(), asked.signal);
      if (this.#asked !== asked) return;
      this.#found = { text, addresses };
      this.state = 'quiet';
    } catch (error) {
      if (this.#asked !== asked) return;
      this.#found = { text, addresses: [] };
      // A text that the Hub does not send on finds nothing; the stream says it when nobody is signed in.
      const settled = error instanceof Refused || error instanceof NotSignedIn;
      this.state = settled ? 'quiet' : 'down';
      if (!settled) this.#pause = setTimeout(() => void this.#ask(text), AGAIN_MS);
    }
  }

  #drop(): void {
    clearTimeout(this.#pause);
    this.#asked?.abort();
    this.#asked = null;
  }
}
