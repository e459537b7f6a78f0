import { hasMoved } from '../../../../domain/layout/roadmapSource';
import type { RoadmapLayout } from '../../../../domain/layout/roadmapTypes';
import { minutesToX, type TimeScale } from '../timeScale';
import { px, svgElement } from './drawing';

/** The rows that are drawn, and what is selected in them. */
export type RowView = {
  readonly layout: RoadmapLayout;
  readonly firstRow: number;
  readonly endRow: number;
  readonly selectedIds: ReadonlySet<string>;
};

/** The top of the rows that are drawn. */
export function topOf({ layout, firstRow }: RowView): number {
  return layout.rows[firstRow]?.y ?? 0;
}

/** The height of the rows that are drawn. */
export function heightOf(view: RowView): number {
  const last = view.layout.rows[Math.min(view.endRow, view.layout.rows.length) - 1];
  return last ? last.y + last.height - topOf(view) : 0;
}

/** Draws what does not move with time: the heads of lanes, the lines between rows, the selected rows. */
export function paintRows(svg: SVGElement, view: RowView): void {
  const { layout, selectedIds } = view;
  const top = topOf(view);
  const painted: SVGElement[] = [];
  let rowLines = '';
  for (const row of layout.rows.slice(view.firstRow, view.endRow)) {
    const y = row.y - top;
    if (row.kind === 'lane' || row.kind === 'milestones') {
      painted.push(svgElement('rect', { x: 0, y, width: '100%', height: row.height, class: 'tl-lane-head' }));
    }
    if (row.id !== null && selectedIds.has(row.id)) {
      painted.push(
        svgElement('rect', { x: 0, y, width: '100%', height: row.height, class: 'tl-row-selected' }),
      );
    }
    rowLines += `M0 ${y + row.height - 0.5}H9999`;
  }
  painted.push(svgElement('path', { d: rowLines, class: 'tl-row-line' }));
  svg.replaceChildren(...painted);
}

/** Pixels from one line of a hatching to the next. */
const hatchStep = 5;

/** Slanted lines over a box. */
function hatch(fromX: number, toX: number, top: number, height: number): string {
  let path = '';
  for (let x = fromX - height + hatchStep; x < toX; x += hatchStep) {
    const [left, right] = [Math.max(x, fromX), Math.min(x + height, toX)];
    path += `M${px(left)} ${px(top + height - (left - x))}L${px(right)} ${px(top + height - (right - x))}`;
  }
  return path;
}

/** Draws baselines of what has moved since, tails of what may last longer, and the slack of what is selected. */
export function paintGhosts(view: RowView, scale: TimeScale): readonly SVGElement[] {
  const { layout, selectedIds } = view;
  const top = topOf(view);
  let baselines = '';
  let slacks = '';
  let hatching = '';
  let edges = '';
  for (const row of layout.rows.slice(view.firstRow, view.endRow)) {
    for (const index of row.barIndexes) {
      const bar = layout.bars[index];
      if (!bar) continue;
      // A baseline that was kept says nothing.
      if (bar.baseline && hasMoved(bar)) {
        const fromX = px(minutesToX(scale, bar.baseline.fromMinutes));
        const toX = px(minutesToX(scale, bar.baseline.toMinutes));
        baselines += `M${fromX} ${px(bar.y - top + bar.height + 2)}H${toX}`;
      }
      if (bar.tailToMinutes !== null) {
        const fromX = Math.max(minutesToX(scale, bar.toMinutes), -10);
        const toX = Math.min(minutesToX(scale, bar.tailToMinutes), scale.width + 10);
        const y = bar.y - top + 2;
        if (toX > fromX) {
          hatching += hatch(fromX, toX, y, bar.height - 4);
          edges += `M${px(fromX)} ${px(y)}H${px(toX)}v${bar.height - 4}H${px(fromX)}`;
        }
      }
      if (bar.slackToMinutes !== null && bar.id !== null && selectedIds.has(bar.id)) {
        const y = px(bar.y - top + bar.height - 4);
        const toX = px(minutesToX(scale, bar.slackToMinutes));
        slacks += `M${px(minutesToX(scale, bar.toMinutes))} ${y}H${toX}M${toX} ${y - 4}v8`;
      }
    }
    for (const index of row.milestoneIndexes) {
      const milestone = layout.milestones[index];
      if (!milestone || milestone.baselineMinutes === null) continue;
      if (milestone.baselineMinutes === milestone.atMinutes) continue;
      const fromX = px(minutesToX(scale, milestone.baselineMinutes));
      baselines += `M${fromX} ${px(milestone.y - top + 9)}H${px(minutesToX(scale, milestone.atMinutes))}`;
    }
  }
  return [
    ...(hatching ? [svgElement('path', { d: hatching, class: 'tl-tail' })] : []),
    ...(edges ? [svgElement('path', { d: edges, class: 'tl-tail-edge' })] : []),
    ...(baselines ? [svgElement('path', { d: baselines, class: 'tl-baseline' })] : []),
    ...(slacks ? [svgElement('path', { d: slacks, class: 'tl-slack' })] : []),
  ];
}
