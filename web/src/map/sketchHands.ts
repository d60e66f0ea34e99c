import type OlMap from 'ol/Map';
import type MapBrowserEvent from 'ol/MapBrowserEvent';
import PointerInteraction from 'ol/interaction/Pointer';
import type { LonLat } from '../api/contract';
import { middleAfter, type Drawing } from '../drawing/drawing';
import { toGround, toLonLat } from './projection';

/** What a hand on the map does to a drawing. */
export interface Sketcher {
  readonly drawing: Drawing;
  /** A corner is pointed out by a touch; once more, and it is not. */
  pick(index: number): void;
  hold(of: Handle): void;
  drag(to: LonLat): void;
  drop(): void;
  insertAfter(index: number): void;
}

/** A corner, or the plus in the middle of the side after it. */
export interface Handle {
  kind: 'corner' | 'new';
  index: number;
}

/** Half of 44 pixels: what a finger hits. */
const REACH_PX = 22;
/** A pointer is on what it touches: beside a corner it sets the next. */
const POINTER_REACH_PX = 10;
/** A side shorter than this has no plus: it would lie under the corners. */
export const LEAST_SIDE_PX = 2 * REACH_PX * 2;

/** The handles of a drawing at a scale, where they lie on the ground; a plus has no corner. */
export function handlesOf(drawing: Drawing, metresPerPixel: number): { of: Handle; at: [number, number] }[] {
  const ground = drawing.corners.map(toGround);
  const corners = ground.map((at, index) => ({ of: { kind: 'corner' as const, index }, at }));
  const pluses = drawing.corners.flatMap((_, index) => {
    const middle = middleAfter(drawing, index);
    const [a, b] = [ground[index], ground[(index + 1) % ground.length]];
    if (!middle || !a || !b) return [];
    const long = Math.hypot(a[0] - b[0], a[1] - b[1]) / metresPerPixel >= LEAST_SIDE_PX;
    return long ? [{ of: { kind: 'new' as const, index }, at: toGround(middle) }] : [];
  });
  return [...corners, ...pluses];
}

const isMouse = (by: UIEvent | null): boolean =>
  by !== null && 'pointerType' in by && by.pointerType === 'mouse';

/** The handle under a finger, the nearest; of a corner and a plus alike near, the corner. */
export function handleAt(
  drawing: Drawing,
  map: OlMap,
  coordinate: number[],
  by: UIEvent | null = null,
): Handle | null {
  const reach = isMouse(by) ? POINTER_REACH_PX : REACH_PX;
  const metresPerPixel = map.getView().getResolution() ?? 1;
  const [x = 0, y = 0] = coordinate;
  let best: { of: Handle; pixels: number } | null = null;
  for (const { of, at } of handlesOf(drawing, metresPerPixel)) {
    const pixels = Math.hypot(at[0] - x, at[1] - y) / metresPerPixel;
    if (pixels <= reach && (!best || pixels < best.pixels)) best = { of, pixels };
  }
  return best?.of ?? null;
}

/**
 * Drags a corner, or a plus that becomes one. OpenLayers' own Draw ends a drawing and cannot go on with it, and its
 * Modify shows no handles to a finger; a press that is no drag is the map's click.
 */
export class SketchHands extends PointerInteraction {
  #moved = false;

  constructor(sketcher: () => Sketcher | null) {
    let held: Handle | null = null;
    super({
      handleDownEvent: (event: MapBrowserEvent) => {
        const sketch = sketcher();
        held = sketch && handleAt(sketch.drawing, event.map, event.coordinate, event.originalEvent);
        this.#moved = false;
        return held !== null;
      },
      handleDragEvent: (event: MapBrowserEvent) => {
        const sketch = sketcher();
        if (!sketch || !held) return;
        if (!this.#moved) sketch.hold(held);
        this.#moved = true;
        sketch.drag(toLonLat(event.coordinate));
      },
      handleUpEvent: () => {
        if (this.#moved) sketcher()?.drop();
        held = null;
        return false;
      },
    });
  }
}
