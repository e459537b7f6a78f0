import type { ReportJob, StoreFault } from '../contract/channels';
import type { ProgramDocument } from '../domain/model/document';
import { err, ok, type Result } from '../domain/result';
import type { Day } from '../domain/time/day';
import { addPdfMetadata } from './pdfMetadata';
import { rasterizeSvg } from './rasterizeSvg';
import { jobToMetadata } from './reportMetadata';
import type { ReportPrinter } from './reportPrinter';

/** What pictures are called in file names. */
export const pictureTitles = { roadmap: 'roadmap', graph: 'dependencies' } as const;
export type PictureKind = keyof typeof pictureTitles;

/** Draws a program's picture as the text of an SVG file. */
export type DrawPicture = (document: ProgramDocument, picture: PictureKind, today: Day) => string;

/** Pixels of a PNG for each pixel of the drawing. */
const pngScale = 2;

/** Makes the files that leave the program: bytes only; where they go is decided elsewhere. */
export class Exporter {
  readonly #printer: ReportPrinter;
  readonly #draw: DrawPicture;
  readonly #now: () => Date;

  constructor(printer: ReportPrinter, draw: DrawPicture, now: () => Date) {
    this.#printer = printer;
    this.#draw = draw;
    this.#now = now;
  }

  /** A report as a PDF with its metadata. */
  async report(
    job: ReportJob,
  ): Promise<Result<{ readonly bytes: Uint8Array; readonly pageCount: number }, StoreFault>> {
    const printed = await this.#printer.print(job);
    if (!printed.ok) return printed;
    return ok(await addPdfMetadata(printed.value, jobToMetadata(job, this.#now())));
  }

  /** The whole of a chart: SVG text or PNG bytes. */
  async picture(
    document: ProgramDocument,
    picture: PictureKind,
    format: 'svg' | 'png',
    today: Day,
  ): Promise<Result<string | Uint8Array, StoreFault>> {
    const svg = this.#draw(document, picture, today);
    if (format === 'svg') return ok(svg);
    const raster = await rasterizeSvg(svg, pngScale);
    return raster.ok
      ? raster
      : err({ code: 'exportFailed', message: `Not exported: ${raster.error}. Nothing was written.` });
  }
}
