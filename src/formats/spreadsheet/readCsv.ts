import Papa from 'papaparse';
import type { ImportFault } from '../../domain/exchange/lossReport';
import { err, ok, type Result } from '../../domain/result';
import { limits } from '../limits';
import type { Sheet, SheetRow } from './sheet';

/** Line (from 1) of a place in a text; a line ends with CR, LF or both. */
function lineAt(text: string, index: number): number {
  let line = 1;
  for (let i = 0; i < index && i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) line++;
  }
  return line;
}

const delimiters = [',', ';', '\t', '|'] as const;
const looksAtRecords = 10;
const looksAtCharacters = 65_536;

/** The delimiter that the first records hold most of, outside quotation marks; most of them, so that a title above the heading does not count. */
function guessDelimiter(text: string): string {
  const countsByRecord: number[][] = [[0, 0, 0, 0]];
  let quoted = false;
  for (let i = 0; i < text.length && i < looksAtCharacters && countsByRecord.length <= looksAtRecords; i++) {
    const character = text[i] as string;
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '\n' || character === '\r') countsByRecord.push([0, 0, 0, 0]);
    else {
      const at = delimiters.indexOf(character as (typeof delimiters)[number]);
      const counts = countsByRecord.at(-1);
      if (at !== -1 && counts) counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  const scores = delimiters.map((_, at) => {
    const counts = countsByRecord
      .filter((record) => record.some((count) => count > 0))
      .map((record) => record[at] ?? 0)
      .sort((a, b) => a - b);
    return counts[Math.floor((counts.length - 1) / 2)] ?? 0;
  });
  return delimiters[scores.indexOf(Math.max(...scores))] ?? ',';
}

/** A cell as it was meant: an apostrophe that only keeps a spreadsheet from seeing a formula is not part of it. */
function unescapeFormula(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/**
 * Reads comma, semicolon, tab or bar separated text. A quotation mark that is never closed, or that is closed in the
 * middle of its cell, is refused with its line, since it would swallow what follows; so is what is larger than the limits.
 */
export function readCsv(text: string, file: string): Result<Sheet, ImportFault> {
  const fault = (code: string, place: string, message: string, remedy: string) =>
    err({ code, file, place, message, remedy });
  // Excel writes "sep=;" as a first line for itself.
  const separatorLine = /^sep=(.)\r?\n/i.exec(text);
  const skippedLines = separatorLine ? 1 : 0;
  const body = separatorLine ? text.slice(separatorLine[0].length) : text;
  const parsed = Papa.parse<string[]>(body, {
    delimiter: separatorLine?.[1] ?? guessDelimiter(body),
    header: false,
    dynamicTyping: false,
    preview: limits.rows + 2,
  });
  const broken = parsed.errors.find((it) => it.code === 'MissingQuotes' || it.code === 'InvalidQuotes');
  if (broken) {
    const line = lineAt(body, (broken.index ?? 0) - 1) + skippedLines;
    const unterminated = parsed.errors.some((it) => it.code === 'MissingQuotes');
    return fault(
      unterminated ? 'unterminatedQuote' : 'malformedQuote',
      `line ${line}`,
      unterminated
        ? `${file}: a quotation mark is opened in line ${line} and never closed, so that the rest of the file would be one cell.`
        : `${file}: a cell that begins with a quotation mark in line ${line} goes on after its closing mark, so that it cannot be said where it ends.`,
      `Close the quotation mark in line ${line}, or double it ("") where it is part of the text.`,
    );
  }
  if (parsed.data.length > limits.rows + 1) {
    return fault(
      'tooManyRows',
      `row ${limits.rows + 2}`,
      `${file} has more than ${limits.rows.toLocaleString('en-US')} rows.`,
      'Split it into several files, or leave out the rows that are not needed.',
    );
  }
  const rows: SheetRow[] = [];
  let cellCount = 0;
  for (let i = 0; i < parsed.data.length; i++) {
    const cells = (parsed.data[i] ?? []).map(unescapeFormula);
    const number = i + 1 + skippedLines;
    if (cells.length > limits.columns) {
      return fault(
        'tooManyColumns',
        `row ${number}`,
        `${file} has more than ${limits.columns} columns in row ${number}.`,
        'Leave out the columns that are not needed.',
      );
    }
    cellCount += cells.length;
    const long = cells.findIndex((cell) => cell.length > limits.cellCharacters);
    if (long !== -1) {
      return fault(
        'fieldTooLong',
        `row ${number}, column ${long + 1}`,
        `${file}: the cell in row ${number}, column ${long + 1} is longer than ${limits.cellCharacters.toLocaleString('en-US')} characters.`,
        'Shorten the cell.',
      );
    }
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ number, cells });
  }
  if (cellCount > limits.cells) {
    return fault(
      'tooManyCells',
      '',
      `${file} has more than ${limits.cells.toLocaleString('en-US')} cells.`,
      'Leave out the rows and columns that are not needed.',
    );
  }
  return ok({ file, sheet: null, rows, remarks: [] });
}
