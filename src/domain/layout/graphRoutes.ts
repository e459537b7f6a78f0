import { compareEdgeStates } from './graphSource';
import { type GraphBox, type GraphEdge, type GraphPoint, graphSizes } from './graphTypes';

type Line = Omit<GraphEdge, 'points' | 'anchor'>;
type Side = 'left' | 'right';

const { gutter, rowGap, collapsedGap } = graphSizes;
/** How close two lines may run side by side. */
const trackStep = 5;
/** Lines keep this far from the boxes on both sides of a gutter. */
const gutterInset = 9;

const leaves = (line: Line): Side => (line.type === 'SS' || line.type === 'SF' ? 'left' : 'right');
const enters = (line: Line): Side => (line.type === 'FF' || line.type === 'SF' ? 'right' : 'left');

/** A stretch that runs in a gutter or gap together with others; those of one fan run on one track. */
type Stretch = {
  readonly channel: number;
  readonly from: number;
  readonly to: number;
  readonly fan: string | null;
  track: number;
};

/** From so many lines of one state on that leave a box on one side they leave it as a fan: one stem, then branches. */
const leastFan = 4;

/** The fan of each line that is in one. */
function fansOf(lines: readonly Line[]): ReadonlyMap<Line, string> {
  const linesByFan = new Map<string, Line[]>();
  for (const line of lines) {
    const fan = `${line.fromBoxId} ${leaves(line)} ${line.state}`;
    linesByFan.set(fan, [...(linesByFan.get(fan) ?? []), line]);
  }
  return new Map(
    [...linesByFan].flatMap(([fan, members]) =>
      members.length < leastFan ? [] : members.map((line) => [line, fan] as const),
    ),
  );
}

/**
 * Gives stretches of the same channel that overlap different tracks: greedy interval colouring by start.
 * Returns how many tracks each channel has.
 */
function assignTracks(stretches: readonly Stretch[]): ReadonlyMap<number, number> {
  type Bundle = { readonly channel: number; start: number; end: number; readonly members: Stretch[] };
  const bundles: Bundle[] = [];
  const bundleByFan = new Map<string, Bundle>();
  for (const stretch of stretches) {
    const start = Math.min(stretch.from, stretch.to);
    const end = Math.max(stretch.from, stretch.to);
    const key = stretch.fan === null ? null : `${stretch.channel} ${stretch.fan}`;
    const known = key === null ? undefined : bundleByFan.get(key);
    if (known) {
      known.start = Math.min(known.start, start);
      known.end = Math.max(known.end, end);
      known.members.push(stretch);
      continue;
    }
    const bundle = { channel: stretch.channel, start, end, members: [stretch] };
    bundles.push(bundle);
    if (key !== null) bundleByFan.set(key, bundle);
  }
  const endsByChannel = new Map<number, number[]>();
  for (const { channel, start, end, members } of bundles.sort((a, b) => a.start - b.start)) {
    const ends = endsByChannel.get(channel) ?? [];
    endsByChannel.set(channel, ends);
    const free = ends.findIndex((taken) => taken < start);
    const track = free === -1 ? ends.length : free;
    ends[track] = end;
    for (const member of members) member.track = track;
  }
  return new Map([...endsByChannel].map(([channel, ends]) => [channel, ends.length]));
}

/** Where a track runs, as an offset from the middle of its channel. */
function offsetOf(track: number, tracks: number, room: number): number {
  const step = Math.min(trackStep, room / Math.max(1, tracks - 1));
  return (track - (tracks - 1) / 2) * step;
}

/** A line on its way: where it leaves and arrives, and the stretches that it needs. */
type Plan = {
  readonly line: Line;
  readonly start: GraphPoint;
  readonly end: GraphPoint;
  /** Vertical stretches, in order. */
  readonly gutters: readonly Stretch[];
  /** The horizontal stretch between two gutters, when the way leads past boxes. */
  readonly gap: Stretch | null;
  /** How wide the lines of that stretch may spread. */
  readonly gapRoom?: number;
};

