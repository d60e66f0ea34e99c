import OlMap from 'ol/Map';
import type MapBrowserEvent from 'ol/MapBrowserEvent';
import View from 'ol/View';
import { extend, type Extent } from 'ol/extent';
import DoubleClickZoom from 'ol/interaction/DoubleClickZoom';
import { defaults as interactions } from 'ol/interaction/defaults';
import type VectorLayer from 'ol/layer/Vector';
import type { LonLat } from '../api/contract';
import { baseLayers, hatch, type Ground } from './baseLayers';
import { CalloutBox } from './calloutBox';
import { areaNames, type AreaName } from './areaNames';
import type { Box } from './box';
import { coversOf } from './covers';
import type { Fanned } from './fan';
import { flattened } from './flattened';
import { wantedNames } from './groundNames';
import { palettes, type Theme } from './palette';
import { NAME_FONT, markerNames, nameBox } from './markerNames';
import { boxFrom, iconBoxes, spotBoxes } from './obstacles';
import { markerAt } from './pointing';
import { roomyFit } from './roomyFit';
import { CITY, GROUND, REGION, toGround, toLonLat } from './projection';
import { emptyScene, type Scene } from './scene';
import { SceneLayers, same, sameMarkers } from './sceneLayers';
import { SketchHands, handleAt, type Sketcher } from './sketchHands';
import { textWidth } from './textWidth';

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
  /** Also what lies beyond where one can pan, on however coarse a map. */
  anywhere?: boolean;
}

/** Metres per pixel from which the map is one of the whole city. */
const OVERVIEW_ABOVE = 14;
/** From a marker's middle to what may lie over the map. */
const MARKER_PX = 22;

/** Markers by what they are, the rest by what it says: with hundreds of markers to write all down is slow. */
const sameScene = ({ markers, ...a }: Scene, { markers: others, ...b }: Scene): boolean =>
  sameMarkers(markers, others) && same(a, b);

