import { parentPort } from 'node:worker_threads';
import type { ProgramFigures } from '../domain/portfolio/programFigures';
import type { Day } from '../domain/time/day';
import { answerDocuments } from './documentThread';
import { documentToFigures } from './figures';

/** What the thread is sent with a program: the day that counts as today. */
export type FiguresOrder = { readonly today: Day };

if (parentPort) {
  answerDocuments<FiguresOrder, ProgramFigures>(parentPort, (document, { today }) =>
    documentToFigures(document, today),
  );
}
