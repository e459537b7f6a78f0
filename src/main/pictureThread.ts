import path from 'node:path';
import type { ProgramDocument } from '../domain/model/document';
import type { Result } from '../domain/result';
import { countDatedRows, DocumentThread } from './documentThread';
import { drawPicture, type PictureOrder } from './drawPicture';

const workerFile = path.join(import.meta.dirname, 'pictureWorker.js');

/** Up to so many rows that have dates a picture is drawn where it is asked for: it takes a frame or two. */
const inlineLimit = 300;

/** Draws pictures of programs; of large ones in a thread. */
export class PictureThread {
  readonly #thread: DocumentThread<PictureOrder, Result<string, string>>;

  constructor(turn: () => Promise<void>, file = workerFile) {
    this.#thread = new DocumentThread(turn, file, 'draws pictures');
  }

  /** The text of an SVG file, or the sentence that says why there is none. */
  draw(document: ProgramDocument, order: PictureOrder): Promise<Result<string, string>> {
    if (countDatedRows(document) > inlineLimit) return this.#thread.ask(document, order);
    return Promise.resolve(drawPicture(document, order));
  }
}
