import type { BarEnd } from '../../../../domain/editing/linkRows';
import type { RoadmapLayout } from '../../../../domain/layout/roadmapTypes';
import { minutesToX, type TimeScale } from '../timeScale';
import type { PicturePoint } from './groundPress';
import type { PictureBox } from './marqueeGesture';

/** A project, task or milestone that can be linked, and where it is drawn. */
export type LinkSpot = { readonly id: string; readonly title: string; readonly box: PictureBox };

/** One end of what a link leads to. */
export type LinkTarget = LinkSpot & { readonly end: BarEnd };

const milestoneRadius = 9;
/** Pixels between an end and the middle of its handle: clear of the ring of a selected bar. */
const handleGap = 10;

/** Where something is drawn that can be linked; null for roll-ups, gates and what is not drawn. */
export function linkSpot(layout: RoadmapLayout, id: string, scale: TimeScale): LinkSpot | null {
  const bar = layout.bars.find((it) => it.id === id);
  if (bar) {
    const left = minutesToX(scale, bar.fromMinutes);
    const width = minutesToX(scale, bar.toMinutes) - left;
    return { id, title: bar.title, box: { left, top: bar.y, width, height: bar.height } };
  }
  const point = layout.milestones.find((it) => it.id === id && it.kind === 'milestone');
  if (!point) return null;
  const left = minutesToX(scale, point.atMinutes) - milestoneRadius;
  const size = 2 * milestoneRadius;
  return { id, title: point.title, box: { left, top: point.y - milestoneRadius, width: size, height: size } };
}

/** Where the handle of an end stands: just outside of it, in the middle of its height. */
export function handlePoint({ box }: LinkSpot, end: BarEnd): PicturePoint {
  const x = end === 'finish' ? box.left + box.width + handleGap : box.left - handleGap;
  return { x, y: box.top + box.height / 2 };
}

/**
 * What a link that is pulled to a point would lead to: the end of a bar that is nearer. Null on empty ground and on
 * what the link comes from.
 */
export function linkTargetAt(
  layout: RoadmapLayout,
  scale: TimeScale,
  at: PicturePoint,
  fromId: string,
): LinkTarget | null {
  const isOver = (box: PictureBox) =>
    at.x >= box.left - 8 &&
    at.x <= box.left + box.width + 8 &&
    at.y >= box.top - 2 &&
    at.y <= box.top + box.height + 2;
  // Milestones stand upon bars.
  const near = [...layout.milestones, ...layout.bars].filter(({ y }) => Math.abs(y - at.y) < 60);
  for (const { id } of near) {
    const spot = id === null || id === fromId ? null : linkSpot(layout, id, scale);
    if (!spot || !isOver(spot.box)) continue;
    return { ...spot, end: at.x < spot.box.left + spot.box.width / 2 ? 'start' : 'finish' };
  }
  return null;
}

/** The line from a handle to the pointer: level at both ends, as arrows are. */
export function linkLine(from: PicturePoint, fromEnd: BarEnd, to: PicturePoint): string {
  const reach = Math.max(16, Math.min(60, Math.abs(to.x - from.x) / 2));
  const out = from.x + (fromEnd === 'finish' ? reach : -reach);
  return `M${from.x} ${from.y}C${out} ${from.y} ${to.x - (to.x >= from.x ? reach : -reach)} ${to.y} ${to.x} ${to.y}`;
}
