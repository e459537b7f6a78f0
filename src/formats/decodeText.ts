import type { ImportFault } from '../domain/exchange/lossReport';
import { err, ok, type Result } from '../domain/result';

/** Text encodings that a person may choose when a file is not UTF-8, the likeliest first. */
export const encodingChoices = [
  { value: 'windows-1252', label: 'Western European (Windows-1252)' },
  { value: 'windows-1250', label: 'Central European (Windows-1250)' },
  { value: 'windows-1251', label: 'Cyrillic (Windows-1251)' },
  { value: 'windows-1253', label: 'Greek (Windows-1253)' },
  { value: 'windows-1254', label: 'Turkish (Windows-1254)' },
  { value: 'iso-8859-15', label: 'Western European (ISO 8859-15)' },
  { value: 'macintosh', label: 'Western European (Mac)' },
  { value: 'shift_jis', label: 'Japanese (Shift JIS)' },
  { value: 'gb18030', label: 'Chinese (GB 18030)' },
  { value: 'euc-kr', label: 'Korean (EUC-KR)' },
] as const;

/** A file's text and how its bytes were read. */
export type DecodedText = {
  readonly text: string;
  readonly encoding: string;
  /** The bytes are not UTF-8 and nobody said what they are: `text` is a first try that a person has to confirm. */
  readonly uncertain: boolean;
};

/** The byte order mark that a file begins with. */
function markOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/**
 * Reads the bytes of a text file: by its byte order mark, as UTF-8, else as the encoding that a person chose, or as
 * Windows-1252 with `uncertain`. Bytes that are no text at all (zeros) are refused.
 */
export function decodeText(
  bytes: Uint8Array,
  file: string,
  chosen: string | undefined,
): Result<DecodedText, ImportFault> {
  const mark = markOf(bytes);
  if (mark === 'utf-16le' || mark === 'utf-16be') {
    return ok({ text: new TextDecoder(mark).decode(bytes), encoding: mark, uncertain: false });
  }
  const zero = bytes.indexOf(0);
  if (zero !== -1) {
    let line = 1;
    for (let i = bytes.indexOf(10); i !== -1 && i < zero; i = bytes.indexOf(10, i + 1)) line++;
    return err({
      code: 'notText',
      file,
      place: `line ${line}`,
      message: `${file} is no text file: it holds a zero byte in line ${line}.`,
      remedy: 'Save it from the program that made it as CSV (UTF-8) or as an Excel workbook (.xlsx).',
    });
  }
  try {
    return ok({
      text: new TextDecoder('utf-8', { fatal: true }).decode(bytes),
      encoding: 'utf-8',
      uncertain: false,
    });
  } catch {
    // Not UTF-8; what else it may be follows.
  }
  const known = encodingChoices.find((choice) => choice.value === chosen);
  if (chosen !== undefined && !known) {
    return err({
      code: 'encoding',
      file,
      place: '',
      message: `${file} cannot be read as "${chosen.slice(0, 40)}".`,
      remedy: `Choose one of ${encodingChoices.map((choice) => choice.value).join(', ')}.`,
    });
  }
  const encoding = known?.value ?? 'windows-1252';
  return ok({ text: new TextDecoder(encoding).decode(bytes), encoding, uncertain: known === undefined });
}

/**
 * Reads the bytes of an XML document: by its byte order mark, else by the encoding that it declares, else as UTF-8.
 * `replaced` counts what was no character of that encoding and stands as U+FFFD.
 */
export function decodeXml(bytes: Uint8Array): { readonly text: string; readonly replaced: number } {
  const encoding = encodingOfXml(bytes);
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), replaced: 0 };
  } catch {
    const text = new TextDecoder(encoding).decode(bytes);
    return { text, replaced: text.split('\ufffd').length - 1 };
  }
}

function encodingOfXml(bytes: Uint8Array): string {
  const mark = markOf(bytes);
  if (mark !== null) return mark;
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const declared = /^\s*<\?xml[^>]*\bencoding=["']([A-Za-z0-9._-]{1,40})["']/.exec(head)?.[1]?.toLowerCase();
  const known = ['iso-8859-1', ...encodingChoices.map((choice) => choice.value)].find(
    (it) => it === declared,
  );
  return known ?? 'utf-8';
}
