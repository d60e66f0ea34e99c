import Feature from 'ol/Feature';
import type { Coordinate } from 'ol/coordinate';
import { Point, type Geometry } from 'ol/geom';
import VectorLayer from 'ol/layer/Vector';
import VectorSource from 'ol/source/Vector';
import type { LonLat } from '../api/contract';
import { LABELS } from './baseLayers';
import type { Box } from './box';
import { fanOut, type Fanned } from './fan';
import type { Theme } from './palette';
import { toGround } from './projection';
import type { Marker, Scene } from './scene';
import type { MarkerName } from './markerNames';
import { markerStyle, pinStyles, sightStyles, trackStyles } from './sceneStyles';
import { shapeGeometry, shapeStyles } from './shapeStyles';
import { sketchStyles } from './sketchStyles';
import type { Spot } from './nameSpots';
import { boxFrom } from './obstacles';
import { zoneAside } from './zoneAside';
import { ZoneNames, type Sight } from './zoneNames';
import { zoneGeometry, zoneStyles } from './zoneStyles';

/** What happens, above the ground, whichever that is. It changes only what looks different. */
export class SceneLayers {
  readonly #markers = new VectorSource<Feature<Point>>();
  readonly #extras = new VectorSource<Feature>();
  readonly #shapes = new VectorSource<Feature<Geometry>>();
  readonly #zones = new VectorSource<Feature<Geometry>>();
  readonly #sketch = new VectorSource<Feature<Point>>();
  readonly #names = new ZoneNames();
  #fanned: readonly Fanned[] = [];
  #named: ReadonlyMap<string, MarkerName> = new Map();
  /** What each marker was drawn as, by the incident's id. */
  #drawn = new Map<string, Drawn>();
  #sight: Feature<Point> | null = null;

  /** From the lowest to the highest. */
  readonly all = [
    new VectorLayer({ source: this.#zones, zIndex: 790, properties: { name: 'zones' } }),
    new VectorLayer({ source: this.#shapes, zIndex: 800, properties: { name: 'shapes' } }),
    new VectorLayer({ source: this.#extras, zIndex: 900, properties: { name: 'extras' } }),
    new VectorLayer({
      source: this.#markers,
      declutter: LABELS,
      zIndex: 1000,
      properties: { name: 'markers' },
    }),
    this.#names.leaders,
    this.#names.layer,
    // Handles are above everything: they are what a hand looks for.
    new VectorLayer({
      source: this.#sketch,
      declutter: 'sketch',
      updateWhileInteracting: true,
      zIndex: 1100,
      properties: { name: 'sketch' },
    }),
  ];

  /** @param pixelOf where on the map's element a place is now */
  constructor(private readonly pixelOf: (point: LonLat) => [number, number]) {}

  draw(before: Scene, scene: Scene, theme: Theme): void {
    if (!sameMarkers(before.markers, scene.markers)) {
      this.fan(scene.markers, theme);
      this.#drawShapes(scene.markers, theme);
    }
    if (!same(before.zones, scene.zones)) this.#drawZones(scene.zones, theme);
    if (!same(before.sketch, scene.sketch)) this.#drawSketch(scene.sketch, theme);
    if (!same([before.track, before.pin], [scene.track, scene.pin])) this.#drawExtras(scene, theme);
  }

  /** Everything is drawn anew the next time. */
  forget(): void {
    this.#drawn.clear();
    this.#markers.clear(true);
    this.#names.forget();
  }

  /**
   * Puts the names of the zones where they cover nothing, as the map is seen now.
   * @returns where they stand
   */
  name(zones: Scene['zones'], theme: Theme, sight: Sight): Box[] {
    return this.#names.place(zones, theme, sight);
  }

  /** @param at where the sight of the arrow keys is, in metres of the ground; null hides it */
  sight(at: Coordinate | null, theme: Theme): void {
    if (!at) {
      if (this.#sight) this.#extras.removeFeature(this.#sight);
      this.#sight = null;
      return;
    }
    if (!this.#sight) {
      this.#sight = new Feature(new Point(at));
      this.#sight.setStyle(sightStyles(theme));
      this.#extras.addFeature(this.#sight);
    } else this.#sight.getGeometry()?.setCoordinates(at);
  }

  sightIn(theme: Theme): void {
    this.#sight?.setStyle(sightStyles(theme));
  }

  /** Puts each marker where it can be seen beside the others. */
  fan(markers: Scene['markers'], theme: Theme): void {
    this.#fanned = fanOut(markers, (marker) => this.pixelOf(marker.point));
    // Their marks step aside for markers.
    if (this.#zones.getFeatures().length > 0) this.#zones.changed();
    this.#drawMarkers(theme);
  }

  /** Where the markers were put. */
  get fanned(): readonly Fanned[] {
    return this.#fanned;
  }

  /** @param names where the names of markers stand, by the incident's id */
  nameMarkers(names: ReadonlyMap<string, MarkerName>, theme: Theme): void {
    this.#named = names;
    this.#drawMarkers(theme);
  }

  /** Changes only those that moved or look different. */
  #drawMarkers(theme: Theme): void {
    const before = this.#drawn;
    this.#drawn = new Map();
    for (const one of this.#fanned) {
      const { id, point } = one.marker;
      const name = this.#named.get(id) ?? null;
      const had = before.get(id);
      before.delete(id);
      const drawn: Drawn = { ...one, name, theme, feature: had?.feature ?? new Feature<Point>() };
      this.#drawn.set(id, drawn);
      if (had && sameDrawn(had, drawn)) continue;
      const { feature } = drawn;
      feature.setGeometry(new Point(toGround(point)));
      feature.setStyle(markerStyle(one, name, theme));
      if (had) continue;
      feature.setId(id);
      this.#markers.addFeature(feature);
    }
    for (const { feature } of before.values()) this.#markers.removeFeature(feature);
  }

  #drawShapes(markers: Scene['markers'], theme: Theme): void {
    this.#shapes.clear(true);
    this.#shapes.addFeatures(
      markers.flatMap((marker) => {
        if (!marker.shape) return [];
        const feature = new Feature(shapeGeometry(marker.shape));
        feature.setId(marker.id);
        feature.setStyle(shapeStyles(marker, theme));
        return [feature];
      }),
    );
  }

  #drawZones(zones: Scene['zones'], theme: Theme): void {
    this.#zones.clear(true);
    this.#zones.addFeatures(
      zones.map((mark) => {
        const feature = new Feature(zoneGeometry(mark.shape));
        feature.setId(mark.key);
        feature.setStyle((_, resolution) => {
          const off = this.#aside(mark);
          return zoneStyles(mark, theme, off && { right: off[0], down: off[1], resolution });
        });
        return feature;
      }),
    );
    this.#zones.changed();
  }

  /** Of a zone that is one spot, how far from it its mark is drawn; null where no marker lies over it. */
  #aside({ shape }: Scene['zones'][number]): Spot | null {
    if (shape.type !== 'Point') return null;
    const markers = this.#fanned.map(({ marker, offset: [right, up] }): Spot => {
      const [x, y] = this.pixelOf(marker.point);
      return [x + right, y - up];
    });
    return zoneAside(this.pixelOf(shape.coordinates), markers);
  }

