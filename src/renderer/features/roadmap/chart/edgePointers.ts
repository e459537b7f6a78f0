import type { RoadmapRow } from '../../../../domain/layout/roadmapTypes';
import { type OutOfView, rowOutOfView } from '../../../../domain/layout/rowsOutOfView';
import type { RowView } from '../painting/rowPainter';
import type { TimeScale } from '../timeScale';
import styles from './RoadmapChart.module.css';

/**
 * Marks at the edges of the picture beside rows of which nothing is in view: a press goes there. The outline tells the
 * same days to those who do not see them, and Enter or Shift+2 go there by key.
 */
export class EdgePointers {
  private readonly markByRow = new Map<string, HTMLButtonElement>();

  constructor(
    private readonly place: HTMLElement,
    private readonly onGo: (span: OutOfView) => void,
  ) {}

  /** Follows the rows and the window; a row that stays as it is costs nothing in the page. */
  follow({ layout, firstRow, endRow }: RowView, scale: TimeScale): void {
    const seen = new Set<string>();
    for (const row of layout.rows.slice(firstRow, endRow)) {
      const span = rowOutOfView(layout, row, scale);
      if (!span) continue;
      seen.add(row.key);
      this.show(row, span);
    }
    for (const [key, mark] of this.markByRow) {
      if (seen.has(key)) continue;
      mark.remove();
      this.markByRow.delete(key);
    }
  }

  /** Takes all marks away. */
  clear(): void {
    for (const mark of this.markByRow.values()) mark.remove();
    this.markByRow.clear();
  }

  private show(row: RoadmapRow, span: OutOfView): void {
    const known = this.markByRow.get(row.key);
    const mark = known ?? document.createElement('button');
    const top = `${row.y + 6}px`;
    if (mark.style.top !== top) mark.style.top = top;
    if (mark.dataset.side !== span.side) {
      mark.dataset.side = span.side;
      mark.title = span.side === 'before' ? 'Earlier: go there' : 'Later: go there';
    }
    mark.onclick = () => this.onGo(span);
    if (known) return;
    mark.type = 'button';
    mark.tabIndex = -1;
    mark.setAttribute('aria-hidden', 'true');
    mark.className = styles.edge ?? '';
    this.place.append(mark);
    this.markByRow.set(row.key, mark);
  }
}
