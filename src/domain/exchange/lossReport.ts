import type { Kind } from '../model/kinds';

/** One thing that a person should know of an import or export. Rows count as a spreadsheet counts them (the header is 1). */
export type LossEntry = {
  readonly severity: 'dropped' | 'guessed' | 'merged' | 'note';
  readonly code: string;
  readonly file: string;
  readonly row: number | null;
  readonly column: string | null;
  /** One sentence: what it was, and what was made of it. */
  readonly message: string;
};

/** What became of the rows of one file: imported + merged + skipped = read. */
export type FileTally = {
  readonly file: string;
  /** What the file was taken for: "projects (CSV)". */
  readonly takenFor: string;
  readonly rowsRead: number;
  readonly rowsImported: number;
  readonly rowsMerged: number;
  readonly rowsSkipped: number;
};

/** What a file of our own is taken for. */
export const programFileWords = 'a program file';

/** Whether what was read is one program file, whose id other programs may know it by. */
export function isProgramFile(report: LossReport): boolean {
  return report.tallies.length === 1 && report.tallies[0]?.takenFor === programFileWords;
}

/** What came in, what could not, and what was guessed. Nothing is dropped in silence. */
export type LossReport = {
  readonly tallies: readonly FileTally[];
  readonly created: Partial<Record<Kind, number>>;
  readonly entries: readonly LossEntry[];
};

/** Why an import was refused as a whole: one sentence's data. The open program is not changed. */
export type ImportFault = {
  readonly code: string;
  readonly file: string;
  /** "line 1, column 39", "row 4, column Start"; empty where the whole file is meant. */
  readonly place: string;
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
};
