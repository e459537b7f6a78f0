import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { OpenedProgram } from '../../src/contract/channels';
import { parseProgram } from '../../src/domain/model/parseProgram';
import { joinPieces, type RowPiece } from '../../src/domain/model/rowPieces';
import { HandOvers } from '../../src/main/handOvers';
import { program } from '../domain/build';

function openedWith(projectCount: number): OpenedProgram {
  const projects = Array.from({ length: projectCount }, (_, i) => ({ id: `j_${i}`, title: `Project ${i}` }));
  return { id: 'p', seq: 7, document: program({ projects }), undoLabel: 'Add a project', redoLabel: null };
}

it('hands a small program over at once, however many tables it has', () => {
  const sample = JSON.parse(
    readFileSync(new URL('../../resources/samples/atlas.json', import.meta.url), 'utf8'),
  );
  const atlas = parseProgram(sample);
  if (!atlas.ok) throw new Error(atlas.error.reason);
  for (const opened of [openedWith(40), { ...openedWith(0), document: atlas.value.document }]) {
    expect(new HandOvers().begin(opened, 1)).toEqual({ ...opened, rowsToCome: null });
  }
});

it('hands a large program over piece by piece, as it was, to the window that opened it', () => {
  const handOvers = new HandOvers();
  const opened = openedWith(9_000);
  const { rowsToCome, ...begun } = handOvers.begin(opened, 1);
  expect(begun.document.projects).toEqual([]);
  expect(begun).toMatchObject({ id: 'p', seq: 7, undoLabel: 'Add a project' });
  if (!rowsToCome) throw new Error('It was handed over at once');
  const { token, pieceCount } = rowsToCome;
  expect(handOvers.piece(token, 0, 2)).toMatchObject({ ok: false, error: { code: 'missing' } });
  expect(handOvers.piece(token, pieceCount, 1)).toMatchObject({ ok: false });
  const pieces = Array.from({ length: pieceCount }, (_, i) => {
    const piece = handOvers.piece(token, i, 1);
    if (!piece.ok) throw new Error(piece.error.message);
    return JSON.parse(piece.value) as RowPiece;
  });
  expect(joinPieces(begun.document.program, pieces)).toEqual(opened.document);
  expect(handOvers.piece(token, 0, 1)).toMatchObject({ ok: false });
});

it('keeps no more than a few that were left half-way, and none of a window that is gone', () => {
  const handOvers = new HandOvers();
  const opened = openedWith(4_000);
  const tokens = Array.from({ length: 6 }, () => handOvers.begin(opened, 1).rowsToCome?.token ?? '');
  const isThere = (token: string) => handOvers.piece(token, 0, 1).ok;
  expect(tokens.map(isThere)).toEqual([false, false, true, true, true, true]);
  handOvers.forget(1);
  expect(tokens.some(isThere)).toBe(false);
});
