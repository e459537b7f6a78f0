import type { ImportFault, LossEntry } from '../../src/domain/exchange/lossReport';
import type { ImportChoices } from '../../src/domain/exchange/mapping';
import { type ImportFile, type ImportOutcome, readImport } from '../../src/formats/import/readImport';

/** A file of text, in UTF-8. */
export function textFile(name: string, text: string): ImportFile {
  return { name, bytes: new TextEncoder().encode(text) };
}

/** A CSV file of lines. */
export function csv(name: string, ...lines: string[]): ImportFile {
  return textFile(name, `${lines.join('\n')}\n`);
}

/** What was read of files that have to be readable. */
export async function imported(
  files: readonly ImportFile[],
  choices: Partial<ImportChoices> = {},
): Promise<ImportOutcome> {
  const read = await readImport(files, choices);
  if (!read.ok) throw new Error(`Not read: ${JSON.stringify(read.error)}`);
  return read.value;
}

/** Why files that must not be readable were refused. */
export async function refused(
  files: readonly ImportFile[],
  choices: Partial<ImportChoices> = {},
): Promise<ImportFault> {
  const read = await readImport(files, choices);
  if (read.ok) throw new Error('Read, but should have been refused');
  return read.error;
}

/** The entry of a report with a code. */
export function entryOf(outcome: ImportOutcome, code: string): LossEntry {
  const entry = outcome.report.entries.find((it) => it.code === code);
  if (!entry) throw new Error(`No "${code}" among ${JSON.stringify(outcome.report.entries)}`);
  return entry;
}

/** Codes of a report, in its order. */
export function codesOf(outcome: ImportOutcome): string[] {
  return outcome.report.entries.map((entry) => entry.code);
}
