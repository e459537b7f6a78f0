import type { Arguments, KnownOptions } from './arguments';

/** Where a command speaks: results on `out`, everything else on `say`, a line at a time. */
export type Speech = { readonly out: (text: string) => void; readonly say: (line: string) => void };

/** A command of the command line. It throws `WrongUsage` or `PlanAtFault`, and otherwise is done. */
export type Command = {
  readonly usage: string;
  readonly does: string;
  readonly options: KnownOptions;
  readonly run: (args: Arguments, speech: Speech) => Promise<void>;
};

/** A JSON document as it is printed: the only thing on stdout. */
export function printJson(speech: Speech, value: unknown): void {
  speech.out(`${JSON.stringify(value, null, 2)}\n`);
}

/** Lines of columns, each as wide as its widest cell. */
export function columnsToText(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, cell.length);
    });
  }
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}
