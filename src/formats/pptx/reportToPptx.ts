import { unzipSync, zipSync } from 'fflate';
import PptxGenJS from 'pptxgenjs';
import { type ColorRole, statusMark, statusWords } from '../../domain/layout/drawing';
import { lightPalette } from '../../domain/layout/drawingPalette';
import { anchorsOf } from '../../domain/layout/pageAnchors';
import {
  type Box,
  type PageBlock,
  type PageTable,
  pageMargin,
  type ReportPage,
  type TextFace,
} from '../../domain/layout/pages';
import { markRoom } from '../../domain/layout/pageTable';
import { type Line, linesToText, type Run } from '../../domain/layout/pageText';
import type { FontWeight } from '../../domain/layout/textWidth';
import type { Health } from '../../domain/model/health';
import { type Logo, logoAddress } from '../../domain/model/logo';
import { briefSentences } from '../../domain/report/briefText';
import type { Report } from '../../domain/report/report';
import { costToSentence } from '../../domain/report/reportAsks';
import { dayToText } from '../../domain/time/dayToText';
import { type FlatShape, flattenDrawing } from './flattenDrawing';

/** A face that every machine with an office program has; Inter's text is wider, so that what fits there fits here. */
const fontFace = 'Arial';
const masterName = 'Throughline';

const inches = (points: number) => points / 72;
const hex = (role: ColorRole) => lightPalette[role].slice(1);
const place = ({ x, y, width, height }: Box) => ({
  x: inches(x),
  y: inches(y),
  w: inches(Math.max(width, 0.1)),
  h: inches(Math.max(height, 0.1)),
});
const isBold = (weight: FontWeight | undefined) => weight !== undefined && weight >= 600;

type Slide = PptxGenJS.Slide;
type TextPart = PptxGenJS.TextProps;

/**
 * The pages of a report as slides: native shapes, one for each bar with its text inside, native tables, the title in its
 * placeholder, and the ask in the notes. All pages are of one size: those of a report on `wide` paper.
 */
export async function reportToPptx(report: Report, pages: readonly ReportPage[]): Promise<Uint8Array> {
  const deck = new PptxGenJS();
  const first = pages[0];
  if (!first) throw new Error('A report has at least one page');
  const { header } = report;
  deck.defineLayout({ name: masterName, width: inches(first.width), height: inches(first.height) });
  deck.layout = masterName;
  deck.title = `${header.programTitle}: ${header.kindTitle}`;
  deck.subject = `${header.kindTitle} as of ${dayToText(header.asOfDay)}`;
  deck.author = header.manager ?? '';
  deck.company = '';
  deck.theme = { headFontFace: fontFace, bodyFontFace: fontFace };
  const titleX = pages.map((page) => titleBlock(page)?.x ?? pageMargin.left);
  for (const x of new Set(titleX)) defineMaster(deck, x, first.width);
  const pageByAnchor = anchorsOf(pages);
  pages.forEach((page, i) => {
    const slide = deck.addSlide({ masterName: masterNameOf(titleX[i] ?? pageMargin.left) });
    const titled = titleBlock(page);
    for (const block of page.blocks) drawBlock(slide, block, block === titled, pageByAnchor);
    slide.addNotes(notesOf(report, i === 0));
  });
  const written = (await deck.write({ outputType: 'uint8array' })) as Uint8Array;
  // The library packs nothing but what it writes to a disk itself; the same report is the same bytes.
  const files = unzipSync(written);
  for (const [name, bytes] of Object.entries(files)) {
    // Beside an SVG stands a PNG for programs that know none; the library puts the SVG there again, which is no PNG.
    if (/^ppt\/media\/.*\.png$/.test(name) && bytes[0] === 0x3c) files[name] = pngBesideSvg(header.logo);
  }
  return zipSync(files, { level: 6, mtime: '2020-01-01T00:00:00' });
}

/** An SVG logo as PNG: as the program has it, else one pixel of nothing. */
const pngBesideSvg = (logo: Logo | null) =>
  Uint8Array.from(
    atob(
      logo !== null && logo.raster !== ''
        ? logo.raster
        : 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mNgAAIAAAUAAen63NgAAAAASUVORK5CYII=',
    ),
    (character) => character.charCodeAt(0),
  );

/** Titles stand right of a logo: a placeholder is where its master has it, so there is a master for each place. */
const masterNameOf = (titleX: number) =>
  titleX === pageMargin.left ? masterName : `${masterName} ${Math.round(titleX)}`;

