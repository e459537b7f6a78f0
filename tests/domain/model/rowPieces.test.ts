import { expect, it } from 'vitest';
import { cutIntoPieces, joinPieces, type RowPiece } from '../../../src/domain/model/rowPieces';
import { serializeProgram } from '../../../src/domain/model/serializeProgram';
import { program, twoTeams } from '../build';

it('[E6] cuts a program into pieces that are, put together, the very program', () => {
  const projects = Array.from({ length: 3_001 }, (_, i) => ({ id: `j_${i}`, title: `Project ${i}` }));
  for (const document of [program(twoTeams), program({ projects }), program({})]) {
    const pieces = cutIntoPieces(document);
    expect(Math.max(0, ...pieces.map(({ rows }) => rows.length))).toBeLessThanOrEqual(400);
    const handed = pieces.map((piece) => JSON.parse(JSON.stringify(piece)) as RowPiece);
    const joined = joinPieces(document.program, handed);
    expect(joined).toEqual(document);
    expect(serializeProgram(joined)).toBe(serializeProgram(document));
  }
});