/** Spreads the ends of lines along a box's side, in the order of what they lead to. */
function portsOf(
  lines: readonly Line[],
  boxById: ReadonlyMap<string, GraphBox>,
  fanByLine: ReadonlyMap<Line, string>,
): { readonly start: ReadonlyMap<Line, number>; readonly end: ReadonlyMap<Line, number> } {
  type End = {
    readonly line: Line;
    readonly isStart: boolean;
    readonly otherY: number;
    readonly otherX: number;
  };
  const endsBySide = new Map<string, End[]>();
  for (const line of lines) {
    const from = boxById.get(line.fromBoxId) as GraphBox;
    const to = boxById.get(line.toBoxId) as GraphBox;
    const add = (box: GraphBox, side: Side, isStart: boolean, other: GraphBox) => {
      const key = `${box.id} ${side}`;
      const known = endsBySide.get(key) ?? [];
      endsBySide.set(key, known);
      known.push({ line, isStart, otherY: other.y, otherX: other.x });
    };
    add(from, leaves(line), true, to);
    add(to, enters(line), false, from);
  }
  const start = new Map<Line, number>();
  const end = new Map<Line, number>();
  for (const ends of endsBySide.values()) {
    ends.sort((a, b) => a.otherY - b.otherY || a.otherX - b.otherX);
    // A fan has one port, where its first line would have it.
    const ports = new Map<string | Line, number>();
    const keyOf = ({ line, isStart }: End) => (isStart ? fanByLine.get(line) : undefined) ?? line;
    for (const it of ends) if (!ports.has(keyOf(it))) ports.set(keyOf(it), ports.size);
    for (const it of ends) {
      const box = boxById.get(it.isStart ? it.line.fromBoxId : it.line.toBoxId) as GraphBox;
      const room = box.height - 16;
      const step = Math.min(10, room / Math.max(1, ports.size - 1));
      const port = ports.get(keyOf(it)) as number;
      const y = box.y + box.height / 2 + (port - (ports.size - 1) / 2) * step;
      (it.isStart ? start : end).set(it.line, y);
    }
  }
  return { start, end };
}

/**
 * Leads lines around the boxes, in the gutters between columns and the gaps between rows, side by side where several
 * share one. Source of the idea: channel routing by the left-edge algorithm (A. Hashimoto and J. Stevens, 1971).
 */
export function routeEdges(boxes: readonly GraphBox[], lines: readonly Line[]): GraphEdge[] {
  const boxById = new Map(boxes.map((box) => [box.id, box]));
  const columnsByRow = new Map<number, Set<number>>();
  for (const box of boxes) {
    const columns = columnsByRow.get(box.row) ?? new Set();
    columnsByRow.set(box.row, columns.add(box.column));
  }
  const isClear = (row: number, columnA: number, columnB: number) => {
    const taken = columnsByRow.get(row);
    for (let column = Math.min(columnA, columnB) + 1; column < Math.max(columnA, columnB); column++) {
      if (taken?.has(column)) return false;
    }
    return true;
  };
  const fanByLine = fansOf(lines);
  const ports = portsOf(lines, boxById, fanByLine);

  const plans = lines.map((line): Plan => {
    const from = boxById.get(line.fromBoxId) as GraphBox;
    const to = boxById.get(line.toBoxId) as GraphBox;
    const leave = leaves(line);
    const enter = enters(line);
    const start = { x: leave === 'right' ? from.x + from.width : from.x, y: ports.start.get(line) as number };
    const end = { x: enter === 'left' ? to.x : to.x + to.width, y: ports.end.get(line) as number };
    // Gutter i is left of column i.
    const gutterOut = leave === 'right' ? from.column + 1 : from.column;
    const gutterIn = enter === 'left' ? to.column : to.column + 1;
    const forward = leave === 'right' && enter === 'left' && gutterIn > gutterOut;
    const stretch = (channel: number, a: number, b: number, fan: string | null = null): Stretch => ({
      channel,
      from: a,
      to: b,
      fan,
      track: 0,
    });
    const fan = fanByLine.get(line) ?? null;
    if (gutterOut === gutterIn) {
      return { line, start, end, gutters: [stretch(gutterIn, start.y, end.y)], gap: null };
    }
    if (forward && isClear(from.row, from.column, to.column)) {
      return { line, start, end, gutters: [stretch(gutterIn, start.y, end.y)], gap: null };
    }
    if (forward && isClear(to.row, from.column, to.column)) {
      return { line, start, end, gutters: [stretch(gutterOut, start.y, end.y, fan)], gap: null };
    }
    const above = from.y < to.y || (from.y === to.y && to.row % 2 === 0);
    const room = to.collapsed ? collapsedGap : rowGap;
    const gapY = above ? to.y - room / 2 : to.y + to.height + room / 2;
    return {
      line,
      start,
      end,
      gutters: [stretch(gutterOut, start.y, gapY, fan), stretch(gutterIn, gapY, end.y)],
      gap: stretch(gapY, gutterOut, gutterIn),
      gapRoom: room - 10,
    };
  });

  const guttersUsed = assignTracks(plans.flatMap((plan) => plan.gutters));
  const gapsUsed = assignTracks(plans.flatMap((plan) => (plan.gap ? [plan.gap] : [])));
  const anyBox = boxes[0];
  const pitch = anyBox ? anyBox.width + gutter : gutter;
  const originX = anyBox ? anyBox.x - anyBox.column * pitch : 0;
  const gutterX = (stretch: Stretch) =>
    originX +
    stretch.channel * pitch -
    gutter / 2 +
    offsetOf(stretch.track, guttersUsed.get(stretch.channel) ?? 1, gutter - 2 * gutterInset);
  const gapY = (stretch: Stretch, room: number) =>
    stretch.channel + offsetOf(stretch.track, gapsUsed.get(stretch.channel) ?? 1, room);

  const edges = plans.map(({ line, start, end, gutters, gap, gapRoom = 0 }): GraphEdge => {
    const [out, back] = gutters as [Stretch, Stretch | undefined];
    const middle: GraphPoint[] = [];
    if (gap && back) {
      const y = gapY(gap, gapRoom);
      middle.push(
        { x: gutterX(out), y: start.y },
        { x: gutterX(out), y },
        { x: gutterX(back), y },
        { x: gutterX(back), y: end.y },
      );
    } else if (Math.abs(start.y - end.y) >= 0.5) {
      middle.push({ x: gutterX(out), y: start.y }, { x: gutterX(out), y: end.y });
    }
    const points = [start, ...middle, end];
    // The stem of a fan belongs to all its lines: a count or mark stands on the branch.
    return { ...line, points, anchor: anchorOf(points, fanByLine.has(line) && points.length > 3 ? 2 : 0) };
  });
  return edges.sort((a, b) => -compareEdgeStates(a, b) || Number(a.critical) - Number(b.critical));
}

