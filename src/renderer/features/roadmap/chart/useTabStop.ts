import { type RefObject, useLayoutEffect } from 'react';
import type { RoadmapLayout } from '../../../../domain/layout/roadmapTypes';
import { keysRow, stopNear } from '../navigation';
import type { TimelineAdapter } from '../widget/timelineAdapter';

/**
 * The Tab key leads from a row of the outline to its bar, and back. When the bar that has the focus is no longer in the
 * picture, the focus goes to what is on the row that took its place.
 */
export function useTabStop(
  layout: RoadmapLayout,
  focusIndex: number,
  adapter: RefObject<TimelineAdapter | null>,
  widget: RefObject<HTMLElement | null>,
): void {
  useLayoutEffect(() => {
    const made = adapter.current;
    if (!made) return;
    const key = made.focusedKey();
    const row = key === null ? undefined : keysRow(layout, key);
    const hasFocus = widget.current?.contains(document.activeElement) === true;
    if (row && (hasFocus || row.index === focusIndex)) return;
    const stop = stopNear(layout, focusIndex);
    if (!stop) return;
    if (hasFocus) made.focus(stop.key);
    else made.setTabStop(stop.key);
  }, [layout, focusIndex, adapter, widget]);
}
