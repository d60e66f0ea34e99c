import type { FrameState } from 'ol/Map';
import ViewHint from 'ol/ViewHint';
import VectorLayer, { type Options } from 'ol/layer/Vector';
import type VectorSource from 'ol/source/Vector';

/** Layers of this name share a canvas, which is no other layer's. */
const CANVAS = 'ol-layer ground';

/**
 * What lies beneath everything that happens. It is drawn when the map moves or the ground itself changes, and stays on
 * its canvas while only markers do: to draw the city anew for each of them kept a key waiting.
 */
export class GroundLayer extends VectorLayer {
  #drawn: HTMLElement | null = null;
  #kept = false;

  constructor(
    options: Options<VectorSource>,
    private readonly sheet: GroundSheet,
  ) {
    super({ ...options, className: CANVAS });
    sheet.layers.push(this);
  }

  override render(frame: FrameState, target: HTMLElement): HTMLElement | null {
    this.#kept = this.#drawn !== null && this.sheet.keeps(frame);
    if (!this.#kept) this.#drawn = super.render(frame, target);
    return this.#drawn;
  }

  override renderDeferred(frame: FrameState): void {
    if (!this.#kept) super.renderDeferred(frame);
  }
}

/** The canvas of the ground's layers: all of them are drawn, or none is. */
export class GroundSheet {
  readonly layers: { getRevision(): number }[] = [];
  #decided = -1;
  #keeps = false;
  #key = '';

  keeps(frame: FrameState): boolean {
    if (frame.index === this.#decided) return this.#keeps;
    const key = this.#keyOf(frame);
    this.#keeps = key === this.#key;
    this.#key = key;
    this.#decided = frame.index;
    return this.#keeps;
  }

  #keyOf({ viewState, size, pixelRatio, viewHints, layerStatesArray }: FrameState): string {
    const { center, resolution, rotation } = viewState;
    // While it moves it is drawn coarser, and once more when it stands.
    const moving = [viewHints[ViewHint.ANIMATING], viewHints[ViewHint.INTERACTING]];
    const revisions = this.layers.map((layer) => layer.getRevision());
    return JSON.stringify([
      center,
      resolution,
      rotation,
      size,
      pixelRatio,
      moving,
      revisions,
      layerStatesArray.length,
    ]);
  }
}
