import Feature, { type FeatureLike } from 'ol/Feature';
import GeoJSON from 'ol/format/GeoJSON';
import type { Extent } from 'ol/extent';
import { Point, type Geometry } from 'ol/geom';
import VectorLayer from 'ol/layer/Vector';
import VectorSource from 'ol/source/Vector';
import { Circle, Fill, Stroke, Style, Text } from 'ol/style';
import type { BaseMap } from '../api/baseMap';
import type { MapFeature } from '../api/contract';
import type { AreaName } from './areaNames';
import { cityExtent } from './cityExtent';
import { GroundLayer, GroundSheet } from './groundLayer';
import { groundFont, groundKey, groundNames, type GroundName } from './groundNames';
import { palettes, type Palette, type Theme } from './palette';
import { GROUND } from './projection';

/** Texts of this group never cover each other; the higher zIndex stays. */
export const LABELS = 'ground-labels';
/** From the map's edge to the home of an area that is seen in part, at the most. */
const FAR_PX = 40_000;
const FONT = "'IBM Plex Sans', sans-serif";
/** Metres per pixel below which a place of each rank is named. */
const PLACE_BELOW: Record<number, number> = { 1: 14, 2: 8, 3: 4.5, 4: 2.6 };
const STREET_WIDTH: Record<number, number> = { 1: 26, 2: 18, 3: 11 };
const STREET_BELOW: Record<number, number> = { 1: 80, 2: 40, 3: 14 };

type Layer = MapFeature['layer'];
const GROUPS: { name: string; layers: Layer[]; labels?: boolean }[] = [
  { name: 'outside', layers: ['outside'] },
  { name: 'bydel', layers: ['bydel'] },
  { name: 'block', layers: ['block'] },
  { name: 'park', layers: ['park'] },
  { name: 'street', layers: ['street', 'railway'] },
  { name: 'water', layers: ['water'] },
];

/** The features once read, for every map on the page. */
export interface Ground {
  sources: Map<string, VectorSource>;
  labels: VectorSource;
  /** Those of bydele and of what lies outside. */
  areaLabels: VectorSource;
  /** The names of areas, and where they have room. */
  names: GroundName[];
  /** Where the city is; null when no area of it is drawn. */
  city: Extent | null;
}

const props = (feature: FeatureLike): MapFeature => feature.getProperties() as unknown as MapFeature;

const ofArea = (label: FeatureLike): boolean => ['bydel', 'outside'].includes(props(label).of ?? '');

const grounds = new WeakMap<BaseMap, Ground>();

/** Read once for all maps of the page: it is the same for each. */
export function groundOf(map: BaseMap): Ground {
  const known = grounds.get(map) ?? readGround(map);
  grounds.set(map, known);
  return known;
}

function readGround(map: BaseMap): Ground {
  const features = new GeoJSON().readFeatures(map, {
    dataProjection: 'EPSG:4326',
    featureProjection: GROUND,
  }) as Feature<Geometry>[];
  const of = (...layers: Layer[]): Feature<Geometry>[] =>
    features.filter((f) => layers.includes(props(f).layer));
  return {
    sources: new Map(GROUPS.map(({ name, layers }) => [name, new VectorSource({ features: of(...layers) })])),
    labels: new VectorSource({ features: of('label', 'place').filter((label) => !ofArea(label)) }),
    areaLabels: new VectorSource({ features: of('label').filter(ofArea) }),
    names: groundNames(of('label'), of('bydel', 'outside')),
    city: cityExtent(of('bydel').map((feature) => feature.getGeometry())),
  };
}

/** A pattern is laid in the screen's own pixels, so it is drawn as large as they are small. */
export function hatch(p: Palette): CanvasPattern | string {
  const side = Math.round(8 * Math.max(1, window.devicePixelRatio));
  const tile = document.createElement('canvas');
  tile.width = tile.height = side;
  const c = tile.getContext('2d');
  if (!c) return p.outside;
  c.fillStyle = p.outside;
  c.fillRect(0, 0, side, side);
  c.strokeStyle = p.hatch;
  c.lineWidth = side / 5;
  c.beginPath();
  for (const x of [-side, 0, side]) {
    c.moveTo(x, side);
    c.lineTo(x + side, 0);
  }
  c.stroke();
  return c.createPattern(tile, 'repeat') ?? p.outside;
}

/** What the scene above asks of the map below it, as it is when the map is drawn. */
export interface Above {
  chosen: () => ReadonlySet<string>;
  /** Areas in which something is of which no more is known. */
  vague: () => ReadonlySet<string>;
  /** Where the names of areas stand, by their key. */
  names: () => ReadonlyMap<string, AreaName>;
}

