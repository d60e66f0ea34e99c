import Feature from 'ol/Feature';
import { LineString, Point } from 'ol/geom';
import VectorLayer from 'ol/layer/Vector';
import VectorSource from 'ol/source/Vector';
import { Fill, Stroke, Style, Text } from 'ol/style';
import type { LonLat, ZoneShape } from '../api/contract';
import type { ZoneMark } from '../zones/onMap';
import { LABELS } from './baseLayers';
import type { Box } from './box';
import {
  apartFrom,
  boxOf,
  nameSpots,
  spotsAlong,
  type NameSpot,
  type Spot,
  type WantedName,
} from './nameSpots';
import { palettes, type Theme } from './palette';
import { textWidth } from './textWidth';

const FAMILY = "'IBM Plex Sans', sans-serif";
const FONT = `600 13px ${FAMILY}`;
const SMALL = `600 12px ${FAMILY}`;
/** Coarser than this, in metres per pixel, the names would lie upon each other: the edges and the list tell. */
const NAMED_TO = 14;
/** Between the spots of an outline at which its name may stand, and that a name had better not lie over. */
const APART_PX = 14;
const MOST_ANCHORS = 24;

/** How the map is seen when names are placed. */
export interface Sight {
  pixelOf: (point: LonLat) => Spot;
  /** The same back, in metres of the map's projection. */
  groundAt: (spot: Spot) => [number, number];
  size: readonly [width: number, height: number];
  metresPerPixel: number;
  /** Pixels from the map's corner: what stands on the map, and what lies over it. */
  taken: readonly Box[];
}

interface Name {
  mark: ZoneMark;
  rows: string[];
  /** Of a dispute, which is seen whatever stands there already. */
  framed: boolean;
}

/**
 * The names of zones, above all else on the map: each where it covers nothing, those of a dispute in a frame with a line
 * to where their drawing differs from the others.
 */
export class ZoneNames {
  readonly #source = new VectorSource<Feature<Point>>();
  readonly #leaders = new VectorSource<Feature<Point>>();
  #placed = '';
  /** The lines from the names go beneath the markers. */
  readonly leaders = new VectorLayer({
    source: this.#leaders,
    zIndex: 850,
    properties: { name: 'zone-leaders' },
  });
  readonly layer = new VectorLayer({
    source: this.#source,
    // What is written on the ground gives way.
    declutter: LABELS,
    zIndex: 1050,
    properties: { name: 'zone-names' },
  });

