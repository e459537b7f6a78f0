import { dayToNumber, weekdayOf } from '../../domain/time/day';
import { readDuration } from './ganttDates';
import type { GanttFault, GanttLine, GanttText } from './readGanttText';

/** A task with what Mermaid itself works out: minutes since the epoch. */
export type ResolvedTask = {
  readonly id: string;
  readonly line: number;
  readonly section: string;
  readonly name: string;
  readonly tags: readonly string[];
  /** Ids of the tasks that it comes after, as the text names them. */
  readonly after: readonly string[];
  readonly start: number | null;
  /** Working minutes of a calendar around the clock. */
  readonly minutes: number;
  readonly isMilestone: boolean;
};

const minutesOfDay = 1_440;
/** The most days that are looked at for a whole diagram; what is beyond counts as if nothing were excluded. */
const daysLookedAt = 2_000_000;

type Parts = { readonly id: string | null; readonly start: string | null; readonly end: string };

/** What stands behind the tags: an id, a start and an end, of which only the end must be there. */
function readParts({ parts }: GanttLine): Parts {
  const [first = '', second = '', third] = parts;
  if (parts.length >= 3) return { id: first, start: second, end: third ?? '' };
  if (parts.length === 2) return { id: null, start: first, end: second };
  return { id: null, start: null, end: first };
}

/**
 * Works out the dates of a diagram as Mermaid does: each line after the other, a line without a start where the one
 * before it ends, durations over the days that are not excluded. Tasks that name others which come later are looked at
 * again until nothing changes.
 */
