import { create } from 'zustand';
import type { BoardBy } from '../../../domain/layout/roadmapBoard';
import type { LaneBy } from '../../../domain/layout/roadmapTypes';
import type { Health } from '../../../domain/model/health';
import type { TimeWindow } from './timeScale';

/** How one program's roadmap is looked at; kept while the app runs, so that coming back finds what was left. */
export type RoadmapView = {
  readonly mode: 'timeline' | 'board';
  readonly columnsBy: BoardBy;
  readonly laneBy: LaneBy;
  /** What lanes are cut by, on a second level; null for one level. */
  readonly thenBy: LaneBy | null;
  /** Keys of lanes and ids of projects and tasks. */
  readonly collapsed: ReadonlySet<string>;
  readonly teamIds: ReadonlySet<string> | null;
  readonly healths: ReadonlySet<Health> | null;
  /** The snapshot that bars are held against; null for the baseline. */
  readonly compareId: string | null;
  /** Whether lines stand where quarters and fiscal years begin. */
  readonly withPeriods: boolean;
};

/** Where one looked last; nothing is drawn anew because of it. */
export type RoadmapPlace = {
  /** Null before it was drawn for the first time. */
  readonly window: TimeWindow | null;
  readonly scrollTop: number;
};

const firstView: RoadmapView = {
  mode: 'timeline',
  columnsBy: 'horizon',
  laneBy: 'team',
  thenBy: null,
  collapsed: new Set(),
  teamIds: null,
  healths: null,
  compareId: null,
  withPeriods: true,
};

const placeByProgram = new Map<string, RoadmapPlace>();

/** Where one looked last at a program's roadmap. */
export function readPlace(programId: string): RoadmapPlace {
  return placeByProgram.get(programId) ?? { window: null, scrollTop: 0 };
}

/** Remembers where one looks. */
export function rememberPlace(programId: string, place: Partial<RoadmapPlace>): void {
  placeByProgram.set(programId, { ...readPlace(programId), ...place });
}

const useViews = create<{ readonly byProgram: Readonly<Record<string, RoadmapView>> }>(() => ({
  byProgram: {},
}));

/** How a program's roadmap is looked at. */
export function useRoadmapView(programId: string): RoadmapView {
  return useViews((state) => state.byProgram[programId] ?? firstView);
}

/** The same, outside of components. */
export function readRoadmapView(programId: string): RoadmapView {
  return useViews.getState().byProgram[programId] ?? firstView;
}

/** Looks at a program's roadmap in another way. */
export function changeRoadmapView(programId: string, changes: Partial<RoadmapView>): void {
  useViews.setState(({ byProgram }) => ({
    byProgram: { ...byProgram, [programId]: { ...(byProgram[programId] ?? firstView), ...changes } },
  }));
}

/** Folds or unfolds a lane, project or task. */
export function toggleCollapsed(programId: string, key: string): void {
  const collapsed = new Set(readRoadmapView(programId).collapsed);
  if (!collapsed.delete(key)) collapsed.add(key);
  changeRoadmapView(programId, { collapsed });
}
