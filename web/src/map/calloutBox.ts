import Overlay from 'ol/Overlay';
import type { LonLat } from '../api/contract';
import { besideSpot } from './besideSpot';
import type { Box } from './box';
import type { Spot } from './nameSpots';
import { toGround } from './projection';
import type { Callout } from './scene';

/** A few words above a spot of the map, or beside it where there is no room above. */
export class CalloutBox {
  readonly #title = document.createElement('strong');
  readonly #detail = document.createElement('span');
  readonly #element: HTMLElement;
  readonly overlay: Overlay;

  constructor() {
    const element = document.createElement('div');
    element.className = 'map-callout';
    element.append(this.#title, this.#detail);
    this.#element = element;
    this.overlay = new Overlay({
      element,
      positioning: 'center-center',
      stopEvent: false,
    });
  }

  /** Null for nothing. */
  say(said: { point: LonLat; text: Callout } | null): void {
    this.#title.textContent = said?.text.title ?? '';
    this.#detail.textContent = said?.text.detail ?? '';
    this.overlay.setPosition(said ? toGround(said.point) : undefined);
  }

  /**
   * Puts the words where they are seen whole.
   * @param at where their spot is on the map, in pixels
   * @param covers what lies over the map
   * @returns the words as seen from their spot; null when nothing is said
   */
  stand(at: Spot, size: readonly [number, number], covers: readonly Box[]): Box | null {
    const { offsetWidth: width, offsetHeight: height } = this.#element;
    if (!this.overlay.getPosition() || width === 0) return null;
    const [right, down] = besideSpot(width, height, at, size, covers);
    this.overlay.setOffset([right, down]);
    return {
      left: right - width / 2,
      right: right + width / 2,
      top: down - height / 2,
      bottom: down + height / 2,
    };
  }
}
