import { labelGap } from '../../../../domain/layout/roadmapLabels';
import type { RoadmapBar, RoadmapLayout, RoadmapMilestone } from '../../../../domain/layout/roadmapTypes';
import type { PictureBox } from '../gestures/marqueeGesture';
import { minutesToX, type TimeScale } from '../timeScale';
import { barLabelWidth } from '../widget/barContent';

const milestoneRadius = 9;

/** The one thing that is selected and drawn. */
export type Selected = {
  readonly id: string;
  readonly title: string;
  readonly bar: RoadmapBar | null;
  /** Whether no other bar stands in its row. */
  readonly isAlone: boolean;
  readonly milestone: RoadmapMilestone | null;
};

/** What is drawn of a selection of one; null for none or several. */
export function findSelected(layout: RoadmapLayout, ids: readonly string[]): Selected | null {
  const id = ids.length === 1 ? ids[0] : undefined;
  if (id === undefined) return null;
  const bar = layout.bars.find((it) => it.id === id);
  if (bar) {
    const isAlone = layout.rows[bar.rowIndex]?.barIndexes.length === 1;
    return { id, title: bar.title, bar, isAlone, milestone: null };
  }
  const milestone = layout.milestones.find((it) => it.id === id);
  return milestone ? { id, title: milestone.title, bar: null, isAlone: false, milestone } : null;
}

/** Zooming keeps the selection where it is, when it is in view; else the middle. */
export function zoomAnchor(scale: TimeScale, selected: Selected | null): number {
  const at = selected?.bar
    ? (selected.bar.fromMinutes + selected.bar.toMinutes) / 2
    : selected?.milestone?.atMinutes;
  if (at !== undefined && at > scale.fromMinutes && at < scale.toMinutes) return at;
  return (scale.fromMinutes + scale.toMinutes) / 2;
}

const toolsHeight = 34;
/** Pixels of the tools of each kind: measuring them would have the whole page laid out with every edit. */
const toolsWidths = { bar: 334, summary: 250, milestone: 210 } as const;
/** Pixels between a bar and the tools beside it: room for the handles at its ends. */
const besideGap = 26;

function widthOf({ bar }: Selected): number {
  return toolsWidths[bar?.summary ? 'summary' : bar ? 'bar' : 'milestone'];
}

/** Where what is selected is drawn, its label beside it left out. */
function boxOfSelected({ bar, milestone }: Selected, scale: TimeScale): PictureBox {
  if (bar) {
    const left = minutesToX(scale, bar.fromMinutes);
    return { left, top: bar.y, width: minutesToX(scale, bar.toMinutes) - left, height: bar.height };
  }
  const at = minutesToX(scale, milestone?.atMinutes ?? 0);
  return { left: at - milestoneRadius, top: (milestone?.y ?? 0) - milestoneRadius, width: 18, height: 18 };
}

/** The other bars and milestones of some rows, with their names, as far as tools may lie upon them. */
function boxesAround(
  layout: RoadmapLayout,
  { id, bar, milestone }: Selected,
  scale: TimeScale,
): PictureBox[] {
  const rowIndex = bar?.rowIndex ?? milestone?.rowIndex ?? 0;
  const boxes: PictureBox[] = [];
  for (const row of layout.rows.slice(Math.max(0, rowIndex - 1), rowIndex + 2)) {
    for (const index of row.barIndexes) {
      const other = layout.bars[index];
      if (!other || other.id === id) continue;
      const left = minutesToX(scale, other.fromMinutes);
      const right = minutesToX(scale, other.toMinutes);
      const label = barLabelWidth(other) + 12;
      // A name that does not fit inside of its bar stands after it.
      const width = right - left > label ? right - left : right - left + label;
      boxes.push({ left, top: other.y, width, height: other.height });
    }
    for (const index of row.milestoneIndexes) {
      const other = layout.milestones[index];
      if (!other || other.id === id) continue;
      const left = minutesToX(scale, other.atMinutes) - milestoneRadius;
      boxes.push({ left, top: other.y - milestoneRadius, width: 18, height: 18 });
    }
  }
  return boxes;
}

function meet(a: PictureBox, b: PictureBox): boolean {
  return (
    a.left < b.left + b.width &&
    b.left < a.left + a.width &&
    a.top < b.top + b.height &&
    b.top < a.top + a.height
  );
}

/**
 * Where the tools of what is selected stand: after the bar, its name and its slack, so that they cover no other; where
 * there is no room for them, above, below or before it, where they cover the fewest. Null where it is out of view.
 */
export function selectionBarPlace(
  layout: RoadmapLayout,
  selected: Selected,
  scale: TimeScale,
): { readonly left: number; readonly top: number } | null {
  const box = boxOfSelected(selected, scale);
  const right = box.left + box.width;
  if (right <= 0 || box.left >= scale.width) return null;
  const width = widthOf(selected);
  const { bar, isAlone } = selected;
  const afterX = bar && isAlone ? Math.max(4, endOf(bar, scale) + 20) : Number.POSITIVE_INFINITY;
  const middle = box.top + (box.height - toolsHeight) / 2;
  if (afterX + width + 8 <= scale.width) return { left: afterX, top: middle };
  // In a narrow picture they stand in two lines.
  const height = toolsHeight * Math.ceil(width / Math.max(1, scale.width - 8));
  const clamp = (left: number) => Math.max(4, Math.min(left, scale.width - width - 8));
  const above = { left: clamp(box.left), top: box.top - height - 6 };
  const below = { left: clamp(box.left), top: box.top + box.height + 8 };
  const before = { left: box.left - width - besideGap, top: middle };
  const places = [above, below, before].filter(({ left, top }) => left >= 4 && top >= 0);
  const around = boxesAround(layout, selected, scale);
  let best = below;
  let least = Number.POSITIVE_INFINITY;
  for (const place of places) {
    const tools = { ...place, width, height };
    const covered = around.filter((other) => meet(other, tools)).length;
    if (covered >= least) continue;
    best = place;
    least = covered;
  }
  return best;
}

/** Puts the tools of the selection where they stand; out of view they are hidden. */
export function placeSelectionBar(
  element: HTMLElement,
  layout: RoadmapLayout,
  selected: Selected,
  scale: TimeScale,
): void {
  const place = selectionBarPlace(layout, selected, scale);
  element.style.visibility = place ? 'visible' : 'hidden';
  if (!place) return;
  element.style.maxWidth = `${Math.round(scale.width - 8)}px`;
  element.style.transform = `translate(${Math.round(place.left)}px, ${Math.round(place.top)}px)`;
}

/** Where everything that is drawn of a bar ends: its tail, its slack, and its name where that stands after it. */
function endOf(bar: RoadmapBar, scale: TimeScale): number {
  const lastMinutes = Math.max(bar.toMinutes, bar.tailToMinutes ?? 0);
  const nameX = minutesToX(scale, lastMinutes) + barLabelWidth(bar) + 2 * labelGap;
  return Math.max(nameX, minutesToX(scale, bar.slackToMinutes ?? 0));
}
