import type { Drawing } from './drawing';
import { anchorsOf } from './pageAnchors';
import { headingsAtFoot, leastBelowHeading, linesBelowHeading } from './pageFoot';
import {
  type Box,
  liesOnItsSide,
  type PageBlock,
  type PaperName,
  pageMargin,
  type ReportPage,
  sheetOf,
  type TextFace,
  typeSizes,
} from './pages';
import { measureTable, splitTable, type TableContent, type TableStyle } from './pageTable';
import { type Run, wrapRuns } from './pageText';

/** The faces of a report. */
export const faces = {
  display: { size: typeSizes.display, lineHeight: 22, weight: 700, color: 'text' },
  title: { size: typeSizes.title, lineHeight: 16, weight: 600, color: 'text' },
  subtitle: { size: typeSizes.lead, lineHeight: 13, weight: 600, color: 'text' },
  headline: { size: typeSizes.title, lineHeight: 17, weight: 500, color: 'text' },
  body: { size: typeSizes.body, lineHeight: 12, weight: 400, color: 'text' },
  note: { size: typeSizes.small, lineHeight: 10.5, weight: 400, color: 'muted' },
  head: { size: typeSizes.small, lineHeight: 10, weight: 600, color: 'muted' },
  dense: { size: typeSizes.small, lineHeight: 10, weight: 400, color: 'text' },
} as const satisfies Record<string, TextFace>;

/** Tables of sentences, and registers of many rows. */
export const tableStyles = {
  roomy: { face: faces.body, headFace: faces.head, padding: { across: 8, down: 3 } },
  dense: { face: faces.dense, headFace: faces.head, padding: { across: 7, down: 2.25 } },
} as const satisfies Record<string, TableStyle>;

/** Width and height that a page leaves for what it holds, and where that begins. */
export function pageRoom(paper: PaperName, landscape: boolean): Box {
  const sheet = sheetOf(paper, landscape);
  return {
    x: pageMargin.left,
    y: pageMargin.top,
    width: sheet.width - pageMargin.left - pageMargin.right,
    height: sheet.height - pageMargin.top - pageMargin.bottom,
  };
}

/** How far above the sheet's lower edge the footer begins. */
export const footerRise = 30;

type OpenPage = { readonly landscape: boolean; readonly blocks: PageBlock[] };

/** Sets blocks one below the other and begins a new page where one is full. */
export type PageFlow = {
  /** Where the next block would stand, and the room that is left below it. */
  readonly cursor: () => Box;
  /** Whether the current page lies on its side. */
  readonly isLandscape: () => boolean;
  /** Begins a new page, unless the current one is empty and turned the same way. */
  readonly newPage: (landscape?: boolean) => void;
  /** White space, dropped at the top of a page. */
  readonly space: (height: number) => void;
  /** Goes to a new page when less than `height` points are left. */
  readonly need: (height: number) => void;
  /** Puts a block at the cursor and moves down by `height`. */
  readonly put: (height: number, toBlock: (box: Box) => PageBlock) => void;
  /** A heading; it and `keep` points of what follows stay together, and at least three lines or rows ([R37]). */
  readonly heading: (level: 1 | 2 | 3, id: string | null, text: string, keep?: number) => void;
  /** A paragraph; no page begins or ends with a single line of it. */
  readonly text: (runs: readonly Run[], face?: TextFace) => void;
  readonly list: (entries: readonly (readonly Run[])[], face?: TextFace) => void;
  readonly table: (table: TableContent, style: TableStyle) => void;
  readonly drawing: (drawing: Drawing) => void;
  /** The list of what is where; each entry is the anchor of a heading. */
  readonly contents: (entries: readonly { readonly id: string; readonly title: string }[]) => void;
  /** All pages, numbered, with the numbers of the pages they speak of. */
  readonly finish: (footer: string) => readonly ReportPage[];
};

const headingFaceByLevel = { 1: faces.display, 2: faces.title, 3: faces.subtitle } as const;
const contentsLine = 15;

