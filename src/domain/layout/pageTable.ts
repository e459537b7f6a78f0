import type { Health } from '../model/health';
import type { ColorRole } from './drawing';
import type { PageCell, PageRow, PageTable, TextFace } from './pages';
import { type Line, type Run, runWidth, wrapRuns } from './pageText';

/** What a cell says, before it is measured. */
export type TableCell = {
  readonly runs: readonly Run[];
  readonly mark?: Health;
  readonly fill?: ColorRole;
};

/** A row; `id` is the anchor by which links find it. */
export type TableRow = { readonly id?: string; readonly cells: readonly TableCell[] };

/** A column is as wide as its widest text, at most `max` points, or takes its `share` of what is left. */
export type TableColumn = {
  readonly title: string;
  readonly width: { readonly fit: true; readonly max: number } | { readonly share: number };
  readonly align?: PageCell['align'];
};

/** A table before it is measured: rows under headings, or one section without a title. The first column heads its row. */
export type TableContent = {
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly sections: readonly { readonly title: string | null; readonly rows: readonly TableRow[] }[];
};

/** The faces and distances of a table. */
export type TableStyle = {
  readonly face: TextFace;
  readonly headFace: TextFace;
  readonly padding: { readonly across: number; readonly down: number };
};

/** What one page holds of a table. */
export type TablePart = Pick<PageTable, 'rows'> & { readonly height: number };

/** A table whose columns and rows are measured. */
export type MeasuredTable = {
  readonly columns: PageTable['columns'];
  readonly head: PageRow;
  readonly rows: readonly (PageRow & { readonly isGroup: boolean })[];
  /** The title of the group that each row belongs to, or null. */
  readonly groupTitles: readonly (string | null)[];
  readonly style: TableStyle;
};

/** The room that the mark before a text takes. */
export const markRoom = (size: number) => size + 2.5;

const naturalWidth = (cell: TableCell, face: TextFace) =>
  cell.runs.reduce((sum, run) => sum + runWidth(run, face.size, face.weight), 0) +
  (cell.mark ? markRoom(face.size) : 0);

function columnWidths(table: TableContent, width: number, style: TableStyle): number[] {
  const padding = style.padding.across;
  const widths = table.columns.map((column, i) => {
    if (!('fit' in column.width)) return 0;
    let natural = runWidth({ text: column.title }, style.headFace.size, style.headFace.weight);
    for (const section of table.sections) {
      for (const row of section.rows) {
        const cell = row.cells[i];
        if (cell) natural = Math.max(natural, naturalWidth(cell, style.face));
      }
    }
    // Half a point more, so that what was measured never wraps for a rounding.
    return Math.min(natural + 0.5, column.width.max) + padding;
  });
  const shares = table.columns.map((column) => ('share' in column.width ? column.width.share : 0));
  const shareSum = shares.reduce((sum, share) => sum + share, 0);
  const left = width - widths.reduce((sum, it) => sum + it, 0);
  return widths.map((it, i) => it + (shareSum > 0 ? (left * (shares[i] ?? 0)) / shareSum : 0));
}

/** Measures a table for a width in points: its columns, and every row's lines and height. */
export function measureTable(table: TableContent, width: number, style: TableStyle): MeasuredTable {
  const widths = columnWidths(table, width, style);
  const { face, headFace, padding } = style;
  const columns = table.columns.map((column, i) => ({
    title: column.title,
    width: widths[i] ?? 0,
    align: column.align ?? 'left',
  }));
  const linesOf = (runs: readonly Run[], room: number, of: TextFace): readonly Line[] =>
    wrapRuns(runs, Math.max(room, of.size * 2), of.size, of.weight);
  const toRow = (cells: readonly PageCell[], of: TextFace, id: string | null): PageRow => ({
    height: Math.max(1, ...cells.map((cell) => cell.lines.length)) * of.lineHeight + 2 * padding.down,
    id,
    cells,
  });

  const head = toRow(
    columns.map((column) => ({
      lines: linesOf([{ text: column.title }], column.width - padding.across, headFace),
      mark: null,
      columnSpan: 1,
      scope: null,
      fill: null,
      align: column.align,
    })),
    headFace,
    null,
  );
  const rows: (PageRow & { isGroup: boolean })[] = [];
  const groupTitles: (string | null)[] = [];
  for (const section of table.sections) {
    if (section.title !== null) {
      rows.push({ ...groupRow(section.title, columns.length, width, style), isGroup: true });
      groupTitles.push(section.title);
    }
    for (const row of section.rows) {
      const cells = columns.map((column, i): PageCell => {
        const cell = row.cells[i] ?? { runs: [] };
        const room = column.width - padding.across - (cell.mark ? markRoom(face.size) : 0);
        return {
          lines: linesOf(cell.runs.length > 0 ? cell.runs : [{ text: '' }], room, face),
          mark: cell.mark ?? null,
          columnSpan: 1,
          scope: i === 0 ? 'row' : null,
          fill: cell.fill ?? null,
          align: column.align,
        };
      });
      rows.push({ ...toRow(cells, face, row.id ?? null), isGroup: false });
      groupTitles.push(section.title);
    }
  }
  return { columns, head, rows, groupTitles, style };
}