  /** Where marks of zones stand beside markers, which no name may hide: pixels from the map's corner. */
  marksAside(zones: Scene['zones']): Box[] {
    return zones.flatMap((mark) => {
      const off = this.#aside(mark);
      if (!off || mark.shape.type !== 'Point') return [];
      const [x, y] = this.pixelOf(mark.shape.coordinates);
      return [boxFrom({ left: -13, top: -13, right: 13, bottom: 13 }, [x + off[0], y + off[1]])];
    });
  }

  #drawSketch(sketch: Scene['sketch'], theme: Theme): void {
    this.#sketch.clear(true);
    const [first] = sketch?.drawing.corners ?? [];
    if (!sketch || !first) {
      this.#sketch.changed();
      return;
    }
    const feature = new Feature(new Point(toGround(first)));
    feature.setStyle((_, resolution) => sketchStyles(sketch, theme, resolution));
    this.#sketch.addFeature(feature);
  }

  #drawExtras({ track, pin }: Scene, theme: Theme): void {
    for (const id of ['track', 'pin']) {
      const old = this.#extras.getFeatureById(id) as Feature | null;
      if (old) this.#extras.removeFeature(old);
    }
    if (track?.steps[0]) {
      const feature = new Feature(new Point(toGround(track.steps[0].point)));
      feature.setId('track');
      feature.setStyle(trackStyles(track, theme));
      this.#extras.addFeature(feature);
    }
    if (pin) {
      const feature = new Feature(new Point(toGround(pin.point)));
      feature.setId('pin');
      const styles = pinStyles(pin, theme);
      feature.setStyle((_, resolution) => styles(resolution));
      this.#extras.addFeature(feature);
    }
  }
}

interface Drawn extends Fanned {
  name: MarkerName | null;
  theme: Theme;
  feature: Feature<Point>;
}

const sameDrawn = (a: Drawn, b: Drawn): boolean =>
  a.marker === b.marker &&
  a.theme === b.theme &&
  a.count === b.count &&
  Math.round(a.offset[0]) === Math.round(b.offset[0]) &&
  Math.round(a.offset[1]) === Math.round(b.offset[1]) &&
  a.name?.right === b.name?.right &&
  a.name?.down === b.name?.down;

/** What looks the same is the same marker. */
export const sameMarkers = (a: readonly Marker[], b: readonly Marker[]): boolean =>
  a === b || (a.length === b.length && a.every((marker, i) => marker === b[i]));

export const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
