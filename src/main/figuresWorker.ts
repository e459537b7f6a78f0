import { parentPort } from 'node:worker_threads';
import type { ProgramFigures } from '../domain/portfolio/programFigures';
import type { Day } from '../domain/time/day';
import { receiveDocuments } from './documentMessages';
import { documentToFigures } from './figures';

/** What the thread is sent with a program: the day that counts as today. */
export type FiguresOrder = { readonly number: number; readonly today: Day };

/** What it answers. */
export type FiguresAnswer = { readonly number: number; readonly figures: ProgramFigures };

if (parentPort) {
  const port = parentPort;
  const receive = receiveDocuments<FiguresOrder>((document, { number, today }) => {
    const answer: FiguresAnswer = { number, figures: documentToFigures(document, today) };
    port.postMessage(answer);
  });
  port.on('message', receive);
}