function groupRow(title: string, columnSpan: number, width: number, style: TableStyle): PageRow {
  const { face, padding } = style;
  const lines = wrapRuns([{ text: title, weight: 600 }], width - padding.across, face.size, 600);
  return {
    height: lines.length * face.lineHeight + 2 * padding.down + 3,
    id: null,
    cells: [{ lines, mark: null, columnSpan, scope: 'group', fill: 'surface', align: 'left' }],
  };
}

/** A row that is higher than a page, in pieces that are not: each takes the next lines of every cell. */
function splitRow(row: PageRow, maxHeight: number, style: TableStyle): PageRow[] {
  const { face, padding } = style;
  const perPart = Math.max(1, Math.floor((maxHeight - 2 * padding.down) / face.lineHeight));
  const lineCount = Math.max(...row.cells.map((cell) => cell.lines.length));
  const parts: PageRow[] = [];
  for (let from = 0; from < lineCount; from += perPart) {
    const cells = row.cells.map((cell) => ({
      ...cell,
      lines: cell.lines.slice(from, from + perPart),
      mark: from === 0 ? cell.mark : null,
    }));
    const count = Math.max(...cells.map((cell) => cell.lines.length));
    parts.push({ height: count * face.lineHeight + 2 * padding.down, id: from === 0 ? row.id : null, cells });
  }
  return parts;
}

/**
 * Splits a measured table over pages. `firstRoom` is the height left on the first page, `fullRoom` that of the ones
 * after it; both include the head, which is repeated. A group's heading stays with its first row and is repeated,
 * "continued"; a part never begins a page with fewer than `least` rows before it on the last one, and no row stands
 * alone on the last page. Answers null as the first part when nothing fits into `firstRoom`.
 */
export function splitTable(
  table: MeasuredTable,
  firstRoom: number,
  fullRoom: number,
): readonly (TablePart | null)[] {
  const { head, style, columns } = table;
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const rowRoom = fullRoom - head.height;
  const rows = table.rows.flatMap((row, i) => {
    const groupTitle = table.groupTitles[i] ?? null;
    const most = rowRoom - (groupTitle === null ? 0 : 2 * style.face.lineHeight);
    const pieces = row.height > most ? splitRow(row, most, style) : [row];
    return pieces.map((piece) => ({ row: piece, isGroup: row.isGroup, groupTitle }));
  });

  const parts: (TablePart | null)[] = [];
  let next = 0;
  let room = firstRoom - head.height;
  while (next < rows.length) {
    const isFirst = parts.length === 0;
    const taken: PageRow[] = [];
    let used = 0;
    const first = rows[next];
    if (!isFirst && first && !first.isGroup && first.groupTitle !== null) {
      const again = groupRow(`${first.groupTitle} (continued)`, columns.length, width, style);
      taken.push(again);
      used += again.height;
    }
    const from = next;
    while (next < rows.length && used + (rows[next]?.row.height ?? 0) <= room) {
      const row = rows[next];
      if (!row) break;
      taken.push(row.row);
      used += row.row.height;
      next += 1;
    }
    const giveBack = () => {
      next -= 1;
      used -= taken.pop()?.height ?? 0;
    };
    if (next < rows.length) {
      // The last page holds more than one row.
      if (rows.length - next === 1 && next - from > 3) giveBack();
      // A group's heading never stands at the foot of a page.
      while (next > from && rows[next - 1]?.isGroup) giveBack();
    }
    const least = Math.min(3, rows.length);
    const tooFew = next - from < least && next < rows.length;
    if (isFirst && tooFew && room < rowRoom) {
      parts.push(null);
      next = from;
    } else {
      // What fits nowhere does not exist here: every row was split to fit a full page.
      if (next === from) throw new Error('A table row is higher than a page');
      parts.push({ rows: taken, height: head.height + used });
    }
    room = rowRoom;
  }
  return parts;
}
