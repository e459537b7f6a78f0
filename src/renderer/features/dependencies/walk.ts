import type { GraphLine } from '../../../domain/layout/graphLayout';
import type { GraphBox } from '../../../domain/layout/graphTypes';

/** What has the keyboard's focus in the graph. */
export type GraphFocus = { readonly on: 'box' | 'line'; readonly id: string };

/** Everything that the arrow keys can reach. */
export type WalkGround = {
  readonly boxes: readonly GraphBox[];
  /** All lines, drawn or not, the worst first. */
  readonly lines: readonly GraphLine[];
};

/** Where a line was entered from, so that up and down go through the other lines there. */
export type WalkFrom = { readonly boxId: string; readonly way: 'out' | 'in' } | null;

/** Where an arrow key leads, or why nowhere. */
export type WalkStep =
  | { readonly focus: GraphFocus; readonly from: WalkFrom }
  | { readonly nothing: 'noSuccessor' | 'noPredecessor' | 'edge' };

type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

const linesAt = (ground: WalkGround, boxId: string, way: 'out' | 'in') =>
  ground.lines.filter((line) => (way === 'out' ? line.fromBoxId : line.toBoxId) === boxId);

/**
 * Follows the dependencies: right from a box goes onto a line that leaves it and on to the box where it arrives, left
 * the other way; up and down choose among the lines of the box one came from, or between boxes of a column.
 */
export function walk(ground: WalkGround, focus: GraphFocus, from: WalkFrom, arrow: Arrow): WalkStep {
  if (focus.on === 'line') {
    const line = ground.lines.find((it) => it.id === focus.id);
    if (!line) return { nothing: 'edge' };
    if (arrow === 'ArrowRight') return { focus: { on: 'box', id: line.toBoxId }, from: null };
    if (arrow === 'ArrowLeft') return { focus: { on: 'box', id: line.fromBoxId }, from: null };
    const origin = from ?? ({ boxId: line.fromBoxId, way: 'out' } as const);
    const siblings = linesAt(ground, origin.boxId, origin.way);
    const index = siblings.findIndex((it) => it.id === line.id) + (arrow === 'ArrowDown' ? 1 : -1);
    const next = siblings[index];
    return next ? { focus: { on: 'line', id: next.id }, from: origin } : { nothing: 'edge' };
  }
  const box = ground.boxes.find((it) => it.id === focus.id);
  if (!box) return { nothing: 'edge' };
  if (arrow === 'ArrowRight' || arrow === 'ArrowLeft') {
    const way = arrow === 'ArrowRight' ? 'out' : 'in';
    const [line] = linesAt(ground, box.id, way);
    return line
      ? { focus: { on: 'line', id: line.id }, from: { boxId: box.id, way } }
      : { nothing: way === 'out' ? 'noSuccessor' : 'noPredecessor' };
  }
  const below = arrow === 'ArrowDown';
  const candidates = ground.boxes.filter((it) => (below ? it.y > box.y : it.y < box.y));
  const distance = (it: GraphBox) => Math.abs(it.y - box.y) + Math.abs(it.x - box.x) * 4;
  const next = candidates.reduce<GraphBox | null>(
    (best, it) => (best === null || distance(it) < distance(best) ? it : best),
    null,
  );
  return next ? { focus: { on: 'box', id: next.id }, from: null } : { nothing: 'edge' };
}
