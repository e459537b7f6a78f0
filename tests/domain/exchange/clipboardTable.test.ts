import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClipboardTable, tableToClipboard } from '../../../src/domain/exchange/clipboardTable';

const read = (text: string) => {
  const table = readClipboardTable(text);
  if (!table.ok) throw new Error(table.error);
  return table.value;
};

describe('the clipboard', () => {
  it('reads what spreadsheets write: tabs, line breaks, quoted cells', () => {
    expect(read('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(read('"two\nlines"\t"say ""so"""')).toEqual([['two\nlines', 'say "so"']]);
    expect(read('5" pipe\t"open')).toEqual([['5" pipe', '"open']]);
    expect(read('a\n\nb')).toEqual([['a'], [''], ['b']]);
    expect(readClipboardTable(' \t\n').ok).toBe(false);
  });

  it('[A21] reads back every table that it writes', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '\r', ' ', '<', 'é') });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(table, (rows) => {
        fc.pre(rows.some((row) => row.some((it) => it.trim() !== '')));
        expect(read(tableToClipboard(rows).text)).toEqual(rows);
      }),
    );
  });

  it('escapes what it writes as HTML', () => {
    expect(tableToClipboard([['<b>'], ['a & "b"']]).html).toBe(
      '<table><thead><tr><th>&lt;b&gt;</th></tr></thead><tbody><tr><td>a &amp; &quot;b&quot;</td></tr></tbody></table>',
    );
  });
});
