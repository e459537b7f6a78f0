import { ancestorsOf, type Family } from '../graph/family';
import type { Dependency } from '../model/dependency';
import { findRow, type ProgramDocument } from '../model/document';
import type { Schedule, ScheduledRow } from '../schedule/schedule';
import type { LayoutPlaces } from './roadmapPlaces';
import type {
  ArrowPoint,
  ArrowState,
  RoadmapArrow,
  RoadmapBar,
  RoadmapLayout,
  RoadmapMilestone,
  RoadmapRow,
} from './roadmapTypes';
import { arrowStates } from './roadmapTypes';

/** Pixels by which an arrow leaves and enters, and half a diamond. */
const stub = 10;
const entry = 7;
const halfDiamond = 7;
const minutesPerDay = 1_440;

/** Where arrows may end: a bar, a diamond, or a collapsed lane. */
type Anchor = {
  readonly key: string;
  readonly fromMinutes: number;
  readonly toMinutes: number;
  readonly y: number;
  readonly top: number;
  readonly bottom: number;
  /** Pixels that a diamond reaches to either side of its time; 0 for bars. */
  readonly reach: number;
  readonly row: RoadmapRow;
};

function isOpenPromise(state: string): boolean {
  return state !== 'Delivered' && state !== 'Accepted' && state !== 'Dropped';
}

function isViolated(dependency: Dependency, from: ScheduledRow, to: ScheduledRow): boolean {
  // A lead allows the overlap that would otherwise be a fault.
  if (dependency.lag !== null && dependency.lag.value < 0) return false;
  switch (dependency.type) {
    case 'FS':
      return to.startMinutes < from.finishMinutes;
    case 'SS':
      return to.startMinutes < from.startMinutes;
    case 'FF':
      return to.finishMinutes < from.finishMinutes;
    case 'SF':
      return to.finishMinutes < from.startMinutes;
  }
}

/**
 * The state of a dependency that is drawn ([L8]), the first that applies: broken (the dates contradict the link, and the
 * successor is not done), critical (it drives critical work), late (promised, expected or declined past the need),
 * proposed (asked, not yet promised), related (it moves nothing), agreed.
 */
export function dependencyToArrowState(
  dependency: Dependency,
  from: ScheduledRow | undefined,
  to: ScheduledRow | undefined,
  brokenIds: ReadonlySet<string>,
): ArrowState {
  if (!dependency.drives) return 'related';
  const { agreement } = dependency;
  if (from && to && !to.done && (brokenIds.has(dependency.id) || isViolated(dependency, from, to)))
    return 'broken';
  if (
    from &&
    to?.critical &&
    from.critical &&
    !to.done &&
    (to.drivingDependencyId ?? dependency.id) === dependency.id
  )
    return 'critical';
  if (agreement && isOpenPromise(agreement.state) && !to?.done) {
    const need = agreement.neededByDay;
    const said = agreement.forecastDay ?? agreement.committedDay;
    if (agreement.state === 'Declined' || (need !== null && said !== null && said > need)) return 'late';
    if (agreement.state !== 'Committed') return 'proposed';
  }
  return 'agreed';
}

/** What is drawn of the dependencies: arrows, and how many could not be because an end has no place. */
export type ArrowLayout = { readonly arrows: readonly RoadmapArrow[]; readonly notDrawn: number };

/** Routes every dependency whose ends have a place; ends that are folded away are taken over by what folds them. */
export function routeArrows(
  document: ProgramDocument,
  schedule: Schedule,
  family: Family,
  rows: readonly RoadmapRow[],
  bars: readonly RoadmapBar[],
  milestones: readonly RoadmapMilestone[],
  laneKeyByProject: ReadonlyMap<string, string>,
): ArrowLayout {
  const anchorByKey = collectAnchors(rows, bars, milestones);
  const brokenIds = brokenLinks(schedule);
  const projectIdOf = (id: string) => {
    const chain = ancestorsOf(family, id);
    return chain.at(-1) ?? id;
  };
  const anchorOf = (id: string): Anchor | undefined => {
    const own = anchorByKey.get(id);
    if (own) return own;
    for (const ancestor of ancestorsOf(family, id)) {
      const anchor = anchorByKey.get(ancestor);
      if (anchor) return anchor;
    }
    // A team whose part is not planned stands for its lane, where that is collapsed to one row.
    return anchorByKey.get(laneKeyByProject.get(projectIdOf(id)) ?? `lane:${id}`);
  };
  const arrowByKey = new Map<string, RoadmapArrow>();
  let notDrawn = 0;
  for (const dependency of document.dependencies) {
    const from = anchorOf(dependency.predecessorId);
    const to = anchorOf(dependency.successorId);
    if (!from || !to) {
      notDrawn += 1;
      continue;
    }
    // Both ends are folded into one bar: there is nothing between them to draw.
    if (from.key === to.key) continue;
    const isFolded = from.key !== dependency.predecessorId || to.key !== dependency.successorId;
    const state = dependencyToArrowState(
      dependency,
      schedule.byId.get(dependency.predecessorId),
      schedule.byId.get(dependency.successorId),
      brokenIds,
    );
    const key = isFolded ? `${from.key}>${to.key}` : dependency.id;
    const known = arrowByKey.get(key);
    if (known) {
      const worse = arrowStates.indexOf(state) < arrowStates.indexOf(known.state) ? state : known.state;
      arrowByKey.set(key, { ...known, state: worse, dependencyIds: [...known.dependencyIds, dependency.id] });
      continue;
    }
    arrowByKey.set(key, {
      key,
      dependencyIds: [dependency.id],
      fromKey: from.key,
      toKey: to.key,
      state,
      points: routeBetween(from, to, dependency.type),
      firstRow: Math.min(from.row.index, to.row.index),
      lastRow: Math.max(from.row.index, to.row.index),
    });
  }
  return { arrows: [...arrowByKey.values()], notDrawn };
}