/** Owns the OpenLayers map of one element. It sets nothing when nothing has changed. */
export class MapView {
  readonly #map: OlMap;
  readonly #layers = new SceneLayers((point) => this.#pixel(point));
  readonly #callout = new CalloutBox();
  readonly #ratio: number;
  #theme: Theme;
  #ground: Ground | null = null;
  #scene: Scene = emptyScene;
  #chosen: ReadonlySet<string> = new Set();
  #vague: ReadonlySet<string> = new Set();
  #names: ReadonlyMap<string, AreaName> = new Map();
  #settling = 0;
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
    this.#map = new OlMap({
      target,
      controls: [],
      ...(options.pixelRatio ? { pixelRatio: options.pixelRatio } : {}),
      overlays: [this.#callout.overlay],
      interactions: options.interactive
        ? interactions({ altShiftDragRotate: false, pinchRotate: false, keyboard: false })
        : [],
      layers: this.#layers.all,
      view: new View({
        projection: GROUND,
        ...(options.anywhere ? {} : { extent: REGION }),
        minResolution: 0.4,
        maxResolution: options.anywhere ? 400 : 70,
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
    cancelAnimationFrame(this.#settling);
    this.#sized.disconnect();
    this.#map.setTarget(undefined);
    this.#map.dispose();
  }

  setGround(ground: Ground | null, theme: Theme): void {
    if (ground === this.#ground && theme === this.#theme) return;
    const themeChanged = theme !== this.#theme;
    this.#ground = ground;
    this.#theme = theme;
    const base = ground
      ? baseLayers(ground, theme, {
          chosen: () => this.#chosen,
          vague: () => this.#vague,
          names: () => this.#names,
        })
      : [];
    this.#map.setLayers([...base, ...this.#layers.all]);
    if (this.#untouched) {
      this.whole();
      this.#moved();
    }
    if (themeChanged) {
      const scene = this.#scene;
      this.#scene = emptyScene;
      this.#layers.forget();
      this.setScene(scene);
      this.#layers.sightIn(theme);
    }
  }

  setScene(scene: Scene): void {
    const before = this.#scene;
    if (sameScene(before, scene)) return;
    this.#scene = scene;
    // What lies over the map may change with the scene; it is there when the next picture is drawn. Asked for before the
    // layers ask for theirs, so that one picture shows both.
    this.#settling ||= requestAnimationFrame(() => this.#settle());
    if (this.#untouched && before.markers.length === 0 && scene.markers.length > 0) this.whole();
    this.#layers.draw(before, scene, this.#theme);
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
    const view = this.#map.getView();
    const [width = 600, height = 600] = this.#map.getSize() ?? [];
    const target = this.#map.getTargetElement();
    const { center, resolution } = roomyFit(
      this.#city(),
      [width, height],
      this.#scene.markers.map(({ point }) => toGround(point)),
      MARKER_PX,
      target ? coversOf(target) : [],
    );
    view.setResolution(resolution);
    view.setCenter(center);
  }

  #city(): Extent {
    return this.#ground?.city ?? CITY;
  }

  /** The whole city, and what lies outside of it. */
  all(): void {
    const extent = this.#city().slice();
    for (const { point } of this.#scene.markers) extend(extent, toGround(point));
    this.#map.getView().fit(extent, {
      size: this.#map.getSize() ?? [600, 600],
      padding: [28, 40, 40, 40],
    });
  }

  /**
   * What it shows, drawn at once, on one canvas.
   * @param view null for the whole city, and what lies outside of it
   */
  picture(view: { center: LonLat; metresPerPixel: number } | null): HTMLCanvasElement {
    this.#map.updateSize();
    if (view) this.show(view.center, view.metresPerPixel);
    else this.all();
    this.#layers.fan(this.#scene.markers, this.#theme);
    this.#settle();
    this.#map.renderSync();
    return flattened(this.#map, this.#ratio, hatch(palettes[this.#theme]));
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
    const at = point && toGround(point);
    this.#layers.sight(at, this.#theme);
    if (!at) return;
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
    this.#layers.fan(this.#scene.markers, this.#theme);
    this.#settle();
    this.events.moved(this.frame());
  }

  /** Words find their places among the markers and what lies over the map. */
  #settle(): void {
    this.#settling = 0;
    const target = this.#map.getTargetElement();
    const [width = 0, height = 0] = this.#map.getSize() ?? [];
    if (!target || width === 0) return;
    const scene = this.#scene;
    const size = [width, height] as const;
    const taken = coversOf(target);
    const said = this.#spoken();
    const words = said && this.#callout.stand(this.#pixel(said.point), size, taken);
    const { fanned } = this.#layers;
    const pixelOf = ({ marker }: Fanned) => this.#pixel(marker.point);
    taken.push(...iconBoxes(fanned, pixelOf));
    if (said && words) taken.push(boxFrom(words, this.#pixel(said.point)));
    if (scene.pin)
      taken.push(boxFrom({ left: -42, top: -42, right: 42, bottom: 42 }, this.#pixel(scene.pin.point)));
    taken.push(...this.#layers.marksAside(scene.zones));
    taken.push(...spotBoxes(fanned, (point) => this.#pixel(point)));
    const metresPerPixel = this.#map.getView().getResolution() ?? 1;
    // On the whole city the bydele are what one finds one's way by; nearer, what happens is.
    const overview = metresPerPixel > OVERVIEW_ABOVE;
    if (overview) this.#nameAreas(taken, size, metresPerPixel);
    const names = markerNames(fanned, pixelOf, taken, size, (label) => textWidth(label, NAME_FONT));
    this.#layers.nameMarkers(names, this.#theme);
    for (const one of fanned) {
      const name = names.get(one.marker.id);
      if (name) taken.push(boxFrom(nameBox(name), pixelOf(one)));
    }
    const zones = this.#layers.name(scene.zones, this.#theme, {
      pixelOf: (point) => this.#pixel(point),
      groundAt: ([x, y]) => this.#groundAt(x, y),
      size,
      metresPerPixel,
      taken,
    });
    if (!overview) this.#nameAreas([...taken, ...zones], size, metresPerPixel);
  }

  #nameAreas(taken: Box[], size: readonly [number, number], metresPerPixel: number): void {
    const names = areaNames(wantedNames(this.#ground?.names ?? [], metresPerPixel), taken, {
      pixelOf: ([x, y]) => this.#pixelAt(x, y),
      groundAt: (x, y) => this.#groundAt(x, y),
      size,
    });
    if (same([...names], [...this.#names])) return;
    this.#names = names;
    // A canvas tells nobody what is written on it.
    const target = this.#map.getTargetElement();
    if (target) target.dataset['names'] = [...names.keys()].join(', ');
    this.#layer('area-names')?.changed();
  }

  #pixel(point: LonLat): [number, number] {
    const [x, y] = toGround(point);
    return this.#pixelAt(x, y);
  }

  #pixelAt(x: number, y: number): [number, number] {
    const view = this.#map.getView();
    const [width = 0, height = 0] = this.#map.getSize() ?? [];
    const [cx = 0, cy = 0] = view.getCenter() ?? [];
    const resolution = view.getResolution() ?? 1;
    return [width / 2 + (x - cx) / resolution, height / 2 - (y - cy) / resolution];
  }

  #groundAt(x: number, y: number): [number, number] {
    const view = this.#map.getView();
    const [width = 0, height = 0] = this.#map.getSize() ?? [];
    const [cx = 0, cy = 0] = view.getCenter() ?? [];
    const resolution = view.getResolution() ?? 1;
    return [cx + (x - width / 2) * resolution, cy - (y - height / 2) * resolution];
  }

  #layer(name: string): VectorLayer | undefined {
    return this.#map.getAllLayers().find((layer) => layer.get('name') === name) as VectorLayer | undefined;
  }

  /** Hands may change what is drawn; null when nothing is. */
  setSketcher(sketcher: Sketcher | null): void {
    this.#sketcher = sketcher;
    for (const one of this.#map.getInteractions().getArray())
      if (one instanceof DoubleClickZoom) one.setActive(sketcher === null);
  }

  /** What is said of a spot, and of which. */
  #spoken(): Scene['callout'] {
    const { pin, callout, sketch } = this.#scene;
    return pin?.callout ? { point: pin.point, text: pin.callout } : sketch ? sketch.callout : callout;
  }

  #drawCallout(): void {
    this.#callout.say(this.#spoken());
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
