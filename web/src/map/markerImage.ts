import type { IncidentType, Level } from '../api/contract';
import { glyphs, octagon } from '../look/symbols';
import { palettes, type Theme } from './palette';

/** Pixels of the drawing's side, before scaling. */
export const MARKER_SIZE = 64;
const SCALE = 3;
const cache = new Map<string, HTMLCanvasElement>();

export interface MarkerLook {
  type: IncidentType;
  /** Null: stood down. */
  level: Level | null;
  selected: boolean;
  /** Drawn with a hatched violet ring around it. */
  exercise: boolean;
  /** Nobody knows more than the area: drawn with a ring of dots around it. */
  vague: boolean;
  /** How many incidents it stands for, when more than one. */
  count: number;
}

/** The marker as a picture, three times as large as it is shown. */
export function markerImage(look: MarkerLook, theme: Theme): { img: HTMLCanvasElement; scale: number } {
  const key = [theme, look.type, look.level, look.selected, look.exercise, look.vague, look.count].join();
  let img = cache.get(key);
  if (!img) {
    img = draw(look, theme);
    cache.set(key, img);
  }
  return { img, scale: 1 / SCALE };
}

function draw(
  { type, level, selected, exercise, vague, count }: MarkerLook,
  theme: Theme,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = MARKER_SIZE * SCALE;
  const c = canvas.getContext('2d');
  if (!c) return canvas;
  const p = palettes[theme];
  c.scale(SCALE, SCALE);
  c.translate(MARKER_SIZE / 2, MARKER_SIZE / 2);
  c.lineJoin = c.lineCap = 'round';
  const colours = level === null ? { fill: p.badge, edge: p.normal, glyph: p.normal } : p.levels[level];
  const shape = shapeOf(level);

  if (selected) {
    c.beginPath();
    c.arc(0, 0, 27, 0, 2 * Math.PI);
    c.strokeStyle = p.halo;
    c.lineWidth = 5;
    c.stroke();
    c.strokeStyle = p.ink;
    c.lineWidth = 2.2;
    c.stroke();
  }
  if (exercise) {
    c.beginPath();
    c.arc(0, 0, 22, 0, 2 * Math.PI);
    c.strokeStyle = p.halo;
    c.lineWidth = 7;
    c.stroke();
    c.strokeStyle = p.exercise;
    c.lineWidth = 4.5;
    c.lineCap = 'butt';
    c.setLineDash([5, 3.5]);
    c.stroke();
    c.setLineDash([]);
    c.lineCap = 'round';
  }
  if (vague) {
    c.beginPath();
    c.arc(0, 0, 28.5, 0, 2 * Math.PI);
    for (const [color, width] of [
      [p.halo, 5],
      [level === null ? p.normal : p.levels[level].edge, 3],
    ] as const) {
      c.strokeStyle = color;
      c.lineWidth = width;
      c.setLineDash([0.1, 7.36]);
      c.stroke();
    }
    c.setLineDash([]);
  }
  c.strokeStyle = p.halo;
  c.lineWidth = 5 + 2.4;
  c.stroke(shape);
  c.fillStyle = colours.fill;
  c.fill(shape);
  c.strokeStyle = colours.edge;
  c.lineWidth = level === 1 ? 2.4 : 1.6;
  if (level === null) c.setLineDash([2.6, 3]);
  c.stroke(shape);
  c.setLineDash([]);

  c.save();
  const grid = level === 3 ? 0.8 : level === null ? 0.56 : 0.7;
  c.scale(grid, grid);
  c.translate(-12, -12);
  c.strokeStyle = colours.glyph;
  c.lineWidth = level === null ? 1.9 : 2.2;
  c.stroke(new Path2D(glyphs[type]));
  c.restore();

  if (level !== null) badge(c, 12.5, -12.5, String(level), colours.edge, p.badge, p.ink);
  if (count > 1) badge(c, -13, 13, `${count}`, p.ink, p.ink, p.badge);
  return canvas;
}

function shapeOf(level: Level | null): Path2D {
  const path = new Path2D();
  if (level === 1) path.arc(0, 0, 14, 0, 2 * Math.PI);
  else if (level === 2) path.roundRect(-14, -14, 28, 28, 6);
  else if (level === 3) path.addPath(new Path2D(octagon(17)));
  else path.arc(0, 0, 12, 0, 2 * Math.PI);
  return path;
}

function badge(
  c: CanvasRenderingContext2D,
  x: number,
  y: number,
  text: string,
  edge: string,
  fill: string,
  ink: string,
): void {
  c.beginPath();
  c.arc(x, y, 8.5, 0, 2 * Math.PI);
  c.fillStyle = fill;
  c.fill();
  c.strokeStyle = edge;
  c.lineWidth = 1.8;
  c.stroke();
  c.fillStyle = ink;
  c.font = "700 11px 'IBM Plex Sans', sans-serif";
  c.textAlign = 'center';
  c.textBaseline = 'middle';
  c.fillText(text, x, y + 0.7);
}
