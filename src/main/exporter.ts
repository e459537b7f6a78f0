import type { ReportJob, StoreFault } from '../contract/channels';
import type { ProgramDocument } from '../domain/model/document';
import type { ImaginedOptions } from '../domain/report/imaginedPlan';
import type { CopyKind, ReportFormat } from '../domain/report/options';
import { prepareReport } from '../domain/report/prepareReport';
import {
  drawRoadmapPicture,
  type RoadmapPictureOptions,
  roadmapPictureSchema,
} from '../domain/report/roadmapPicture';
import { err, ok, type Result } from '../domain/result';
import type { Day } from '../domain/time/day';
import { writeReport, writeText } from '../formats/report/writeReport';
import { drawingToSvg } from '../formats/svg/drawingToSvg';
import type { Copied } from './clipboard';
import { withDrawnLogo } from './drawLogo';
import type { PictureKind } from './drawPicture';
import { addPdfMetadata } from './pdfMetadata';
import type { PictureThread } from './pictureThread';
import { rasterizeSvg } from './rasterizeSvg';
import { jobToMetadata } from './reportMetadata';
import type { ReportPrinter } from './reportPrinter';

/** What file dialogs call the formats of a report. */
export const reportFormatNames: Readonly<Record<ReportFormat, string>> = {
  pdf: 'PDF',
  pptx: 'PowerPoint',
  html: 'HTML',
  md: 'Markdown',
  txt: 'Plain text',
};

const wholeProgram = roadmapPictureSchema.parse({});

/** Pixels of a PNG for each pixel of the drawing. */
const pngScale = 2;

/** Makes the files that leave the program: bytes only; where they go is decided elsewhere. */
export class Exporter {
  readonly #printer: ReportPrinter;
  readonly #pictures: Pick<PictureThread, 'draw'>;
  readonly #now: () => Date;

  constructor(printer: ReportPrinter, pictures: Pick<PictureThread, 'draw'>, now: () => Date) {
    this.#printer = printer;
    this.#pictures = pictures;
    this.#now = now;
  }

  /** A report as the content of a file: a PDF with its metadata and the number of its pages, or another format; null when it was cancelled. */
  async report(
    job: ReportJob,
    format: ReportFormat,
  ): Promise<
    Result<{ readonly content: string | Uint8Array; readonly pageCount: number | null } | null, StoreFault>
  > {
    const { options, today } = job;
    if (format !== 'pdf') {
      const drawn = format === 'pptx' ? await withDrawnLogo(job.document) : ok(job.document);
      if (!drawn.ok) {
        const message = `The logo could not be drawn for slides: ${drawn.error}. Choose a PNG or JPEG. Nothing was written.`;
        return err({ code: 'exportFailed', message });
      }
      const document = drawn.value;
      return ok({ content: await writeReport(document, options, today as Day, format), pageCount: null });
    }
    const printed = await this.#printer.print(job);
    if (!printed.ok || printed.value === null) return printed as Result<null, StoreFault>;
    const { bytes, pageCount } = await addPdfMetadata(printed.value, jobToMetadata(job, this.#now()));
    return ok({ content: bytes, pageCount });
  }

  /** What of a report goes onto the clipboard. */
  async copy({ document, options, today }: ReportJob, as: CopyKind): Promise<Result<Copied, StoreFault>> {
    if (as === 'picture') {
      // From the report's own facts: what its audience may not know is not in them.
      const { facts } = prepareReport(document, options, today as Day).report;
      const { laneBy, thenBy } = options;
      const { drawing, sheet } = drawRoadmapPicture(facts, { ...wholeProgram, laneBy, thenBy });
      const png = await this.drawn(drawingToSvg(drawing, sheet), 'png');
      return png.ok ? ok({ png: png.value as Uint8Array }) : png;
    }
    const { report } = prepareReport(document, options, today as Day);
    const text = writeText(report, 'txt');
    return ok(as === 'text' ? { text } : { text, html: writeText(report, 'html') });
  }

  /** The whole of a chart: SVG text or PNG bytes. */
  async picture(
    document: ProgramDocument,
    picture: PictureKind,
    format: 'svg' | 'png',
    today: Day,
    roadmap: RoadmapPictureOptions = wholeProgram,
    imagined: ImaginedOptions | null = null,
  ): Promise<Result<string | Uint8Array, StoreFault>> {
    const drawn = await this.#pictures.draw(document, { picture, today, roadmap, imagined });
    if (drawn.ok) return this.drawn(drawn.value, format);
    const message = `What is imagined could not be drawn: ${drawn.error} Nothing was written.`;
    return err({ code: 'exportFailed', message });
  }

  /** What was drawn already: SVG text as it is, or PNG bytes of it. */
  async drawn(svg: string, format: 'svg' | 'png'): Promise<Result<string | Uint8Array, StoreFault>> {
    if (format === 'svg') return ok(svg);
    const raster = await rasterizeSvg(svg, pngScale);
    return raster.ok
      ? raster
      : err({ code: 'exportFailed', message: `Not exported: ${raster.error}. Nothing was written.` });
  }
}
