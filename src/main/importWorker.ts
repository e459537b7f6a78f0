import { parentPort, workerData } from 'node:worker_threads';
import type { ImportFault } from '../domain/exchange/lossReport';
import { type ImportChoices, type SheetMapping, withRemembered } from '../domain/exchange/mapping';
import type { ProgramDocument } from '../domain/model/document';
import { cutIntoPieces } from '../domain/model/rowPieces';
import { ok, type Result } from '../domain/result';
import { readImport } from '../formats/import/readImport';
import type { ImportFile, ImportReading } from './imports';

/** What the thread is to read, and how; without mappings what is remembered of such headings is put in. */
export type ImportOrder = {
  readonly files: readonly ImportFile[];
  readonly choices: Partial<ImportChoices>;
  readonly remembered: ReadonlyMap<string, SheetMapping>;
};

/** What the thread answers first: all but the rows of what it read, of which each number asks for one piece. */
export type ImportAnswer = Result<
  Omit<ImportReading, 'document'> & {
    readonly program: ProgramDocument['program'];
    readonly pieceCount: number;
  },
  ImportFault
>;

/** Reads files as one program. */
export async function readOrder({
  files,
  choices,
  remembered,
}: ImportOrder): Promise<Result<ImportReading, ImportFault>> {
  const recognised = await readImport(files, choices);
  if (!recognised.ok) return recognised;
  let outcome = recognised.value;
  if (choices.mappings === undefined && remembered.size > 0) {
    const mappings = withRemembered(outcome.mappings, remembered);
    if (mappings.some((mapping, i) => mapping !== outcome.mappings[i])) {
      const again = await readImport(files, { ...choices, mappings });
      if (!again.ok) return again;
      outcome = again.value;
    }
  }
  const { document, ...preview } = outcome;
  return ok({ document, preview });
}

if (parentPort) {
  const port = parentPort;
  const read = await readOrder(workerData as ImportOrder);
  const say = (answer: ImportAnswer) => port.postMessage(answer);
  if (!read.ok) say(read);
  else {
    const { document, preview } = read.value;
    const pieces = cutIntoPieces(document);
    port.on('message', (index: number) => port.postMessage(pieces[index]));
    say(ok({ program: document.program, preview, pieceCount: pieces.length }));
  }
}
