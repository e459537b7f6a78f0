import type { ImportFault } from '../domain/exchange/lossReport';
import { err, ok, type Result } from '../domain/result';

/** What a file is, judged by what it begins with; its name decides only where that says nothing. */
export type FileFormat = 'program' | 'workbook' | 'csv' | 'mspdi';

const byteText = (bytes: Uint8Array, length: number) =>
  String.fromCharCode(...bytes.subarray(0, length)).replace(/^\xef\xbb\xbf/, '');

/** Whether a text in UTF-16 begins with "<". */
function isWideXml(bytes: Uint8Array): boolean {
  const little = bytes[0] === 0xff && bytes[1] === 0xfe && bytes[2] === 0x3c;
  return little || (bytes[0] === 0xfe && bytes[1] === 0xff && bytes[3] === 0x3c);
}

/** Finds the format of a file, or says why files such as it are not read and what to do. */
export function detectFormat(file: string, bytes: Uint8Array): Result<FileFormat, ImportFault> {
  const unread = (code: string, message: string, remedy: string) =>
    err({ code, file, place: '', message: `${file} ${message}`, remedy });
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
  const text = byteText(bytes, 400).trimStart();
  if (text.startsWith('{') || ending === 'json' || ending === 'throughline') return ok('program');
  if (text.startsWith('<') || ending === 'xml' || isWideXml(bytes)) return ok('mspdi');
  if (/^BEGIN:VCALENDAR/i.test(text)) {
    return unread(
      'formatNotRead',
      'is an iCalendar file, which this release does not read.',
      'Export the plan as CSV or as an Excel workbook (.xlsx).',
    );
  }
  if (['csv', 'tsv', 'tab', 'txt', ''].includes(ending)) return ok('csv');
  return unread(
    'formatNotRead',
    `is of a kind (.${ending}) that this release does not read.`,
    'Throughline reads its own program files, CSV, Excel workbooks (.xlsx), and the XML of Microsoft Project.',
  );
}
