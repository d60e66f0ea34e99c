import { meets, type Box } from './box';
import type { Chord } from './chords';

/** Metres of the map's projection, east and north. */
export type Ground = readonly [east: number, north: number];

/** How a name can be written. */
export interface Wording {
  rows: readonly string[];
  width: number;
  height: number;
}

export interface WantedArea {
  id: string;
  /** Where it stands unless something is there. */
  home: Ground;
  /** Where else there is room within it. */
  chords: readonly Chord[];
  /** The best first. */
  wordings: readonly Wording[];
  /** Pixels from its home. */
  farthest: number;
}

export interface AreaName {
  at: Ground;
  rows: readonly string[];
}

/** How the map is seen. */
export interface Seen {
  pixelOf: (ground: Ground) => readonly [x: number, y: number];
  groundAt: (x: number, y: number) => Ground;
  size: readonly [width: number, height: number];
}

/** Between the spots that are tried along a stretch. */
const STEP_PX = 10;
const MARGIN_PX = 3;
/** What a pixel outside of the area costs, in pixels away from its home. */
const OUT_COST = 3;
/** What it costs to be written in another way than the best. */
const WORDING_COST = 24;

interface Candidate {
  x: number;
  y: number;
  wording: Wording;
  cost: number;
}

/**
 * Where the names of areas stand so that they cover nothing: each at its home, or else as near to it as there is room
 * within its own area. In the order given: the first has the choice.
 * @param taken what nothing may lie over; the names that were placed are added to it
 * @returns by the area's id; what has no room is left out
 */
export function areaNames(wanted: readonly WantedArea[], taken: Box[], seen: Seen): Map<string, AreaName> {
  return new Map(
    wanted.flatMap((area) => {
      const spot = candidatesOf(area, seen).find((one) => {
        const box = boxOf(one);
        return inSight(box, seen.size) && !taken.some((other) => meets(box, other));
      });
      if (!spot) return [];
      taken.push(boxOf(spot));
      return [[area.id, { at: seen.groundAt(spot.x, spot.y), rows: spot.wording.rows }] as const];
    }),
  );
}

function candidatesOf({ home, chords, wordings, farthest }: WantedArea, seen: Seen): Candidate[] {
  const [homeX, homeY] = seen.pixelOf(home);
  return wordings
    .flatMap((wording, nth) => {
      const own: Candidate = { x: homeX, y: homeY, wording, cost: nth * WORDING_COST };
      return [own, ...chords.flatMap((chord) => along(chord, wording, own, seen))];
    })
    .filter(({ x, y }) => Math.hypot(x - homeX, y - homeY) <= farthest)
    .sort((a, b) => a.cost - b.cost);
}

/** The spots of a stretch, those in sight: all along it where the name has room, or else its middle. */
function along(chord: Chord, wording: Wording, home: Candidate, seen: Seen): Candidate[] {
  const [left, y] = seen.pixelOf([chord.west, chord.north]);
  const [right] = seen.pixelOf([chord.east, chord.north]);
  if (y < 0 || y > seen.size[1] || right < 0 || left > seen.size[0]) return [];
  const half = wording.width / 2;
  const out = Math.max(0, wording.width - (right - left));
  const from = Math.max(left + half, half);
  const to = Math.min(right - half, seen.size[0] - half);
  const spots =
    out > 0 || to <= from
      ? [(left + right) / 2]
      : Array.from({ length: Math.floor((to - from) / STEP_PX) + 1 }, (_, i) => from + i * STEP_PX);
  return spots.map((x) => ({
    x,
    y,
    wording,
    cost: home.cost + Math.hypot(x - home.x, y - home.y) + out * OUT_COST,
  }));
}

const boxOf = ({ x, y, wording: { width, height } }: Candidate): Box => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

const inSight = (box: Box, [width, height]: Seen['size']): boolean =>
  box.left >= MARGIN_PX &&
  box.top >= MARGIN_PX &&
  box.right <= width - MARGIN_PX &&
  box.bottom <= height - MARGIN_PX;
