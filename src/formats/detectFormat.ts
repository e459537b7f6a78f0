import type { ImportFault } from '../domain/exchange/lossReport';
import { err, ok, type Result } from '../domain/result';

/** What a file is, judged by what it begins with; its name decides only where that says nothing. */
export type FileFormat = 'program' | 'workbook' | 'csv' | 'mspdi' | 'gan' | 'mermaid' | 'ics' | 'page';

const byteText = (bytes: Uint8Array, length: number) =>
  String.fromCharCode(...bytes.subarray(0, length)).replace(/^\xef\xbb\xbf/, '');

/** Whether a text in UTF-16 begins with "<". */
function isWideXml(bytes: Uint8Array): boolean {
  const little = bytes[0] === 0xff && bytes[1] === 0xfe && bytes[2] === 0x3c;
  return little || (bytes[0] === 0xfe && bytes[1] === 0xff && bytes[3] === 0x3c);
}

/** The name of the root element of an XML text, as far as its beginning shows it. */
function rootOf(bytes: Uint8Array): string | null {
  const head = byteText(bytes, 4_000).replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, '');
  return /^\s*<([A-Za-z_][\w:.-]*)/.exec(head)?.[1] ?? null;
}

const asSheet = 'Export the plan as CSV or as an Excel workbook (.xlsx) from the program that made it.';
const asXml =
  'Open it in the program that made it and save it as XML for Microsoft Project (.xml), or as CSV.';

/** Kinds of files that people try and that hold no plan that can be read, by their first bytes. */
const foreignKinds: readonly { readonly begins: string; readonly what: string; readonly remedy: string }[] = [
  { begins: '%PDF', what: 'a PDF', remedy: asSheet },
  { begins: '\x89PNG', what: 'a picture (PNG)', remedy: asSheet },
  { begins: '\xff\xd8\xff', what: 'a picture (JPEG)', remedy: asSheet },
  { begins: 'GIF8', what: 'a picture (GIF)', remedy: asSheet },
  { begins: '{\\rtf', what: 'a text with formatting (RTF)', remedy: asSheet },
  { begins: '\x1f\x8b', what: 'packed (gzip)', remedy: 'Unpack it first, and import what is in it.' },
  { begins: '7z\xbc\xaf', what: 'packed (7-Zip)', remedy: 'Unpack it first, and import what is in it.' },
  { begins: 'Rar!', what: 'packed (RAR)', remedy: 'Unpack it first, and import what is in it.' },
  { begins: 'SQLite format', what: 'a database (SQLite)', remedy: asSheet },
  { begins: 'MPX,', what: 'a Microsoft Project exchange file of the old kind (MPX)', remedy: asXml },
  { begins: 'MPX;', what: 'a Microsoft Project exchange file of the old kind (MPX)', remedy: asXml },
  { begins: 'ERMHDR', what: 'a Primavera P6 exchange file (XER)', remedy: asXml },
];

/** Finds the format of a file, or says why files such as it are not read and what to do. */
export function detectFormat(file: string, bytes: Uint8Array): Result<FileFormat, ImportFault> {
  const unread = (code: string, message: string, remedy: string) =>
    err({ code, file, place: 'byte 1', message: `${file} ${message}`, remedy });
  const ending = /\.([A-Za-z0-9]{1,10})$/.exec(file)?.[1]?.toLowerCase() ?? '';
  if (bytes.length === 0) {
    return err({
      code: 'empty',
      file,
      place: 'line 1, column 1',
      message: `${file} is empty.`,
      remedy: 'Take a copy of the file from before it was emptied, or save it anew.',
    });
  }
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return ok('workbook');
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) {
    return unread(
      'oldBinary',
      'is an old binary Office file.',
      ending === 'mpp' || ending === 'xml'
        ? 'Save as XML in Microsoft Project: File, Save As, XML Format.'
        : 'Save it as an Excel workbook (.xlsx) or as CSV from the program that made it.',
    );
  }
  const signature = byteText(bytes, 16);
  const foreign = foreignKinds.find(({ begins }) => signature.startsWith(begins));
  if (foreign) return unread('formatNotRead', `is ${foreign.what}, which is not read.`, foreign.remedy);
  const text = byteText(bytes, 400).trimStart();
  if (text.startsWith('{') || ending === 'json' || ending === 'throughline') return ok('program');
  // A page of the web: a report in HTML may carry its plan.
  if (/^<!doctype html|^<html[\s>]/i.test(text)) return ok('page');
  if (ending === 'gan' || rootOf(bytes) === 'project') return ok('gan');
  if (text.startsWith('<') || ending === 'xml' || isWideXml(bytes)) return ok('mspdi');
  if (ending === 'ics' || /^BEGIN:VCALENDAR/i.test(text)) return ok('ics');
  if (ending === 'mmd' || ending === 'mermaid' || /^gantt\s/.test(text)) return ok('mermaid');
  if (['csv', 'tsv', 'tab', 'txt', ''].includes(ending)) return ok('csv');
  return unread(
    'formatNotRead',
    `is of a kind (.${ending}) that this release does not read.`,
    'Throughline reads its own program files, CSV, Excel workbooks (.xlsx), Microsoft Project XML, GanttProject (.gan), Mermaid Gantt diagrams (.mmd) and iCalendar (.ics).',
  );
}
