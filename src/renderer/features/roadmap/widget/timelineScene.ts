import type { RoadmapBar, RoadmapLayout, RoadmapMilestone } from '../../../../domain/layout/roadmapTypes';
import type { TimeScale } from '../timeScale';

/** What a drag made of a bar or milestone, in whole days; the end that was not dragged stays. */
export type DraggedTo = {
  readonly key: string;
  /** `lane`: it is over another lane; its dates stay then. */
  readonly what: 'move' | 'start' | 'finish' | 'lane';
  /** For `move` by how many days; for an end the first or last day's midnight, last days exclusive. */
  readonly days: number;
  readonly fromMinutes: number;
  readonly toMinutes: number;
  /** The other lane that it is over, for `lane`. */
  readonly laneKey: string | null;
};

/** What is drawn. */
export type TimelineScene = {
  readonly layout: RoadmapLayout;
  readonly selectedIds: ReadonlySet<string>;
  /** What bars and milestones are called: another object only when names may be others. */
  readonly names: {
    readonly bar: (bar: RoadmapBar) => string;
    readonly milestone: (milestone: RoadmapMilestone) => string;
  };
  /** Why a row is where it is, in a line or two; empty where nothing says. */
  readonly whyThere: (id: string) => string;
};

/** One thing that the widget holds. */
export type Drawn =
  | { readonly kind: 'bar'; readonly bar: RoadmapBar }
  | { readonly kind: 'milestone'; readonly milestone: RoadmapMilestone };

/** What the widget tells. */
export type TimelineEvents = {
  /** Bars were drawn anew, in another window, size or order: what else is drawn in step with them follows now. */
  readonly onDrawn: (scale: TimeScale) => void;
  /** The window came to rest. */
  readonly onSettled: (scale: TimeScale) => void;
  /** While something is dragged, and null when it is over. */
  readonly onDragging: (dragged: DraggedTo | null) => void;
  /** A drag ended: the answer is awaited, then the bar goes back and the new layout says where it is. */
  readonly onDragged: (dragged: DraggedTo) => Promise<unknown>;
  readonly onClick: (
    key: string | null,
    extend: boolean,
    at: { readonly x: number; readonly y: number },
  ) => void;
  readonly onDoubleClick: (key: string | null, atMinutes: number, rowIndex: number | null) => void;
  /** The focus came to a bar otherwise than by a click. */
  readonly onFocus: (key: string) => void;
  /** Somebody pulls at a bar whose dates come from its parts. */
  readonly onRefused: (key: string) => void;
};

/** What a bar or milestone is called to those who do not see it. */
export function nameOf(scene: TimelineScene, drawn: Drawn): string {
  return drawn.kind === 'bar' ? scene.names.bar(drawn.bar) : scene.names.milestone(drawn.milestone);
}
