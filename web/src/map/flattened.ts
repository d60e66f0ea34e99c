import type OlMap from 'ol/Map';

/**
 * The layers of a map, which lie on each other on the page, on one canvas.
 * @param ratio pixels of the picture for each of the page's
 * @param beyond what is seen where no ground is drawn
 */
export function flattened(map: OlMap, ratio: number, beyond: CanvasPattern | string): HTMLCanvasElement {
  const [width = 0, height = 0] = map.getSize() ?? [];
  const picture = document.createElement('canvas');
  [picture.width, picture.height] = [width * ratio, height * ratio];
  const c = picture.getContext('2d');
  if (!c) return picture;
  const layers = map.getViewport()?.querySelectorAll<HTMLCanvasElement>('.ol-layer canvas');
  for (const canvas of layers ?? []) {
    if (canvas.width === 0) continue;
    // A layer is drawn at the ratio, and laid on the page by a matrix.
    const matrix = /^matrix\((.*)\)$/.exec(canvas.style.transform)?.[1]?.split(',').map(Number);
    const [a, b, d, e, f, g] = matrix?.length === 6 ? matrix : [1 / ratio, 0, 0, 1 / ratio, 0, 0];
    c.setTransform(
      (a ?? 0) * ratio,
      (b ?? 0) * ratio,
      (d ?? 0) * ratio,
      (e ?? 0) * ratio,
      (f ?? 0) * ratio,
      (g ?? 0) * ratio,
    );
    c.drawImage(canvas, 0, 0);
  }
  // On the screen the page lies under it; paper would be white there.
  c.setTransform(1, 0, 0, 1, 0, 0);
  c.globalCompositeOperation = 'destination-over';
  c.fillStyle = beyond;
  c.fillRect(0, 0, picture.width, picture.height);
  return picture;
}
