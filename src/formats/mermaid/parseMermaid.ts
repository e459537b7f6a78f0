import type { ImportFault } from '../../domain/exchange/lossReport';
import { err, type Result } from '../../domain/result';
import type { Day } from '../../domain/time/day';
import { numberToDay } from '../../domain/time/day';
import { parseMoment } from '../../domain/time/moment';
import { ForeignPlan, markedUid, plainLink, plainTask } from '../foreign/foreignPlan';
import { limits } from '../limits';
import type { ParsedMspdi } from '../mspdi/makeProgram';
import { type GanttText, readGanttText } from './readGanttText';
import { resolveGantt } from './resolveGantt';

const minutesOfDay = 1_440;

/** Minutes since the epoch as a moment of the model; `null` outside of the years 1 to 9999. */
function toMoment(minutes: number) {
  const day = Math.floor(minutes / minutesOfDay);
  const rest = Math.round(minutes - day * minutesOfDay);
  if (day < -719_162 || day > 2_932_896) return null;
  const two = (value: number) => String(value).padStart(2, '0');
  return parseMoment(`${numberToDay(day)}T${two(Math.floor(rest / 60))}:${two(rest % 60)}`);
}

/**
 * Reads a Gantt diagram of Mermaid. Its days are whole days of the clock, so the program gets a calendar that never
 * rests but on what the diagram excludes. A section becomes a project; "after" becomes a dependency; what starts where
 * the line before it ends is put there by its date.
 */
export function parseMermaid(
  text: string,
  context: { readonly file: string; readonly today?: Day | null },
): Result<ParsedMspdi, ImportFault> {
  const { file } = context;
  const read = readGanttText(text);
  if ('message' in read) {
    return err({
      code: 'notGantt',
      file,
      place: `line ${read.line}`,
      message: `${file} ${read.message} (line ${read.line}).`,
      remedy: 'Choose a file that holds a Mermaid diagram beginning with "gantt".',
    });
  }
  if (read.tasks.length > limits.rows) {
    return err({
      code: 'tooManyRows',
      file,
      place: `line ${read.tasks[limits.rows]?.line ?? 1}`,
      message: `${file} holds more than ${limits.rows.toLocaleString('en-US')} tasks.`,
      remedy: 'Split the diagram into several.',
    });
  }
  const plan = new ForeignPlan(file);
  takeCalendar(plan, read);
  const resolved = resolveGantt(read);
  const { header, tasks } = plan.reading;
  if (read.title !== '') header.set('Title', read.title);
  const starts = resolved.tasks.flatMap((it) => (it.start === null ? [] : [it.start]));
  const first = starts.length > 0 ? toMoment(starts.reduce((a, b) => Math.min(a, b))) : null;
  if (first !== null) header.set('StartDate', `${first}:00`.slice(0, 19));
  let section: string | null = null;
  let sections = 0;
  for (const task of resolved.tasks) {
    if (task.section !== section) {
      section = task.section;
      sections++;
      tasks.push(
        plainTask({
          uid: markedUid(`section ${sections}`),
          line: task.line,
          name: section === '' ? read.title || 'Tasks' : section,
          outlineLevel: 1,
          summaryFlag: true,
        }),
      );
    }
    const startAt = task.start === null ? null : toMoment(task.start);
    const isHeld = task.after.length === 0 && startAt !== null;
    const tags = task.tags.filter((tag) => tag !== 'milestone' && tag !== 'done');
    tasks.push(
      plainTask({
        uid: markedUid(task.id),
        line: task.line,
        name: task.name,
        outlineLevel: 2,
        milestoneFlag: task.isMilestone,
        durationMinutes: task.isMilestone ? 0 : task.minutes,
        constraintType: isHeld ? 'SNET' : 'ASAP',
        constraintAt: isHeld ? startAt : null,
        percentComplete: task.tags.includes('done') ? 100 : 0,
        calendarUid: null,
        links: task.after.map((id) => plainLink(markedUid(id), 'FS', 0)),
        extended: tags.length > 0 ? [{ fieldId: 'tags', value: tags.join(', ') }] : [],
      }),
    );
  }
  plan.reading.fieldNameById.set('tags', 'Tags');
  if (tasks.length === 0) plan.say('note', 'noRows', 'The diagram holds no task.');
  const faults = [...read.faults, ...resolved.faults];
  for (const code of new Set(faults.map((it) => it.code))) {
    const alike = faults.filter((it) => it.code === code);
    const [one] = alike;
    if (!one) continue;
    plan.sayOf(
      one.severity,
      code,
      alike.map((it) => `"${it.text}" (line ${it.line})`),
      one.words,
    );
  }
  return plan.make(context.today ?? null);
}

function takeCalendar(plan: ForeignPlan, read: GanttText): void {
  const allDay = [{ from: 0, to: minutesOfDay }];
  plan.reading.header.set('CalendarUID', 'k1');
  plan.reading.calendarByUid.set('k1', {
    uid: 'k1',
    title: 'Around the clock',
    isBase: true,
    baseUid: null,
    week: Array.from({ length: 7 }, (_, weekday) => (read.excludes.weekdays.has(weekday) ? [] : allDay)),
    exceptions: [
      ...[...read.excludes.days].map((day) => ({ title: '', startDay: day, finishDay: day, intervals: [] })),
      ...[...read.includes].map((day) => ({ title: '', startDay: day, finishDay: day, intervals: allDay })),
    ],
    notCarried: [],
  });
}
