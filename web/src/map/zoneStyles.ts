import { LineString, MultiPoint, Point, Polygon, type Geometry } from 'ol/geom';
import { Circle, Fill, RegularShape, Stroke, Style, Text } from 'ol/style';
import type { ZoneKind, ZoneShape } from '../api/contract';
import type { ZoneMark } from '../zones/onMap';
import { palettes, type Theme } from './palette';
import { toGround } from './projection';
import { shapeGeometry } from './shapeStyles';
import { EDGES } from './zoneEdges';

const FONT = "'IBM Plex Sans', sans-serif";

export const zoneGeometry = (shape: ZoneShape): Geometry =>
  shape.type === 'Point' ? new Point(toGround(shape.coordinates)) : shapeGeometry(shape);

/** Coarser than this, in metres per pixel, the names would lie upon each other: the edges and the list tell. */
const NAMED_TO = 14;

/**
 * A zone's edge by its kind, an area filled with the kind's pattern, and the kind's name at it. Those of other
 * incidents are thin and without a name; of a disputed one each outline says which it is.
 */
export function zoneStyles(mark: ZoneMark, theme: Theme): (metresPerPixel: number) => Style[] {
  const p = palettes[theme];
  const colour = mark.disputed ? p.wrong : mark.exercise ? p.exercise : p.zone;
  const faint = !mark.strong || mark.stepsBack;
  const base = (mark.strong ? 10 : 0) + (mark.disputed ? 5 : 0);
  const spots = mark.shape.type === 'Point' || mark.shape.type === 'MultiPoint';
  const edge = spots
    ? spotStyles(mark.kind, colour, p.badge, p.halo, faint, base)
    : edgeStyles(mark, colour, p.badge, p.halo, faint, base);
  if (mark.stepsBack) return () => edge;
  // Where the names of the drawings have no room, one says for all of them that there are several.
  const counted = mark.counted ? [...edge, countStyle(mark, spots, colour, p.ink, p.halo)] : edge;
  if (!mark.label) return () => counted;
  const named = [...edge, labelStyle(mark, spots, colour, p.ink, p.halo)];
  return (metresPerPixel) => (metresPerPixel <= NAMED_TO ? named : counted);
}

function edgeStyles(
  { kind, shape, disputed }: ZoneMark,
  colour: string,
  badge: string,
  halo: string,
  faint: boolean,
  zIndex: number,
): Style[] {
  const { under, over, dash } = EDGES[kind];
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
    stroke(halo, (under || over) + 4),
    ...(under ? [stroke(colour, under), stroke(badge, over, dash)] : [stroke(colour, over, dash)]),
  ];
}

function spotStyles(
  kind: ZoneKind,
  colour: string,
  badge: string,
  halo: string,
  faint: boolean,
  zIndex: number,
): Style[] {
  const size = faint ? 6 : 9;
  const look = (radius: number, color: string, width: number, filled: string): Style => {
    // Only names give way to each other.
    const options = {
      declutterMode: 'none' as const,
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

function labelStyle(
  { label, version, shape, place }: ZoneMark,
  spots: boolean,
  colour: string,
  ink: string,
  halo: string,
): Style {
  const text = version ? [label, '600 13px ' + FONT, '\n', '', version, '600 12px ' + FONT] : label;
  return new Style({
    geometry: labelled(shape, place),
    // Of two that would cover each other the one of a dispute stands.
    zIndex: version ? 41 : 40,
    text: new Text({
      text,
      font: `600 13px ${FONT}`,
      offsetY: spots ? 24 : version ? -8 : 0,
      fill: new Fill({ color: ink }),
      stroke: new Stroke({ color: halo, width: 4 }),
      overflow: true,
      ...(version
        ? {
            declutterMode: 'obstacle' as const,
            backgroundFill: new Fill({ color: halo }),
            backgroundStroke: new Stroke({ color: colour, width: 2 }),
            padding: [3, 6, 2, 6],
          }
        : {}),
    }),
  });
}

function countStyle(
  { counted, shape }: ZoneMark,
  spots: boolean,
  colour: string,
  ink: string,
  halo: string,
): Style {
  return new Style({
    geometry: labelled(shape, 0.5),
    zIndex: 42,
    text: new Text({
      text: counted,
      font: `600 12px ${FONT}`,
      offsetY: spots ? 24 : -14,
      fill: new Fill({ color: ink }),
      backgroundFill: new Fill({ color: halo }),
      backgroundStroke: new Stroke({ color: colour, width: 2 }),
      padding: [2, 5, 1, 5],
      overflow: true,
      // A conflict is seen at every scale, whatever stands there already.
      declutterMode: 'obstacle',
    }),
  });
}

/**
 * Where the name stands: at the first spot; along a line, on the middle or as far as its place among several; at an
 * area's northernmost corner, or the one as far round from it.
 */
function labelled(shape: ZoneShape, place: number): Geometry {
  const geometry = zoneGeometry(shape);
  if (geometry instanceof MultiPoint) return new Point(geometry.getFirstCoordinate());
  if (geometry instanceof LineString) return new Point(geometry.getCoordinateAt(0.15 + 0.7 * place));
  if (geometry instanceof Polygon) {
    const ring = geometry.getCoordinates()[0] ?? [];
    const corners = ring.slice(0, -1);
    const north = corners.reduce((best, at, i) => ((at[1] ?? 0) > (corners[best]?.[1] ?? 0) ? i : best), 0);
    const round = place === 0.5 ? 0 : Math.round((place * corners.length) / 2);
    return new Point(corners[(north + round) % corners.length] ?? [0, 0]);
  }
  return geometry;
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
