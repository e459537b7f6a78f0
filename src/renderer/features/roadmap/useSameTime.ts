import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { ChartHandle } from './chart/RoadmapChart';
import type { TimeWindow } from './timeScale';

/**
 * Presenting shows the time that was in view, only larger, and leaving it shows that time again. Elsewhere a wider
 * picture shows more time, which on a wall would be an empty half.
 */
export function useSameTime(isPresenting: boolean, chart: RefObject<ChartHandle | null>): void {
  const before = useRef<TimeWindow | null>(null);
  useLayoutEffect(() => {
    if (isPresenting) before.current = chart.current?.scale() ?? null;
    const kept = before.current;
    if (!kept) return;
    // The picture has its width a frame after the tools went, and once more when the screen is full.
    const show = () =>
      requestAnimationFrame(() =>
        requestAnimationFrame(() =>
          chart.current?.show({ fromMinutes: kept.fromMinutes, toMinutes: kept.toMinutes }),
        ),
      );
    show();
    document.addEventListener('fullscreenchange', show);
    return () => document.removeEventListener('fullscreenchange', show);
  }, [isPresenting, chart]);
}
