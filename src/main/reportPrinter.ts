import type { ReportJob, StoreFault } from '../contract/channels';
import { err, ok, type Result } from '../domain/result';
import { openHiddenWindow } from './windows';

/** How long a report may take until its pages are drawn. */
const drawTimeoutMs = 30_000;
/** How long Chromium may take to write them. */
const printTimeoutMs = 120_000;

type Printing = {
  readonly job: ReportJob;
  readonly ready: () => void;
  readonly fail: (reason: string) => void;
};

/** Prints reports in a window that is never seen: one at a time, within a time, and the window is always destroyed. */
export class ReportPrinter {
  readonly #pageUrl: string;
  readonly #printingByWindow = new Map<number, Printing>();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(pageUrl: string) {
    this.#pageUrl = pageUrl;
  }

  /** What the report window that asks is to draw. */
  jobOf(windowId: number): ReportJob {
    const printing = this.#printingByWindow.get(windowId);
    if (!printing) throw new Error('No report was ordered from this window');
    return printing.job;
  }

  /** Hears from a report window that its pages are drawn. */
  ready(windowId: number): void {
    this.#printingByWindow.get(windowId)?.ready();
  }

  /** The report as a PDF, tagged and with an outline. */
  print(job: ReportJob): Promise<Result<Uint8Array, StoreFault>> {
    const printed = this.#queue.then(() => this.#print(job));
    // Only the order: what goes wrong with this one is its own caller's.
    this.#queue = printed.catch(() => undefined);
    return printed;
  }

  async #print(job: ReportJob): Promise<Result<Uint8Array, StoreFault>> {
    const window = openHiddenWindow('report', { width: 1_000, height: 1_400 });
    const { webContents } = window;
    const windowId = webContents.id;
    try {
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new ExportFailure(`the report was not drawn within ${drawTimeoutMs / 1_000} seconds`)),
          drawTimeoutMs,
        );
        const end = (settle: () => void) => {
          clearTimeout(timer);
          settle();
        };
        const fail = (reason: string) => end(() => reject(new ExportFailure(reason)));
        this.#printingByWindow.set(windowId, { job, ready: () => end(resolve), fail });
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
      const printing = webContents.printToPDF({
        generateTaggedPDF: true,
        generateDocumentOutline: true,
        preferCSSPageSize: true,
        printBackground: true,
      });
      return ok(new Uint8Array(await within(printing, printTimeoutMs, 'the pages were not written in time')));
    } catch (error) {
      if (!(error instanceof ExportFailure)) throw error;
      return err({ code: 'exportFailed', message: `Not exported: ${error.message}. Nothing was written.` });
    } finally {
      this.#printingByWindow.delete(windowId);
      window.destroy();
    }
  }
}

class ExportFailure extends Error {}

function within<T>(work: Promise<T>, ms: number, reason: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new ExportFailure(reason)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
