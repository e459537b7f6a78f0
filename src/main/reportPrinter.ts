import type { Events, ReportJob, StoreFault } from '../contract/channels';
import { kindNames, kinds } from '../domain/model/kinds';
import { err, ok, type Result } from '../domain/result';
import { Cancelled, ExportFailure, PrintSheet, within } from './printSheet';

/** How long a report may take until its pages are drawn. */
const drawTimeoutMs = 30_000;
/** How long Chromium may take to write them. */
const printTimeoutMs = 120_000;

/** Of more rows a report is drawn only when it is asked for. */
const mostRehearsedRows = 10_000;

/** A sheet that draws what is looked at, so that it is at hand when that is printed. */
type Rehearsed = {
  readonly sheet: PrintSheet;
  /** What it is to draw next. */
  next: ReportJob | null;
  isDrawing: boolean;
  /** Whether it drew all that it was given. */
  isWell: Promise<boolean>;
};

async function drawWaiting(rehearsed: Rehearsed): Promise<boolean> {
  rehearsed.isDrawing = true;
  try {
    for (let job = rehearsed.next; job !== null; job = rehearsed.next) {
      rehearsed.next = null;
      await within(rehearsed.sheet.draw(job), drawTimeoutMs, 'it was not rehearsed in time');
    }
    return true;
  } catch (error) {
    // A sheet that could not rehearse is not used; the report that is ordered says what is wrong.
    if (error instanceof ExportFailure || error instanceof Cancelled) return false;
    throw error;
  } finally {
    rehearsed.isDrawing = false;
  }
}

/**
 * Prints reports in a window that is never seen: one at a time, within a time, and the window is always destroyed. While
 * somebody works on a report the next sheet is there already and has rehearsed: a page that drew the report once draws it
 * in a tenth of the time.
 */
export class ReportPrinter {
  readonly #pageUrl: string;
  readonly #sheetByWindow = new Map<number, PrintSheet>();
  #queue: Promise<unknown> = Promise.resolve();
  #rehearsed: Rehearsed | null = null;
  /** Whether a sheet is to be kept at hand. */
  #isExpecting = false;

  readonly #onProgress: (progress: Events['progress']) => void;
  /** What is printed now, which can be called off. */
  #printing: PrintSheet | null = null;
  /** Counts what was cancelled: a report that waits for its turn sees that it is not wanted any more. */
  #cancelled = 0;

  constructor(pageUrl: string, onProgress: (progress: Events['progress']) => void) {
    this.#pageUrl = pageUrl;
    this.#onProgress = onProgress;
  }

  /** Gives up what is being printed and what waits for it. */
  cancel(): void {
    this.#cancelled += 1;
    this.#printing?.cancel();
  }

  /** What the report window that asks is to draw. */
  jobOf(windowId: number): Promise<ReportJob> {
    const sheet = this.#sheetByWindow.get(windowId);
    if (!sheet) throw new Error('No report was ordered from this window');
    return sheet.nextJob();
  }

  /** Hears from a report window that its pages are drawn. */
  ready(windowId: number, pageCount: number): void {
    this.#sheetByWindow.get(windowId)?.ready(pageCount);
  }

  /** Keeps a sheet at hand from now on, and has it draw this report meanwhile; of several that wait only the last. */
  rehearse(job: ReportJob): void {
    // Handing a very large program over holds up the shell, which is worth it for what was asked for only.
    const rowCount = kindNames.reduce((sum, kind) => sum + job.document[kinds[kind].table].length, 0);
    if (rowCount > mostRehearsedRows) return;
    this.#isExpecting = true;
    if (this.#rehearsed !== null) this.#rehearsed.next = job;
    else
      this.#rehearsed = { sheet: this.#open(), next: job, isWell: Promise.resolve(true), isDrawing: false };
    const rehearsed = this.#rehearsed;
    if (!rehearsed.isDrawing) rehearsed.isWell = drawWaiting(rehearsed);
  }

  /** Nobody works on a report any more: no sheet is kept. */
  rest(): void {
    this.#isExpecting = false;
    if (this.#rehearsed !== null) this.#close(this.#rehearsed.sheet);
    this.#rehearsed = null;
  }

  /** The report as a PDF, tagged and with an outline; null when it was cancelled. */
  print(job: ReportJob): Promise<Result<Uint8Array | null, StoreFault>> {
    const asked = this.#cancelled;
    const isWanted = () => asked === this.#cancelled;
    const printed = this.#queue.then(() => (isWanted() ? this.#print(job, isWanted) : ok(null)));
    // Only the order: what goes wrong with this one is its own caller's.
    this.#queue = printed.catch(() => undefined);
    return printed;
  }

  async #print(job: ReportJob, isWanted: () => boolean): Promise<Result<Uint8Array | null, StoreFault>> {
    const tell = (done: number, message: string) =>
      this.#onProgress({ task: 'report', done, total: 3, message });
    tell(0, 'Laying out the pages');
    const sheet = await this.#takeSheet();
    this.#printing = sheet;
    try {
      if (!isWanted()) return ok(null);
      const pageCount = await within(
        sheet.draw(job),
        drawTimeoutMs,
        `the report was not drawn within ${drawTimeoutMs / 1_000} seconds`,
      );
      tell(1, `Writing ${pageCount.toLocaleString('en-US')} ${pageCount === 1 ? 'page' : 'pages'}`);
      const bytes = await within(sheet.print(), printTimeoutMs, 'the pages were not written in time');
      tell(2, 'Finishing the file');
      return ok(new Uint8Array(bytes));
    } catch (error) {
      if (error instanceof Cancelled) return ok(null);
      if (!(error instanceof ExportFailure)) throw error;
      return err({ code: 'exportFailed', message: `Not exported: ${error.message}. Nothing was written.` });
    } finally {
      tell(3, '');
      this.#printing = null;
      this.#close(sheet);
      // After whoever waits for this one was answered.
      if (this.#isExpecting) setTimeout(() => this.#isExpecting && this.rehearse(job));
    }
  }

  /** The sheet that rehearsed, else a new one. */
  async #takeSheet(): Promise<PrintSheet> {
    const rehearsed = this.#rehearsed;
    this.#rehearsed = null;
    if (rehearsed === null) return this.#open();
    // What is called off now is not waited for.
    this.#printing = rehearsed.sheet;
    rehearsed.next = null;
    if (await rehearsed.isWell) return rehearsed.sheet;
    this.#close(rehearsed.sheet);
    return this.#open();
  }

  #open(): PrintSheet {
    const sheet = new PrintSheet(this.#pageUrl);
    this.#sheetByWindow.set(sheet.windowId, sheet);
    return sheet;
  }

  #close(sheet: PrintSheet): void {
    this.#sheetByWindow.delete(sheet.windowId);
    sheet.destroy();
  }
}
