import type { AxisCell } from './roadmapAxis';
import { type FontWeight, textWidth } from './textWidth';

/** How one header row of a time axis is lettered: pixels on the screen, points on paper. */
export type AxisLettering = {
  readonly size: number;
  readonly weight: FontWeight;
  /** What is free before a name, at least after it, and between it and the period that begins with it. */
  readonly before: number;
  readonly after: number;
  readonly between: number;
  /** The type of that period's name. */
  readonly periodSize: number;
};

/** A name in a header row, and where it stands across. */
export type AxisName = {
  readonly text: string;
  readonly fromX: number;
  readonly toX: number;
  /** Whether it names the quarter or year that begins with a cell, and not the cell. */
  readonly isPeriod: boolean;
};

type Across = { readonly fromX: number; readonly toX: number };

/**
 * The names of a header row: each in its cell as far as that is in view, all of them long or all short, and after it the
 * period that begins with the cell, where there is room ([L29]).
 */
export function axisNames(
  cells: readonly AxisCell[],
  toX: (minutes: number) => number,
  view: Across,
  lettering: AxisLettering,
  periodNamesAt: (minutes: number) => readonly string[],
): readonly AxisName[] {
  const { size, weight, before, after, between, periodSize } = lettering;
  const isLong = cells.every(
    (cell) =>
      textWidth(cell.text, size, weight) <= toX(cell.toMinutes) - toX(cell.fromMinutes) - before - after,
  );
  return cells.flatMap((cell): AxisName[] => {
    const fromX = Math.max(toX(cell.fromMinutes), view.fromX) + before;
    const endX = Math.min(toX(cell.toMinutes), view.toX) - after;
    // A cell that the window cuts is named short where its whole name has no room.
    const texts = isLong ? [cell.text, cell.shortText] : [cell.shortText];
    const text = texts.find((it) => it !== '' && fromX + textWidth(it, size, weight) <= endX);
    if (text === undefined) return [];
    const name = { text, fromX, toX: fromX + textWidth(text, size, weight), isPeriod: false };
    const periodX = name.toX + between;
    const period = periodNamesAt(cell.fromMinutes).find(
      (it) => periodX + textWidth(it, periodSize) <= endX - after,
    );
    if (period === undefined) return [name];
    const periodToX = periodX + textWidth(period, periodSize);
    return [name, { text: period, fromX: periodX, toX: periodToX, isPeriod: true }];
  });
}

/** Between a name and the tag at least. */
const air = 3;
/** How much of the tag stands beyond its line where it stands beside it. */
const lap = 6;

/** Where the tag of today stands, and the names that are left beside it. */
export type TaggedNames = {
  /** The place of its row among those that were given. */
  readonly row: number;
  readonly fromX: number;
  readonly rows: readonly (readonly AxisName[])[];
};

/**
 * Finds a place for the tag of today ([L29]): on its line at `atX`, in the middle of it or to one side, in the first row
 * where it meets no name, and never beyond the view. Where it meets one everywhere it stands in the middle of the line in
 * the first row, and the names that it meets there are left out.
 */
export function placeTag(
  rows: readonly (readonly AxisName[])[],
  atX: number,
  width: number,
  view: Across,
): TaggedNames {
  const places = [atX - width / 2, atX - lap, atX + lap - width].map((it) =>
    Math.max(view.fromX, Math.min(it, view.toX - width)),
  );
  const isMet = (fromX: number) => (name: Across) =>
    name.toX + air > fromX && name.fromX < fromX + width + air;
  for (const [row, names] of rows.entries()) {
    const fromX = places.find((it) => !names.some(isMet(it)));
    if (fromX !== undefined) return { row, fromX, rows };
  }
  const [fromX = 0] = places;
  const left = rows.map((names, row) => (row === 0 ? names.filter((it) => !isMet(fromX)(it)) : names));
  return { row: 0, fromX, rows: left };
}
