import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ProgramDocument } from '../domain/model/document';
import type { ProgramFigures } from '../domain/portfolio/programFigures';
import type { Day } from '../domain/time/day';
import { sendDocument } from './documentMessages';
import { documentToFigures } from './figures';
import type { FiguresAnswer, FiguresOrder } from './figuresWorker';

const workerFile = path.join(import.meta.dirname, 'figuresWorker.js');

/** Up to so many rows that have dates a program's figures are computed where they are asked for: it takes milliseconds. */
const inlineLimit = 1_500;

/** Computes figures of programs; of large ones in a thread, to which they are handed a piece at a time. */
export class FiguresThread {
  readonly #turn: () => Promise<void>;
  readonly #file: string;
  #nextNumber = 1;
  /** One after the other: the pieces of two programs must not mix. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(turn: () => Promise<void>, file = workerFile) {
    this.#turn = turn;
    this.#file = file;
  }

  figuresOf(document: ProgramDocument, today: Day): Promise<ProgramFigures> {
    const { projects, tasks, milestones } = document;
    if (projects.length + tasks.length + milestones.length <= inlineLimit) {
      return Promise.resolve(documentToFigures(document, today));
    }
    const figures = this.#last.then(() => this.#inThread(document, today));
    this.#last = figures.catch(() => undefined);
    return figures;
  }

  async #inThread(document: ProgramDocument, today: Day): Promise<ProgramFigures> {
    const worker = new Worker(this.#file);
    const number = this.#nextNumber++;
    const answered = new Promise<ProgramFigures>((resolve, reject) => {
      worker.on('message', (answer: FiguresAnswer) => {
        if (answer.number === number) resolve(answer.figures);
      });
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`The thread that computes figures ended with ${code}`)));
    });
    try {
      await sendDocument<FiguresOrder>(worker, document, { number, today }, this.#turn);
      return await answered;
    } finally {
      void worker.terminate();
    }
  }
}