function defineMaster(deck: PptxGenJS, titleX: number, pageWidth: number): void {
  deck.defineSlideMaster({
    title: masterNameOf(titleX),
    background: { color: 'FFFFFF' },
    objects: [
      {
        placeholder: {
          options: {
            name: 'title',
            type: 'title',
            x: inches(titleX),
            y: inches(pageMargin.top),
            w: inches(pageWidth - titleX - pageMargin.right),
            h: inches(24),
            fontFace,
            fontSize: 18,
            bold: true,
            color: hex('text'),
            align: 'left',
            valign: 'top',
            margin: 0,
          },
          text: '',
        },
      },
    ],
  });
}

/** What a slide is called: what stands at its top, a heading or the line that says of what it goes on. */
function titleBlock(page: ReportPage): PageBlock | undefined {
  return page.blocks.find((it) => it.kind === 'heading' || it.kind === 'text');
}

/** What the speaker says: the thirty-second text on the first slide, and on every slide what is asked. */
function notesOf(report: Report, isFirst: boolean): string {
  const asks = report.asks.map((ask) => {
    const by = ask.dueDay === null ? 'no date' : `by ${dayToText(ask.dueDay)}`;
    return `- ${ask.title} ${ask.owner ?? 'No owner'}, ${by}. ${costToSentence(ask)}`;
  });
  const coarse = report.options.audience === 'external';
  return [
    ...(isFirst && !coarse ? [briefSentences(report).join(' '), ''] : [report.headline, '']),
    'The ask:',
    ...(asks.length === 0 ? ['None.'] : asks),
  ].join('\n');
}

function drawBlock(
  slide: Slide,
  block: PageBlock,
  isTitle: boolean,
  pageByAnchor: ReadonlyMap<string, number>,
): void {
  switch (block.kind) {
    case 'heading':
    case 'text': {
      const align = block.kind === 'text' && block.align ? block.align : 'left';
      drawText(slide, block, block.lines, block.face, pageByAnchor, { align, isTitle });
      return;
    }
    case 'list': {
      let y = block.y;
      for (const entry of block.entries) {
        const height = entry.lines.length * block.face.lineHeight;
        if (entry.mark === null) {
          drawShape(slide, bullet(block.face.lineHeight), block.x, y);
        } else
          drawMark(
            slide,
            entry.mark,
            block.x,
            y + (block.face.lineHeight - block.face.size + 1) / 2,
            block.face.size - 1,
          );
        const box = { x: block.x + block.indent, y, width: block.width - block.indent, height };
        drawText(slide, box, entry.lines, block.face, pageByAnchor);
        y += height + block.gap;
      }
      return;
    }
    case 'table':
      drawTable(slide, block, block, pageByAnchor);
      return;
    case 'drawing':
      if (block.drawing.alternative !== '') {
        slide.addShape('rect', {
          ...place(block),
          objectName: pictureName(block.drawing.title, block.drawing.alternative),
        });
      }
      for (const shape of flattenDrawing(block.drawing)) drawShape(slide, shape, block.x, block.y);
      return;
    case 'logo':
      slide.addImage({ ...place(block), data: logoAddress(block.logo), altText: block.alternative });
      return;
    case 'contents': {
      const half = Math.ceil(block.entries.length / 2);
      const gap = 24;
      const width = (block.width - gap) / 2;
      block.entries.forEach(({ id, title, page }, i) => {
        const box = {
          x: block.x + (i < half ? 0 : width + gap),
          y: block.y + (i % half) * block.face.lineHeight,
          width,
          height: block.face.lineHeight,
        };
        drawText(slide, box, [[{ text: title, href: `#${id}` }]], block.face, pageByAnchor);
        drawText(slide, box, [[{ text: String(page) }]], block.face, pageByAnchor, { align: 'right' });
      });
      return;
    }
    case 'area':
      slide.addShape(block.radius > 0 ? 'roundRect' : 'rect', {
        ...place(block),
        ...(block.fill === null ? {} : { fill: { color: hex(block.fill) } }),
        ...(block.stroke === null ? {} : { line: { color: hex(block.stroke), width: block.strokeWidth } }),
        ...(block.radius > 0 ? { rectRadius: inches(block.radius) } : {}),
      });
      return;
    case 'footer': {
      drawText(slide, block, [[{ text: block.left }]], block.face, pageByAnchor);
      drawText(slide, block, [[{ text: block.right }]], block.face, pageByAnchor, { align: 'right' });
      return;
    }
  }
}

