import type { Feature } from 'ol';
import type { Geometry, Point } from 'ol/geom';
import { MultiPolygon, Polygon } from 'ol/geom';
import type { MapFeature } from '../api/contract';
import { texts } from '../texts';
import type { WantedArea, Wording } from './areaNames';
import { chordsOf, type Chord } from './chords';
import { textWidth } from './textWidth';

/** An area's name on the ground: of a bydel, or of what lies outside. */
export interface GroundName {
  of: 'bydel' | 'outside';
  name: string;
  home: readonly [number, number];
  /** Where in the area there is room; cut when it is first asked for. */
  chords: () => readonly Chord[];
}

const ROWS = 24;
const ROW_PX = 15;
/** Metres per pixel below which bydele are named in capitals. */
const CAPITALS_BELOW = 9;
/** Metres per pixel below which each place outside says so; the legend always does. */
const OUTSIDE_SAID_BELOW = 24;
/** Metres per pixel above which there is so little room that letters are smaller. */
const SMALL_ABOVE = 36;
/**
 * From its home: what lies outside is one area without the kommuner's boundaries, and a name that goes further than this
 * may stand in the next kommune.
 */
const OUTSIDE_FARTHEST_M = 900;
const OUTSIDE_FARTHEST_PX = 110;
const PAD_PX = 3;

const props = (feature: Feature<Geometry>): MapFeature => feature.getProperties() as unknown as MapFeature;

/** Those of the areas that have a name on the map. */
export function groundNames(
  labels: readonly Feature<Geometry>[],
  areas: readonly Feature<Geometry>[],
): GroundName[] {
  return labels.flatMap((label): GroundName[] => {
    const { of, name } = props(label);
    if (!name || (of !== 'bydel' && of !== 'outside')) return [];
    const [east = 0, north = 0] = (label.getGeometry() as Point).getCoordinates();
    const area = areas.find(
      (one) => props(one).layer === of && one.getGeometry()?.intersectsCoordinate([east, north]),
    );
    let chords: readonly Chord[] | null = null;
    return [
      {
        of,
        name,
        home: [east, north],
        chords: () => (chords ??= chordsOf(ringsOf(area?.getGeometry()), ROWS)),
      },
    ];
  });
}

function ringsOf(geometry: Geometry | undefined): number[][][] {
  if (geometry instanceof MultiPolygon) return geometry.getCoordinates().flat();
  return geometry instanceof Polygon ? geometry.getCoordinates() : [];
}

/** Of a name on the ground, at so many metres per pixel. */
export function groundFont(of: GroundName['of'], metresPerPixel: number): string {
  const size =
    metresPerPixel > SMALL_ABOVE ? 11 : of === 'bydel' && metresPerPixel < CAPITALS_BELOW ? 12.5 : 12;
  return `500 ${size}px 'IBM Plex Sans', sans-serif`;
}

/** The names in the order in which they have the choice: the bydele first. */
export const wantedNames = (names: readonly GroundName[], metresPerPixel: number): WantedArea[] =>
  [...names]
    .sort((a, b) => Number(a.of === 'outside') - Number(b.of === 'outside'))
    .map((one) => ({
      id: groundKey(one),
      home: one.home,
      chords: one.chords(),
      wordings: wordingsOf(one, metresPerPixel),
      farthest:
        one.of === 'bydel' ? Infinity : Math.min(OUTSIDE_FARTHEST_PX, OUTSIDE_FARTHEST_M / metresPerPixel),
    }));

export const groundKey = ({ of, name }: Pick<MapFeature, 'of' | 'name'>): string => `${of} ${name}`;

function wordingsOf({ of, name }: GroundName, metresPerPixel: number): Wording[] {
  const font = groundFont(of, metresPerPixel);
  const wording = (rows: string[]): Wording => ({
    rows,
    width: Math.max(...rows.map((row) => textWidth(row, font))) + 2 * PAD_PX,
    height: rows.length * ROW_PX + PAD_PX,
  });
  if (of === 'outside')
    return [
      ...(metresPerPixel < OUTSIDE_SAID_BELOW ? [wording([name, texts.map.outside])] : []),
      wording([name]),
    ];
  const capitals = metresPerPixel < CAPITALS_BELOW;
  const said = (row: string): string => (capitals ? spaced(row) : row);
  const ways = rowsOf(name).map((rows) => wording(rows.map(said)));
  // "Vesterbro/Kongens Enghave" is long for a row, and in two as it is spoken.
  return !capitals && name.includes('/') ? ways.reverse() : ways;
}

const spaced = (row: string): string => [...row.toLocaleUpperCase('da')].join('\u200a\u200a');

/** In one row, and in two where a name can be parted. */
function rowsOf(name: string): string[][] {
  const at = ['/', '-', ' '].map((sign) => name.indexOf(sign)).find((found) => found > 0);
  if (at === undefined) return [[name]];
  const first = name.slice(0, at + 1).trimEnd();
  return [[name], [first, name.slice(at + 1)]];
}
