import type { BaseMap } from '../api/baseMap';
import { groundOf } from './baseLayers';
import { MapView } from './mapView';
import type { Scene } from './scene';

/** Twice as fine as a screen, as paper is. */
const RATIO = 2;

/**
 * The map as a picture for paper, drawn before the call returns: a page that is about to be printed waits for nothing.
 * In the light colours, whatever the screen has.
 */
export function pictureOf(
  base: BaseMap | null,
  scene: Scene,
  { width, height }: { width: number; height: number },
): HTMLCanvasElement {
  const host = document.createElement('div');
  host.style.cssText = `position:fixed;left:-10000px;top:0;width:${width}px;height:${height}px`;
  document.body.append(host);
  const view = new MapView(
    host,
    { theme: 'light', interactive: false, pixelRatio: RATIO },
    { clicked: () => undefined, picked: () => undefined, moved: () => undefined },
  );
  try {
    view.setGround(base && groundOf(base), 'light');
    view.setScene(scene);
    return view.picture();
  } finally {
    view.destroy();
    host.remove();
  }
}
