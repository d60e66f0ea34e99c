import type { BaseMap } from '../api/baseMap';
import type { Room, View } from '../paper/paperView';
import { groundOf } from './baseLayers';
import { MapView } from './mapView';
import type { Scene } from './scene';

/** Twice as fine as a screen, as paper is. */
const RATIO = 2;

/** A map for paper. */
export interface MapPicture {
  canvas: HTMLCanvasElement;
  /** Of the room that it was given. */
  metresPerPixel: number;
}

/**
 * The map as a picture for paper, drawn before the call returns: a page that is about to be printed waits for nothing.
 * In the light colours, whatever the screen has.
 * @param view null for the whole city, and what lies outside of it
 */
export function pictureOf(
  base: BaseMap | null,
  scene: Scene,
  { width, height }: Room,
  view: View | null = null,
): MapPicture {
  const host = document.createElement('div');
  host.style.cssText = `position:fixed;left:-10000px;top:0;width:${width}px;height:${height}px`;
  document.body.append(host);
  const map = new MapView(
    host,
    { theme: 'light', interactive: false, pixelRatio: RATIO, anywhere: view !== null },
    { clicked: () => undefined, picked: () => undefined, moved: () => undefined },
  );
  try {
    map.setGround(base && groundOf(base), 'light');
    map.setScene(scene);
    const canvas = map.picture(view);
    return { canvas, metresPerPixel: map.frame().metresPerPixel };
  } finally {
    map.destroy();
    host.remove();
  }
}
