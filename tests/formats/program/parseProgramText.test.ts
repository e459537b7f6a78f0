import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDocument } from '../../../src/domain/model/document';
import { programHeaderSchema } from '../../../src/domain/model/program';
import { serializeProgram } from '../../../src/domain/model/serializeProgram';
import { parseProgramText } from '../../../src/formats/program/parseProgramText';

const atlas = fs.readFileSync(path.join(import.meta.dirname, '../../../resources/samples/atlas.json'));

function faultOf(input: string | Uint8Array) {
  const read = parseProgramText(input, 'p.json');
  if (read.ok) throw new Error('read');
  return read.error;
}

const program = (tables: string) =>
  `{"format":"throughline-program","version":1,"program":{"id":"p","title":"P"},\n${tables}}`;

describe('a program file', () => {
  it('that was written is read as the same program, from text and from bytes', () => {
    const read = parseProgramText(atlas, 'atlas.json');
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const text = serializeProgram(read.value.document);
    const again = parseProgramText(text, 'atlas.json');
    expect(again.ok && again.value.document).toEqual(read.value.document);
    const [tally] = read.value.report.tallies;
    expect(tally).toMatchObject({ rowsMerged: 0, rowsSkipped: 0 });
    expect(tally?.rowsImported).toBe(tally?.rowsRead);
  });

  it('may begin with a byte order mark', () => {
    const document = createDocument(programHeaderSchema.parse({ id: 'p', title: 'P' }));
    expect(parseProgramText(`\ufeff${serializeProgram(document)}`, 'p.json').ok).toBe(true);
  });

  it('names the row, the field and the line of a wrong value', () => {
    expect(
      faultOf(
        program(
          '"projects":[{"id":"a","title":"A"},\n  {"id":"b","title":"B","plan":{"startAt":"2027-02-30"}}]',
        ),
      ),
    ).toMatchObject({
      code: 'invalid',
      place: "projects[1].plan.startAt ('B'), line 3, column 43",
    });
  });

  it('whose plan ends before it starts is refused by name', () => {
    expect(
      faultOf(
        program(
          '"projects":[{"id":"a","title":"Alpha","plan":{"startAt":"2027-02-01","finishAt":"2027-01-01"}}]',
        ),
      ),
    ).toMatchObject({ code: 'endBeforeStart', message: expect.stringContaining("'Alpha'") });
  });

  it('with a field or table that is not known is refused, with its place', () => {
    expect(faultOf(program('"items":[]'))).toMatchObject({
      code: 'invalid',
      place: expect.stringContaining('items'),
    });
    expect(faultOf(program('"projects":[{"id":"a","title":"A","colour":"red"}]')).message).toContain(
      'colour',
    );
  });

  it('with one id twice is refused, and names it', () => {
    expect(
      faultOf(
        program('"projects":[{"id":"a","title":"A"}],"tasks":[{"id":"a","title":"B","projectId":"a"}]'),
      ),
    ).toMatchObject({
      code: 'duplicateId',
      message: expect.stringContaining('the id a'),
    });
  });

  it('keeps circles and names the chain', () => {
    const read = parseProgramText(
      program(
        '"projects":[{"id":"a","title":"Alpha"},{"id":"b","title":"Beta"}],"dependencies":[{"id":"1","predecessorId":"a","successorId":"b"},{"id":"2","predecessorId":"b","successorId":"a"}]',
      ),
      'p.json',
    );
    expect(read.ok && read.value.document.dependencies).toHaveLength(2);
    expect(read.ok && read.value.report.entries).toMatchObject([
      { code: 'cycle', message: expect.stringMatching(/Alpha.*Beta/) },
    ]);
  });

  it('of a later version is refused and says that it was not changed', () => {
    expect(faultOf('{"format":"throughline-program","version":2}')).toMatchObject({
      code: 'newerVersion',
      remedy: expect.stringContaining('not changed'),
    });
  });

  it('is read or refused with a place and a remedy, however it is damaged', () => {
    const small = program('"projects":[{"id":"a","title":"A"}]');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(small.length - 1), fc.string({ maxLength: 2 })), { maxLength: 4 }),
        (damages) => {
          let text = small;
          for (const [at, put] of damages) text = text.slice(0, at) + put + text.slice(at + 1);
          const read = parseProgramText(text, 'p.json');
          if (read.ok) return;
          expect(read.error.message).toContain('p.json');
          expect(read.error.place).toMatch(/line \d+, column \d+/);
          expect(read.error.remedy).not.toBe('');
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
