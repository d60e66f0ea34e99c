import { Circle, Fill, Icon, Stroke, Style, Text } from 'ol/style';
import { LineString, Point } from 'ol/geom';
import type { Fanned } from './fan';
import { markerImage } from './markerImage';
import { NAME_FONT, type MarkerName } from './markerNames';
import { palettes, type Theme } from './palette';
import { toGround } from './projection';
import type { Pin, Track } from './scene';

const FONT = "'IBM Plex Sans', sans-serif";

/** @param name where its name stands; null where there is no room for it */
export function markerStyle(
  { marker, offset, count }: Fanned,
  name: MarkerName | null,
  theme: Theme,
): Style[] {
  const p = palettes[theme];
  const { type, level, selected, label, exercise } = marker;
  const vague = marker.within !== null;
  const image = markerImage({ type, level, selected, exercise, vague, count }, theme);
  const zIndex = (selected ? 100 : 0) + (level ?? 0) * 10;
  const icon = new Style({
    image: new Icon({ ...image, displacement: offset, declutterMode: 'obstacle' }),
    zIndex,
  });
  if (!name) return [icon];
  const caption = new Style({
    zIndex: zIndex - 1,
    text: new Text({
      text: label,
      font: NAME_FONT,
      offsetX: name.right,
      offsetY: name.down,
      fill: new Fill({ color: p.ink }),
      stroke: new Stroke({ color: p.halo, width: 3.5 }),
      overflow: true,
      // It has its room already; the names of the ground make way.
      declutterMode: 'obstacle',
    }),
  });
  return [icon, caption];
}

export function trackStyles({ steps }: Track, theme: Theme): Style[] {
  const p = palettes[theme];
  const line = new LineString(steps.map((s) => toGround(s.point)));
  const stroke = (color: string, width: number, zIndex: number): Style =>
    new Style({
      geometry: line,
      stroke: new Stroke({ color, width, lineCap: 'round', lineJoin: 'round' }),
      zIndex,
    });
  const dots = steps.slice(0, -1).map(
    ({ point, time }) =>
      new Style({
        geometry: new Point(toGround(point)),
        zIndex: 4,
        image: new Circle({
          radius: 4.5,
          fill: new Fill({ color: p.badge }),
          stroke: new Stroke({ color: p.ink, width: 2 }),
        }),
        text: new Text({
          text: time,
          font: `600 12px ${FONT}`,
          offsetX: 10,
          textAlign: 'left',
          fill: new Fill({ color: p.ink }),
          stroke: new Stroke({ color: p.halo, width: 3.5 }),
        }),
      }),
  );
  return [stroke(p.halo, 9, 1), stroke(p.trackEdge, 5, 2), stroke(p.track, 2.6, 3), ...dots];
}

/** Pixels below which the ring would only be a blot around the pin. */
const LEAST_RING_PX = 48;

/** @returns the styles at a number of metres per pixel */
export function pinStyles(pin: Pin, theme: Theme): (resolution: number) => Style[] {
  const p = palettes[theme];
  const image = markerImage(
    {
      type: pin.type,
      level: pin.level,
      selected: false,
      exercise: pin.exercise,
      vague: pin.within !== null,
      count: 1,
    },
    theme,
  );
  // Without a cross and a distance: it is no spot.
  if (pin.within !== null) {
    const alone = [new Style({ image: new Icon(image), zIndex: 200 })];
    return () => alone;
  }
  const [x, y] = toGround(pin.point);
  // The cross is 40 pixels each way; a style function would be needed for metres.
  const cross = (dx: number, dy: number): Style =>
    new Style({
      zIndex: 198,
      image: new Icon({ img: crossArm(p.ink, dx !== 0), displacement: [dx, dy], scale: 1 }),
    });
  const styles = [
    cross(30, 0),
    cross(-30, 0),
    cross(0, 30),
    cross(0, -30),
    new Style({ image: new Icon(image), zIndex: 200 }),
  ];
  if (!pin.ring) return () => styles;
  const around = Array.from({ length: 73 }, (_, i) => {
    const angle = (i / 72) * 2 * Math.PI;
    return [x + 500 * Math.cos(angle), y + 500 * Math.sin(angle)];
  });
  const ring = new Style({
    geometry: new LineString(around),
    zIndex: 90,
    stroke: new Stroke({ color: p.act, width: 1.6, lineDash: [3, 4] }),
  });
  const label = new Style({
    geometry: new Point([x, y - 500]),
    zIndex: 91,
    text: new Text({
      text: '500 m',
      font: `600 12px ${FONT}`,
      offsetY: 13,
      fill: new Fill({ color: p.act }),
      stroke: new Stroke({ color: p.halo, width: 3.5 }),
    }),
  });
  return (resolution) => (500 / resolution < LEAST_RING_PX ? styles : [...styles, ring, label]);
}

const arms = new Map<string, HTMLCanvasElement>();
function crossArm(color: string, flat: boolean): HTMLCanvasElement {
  const key = `${color}${flat}`;
  let img = arms.get(key);
  if (!img) {
    img = document.createElement('canvas');
    [img.width, img.height] = flat ? [22, 2] : [2, 22];
    const c = img.getContext('2d');
    if (c) {
      c.fillStyle = color;
      c.fillRect(0, 0, 22, 22);
    }
    arms.set(key, img);
  }
  return img;
}

/** The sight that arrow keys move. */
export function sightStyles(theme: Theme): Style[] {
  const p = palettes[theme];
  const ring = (color: string, width: number, zIndex: number): Style =>
    new Style({
      zIndex,
      image: new Circle({
        radius: 13,
        stroke: new Stroke({ color, width }),
        fill: new Fill({ color: 'rgb(0 0 0 / 0%)' }),
      }),
    });
  const arm = (dx: number, dy: number): Style =>
    new Style({ zIndex: 212, image: new Icon({ img: crossArm(p.ink, dx !== 0), displacement: [dx, dy] }) });
  return [ring(p.halo, 5, 210), ring(p.ink, 2, 211), arm(20, 0), arm(-20, 0), arm(0, 20), arm(0, -20)];
}
