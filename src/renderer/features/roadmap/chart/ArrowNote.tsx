import {
  forwardRef,
  useCallback,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { ArrowText } from '../../../../domain/layout/arrowText';
import type { RoadmapArrow, RoadmapLayout } from '../../../../domain/layout/roadmapTypes';
import { useSelection } from '../../../plan/selection';
import { minutesToX, type TimeScale } from '../timeScale';
import styles from './ArrowNote.module.css';

/** What the chart has the note do. */
export type ArrowNoteHandle = {
  /** Follows the picture: called with every drawing. */
  readonly follow: (scale: TimeScale) => void;
  /** The arrow under the pointer, and the point in the picture; null for none. */
  readonly hover: (arrow: RoadmapArrow | null, at: { readonly x: number; readonly y: number }) => void;
};

/** The widest that a note is, in pixels; its style says the same. */
const widest = 340;
/** How far above or below its point a note stands, in pixels. */
const apart = 14;

/** Where the arrow of a dependency ends in this layout; null for none. */
export function arrowOf(layout: RoadmapLayout, dependencyId: string | undefined): RoadmapArrow | null {
  if (dependencyId === undefined) return null;
  return layout.arrows.find((arrow) => arrow.dependencyIds.includes(dependencyId)) ?? null;
}

/**
 * What an arrow says, beside the arrow: the one under the pointer, else the one that is selected, by a click or by keys.
 * It is spoken when it changes.
 */
export const ArrowNote = forwardRef<
  ArrowNoteHandle,
  {
    readonly layout: RoadmapLayout;
    readonly describe: (dependencyIds: readonly string[]) => ArrowText;
    readonly scale: () => TimeScale | null;
    /** How far down the picture is in view, in its own pixels. */
    readonly bottom: () => number;
  }
>(function ArrowNote({ layout, describe, scale, bottom }, ref) {
  const note = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState<{
    readonly arrow: RoadmapArrow;
    readonly at: { readonly x: number; readonly y: number };
  } | null>(null);
  const selectedId = useSelection(({ ids }) => (ids.length === 1 ? ids[0] : undefined));
  const hoveredArrow = hovered?.arrow ?? null;
  const selectedArrow = useMemo(() => arrowOf(layout, selectedId), [layout, selectedId]);
  const arrow = hoveredArrow ?? selectedArrow;
  const told = hoveredArrow ? hoveredArrow.dependencyIds : selectedArrow && selectedId ? [selectedId] : null;
  const text = told ? describe(told) : null;

  const place = useCallback(
    (now: TimeScale | null) => {
      if (!note.current || !now || !arrow) return;
      const tip = arrow.points.at(-1);
      const point =
        hoveredArrow && hovered
          ? hovered.at
          : { x: minutesToX(now, tip?.atMinutes ?? 0) + (tip?.dx ?? 0), y: tip?.y ?? 0 };
      const left = Math.max(8, Math.min(point.x + 12, now.width - widest - 8));
      const below = point.y + apart;
      const height = note.current.offsetHeight;
      // Where there is no room below, it stands above.
      const top = below + height > bottom() ? Math.max(0, point.y - apart - height) : below;
      note.current.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
    },
    [arrow, hovered, hoveredArrow, bottom],
  );
  useLayoutEffect(() => place(scale()), [place, scale]);
  useImperativeHandle(
    ref,
    () => ({
      follow: place,
      hover: (it, at) => setHovered(it === null ? null : { arrow: it, at }),
    }),
    [place],
  );
  return (
    <div ref={note} className={styles.note} role="status" data-arrow-note hidden={text === null}>
      {text === null ? null : (
        <>
          <p className={styles.title}>{text.title}</p>
          {text.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </>
      )}
    </div>
  );
});
