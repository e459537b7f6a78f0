import type { ReportPage } from '../../../domain/layout/pages';
import type { ProgramDocument } from '../../../domain/model/document';
import { kindNames, kinds } from '../../../domain/model/kinds';
import { cutIntoPieces } from '../../../domain/model/rowPieces';
import type { ReportOptions } from '../../../domain/report/options';
import type { Day } from '../../../domain/time/day';
import type { LayoutAnswer, LayoutMessage, ShownPages } from './layoutProtocol';

/** A report that is to be laid out. */
export type LayoutQuestion = {
  readonly document: ProgramDocument;
  readonly options: ReportOptions;
  readonly today: Day;
};

const nextTurn = () => new Promise((resolve) => setTimeout(resolve));

/**
 * Lays reports out in a thread of its own, one at a time: of the questions that come meanwhile only the last is answered.
 * Pages that are as they were stay the same objects, so that only the others are drawn anew.
 */
export class LayoutThread {
  readonly #worker = new Worker(new URL('./layoutWorker.ts', import.meta.url), { type: 'module' });
  readonly #onShown: (shown: ShownPages, question: LayoutQuestion) => void;
  /** What the thread has of the plan. */
  #known: ProgramDocument | null = null;
  #isOver = false;
  #asked: LayoutQuestion | null = null;
  #waiting: LayoutQuestion | null = null;
  #before: readonly ReportPage[] = [];
  #coming: ReportPage[] = [];

  /** `onFailure` hears what was thrown in the thread, which answers nothing more. */
  constructor(
    onShown: (shown: ShownPages, question: LayoutQuestion) => void,
    onFailure: (error: Error) => void,
  ) {
    this.#onShown = onShown;
    this.#worker.addEventListener('message', ({ data }: MessageEvent<LayoutAnswer>) => this.#hear(data));
    this.#worker.addEventListener('error', (event) =>
      onFailure(new Error(`The report could not be laid out: ${event.message}`)),
    );
  }

  ask(question: LayoutQuestion): void {
    if (this.#asked !== null) {
      this.#waiting = question;
      return;
    }
    this.#asked = question;
    void this.#send(question);
  }

  end(): void {
    this.#isOver = true;
    this.#worker.terminate();
  }

  /** Sends what the thread does not have yet of the plan, some rows a turn, and then the question. */
  async #send({ document, options, today }: LayoutQuestion): Promise<void> {
    const known = this.#known;
    const say = (message: LayoutMessage) => this.#worker.postMessage(message);
    for (const kind of kindNames) {
      const { table } = kinds[kind];
      if (known !== null && known[table] === document[table]) continue;
      const pieces = cutIntoPieces(document, [kind]);
      if (pieces.length === 0) say({ kind: 'rows', piece: { table, rows: [] }, isFirst: true });
      for (const [i, piece] of pieces.entries()) {
        say({ kind: 'rows', piece, isFirst: i === 0 });
        if (i > 0) await nextTurn();
        if (this.#isOver) return;
      }
    }
    this.#known = document;
    say({ kind: 'question', program: known === document ? null : document.program, options, today });
  }

  #hear(answer: LayoutAnswer): void {
    if (answer.kind === 'pages') {
      for (const page of answer.pages) {
        this.#coming.push(typeof page === 'number' ? (this.#before[page] as ReportPage) : page);
      }
      return;
    }
    const pages = this.#coming;
    const asked = this.#asked as LayoutQuestion;
    this.#before = pages;
    this.#coming = [];
    this.#asked = null;
    this.#onShown({ report: answer.report, pages }, asked);
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting !== null) this.ask(waiting);
  }
}