/** The arrows of a layout after some bars and milestones have moved sideways and nothing else has changed ([L15]). */
export function rerouteArrows(
  document: ProgramDocument,
  schedule: Schedule,
  { arrows, rows }: Pick<RoadmapLayout, 'arrows' | 'rows'>,
  changedIds: ReadonlySet<string>,
  bars: readonly RoadmapBar[],
  milestones: readonly RoadmapMilestone[],
  { barById, pointById, laneBars, arrowsByEnd }: LayoutPlaces,
): readonly RoadmapArrow[] {
  const touched = new Set<number>();
  for (const id of changedIds) for (const arrow of arrowsByEnd.get(id) ?? []) touched.add(arrow);
  if (touched.size === 0) return arrows;
  const brokenIds = brokenLinks(schedule);
  const near = new Set([...touched].flatMap((i) => [arrows[i]?.fromKey ?? '', arrows[i]?.toKey ?? '']));
  const placed = <T>(list: readonly T[], place: number | undefined) =>
    place === undefined ? [] : list.slice(place, place + 1);
  const anchorByKey = collectAnchors(
    rows,
    [
      ...laneBars.flatMap((i) => placed(bars, i)),
      ...[...near].flatMap((key) => placed(bars, barById.get(key))),
    ],
    [...near].flatMap((key) => placed(milestones, pointById.get(key))),
  );
  const rerouted = [...arrows];
  for (const i of touched) {
    const arrow = arrows[i];
    const first = arrow && findRow(document, 'dependency', arrow.dependencyIds[0]);
    const from = arrow && anchorByKey.get(arrow.fromKey);
    const to = arrow && anchorByKey.get(arrow.toKey);
    if (!first || !from || !to) continue;
    const states = arrow.dependencyIds.flatMap((id) => {
      const it = findRow(document, 'dependency', id);
      if (!it) return [];
      const [before, after] = [schedule.byId.get(it.predecessorId), schedule.byId.get(it.successorId)];
      return [arrowStates.indexOf(dependencyToArrowState(it, before, after, brokenIds))];
    });
    const state = arrowStates[Math.min(...states)] ?? arrow.state;
    rerouted[i] = { ...arrow, state, points: routeBetween(from, to, first.type) };
  }
  return rerouted;
}

function brokenLinks(schedule: Schedule): ReadonlySet<string> {
  return new Set(schedule.diagnostics.flatMap((it) => (it.code === 'linkBrokenByManualDate' ? it.ids : [])));
}

function collectAnchors(
  rows: readonly RoadmapRow[],
  bars: readonly RoadmapBar[],
  milestones: readonly RoadmapMilestone[],
): Map<string, Anchor> {
  const anchorByKey = new Map<string, Anchor>();
  for (const bar of bars) {
    const row = rows[bar.rowIndex];
    if (!row) continue;
    const key = bar.id ?? row.laneKey;
    const known = bar.id === null ? anchorByKey.get(key) : undefined;
    anchorByKey.set(key, {
      key,
      // The several bars of a collapsed lane are one anchor from the first to the last.
      fromMinutes: known ? Math.min(known.fromMinutes, bar.fromMinutes) : bar.fromMinutes,
      toMinutes: known ? Math.max(known.toMinutes, bar.toMinutes) : bar.toMinutes,
      y: bar.y + bar.height / 2,
      top: bar.y,
      bottom: bar.y + bar.height,
      reach: 0,
      row,
    });
  }
  for (const milestone of milestones) {
    const row = rows[milestone.rowIndex];
    if (!row) continue;
    anchorByKey.set(milestone.id, {
      key: milestone.id,
      fromMinutes: milestone.atMinutes,
      toMinutes: milestone.atMinutes,
      y: milestone.y,
      top: milestone.y - halfDiamond,
      bottom: milestone.y + halfDiamond,
      reach: halfDiamond,
      row,
    });
  }
  return anchorByKey;
}

