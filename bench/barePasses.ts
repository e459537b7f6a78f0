import type { BarePlan } from './layeredPlan';

/** What the bare passes find: links by their ends, the order, early times in working minutes, slack, civil dates. */
export type BareTimes = {
  readonly outgoingStart: Int32Array;
  readonly outgoing: Int32Array;
  readonly incomingStart: Int32Array;
  readonly incoming: Int32Array;
  readonly order: Int32Array;
  readonly earlyStart: Float64Array;
  readonly earlyFinish: Float64Array;
  readonly totalSlack: Float64Array;
  readonly freeSlack: Float64Array;
  readonly startMinutes: Float64Array;
  readonly finishMinutes: Float64Array;
  readonly lateStartMinutes: Float64Array;
  readonly lateFinishMinutes: Float64Array;
};

/** Minutes on the civil axis of Monday 4 January 2027, 00:00. */
const monday = 29_983_680;

/** Working minutes as civil ones: eight hours a day with an hour's rest, five days a week; the end of an interval. */
function toFinish(work: number): number {
  return work <= 0 ? toStart(work) : toStart(work - 1) + 1;
}

/** The same, but the start of the next interval. */
function toStart(work: number): number {
  const days = Math.floor(work / 480);
  const inDay = work - days * 480;
  const weeks = Math.floor(days / 5);
  return monday + (weeks * 7 + days - weeks * 5) * 1_440 + 480 + inDay + (inDay >= 240 ? 60 : 0);
}

/** When a link lets its successor start. */
function boundOf(
  { minutes, linkFrom, linkKind, linkLag }: BarePlan,
  start: Float64Array,
  finish: Float64Array,
  link: number,
  to: number,
): number {
  const from = linkFrom[link] as number;
  const lag = linkLag[link] as number;
  switch (linkKind[link]) {
    case 0:
      return (finish[from] as number) + lag;
    case 1:
      return (start[from] as number) + lag;
    case 2:
      return (finish[from] as number) + lag - (minutes[to] as number);
    default:
      return (start[from] as number) + lag - (minutes[to] as number);
  }
}

