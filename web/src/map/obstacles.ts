import type { Box } from './dodge';
import { fanOut } from './fan';
import { MARKER_SIZE } from './markerImage';
import type { Spot } from './nameSpots';
import { toGround } from './projection';
import type { Callout, Marker, Scene } from './scene';

/** What stands on the map and must not cover the names of the bydele. Widths of texts are estimates. */
export interface Obstacle {
  /** Metres of the map's projection. */
  at: [x: number, y: number];
  box: Box;
}

const CHARACTER_PX = 7;

const calloutBox = ({ title, detail }: Callout): Box => {
  const half = (Math.max(title.length, detail.length) * CHARACTER_PX) / 2 + 14;
  return { left: -half, top: -96, right: half, bottom: -40 };
};

function markerBox({ label, selected }: Marker, named: boolean): Box {
  const half = Math.max(MARKER_SIZE / 2, selected || !named ? 0 : (label.length * CHARACTER_PX) / 2);
  return {
    left: -half,
    top: -MARKER_SIZE / 2,
    right: half,
    bottom: selected || !named ? MARKER_SIZE / 2 : 38,
  };
}

/** Where markers and their names stand, those that were fanned out too: pixels from the map's corner. */
export const markerBoxes = (
  markers: readonly Marker[],
  pixelOf: (marker: Marker) => [number, number],
): Box[] =>
  fanOut(markers, pixelOf).map(({ marker, offset: [right, up], count }) => {
    const [x, y] = pixelOf(marker);
    const alone = count === 1 && right === 0 && up === 0;
    return boxFrom(markerBox(marker, alone), [x + right, y - up]);
  });

export const boxFrom = (box: Box, [x, y]: Spot): Box => ({
  left: x + box.left,
  right: x + box.right,
  top: y + box.top,
  bottom: y + box.bottom,
});

/** @param stands where the words about the chosen spot were put, as seen from it; above it until they were */
export function obstaclesOf({ markers, pin, callout, sketch }: Scene, stands: Box | null = null): Obstacle[] {
  const obstacles: Obstacle[] = markers.map((marker) => ({
    at: toGround(marker.point),
    box: markerBox(marker, true),
  }));
  const said = pin?.callout ? { point: pin.point, text: pin.callout } : (sketch?.callout ?? callout);
  if (pin) obstacles.push({ at: toGround(pin.point), box: { left: -42, top: -42, right: 42, bottom: 42 } });
  if (said) obstacles.push({ at: toGround(said.point), box: stands ?? calloutBox(said.text) });
  return obstacles;
}

/** The same boxes as seen from another place. */
export const seenFrom = (place: number[], resolution: number, obstacles: readonly Obstacle[]): Box[] =>
  obstacles.map(({ at, box }) => {
    const right = (at[0] - (place[0] ?? 0)) / resolution;
    const down = ((place[1] ?? 0) - at[1]) / resolution;
    return {
      left: box.left + right,
      top: box.top + down,
      right: box.right + right,
      bottom: box.bottom + down,
    };
  });
