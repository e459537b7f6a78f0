import { parentPort } from 'node:worker_threads';
import { parseProgram } from '../domain/model/parseProgram';
import type { ProgramFigures } from '../domain/portfolio/programFigures';
import type { Day } from '../domain/time/day';
import { documentToFigures } from './figures';

/** What the thread is told: pieces of a program file's text, and at last the day that counts as today. */
export type FiguresMessage =
  | { readonly piece: string }
  | { readonly end: { readonly number: number; readonly today: Day } };

/** What it answers. */
export type FiguresAnswer = { readonly number: number; readonly figures: ProgramFigures };

if (parentPort) {
  const port = parentPort;
  let pieces: string[] = [];
  port.on('message', (message: FiguresMessage) => {
    if ('piece' in message) {
      pieces.push(message.piece);
      return;
    }
    const parsed = parseProgram(JSON.parse(pieces.join('')));
    pieces = [];
    if (!parsed.ok)
      throw new Error(`The program cannot be read: ${parsed.error.where} ${parsed.error.reason}`);
    const { number, today } = message.end;
    const answer: FiguresAnswer = { number, figures: documentToFigures(parsed.value.document, today) };
    port.postMessage(answer);
  });
}