/** The least that a schedule needs over typed arrays: adjacency, order, forward, backward, slack, dates. */
export function runBarePasses(plan: BarePlan): BareTimes {
  const { count, minutes, linkFrom, linkTo, linkKind, linkLag } = plan;
  const links = linkFrom.length;
  const incomingStart = new Int32Array(count + 1);
  const outgoingStart = new Int32Array(count + 1);
  for (let k = 0; k < links; k++) {
    (incomingStart[(linkTo[k] as number) + 1] as number)++;
    (outgoingStart[(linkFrom[k] as number) + 1] as number)++;
  }
  for (let i = 0; i < count; i++) {
    (incomingStart[i + 1] as number) += incomingStart[i] as number;
    (outgoingStart[i + 1] as number) += outgoingStart[i] as number;
  }
  const incoming = new Int32Array(links);
  const outgoing = new Int32Array(links);
  const nextIn = incomingStart.slice(0, count);
  const nextOut = outgoingStart.slice(0, count);
  for (let k = 0; k < links; k++) {
    incoming[(nextIn[linkTo[k] as number] as number)++] = k;
    outgoing[(nextOut[linkFrom[k] as number] as number)++] = k;
  }
  const open = new Int32Array(count);
  const order = new Int32Array(count);
  let tail = 0;
  for (let i = 0; i < count; i++) {
    open[i] = (incomingStart[i + 1] as number) - (incomingStart[i] as number);
    if (open[i] === 0) order[tail++] = i;
  }
  for (let head = 0; head < tail; head++) {
    const task = order[head] as number;
    for (let k = outgoingStart[task] as number; k < (outgoingStart[task + 1] as number); k++) {
      const to = linkTo[outgoing[k] as number] as number;
      if (--(open[to] as number) === 0) order[tail++] = to;
    }
  }
  const earlyStart = new Float64Array(count);
  const earlyFinish = new Float64Array(count);
  let last = 0;
  for (let position = 0; position < tail; position++) {
    const task = order[position] as number;
    let start = 0;
    for (let k = incomingStart[task] as number; k < (incomingStart[task + 1] as number); k++) {
      const at = boundOf(plan, earlyStart, earlyFinish, incoming[k] as number, task);
      if (at > start) start = at;
    }
    earlyStart[task] = start;
    const finish = start + (minutes[task] as number);
    earlyFinish[task] = finish;
    if (finish > last) last = finish;
  }
  const lateStart = new Float64Array(count);
  const lateFinish = new Float64Array(count);
  const totalSlack = new Float64Array(count);
  const freeSlack = new Float64Array(count);
  for (let position = tail - 1; position >= 0; position--) {
    const task = order[position] as number;
    const length = minutes[task] as number;
    let finish = last;
    let free = Number.POSITIVE_INFINITY;
    for (let k = outgoingStart[task] as number; k < (outgoingStart[task + 1] as number); k++) {
      const link = outgoing[k] as number;
      const to = linkTo[link] as number;
      const kind = linkKind[link] as number;
      const lag = linkLag[link] as number;
      // FS and SS bound the successor's start, FS and FF come from this finish.
      const by = ((kind < 2 ? lateStart : lateFinish)[to] as number) - lag;
      const fromFinish = kind === 0 || kind === 2;
      const at = fromFinish ? by : by + length;
      if (at < finish) finish = at;
      const gap =
        ((kind < 2 ? earlyStart : earlyFinish)[to] as number) -
        lag -
        ((fromFinish ? earlyFinish : earlyStart)[task] as number);
      if (gap < free) free = gap;
    }
    lateFinish[task] = finish;
    lateStart[task] = finish - length;
    const total = finish - (earlyFinish[task] as number);
    totalSlack[task] = total;
    freeSlack[task] = Math.min(free, total);
  }
  const startMinutes = new Float64Array(count);
  const finishMinutes = new Float64Array(count);
  const lateStartMinutes = new Float64Array(count);
  const lateFinishMinutes = new Float64Array(count);
  for (let task = 0; task < count; task++) {
    startMinutes[task] = toStart(earlyStart[task] as number);
    finishMinutes[task] = toFinish(earlyFinish[task] as number);
    lateStartMinutes[task] = toStart(lateStart[task] as number);
    lateFinishMinutes[task] = toFinish(lateFinish[task] as number);
  }
  return {
    outgoingStart,
    outgoing,
    incomingStart,
    incoming,
    order,
    earlyStart,
    earlyFinish,
    totalSlack,
    freeSlack,
    startMinutes,
    finishMinutes,
    lateStartMinutes,
    lateFinishMinutes,
  };
}

/** The first task without slack in the order of the passes. */
export function firstCritical({ order, totalSlack }: BareTimes): number {
  return order.find((task) => totalSlack[task] === 0) ?? 0;
}

/** The least that a slip needs: early dates of what comes after one task that takes longer, and of nothing else. */
export function runBareCone(plan: BarePlan, times: BareTimes, slipped: number, more: number): Float64Array {
  const { order, incoming, incomingStart, outgoing, outgoingStart } = times;
  const start = times.earlyStart.slice();
  const finish = times.earlyFinish.slice();
  const startMinutes = times.startMinutes.slice();
  const finishMinutes = times.finishMinutes.slice();
  const touched = new Uint8Array(plan.count);
  touched[slipped] = 1;
  for (let position = order.indexOf(slipped); position < order.length; position++) {
    const task = order[position] as number;
    if (touched[task] === 0) continue;
    let begin = 0;
    for (let k = incomingStart[task] as number; k < (incomingStart[task + 1] as number); k++) {
      const at = boundOf(plan, start, finish, incoming[k] as number, task);
      if (at > begin) begin = at;
    }
    const end = begin + (plan.minutes[task] as number) + (task === slipped ? more : 0);
    if (end === finish[task] && begin === start[task]) continue;
    start[task] = begin;
    finish[task] = end;
    startMinutes[task] = toStart(begin);
    finishMinutes[task] = toFinish(end);
    for (let k = outgoingStart[task] as number; k < (outgoingStart[task + 1] as number); k++) {
      touched[plan.linkTo[outgoing[k] as number] as number] = 1;
    }
  }
  return finishMinutes;
}
