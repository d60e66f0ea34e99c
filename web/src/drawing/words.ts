import type { LonLat, Position, Shape } from '../api/contract';
import { sayDistance, saySpot } from '../map/ground';
import { texts } from '../texts';
import { MOST_CORNERS, MOST_POINTS, type Wrong } from './check';
import type { Drawing } from './drawing';
import { drawingOfShape } from './geojson';
import { lengthMetres, squareMetres } from './measure';

const number = (value: number, decimals: number): string =>
  value.toLocaleString('da-DK', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

/** "40 m²", "850 m²", "2,3 ha", "35 ha", "1,4 km²". The Hub says areas the same way. */
export function sayArea(square: number): string {
  if (square < 100) return `${Math.round(square)} m²`;
  const tens = Math.round(square / 10) * 10;
  if (tens < 10_000) return `${number(tens, 0)} m²`;
  if (square < 99_500) return `${number(square / 10_000, 1)} ha`;
  if (square < 995_000) return `${number(square / 10_000, 0)} ha`;
  return `${number(square / 1_000_000, square < 9_950_000 ? 1 : 0)} km²`;
}

/** "3 steder", "en linje på 420 m", "et område på 2,3 ha"; empty for a spot. */
export function drawingWords(drawing: Drawing): string {
  const { drawing: words } = texts;
  switch (drawing.kind) {
    case 'point':
      return '';
    case 'points':
      return words.spots(drawing.corners.length);
    case 'line':
      return words.line(sayDistance(lengthMetres(drawing)));
    case 'area':
      return words.area(sayArea(squareMetres(drawing)));
  }
}

export const shapeWords = (shape: Shape | null | undefined): string =>
  shape ? drawingWords(drawingOfShape(shape)) : '';

/** "Nørrebro St.", and when it is more than a spot "Nørrebro St., en linje på 420 m". */
export const sayPlace = (position: Position): string =>
  [saySpot(position), shapeWords(position.shape)].filter(Boolean).join(', ');

/** What is wrong, where, and what to do. @param near where a spot is, in words */
export function wrongWords(wrong: Wrong, { kind, corners }: Drawing, near: (at: LonLat) => string): string {
  const { drawing: words } = texts;
  const one = words.corner[kind];
  switch (wrong.code) {
    case 'shape-too-few':
      return words.tooFew[kind];
    case 'shape-too-detailed':
      return words.tooMany(
        kind === 'points' ? MOST_POINTS : MOST_CORNERS,
        words.corners[kind],
        corners.length,
      );
    case 'shape-tiny':
      return kind === 'line' ? words.tinyLine : words.tinyArea;
    case 'position-not-a-number':
    case 'position-outside-region':
    case 'position-swapped':
      return words.outsideRegion(one, kind === 'point' ? null : wrong.corner + 1);
    case 'shape-points-together':
      return words.together(wrong.corners[0] + 1, wrong.corners[1] + 1, near(wrong.at));
    case 'shape-crosses-itself': {
      const side = words.side[kind === 'line' ? 'line' : 'area'];
      const [a, b] = wrong.sides.map(([from, to]) => words.from(side, one, from + 1, to + 1)) as [
        string,
        string,
      ];
      return (kind === 'line' ? words.crossingLine : words.crossingArea)(near(wrong.at), a, b);
    }
  }
}
