import { type ImportFault, type LossReport, programFileWords } from '../../domain/exchange/lossReport';
import type { ProgramDocument } from '../../domain/model/document';
import { kindNames, kinds, titleOf } from '../../domain/model/kinds';
import { type ParseFault, parseProgram } from '../../domain/model/parseProgram';
import { err, ok, type Result } from '../../domain/result';
import { noteCycles } from '../import/circles';
import { createLedger, type Ledger } from '../import/ledger';
import { limits } from '../limits';
import { type JsonFault, placeOf, scanJson } from './scanJson';

/** A program that was read from its file, with what was mended on the way. */
export type ReadProgram = { readonly document: ProgramDocument; readonly report: LossReport };

const remedyByCode: Readonly<Record<JsonFault['code'], string>> = {
  notJson:
    'The file may have been cut off or changed by hand. Open an earlier copy, or mend it at the place named.',
  afterEnd:
    'The file may have been changed by hand, or two files put together. Open an earlier copy, or mend it at the place named.',
  tooDeep: 'This is not what Throughline writes. Open an earlier copy of the file.',
  fieldTooLong: 'Shorten the text at the place named.',
  badNumber: 'Put a number in its place that can be kept.',
  forbiddenName: 'Rename or remove the field at the place named.',
  repeatedName: 'Keep one of the two, at the place named.',
};

/** Reads the text or the bytes of a program file; a fault names the file, the place and what to do about it. */
export function parseProgramText(input: string | Uint8Array, file: string): Result<ReadProgram, ImportFault> {
  const decoded = decode(input, file);
  if (!decoded.ok) return decoded;
  const text = decoded.value;
  if (text.trim() === '') {
    return err({
      code: 'empty',
      file,
      place: 'line 1, column 1',
      message: `${file} is empty.`,
      remedy: 'Take a copy of the file from before it was emptied.',
    });
  }
  const scan = scanJson(text);
  if (scan.fault) {
    const place = placeOf(text, scan.fault.offset);
    return err({
      code: scan.fault.code,
      file,
      place,
      message: `${file} cannot be read: ${scan.fault.message} (${place}).`,
      remedy: remedyByCode[scan.fault.code],
    });
  }
  const parsed = parseProgram(JSON.parse(text));
  if (!parsed.ok) return err(faultOfProgram(parsed.error, text, file));
  const { document, notes } = parsed.value;
  const backwards = findBackwardsPlan(document);
  if (backwards) {
    const { where, path, reason } = backwards;
    return err(
      faultOfProgram({ code: 'invalid', where, reason }, text, file, { code: 'endBeforeStart', path }),
    );
  }
  const ledger = createLedger();
  const tally = ledger.tallyOf(file);
  tally.takenFor = programFileWords;
  const kept = countRows(document);
  const value = JSON.parse(text) as Record<string, unknown>;
  for (const kind of kindNames) {
    const rows = value[kinds[kind].table];
    if (Array.isArray(rows)) tally.rowsRead += rows.length;
  }
  tally.imported = kept;
  tally.skipped = tally.rowsRead - kept;
  for (const note of notes) {
    const message = `${note.where}: ${note.what}.`;
    ledger.note({ severity: 'dropped', code: note.code, file, row: null, message, many: () => message });
  }
  if (scan.halfCharacters > 0) noteHalfCharacters(scan.halfCharacters, file, ledger);
  noteCycles(document, ledger, file);
  return ok({ document, report: ledger.close(document) });
}

