import type { RoadmapMilestone } from './roadmapTypes';

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

/** What stands around a bar, in pixels across. */
export type BarSurroundings = {
  /** The edges of what is in view. */
  readonly leftEdge: number;
  readonly rightEdge: number;
  /** Where what stands before it in its row ends, with its label, and where the bar after it begins. */
  readonly previousX: number;
  readonly nextX: number;
  /** Pixels after the bar's end before a label may begin. */
  readonly tail: number;
};

/**
 * Where a bar's label goes: inside while the part of the bar in view holds it, else after the bar as far as there is
 * room, before it where the edge of what is in view would cut it, else cut inside ([L11]). All in pixels across.
 */
export function placeBarLabel(
  { fromX, toX }: { readonly fromX: number; readonly toX: number },
  labelWidth: number,
  { leftEdge, rightEdge, previousX, nextX, tail }: BarSurroundings,
): LabelPlace {
  // A bar beyond the edge says nothing yet.
  const edge = fromX < rightEdge ? rightEdge : Number.POSITIVE_INFINITY;
  const inside = Math.min(toX, edge) - Math.max(fromX, leftEdge) - 2 * labelGap;
  if (inside >= labelWidth) return { side: 'inside', room: inside };
  const after = Math.min(nextX, edge) - toX - tail - 2 * labelGap;
  if (edge < nextX && after < labelWidth) {
    const before = fromX - Math.max(previousX, leftEdge) - 2 * labelGap;
    if (before >= labelWidth) return { side: 'before', room: labelWidth };
  }
  if (after >= Math.min(labelWidth, Math.max(leastRoom, inside)) && after > inside) {
    return { side: 'after', room: Math.min(after, labelWidth) };
  }
  return inside >= leastRoom ? { side: 'inside', room: inside } : { side: 'none' };
}

/** A milestone on a strip, as far as its label is concerned. */
export type MilestoneLabel = {
  /** The diamond's middle, in pixels. */
  readonly x: number;
  /** Pixels that the whole label takes. */
  readonly width: number;
  /** What has less is labelled first. */
  readonly rank: number;
  /** The middle of what stands left of the diamond and belongs to it, as the diamond of its baseline does. */
  readonly leftX?: number;
};

/**
 * Which milestone is labelled before which: the program's target, then what is critical, gates, what is open, and last
 * what is done ([L14]).
 */
export function milestoneRank(milestone: RoadmapMilestone): number {
  if (milestone.target) return 0;
  if (milestone.done) return 4;
  if (milestone.critical) return 1;
  return milestone.kind === 'gate' ? 2 : 3;
}

/** How far a sign and its label keep apart, from the middle of the sign: in pixels, or in points on paper. */
export type SignReach = {
  readonly halfWidth: number;
  /** To its label, and to the label of another. */
  readonly toLabel: number;
};

const diamondReach: SignReach = { halfWidth: milestoneHalfWidth, toLabel: milestoneHalfWidth + 5 };
/** Pixels between two labels. */
const labelsApart = 4;

/**
 * Where the labels of the milestones on one strip go: by rank, and from left to right within one ([L14]); each right of
 * its diamond where the next diamond or label leaves room for all of it, else left of it where nothing stands, else cut,
 * else nowhere; no label meets another or a diamond, or the edge of what is in view ([L6]). `labels` are from left to
 * right.
 */
export function placeMilestoneLabels(
  labels: readonly MilestoneLabel[],
  leftEdge = Number.NEGATIVE_INFINITY,
  rightEdge = Number.POSITIVE_INFINITY,
  reach: SignReach = diamondReach,
): readonly LabelPlace[] {
  const { toLabel } = reach;
  const places: LabelPlace[] = labels.map(() => ({ side: 'none' }));
  const order = labels.map((label, i) => ({ ...label, i })).sort((a, b) => a.rank - b.rank || a.i - b.i);
  for (const { x, leftX = x, width, i } of order) {
    const { fromX, toX } = gapAround(labels, places, i, reach);
    const right = (x < rightEdge ? Math.min(toX, rightEdge) : toX) - (x + toLabel);
    const left = leftX - toLabel - (x > leftEdge ? Math.max(fromX, leftEdge) : fromX) - labelsApart;
    if (right >= width) places[i] = { side: 'after', room: width };
    else if (left >= width) places[i] = { side: 'before', room: width };
    else if (right >= leastRoom) places[i] = { side: 'after', room: right };
  }
  return places;
}

/** What is free around a milestone, between the diamonds beside it and the labels that stand next to those already. */
function gapAround(
  labels: readonly MilestoneLabel[],
  places: readonly LabelPlace[],
  i: number,
  { halfWidth, toLabel }: SignReach,
): { readonly fromX: number; readonly toX: number } {
  const before = labels[i - 1];
  const after = labels[i + 1];
  const placeBefore = places[i - 1];
  const placeAfter = places[i + 1];
  let fromX = before ? before.x + halfWidth : Number.NEGATIVE_INFINITY;
  let toX = after ? after.x - toLabel : Number.POSITIVE_INFINITY;
  if (before && placeBefore?.side === 'after') fromX = before.x + toLabel + placeBefore.room;
  if (after && placeAfter?.side === 'before') {
    toX = (after.leftX ?? after.x) - toLabel - placeAfter.room - labelsApart;
  }
  return { fromX, toX };
}