/** PowerPoint shows an object's name in its list of objects, which screen readers follow. */
const pictureName = (title: string, alternative: string) =>
  `${title}. ${alternative}`.replace(/["<>&]/g, ' ').slice(0, 1_000);

function runPart(
  run: Run,
  face: TextFace,
  pageByAnchor: ReadonlyMap<string, number>,
  breaks: boolean,
): TextPart {
  const page = run.href?.startsWith('#') ? pageByAnchor.get(run.href.slice(1)) : undefined;
  return {
    text: run.text,
    options: {
      bold: isBold(run.weight ?? face.weight),
      color: hex(run.color ?? face.color),
      fontSize: face.size,
      ...(page === undefined ? {} : { hyperlink: { slide: page } }),
      ...(breaks ? { breakLine: true } : {}),
    },
  };
}

/** Lines as runs; a line that the layout broke ends with a break, so that the slide reads as the page does. */
function linesToParts(
  lines: readonly Line[],
  face: TextFace,
  pageByAnchor: ReadonlyMap<string, number>,
): TextPart[] {
  return lines.flatMap((line, i) =>
    (line.length === 0 ? [{ text: '' }] : line).map((run, j, all) =>
      runPart(run, face, pageByAnchor, j === all.length - 1 && i < lines.length - 1),
    ),
  );
}

function drawText(
  slide: Slide,
  box: Box,
  lines: readonly Line[],
  face: TextFace,
  pageByAnchor: ReadonlyMap<string, number>,
  { align = 'left', isTitle = false }: { align?: 'left' | 'right'; isTitle?: boolean } = {},
): void {
  if (linesToText(lines).trim() === '') return;
  slide.addText(linesToParts(lines, face, pageByAnchor), {
    ...place(box),
    fontFace,
    fontSize: face.size,
    lineSpacing: face.lineHeight,
    align,
    valign: 'top',
    margin: 0,
    wrap: false,
    fit: 'none',
    ...(isRightToLeft(lines) ? { rtlMode: true } : {}),
    ...(isTitle ? { placeholder: 'title' } : {}),
  });
}

const isRightToLeft = (lines: readonly Line[]) =>
  /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(linesToText(lines));

function drawTable(
  slide: Slide,
  table: PageTable,
  box: Box,
  pageByAnchor: ReadonlyMap<string, number>,
): void {
  const { columns, head, rows, face, headFace, padding } = table;
  const line = (role: ColorRole) => ({ type: 'solid' as const, pt: 0.5, color: hex(role) });
  const none = { type: 'none' as const };
  const toRow = (row: PageTable['head'], of: TextFace, rule: ColorRole): PptxGenJS.TableRow =>
    row.cells.map((cell, i): PptxGenJS.TableCell => {
      const left = (cell.fill ? 4 : 0) + (cell.mark ? markRoom(of.size) : 0);
      const bold = cell.scope === 'group' || isBold(of.weight);
      // The mark is drawn over the cell; its word is said where the text does not say it.
      return {
        text: linesToParts(
          cell.lines,
          { ...of, weight: bold ? 600 : of.weight },
          pageByAnchor,
        ) as PptxGenJS.TableCell[],
        options: {
          align: cell.align,
          valign: cell.scope === 'group' ? 'bottom' : 'top',
          fontFace,
          fontSize: of.size,
          margin: [
            inches(padding.down),
            i === row.cells.length - 1 ? 0 : inches(padding.across),
            0,
            inches(left),
          ],
          border: [none, none, line(rule), none],
          ...(cell.columnSpan > 1 ? { colspan: cell.columnSpan } : {}),
          ...(cell.fill ? { fill: { color: hex(cell.fill) } } : {}),
        },
      };
    });
  slide.addTable([toRow(head, headFace, 'border'), ...rows.map((row) => toRow(row, face, 'hairline'))], {
    x: inches(box.x),
    y: inches(box.y),
    w: inches(columns.reduce((sum, it) => sum + it.width, 0)),
    colW: columns.map((it) => inches(it.width)),
    rowH: [head, ...rows].map((it) => inches(it.height)),
    autoPage: false,
    objectName: pictureName(table.caption, ''),
  });
  let y = box.y + head.height;
  for (const row of rows) {
    let x = box.x;
    row.cells.forEach((cell, i) => {
      if (cell.mark) {
        const top = y + padding.down + (face.lineHeight - face.size + 1) / 2;
        drawMark(slide, cell.mark, x + (cell.fill ? 4 : 0), top, face.size - 1);
      }
      const from = row.cells.slice(0, i).reduce((sum, it) => sum + it.columnSpan, 0);
      for (let j = 0; j < cell.columnSpan; j++) x += columns[from + j]?.width ?? 0;
    });
    y += row.height;
  }
}

function drawMark(slide: Slide, mark: Health, x: number, y: number, size: number): void {
  const drawing = {
    width: size,
    height: size,
    title: '',
    alternative: '',
    shapes: [statusMark(mark, size / 2, size / 2, size * 0.85)],
  };
  for (const shape of flattenDrawing(drawing)) drawShape(slide, shape, x, y, statusWords[mark]);
}

const bullet = (lineHeight: number): FlatShape => ({
  flat: 'box',
  kind: 'ellipse',
  x: 1.5,
  y: lineHeight / 2 - 1.4,
  width: 2.8,
  height: 2.8,
  radius: 0,
  inside: null,
  name: null,
  fill: 'border',
});

function paintOptions(shape: Exclude<FlatShape, { flat: 'text' }>) {
  const { fill, stroke, strokeWidth, dash } = shape;
  return {
    ...(fill === undefined ? {} : { fill: { color: hex(fill) } }),
    ...(stroke === undefined
      ? {}
      : {
          line: {
            color: hex(stroke),
            width: strokeWidth ?? 1,
            ...(dash ? { dashType: 'sysDash' as const } : {}),
          },
        }),
  };
}

/** Draws one shape of a drawing whose corner is at `left` and `top`. */
function drawShape(slide: Slide, shape: FlatShape, left: number, top: number, name?: string): void {
  const named = name === undefined ? {} : { objectName: name };
  switch (shape.flat) {
    case 'box': {
      const box = place({ x: left + shape.x, y: top + shape.y, width: shape.width, height: shape.height });
      const kind = shape.kind === 'ellipse' ? 'ellipse' : shape.radius > 0 ? 'roundRect' : 'rect';
      const options = {
        ...box,
        ...paintOptions(shape),
        ...(kind === 'roundRect' ? { rectRadius: inches(Math.min(shape.radius, shape.height / 2)) } : {}),
        ...(shape.name === null ? named : { objectName: pictureName(shape.name, '').slice(0, -2) }),
      };
      if (shape.inside === null) {
        slide.addShape(kind, options);
        return;
      }
      const { text, size, weight, fill } = shape.inside;
      slide.addText(text, {
        ...options,
        shape: kind,
        fontFace,
        fontSize: size,
        bold: isBold(weight),
        color: hex(fill),
        align: 'left',
        valign: 'middle',
        // Left, right, bottom, top.
        margin: [5, 0, 0, 0],
        wrap: false,
        fit: 'none',
      });
      return;
    }
    case 'line': {
      const { x1, y1, x2, y2 } = shape;
      slide.addShape('line', {
        ...place({
          x: left + Math.min(x1, x2),
          y: top + Math.min(y1, y2),
          width: Math.abs(x2 - x1),
          height: Math.abs(y2 - y1),
        }),
        w: inches(Math.abs(x2 - x1)),
        h: inches(Math.abs(y2 - y1)),
        ...paintOptions(shape),
        ...((x2 - x1) * (y2 - y1) < 0 ? { flipV: true } : {}),
      });
      return;
    }
    case 'outline': {
      const points = shape.steps.filter((it) => it.step !== 'close');
      const xs = points.flatMap((it) => (it.step === 'curve' ? [it.x, it.x1] : [it.x]));
      const ys = points.flatMap((it) => (it.step === 'curve' ? [it.y, it.y1] : [it.y]));
      const [minX, minY] = [Math.min(...xs), Math.min(...ys)];
      const at = (it: { x: number; y: number }) => ({ x: inches(it.x - minX), y: inches(it.y - minY) });
      // The library's list of names lacks the one of its own custom shapes.
      slide.addShape('custGeom' as PptxGenJS.SHAPE_NAME, {
        ...place({
          x: left + minX,
          y: top + minY,
          width: Math.max(...xs) - minX,
          height: Math.max(...ys) - minY,
        }),
        ...paintOptions(shape),
        ...named,
        points: shape.steps.map((it) => {
          if (it.step === 'close') return { close: true as const };
          if (it.step === 'curve') {
            const control = at({ x: it.x1, y: it.y1 });
            return { ...at(it), curve: { type: 'quadratic' as const, x1: control.x, y1: control.y } };
          }
          return { ...at(it), ...(it.step === 'move' ? { moveTo: true } : {}) };
        }),
      });
      return;
    }
    case 'text':
      slide.addText(shape.text, {
        ...place({ x: left + shape.x, y: top + shape.y, width: shape.width, height: shape.height }),
        fontFace,
        fontSize: shape.size,
        bold: isBold(shape.weight),
        color: hex(shape.fill),
        align: shape.align,
        valign: 'middle',
        margin: 0,
        wrap: false,
        fit: 'none',
      });
      return;
  }
}
