import { LineString, Point, type Geometry } from 'ol/geom';
import { Circle, Fill, RegularShape, Stroke, Style } from 'ol/style';
import type { ZoneKind, ZoneShape } from '../api/contract';
import type { ZoneMark } from '../zones/onMap';
import { palettes, type Theme } from './palette';
import { toGround } from './projection';
import { shapeGeometry } from './shapeStyles';
import { EDGES } from './zoneEdges';

export const zoneGeometry = (shape: ZoneShape): Geometry =>
  shape.type === 'Point' ? new Point(toGround(shape.coordinates)) : shapeGeometry(shape);

/** How much wider than the newest the oldest of those that stand beside each other is: it is seen beneath it. */
const RIM_PX = 9;

/**
 * A zone's edge by its kind, and an area filled with the kind's pattern. Those of other incidents are thin. Of those that
 * stand beside each other the older have a rim, which is seen on both sides of a newer one that goes the same way.
 */
export function zoneStyles(mark: ZoneMark, theme: Theme, aside: Aside | null = null): Style[] {
  const p = palettes[theme];
  const colour = mark.disputed ? p.wrong : mark.exercise ? p.exercise : p.zone;
  const faint = !mark.strong || mark.stepsBack;
  // The newest lies on top.
  const base = (mark.strong ? 10 : 0) + (mark.disputed ? 5 + mark.place : 0);
  const spots = mark.shape.type === 'Point' || mark.shape.type === 'MultiPoint';
  return spots
    ? [
        ...(aside ? leader(mark, aside, colour, p.halo, base) : []),
        ...spotStyles(mark, colour, p.badge, p.halo, faint, base, aside),
      ]
    : edgeStyles(mark, colour, p.badge, p.halo, faint, base);
}

/** Where a mark stands that a marker would hide: pixels from its spot, at so many metres per pixel. */
export interface Aside {
  right: number;
  down: number;
  resolution: number;
}

function leader(
  { shape }: ZoneMark,
  { right, down, resolution }: Aside,
  colour: string,
  halo: string,
  zIndex: number,
): Style[] {
  if (shape.type !== 'Point') return [];
  const [x, y] = toGround(shape.coordinates);
  const geometry = new LineString([
    [x, y],
    [x + right * resolution, y - down * resolution],
  ]);
  return [
    new Style({ geometry, zIndex, stroke: new Stroke({ color: halo, width: 5 }) }),
    new Style({ geometry, zIndex, stroke: new Stroke({ color: colour, width: 2 }) }),
  ];
}

/** Nothing for the newest, and for one that stands alone. */
const rimOf = ({ disputed, place }: ZoneMark): number => (disputed ? RIM_PX * (1 - place) : 0);

function edgeStyles(
  mark: ZoneMark,
  colour: string,
  badge: string,
  halo: string,
  faint: boolean,
  zIndex: number,
): Style[] {
  const { kind, shape, disputed } = mark;
  const { under, over, dash } = EDGES[kind];
  const rim = rimOf(mark);
  const thin = faint ? 0.6 : 1;
  const stroke = (color: string, width: number, lineDash: number[] = []): Style =>
    new Style({
      zIndex,
      stroke: new Stroke({
        color,
        width: width * thin,
        lineJoin: 'round',
        lineCap: kind === 'moedested' ? 'round' : 'butt',
        ...(lineDash.length > 0 ? { lineDash: lineDash.map((length) => length * thin) } : {}),
      }),
    });
  const filled = shape.type === 'Polygon' && !faint && !disputed;
  return [
    ...(filled ? [new Style({ zIndex, fill: new Fill({ color: pattern(kind, colour) }) })] : []),
    ...(rim > 0 ? [stroke(halo, (under || over) + rim + 6), stroke(colour, (under || over) + rim + 2)] : []),
    stroke(halo, (under || over) + 4),
    ...(under ? [stroke(colour, under), stroke(badge, over, dash)] : [stroke(colour, over, dash)]),
  ];
}

function spotStyles(
  mark: ZoneMark,
  colour: string,
  badge: string,
  halo: string,
  faint: boolean,
  zIndex: number,
  aside: Aside | null,
): Style[] {
  const { kind } = mark;
  const displacement = aside ? [aside.right, -aside.down] : [0, 0];
  const size = (faint ? 6 : 9) + rimOf(mark);
  const look = (radius: number, color: string, width: number, filled: string): Style => {
    // Only names give way to each other.
    const options = {
      declutterMode: 'none' as const,
      displacement,
      radius,
      fill: new Fill({ color: filled }),
      stroke: new Stroke({ color, width }),
    };
    return new Style({
      zIndex,
      image:
        kind === 'afspaerring'
          ? new RegularShape({ ...options, points: 4, angle: Math.PI / 4, radius: radius * 1.3 })
          : kind === 'uro'
            ? new RegularShape({ ...options, points: 3, radius: radius * 1.3 })
            : new Circle(options),
    });
  };
  return [
    look(size, halo, 6, halo),
    look(size, colour, 2.6, badge),
    ...(kind === 'moedested' || kind === 'trygt-sted'
      ? [
          new Style({
            zIndex,
            image: new Circle({
              declutterMode: 'none',
              displacement,
              radius: size * 0.45,
              ...(kind === 'moedested'
                ? { fill: new Fill({ color: colour }) }
                : { stroke: new Stroke({ color: colour, width: 2 }) }),
            }),
          }),
        ]
      : []),
  ];
}

const patterns = new Map<string, CanvasPattern | string>();
const TILE = 14;

/** What an area of the kind is filled with: stripes, dots, nothing but a tint, or a lattice. */
function pattern(kind: ZoneKind, colour: string): CanvasPattern | string {
  const key = kind + colour;
  const known = patterns.get(key);
  if (known) return known;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = TILE;
  const c = canvas.getContext('2d');
  const made = (c && (paint(c, kind, colour), c.createPattern(canvas, 'repeat'))) ?? 'rgb(0 0 0 / 0%)';
  patterns.set(key, made);
  return made;
}

function paint(c: CanvasRenderingContext2D, kind: ZoneKind, colour: string): void {
  c.strokeStyle = c.fillStyle = colour;
  c.lineWidth = 1.6;
  c.globalAlpha = kind === 'trygt-sted' ? 0.16 : 0.5;
  const diagonal = (up: boolean): void => {
    c.beginPath();
    for (const shift of [-TILE, 0, TILE]) {
      c.moveTo(shift, up ? TILE : 0);
      c.lineTo(shift + TILE, up ? 0 : TILE);
    }
    c.stroke();
  };
  if (kind === 'trygt-sted') c.fillRect(0, 0, TILE, TILE);
  else if (kind === 'moedested') {
    c.beginPath();
    c.arc(TILE / 2, TILE / 2, 1.6, 0, 2 * Math.PI);
    c.fill();
  } else {
    diagonal(true);
    if (kind === 'uro') diagonal(false);
  }
}
