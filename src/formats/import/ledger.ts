import type { FileTally, LossEntry, LossReport } from '../../domain/exchange/lossReport';
import type { ProgramDocument } from '../../domain/model/document';
import { type Kind, kindNames, kinds } from '../../domain/model/kinds';

/** Something to report of one row; said once for all rows of which the same is true. */
export type LedgerNote = {
  readonly severity: LossEntry['severity'];
  readonly code: string;
  readonly file: string;
  readonly row: number | null;
  readonly column?: string | null;
  /** One sentence when it happened once. */
  readonly message: string;
  /** The sentence when it happened `count` times; the rows are added to it. */
  readonly many: (count: number) => string;
};

/** What becomes of the rows of one sheet. */
export type Tally = { takenFor: string; rowsRead: number; imported: number; merged: number; skipped: number };

/** The book that is kept while an import runs: every row is entered in it once, and every guess. */
export type Ledger = {
  readonly note: (note: LedgerNote) => void;
  readonly tallyOf: (file: string) => Tally;
  readonly close: (document: ProgramDocument) => LossReport;
};

const rowsNamed = 5;

type Group = { first: LedgerNote; rows: number[]; count: number };

function groupToEntry({ first, rows, count }: Group): LossEntry {
  const { severity, code, file, row, column = null } = first;
  if (count === 1) return { severity, code, file, row, column, message: first.message };
  const named = rows.slice(0, rowsNamed).join(', ');
  const more = count > rowsNamed && rows.length > 0 ? ` and ${count - rowsNamed} more` : '';
  const where = rows.length === 0 ? '' : ` (rows ${named}${more})`;
  return { severity, code, file, row, column, message: `${first.many(count)}${where}` };
}

const severityOrder = { dropped: 0, guessed: 1, merged: 2, note: 3 } as const;

/** Opens a book. */
export function createLedger(): Ledger {
  const groupByKey = new Map<string, Group>();
  const tallyByFile = new Map<string, Tally>();
  return {
    note(note) {
      const key = [note.severity, note.code, note.file, note.column ?? '', note.many(2)].join('\u0000');
      const known = groupByKey.get(key);
      if (!known) {
        groupByKey.set(key, { first: note, rows: note.row === null ? [] : [note.row], count: 1 });
        return;
      }
      known.count++;
      if (note.row !== null && known.rows.length < rowsNamed) known.rows.push(note.row);
    },
    tallyOf(file) {
      let tally = tallyByFile.get(file);
      if (!tally) {
        tally = { takenFor: '', rowsRead: 0, imported: 0, merged: 0, skipped: 0 };
        tallyByFile.set(file, tally);
      }
      return tally;
    },
    close(document) {
      const tallies: FileTally[] = [...tallyByFile].map(([file, tally]) => {
        if (tally.imported + tally.merged + tally.skipped !== tally.rowsRead) {
          throw new Error(`The rows of ${file} do not add up: ${JSON.stringify(tally)}`);
        }
        return {
          file,
          takenFor: tally.takenFor,
          rowsRead: tally.rowsRead,
          rowsImported: tally.imported,
          rowsMerged: tally.merged,
          rowsSkipped: tally.skipped,
        };
      });
      return {
        tallies,
        created: countRows(document),
        entries: [...groupByKey.values()]
          .map(groupToEntry)
          .sort((a, b) => severityOrder[a.severity] - severityOrder[b.severity]),
      };
    },
  };
}

/** How many rows of each kind a program has; kinds without any are left out. */
export function countRows(document: ProgramDocument): Partial<Record<Kind, number>> {
  const counts: Partial<Record<Kind, number>> = {};
  for (const kind of kindNames) {
    const count = document[kinds[kind].table].length;
    if (count > 0) counts[kind] = count;
  }
  return counts;
}
