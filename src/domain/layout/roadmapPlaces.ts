import type { ProgramDocument } from '../model/document';
import type { RoadmapLayout } from './roadmapTypes';

/** Where things stand in a layout's lists; the same after every change of dates and titles. */
export type LayoutPlaces = {
  /** Lines of the outline by what they are of. */
  readonly rowById: ReadonlyMap<string, number>;
  readonly barById: ReadonlyMap<string, number>;
  readonly pointById: ReadonlyMap<string, number>;
  /** The bars of collapsed lanes, which are of no row. */
  readonly laneBars: readonly number[];
  /** Arrows that begin or end at a row, or at what it is folded into, by the row's id or the lane's key. */
  readonly arrowsByEnd: ReadonlyMap<string, readonly number[]>;
};

const placesByRows = new WeakMap<RoadmapLayout['rows'], LayoutPlaces>();

/** The places of a layout, made once for all layouts of the same rows and dependencies, which differ in dates only. */
export function placesOf(
  { rows, bars, milestones, arrows }: RoadmapLayout,
  { dependencies }: Pick<ProgramDocument, 'dependencies'>,
): LayoutPlaces {
  const known = placesByRows.get(rows);
  if (known) return known;
  const arrowsByEnd = new Map<string, number[]>();
  const add = (end: string, arrow: number) => {
    const there = arrowsByEnd.get(end);
    if (!there) arrowsByEnd.set(end, [arrow]);
    else if (there.at(-1) !== arrow) there.push(arrow);
  };
  const arrowByDependency = new Map<string, number>();
  arrows.forEach((arrow, i) => {
    add(arrow.fromKey, i);
    add(arrow.toKey, i);
    for (const id of arrow.dependencyIds) arrowByDependency.set(id, i);
  });
  for (const { id, predecessorId, successorId } of dependencies) {
    const arrow = arrowByDependency.get(id);
    if (arrow === undefined) continue;
    add(predecessorId, arrow);
    add(successorId, arrow);
  }
  const places: LayoutPlaces = {
    rowById: new Map(rows.flatMap(({ id }, i) => (id === null ? [] : [[id, i]]))),
    barById: new Map(bars.flatMap((bar, i) => (bar.id === null ? [] : [[bar.id, i]]))),
    pointById: new Map(milestones.map((point, i) => [point.id, i])),
    laneBars: bars.flatMap((bar, i) => (bar.id === null ? [i] : [])),
    arrowsByEnd,
  };
  placesByRows.set(rows, places);
  return places;
}

/** Lets a layout of the same lines under other titles have the same places. */
export function takePlaces(rows: RoadmapLayout['rows'], places: LayoutPlaces): void {
  placesByRows.set(rows, places);
}
