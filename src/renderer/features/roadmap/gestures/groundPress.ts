/** What a press on empty ground begins. */
export type GroundGesture = 'draw' | 'marquee' | 'pan';

/** What is known of a press when the pointer goes down. */
export type GroundPress = {
  readonly button: number;
  readonly pointerType: string;
  readonly shiftKey: boolean;
  readonly isSpaceDown: boolean;
  /** Not while presenting, nor while something is imagined. */
  readonly canDraw: boolean;
};

/**
 * As in the tools that people know: a drag on empty ground draws, with Shift it selects; the middle button, Space and
 * a finger move the picture. Null where the press is not ours.
 */
export function groundGesture(press: GroundPress): GroundGesture | null {
  if (press.button === 1) return 'pan';
  if (press.button !== 0) return null;
  if (press.isSpaceDown || press.pointerType === 'touch') return 'pan';
  if (press.shiftKey) return 'marquee';
  return press.canDraw ? 'draw' : 'pan';
}

/** Pixels after which a press is a pull and no click any more. */
export const pullPixels = 5;

/** A point of the picture: pixels from its left edge and from the top of all rows. */
export type PicturePoint = { readonly x: number; readonly y: number };

/** Whether the pointer has gone far enough for a pull. */
export function isPull(from: PicturePoint, to: PicturePoint): boolean {
  return Math.hypot(to.x - from.x, to.y - from.y) >= pullPixels;
}
