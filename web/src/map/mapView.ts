import Feature from 'ol/Feature';
import OlMap from 'ol/Map';
import type MapBrowserEvent from 'ol/MapBrowserEvent';
import View from 'ol/View';
import { extend, isEmpty } from 'ol/extent';
import { Point, type Geometry } from 'ol/geom';
import DoubleClickZoom from 'ol/interaction/DoubleClickZoom';
import { defaults as interactions } from 'ol/interaction/defaults';
import VectorLayer from 'ol/layer/Vector';
import VectorSource from 'ol/source/Vector';
import type { LonLat } from '../api/contract';
import { LABELS, baseLayers, type Ground } from './baseLayers';
import { CalloutBox } from './calloutBox';
import { fanOut } from './fan';
import type { Theme } from './palette';
import { obstaclesOf, type Obstacle } from './obstacles';
import { markerAt } from './pointing';
import { CITY, GROUND, REGION, toGround, toLonLat } from './projection';
import { emptyScene, type Scene } from './scene';
import { markerStyle, pinStyles, sightStyles, trackStyles } from './sceneStyles';
import { shapeGeometry, shapeStyles } from './shapeStyles';
import { SketchHands, handleAt, type Sketcher } from './sketchHands';
import { sketchStyles } from './sketchStyles';
import { zoneGeometry, zoneStyles } from './zoneStyles';

export interface MapEvents {
  /** A click or tap beside every incident. */
  clicked(point: LonLat): void;
  picked(incident: string): void;
  moved(frame: Frame): void;
}

/** What the map shows now. */
export interface Frame {
  center: LonLat;
  metresPerPixel: number;
  /** x = a·lon + b·lat + c and y = d·lon + e·lat + f, in pixels from the map's upper left corner. */
  toPixel: [a: number, b: number, c: number, d: number, e: number, f: number];
}

export interface MapOptions {
  theme: Theme;
  /** Without it the map is a picture: nothing can be panned or chosen. */
  interactive: boolean;
  center?: LonLat;
  metresPerPixel?: number;
  /** Pixels of the picture for each of the page's; the screen's own unless given. */
  pixelRatio?: number;
}

/** Zones, shapes, extras, markers and what is drawn: above the ground, whichever that is. */
const TOP_LAYERS = 5;

/** Owns the OpenLayers map of one element. It sets nothing when nothing has changed. */
export class MapView {
  readonly #map: OlMap;
  readonly #markers = new VectorSource<Feature<Point>>();
  readonly #extras = new VectorSource<Feature>();
  readonly #shapes = new VectorSource<Feature<Geometry>>();
  readonly #zones = new VectorSource<Feature<Geometry>>();
  readonly #sketch = new VectorSource<Feature<Point>>();
  readonly #callout = new CalloutBox();
  readonly #ratio: number;
  #theme: Theme;
  #ground: Ground | null = null;
  #scene: Scene = emptyScene;
  #chosen: ReadonlySet<string> = new Set();
  #vague: ReadonlySet<string> = new Set();
  #obstacles: readonly Obstacle[] = [];
  #fanned = '';
  #sight: Feature<Point> | null = null;
  #sized: ResizeObserver;
  #untouched = false;

  /** A click chooses a place, also on an incident. */
  placing = false;
  #sketcher: Sketcher | null = null;

