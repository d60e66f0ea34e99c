import { LineString, Point, Polygon } from 'ol/geom';
import { Circle, Fill, Stroke, Style, Text } from 'ol/style';
import { palettes, type Theme } from './palette';
import { toGround } from './projection';
import type { Sketch } from './scene';
import { handlesOf } from './sketchHands';

const FONT = "'IBM Plex Sans', sans-serif";
const CORNER_PX = 11;
const PLUS_PX = 8;

/** What is being drawn, with a numbered handle at each corner and a plus on each side that has room for it. */
export function sketchStyles(
  { drawing, chosen, wrong, exercise }: Sketch,
  theme: Theme,
  metresPerPixel: number,
): Style[] {
  const p = palettes[theme];
  const { kind, corners } = drawing;
  const ground = corners.map(toGround);
  const [first] = ground;
  const colour = wrong ? p.wrong : exercise ? p.exercise : p.act;
  const styles: Style[] = [];
  const line = (color: string, width: number, zIndex: number, lineDash?: number[]): Style =>
    new Style({
      geometry: new LineString(kind === 'area' && first && ground.length > 2 ? [...ground, first] : ground),
      zIndex,
      stroke: new Stroke({ color, width, lineJoin: 'round', ...(lineDash ? { lineDash } : {}) }),
    });
  if (kind === 'area' && ground.length > 2) {
    styles.push(
      new Style({
        geometry: new Polygon([[...ground, ...(first ? [first] : [])]]),
        zIndex: 1,
        fill: new Fill({ color: `${colour}2e` }),
      }),
    );
  }
  if (kind !== 'points' && ground.length > 1)
    styles.push(line(p.halo, 7.5, 2), line(colour, 3, 3, exercise ? [8, 6] : undefined));
  for (const { of, at } of handlesOf(drawing, metresPerPixel)) {
    const geometry = new Point(at);
    if (of.kind === 'new') {
      styles.push(
        ...handle(geometry, PLUS_PX, p.badge, colour, p.halo, 10),
        label(geometry, '+', colour, 11),
      );
      continue;
    }
    const picked = of.index === chosen;
    styles.push(
      ...handle(geometry, CORNER_PX, picked ? colour : p.badge, colour, p.halo, picked ? 30 : 20),
      label(geometry, String(of.index + 1), picked ? p.badge : p.ink, picked ? 31 : 21),
    );
  }
  if (wrong) styles.push(...cross(new Point(toGround(wrong)), p.wrong, p.halo));
  return styles;
}

const disc = (geometry: Point, radius: number, fill: string, edge: string, width: number, zIndex: number) =>
  new Style({
    geometry,
    zIndex,
    image: new Circle({
      radius,
      fill: new Fill({ color: fill }),
      stroke: new Stroke({ color: edge, width }),
      declutterMode: 'none',
    }),
  });

/** A handle within its halo. */
const handle = (
  geometry: Point,
  radius: number,
  fill: string,
  edge: string,
  halo: string,
  zIndex: number,
): Style[] => [
  disc(geometry, radius, fill, halo, 6.5, zIndex),
  disc(geometry, radius, fill, edge, 2.4, zIndex),
];

const label = (geometry: Point, text: string, color: string, zIndex: number): Style =>
  new Style({
    geometry,
    zIndex,
    text: new Text({
      text,
      font: `700 11.5px ${FONT}`,
      fill: new Fill({ color }),
      offsetY: 1,
      declutterMode: 'none',
    }),
  });

/** A ring round the spot that is wrong, above everything. */
const cross = (geometry: Point, color: string, halo: string): Style[] =>
  [
    [17, halo, 8],
    [17, color, 4],
  ].map(
    ([radius, stroke, width]) =>
      new Style({
        geometry,
        zIndex: 40,
        image: new Circle({
          radius: radius as number,
          stroke: new Stroke({ color: stroke as string, width: width as number }),
          declutterMode: 'none',
        }),
      }),
  );
