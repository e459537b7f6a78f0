/** A corner of an arrow in pixels of a drawing. */
export type InkPoint = { readonly x: number; readonly y: number };

/** What of a drawing is drawn, in its pixels. */
export type InkFrame = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** A straight piece, level or upright, from its smaller end. */
export type InkRun = {
  readonly kind: 'level' | 'upright';
  /** The height of a level piece, the place across of an upright one. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
};

/** A rounded corner, from one straight piece into the next. */
export type InkBend = { readonly from: InkPoint; readonly corner: InkPoint; readonly to: InkPoint };

/** Where an arrow ends, and the way that it goes there. */
export type InkTip = InkPoint & { readonly dx: -1 | 0 | 1; readonly dy: -1 | 0 | 1 };

/** All that is seen of some arrows: what lies upon each other is there once. */
export type ArrowInk = {
  readonly runs: readonly InkRun[];
  readonly bends: readonly InkBend[];
  readonly tips: readonly InkTip[];
};

/** Pixels around the frame within which pieces are kept, so that their ends are not seen. */
const frameAir = 20;
const cornerRadius = 4;
/** Arrows are drawn on half pixels: what is nearer to each other is one line to the eye. */
const grid = 2;

const snap = (value: number) => Math.round(value * grid) / grid;

/**
 * The drawing of many arrows of one style ([L24]). Thousands of arrows share most of their pieces, and reach far beyond
 * the frame: what it costs to draw this is bounded by the frame, not by how many they are or how long.
 *
 * `routes`: the corners of each, of level and upright pieces, the last one the tip.
 */
export function arrowsToInk(routes: Iterable<readonly InkPoint[]>, frame: InkFrame): ArrowInk {
  const spansByLine = new Map<
    string,
    { readonly kind: InkRun['kind']; readonly at: number; spans: Span[] }
  >();
  const bends = new Map<string, InkBend>();
  const tips = new Map<string, InkTip>();
  const left = frame.left - frameAir;
  const right = frame.right + frameAir;
  const top = frame.top - frameAir;
  const bottom = frame.bottom + frameAir;
  const isInside = ({ x, y }: InkPoint) => x >= left && x <= right && y >= top && y <= bottom;
  const addRun = (a: InkPoint, b: InkPoint) => {
    const isLevel = a.y === b.y;
    const at = isLevel ? a.y : a.x;
    const [low, high] = isLevel ? [left, right] : [top, bottom];
    const [least, most] = isLevel ? [top, bottom] : [left, right];
    if (at < least || at > most) return;
    const from = Math.max(low, isLevel ? Math.min(a.x, b.x) : Math.min(a.y, b.y));
    const to = Math.min(high, isLevel ? Math.max(a.x, b.x) : Math.max(a.y, b.y));
    if (to <= from) return;
    const kind = isLevel ? 'level' : 'upright';
    const key = `${kind}${at}`;
    const known = spansByLine.get(key);
    if (known) known.spans.push([from, to]);
    else spansByLine.set(key, { kind, at, spans: [[from, to]] });
  };
  for (const route of routes) {
    let before: InkPoint | null = null;
    for (let i = 0; i < route.length; i++) {
      const corner = snapped(route[i]);
      const next = route[i + 1];
      if (before === null) {
        before = corner;
        continue;
      }
      const wayX = Math.sign(corner.x - before.x);
      const wayY = Math.sign(corner.y - before.y);
      if (next === undefined) {
        addRun(before, corner);
        const tip: InkTip = {
          ...corner,
          dx: (wayX || (wayY === 0 ? 1 : 0)) as InkTip['dx'],
          dy: wayY as InkTip['dy'],
        };
        if (isInside(tip)) tips.set(`${tip.x} ${tip.y} ${tip.dx} ${tip.dy}`, tip);
        break;
      }
      const after = snapped(next);
      const lengthIn = Math.abs(corner.x - before.x) + Math.abs(corner.y - before.y);
      const lengthOut = Math.abs(after.x - corner.x) + Math.abs(after.y - corner.y);
      const radius = Math.min(cornerRadius, lengthIn / 2, lengthOut / 2);
      const from = { x: corner.x - wayX * radius, y: corner.y - wayY * radius };
      const to = {
        x: corner.x + Math.sign(after.x - corner.x) * radius,
        y: corner.y + Math.sign(after.y - corner.y) * radius,
      };
      addRun(before, from);
      if (radius > 0 && isInside(corner)) {
        bends.set(`${corner.x} ${corner.y} ${from.x} ${from.y} ${to.x} ${to.y}`, { from, corner, to });
      }
      before = to;
    }
  }
  const runs = [...spansByLine.values()].flatMap(({ kind, at, spans }) =>
    unite(spans).map(([from, to]): InkRun => ({ kind, at, from, to })),
  );
  return { runs, bends: [...bends.values()], tips: [...tips.values()] };
}

type Span = [from: number, to: number];

function snapped(point: InkPoint | undefined): InkPoint {
  return { x: snap(point?.x ?? 0), y: snap(point?.y ?? 0) };
}

/** Spans without those that another one holds or meets. */
function unite(spans: Span[]): readonly Span[] {
  if (spans.length === 1) return spans;
  spans.sort((a, b) => a[0] - b[0]);
  const united: Span[] = [];
  for (const span of spans) {
    const last = united.at(-1);
    if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
    else united.push([...span]);
  }
  return united;
}

/** Pixels from the middle of an arrow within which a pointer is upon it. */
export const arrowReach = 4.5;

/** Whether a point is upon an arrow: no farther than the reach from one of its pieces. */
export function isOnRoute(route: readonly InkPoint[], { x, y }: InkPoint): boolean {
  for (let i = 1; i < route.length; i++) {
    const a = route[i - 1];
    const b = route[i];
    if (!a || !b) continue;
    const besideX = Math.max(Math.min(a.x, b.x) - x, 0, x - Math.max(a.x, b.x));
    const besideY = Math.max(Math.min(a.y, b.y) - y, 0, y - Math.max(a.y, b.y));
    if (besideX * besideX + besideY * besideY <= arrowReach * arrowReach) return true;
  }
  return false;
}