/**
 * A route of level and upright pieces: along the predecessor's own row, which is free there, and down or up into the
 * successor; around its end where the times run backwards ([L7]).
 */
function routeBetween(from: Anchor, to: Anchor, type: Dependency['type']): readonly ArrowPoint[] {
  const leavesFinish = type === 'FS' || type === 'FF';
  const entersStart = type === 'FS' || type === 'SS';
  const out = leavesFinish ? 1 : -1;
  const into = entersStart ? 1 : -1;
  const startAt = leavesFinish ? from.toMinutes : from.fromMinutes;
  const endAt = entersStart ? to.fromMinutes : to.toMinutes;
  const begin: ArrowPoint = { atMinutes: startAt, dx: out * from.reach, y: from.y };
  const tip: ArrowPoint = { atMinutes: endAt, dx: -into * to.reach, y: to.y };
  const isBelow = to.y > from.y;
  if (out === into) {
    // A milestone stands at noon of its day: one on the last day of the bar before it is no step backwards.
    const tolerance = from.reach + to.reach > 0 ? minutesPerDay : 0;
    const isForward = out * (endAt - startAt) >= -tolerance;
    const isOnLastDay = to.reach > 0 && from.reach === 0 && out * (endAt - startAt) < 0;
    if (isForward && from.y === to.y) return [begin, tip];
    if (isForward && isOnLastDay) {
      return [
        { atMinutes: endAt, dx: 0, y: isBelow ? from.bottom : from.top },
        { atMinutes: endAt, dx: 0, y: isBelow ? to.top : to.bottom },
      ];
    }
    if (isForward) {
      const dx = to.reach > 0 ? 0 : into * entry;
      return [
        begin,
        { atMinutes: endAt, dx, y: from.y },
        { atMinutes: endAt, dx, y: isBelow ? to.top : to.bottom },
      ];
    }
    const gapY = isBelow ? to.row.y : to.row.y + to.row.height;
    return [
      begin,
      { atMinutes: startAt, dx: out * (from.reach + stub), y: from.y },
      { atMinutes: startAt, dx: out * (from.reach + stub), y: gapY },
      { atMinutes: endAt, dx: -into * (to.reach + stub), y: gapY },
      { atMinutes: endAt, dx: -into * (to.reach + stub), y: to.y },
      tip,
    ];
  }
  const outer = out === 1 ? Math.max(startAt, endAt) : Math.min(startAt, endAt);
  const dx = out * (Math.max(from.reach, to.reach) + stub);
  return [begin, { atMinutes: outer, dx, y: from.y }, { atMinutes: outer, dx, y: to.y }, tip];
}

/** Up to this many arrows are drawn whatever their state; beyond it the picture would not be read. */
export const readableArrowLimit = 120;

/** What is drawn of a layout's arrows, and how many are only counted. */
export type ChosenArrows = { readonly shown: readonly RoadmapArrow[]; readonly countedOnly: number };

/**
 * All arrows while there are few; else the broken, the critical and those of the chains through the selection, which
 * `chainArrows` finds ([L10]).
 */
export function chooseArrows(
  arrows: readonly RoadmapArrow[],
  inChain: ReadonlySet<string>,
  limit = readableArrowLimit,
): ChosenArrows {
  if (arrows.length <= limit) return { shown: arrows, countedOnly: 0 };
  const shown = arrows.filter(
    (arrow) => arrow.state === 'broken' || arrow.state === 'critical' || inChain.has(arrow.key),
  );
  return { shown, countedOnly: arrows.length - shown.length };
}

/** Keys of the arrows that lead to or from the selection, over any number of steps, or that are selected themselves. */
export function chainArrows(
  arrows: readonly RoadmapArrow[],
  selectedKeys: ReadonlySet<string>,
): ReadonlySet<string> {
  const chain = new Set<string>();
  if (selectedKeys.size === 0) return chain;
  const seeds = new Set(selectedKeys);
  for (const arrow of arrows) {
    if (!arrow.dependencyIds.some((id) => selectedKeys.has(id))) continue;
    chain.add(arrow.key);
  }
  for (const [near, far] of [
    ['fromKey', 'toKey'],
    ['toKey', 'fromKey'],
  ] as const) {
    const byNear = new Map<string, RoadmapArrow[]>();
    for (const arrow of arrows) {
      const known = byNear.get(arrow[near]);
      if (known) known.push(arrow);
      else byNear.set(arrow[near], [arrow]);
    }
    const reached = new Set(seeds);
    const queue = [...seeds];
    for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
      for (const arrow of byNear.get(key) ?? []) {
        chain.add(arrow.key);
        if (reached.has(arrow[far])) continue;
        reached.add(arrow[far]);
        queue.push(arrow[far]);
      }
    }
  }
  return chain;
}
