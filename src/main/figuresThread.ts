import path from 'node:path';
import type { ProgramDocument } from '../domain/model/document';
import type { ProgramFigures } from '../domain/portfolio/programFigures';
import type { Day } from '../domain/time/day';
import { countDatedRows, DocumentThread } from './documentThread';
import { documentToFigures } from './figures';
import type { FiguresOrder } from './figuresWorker';

const workerFile = path.join(import.meta.dirname, 'figuresWorker.js');

/** Up to so many rows that have dates a program's figures are computed where they are asked for: it takes milliseconds. */
const inlineLimit = 1_500;

/** Computes figures of programs; of large ones in a thread. */
export class FiguresThread {
  readonly #thread: DocumentThread<FiguresOrder, ProgramFigures>;

  constructor(turn: () => Promise<void>, file = workerFile) {
    this.#thread = new DocumentThread(turn, file, 'computes figures');
  }

  figuresOf(document: ProgramDocument, today: Day): Promise<ProgramFigures> {
    if (countDatedRows(document) > inlineLimit) return this.#thread.ask(document, { today });
    return Promise.resolve(documentToFigures(document, today));
  }
}
