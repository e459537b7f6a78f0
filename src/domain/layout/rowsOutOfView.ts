import type { RoadmapLayout, RoadmapRow, RoadmapSpan } from './roadmapTypes';

/** Where what a row shows lies beyond a window: the side, and the nearest of it. */
export type OutOfView = RoadmapSpan & { readonly side: 'before' | 'after' };

/**
 * On which side of a window a row's bars and milestones lie, and which of them is nearest; null for a row that shows
 * some of them, or has none ([L31]).
 */
export function rowOutOfView(layout: RoadmapLayout, row: RoadmapRow, window: RoadmapSpan): OutOfView | null {
  let before: OutOfView | null = null;
  let after: OutOfView | null = null;
  /** Whether it is in view. */
  const meet = (fromMinutes: number, toMinutes: number): boolean => {
    if (toMinutes <= window.fromMinutes) {
      if (!before || toMinutes > before.toMinutes) before = { side: 'before', fromMinutes, toMinutes };
      return false;
    }
    if (fromMinutes >= window.toMinutes) {
      if (!after || fromMinutes < after.fromMinutes) after = { side: 'after', fromMinutes, toMinutes };
      return false;
    }
    return true;
  };
  for (const index of row.barIndexes) {
    const bar = layout.bars[index];
    if (bar && meet(bar.fromMinutes, Math.max(bar.toMinutes, bar.tailToMinutes ?? 0))) return null;
  }
  for (const index of row.milestoneIndexes) {
    const milestone = layout.milestones[index];
    if (milestone && meet(milestone.atMinutes, milestone.atMinutes)) return null;
  }
  return nearest(before, after, window);
}

function nearest(before: OutOfView | null, after: OutOfView | null, window: RoadmapSpan): OutOfView | null {
  if (!before || !after) return before ?? after;
  return window.fromMinutes - before.toMinutes <= after.fromMinutes - window.toMinutes ? before : after;
}
