import { statusWords } from '../../domain/layout/drawing';
import type { TableCell, TableContent } from '../../domain/layout/pageTable';
import type { Run } from '../../domain/layout/pageText';
import type { Report } from '../../domain/report/report';
import { dayToText } from '../../domain/time/dayToText';

/** Runs where there are no pages: what leads to a page number leads to nothing and goes. */
export function unpagedRuns(runs: readonly Run[]): readonly Run[] {
  return runs
    .filter((run) => run.pageOf === undefined)
    .map((run) => ({ ...run, text: run.text.replace(/, page $/, '') }));
}

/** The text of runs, without their faces. */
export const runsToText = (runs: readonly Run[]): string =>
  unpagedRuns(runs)
    .map((run) => run.text)
    .join('');

/** What a cell says where its mark cannot be drawn: the word of a mark that the text does not say itself. */
export function cellToText(cell: TableCell | undefined): string {
  if (cell === undefined) return '';
  const text = runsToText(cell.runs).trim();
  if (cell.mark === undefined) return text;
  const word = statusWords[cell.mark];
  return text.startsWith(word) ? text : `${text} [${word.toLowerCase()}]`;
}

/** The line below a report's title. */
export function aboutLine({ header }: Report): string {
  return [
    header.kindTitle,
    `as of ${dayToText(header.asOfDay)}`,
    ...(header.manager === null ? [] : [`${header.manager}, TPM`]),
    ...(header.confidentiality === '' ? [] : [header.confidentiality]),
  ].join(' · ');
}

/** The facts at the top of a report, each as one line. */
export function factLines({ header }: Report): readonly string[] {
  const { health, finish, milestones } = header;
  return [
    `${health.word} (${health.note})`,
    ...(finish === null ? [] : [`${finish.text} (${finish.note})`]),
    `${milestones.done.toLocaleString('en-US')} of ${milestones.total.toLocaleString('en-US')} ${milestones.total === 1 ? 'milestone' : 'milestones'} done`,
  ];
}

/** Rows of a table with the group that each stands in. */
export function* rowsOf(
  table: TableContent,
): Generator<{ group: string | null; cells: readonly TableCell[]; isFirst: boolean }> {
  for (const section of table.sections) {
    for (const [i, row] of section.rows.entries()) {
      yield { group: section.title, cells: row.cells, isFirst: i === 0 };
    }
  }
}
