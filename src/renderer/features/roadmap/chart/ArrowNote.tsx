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
import { type NoteBox, placeNote } from '../../../../domain/layout/notePlace';
import type { RoadmapArrow, RoadmapLayout, RoadmapSpan } from '../../../../domain/layout/roadmapTypes';
import { textWidth } from '../../../../domain/layout/textWidth';
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

/** Pixels of a note from the edges of the chart. */
const edgeAir = 8;
/** Half a diamond, or the place of an end that is no bar, with what is around it. */
const pointHalf = 10;

/** What an arrow begins or ends at; `nameWidth` in pixels. */
type End = RoadmapSpan & { readonly y: number; readonly height: number; readonly nameWidth: number };

/** Between a bar or diamond and its name, with the sign before the name. */
const besideName = 28;

/** The bars, or diamonds, that an arrow begins and ends at. */
function endsOf(
  { bars, milestones }: RoadmapLayout,
  { fromKey, toKey, points }: RoadmapArrow,
): readonly End[] {
  return [fromKey, toKey].map((key, i) => {
    const bar = bars.find((it) => it.key === key);
    if (bar) return { ...bar, nameWidth: textWidth(bar.title, 12, 500) };
    const milestone = milestones.find((it) => it.id === key);
    const point = points.at(i === 0 ? 0 : -1);
    const atMinutes = milestone?.atMinutes ?? point?.atMinutes ?? 0;
    const y = (milestone?.y ?? point?.y ?? 0) - pointHalf;
    const nameWidth = milestone ? textWidth(milestone.title, 11) : 0;
    return { fromMinutes: atMinutes, toMinutes: atMinutes, y, height: 2 * pointHalf, nameWidth };
  });
}

/** The place of an end, and of its name where that stands after it. */
function endToBox({ fromMinutes, toMinutes, y, height, nameWidth }: End, scale: TimeScale): NoteBox {
  const air = fromMinutes === toMinutes ? pointHalf : 0;
  const [left, right] = [minutesToX(scale, fromMinutes) - air, minutesToX(scale, toMinutes) + air];
  const isNamedInside = nameWidth + besideName <= right - left;
  return {
    left,
    right: isNamedInside || nameWidth === 0 ? right : right + besideName + nameWidth,
    top: y,
    bottom: y + height,
  };
}

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
    /** From where to where down the picture is in view, in its own pixels. */
    readonly inView: () => { readonly top: number; readonly bottom: number };
  }
>(function ArrowNote({ layout, describe, scale, inView }, ref) {
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

  const ends = useMemo(() => (arrow ? endsOf(layout, arrow) : []), [layout, arrow]);

  const place = useCallback(
    (now: TimeScale | null) => {
      if (!note.current || !now || !arrow) return;
      const tip = arrow.points.at(-1);
      const point =
        hoveredArrow && hovered
          ? hovered.at
          : { x: minutesToX(now, tip?.atMinutes ?? 0) + (tip?.dx ?? 0), y: tip?.y ?? 0 };
      const { offsetWidth: width, offsetHeight: height } = note.current;
      const { top: viewTop, bottom } = inView();
      const view = { left: edgeAir, right: now.width - edgeAir, top: viewTop, bottom: bottom - edgeAir };
      const boxes = ends.map((end) => endToBox(end, now));
      const { left, top } = placeNote(point, { width, height }, view, boxes);
      note.current.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
    },
    [arrow, ends, hovered, hoveredArrow, inView],
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
