import type { LossEntry } from '../../domain/exchange/lossReport';
import { type Day, isDay } from '../../domain/time/day';
import { createReadDate, type ReadDate } from './ganttDates';

/** Something of a line that was not taken as it stands. */
export type GanttFault = {
  readonly code: string;
  readonly severity: LossEntry['severity'];
  readonly line: number;
  readonly text: string;
  readonly words: { readonly one: string; readonly many: string };
};

/** One line of a task: its words before the colon, and the parts behind it. */
export type GanttLine = {
  readonly line: number;
  readonly section: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly parts: readonly string[];
};

/** A diagram as its text says it, before anything is worked out. */
export type GanttText = {
  readonly title: string;
  readonly readDate: ReadDate;
  readonly inclusiveEndDates: boolean;
  readonly excludes: { readonly weekdays: ReadonlySet<number>; readonly days: ReadonlySet<Day> };
  readonly includes: ReadonlySet<Day>;
  readonly tasks: readonly GanttLine[];
  readonly faults: readonly GanttFault[];
};

const knownTags = new Set(['active', 'done', 'crit', 'milestone', 'vert']);
const weekdayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
/** What only says how a diagram looks, in the very shapes that it has: a task may begin with any of its words. */
const looks = [
  /^(axisFormat|tickInterval|todayMarker)\s+[^:]/,
  /^topAxis$/,
  /^weekday\s+(monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/,
  /^acc(Title\s*:|Descr\s*[:{])/,
  /^displayMode\s*:?\s*compact$/,
  /^click\s+\S+\s+(href|call)\b/,
];
const longestLine = 20_000;

const notRead = {
  one: 'line is none that is known and was left out',
  many: 'lines are none that are known and were left out',
};

/** Takes a diagram apart line by line; a fault with its line where it is no Gantt diagram. */
export function readGanttText(text: string): GanttText | { readonly line: number; readonly message: string } {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  let at = 0;
  if (lines[0]?.trim() === '---') {
    at = lines.findIndex((line, i) => i > 0 && line.trim() === '---') + 1;
    if (at === 0) return { line: 1, message: 'has a head that never ends' };
  }
  const isPreface = (line: string) => {
    const bare = line.trim();
    return bare === '' || bare.startsWith('%%') || bare === 'mermaid' || /^(```|~~~)\s*mermaid$/.test(bare);
  };
  while (at < lines.length && isPreface(lines[at] ?? '')) at++;
  const opening = (lines[at] ?? '').trim();
  if (!/^gantt\b/.test(opening)) {
    return {
      line: Math.min(at + 1, lines.length),
      message:
        opening === '' ? 'holds no diagram' : `is no Gantt diagram: it begins with "${opening.slice(0, 40)}"`,
    };
  }
  let title = '';
  let section = '';
  let readDate = createReadDate('YYYY-MM-DD') as ReadDate;
  let inclusiveEndDates = false;
  let weekendFrom = 6;
  const weekdays = new Set<number>();
  const days = new Set<Day>();
  const includes = new Set<Day>();
  const tasks: GanttLine[] = [];
  const faults: GanttFault[] = [];
  const excludeWeekends: boolean[] = [];
  for (at++; at < lines.length; at++) {
    const raw = lines[at] ?? '';
    const bare = raw.trim();
    const fail = (code: string, words: GanttFault['words']) =>
      faults.push({ code, severity: 'dropped', line: at + 1, text: bare.slice(0, 60), words });
    if (bare === '' || bare.startsWith('%%')) continue;
    if (/^(```|~~~)$/.test(bare)) break;
    if (raw.length > longestLine) {
      fail('lineTooLong', {
        one: `line is longer than ${longestLine.toLocaleString('en-US')} characters and was left out`,
        many: `lines are longer than ${longestLine.toLocaleString('en-US')} characters and were left out`,
      });
      continue;
    }
    const word = /^(\w+)(?:\s+([\s\S]*))?$/.exec(bare);
    const rest = (word?.[2] ?? '').trim();
    switch (word?.[1]) {
      case 'title':
        title = rest;
        continue;
      case 'section':
        section = rest;
        continue;
      case 'inclusiveEndDates':
        inclusiveEndDates = true;
        continue;
      case 'weekend':
        if (!/^(friday|saturday)$/i.test(rest)) break;
        weekendFrom = rest.toLowerCase() === 'friday' ? 5 : 6;
        continue;
      case 'dateFormat': {
        const made = createReadDate(rest);
        if (made) readDate = made;
        else
          fail('dateFormat', {
            one: 'format of dates is not known; they are read as YYYY-MM-DD',
            many: 'formats of dates are not known; they are read as YYYY-MM-DD',
          });
        continue;
      }
      case 'excludes':
      case 'includes':
        for (const part of rest
          .toLowerCase()
          .split(/[\s,]+/)
          .filter((it) => it !== '')) {
          const weekday = weekdayNames.indexOf(part);
          if (isDay(part)) (word[1] === 'excludes' ? days : includes).add(part);
          else if (word[1] === 'excludes' && part === 'weekends') excludeWeekends.push(true);
          else if (word[1] === 'excludes' && weekday !== -1) weekdays.add(weekday);
          else fail('notRead', notRead);
        }
        continue;
      default:
    }
    if (looks.some((it) => it.test(bare))) continue;
    const colon = raw.indexOf(':');
    if (colon === -1) {
      fail('notRead', notRead);
      continue;
    }
    const parts = raw
      .slice(colon + 1)
      .split(',')
      .map((part) => part.trim());
    const tags: string[] = [];
    while (knownTags.has(parts[0] ?? '')) tags.push(parts.shift() ?? '');
    tasks.push({ line: at + 1, section, name: raw.slice(0, colon).trim(), tags, parts });
  }
  if (excludeWeekends.length > 0)
    for (const weekday of [weekendFrom, (weekendFrom + 1) % 7]) weekdays.add(weekday);
  // A week without any day of work would never end a task.
  if (weekdays.size === 7) weekdays.clear();
  return { title, readDate, inclusiveEndDates, excludes: { weekdays, days }, includes, tasks, faults };
}
