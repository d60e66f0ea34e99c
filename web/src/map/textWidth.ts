let pen: CanvasRenderingContext2D | null = null;
const widths = new Map<string, number>();

/**
 * Pixels of a row of text as a canvas draws it.
 * @param font as in CSS: `600 13px …`
 */
export function textWidth(text: string, font: string): number {
  const key = font + text;
  pen ??= document.createElement('canvas').getContext('2d');
  let width = widths.get(key);
  if (width === undefined && pen) {
    pen.font = font;
    width = pen.measureText(text).width;
    // Until the font is here, another's widths are measured.
    if (document.fonts.check(font)) widths.set(key, width);
  }
  return width ?? text.length * 7;
}