/** Begins a report on a paper; `startsTurned` is how its first page lies. */
export function createPageFlow(paper: PaperName, startsTurned: boolean): PageFlow {
  const landscape = liesOnItsSide(paper, startsTurned);
  const pages: OpenPage[] = [];
  let page: OpenPage = { landscape, blocks: [] };
  let room = pageRoom(paper, landscape);
  let y = room.y;

  const open = (turned: boolean) => {
    page = { landscape: turned, blocks: [] };
    pages.push(page);
    room = pageRoom(paper, turned);
    y = room.y;
  };
  open(landscape);
  const bottom = () => room.y + room.height;
  const isEmpty = () => page.blocks.length === 0;
  const cursor = (): Box => ({ x: room.x, y, width: room.width, height: bottom() - y });
  const newPage = (asked = page.landscape) => {
    const turned = liesOnItsSide(paper, asked);
    if (isEmpty() && page.landscape === turned) return;
    if (isEmpty()) pages.pop();
    open(turned);
  };
  /** Goes to a new page in the middle of a section, and takes the headings along that would stand above nothing. */
  const breakPage = (next: 1 | 2 | 3 | null = null, height = 0) => {
    const from = headingsAtFoot(page.blocks, next);
    const top = page.blocks[from]?.y ?? y;
    const carriedHeight = y - top;
    const fits = from > 0 && carriedHeight + height <= room.height;
    const carried = fits ? page.blocks.splice(from) : [];
    newPage();
    for (const block of carried) page.blocks.push({ ...block, y: block.y - top + room.y });
    if (carried.length > 0) y = room.y + carriedHeight;
  };
  const need = (height: number) => {
    if (y + height > bottom() && !isEmpty()) breakPage(null, height);
  };
  const put = (height: number, toBlock: (box: Box) => PageBlock) => {
    need(height);
    page.blocks.push(toBlock({ x: room.x, y, width: room.width, height }));
    y += height;
  };
  const isLandscape = () => page.landscape;
  const space = (height: number) => {
    if (!isEmpty()) y = Math.min(y + height, bottom());
  };

  const heading: PageFlow['heading'] = (level, id, text, keep = 40) => {
    const face = headingFaceByLevel[level];
    const lines = wrapRuns([{ text }], room.width, face.size, face.weight);
    const height = lines.length * face.lineHeight;
    const below = level === 3 ? 3 : 6;
    if (y + height + below + keep > bottom() && !isEmpty()) breakPage(level, height + below + keep);
    put(height, (box) => ({ kind: 'heading', ...box, level, id, lines, face }));
    space(below);
  };

  const text: PageFlow['text'] = (runs, face = faces.body) => {
    let lines = wrapRuns(runs, room.width, face.size, face.weight);
    while (lines.length > 0) {
      const fitting = Math.floor((bottom() - y) / face.lineHeight);
      let count = Math.min(lines.length, fitting);
      if (count < lines.length) {
        if (lines.length - count === 1) count -= 1;
        const least = linesBelowHeading(page.blocks) === 0 ? leastBelowHeading : 2;
        if (count < least) {
          if (isEmpty()) count = Math.max(count, 1);
          else {
            breakPage(null, Math.min(lines.length, leastBelowHeading) * face.lineHeight);
            continue;
          }
        }
      }
      const taken = lines.slice(0, count);
      put(count * face.lineHeight, (box) => ({ kind: 'text', ...box, lines: taken, face }));
      lines = lines.slice(count);
    }
  };

  const list: PageFlow['list'] = (entries, face = faces.body) => {
    const indent = 10;
    const gap = 2;
    let taken: { lines: ReturnType<typeof wrapRuns>; mark: null }[] = [];
    let used = 0;
    const flush = () => {
      if (taken.length === 0) return;
      const shown = taken;
      put(used, (box) => ({ kind: 'list', ...box, entries: shown, indent, gap, face }));
      taken = [];
      used = 0;
    };
    const measured = entries.map((entry) => wrapRuns(entry, room.width - indent, face.size, face.weight));
    let first = 0;
    let firstHeight = 0;
    for (const lines of measured) {
      if (first >= leastBelowHeading) break;
      first += lines.length;
      firstHeight += lines.length * face.lineHeight + gap;
    }
    if (linesBelowHeading(page.blocks) !== null) need(firstHeight);
    for (const lines of measured) {
      const height = lines.length * face.lineHeight + gap;
      if (y + used + height > bottom()) {
        flush();
        need(height);
      }
      taken.push({ lines, mark: null });
      used += height;
    }
    flush();
  };

  const table: PageFlow['table'] = (content, style) => {
    const measured = measureTable(content, room.width, style);
    const continuedHeight = faces.note.lineHeight + 4;
    const fullRoom = room.height - continuedHeight;
    let parts = splitTable(measured, bottom() - y, fullRoom);
    if (parts[0] === null && !isEmpty()) {
      breakPage(null, room.height / 2);
      parts = splitTable(measured, bottom() - y, fullRoom);
    }
    for (const [i, part] of parts.entries()) {
      if (i > 0) {
        newPage();
        if (parts[i - 1] !== null) {
          const lines = wrapRuns(
            [{ text: `${content.caption} (continued)` }],
            room.width,
            faces.note.size,
            faces.note.weight,
          ).slice(0, 1);
          put(faces.note.lineHeight, (box) => ({ kind: 'text', ...box, lines, face: faces.note }));
          space(4);
        }
      }
      if (part === null) continue;
      const { columns, head } = measured;
      put(part.height, (box) => ({
        kind: 'table',
        ...box,
        caption: content.caption,
        columns,
        head,
        rows: part.rows,
        ...style,
      }));
    }
  };

  const drawing: PageFlow['drawing'] = (it) => {
    put(it.height, (box) => ({ kind: 'drawing', ...box, width: it.width, drawing: it }));
  };

  const contents: PageFlow['contents'] = (entries) => {
    // Two columns, read down the first and then the second.
    put(Math.ceil(entries.length / 2) * contentsLine, (box) => ({
      kind: 'contents',
      ...box,
      entries: entries.map((entry) => ({ ...entry, page: 0 })),
      face: { ...faces.body, lineHeight: contentsLine },
    }));
  };

  const finish: PageFlow['finish'] = (footer) => {
    if (isEmpty() && pages.length > 1) pages.pop();
    const pageById = anchorsOf(pages.map(({ blocks }, i) => ({ number: i + 1, blocks })));
    return pages.map(({ landscape: turned, blocks }, i): ReportPage => {
      const sheet = sheetOf(paper, turned);
      const foot: PageBlock = {
        kind: 'footer',
        x: pageMargin.left,
        y: sheet.height - footerRise,
        width: sheet.width - pageMargin.left - pageMargin.right,
        height: faces.note.lineHeight,
        left: footer,
        right: `Page ${i + 1} of ${pages.length}`,
        face: faces.note,
      };
      return {
        number: i + 1,
        pageCount: pages.length,
        ...sheet,
        landscape: turned,
        blocks: [...blocks.map((block) => withPageNumbers(block, pageById)), foot],
      };
    });
  };

  return {
    cursor,
    isLandscape,
    newPage,
    space,
    need,
    put,
    heading,
    text,
    list,
    table,
    drawing,
    contents,
    finish,
  };
}

function withPageNumbers(block: PageBlock, pageById: ReadonlyMap<string, number>): PageBlock {
  const pageOf = (id: string) => {
    const number = pageById.get(id);
    if (number === undefined) throw new Error(`No page holds ${id}`);
    return number;
  };
  if (block.kind === 'contents') {
    return { ...block, entries: block.entries.map((entry) => ({ ...entry, page: pageOf(entry.id) })) };
  }
  if (block.kind !== 'text') return block;
  const lines = block.lines.map((line) =>
    line.map((run) => (run.pageOf === undefined ? run : { ...run, text: String(pageOf(run.pageOf)) })),
  );
  return { ...block, lines };
}
