import type { RoadmapLayout } from '../../../../domain/layout/roadmapTypes';
import { minutesToX, type TimeScale } from '../timeScale';
import type { PicturePoint } from './groundPress';

/** A rectangle of the picture, in pixels from its left edge and from the top of all rows. */
export type PictureBox = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** The rectangle between two corners. */
export function boxBetween(from: PicturePoint, to: PicturePoint): PictureBox {
  return {
    left: Math.min(from.x, to.x),
    top: Math.min(from.y, to.y),
    width: Math.abs(to.x - from.x),
    height: Math.abs(to.y - from.y),
  };
}

const milestoneRadius = 8;

/** The projects, tasks and milestones that a rectangle touches, from top to bottom; roll-ups are none. */
export function idsInBox(layout: RoadmapLayout, box: PictureBox, scale: TimeScale): readonly string[] {
  const right = box.left + box.width;
  const bottom = box.top + box.height;
  const hits: { readonly id: string; readonly y: number }[] = [];
  for (const { id, y, height, fromMinutes, toMinutes } of layout.bars) {
    if (id === null || y > bottom || y + height < box.top) continue;
    if (minutesToX(scale, fromMinutes) > right || minutesToX(scale, toMinutes) < box.left) continue;
    hits.push({ id, y });
  }
  for (const { id, y, atMinutes } of layout.milestones) {
    if (y - milestoneRadius > bottom || y + milestoneRadius < box.top) continue;
    const x = minutesToX(scale, atMinutes);
    if (x - milestoneRadius > right || x + milestoneRadius < box.left) continue;
    hits.push({ id, y });
  }
  return hits.sort((a, b) => a.y - b.y).map(({ id }) => id);
}

/** What is selected while a rectangle is drawn: what was before it, and what it touches. */
export function extendSelection(before: readonly string[], hits: readonly string[]): readonly string[] {
  return [...new Set([...before, ...hits])];
}
