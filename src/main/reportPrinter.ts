import type { Events, ReportJob, StoreFault } from '../contract/channels';
import { err, ok, type Result } from '../domain/result';
import { openHiddenWindow } from './windows';

/** How long a report may take until its pages are drawn. */
const drawTimeoutMs = 30_000;
/** How long Chromium may take to write them. */
const printTimeoutMs = 120_000;

type Printing = {
  readonly job: ReportJob;
  readonly ready: (pageCount: number) => void;
  readonly fail: (reason: string) => void;
  readonly cancel: () => void;
};

/** Prints reports in a window that is never seen: one at a time, within a time, and the window is always destroyed. */
export class ReportPrinter {
  readonly #pageUrl: string;
  readonly #printingByWindow = new Map<number, Printing>();
  #queue: Promise<unknown> = Promise.resolve();

  readonly #onProgress: (progress: Events['progress']) => void;
  /** Counts what was cancelled: a report that waits for its turn sees that it is not wanted any more. */
  #cancelled = 0;

  constructor(pageUrl: string, onProgress: (progress: Events['progress']) => void) {
    this.#pageUrl = pageUrl;
    this.#onProgress = onProgress;
  }

  /** Gives up what is being printed and what waits for it. */
  cancel(): void {
    this.#cancelled += 1;
    for (const printing of this.#printingByWindow.values()) printing.cancel();
  }

  /** What the report window that asks is to draw. */
  jobOf(windowId: number): ReportJob {
    const printing = this.#printingByWindow.get(windowId);
    if (!printing) throw new Error('No report was ordered from this window');
    return printing.job;
  }

  /** Hears from a report window that its pages are drawn. */
  ready(windowId: number, pageCount: number): void {
    this.#printingByWindow.get(windowId)?.ready(pageCount);
  }

  /** The report as a PDF, tagged and with an outline; null when it was cancelled. */
  print(job: ReportJob): Promise<Result<Uint8Array | null, StoreFault>> {
    const asked = this.#cancelled;
    const printed = this.#queue.then(() => (asked === this.#cancelled ? this.#print(job) : ok(null)));
    // Only the order: what goes wrong with this one is its own caller's.
    this.#queue = printed.catch(() => undefined);
    return printed;
  }

  async #print(job: ReportJob): Promise<Result<Uint8Array | null, StoreFault>> {
    const window = openHiddenWindow('report', { width: 1_000, height: 1_400 });
    const { webContents } = window;
    const windowId = webContents.id;
    const tell = (done: number, message: string) =>
      this.#onProgress({ task: 'report', done, total: 3, message });
    let cancel: () => void = () => undefined;
    const cancelled = new Promise<never>((_resolve, reject) => {
      cancel = () => reject(new Cancelled());
    });
    // Whoever waits hears it; nobody may be waiting.
    cancelled.catch(() => undefined);
    try {
      tell(0, 'Laying out the pages');
      const drawn = new Promise<number>((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new ExportFailure(`the report was not drawn within ${drawTimeoutMs / 1_000} seconds`)),
          drawTimeoutMs,
        );
        const end = (settle: () => void) => {
          clearTimeout(timer);
          settle();
        };
        const fail = (reason: string) => end(() => reject(new ExportFailure(reason)));
        this.#printingByWindow.set(windowId, {
          job,
          ready: (pageCount) => end(() => resolve(pageCount)),
          fail,
          cancel,
        });
        // What the page did not catch it will not get over: that is said at once, not when the time is up.
        webContents.on('console-message', (_event, _level, message) => {
          if (message.startsWith('Uncaught ')) fail(`drawing it failed (${message.slice(0, 300)})`);
        });
        webContents.once('render-process-gone', (_event, details) =>
          fail(`the page that draws it ended (${details.reason})`),
        );
        webContents.once('did-fail-load', (_event, _code, description) =>
          fail(`the page that draws it did not load (${description})`),
        );
        window.loadURL(this.#pageUrl).catch((error: Error) => fail(error.message));
      });
      const pageCount = await Promise.race([drawn, cancelled]);
      tell(1, `Writing ${pageCount.toLocaleString('en-US')} ${pageCount === 1 ? 'page' : 'pages'}`);
      const printing = webContents.printToPDF({
        generateTaggedPDF: true,
        generateDocumentOutline: true,
        preferCSSPageSize: true,
        printBackground: true,
      });
      const written = within(printing, printTimeoutMs, 'the pages were not written in time');
      const bytes = await Promise.race([written, cancelled]);
      tell(2, 'Finishing the file');
      return ok(new Uint8Array(bytes));
    } catch (error) {
      if (error instanceof Cancelled) return ok(null);
      if (!(error instanceof ExportFailure)) throw error;
      return err({ code: 'exportFailed', message: `Not exported: ${error.message}. Nothing was written.` });
    } finally {
      tell(3, '');
      this.#printingByWindow.delete(windowId);
      window.destroy();
    }
  }
}

class ExportFailure extends Error {}
class Cancelled extends Error {}

function within<T>(work: Promise<T>, ms: number, reason: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new ExportFailure(reason)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
