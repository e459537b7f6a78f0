import { zipSync } from 'fflate';
import readWorkbook from 'read-excel-file/universal';
import type { ImportFault } from '../../domain/exchange/lossReport';
import { err, ok, type Result } from '../../domain/result';
import { limits } from '../limits';
import { openArchive } from './openArchive';
import type { Sheet, SheetRemark, SheetRow } from './sheet';

type Cell = string | number | boolean | Date | null;

/** A cell's value as text: days as YYYY-MM-DD, times after a "T" where there are any. */
function cellToText(cell: Cell): string {
  if (cell === null) return '';
  if (cell instanceof Date) {
    if (Number.isNaN(cell.getTime())) return '';
    const text = cell.toISOString();
    return text.slice(11, 16) === '00:00' ? text.slice(0, 10) : text.slice(0, 16);
  }
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return String(cell);
}

/** Numbers as a person would see them: 0.1 + 0.2 is 0.3. */
function numberToText(text: string): string {
  const value = Number(text);
  return Number.isFinite(value) ? String(Number(value.toPrecision(15))) : text;
}

function columnToNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

const tagPattern = /<(?:[\w.-]+:)?(c|row)(?=[\s/>])([^>]*)>(?:\s*<(?:[\w.-]+:)?f\b)?/g;
const attributesPattern = /^(?:\s+[\w:.-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*\s*\/?$/;
const placePattern = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/;
const cellPlacePattern = /^([A-Z]{1,3})([1-9][0-9]{0,6})$/;

/** What a sheet's XML says before it is read: how far its rows and cells reach, and which hold formulas or errors. */
type Survey = {
  readonly rows: number;
  readonly columns: number;
  readonly cells: number;
  readonly remarks: readonly SheetRemark[];
  /** A cell or row whose place cannot be trusted: the reader would go there, however far it is. */
  readonly oddPlace: string | null;
};

function surveySheet(xml: string): Survey {
  const remarks: SheetRemark[] = [];
  let rows = 0;
  let columns = 0;
  let cells = 0;
  let oddPlace: string | null = null;
  for (const match of xml.matchAll(tagPattern)) {
    const attributes = match[2] ?? '';
    const said = placePattern.exec(attributes);
    const place = said?.[1] ?? said?.[2];
    const isOdd = !attributesPattern.test(attributes);
    if (match[1] === 'row') {
      if (isOdd || (place !== undefined && !/^[1-9][0-9]{0,6}$/.test(place))) oddPlace ??= place ?? match[0];
      else rows = Math.max(rows, Number(place ?? 0));
      continue;
    }
    cells++;
    const reference = cellPlacePattern.exec(place ?? '');
    if (isOdd || !reference) {
      oddPlace ??= place ?? match[0];
      continue;
    }
    const [, column = '', row] = reference;
    rows = Math.max(rows, Number(row));
    columns = Math.max(columns, columnToNumber(column));
    if (/<(?:[\w.-]+:)?f$/.test(match[0])) remarks.push({ code: 'formula', row: Number(row), column });
    if (/\bt\s*=\s*["']e["']/.test(attributes)) remarks.push({ code: 'errorCell', row: Number(row), column });
  }
  return { rows, columns, cells, remarks, oddPlace: oddPlace?.slice(0, 40) ?? null };
}

/** Sheets by the part that holds each, as the workbook names them. */
function partBySheet(contents: ReadonlyMap<string, Uint8Array>): Map<string, string> {
  const text = (name: string) => new TextDecoder().decode(contents.get(name) ?? new Uint8Array());
  const targetById = new Map<string, string>();
  for (const [element] of text('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g)) {
    const id = /\bId="([^"]*)"/.exec(element)?.[1];
    const target = /\bTarget="([^"]*)"/.exec(element)?.[1];
    if (id && target) targetById.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  const parts = new Map<string, string>();
  for (const [element] of text('xl/workbook.xml').matchAll(/<(?:[a-z]+:)?sheet\b[^>]*>/g)) {
    const name = unescapeXml(/\bname="([^"]*)"/.exec(element)?.[1] ?? '');
    const target = targetById.get(/\br:id="([^"]*)"/.exec(element)?.[1] ?? '');
    if (target !== undefined) parts.set(name, target);
  }
  return parts;
}

function unescapeXml(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => named[name] ?? '');
}

/**
 * Reads the sheets of an Excel workbook as text. The archive is held against the limits before and while it is
 * unpacked; documents with a DOCTYPE are refused; of formulas the values they last had are taken, and they are noted.
 */
