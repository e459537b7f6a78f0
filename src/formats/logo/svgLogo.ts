import { SaxesParser } from 'saxes';
import { err, ok, type Result } from '../../domain/result';
import { escapeXml } from '../svg/drawingToSvg';
import type { Picture } from './rasterLogo';

const svgNamespace = 'http://www.w3.org/2000/svg';
/** What a logo is drawn of. */
const shapes = new Set([
  'svg',
  'g',
  'defs',
  'symbol',
  'use',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'linearGradient',
  'radialGradient',
  'stop',
  'clipPath',
]);
/** What draws nothing is left out with all that is in it. */
const silent = new Set(['title', 'desc', 'metadata']);
const attributes = new Set(
  (
    'id d x y x1 x2 y1 y2 cx cy r rx ry fx fy fr width height points viewBox transform preserveAspectRatio ' +
    'fill fill-rule fill-opacity clip-path clip-rule stroke stroke-width stroke-linecap stroke-linejoin ' +
    'stroke-miterlimit stroke-dasharray stroke-dashoffset stroke-opacity opacity color offset stop-color ' +
    'stop-opacity gradientUnits gradientTransform spreadMethod clipPathUnits href'
  ).split(' '),
);
/** A value that leads out of the file, or is more than a value. */
const isUnsafe = (value: string) => /url\(\s*['"]?(?!#)|[<>]|&#|javascript:|expression\(/i.test(value);

const mostElements = 20_000;

/** An SVG of only shapes, with their colours and places; another thing that it would draw is refused by its name. */
export function cleanSvg(text: string): Result<Picture, string> {
  const parser = new SaxesParser({ xmlns: true });
  const written: string[] = [];
  let fault: string | null = null;
  let size: { width: number; height: number } | null = null;
  /** How deep in what is left out. */
  let skipped = 0;
  let count = 0;
  parser.on('error', (error) => {
    fault ??= `it is no whole SVG (${error.message.slice(0, 120)})`;
  });
  parser.on('doctype', (doctype) => {
    if (/ENTITY/i.test(doctype)) fault ??= 'it defines entities';
  });
  parser.on('opentag', (tag) => {
    if (fault !== null) return;
    count += 1;
    if (count > mostElements) {
      fault = `it has more than ${mostElements.toLocaleString('en-US')} elements`;
      return;
    }
    if (skipped > 0 || tag.uri !== svgNamespace || silent.has(tag.local)) {
      if (count === 1) fault = 'it is no SVG';
      skipped += 1;
      return;
    }
    if (!shapes.has(tag.local)) {
      fault = `it holds <${tag.local.slice(0, 40)}>, and a logo is made of plain shapes; save it so, or as PNG`;
      return;
    }
    const own = new Map<string, string>();
    for (const { local, uri, value } of Object.values(tag.attributes)) {
      if (uri !== '' && local !== 'href') continue;
      if (local === 'style') for (const [name, it] of declarations(value)) own.set(name, it);
      else if (!own.has(local)) own.set(local, value);
    }
    const kept = [...own].filter(([name, value]) => attributes.has(name) && !isUnsafe(value));
    const safe = new Map<string, string>();
    if (count === 1) {
      size = sizeOf(own);
      if (size === null) {
        fault = 'it says no size';
        return;
      }
      safe.set('xmlns', svgNamespace).set('width', String(size.width)).set('height', String(size.height));
    }
    for (const [name, value] of kept) {
      const isElsewhere = name === 'href' && !value.startsWith('#');
      if (!isElsewhere && !safe.has(name)) safe.set(name, value);
    }
    written.push(
      `<${tag.local}${[...safe].map(([name, value]) => ` ${name}="${escapeXml(value)}"`).join('')}>`,
    );
  });
  parser.on('closetag', (tag) => {
    if (fault !== null) return;
    if (skipped > 0) skipped -= 1;
    else written.push(`</${tag.local}>`);
  });
  parser.write(text).close();
  if (fault !== null) return err(fault);
  if (size === null) return err('it says no size');
  return ok({ kind: 'svg', ...(size as Size), content: new TextEncoder().encode(written.join('')) });
}

type Size = { readonly width: number; readonly height: number };

/** Width and height as the file says them, else those of what it shows. */
function sizeOf(own: ReadonlyMap<string, string>): Size | null {
  const box = (own.get('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [, , boxWidth = 0, boxHeight = 0] = box;
  const length = (name: string) => {
    const match = /^\s*(\d+(?:\.\d+)?)(px|pt|mm|cm|in)?\s*$/.exec(own.get(name) ?? '');
    return match ? Number(match[1]) : 0;
  };
  const isBox = boxWidth > 0 && boxHeight > 0;
  const width = isBox ? boxWidth : length('width');
  const height = isBox ? boxHeight : length('height');
  return width > 0 && height > 0 && width <= 20_000 && height <= 20_000 ? { width, height } : null;
}

/** The declarations of a style attribute. */
function declarations(style: string): readonly (readonly [string, string])[] {
  return style.split(';').flatMap((it) => {
    const at = it.indexOf(':');
    return at === -1 ? [] : [[it.slice(0, at).trim(), it.slice(at + 1).trim()] as const];
  });
}
