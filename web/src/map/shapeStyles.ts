import { LineString, MultiPoint, Polygon, type Geometry } from 'ol/geom';
import { Circle, Fill, Stroke, Style } from 'ol/style';
import type { Level, Shape } from '../api/contract';
import { palettes, type Theme } from './palette';
import { toGround } from './projection';
import type { Marker } from './scene';

export function shapeGeometry(shape: Shape): Geometry {
  switch (shape.type) {
    case 'MultiPoint':
      return new MultiPoint(shape.coordinates.map(toGround));
    case 'LineString':
      return new LineString(shape.coordinates.map(toGround));
    case 'Polygon':
      return new Polygon([shape.coordinates[0].map(toGround)]);
  }
}

/** The colour as it shows through, `rgb(… / …%)`. */
function through(hex: string, percent: number): string {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${r} ${g} ${b} / ${percent}%)`;
}

interface Colours {
  fill: string;
  edge: string;
}

/**
 * An incident's shape as its marker: the level's edge and fill within a halo; stood down grey and broken, an exercise
 * within a broken violet band, the chosen one within a ring of ink.
 */
export function shapeStyles({ shape, level, exercise, selected }: Marker, theme: Theme): Style[] {
  if (!shape) return [];
  const colours = coloursOf(level, theme);
  return shape.type === 'MultiPoint'
    ? spotStyles(colours, level === null, exercise, selected, theme)
    : lineStyles(colours, shape.type === 'Polygon', level === null, exercise, selected, theme);
}

function coloursOf(level: Level | null, theme: Theme): Colours {
  const p = palettes[theme];
  return level === null ? { fill: p.badge, edge: p.normal } : p.levels[level];
}

function lineStyles(
  { fill, edge }: Colours,
  area: boolean,
  over: boolean,
  exercise: boolean,
  selected: boolean,
  theme: Theme,
): Style[] {
  const p = palettes[theme];
  const base = selected ? 40 : 20;
  const stroke = (color: string, width: number, lineDash?: number[]): Style =>
    new Style({
      zIndex: base,
      stroke: new Stroke({
        color,
        width,
        lineJoin: 'round',
        ...(lineDash ? { lineDash, lineCap: 'butt' } : { lineCap: 'round' }),
      }),
    });
  return [
    ...(area ? [new Style({ zIndex: base, fill: new Fill({ color: through(edge, over ? 8 : 18) }) })] : []),
    ...(selected ? [stroke(p.halo, exercise ? 19 : 13), stroke(p.ink, exercise ? 16 : 10)] : []),
    ...(exercise ? [stroke(p.halo, 13), stroke(p.exercise, 11, [5, 3.5])] : []),
    stroke(p.halo, over ? 6 : 7.5),
    ...(over ? [stroke(edge, 2.4, [7, 5])] : [stroke(edge, 5), stroke(fill, 2)]),
  ];
}

function spotStyles(
  { fill, edge }: Colours,
  over: boolean,
  exercise: boolean,
  selected: boolean,
  theme: Theme,
): Style[] {
  const p = palettes[theme];
  const base = selected ? 40 : 20;
  const ring = (radius: number, color: string, width: number, lineDash?: number[]): Style =>
    new Style({
      zIndex: base,
      image: new Circle({
        radius,
        stroke: new Stroke({ color, width, ...(lineDash ? { lineDash, lineCap: 'butt' } : {}) }),
      }),
    });
  return [
    ...(selected ? [ring(exercise ? 17 : 12.5, p.halo, 5), ring(exercise ? 17 : 12.5, p.ink, 2.2)] : []),
    ...(exercise ? [ring(12, p.halo, 6), ring(12, p.exercise, 4, [4, 2.8])] : []),
    new Style({
      zIndex: base,
      image: new Circle({
        radius: 7,
        fill: new Fill({ color: fill }),
        stroke: new Stroke({ color: p.halo, width: 5.5 }),
      }),
    }),
    new Style({
      zIndex: base,
      image: new Circle({
        radius: 7,
        fill: new Fill({ color: fill }),
        stroke: new Stroke({ color: edge, width: 2.4, ...(over ? { lineDash: [2.6, 3] } : {}) }),
      }),
    }),
  ];
}
