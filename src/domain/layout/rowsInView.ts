import type { RoadmapLayout } from './roadmapTypes';

/** The rows that are drawn: from `first` to before `end`. */
export type RowRange = { readonly first: number; readonly end: number };

/** Rows are drawn this many pixels beyond what is in view, and anew when fewer than a third of them are left. */
const overscan = 260;

/** The row at a height; rows touch each other, so there always is one. */
function rowAt(layout: RoadmapLayout, y: number): number {
  let low = 0;
  let high = layout.rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((layout.rows[middle]?.y ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** Drawn at most, however tall the window is and however the rows before were. */
const mostRows = 250;

/** The rows to draw for what is in view between two heights: the same object while those drawn before suffice. */
export function rowsInView(layout: RoadmapLayout, known: RowRange, top: number, bottom: number): RowRange {
  const shownTop = layout.rows[known.first]?.y ?? 0;
  const last = layout.rows[Math.min(known.end, layout.rows.length) - 1];
  const shownBottom = last ? last.y + last.height : 0;
  const reaches =
    (shownTop <= top - overscan / 3 || known.first === 0) &&
    (shownBottom >= bottom + overscan / 3 || known.end >= layout.rows.length) &&
    known.first < layout.rows.length &&
    known.end - known.first < mostRows;
  if (reaches && known.end > known.first) return known;
  return { first: rowAt(layout, top - overscan), end: rowAt(layout, bottom + overscan) + 1 };
}