  constructor(
    target: HTMLElement,
    options: MapOptions,
    private readonly events: MapEvents,
  ) {
    this.#theme = options.theme;
    this.#ratio = options.pixelRatio ?? window.devicePixelRatio;
    const top = [
      new VectorLayer({
        source: this.#zones,
        declutter: 'zones',
        zIndex: 790,
        properties: { name: 'zones' },
      }),
      new VectorLayer({ source: this.#shapes, zIndex: 800, properties: { name: 'shapes' } }),
      new VectorLayer({ source: this.#extras, zIndex: 900, properties: { name: 'extras' } }),
      new VectorLayer({
        source: this.#markers,
        declutter: LABELS,
        zIndex: 1000,
        properties: { name: 'markers' },
      }),
      // Handles are above everything: they are what a hand looks for.
      new VectorLayer({
        source: this.#sketch,
        declutter: 'sketch',
        updateWhileInteracting: true,
        zIndex: 1100,
        properties: { name: 'sketch' },
      }),
    ];
    this.#map = new OlMap({
      target,
      controls: [],
      ...(options.pixelRatio ? { pixelRatio: options.pixelRatio } : {}),
      overlays: [this.#callout.overlay],
      interactions: options.interactive
        ? interactions({ altShiftDragRotate: false, pinchRotate: false, keyboard: false })
        : [],
      layers: top,
      view: new View({
        projection: GROUND,
        extent: REGION,
        minResolution: 0.4,
        maxResolution: 70,
        constrainRotation: true,
        enableRotation: false,
        showFullExtent: true,
        smoothExtentConstraint: false,
      }),
    });
    if (options.center) this.show(options.center, options.metresPerPixel);
    else this.whole();
    if (options.interactive) {
      this.#map.addInteraction(new SketchHands(() => this.#sketcher));
      this.#map.on('click', (event) => this.#click(event));
      this.#map.on('pointermove', (event) => this.#hover(event));
    }
    this.#map.on('moveend', () => this.#moved());
    // The first view is the whole city; it follows the room it gets until somebody moves the map.
    this.#untouched = options.center === undefined;
    for (const touch of ['pointerdown', 'wheel', 'keydown']) {
      target.addEventListener(touch, () => (this.#untouched = false), { passive: true });
    }
    this.#sized = new ResizeObserver(() => {
      this.#map.updateSize();
      if (this.#untouched && target.clientWidth > 0) this.whole();
      this.#moved();
    });
    this.#sized.observe(target);
  }

  destroy(): void {
    this.#sized.disconnect();
    this.#map.setTarget(undefined);
    this.#map.dispose();
  }

  setGround(ground: Ground | null, theme: Theme): void {
    if (ground === this.#ground && theme === this.#theme) return;
    const themeChanged = theme !== this.#theme;
    this.#ground = ground;
    this.#theme = theme;
    const top = this.#map.getLayers().getArray().slice(-TOP_LAYERS);
    const base = ground
      ? baseLayers(ground, theme, {
          chosen: () => this.#chosen,
          vague: () => this.#vague,
          obstacles: () => this.#obstacles,
        })
      : [];
    this.#map.setLayers([...base, ...top]);
    if (this.#untouched) {
      this.whole();
      this.#moved();
    }
    if (themeChanged) {
      const scene = this.#scene;
      this.#scene = emptyScene;
      this.#fanned = '';
      this.#markers.clear(true);
      this.setScene(scene);
      this.#sight?.setStyle(sightStyles(theme));
    }
  }

  setScene(scene: Scene): void {
    const before = this.#scene;
    if (same(before, scene)) return;
    this.#scene = scene;
    if (!same(before.markers, scene.markers)) {
      this.#fan();
      this.#drawShapes();
    }
    if (!same(before.zones, scene.zones)) this.#drawZones();
    if (!same(before.sketch, scene.sketch)) this.#drawSketch();
    if (!same([before.track, before.pin], [scene.track, scene.pin])) this.#drawExtras();
    const standing = ({ markers, pin, callout, sketch }: Scene) => [markers, pin, callout, sketch?.callout];
    if (!same(standing(before), standing(scene))) {
      this.#obstacles = obstaclesOf(scene);
      this.#layer('labels')?.changed();
    }
    const areas = ({ chosenAreas, vagueAreas }: Scene) => [chosenAreas, vagueAreas];
    if (!same(areas(before), areas(scene))) {
      this.#chosen = new Set(scene.chosenAreas);
      this.#vague = new Set(scene.vagueAreas);
      this.#layer('boundaries')?.changed();
    }
    this.#drawCallout();
  }

  /** Centres on a place. Only ever because somebody asked for it. */
  show(point: LonLat, metresPerPixel?: number): void {
    this.#untouched = false;
    const view = this.#map.getView();
    view.setCenter(toGround(point));
    const wanted = metresPerPixel ?? Math.min(view.getResolution() ?? 8, 8);
    view.setResolution(wanted);
  }

  whole(): void {
    const city = this.#ground?.sources.get('bydel')?.getExtent();
    this.#map.getView().fit(city && !isEmpty(city) ? city : CITY, {
      size: this.#map.getSize() ?? [600, 600],
      padding: [12, 12, 12, 12],
    });
  }

  /** The whole city, and what lies outside of it. */
  all(): void {
    const city = this.#ground?.sources.get('bydel')?.getExtent();
    const extent = city && !isEmpty(city) ? city.slice() : CITY.slice();
    for (const { point } of this.#scene.markers) extend(extent, toGround(point));
    this.#map.getView().fit(extent, {
      size: this.#map.getSize() ?? [600, 600],
      padding: [28, 40, 40, 40],
    });
  }

  /** What it shows, drawn at once, on one canvas. */
  picture(): HTMLCanvasElement {
    this.#map.updateSize();
    this.all();
    this.#fan();
    this.#map.renderSync();
    const [width = 0, height = 0] = this.#map.getSize() ?? [];
    const picture = document.createElement('canvas');
    const ratio = this.#ratio;
    [picture.width, picture.height] = [width * ratio, height * ratio];
    const c = picture.getContext('2d');
    if (!c) return picture;
    const layers = this.#map.getViewport()?.querySelectorAll<HTMLCanvasElement>('.ol-layer canvas');
    for (const canvas of layers ?? []) {
      if (canvas.width === 0) continue;
      // A layer is drawn at the ratio, and laid on the page by a matrix.
      const matrix = /^matrix\((.*)\)$/.exec(canvas.style.transform)?.[1]?.split(',').map(Number);
      const [a, b, d, e, f, g] = matrix?.length === 6 ? matrix : [1 / ratio, 0, 0, 1 / ratio, 0, 0];
      c.setTransform(
        (a ?? 0) * ratio,
        (b ?? 0) * ratio,
        (d ?? 0) * ratio,
        (e ?? 0) * ratio,
        (f ?? 0) * ratio,
        (g ?? 0) * ratio,
      );
      c.drawImage(canvas, 0, 0);
    }
    return picture;
  }

  zoom(steps: number): void {
    this.#untouched = false;
    this.#map.getView().adjustZoom(steps);
  }

  get center(): LonLat {
    return toLonLat(this.#map.getView().getCenter() ?? [0, 0]);
  }

  /** Shows the sight of the arrow keys at a place, and keeps it on the screen; null hides it. */
  setSight(point: LonLat | null): void {
    if (!point) {
      if (this.#sight) this.#extras.removeFeature(this.#sight);
      this.#sight = null;
      return;
    }
    const at = toGround(point);
    if (!this.#sight) {
      this.#sight = new Feature(new Point(at));
      this.#sight.setStyle(sightStyles(this.#theme));
      this.#extras.addFeature(this.#sight);
    } else this.#sight.getGeometry()?.setCoordinates(at);
    const view = this.#map.getView();
    const [west = 0, south = 0, east = 0, north = 0] = view.calculateExtent(this.#map.getSize());
    const margin = 40 * (view.getResolution() ?? 1);
    const outside =
      at[0] < west + margin || at[0] > east - margin || at[1] < south + margin || at[1] > north - margin;
    if (outside) view.setCenter(at);
  }

  /** A point moved by pixels right and up, at the present scale. */
  shifted(point: LonLat, right: number, up: number): LonLat {
    const resolution = this.#map.getView().getResolution() ?? 1;
    const [x, y] = toGround(point);
    return toLonLat([x + right * resolution, y + up * resolution]);
  }

  frame(): Frame {
    const view = this.#map.getView();
    const center = this.center;
    const [x0, y0] = this.#pixel(center);
    const step = 0.005;
    const [xe, ye] = this.#pixel([center[0] + step, center[1]]);
    const [xn, yn] = this.#pixel([center[0], center[1] + step]);
    const [a, b, d, e] = [(xe - x0) / step, (xn - x0) / step, (ye - y0) / step, (yn - y0) / step];
    return {
      center,
      metresPerPixel: view.getResolution() ?? 0,
      toPixel: [a, b, x0 - a * center[0] - b * center[1], d, e, y0 - d * center[0] - e * center[1]],
    };
  }

  #moved(): void {
    this.#fan();
    this.events.moved(this.frame());
  }

  #pixel(point: LonLat): [number, number] {
    const view = this.#map.getView();
    const [width = 0, height = 0] = this.#map.getSize() ?? [];
    const [cx = 0, cy = 0] = view.getCenter() ?? [];
    const resolution = view.getResolution() ?? 1;
    const [x, y] = toGround(point);
    return [width / 2 + (x - cx) / resolution, height / 2 - (y - cy) / resolution];
  }

  #layer(name: string): VectorLayer | undefined {
    return this.#map.getAllLayers().find((layer) => layer.get('name') === name) as VectorLayer | undefined;
  }

  /** Puts each marker where it can be seen beside the others; changes only those that moved or look different. */
  #fan(): void {
    const fanned = fanOut(this.#scene.markers, (marker) => this.#pixel(marker.point));
    const rounded = fanned.map((f) => ({ ...f, offset: f.offset.map(Math.round) }));
    const key = JSON.stringify(rounded);
    if (key === this.#fanned) return;
    this.#fanned = key;
    const left = new Set(this.#markers.getFeatures().map((f) => f.getId()));
    for (const one of fanned) {
      const { id, point } = one.marker;
      left.delete(id);
      const look = JSON.stringify({ ...one, offset: one.offset.map(Math.round) });
      let feature = this.#markers.getFeatureById(id) as Feature<Point> | null;
      if (feature?.get('look') === look) continue;
      if (!feature) {
        feature = new Feature(new Point(toGround(point)));
        feature.setId(id);
        this.#markers.addFeature(feature);
      } else feature.getGeometry()?.setCoordinates(toGround(point));
      feature.set('look', look, true);
      feature.setStyle(markerStyle(one, this.#theme));
    }
    for (const id of left) {
      const feature = id === undefined ? null : (this.#markers.getFeatureById(id) as Feature<Point> | null);
      if (feature) this.#markers.removeFeature(feature);
    }
  }

  #drawShapes(): void {
    this.#shapes.clear(true);
    this.#shapes.addFeatures(
      this.#scene.markers.flatMap((marker) => {
        if (!marker.shape) return [];
        const feature = new Feature(shapeGeometry(marker.shape));
        feature.setId(marker.id);
        feature.setStyle(shapeStyles(marker, this.#theme));
        return [feature];
      }),
    );
  }

  #drawZones(): void {
    this.#zones.clear(true);
    this.#zones.addFeatures(
      this.#scene.zones.map((mark) => {
        const feature = new Feature(zoneGeometry(mark.shape));
        feature.setId(mark.key);
        const styles = zoneStyles(mark, this.#theme);
        feature.setStyle((_, resolution) => styles(resolution));
        return feature;
      }),
    );
    this.#zones.changed();
  }

  #drawSketch(): void {
    this.#sketch.clear(true);
    const { sketch } = this.#scene;
    const [first] = sketch?.drawing.corners ?? [];
    if (!sketch || !first) {
      this.#sketch.changed();
      return;
    }
    const feature = new Feature(new Point(toGround(first)));
    feature.setStyle((_, resolution) => sketchStyles(sketch, this.#theme, resolution));
    this.#sketch.addFeature(feature);
  }

  /** Hands may change what is drawn; null when nothing is. */
  setSketcher(sketcher: Sketcher | null): void {
    this.#sketcher = sketcher;
    for (const one of this.#map.getInteractions().getArray())
      if (one instanceof DoubleClickZoom) one.setActive(sketcher === null);
  }

  #drawExtras(): void {
    for (const id of ['track', 'pin']) {
      const old = this.#extras.getFeatureById(id) as Feature | null;
      if (old) this.#extras.removeFeature(old);
    }
    const { track, pin } = this.#scene;
    if (track?.steps[0]) {
      const feature = new Feature(new Point(toGround(track.steps[0].point)));
      feature.setId('track');
      feature.setStyle(trackStyles(track, this.#theme));
      this.#extras.addFeature(feature);
    }
    if (pin) {
      const feature = new Feature(new Point(toGround(pin.point)));
      feature.setId('pin');
      const styles = pinStyles(pin, this.#theme);
      feature.setStyle((_, resolution) => styles(resolution));
      this.#extras.addFeature(feature);
    }
  }

  #drawCallout(): void {
    const { pin, callout, sketch } = this.#scene;
    this.#callout.say(
      pin?.callout ? { point: pin.point, text: pin.callout } : sketch ? sketch.callout : callout,
    );
  }

  #click(event: MapBrowserEvent): void {
    const by = event.originalEvent;
    const handle = this.#sketcher && handleAt(this.#sketcher.drawing, this.#map, event.coordinate, by);
    if (this.#sketcher && handle) {
      if (handle.kind === 'new') this.#sketcher.insertAfter(handle.index);
      else this.#sketcher.pick(handle.index);
      return;
    }
    // Who chooses a place may choose where something happens already.
    const marker =
      this.placing || this.#scene.pin ? null : markerAt(this.#map, this.#scene.markers, event.pixel);
    if (marker) this.events.picked(marker.id);
    else this.events.clicked(toLonLat(event.coordinate));
  }

  #hover(event: MapBrowserEvent): void {
    if (event.dragging) return;
    const over = markerAt(this.#map, this.#scene.markers, event.pixel);
    const target = this.#map.getTargetElement();
    if (!target) return;
    target.classList.toggle('over-marker', over !== null && !this.placing);
    const held =
      this.#sketcher && handleAt(this.#sketcher.drawing, this.#map, event.coordinate, event.originalEvent);
    target.classList.toggle('over-handle', held !== null);
    target.title = over ? `${over.number} ${over.title}` : '';
  }
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
