import type PptxGenJS from 'pptxgenjs';
import type { ColorRole } from '../../domain/layout/drawing';
import type { Box, PageTable, TextFace } from '../../domain/layout/pages';
import { markRoom } from '../../domain/layout/pageTable';
import { drawMark } from './drawShape';
import { linesToParts } from './drawText';
import { fontFace, hex, inches, isBold, pictureName, type Slide } from './slide';

/** A native table, with the marks of its cells drawn over them. */
export function drawTable(
  slide: Slide,
  table: PageTable,
  box: Box,
  pageByAnchor: ReadonlyMap<string, number>,
): void {
  const { columns, head, rows, face, headFace, padding } = table;
  const line = (role: ColorRole) => ({ type: 'solid' as const, pt: 0.5, color: hex(role) });
  const none = { type: 'none' as const };
  const toRow = (row: PageTable['head'], of: TextFace, rule: ColorRole): PptxGenJS.TableRow =>
    row.cells.map((cell, i): PptxGenJS.TableCell => {
      const left = (cell.fill ? 4 : 0) + (cell.mark ? markRoom(of.size) : 0);
      const bold = cell.scope === 'group' || isBold(of.weight);
      // The mark is drawn over the cell; its word is said where the text does not say it.
      return {
        text: linesToParts(
          cell.lines,
          { ...of, weight: bold ? 600 : of.weight },
          pageByAnchor,
        ) as PptxGenJS.TableCell[],
        options: {
          align: cell.align,
          valign: cell.scope === 'group' ? 'bottom' : 'top',
          fontFace,
          fontSize: of.size,
          margin: [
            inches(padding.down),
            i === row.cells.length - 1 ? 0 : inches(padding.across),
            0,
            inches(left),
          ],
          border: [none, none, line(rule), none],
          ...(cell.columnSpan > 1 ? { colspan: cell.columnSpan } : {}),
          ...(cell.fill ? { fill: { color: hex(cell.fill) } } : {}),
        },
      };
    });
  slide.addTable([toRow(head, headFace, 'border'), ...rows.map((row) => toRow(row, face, 'hairline'))], {
    x: inches(box.x),
    y: inches(box.y),
    w: inches(columns.reduce((sum, it) => sum + it.width, 0)),
    colW: columns.map((it) => inches(it.width)),
    rowH: [head, ...rows].map((it) => inches(it.height)),
    autoPage: false,
    objectName: pictureName(table.caption, ''),
  });
  let y = box.y + head.height;
  for (const row of rows) {
    let x = box.x;
    row.cells.forEach((cell, i) => {
      if (cell.mark) {
        const top = y + padding.down + (face.lineHeight - face.size + 1) / 2;
        drawMark(slide, cell.mark, x + (cell.fill ? 4 : 0), top, face.size - 1);
      }
      const from = row.cells.slice(0, i).reduce((sum, it) => sum + it.columnSpan, 0);
      for (let j = 0; j < cell.columnSpan; j++) x += columns[from + j]?.width ?? 0;
    });
    y += row.height;
  }
}