export async function readXlsx(bytes: Uint8Array, file: string): Promise<Result<Sheet[], ImportFault>> {
  const fault = (code: string, place: string, message: string, remedy: string) =>
    err({ code, file, place, message: `${file} ${message}`, remedy });
  if (bytes.length > limits.sheetBytes) {
    return fault(
      'tooLarge',
      '',
      `is larger than ${limits.sheetBytes / 1_048_576} MB.`,
      'Leave out the sheets and pictures that are not needed.',
    );
  }
  const opened = openArchive(bytes, file, (name) => /\.(xml|rels)$/.test(name));
  if (!opened.ok) return opened;
  const contents = opened.value;
  if (!contents.has('xl/workbook.xml')) {
    return fault(
      'notAWorkbook',
      '',
      'is an archive, but no Excel workbook.',
      'Save the plan as an Excel workbook (.xlsx) or as CSV.',
    );
  }
  for (const [name, part] of contents) {
    if (Buffer.from(part.buffer, part.byteOffset, part.byteLength).includes('<!DOCTYPE')) {
      return fault(
        'doctype',
        name,
        'holds a document type, which no workbook needs.',
        'Open it in Excel and save it anew.',
      );
    }
  }
  const parts = partBySheet(contents);
  if (parts.size > limits.sheets) {
    return fault(
      'tooManySheets',
      '',
      `has more than ${limits.sheets} sheets.`,
      'Split it into several files.',
    );
  }
  const remarksBySheet = new Map<string, readonly SheetRemark[]>();
  for (const [sheet, part] of parts) {
    const survey = surveySheet(new TextDecoder().decode(contents.get(part) ?? new Uint8Array()));
    if (survey.oddPlace !== null) {
      return fault(
        'badWorkbook',
        `sheet ${sheet}`,
        `is damaged: the sheet "${sheet.slice(0, 60)}" has a cell or row at "${survey.oddPlace}", which is no place in a sheet.`,
        'Open it in the program that made it and save it anew, or save it as CSV.',
      );
    }
    remarksBySheet.set(sheet, survey.remarks);
    const tooMany =
      survey.rows > limits.rows + 1
        ? { code: 'tooManyRows', what: `more than ${limits.rows.toLocaleString('en-US')} rows` }
        : survey.columns > limits.columns
          ? { code: 'tooManyColumns', what: `more than ${limits.columns} columns` }
          : survey.rows * survey.columns > limits.cells * 4 || survey.cells > limits.cells
            ? { code: 'tooManyCells', what: `more than ${limits.cells.toLocaleString('en-US')} cells` }
            : null;
    if (tooMany) {
      return fault(
        tooMany.code,
        `sheet ${sheet}`,
        `has ${tooMany.what} in the sheet "${sheet}".`,
        'Leave out the rows and columns that are not needed, or split the sheet.',
      );
    }
  }
  let workbook: Awaited<ReturnType<typeof readWorkbook<string>>>;
  try {
    // The reader sees only what was unpacked and looked at above.
    const checked = zipSync(Object.fromEntries(contents), { level: 0 });
    const buffer = checked.buffer.slice(checked.byteOffset, checked.byteOffset + checked.byteLength);
    workbook = await readWorkbook(buffer as ArrayBuffer, { trim: false, parseNumber: numberToText });
  } catch {
    // The library's own words are of its code, not of the file.
    return fault(
      'badWorkbook',
      'xl/workbook.xml',
      'is damaged: its parts do not fit together as a workbook.',
      'Open it in the program that made it and save it anew, or save it as CSV.',
    );
  }
  const sheets: Sheet[] = [];
  for (const { sheet, data } of workbook) {
    const remarks = remarksBySheet.get(sheet) ?? [];
    const errorCells = new Set(
      remarks.filter((it) => it.code === 'errorCell').map((it) => `${it.column}${it.row}`),
    );
    const rows: SheetRow[] = [];
    data.forEach((row, i) => {
      const cells = (row as Cell[]).map((cell, column) =>
        errorCells.size > 0 && errorCells.has(`${numberToColumn(column)}${i + 1}`) ? '' : cellToText(cell),
      );
      if (cells.some((cell) => cell.trim() !== '')) rows.push({ number: i + 1, cells });
    });
    const long = rows.find((row) => row.cells.some((cell) => cell.length > limits.cellCharacters));
    if (long) {
      return fault(
        'fieldTooLong',
        `sheet ${sheet}, row ${long.number}`,
        `holds a cell longer than ${limits.cellCharacters.toLocaleString('en-US')} characters in row ${long.number} of the sheet "${sheet}".`,
        'Shorten the cell.',
      );
    }
    sheets.push({ file, sheet, rows, remarks });
  }
  return ok(sheets);
}

/** The letters of a column counted from 0. */
export function numberToColumn(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
