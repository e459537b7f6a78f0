import type { RoadmapLayout, RoadmapRow } from '../../../../domain/layout/roadmapTypes';
import { dayToNumber } from '../../../../domain/time/day';
import type { PictureBox } from '../gestures/marqueeGesture';
import type { Sketch } from '../gestures/sketch';
import { minutesPerDay, minutesToX, type TimeScale } from '../timeScale';

/** The row at a height of the picture; null below the last one. */
export function rowAtHeight(layout: RoadmapLayout, y: number): RoadmapRow | null {
  return layout.rows.find((row) => y >= row.y && y < row.y + row.height) ?? null;
}

/** Puts an element over a rectangle of the picture. */
export function placeBox(element: HTMLElement, box: PictureBox): void {
  element.style.transform = `translate(${Math.round(box.left)}px, ${Math.round(box.top)}px)`;
  element.style.width = `${Math.round(box.width)}px`;
  element.style.height = `${Math.round(box.height)}px`;
}

/** Pixels of a note of one line, with air to what it is about. */
const noteHeight = 32;

/** Puts what a drag says, in one line, above something at a place across, or below it in the first row; it stays in view. */
export function placeDragNote(
  element: HTMLElement,
  x: number,
  { y, height }: { readonly y: number; readonly height: number },
  width: number,
): void {
  const left = Math.max(4, Math.min(x, width - element.offsetWidth - 8));
  const top = y < noteHeight ? y + height + 6 : y - noteHeight;
  element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
}

/** Pixels between the edges of a row and a bar in it. */
export const rowAir = 5;
/** The least width that leaves room for a title, and the room that its note takes above or below. */
const namingWidth = 260;

/** Puts the sketch where its days and its row are; a row that is not drawn any more leaves it where it was. */
export function placeSketch(
  element: HTMLElement,
  sketch: Sketch,
  layout: RoadmapLayout,
  scale: TimeScale,
): void {
  const row = layout.rows.find((it) => it.key === sketch.rowKey);
  if (!row) return;
  const left = minutesToX(scale, dayToNumber(sketch.startDay) * minutesPerDay);
  const right = minutesToX(scale, (dayToNumber(sketch.finishDay) + 1) * minutesPerDay);
  const width = Math.max(4, right - left);
  placeBox(element, { left, top: row.y + rowAir, width, height: row.height - 2 * rowAir });
  // The note and the box stay in view where the bar does not.
  const room = scale.width - 8 - (sketch.isNaming ? namingWidth : 300);
  element.style.setProperty('--shift', `${Math.round(Math.max(4, Math.min(left, room)) - left)}px`);
  element.toggleAttribute('data-below', row.index === 0);
}
