import {
  type ColorRole,
  type Drawing,
  type Paint,
  roundLength,
  type Shape,
} from '../../domain/layout/drawing';
import { lightPalette, type Palette } from '../../domain/layout/drawingPalette';
import { pictureMargin as margin } from '../../domain/report/roadmapPicture';

/** The families that the file asks for; the last one is there on every machine. */
const fontFamily = "Inter, 'Noto Sans', 'Noto Sans CJK SC', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

const entityByCharacter: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids exactly these.
const forbiddenInXml = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Text as XML may hold it. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(forbiddenInXml, '\uFFFD')
    .replace(/[&<>"']/g, (character) => entityByCharacter[character] ?? character);
}

type Writer = {
  readonly palette: Palette;
  readonly hatches: Map<ColorRole, string>;
  /** Before the ids of this picture, where several share a page. */
  readonly prefix: string;
};

const attribute = (name: string, value: string | number | undefined): string =>
  value === undefined
    ? ''
    : ` ${name}="${typeof value === 'number' ? roundLength(value) : escapeXml(value)}"`;

function paintToAttributes(paint: Paint, { palette }: Writer): string {
  const { fill, stroke, strokeWidth, dash } = paint;
  return [
    attribute('fill', fill === undefined ? 'none' : palette[fill]),
    attribute('stroke', stroke && palette[stroke]),
    attribute('stroke-width', stroke && (strokeWidth ?? 1)),
    attribute('stroke-dasharray', dash?.map(roundLength).join(' ')),
  ].join('');
}

function geometryOf(shape: Exclude<Shape, { shape: 'text' | 'group' | 'link' }>): string {
  switch (shape.shape) {
    case 'rect': {
      const { x, y, width, height, radius } = shape;
      const box = `${attribute('x', x)}${attribute('y', y)}${attribute('width', width)}${attribute('height', height)}`;
      return `rect${box}${attribute('rx', radius)}`;
    }
    case 'line':
      return `line${attribute('x1', shape.x1)}${attribute('y1', shape.y1)}${attribute('x2', shape.x2)}${attribute('y2', shape.y2)}`;
    case 'path':
      return `path${attribute('d', shape.d)}`;
    case 'polygon': {
      const points = shape.points.map(([x, y]) => `${roundLength(x)},${roundLength(y)}`).join(' ');
      return `polygon${attribute('points', points)}`;
    }
    case 'circle':
      return `circle${attribute('cx', shape.cx)}${attribute('cy', shape.cy)}${attribute('r', shape.r)}`;
  }
}

function hatchId(role: ColorRole, { hatches, prefix }: Writer): string {
  const known = hatches.get(role);
  if (known) return known;
  const id = `${prefix}hatch-${hatches.size + 1}`;
  hatches.set(role, id);
  return id;
}

function shapeToSvg(shape: Shape, writer: Writer): string {
  switch (shape.shape) {
    case 'group': {
      const title = shape.name === undefined ? '' : `<title>${escapeXml(shape.name)}</title>`;
      return `<g>${title}${shapesToSvg(shape.children, writer)}</g>`;
    }
    // A link leads to a page of the report; a picture on its own has no pages.
    case 'link':
      return shapesToSvg(shape.children, writer);
    case 'text': {
      const anchor = shape.anchor === 'start' ? undefined : shape.anchor;
      const place = `${attribute('x', shape.x)}${attribute('y', shape.y)}${attribute('text-anchor', anchor)}`;
      const face = `${attribute('font-size', shape.size)}${attribute('font-weight', shape.weight)}`;
      return `<text${place}${face}${attribute('fill', writer.palette[shape.fill])}>${escapeXml(shape.text)}</text>`;
    }
    default: {
      const geometry = geometryOf(shape);
      const drawn = `<${geometry}${paintToAttributes(shape, writer)}/>`;
      if (!shape.hatch) return drawn;
      return `${drawn}<${geometry} fill="url(#${hatchId(shape.hatch, writer)})"/>`;
    }
  }
}

function shapesToSvg(shapes: readonly Shape[], writer: Writer): string {
  return shapes.map((shape) => shapeToSvg(shape, writer)).join('');
}

function hatchPatterns({ hatches, palette }: Writer): string {
  const patterns = [...hatches]
    .map(
      ([role, id]) =>
        `<pattern id="${id}" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="4" stroke="${palette[role]}" stroke-width="1.2"/></pattern>`,
    )
    .join('');
  return patterns === '' ? '' : `<defs>${patterns}</defs>`;
}

/** A drawing inside of a page of HTML, as wide as its place; `prefix` keeps its ids apart from other pictures'. */
export function drawingToInlineSvg(drawing: Drawing, prefix: string): string {
  const writer: Writer = { palette: lightPalette, hatches: new Map(), prefix };
  const body = shapesToSvg(drawing.shapes, writer);
  const { width, height, title, alternative } = drawing;
  const name =
    alternative === ''
      ? ' aria-hidden="true"'
      : ` role="img" aria-label="${escapeXml(`${title}. ${alternative}`)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${roundLength(width)} ${roundLength(height)}"${name}>${hatchPatterns(writer)}${body}</svg>`;
}

/**
 * A drawing as a file of its own: no script, no style sheet, no outside reference; lengths in points. On a sheet it is
 * scaled to it.
 */
export function drawingToSvg(
  drawing: Drawing,
  sheet: { readonly width: number; readonly height: number } | null = null,
  palette: Palette = lightPalette,
): string {
  const writer: Writer = { palette, hatches: new Map(), prefix: '' };
  const body = shapesToSvg(drawing.shapes, writer);
  const patterns = hatchPatterns(writer);
  const width = roundLength(drawing.width + 2 * margin);
  const height = roundLength(drawing.height + 2 * margin);
  const size = sheet ?? { width, height };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}pt" height="${size.height}pt" viewBox="${-margin} ${-margin} ${width} ${height}" role="img" font-family="${escapeXml(fontFamily)}">`,
    `<title>${escapeXml(drawing.title)}</title><desc>${escapeXml(drawing.alternative)}</desc>`,
    patterns,
    `<rect x="${-margin}" y="${-margin}" width="${width}" height="${height}" fill="${palette.background}"/>`,
    body,
    '</svg>\n',
  ].join('');
}
