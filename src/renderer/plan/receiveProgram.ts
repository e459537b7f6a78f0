import type { OpenedProgram, OpeningProgram, StoreFault } from '../../contract/channels';
import { joinPieces, type RowPiece } from '../../domain/model/rowPieces';
import { ok, type Result } from '../../domain/result';
import { request } from './door';

/** So many pieces are asked for at a time: the shell makes one while another is read. */
const piecesUnderWay = 2;

/** Fetches what is still to come of a program that the shell opened, a piece at a time so that the window goes on. */
export async function receiveProgram(opening: OpeningProgram): Promise<Result<OpenedProgram, StoreFault>> {
  const { rowsToCome, ...opened } = opening;
  if (rowsToCome === null) return ok(opened);
  const { token, pieceCount } = rowsToCome;
  const pieces: RowPiece[] = [];
  const ask = (piece: number) => request('program:rows', { token, piece });
  const underWay: ReturnType<typeof ask>[] = [];
  for (let next = 0; pieces.length < pieceCount; ) {
    for (; next < pieceCount && underWay.length < piecesUnderWay; next++) underWay.push(ask(next));
    const answer = await underWay.shift();
    if (!answer) break;
    if (!answer.ok) return answer;
    // Our own shell wrote it from a program that was read.
    pieces.push(JSON.parse(answer.value) as RowPiece);
  }
  return ok({ ...opened, document: joinPieces(opened.document.program, pieces) });
}