export function resolveGantt(read: GanttText): {
  readonly tasks: readonly ResolvedTask[];
  readonly faults: readonly GanttFault[];
} {
  const faults: GanttFault[] = [];
  const included = new Set([...read.includes].map(dayToNumber));
  const excluded = new Set([...read.excludes.days].map(dayToNumber));
  const isOff = (day: number) =>
    !included.has(day) && (read.excludes.weekdays.has(weekdayOf(day)) || excluded.has(day));
  const restsNever = read.excludes.weekdays.size === 0 && read.excludes.days.size === 0;
  let looks = daysLookedAt;
  const endOf = (start: number, minutes: number): number => {
    if (restsNever) return start + minutes;
    let at = start;
    let left = minutes;
    for (; left > 0 && looks > 0; looks--) {
      const day = Math.floor(at / minutesOfDay);
      const until = (day + 1) * minutesOfDay;
      if (!isOff(day)) {
        const taken = Math.min(left, until - at);
        left -= taken;
        at += taken;
        if (left === 0) return at;
      } else at = until;
    }
    return at + left;
  };
  const workBetween = (start: number, end: number): number => {
    if (restsNever) return Math.max(0, end - start);
    let minutes = 0;
    let at = start;
    for (; at < end && looks > 0; looks--) {
      const until = Math.min(end, (Math.floor(at / minutesOfDay) + 1) * minutesOfDay);
      if (!isOff(Math.floor(at / minutesOfDay))) minutes += until - at;
      at = until;
    }
    return minutes + Math.max(0, end - at);
  };

  const lines = read.tasks.map((line) => ({ line, parts: readParts(line) }));
  const idOf = (i: number) => lines[i]?.parts.id || `line ${lines[i]?.line.line}`;
  const indexById = new Map<string, number>();
  lines.forEach(({ line, parts }, i) => {
    if (parts.id !== null && parts.id !== '' && indexById.has(parts.id))
      faults.push({
        code: 'idTwice',
        severity: 'guessed',
        line: line.line,
        text: parts.id.slice(0, 60),
        words: {
          one: 'id is that of an earlier task, which is the one that others mean',
          many: 'ids are those of earlier tasks, which are the ones that others mean',
        },
      });
    else indexById.set(idOf(i), i);
  });
  const seenIds = new Set<string>();
  const starts = new Map<number, number | null>();
  const lengths = new Map<number, number>();
  const afterOf = lines.map(({ line, parts }, i) => {
    const named = /^after\s+(.*)$/.exec(parts.start ?? '');
    if (!named) return null;
    return (named[1] ?? '').split(/\s+/).flatMap((id) => {
      const found = indexById.get(id);
      if (found !== undefined && found !== i) return [found];
      faults.push({
        code: 'linkToNothing',
        severity: 'dropped',
        line: line.line,
        text: `after ${id.slice(0, 40)}`,
        words: {
          one: 'task to come after is not in the diagram, or the task itself, and was left out',
          many: 'tasks to come after are not in the diagram, or the task itself, and were left out',
        },
      });
      return [];
    });
  });

  const endAt = (i: number): number | null => {
    const start = starts.get(i) ?? null;
    return start === null ? null : endOf(start, lengths.get(i) ?? 0);
  };
  const place = (i: number, isLast: boolean): boolean => {
    const { line, parts } = lines[i] as (typeof lines)[number];
    const before = i === 0 ? null : endAt(i - 1);
    let start: number | null;
    const after = afterOf[i];
    if (after) {
      const ends = after.map(endAt);
      const known = ends.filter((end) => end !== null);
      start = ends.includes(null) || ends.length === 0 ? null : known.reduce((a, b) => Math.max(a, b));
      if (start === null && after.length === 0) start = before;
    } else start = parts.start === null ? before : read.readDate(parts.start);
    if (start === null && parts.start !== null && !after && isLast)
      faults.push(unread(line.line, parts.start));
    if (start === null && parts.start !== null && !after) start = before;
    const minutes = lengthOf(i, start, isLast);
    const changed = starts.get(i) !== start || lengths.get(i) !== minutes;
    starts.set(i, start);
    lengths.set(i, minutes);
    return changed;
  };
  const lengthOf = (i: number, start: number | null, isLast: boolean): number => {
    const { line, parts } = lines[i] as (typeof lines)[number];
    const duration = readDuration(parts.end);
    if (duration !== null) return duration;
    const until = /^until\s+(\S+)/.exec(parts.end);
    const end = until ? (starts.get(indexById.get(until[1] ?? '') ?? -1) ?? null) : read.readDate(parts.end);
    if (end === null) {
      if (isLast) faults.push(unread(line.line, parts.end));
      return line.tags.includes('milestone') ? 0 : minutesOfDay;
    }
    if (start === null) return minutesOfDay;
    const inclusive = read.inclusiveEndDates && !until ? end + minutesOfDay : end;
    if (inclusive < start && isLast)
      faults.push({
        code: 'endBeforeStart',
        severity: 'dropped',
        line: line.line,
        text: parts.end.slice(0, 60),
        words: {
          one: 'end comes before its start and was left out',
          many: 'ends come before their starts and were left out',
        },
      });
    return workBetween(start, Math.max(start, inclusive));
  };
  // Lines that only name earlier ones are settled in one round; a few more for those that name later ones.
  for (let round = 0; round < 10; round++) {
    let changed = false;
    for (let i = 0; i < lines.length; i++) changed = place(i, false) || changed;
    if (!changed) break;
  }
  for (let i = 0; i < lines.length; i++) place(i, true);

  const tasks = lines.map(({ line, parts }, i): ResolvedTask => {
    const start = starts.get(i) ?? null;
    const minutes = lengths.get(i) ?? 0;
    const isMilestone = line.tags.includes('milestone');
    const wished = parts.id ?? '';
    const id = wished === '' || seenIds.has(wished) ? `line ${line.line}` : wished;
    seenIds.add(id);
    return {
      id,
      line: line.line,
      section: line.section,
      name: line.name,
      tags: line.tags,
      after: [...new Set((afterOf[i] ?? []).map((of) => idOf(of)))],
      // Mermaid puts a milestone in the middle of its time.
      start: start !== null && isMilestone ? Math.round(start + minutes / 2) : start,
      minutes,
      isMilestone,
    };
  });
  return { tasks, faults };
}

function unread(line: number, text: string): GanttFault {
  return {
    code: 'unreadable',
    severity: 'dropped',
    line,
    text: text.slice(0, 60),
    words: {
      one: 'date or duration could not be read and was left out',
      many: 'dates or durations could not be read and were left out',
    },
  };
}
