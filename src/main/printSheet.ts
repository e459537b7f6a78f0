import type { BrowserWindow } from 'electron';
import type { ReportJob } from '../contract/channels';
import { openHiddenWindow } from './windows';

/** What was wrong with an export, in words that go on after "Not exported: ". */
export class ExportFailure extends Error {}
export class Cancelled extends Error {}

/** Ends with what comes first: the work, a failure when it takes too long, or being called off. */
export function within<T>(work: Promise<T>, ms: number, reason: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new ExportFailure(reason)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** A window that is never seen and draws what it is given, one job after the other; it is destroyed when it is done. */
export class PrintSheet {
  readonly windowId: number;
  readonly #window: BrowserWindow;
  readonly #ended: Promise<never>;
  #end: (error: Error) => void = () => undefined;
  /** The page asks for a job before there is one, or a job is there before the page asks. */
  #asking: ((job: ReportJob) => void) | null = null;
  #given: ReportJob | null = null;
  #drawn: ((pageCount: number) => void) | null = null;

  constructor(pageUrl: string) {
    this.#window = openHiddenWindow('report', { width: 1_000, height: 1_400 });
    const { webContents } = this.#window;
    this.windowId = webContents.id;
    this.#ended = new Promise<never>((_resolve, reject) => {
      this.#end = reject;
    });
    // Whoever waits hears it; nobody may be waiting.
    this.#ended.catch(() => undefined);
    // What the page did not catch it will not get over: that is said at once, not when the time is up.
    webContents.on('console-message', (_event, _level, message) => {
      if (message.startsWith('Uncaught '))
        this.#end(new ExportFailure(`drawing it failed (${message.slice(0, 300)})`));
    });
    webContents.once('render-process-gone', (_event, { reason }) =>
      this.#end(new ExportFailure(`the page that draws it ended (${reason})`)),
    );
    webContents.once('did-fail-load', (_event, _code, description) =>
      this.#end(new ExportFailure(`the page that draws it did not load (${description})`)),
    );
    this.#window.loadURL(pageUrl).catch((error: Error) => this.#end(new ExportFailure(error.message)));
  }

  /** What the page is to draw next, as soon as there is something. */
  nextJob(): Promise<ReportJob> {
    const given = this.#given;
    this.#given = null;
    if (given !== null) return Promise.resolve(given);
    return new Promise((resolve) => {
      this.#asking = resolve;
    });
  }

  /** Hears from the page that the pages of its job are drawn. */
  ready(pageCount: number): void {
    this.#drawn?.(pageCount);
    this.#drawn = null;
  }

  /** Has a report drawn; answers how many pages it has. */
  draw(job: ReportJob): Promise<number> {
    const drawn = new Promise<number>((resolve) => {
      this.#drawn = resolve;
    });
    if (this.#asking === null) this.#given = job;
    else this.#asking(job);
    this.#asking = null;
    return Promise.race([drawn, this.#ended]);
  }

  /** What is drawn, as a PDF, tagged and with an outline. */
  print(): Promise<Buffer> {
    const printed = this.#window.webContents.printToPDF({
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      preferCSSPageSize: true,
      printBackground: true,
    });
    return Promise.race([printed, this.#ended]);
  }

  /** Ends what is waited for. */
  cancel(): void {
    this.#end(new Cancelled());
  }

  destroy(): void {
    if (!this.#window.isDestroyed()) this.#window.destroy();
  }
}
