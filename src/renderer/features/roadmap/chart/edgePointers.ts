import type { RoadmapRow } from '../../../../domain/layout/roadmapTypes';
import { type OutOfView, rowOutOfView } from '../../../../domain/layout/rowsOutOfView';
import type { RowView } from '../painting/rowPainter';
import type { TimeScale } from '../timeScale';
import styles from './RoadmapChart.module.css';

type Pointer = { readonly mark: HTMLButtonElement; span: OutOfView; y: number };

/**
 * Marks at the edges of the picture beside rows of which nothing is in view: a press goes there. The outline tells the
 * same days to those who do not see them, and Shift+2 goes to what is selected.
 */
export class EdgePointers {
  private readonly pointerByRow = new Map<string, Pointer>();

  constructor(
    private readonly place: HTMLElement,
    private readonly onGo: (span: OutOfView) => void,
  ) {}

  /** Follows the rows and the window; called with every drawing, so a row that stays as it is costs nothing in the page. */
  follow({ layout, firstRow, endRow }: RowView, scale: TimeScale): void {
    const seen = new Set<string>();
    for (let index = firstRow; index < Math.min(endRow, layout.rows.length); index++) {
      const row = layout.rows[index];
      const span = row && rowOutOfView(layout, row, scale);
      if (!row || !span) continue;
      seen.add(row.key);
      this.show(row, span);
    }
    for (const [key, { mark }] of this.pointerByRow) {
      if (seen.has(key)) continue;
      mark.remove();
      this.pointerByRow.delete(key);
    }
  }

  /** Takes all marks away. */
  clear(): void {
    for (const { mark } of this.pointerByRow.values()) mark.remove();
    this.pointerByRow.clear();
  }

  private show(row: RoadmapRow, span: OutOfView): void {
    const known = this.pointerByRow.get(row.key);
    const pointer = known ?? this.create(row.key, span);
    const { mark } = pointer;
    if (!known || pointer.span.side !== span.side) {
      mark.dataset.side = span.side;
      mark.title = span.side === 'before' ? 'Earlier: go there' : 'Later: go there';
    }
    pointer.span = span;
    if (pointer.y === row.y) return;
    pointer.y = row.y;
    mark.style.top = `${row.y + 6}px`;
  }

  private create(rowKey: string, span: OutOfView): Pointer {
    const mark = document.createElement('button');
    const pointer: Pointer = { mark, span, y: Number.NaN };
    mark.type = 'button';
    mark.tabIndex = -1;
    mark.setAttribute('aria-hidden', 'true');
    mark.className = styles.edge ?? '';
    mark.addEventListener('click', () => this.onGo(pointer.span));
    this.place.append(mark);
    this.pointerByRow.set(rowKey, pointer);
    return pointer;
  }
}
