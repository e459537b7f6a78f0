import type { LossReport } from '../domain/exchange/lossReport';
import { count } from '../domain/words';

const severityWords = { dropped: 'left out', guessed: 'guessed', merged: 'merged', note: 'note' } as const;

/** A loss report as lines for a person: what became of each file's rows, then what was left out and guessed. */
export function reportToLines(report: LossReport): string[] {
  const number = (amount: number) => amount.toLocaleString('en-US');
  const lines = report.tallies.map((tally) => {
    const parts = [`${number(tally.rowsImported)} imported`];
    if (tally.rowsMerged > 0) parts.push(`${number(tally.rowsMerged)} merged`);
    if (tally.rowsSkipped > 0) parts.push(`${number(tally.rowsSkipped)} left out`);
    return `${tally.file} (${tally.takenFor}): ${count(tally.rowsRead, 'row')}, ${parts.join(', ')}`;
  });
  for (const entry of report.entries) {
    const where = [
      entry.file,
      entry.row === null || entry.message.includes('(rows ') ? '' : `row ${entry.row}`,
    ]
      .filter((part) => part !== '')
      .join(', ');
    lines.push(`${severityWords[entry.severity]}: ${where === '' ? '' : `${where}: `}${entry.message}`);
  }
  return lines;
}
