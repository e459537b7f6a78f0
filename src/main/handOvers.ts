import { randomBytes } from 'node:crypto';
import type { OpenedProgram, OpeningProgram, StoreFault } from '../contract/channels';
import { createDocument } from '../domain/model/document';
import { cutIntoPieces, type RowPiece } from '../domain/model/rowPieces';
import { err, ok, type Result } from '../domain/result';

/** Programs of up to so many rows go to a window at once: that takes some milliseconds. */
const rowsAtOnce = 3_000;
/** Programs on their way that a page left without fetching them to the end. */
const pendingLimit = 4;

type Pending = { readonly windowId: number; readonly pieces: readonly RowPiece[] };

/**
 * Hands programs to windows. A large one goes a piece at a time, as text: neither side is held up by the whole of it,
 * and what changes meanwhile does not mix in, since a document never changes.
 */
export class HandOvers {
  readonly #pendingByToken = new Map<string, Pending>();

  /** What a window is answered when it opens a program. */
  begin(opened: OpenedProgram, windowId: number): OpeningProgram {
    const pieces = cutIntoPieces(opened.document);
    const rowCount = pieces.reduce((sum, { rows }) => sum + rows.length, 0);
    if (rowCount <= rowsAtOnce) return { ...opened, rowsToCome: null };
    const token = randomBytes(16).toString('hex');
    this.#pendingByToken.set(token, { windowId, pieces });
    for (const old of [...this.#pendingByToken.keys()].slice(0, -pendingLimit)) {
      this.#pendingByToken.delete(old);
    }
    const document = createDocument(opened.document.program);
    return { ...opened, document, rowsToCome: { token, pieceCount: pieces.length } };
  }

  /** One piece, as the JSON text of a `RowPiece`; the last one ends the matter. */
  piece(token: string, index: number, windowId: number): Result<string, StoreFault> {
    const pending = this.#pendingByToken.get(token);
    const piece = pending?.windowId === windowId ? pending.pieces[index] : undefined;
    if (!pending || !piece) {
      return err({ code: 'missing', message: 'The program was not read to its end. Open it again.' });
    }
    if (index === pending.pieces.length - 1) this.#pendingByToken.delete(token);
    return ok(JSON.stringify(piece));
  }

  /** Forgets what a window did not fetch, now that it is gone. */
  forget(windowId: number): void {
    for (const [token, pending] of this.#pendingByToken) {
      if (pending.windowId === windowId) this.#pendingByToken.delete(token);
    }
  }
}