/** The middle of the longest stretch, the first `skip` aside. */
function anchorOf(points: readonly GraphPoint[], skip: number): GraphPoint {
  let best = { x: 0, y: 0 };
  let longest = -1;
  for (let i = 1 + skip; i < points.length; i++) {
    const a = points[i - 1] as GraphPoint;
    const b = points[i] as GraphPoint;
    const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
    if (length <= longest) continue;
    longest = length;
    best = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  }
  return best;
}

/** The path of SVG through these corners, rounded; `shorten` px are left for the arrow head. */
export function roundedPath(points: readonly GraphPoint[], radius = 6, shorten = 0): string {
  const two = (value: number) => Math.round(value * 100) / 100;
  const first = points[0];
  if (!first) return '';
  let path = `M${two(first.x)} ${two(first.y)}`;
  for (let i = 1; i < points.length; i++) {
    const here = points[i] as GraphPoint;
    const before = points[i - 1] as GraphPoint;
    const after = points[i + 1];
    const lengthIn = Math.hypot(here.x - before.x, here.y - before.y);
    if (!after) {
      const cut = lengthIn === 0 ? 0 : Math.min(shorten, lengthIn) / lengthIn;
      path += `L${two(here.x + (before.x - here.x) * cut)} ${two(here.y + (before.y - here.y) * cut)}`;
      break;
    }
    const lengthOut = Math.hypot(after.x - here.x, after.y - here.y);
    const r = Math.min(radius, lengthIn / 2, lengthOut / 2);
    const inX = lengthIn === 0 ? 0 : (before.x - here.x) / lengthIn;
    const inY = lengthIn === 0 ? 0 : (before.y - here.y) / lengthIn;
    const outX = lengthOut === 0 ? 0 : (after.x - here.x) / lengthOut;
    const outY = lengthOut === 0 ? 0 : (after.y - here.y) / lengthOut;
    path += `L${two(here.x + inX * r)} ${two(here.y + inY * r)}Q${two(here.x)} ${two(here.y)} ${two(here.x + outX * r)} ${two(here.y + outY * r)}`;
  }
  return path;
}

/** The three corners of an arrow head at the end of a line, as SVG's `points`. */
export function arrowHead(points: readonly GraphPoint[], length = 7, halfWidth = 4): string {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (!tip || !before) return '';
  const distance = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const ux = (tip.x - before.x) / distance;
  const uy = (tip.y - before.y) / distance;
  const two = (value: number) => Math.round(value * 100) / 100;
  const corner = (along: number, across: number) =>
    `${two(tip.x - ux * along - uy * across)},${two(tip.y - uy * along + ux * across)}`;
  return `${two(tip.x)},${two(tip.y)} ${corner(length, halfWidth)} ${corner(length, -halfWidth)}`;
}
