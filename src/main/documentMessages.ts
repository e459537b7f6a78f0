import type { Worker } from 'node:worker_threads';
import type { ProgramDocument } from '../domain/model/document';
import { cutIntoPieces, joinPieces, type RowPiece } from '../domain/model/rowPieces';
import { inTurns } from './store/turns';

/** A program on its way to a thread or from one: some rows, and at last its header with what it is sent for. */
export type DocumentMessage<Order> =
  | { readonly piece: RowPiece }
  | { readonly program: ProgramDocument['program']; readonly order: Order };

/** Sends a program to a thread a piece a step: copying a large one at once would hold up everything else. */
export function sendDocument<Order>(
  worker: Worker,
  document: ProgramDocument,
  order: Order,
  turn: () => Promise<void>,
): Promise<void> {
  const say = (message: DocumentMessage<Order>) => worker.postMessage(message);
  function* send() {
    for (const piece of cutIntoPieces(document)) {
      say({ piece });
      yield;
    }
    say({ program: document.program, order });
  }
  return inTurns(send(), turn);
}

/** What a thread does with the messages of `sendDocument`: each program that is whole goes to `take`. */
export function receiveDocuments<Order>(
  take: (document: ProgramDocument, order: Order) => void,
): (message: DocumentMessage<Order>) => void {
  let pieces: RowPiece[] = [];
  return (message) => {
    if ('piece' in message) {
      pieces.push(message.piece);
      return;
    }
    const document = joinPieces(message.program, pieces);
    pieces = [];
    take(document, message.order);
  };
}
