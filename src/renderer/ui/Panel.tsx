import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import { classNames } from './classNames';
import styles from './Panel.module.css';
import { setPane, usePanes } from './panes';

/** A pane beside others whose width is dragged, stepped by the arrow keys, and remembered under its name. */
export function Panel(props: {
  /** The name under which its width is remembered. */
  readonly name: string;
  /** Its accessible name. */
  readonly label: string;
  /** The edge of the window that it keeps to; its handle is on the other. */
  readonly side: 'left' | 'right';
  readonly defaultWidth: number;
  readonly min: number;
  readonly max: number;
  readonly children: ReactNode;
  readonly as?: 'aside' | 'section' | 'nav';
  readonly className?: string | undefined;
}) {
  const { name, label, side, min, max } = props;
  const width = usePanes((state) => state.byName[name] ?? props.defaultWidth);
  const drag = useRef<{ x: number; width: number } | null>(null);
  const clamp = (value: number) => Math.round(Math.min(max, Math.max(min, value)));
  const sign = side === 'left' ? 1 : -1;
  const Element = props.as ?? 'section';
  return (
    <Element
      className={classNames(styles.panel, styles[side], props.className)}
      style={{ width: clamp(width) }}
      aria-label={label}
    >
      <div className={styles.content}>{props.children}</div>
      {/* biome-ignore lint/a11y/useSemanticElements: a splitter is a separator that can be focused; <hr> cannot. */}
      <div
        role="separator"
        tabIndex={0}
        aria-label={`Width of ${label}`}
        aria-orientation="vertical"
        aria-valuemin={min}
        aria-valuemax={max}
        aria-valuenow={clamp(width)}
        className={styles.handle}
        onPointerDown={(event: PointerEvent<HTMLDivElement>) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drag.current = { x: event.clientX, width: clamp(width) };
        }}
        onPointerMove={(event: PointerEvent<HTMLDivElement>) => {
          if (drag.current)
            setPane(name, clamp(drag.current.width + sign * (event.clientX - drag.current.x)));
        }}
        onPointerUp={() => {
          drag.current = null;
        }}
        onDoubleClick={() => setPane(name, props.defaultWidth)}
        onKeyDown={(event: KeyboardEvent<HTMLDivElement>) => {
          const step = event.key === 'ArrowRight' ? 16 : event.key === 'ArrowLeft' ? -16 : 0;
          if (step === 0) return;
          event.preventDefault();
          setPane(name, clamp(width + sign * step));
        }}
      />
    </Element>
  );
}