/** Layers from the bottom up; `boundaries` is drawn again above streets, so that it is never covered. */
export function baseLayers(ground: Ground, theme: Theme, above: Above): VectorLayer[] {
  const p = palettes[theme];
  // Where blocks are drawn, what is between them is street.
  const blocks = (ground.sources.get('block')?.getFeatures().length ?? 0) > 0;
  const styles = groundStyles(p, blocks);
  const sheet = new GroundSheet();
  const layers: VectorLayer[] = GROUPS.map(
    ({ name }) =>
      new GroundLayer(
        {
          source: ground.sources.get(name) ?? new VectorSource(),
          style: styles[name] ?? new Style(),
          updateWhileInteracting: false,
          renderBuffer: 40,
          properties: { name },
        },
        sheet,
      ),
  );
  const boundaries = new GroundLayer(
    {
      source: ground.sources.get('bydel') ?? new VectorSource(),
      style: (feature) => {
        const { id = '' } = props(feature);
        return boundaryStyle(p, above.chosen().has(id), above.vague().has(id));
      },
      properties: { name: 'boundaries' },
    },
    sheet,
  );
  const labels = new VectorLayer({
    source: ground.labels,
    declutter: LABELS,
    style: labelStyle(p, above.names),
    properties: { name: 'labels' },
  });
  // An area is named also where its home is out of sight.
  const areas = new VectorLayer({
    source: ground.areaLabels,
    declutter: LABELS,
    renderBuffer: FAR_PX,
    style: labelStyle(p, above.names),
    properties: { name: 'area-names' },
  });
  return [...layers, boundaries, labels, areas];
}

function groundStyles(
  p: Palette,
  blocks: boolean,
): Record<string, Style | ((f: FeatureLike, resolution: number) => Style | undefined)> {
  const streets = new Map<number, Style>();
  return {
    outside: new Style({ fill: new Fill({ color: hatch(p) }) }),
    bydel: new Style({ fill: new Fill({ color: blocks ? p.land : p.block }) }),
    block: new Style({ fill: new Fill({ color: p.block }) }),
    park: new Style({ fill: new Fill({ color: p.park }) }),
    water: (feature) =>
      feature.getGeometry()?.getType().includes('Line')
        ? new Style({ stroke: new Stroke({ color: p.water, width: 3 }) })
        : new Style({ fill: new Fill({ color: p.water }) }),
    street: (feature, resolution) => {
      const { layer, rank = 2 } = props(feature);
      if (layer === 'railway') {
        return new Style({
          stroke: new Stroke({ color: p.railway, width: 1.6, lineDash: [9, 2], lineCap: 'butt' }),
        });
      }
      if (resolution > (STREET_BELOW[rank] ?? 14)) return undefined;
      const width = Math.min(14, Math.max(1.2, (STREET_WIDTH[rank] ?? 9) / resolution));
      const key = Math.round(width * 4);
      let style = streets.get(key);
      if (!style) {
        style = new Style({
          stroke: new Stroke({ color: p.land, width, lineCap: 'round', lineJoin: 'round' }),
        });
        streets.set(key, style);
      }
      return style;
    },
  };
}

function boundaryStyle(p: Palette, chosen: boolean, vague: boolean): Style {
  return new Style({
    stroke: vague
      ? new Stroke({ color: p.act, width: 3, lineDash: [0.1, 7], lineCap: 'round' })
      : new Stroke({ color: p.boundary, width: 1, lineDash: [5, 4] }),
    ...(chosen || vague ? { fill: new Fill({ color: p.chosenArea }) } : {}),
    zIndex: vague ? 1 : 0,
  });
}

function labelStyle(p: Palette, names: Above['names']) {
  return (feature: FeatureLike, resolution: number): Style | undefined => {
    const { layer, name, rank = 3, of } = props(feature);
    if (!name || of === 'street') return undefined;
    if (layer === 'place') {
      if (resolution > (PLACE_BELOW[rank] ?? 2.6)) return undefined;
      return new Style({
        image: new Circle({
          radius: 2.6,
          fill: new Fill({ color: p.label }),
          stroke: new Stroke({ color: p.halo, width: 1.6 }),
        }),
        text: text(name, `500 11.5px ${FONT}`, p.label, p.halo, { offsetX: 8, textAlign: 'left' }),
        zIndex: 10 - rank,
      });
    }
    if (of === 'water') {
      if (resolution > (PLACE_BELOW[rank] ?? 14) * 1.6) return undefined;
      return new Style({ text: text(name, `italic 400 12px ${FONT}`, p.waterLabel, p.halo), zIndex: 12 });
    }
    if (of !== 'outside' && of !== 'bydel') return undefined;
    const place = names().get(groundKey({ of, name }));
    if (!place) return undefined;
    return new Style({
      geometry: new Point([...place.at]),
      // It has its room already; what else is written on the ground makes way.
      text: text(place.rows.join('\n'), groundFont(of, resolution), p.label, p.halo, {
        declutterMode: 'obstacle',
      }),
      zIndex: of === 'bydel' ? 30 : 20,
    });
  };
}

function text(
  said: string,
  font: string,
  color: string,
  halo: string,
  more: ConstructorParameters<typeof Text>[0] = {},
): Text {
  return new Text({
    text: said,
    font,
    fill: new Fill({ color }),
    stroke: new Stroke({ color: halo, width: 3.5 }),
    overflow: true,
    ...more,
  });
}
