import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/formats/limits';
import { readCsv } from '../../../src/formats/spreadsheet/readCsv';
import { doWithin } from '../../workTime';

function cellsOf(text: string): (readonly string[])[] {
  const read = readCsv(text, 'a.csv');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.rows.map((row) => row.cells);
}

function faultOf(text: string) {
  const read = readCsv(text, 'a.csv');
  if (read.ok) throw new Error('read');
  return read.error;
}

describe('a CSV file', () => {
  it.each([
    ['comma', 'Name,Start\nA,2027\n'],
    ['semicolon', 'Name;Start\r\nA;2027\r\n'],
    ['tab', 'Name\tStart\nA\t2027\n'],
    ['bar', 'Name|Start\nA|2027\n'],
    ['comma below a title; and a remark', 'My plan; for you\n\nName,Start\nA,2027\n'],
    ['what its first line says', 'sep=;\nName;Start\nA;2027\n'],
  ])('is cut by %s', (_, text) => {
    expect(cellsOf(text).slice(-2)).toEqual([
      ['Name', 'Start'],
      ['A', '2027'],
    ]);
  });

  it('counts rows as a spreadsheet does', () => {
    const read = readCsv('sep=,\nName,Note\n\nA,"two\nlines"\nB,x\n', 'a.csv');
    expect(read.ok && read.value.rows.map((row) => row.number)).toEqual([2, 4, 5]);
  });

  it('whose quotation mark is never closed is refused, with its line', () => {
    expect(faultOf('Name,Start\n"A,2027-01-01\n')).toMatchObject({
      code: 'unterminatedQuote',
      place: 'line 2',
      file: 'a.csv',
    });
    expect(faultOf('Name\n"two\nlines"\nB\n"C\n').place).toBe('line 5');
  });

  it('whose quotation mark is closed in the middle of a cell is refused, rather than swallow rows', () => {
    expect(faultOf('Name,Start\nA,1\n"B" x,2\nC,"3"\n')).toMatchObject({
      code: 'malformedQuote',
      place: 'line 3',
    });
  });

  it('loses the apostrophe that only keeps a formula from being one', () => {
    expect(cellsOf("Name,Note\n'=1+1,'tis\n'@ann,'-5\n")).toEqual([
      ['Name', 'Note'],
      ['=1+1', "'tis"],
      ['@ann', '-5'],
    ]);
  });

  it('beyond the limits is refused, by what is too large', () => {
    expect(faultOf(`Name\n${'x'.repeat(limits.cellCharacters + 1)}\n`).code).toBe('fieldTooLong');
    expect(faultOf(`${'a,'.repeat(limits.columns)}\n`).code).toBe('tooManyColumns');
    expect(faultOf(`Name\n${'x\n'.repeat(limits.rows + 1)}`)).toMatchObject({
      code: 'tooManyRows',
      place: `row ${limits.rows + 2}`,
    });
  });

  it('is read as it was written, formulas escaped, whatever the cells hold', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !text.includes('\0'));
    const row = fc.array(cell, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
        const heading = ['Alpha', 'Beta', 'Gamma', 'Delta'];
        const text = Papa.unparse([heading, ...rows], { escapeFormulae: true, newline: '\r\n' });
        const isBlank = (cells: readonly string[]) => cells.every((it) => it.trim() === '');
        // An apostrophe of one's own before a sign cannot be told from one that escapes it.
        const plain = (it: string) => (/^'[=+\-@\t\r]/.test(it) ? it.slice(1) : it);
        expect(cellsOf(text)).toEqual([
          heading,
          ...rows.filter((it) => !isBlank(it)).map((it) => it.map(plain)),
        ]);
      }),
      { numRuns: 500 },
    );
  });

  it('is read or refused in good time, whatever the text', () => {
    const bits = fc.array(fc.constantFrom('"', ',', ';', '\n', '\r', 'a', "'", '=', '\ufeff', '"a"b'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(bits, (parts) => {
        const read = readCsv(parts.join(''), 'a.csv');
        expect(read.ok ? 'read' : read.error.code).toBeTypeOf('string');
      }),
      { numRuns: 1_000 },
    );
    doWithin(3_000, () => readCsv('"a"b,\n'.repeat(200_000), 'a.csv'));
  });
});
