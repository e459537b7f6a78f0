import { useRef } from 'react';
import { setPane } from '../../../ui/panes';
import styles from './RoadmapChart.module.css';

const narrowest = 160;
const widest = 720;

/** How wide the outline is until somebody says otherwise. */
export function defaultOutlineWidth(): number {
  return window.innerWidth < 1200 ? 260 : 380;
}

type SplitterProps = {
  readonly width: number;
  /** Where it begins in the window of the chart, and how much of it is in view. */
  readonly top: number;
  readonly height: number;
};

/**
 * The edge between outline and picture: dragged, stepped by the arrow keys, put back by a double click. It is no longer
 * than what is in view, since the page would be scrolled to the middle of it when it gets the focus.
 */
export function Splitter({ width, top, height }: SplitterProps) {
  const drag = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const set = (value: number) =>
    setPane('roadmap.outline', Math.round(Math.min(widest, Math.max(narrowest, value))));
  return (
    <div className={styles.splitterPlace} style={{ left: width - 3 }}>
      {/* biome-ignore lint/a11y/useSemanticElements: a splitter is a separator that can be focused; <hr> cannot. */}
      <div
        role="separator"
        tabIndex={0}
        aria-label="Width of the outline"
        aria-orientation="vertical"
        aria-valuemin={narrowest}
        aria-valuemax={widest}
        aria-valuenow={width}
        className={styles.splitter}
        style={{ top, height }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drag.current = { x: event.clientX, width };
        }}
        onPointerMove={(event) => {
          if (drag.current) set(drag.current.width + event.clientX - drag.current.x);
        }}
        onPointerUp={() => {
          drag.current = null;
        }}
        onDoubleClick={() => set(defaultOutlineWidth())}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowRight' ? 16 : event.key === 'ArrowLeft' ? -16 : 0;
          if (step === 0) return;
          event.preventDefault();
          set(width + step);
        }}
      />
    </div>
  );
}
