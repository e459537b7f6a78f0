import { type RefObject, useCallback } from 'react';
import { flushSync } from 'react-dom';
import type { RoadmapLayout, RoadmapRow } from '../../../../domain/layout/roadmapTypes';
import { axisHeight } from '../painting/axisPainter';
import type { TimelineAdapter } from '../widget/timelineAdapter';

/** The parts of the chart that bringing something into view moves. */
type ChartParts = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly adapter: RefObject<TimelineAdapter | null>;
  readonly latest: RefObject<{ readonly layout: RoadmapLayout }>;
  readonly showRowsInView: () => void;
  readonly setFocusIndex: (index: number) => void;
};

/** Brings rows, times, or a project, task or milestone into view, by as little as that takes. */
export function useReveal({ scroller, adapter, latest, showRowsInView, setFocusIndex }: ChartParts) {
  const scrollToRow = useCallback(
    (row: RoadmapRow | undefined) => {
      const element = scroller.current;
      if (!row || !element) return;
      const room = element.clientHeight - axisHeight(latest.current.layout);
      if (row.y < element.scrollTop + 4) element.scrollTop = Math.max(0, row.y - 40);
      else if (row.y + row.height > element.scrollTop + room - 4)
        element.scrollTop = row.y + row.height - room + 40;
      flushSync(showRowsInView);
    },
    [scroller, latest, showRowsInView],
  );

  const revealTime = useCallback(
    (fromMinutes: number, toMinutes: number) => {
      const made = adapter.current;
      if (!made) return;
      const scale = made.scale();
      const length = scale.toMinutes - scale.fromMinutes;
      if (
        fromMinutes >= scale.fromMinutes &&
        Math.min(toMinutes, fromMinutes + length / 4) <= scale.toMinutes
      )
        return;
      const start = fromMinutes - length * 0.2;
      made.setWindow({ fromMinutes: start, toMinutes: start + length });
    },
    [adapter],
  );

  const reveal = useCallback(
    (id: string, takesFocus: boolean) => {
      const { layout: plan } = latest.current;
      const bar = plan.bars.find((it) => it.id === id);
      const milestone = plan.milestones.find((it) => it.id === id);
      const row =
        plan.rows[bar?.rowIndex ?? milestone?.rowIndex ?? plan.rows.findIndex((it) => it.id === id)];
      if (!row) return;
      setFocusIndex(row.index);
      scrollToRow(row);
      if (bar) revealTime(bar.fromMinutes, bar.toMinutes);
      else if (milestone) revealTime(milestone.atMinutes, milestone.atMinutes);
      if (takesFocus) adapter.current?.focus(bar?.key ?? id);
    },
    [adapter, latest, setFocusIndex, scrollToRow, revealTime],
  );

  return { scrollToRow, revealTime, reveal };
}
