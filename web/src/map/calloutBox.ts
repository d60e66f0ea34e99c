import Overlay from 'ol/Overlay';
import type { LonLat } from '../api/contract';
import { toGround } from './projection';
import type { Callout } from './scene';

/** A few words above a spot of the map. */
export class CalloutBox {
  readonly #title = document.createElement('strong');
  readonly #detail = document.createElement('span');
  readonly overlay: Overlay;

  constructor() {
    const element = document.createElement('div');
    element.className = 'map-callout';
    element.append(this.#title, this.#detail);
    this.overlay = new Overlay({
      element,
      positioning: 'bottom-center',
      offset: [0, -40],
      stopEvent: false,
    });
  }

  /** Null for nothing. */
  say(said: { point: LonLat; text: Callout } | null): void {
    this.#title.textContent = said?.text.title ?? '';
    this.#detail.textContent = said?.text.detail ?? '';
    this.overlay.setPosition(said ? toGround(said.point) : undefined);
  }
}
