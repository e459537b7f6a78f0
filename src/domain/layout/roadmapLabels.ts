/** Half a diamond across, in pixels. */
export const milestoneHalfWidth = 7;

/** Where a label goes, and the pixels it may take. */
export type LabelPlace =
  | { readonly side: 'inside' | 'after' | 'before'; readonly room: number }
  | { readonly side: 'none' };

/** Pixels between a bar's end, or a diamond, and the text. */
export const labelGap = 6;
/** Fewer pixels than these show no word worth reading. */
const leastRoom = 30;

/**
 * Where a bar's label goes: inside while the part of the bar right of `leftEdge` holds it, else after the bar as far as
 * there is room, else cut inside ([L11]). All in pixels across.
 */
export function placeBarLabel(
  bar: { readonly fromX: number; readonly toX: number },
  labelWidth: number,
  leftEdge: number,
  nextX: number,
): LabelPlace {
  const inside = bar.toX - Math.max(bar.fromX, leftEdge) - 2 * labelGap;
  if (inside >= labelWidth) return { side: 'inside', room: inside };
  const after = nextX - bar.toX - 2 * labelGap;
  if (after >= Math.min(labelWidth, Math.max(leastRoom, inside)) && after > inside) {
    return { side: 'after', room: Math.min(after, labelWidth) };
  }
  return inside >= leastRoom ? { side: 'inside', room: inside } : { side: 'none' };
}

/**
 * Where the labels of the milestones on one strip go: right of the diamond where the next leaves room for all of it,
 * else left of it where nothing stands, else cut, else nowhere; no label meets another or a diamond ([L6]).
 * `xs` are the diamonds' middles from left to right, in pixels. Beyond the edges of what is in view a label is cut off,
 * so one that has room on the other side goes there.
 */
export function placeMilestoneLabels(
  xs: readonly number[],
  labelWidths: readonly number[],
  leftEdge = Number.NEGATIVE_INFINITY,
  rightEdge = Number.POSITIVE_INFINITY,
): readonly LabelPlace[] {
  const reach = milestoneHalfWidth + 5;
  const places: LabelPlace[] = [];
  let takenTo = Number.NEGATIVE_INFINITY;
  xs.forEach((x, i) => {
    const width = labelWidths[i] ?? 0;
    const next = xs[i + 1] ?? Number.POSITIVE_INFINITY;
    const right = next - reach - (x + reach);
    const left = x - reach - (x > leftEdge ? Math.max(takenTo, leftEdge) : takenTo) - 4;
    const isCutOff = x < rightEdge && x + reach + width > rightEdge;
    if (right >= width && !(isCutOff && left >= width)) {
      places.push({ side: 'after', room: width });
      takenTo = x + reach + width;
    } else if (left >= width) {
      places.push({ side: 'before', room: width });
      takenTo = x + milestoneHalfWidth;
    } else if (right >= leastRoom) {
      places.push({ side: 'after', room: right });
      takenTo = x + reach + right;
    } else {
      places.push({ side: 'none' });
      takenTo = x + milestoneHalfWidth;
    }
  });
  return places;
}
