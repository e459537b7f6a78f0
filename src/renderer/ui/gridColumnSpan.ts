import { type RefObject, useLayoutEffect, useMemo, useState } from 'react';

/** Columns this many pixels beside of what is in sight are drawn too, so that a scroll meets them. */
const nearPixels = 200;

/** Columns of a grid by their index, from one to before another. The first column is pinned and never among them. */
export type ColumnSpan = { readonly from: number; readonly to: number };

/**
 * Which columns are in sight or near it. `lefts` are the left edges of all columns and the right edge of the last, in
 * pixels from the beginning of the grid; what stands before the second column is pinned and covers what is scrolled.
 */
export function columnsInSight(lefts: readonly number[], scrollLeft: number, viewWidth: number): ColumnSpan {
  const count = lefts.length - 1;
  const from = scrollLeft + (lefts[1] ?? 0) - nearPixels;
  const to = scrollLeft + viewWidth + nearPixels;
  const isAfter = (index: number) => (lefts[index + 1] ?? 0) > from;
  const isBefore = (index: number) => (lefts[index] ?? 0) < to;
  let first = Math.min(1, count);
  while (first < count && !isAfter(first)) first += 1;
  let end = first;
  while (end < count && isBefore(end)) end += 1;
  return { from: first, to: end };
}

/** The columns that a row draws: the pinned first, those of the span, and the one that is looked at wherever it is. */
export function columnsDrawn(span: ColumnSpan, count: number, active: number | null): readonly number[] {
  const drawn = count === 0 ? [] : [0];
  const isOutside = active !== null && active > 0 && active < count;
  if (isOutside && active < span.from) drawn.push(active);
  for (let index = span.from; index < span.to; index++) drawn.push(index);
  if (isOutside && active >= span.to) drawn.push(active);
  return drawn;
}

/** The left edges of columns that stand side by side after `before` pixels, and the right edge of the last. */
export function leftEdges(columns: readonly { readonly width: number }[], before: number): readonly number[] {
  const lefts = [before];
  for (const { width } of columns) lefts.push((lefts.at(-1) ?? 0) + width);
  return lefts;
}

/** The columns in sight of a box that scrolls sideways; the same object until others are. */
export function useColumnSpan(
  scrollRef: RefObject<HTMLElement | null>,
  columns: readonly { readonly width: number }[],
  before: number,
): { readonly span: ColumnSpan; readonly lefts: readonly number[] } {
  const lefts = useMemo(() => leftEdges(columns, before), [columns, before]);
  // Before the box is measured it is taken to be as wide as the window.
  const [span, setSpan] = useState(() => columnsInSight(lefts, 0, window.innerWidth));
  useLayoutEffect(() => {
    const box = scrollRef.current;
    if (!box) return;
    const look = () => {
      const next = columnsInSight(lefts, box.scrollLeft, box.clientWidth);
      setSpan((now) => (now.from === next.from && now.to === next.to ? now : next));
    };
    look();
    const resized = new ResizeObserver(look);
    resized.observe(box);
    box.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      box.removeEventListener('scroll', look);
    };
  }, [scrollRef, lefts]);
  return { span, lefts };
}
