/** A rectangle of a picture, in pixels. */
export type NoteBox = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** What a note keeps from its point, across and down, and from what it may not cover. */
const apart = { across: 12, down: 14, fromBox: 6 } as const;

const overlap = (a: NoteBox, b: NoteBox) =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

/** How far a point is from a box; 0 inside of it. */
const distance = (box: NoteBox, x: number, y: number) =>
  Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));

/**
 * Where a note of a point stands ([L30]): inside the view, covering neither the point nor one of the boxes, wherever there
 * is room for that; right of the point and below, else above, else left of it, else as near as it can. Without room it
 * covers as little as it can.
 *
 * Any free place can be pushed left and up, or towards the point, until it touches the view, a box or the point, so that
 * those places are all that need to be looked at.
 */
export function placeNote(
  point: { readonly x: number; readonly y: number },
  size: { readonly width: number; readonly height: number },
  view: NoteBox,
  boxes: readonly NoteBox[],
): { readonly left: number; readonly top: number } {
  const { width, height } = size;
  const toPlace = (left: number, top: number) => {
    const box = {
      left: Math.max(view.left, Math.min(left, view.right - width)),
      top: Math.max(view.top, Math.min(top, view.bottom - height)),
    };
    const whole = { ...box, right: box.left + width, bottom: box.top + height };
    const away = distance(whole, point.x, point.y);
    const covered = boxes.reduce((sum, it) => sum + overlap(it, whole), 0);
    // The pointer stands on the point: what lies under it could not be seen.
    return { ...box, away, covered: away === 0 ? covered + 0.5 : covered };
  };
  const [right, left] = [point.x + apart.across, point.x - apart.across - width];
  const [below, above] = [point.y + apart.down, point.y - apart.down - height];
  const corners = [toPlace(right, below), toPlace(right, above), toPlace(left, below), toPlace(left, above)];
  const corner = corners.find((it) => it.covered === 0);
  if (corner) return { left: corner.left, top: corner.top };
  const besides = boxes.flatMap((box) => [box.right + apart.fromBox, box.left - apart.fromBox - width]);
  const beyonds = boxes.flatMap((box) => [box.bottom + apart.fromBox, box.top - apart.fromBox - height]);
  const places = [below, above, ...beyonds, view.top, view.bottom].flatMap((top) =>
    [right, left, ...besides, view.left, view.right].map((it) => toPlace(it, top)),
  );
  const best = places.reduce((least, it) =>
    it.covered < least.covered || (it.covered === least.covered && it.away < least.away) ? it : least,
  );
  return { left: best.left, top: best.top };
}