function decode(input: string | Uint8Array, file: string): Result<string, ImportFault> {
  if (input.length > limits.programBytes) {
    return err({
      code: 'tooLarge',
      file,
      place: '',
      message: `${file} is larger than ${limits.programBytes / 1_048_576} MB.`,
      remedy: 'Leave out snapshots and scenarios that are not needed.',
    });
  }
  if (typeof input === 'string') return ok(input.startsWith('\ufeff') ? input.slice(1) : input);
  const isWide =
    (input[0] === 0xff && input[1] === 0xfe) ||
    (input[0] === 0xfe && input[1] === 0xff) ||
    (input[0] !== 0 && input[1] === 0) ||
    (input[0] === 0 && input[1] === 0x7b);
  if (!isWide && input[0] === 0 && input[1] === 0) {
    return err({
      code: 'notText',
      file,
      place: 'line 1, column 1',
      message: `${file} holds zeros where its text should be (line 1, column 1): it was damaged when it was written or copied.`,
      remedy: 'Take an earlier copy of the file.',
    });
  }
  try {
    if (!isWide) return ok(new TextDecoder('utf-8', { fatal: true }).decode(input));
  } catch {
    // Said below, as for other encodings.
  }
  return err({
    code: 'encoding',
    file,
    place: 'line 1, column 1',
    message: `${file} is ${isWide ? 'in UTF-16' : 'not in UTF-8'}; program files are in UTF-8 (line 1, column 1).`,
    remedy: 'Save it as UTF-8, or open the copy that Throughline wrote.',
  });
}

function countRows(document: ProgramDocument): number {
  return kindNames.reduce((sum, kind) => sum + document[kinds[kind].table].length, 0);
}

/** `projects[3].plan.startAt ('Checkout')` as the path of its value. */
function whereToPath(where: string): (string | number)[] {
  const path = where.replace(/ \('.*$/s, '');
  return [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map((part) =>
    part[1] === undefined ? (part[2] ?? '') : Number(part[1]),
  );
}

function faultOfProgram(
  fault: ParseFault,
  text: string,
  file: string,
  better?: { code: string; path: readonly (string | number)[] },
): ImportFault {
  let path = better?.path ?? whereToPath(fault.where);
  let offset: number | null = null;
  // A field that is missing has no place of its own: that of the row it is missing in serves.
  for (; offset === null && path.length > 0; path = path.slice(0, -1)) {
    offset = scanJson(text, path).wantedOffset;
  }
  const line = placeOf(text, offset ?? 0);
  const place = fault.where === '' ? line : `${fault.where}, ${line}`;
  const remedies: Record<ParseFault['code'], string> = {
    notAProgram:
      'Choose a file that Throughline saved, or import a spreadsheet as CSV or as an Excel workbook (.xlsx).',
    newerVersion: 'Open it with the release that wrote it, or a later one. It was not changed.',
    invalid: 'Mend the value at the place named, or open an earlier copy.',
    duplicateId: 'Give one of the two another id, or open an earlier copy.',
  };
  return {
    code: better?.code ?? fault.code,
    file,
    place,
    message: `${file} ${fault.code === 'notAProgram' ? `is no program file: it ${fault.reason}` : `cannot be read: ${fault.where} ${fault.reason}`} (${line}).`,
    remedy: remedies[fault.code],
  };
}

/** The first plan that a file has end before it starts: the rule that commands keep, kept here too. */
function findBackwardsPlan(
  document: ProgramDocument,
): { where: string; reason: string; path: (string | number)[] } | null {
  for (const kind of ['project', 'task', 'milestone'] as const) {
    const { table } = kinds[kind];
    const rows = document[table];
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as (typeof rows)[number];
      for (const [from, to] of [
        ['startAt', 'finishAt'],
        ['actualStartAt', 'actualFinishAt'],
      ] as const) {
        const start = row.plan[from];
        const finish = row.plan[to];
        if (start === null || finish === null) continue;
        const wrong =
          start.length > 10 && finish.length > 10 ? finish < start : finish.slice(0, 10) < start.slice(0, 10);
        if (!wrong) continue;
        return {
          where: `${table}[${i}] ('${titleOf(row).slice(0, 60)}')`,
          reason: `ends (${finish}) before it starts (${start})`,
          path: [table, i],
        };
      }
    }
  }
  return null;
}

function noteHalfCharacters(count: number, file: string, ledger: Ledger): void {
  const message =
    count === 1
      ? 'One half of a character that is no text was replaced by "\ufffd".'
      : `${count} halves of characters that are no text were replaced by "\ufffd".`;
  ledger.note({ severity: 'guessed', code: 'halfCharacter', file, row: null, message, many: () => message });
}
