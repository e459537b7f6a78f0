import { chainArrows, chooseArrows } from '../../../../domain/layout/roadmapArrows';
import type {
  ArrowPoint,
  RoadmapArrow,
  RoadmapLayout,
  RoadmapSpan,
} from '../../../../domain/layout/roadmapTypes';
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
      if (bar.baseline && isElsewhere(bar.baseline, bar)) {
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

function isElsewhere(baseline: RoadmapSpan, bar: RoadmapSpan): boolean {
  return baseline.fromMinutes !== bar.fromMinutes || baseline.toMinutes !== bar.toMinutes;
}

const cornerRadius = 4;

/** A route as a path with rounded corners, and the direction in which its tip points (in degrees, 0 is right). */
export function routeToPath(
  points: readonly ArrowPoint[],
  scale: TimeScale,
  top: number,
): { readonly path: string; readonly tipX: number; readonly tipY: number; readonly tipAngle: number } {
  const corners = points.map((point) => ({
    x: minutesToX(scale, point.atMinutes) + point.dx,
    y: point.y - top,
  }));
  const [first] = corners;
  let path = first ? `M${px(first.x)} ${px(first.y)}` : '';
  for (let i = 1; i < corners.length - 1; i++) {
    const before = corners[i - 1];
    const corner = corners[i];
    const after = corners[i + 1];
    if (!before || !corner || !after) continue;
    const inLength = Math.hypot(corner.x - before.x, corner.y - before.y);
    const outLength = Math.hypot(after.x - corner.x, after.y - corner.y);
    const radius = Math.min(cornerRadius, inLength / 2, outLength / 2);
    if (radius < 0.5) {
      path += `L${px(corner.x)} ${px(corner.y)}`;
      continue;
    }
    const fromX = corner.x - ((corner.x - before.x) / inLength) * radius;
    const fromY = corner.y - ((corner.y - before.y) / inLength) * radius;
    const toX = corner.x + ((after.x - corner.x) / outLength) * radius;
    const toY = corner.y + ((after.y - corner.y) / outLength) * radius;
    path += `L${px(fromX)} ${px(fromY)}Q${px(corner.x)} ${px(corner.y)} ${px(toX)} ${px(toY)}`;
  }
  const tip = corners.at(-1) ?? { x: 0, y: 0 };
  const beforeTip = corners.at(-2) ?? tip;
  path += `L${px(tip.x)} ${px(tip.y)}`;
  const tipAngle = (Math.atan2(tip.y - beforeTip.y, tip.x - beforeTip.x) * 180) / Math.PI;
  return { path, tipX: px(tip.x), tipY: px(tip.y), tipAngle };
}

const stateWords: Readonly<Record<RoadmapArrow['state'], string>> = {
  broken: 'broken: the dates contradict it',
  critical: 'on the critical path',
  late: 'promised later than needed',
  proposed: 'asked, not promised yet',
  agreed: 'agreed',
  related: 'related, moves nothing',
};

/** What an arrow's tooltip says. */
function arrowTitle(arrow: RoadmapArrow, titleByKey: ReadonlyMap<string, string>): string {
  const from = titleByKey.get(arrow.fromKey) ?? '';
  const to = titleByKey.get(arrow.toKey) ?? '';
  const count = arrow.dependencyIds.length > 1 ? `${arrow.dependencyIds.length} dependencies, ` : '';
  return `${from} → ${to} (${count}${stateWords[arrow.state]})`;
}

/** The arrows of a layout and a selection, chosen once and not with every frame. */
export type ArrowChoice = {
  readonly shown: readonly RoadmapArrow[];
  readonly countedOnly: number;
  readonly inChain: ReadonlySet<string>;
  readonly titleByKey: ReadonlyMap<string, string>;
};

/** Titles by key; the same for all layouts of the same rows, which differ in dates only. */
const titlesByRows = new WeakMap<RoadmapLayout['rows'], ReadonlyMap<string, string>>();

function titlesOf({ rows, lanes, bars, milestones }: RoadmapLayout): ReadonlyMap<string, string> {
  const known = titlesByRows.get(rows);
  if (known) return known;
  const titleByKey = new Map<string, string>();
  for (const lane of lanes) titleByKey.set(lane.key, lane.title);
  for (const bar of bars) if (bar.id !== null) titleByKey.set(bar.id, bar.title);
  for (const milestone of milestones) titleByKey.set(milestone.id, milestone.title);
  titlesByRows.set(rows, titleByKey);
  return titleByKey;
}

/** Chooses what is drawn. */
export function chooseForSelection(layout: RoadmapLayout, selectedIds: ReadonlySet<string>): ArrowChoice {
  const inChain = chainArrows(layout.arrows, selectedIds);
  return { ...chooseArrows(layout.arrows, inChain), inChain, titleByKey: titlesOf(layout) };
}

/** Draws the arrows that touch the rows in view; in step with them, since it is called with the same scale. */
export function paintArrows(view: RowView, choice: ArrowChoice, scale: TimeScale): readonly SVGElement[] {
  const top = topOf(view);
  const hasSelection = choice.inChain.size > 0;
  const painted: SVGElement[] = [];
  for (const arrow of choice.shown) {
    if (arrow.lastRow < view.firstRow || arrow.firstRow >= view.endRow) continue;
    const xs = arrow.points.map((point) => minutesToX(scale, point.atMinutes));
    if (Math.max(...xs) < -20 || Math.min(...xs) > scale.width + 20) continue;
    const { path, tipX, tipY, tipAngle } = routeToPath(arrow.points, scale, top);
    const isInChain = choice.inChain.has(arrow.key);
    const isSelected = arrow.dependencyIds.some((id) => view.selectedIds.has(id));
    const emphasis = isSelected
      ? ' tl-arrow-selected'
      : isInChain
        ? ' tl-arrow-chain'
        : hasSelection
          ? ' tl-arrow-quiet'
          : '';
    painted.push(
      svgElement(
        'g',
        { class: `tl-arrow tl-arrow-${arrow.state}${emphasis}`, 'data-dependency': arrow.dependencyIds[0] },
        svgElement('title', {}, arrowTitle(arrow, choice.titleByKey)),
        svgElement('path', { d: path, class: 'tl-arrow-hit' }),
        svgElement('path', { d: path, class: 'tl-arrow-line' }),
        svgElement('path', {
          d: 'M0 0-7-3.5V3.5Z',
          transform: `translate(${tipX} ${tipY}) rotate(${px(tipAngle)})`,
          class: 'tl-arrow-tip',
        }),
      ),
    );
  }
  return painted;
}
