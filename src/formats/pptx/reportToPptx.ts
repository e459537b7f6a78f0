import { unzipSync, zipSync } from 'fflate';
import PptxGenJS from 'pptxgenjs';
import { anchorsOf } from '../../domain/layout/pageAnchors';
import { type PageBlock, pageMargin, type ReportPage } from '../../domain/layout/pages';
import type { Logo } from '../../domain/model/logo';
import { briefSentences } from '../../domain/report/briefText';
import type { Report } from '../../domain/report/report';
import { costToSentence } from '../../domain/report/reportAsks';
import { dayToText } from '../../domain/time/dayToText';
import { drawBlock } from './drawBlock';
import { fontFace, hex, inches } from './slide';

const masterName = 'Throughline';

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
