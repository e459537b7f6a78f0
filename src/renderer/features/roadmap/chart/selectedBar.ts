import { labelGap } from '../../../../domain/layout/roadmapLabels';
import type { RoadmapBar, RoadmapLayout, RoadmapMilestone } from '../../../../domain/layout/roadmapTypes';
import { minutesToX, type TimeScale } from '../timeScale';
import { barLabelWidth } from '../widget/barContent';

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

const selectionBarHeight = 34;
/** Pixels of the tools of each kind: measuring them would have the whole page laid out with every edit. */
const selectionBarWidths = { bar: 276, summary: 250, milestone: 210 } as const;

/**
 * Puts the tools of the selection after the bar that is selected, its name and its slack, so that they cover no other;
 * where there is no room for them above what is selected, or below it at the top. Out of view they are hidden.
 */
export function placeSelectionBar(
  element: HTMLElement,
  { bar, isAlone, milestone }: Selected,
  scale: TimeScale,
): void {
  const x = minutesToX(scale, bar ? bar.fromMinutes : (milestone?.atMinutes ?? 0));
  const endX = bar ? minutesToX(scale, bar.toMinutes) : x;
  const y = bar ? bar.y : (milestone?.y ?? 0) - 9;
  const below = bar ? bar.y + bar.height + 8 : (milestone?.y ?? 0) + 14;
  const isInView = endX > 0 && x < scale.width;
  element.style.visibility = isInView ? 'visible' : 'hidden';
  if (!isInView) return;
  const width = selectionBarWidths[bar?.summary ? 'summary' : bar ? 'bar' : 'milestone'];
  element.style.maxWidth = `${Math.round(scale.width - 8)}px`;
  const afterX = bar && isAlone ? endOf(bar, scale) + 20 : Number.POSITIVE_INFINITY;
  if (bar && afterX + width + 8 <= scale.width) {
    const middle = bar.y + (bar.height - selectionBarHeight) / 2;
    element.style.transform = `translate(${Math.round(Math.max(4, afterX))}px, ${Math.round(middle)}px)`;
    return;
  }
  const left = Math.max(4, Math.min(x, scale.width - width - 8));
  // In a narrow picture they stand in two lines.
  const height = selectionBarHeight * Math.ceil(width / Math.max(1, scale.width - 8));
  const top = y < height + 6 ? below : y - height - 6;
  element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
}

/** Where everything that is drawn of a bar ends: its tail, its slack, and its name where that stands after it. */
function endOf(bar: RoadmapBar, scale: TimeScale): number {
  const lastMinutes = Math.max(bar.toMinutes, bar.tailToMinutes ?? 0);
  const nameX = minutesToX(scale, lastMinutes) + barLabelWidth(bar) + 2 * labelGap;
  return Math.max(nameX, minutesToX(scale, bar.slackToMinutes ?? 0));
}
