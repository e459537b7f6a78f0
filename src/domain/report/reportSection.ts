import type { TableCell, TableColumn, TableContent, TableRow } from '../layout/pageTable';
import type { Run } from '../layout/pageText';
import type { Health } from '../model/health';
import type { Day } from '../time/day';
import { dayToText } from '../time/dayToText';

/** A part of a section. Pictures are drawn when the width of the page is known, each followed by its table. */
export type ReportBlock =
  | { readonly kind: 'heading'; readonly text: string; readonly id?: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[]; readonly note?: boolean }
  | { readonly kind: 'list'; readonly entries: readonly (readonly Run[])[] }
  | { readonly kind: 'table'; readonly table: TableContent; readonly dense: boolean }
  | { readonly kind: 'roadmap' }
  | { readonly kind: 'matrix' }
  /** The milestone trend, with its table; nothing where no report was frozen yet. */
  | { readonly kind: 'trend' }
  | { readonly kind: 'graph' };

/** A numbered section of a report; `id` is its anchor. */
export type ReportSection = {
  readonly id: string;
  readonly title: string;
  /** Printed on sheets that lie on their side. */
  readonly landscape: boolean;
  readonly blocks: readonly ReportBlock[];
};

/** The anchor of a row's line in a table. */
export const rowAnchor = (id: string) => `row-${id}`;

/** A cell of plain text; an absent text is a dash. */
export function textCell(text: string | null | undefined, mark?: Health): TableCell {
  const runs = [{ text: text === null || text === undefined || text === '' ? '–' : text }];
  return mark === undefined ? { runs } : { runs, mark };
}

/** A cell that names its row. */
export function titleCell(text: string, mark?: Health): TableCell {
  const runs: Run[] = [{ text, weight: 500 }];
  return mark === undefined ? { runs } : { runs, mark };
}

/** A day as a cell. */
export const dayCell = (day: Day | null): TableCell => textCell(day === null ? null : dayToText(day));

/** A column as wide as its text, at most `max` points. */
export const fitColumn = (title: string, max: number, align?: TableColumn['align']): TableColumn => ({
  title,
  width: { fit: true, max },
  ...(align ? { align } : {}),
});

/** A column that takes its share of the width that is left. */
export const shareColumn = (title: string, share: number): TableColumn => ({ title, width: { share } });

/** A table without groups. */
export function plainTable(
  caption: string,
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
): TableContent {
  return { caption, columns, sections: [{ title: null, rows }] };
}

/** A table as a block; one without rows says "None". */
export function tableBlock(table: TableContent, dense = false): ReportBlock {
  const isEmpty = table.sections.every((section) => section.rows.length === 0);
  return isEmpty ? { kind: 'paragraph', runs: [{ text: 'None.' }] } : { kind: 'table', table, dense };
}

/** The table without the columns, the first aside, in which no row says anything. */
export function withoutEmptyColumns(table: TableContent): TableContent {
  const rows = table.sections.flatMap((section) => section.rows);
  const isKept = table.columns.map((_, i) => i === 0 || rows.some((row) => !isDash(row.cells[i])));
  const keep = <T>(parts: readonly T[]) => parts.filter((_, i) => isKept[i]);
  return {
    ...table,
    columns: keep(table.columns),
    sections: table.sections.map((section) => ({
      ...section,
      rows: section.rows.map((row) => ({ ...row, cells: keep(row.cells) })),
    })),
  };
}

const isDash = (cell: TableCell | undefined) =>
  cell === undefined || cell.runs.every(({ text }) => text === '–');

/** A paragraph of plain text. */
export const paragraph = (text: string, note = false): ReportBlock => ({
  kind: 'paragraph',
  runs: [{ text }],
  note,
});
