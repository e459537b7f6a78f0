import type { ReportPage } from '../../../domain/layout/pages';
import type { LayoutAnswer, LayoutQuestion, ShownPages } from './layoutProtocol';

/** A question with the whole plan in it. */
export type WholeQuestion = LayoutQuestion & { readonly document: NonNullable<LayoutQuestion['document']> };

/**
 * Lays reports out in a thread of its own, one at a time: of the questions that come meanwhile only the last is answered.
 * Pages that are as they were stay the same objects, so that only the others are drawn anew.
 */
export class LayoutThread {
  readonly #worker = new Worker(new URL('./layoutWorker.ts', import.meta.url), { type: 'module' });
  readonly #onShown: (shown: ShownPages, question: WholeQuestion) => void;
  #known: LayoutQuestion['document'] = null;
  #asked: WholeQuestion | null = null;
  #waiting: WholeQuestion | null = null;
  #before: readonly ReportPage[] = [];
  #coming: ReportPage[] = [];

  /** `onFailure` hears what was thrown in the thread, which answers nothing more. */
  constructor(
    onShown: (shown: ShownPages, question: WholeQuestion) => void,
    onFailure: (error: Error) => void,
  ) {
    this.#onShown = onShown;
    this.#worker.addEventListener('message', ({ data }: MessageEvent<LayoutAnswer>) => this.#hear(data));
    this.#worker.addEventListener('error', (event) =>
      onFailure(new Error(`The report could not be laid out: ${event.message}`)),
    );
  }

  ask(question: WholeQuestion): void {
    if (this.#asked !== null) {
      this.#waiting = question;
      return;
    }
    this.#asked = question;
    const { document } = question;
    this.#worker.postMessage({ ...question, document: document === this.#known ? null : document });
    this.#known = document;
  }

  end(): void {
    this.#worker.terminate();
  }

  #hear(answer: LayoutAnswer): void {
    if (answer.kind === 'pages') {
      for (const page of answer.pages) {
        this.#coming.push(typeof page === 'number' ? (this.#before[page] as ReportPage) : page);
      }
      return;
    }
    const pages = this.#coming;
    const asked = this.#asked as WholeQuestion;
    this.#before = pages;
    this.#coming = [];
    this.#asked = null;
    this.#onShown({ report: answer.report, pages }, asked);
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting !== null) this.ask(waiting);
  }
}