  /** @returns where they stand, in pixels from the map's corner */
  place(zones: readonly ZoneMark[], theme: Theme, sight: Sight): Box[] {
    const names = namesOf(zones, sight.metresPerPixel);
    const wanted = wantedOf(names, zones, sight);
    const spots = spotsOf(wanted, zones, sight);
    const boxes = spots.flatMap((spot, i) => (spot && wanted[i] ? [boxOf(wanted[i], spot)] : []));
    const key = JSON.stringify([theme, sight.metresPerPixel, names.map(({ rows }) => rows), spots]);
    if (key === this.#placed) return boxes;
    this.#placed = key;
    this.#source.clear(true);
    this.#leaders.clear(true);
    for (const [i, name] of names.entries()) {
      const spot = spots[i];
      if (!spot) continue;
      const at = new Point(sight.groundAt(spot.anchor));
      const feature = new Feature(at);
      feature.setStyle(nameStyle(name, spot, theme));
      this.#source.addFeature(feature);
      if (!name.framed) continue;
      const leader = new Feature(at.clone());
      leader.setStyle((_, resolution) => leaderStyles(at.getCoordinates(), spot, resolution, theme));
      this.#leaders.addFeature(leader);
    }
    this.#source.changed();
    this.#leaders.changed();
    return boxes;
  }

  forget(): void {
    this.#placed = '';
  }
}

/** What is written at a scale, those that stand whatever there is first: they have the choice. */
export const namesOf = (zones: readonly ZoneMark[], metresPerPixel: number): Name[] =>
  zones
    .flatMap((mark) => nameOf(mark, metresPerPixel) ?? [])
    .sort((a, b) => Number(b.framed) - Number(a.framed));

function nameOf(mark: ZoneMark, metresPerPixel: number): Name | null {
  if (mark.stepsBack) return null;
  if (mark.label && metresPerPixel <= NAMED_TO)
    return mark.version
      ? { mark, rows: [mark.label, mark.version], framed: true }
      : { mark, rows: [mark.label], framed: false };
  // Where the names of the drawings have no room, one says for all of them that there are several.
  return mark.counted ? { mark, rows: [mark.counted], framed: true } : null;
}

const outlinesOf = (zones: readonly ZoneMark[], sight: Sight): Map<ZoneMark, Spot[]> =>
  new Map(
    zones.filter((mark) => !mark.stepsBack).map((mark) => [mark, outlineOf(mark.shape, sight.pixelOf)]),
  );

function wantedOf(names: readonly Name[], zones: readonly ZoneMark[], sight: Sight): WantedName[] {
  const outlines = outlinesOf(zones, sight);
  return names.map(({ mark, rows, framed }): WantedName => {
    const own = outlines.get(mark) ?? [];
    const zone = zoneOf(mark);
    const others = [...outlines].filter(([other]) => other !== mark && zoneOf(other) === zone);
    const anchors = mark.version
      ? apartFrom(
          own,
          others.flatMap(([, spots]) => spots),
        )
      : fromTheTop(own, mark.shape);
    const within = anchors.filter(([x, y]) => x >= 0 && y >= 0 && x <= sight.size[0] && y <= sight.size[1]);
    const every = Math.max(1, Math.floor(within.length / MOST_ANCHORS));
    return {
      anchors: within.filter((_, i) => i % every === 0),
      width: Math.max(...rows.map((row, i) => textWidth(row, i === 0 ? FONT : SMALL))) + (framed ? 14 : 4),
      height: rows.length * 17 + (framed ? 7 : 0),
      must: framed,
    };
  });
}

function spotsOf(
  wanted: readonly WantedName[],
  zones: readonly ZoneMark[],
  sight: Sight,
): (NameSpot | null)[] {
  const lines = [...outlinesOf(zones, sight)].filter(([mark]) => mark.strong).flatMap(([, spots]) => spots);
  return nameSpots(wanted, sight.taken, lines, sight.size);
}

const zoneOf = ({ key }: ZoneMark): string => key.slice(0, key.lastIndexOf('/'));

function outlineOf(shape: ZoneShape, pixelOf: Sight['pixelOf']): Spot[] {
  switch (shape.type) {
    case 'Point':
      return [pixelOf(shape.coordinates)];
    case 'MultiPoint':
      return shape.coordinates.map(pixelOf);
    case 'LineString':
      return spotsAlong(shape.coordinates.map(pixelOf), APART_PX);
    case 'Polygon':
      return spotsAlong(shape.coordinates[0].map(pixelOf), APART_PX);
  }
}

/** A line's name stands at its middle, an area's at its northernmost corner, each as near to it as can be. */
function fromTheTop(spots: readonly Spot[], shape: ZoneShape): Spot[] {
  if (shape.type !== 'LineString') return [...spots].sort((a, b) => a[1] - b[1]);
  const middle = (spots.length - 1) / 2;
  return spots
    .map((spot, i) => ({ spot, off: Math.abs(i - middle) }))
    .sort((a, b) => a.off - b.off)
    .map(({ spot }) => spot);
}

function nameStyle({ rows, framed }: Name, { right, down }: NameSpot, theme: Theme): Style {
  const p = palettes[theme];
  const [name = '', version = ''] = rows;
  return new Style({
    text: new Text({
      text: version ? [name, FONT, '\n', '', version, SMALL] : name,
      font: FONT,
      offsetX: right,
      offsetY: down,
      fill: new Fill({ color: p.ink }),
      overflow: true,
      declutterMode: 'obstacle',
      ...(framed
        ? {
            backgroundFill: new Fill({ color: p.halo }),
            backgroundStroke: new Stroke({ color: p.wrong, width: 2 }),
            padding: [3, 6, 2, 6],
          }
        : { stroke: new Stroke({ color: p.halo, width: 4 }) }),
    }),
  });
}

/** From the name to what it names, at whatever scale the map is on its way to another. */
function leaderStyles(
  [x = 0, y = 0]: number[],
  { right, down }: NameSpot,
  resolution: number,
  theme: Theme,
): Style[] {
  const p = palettes[theme];
  const geometry = new LineString([
    [x, y],
    [x + right * resolution, y - down * resolution],
  ]);
  return [
    new Style({ geometry, zIndex: 0, stroke: new Stroke({ color: p.halo, width: 5 }) }),
    new Style({ geometry, zIndex: 1, stroke: new Stroke({ color: p.wrong, width: 2 }) }),
  ];
}
