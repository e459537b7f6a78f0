import type { TimeScale, TimeWindow } from '../timeScale';
import type { PicturePoint } from './groundPress';

/** Where the picture was when a hand took it; the point is one of the window. */
export type Grab = { readonly at: PicturePoint; readonly scale: TimeScale; readonly scrollTop: number };

/** Where the picture is when the hand has gone on. */
export function panTo(
  { at, scale, scrollTop }: Grab,
  to: PicturePoint,
): { readonly window: TimeWindow; readonly scrollTop: number } {
  const minutes = (to.x - at.x) * scale.minutesPerPixel;
  return {
    window: { fromMinutes: scale.fromMinutes - minutes, toMinutes: scale.toMinutes - minutes },
    scrollTop: scrollTop - (to.y - at.y),
  };
}
