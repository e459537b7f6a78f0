import type { ImportFault } from '../../domain/exchange/lossReport';
import { err, type Result } from '../../domain/result';
import { type Day, dayToNumber, numberToDay, parseDay } from '../../domain/time/day';
import { type Moment, momentToDay, momentToMinutes, parseMoment } from '../../domain/time/moment';
import { count } from '../../domain/words';
import { ForeignPlan, markedUid, plainTask } from '../foreign/foreignPlan';
import { limits } from '../limits';
import type { ParsedMspdi } from '../mspdi/makeProgram';
import type { MspdiTask } from '../mspdi/readTask';
import { type Component, readComponents } from './readContentLines';

/** The text of a line, with what is escaped in it put back. */
function textOf(component: Component, name: string): string {
  const value = component.lines.find((line) => line.name === name)?.value ?? '';
  return value.replace(/\\([nN,;\\])/g, (_, escaped: string) =>
    escaped.toLowerCase() === 'n' ? '\n' : escaped,
  );
}

type At = { readonly moment: Moment; readonly isDay: boolean };

/** Whether a time is said in another zone than the reader's own: in UTC, or in one that is named. */
function hasZone(entry: Component): boolean {
  return entry.lines.some(
    ({ name, parameters, value }) =>
      ['DTSTART', 'DTEND', 'DUE'].includes(name) &&
      (parameters.has('TZID') || value.trim().toUpperCase().endsWith('Z')),
  );
}

/** A day or a moment of a line. A zone is not looked at: times are civil. */
function momentOf(component: Component, name: string): At | null | 'unread' {
  const value = component.lines.find((line) => line.name === name)?.value.trim();
  if (value === undefined || value === '') return null;
  const match = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?Z?)?$/.exec(value);
  const day = match && parseDay(`${match[1]}-${match[2]}-${match[3]}`);
  if (!match || !day) return 'unread';
  const moment = parseMoment(match[4] === undefined ? day : `${day}T${match[4]}:${match[5]}`);
  return moment === null ? 'unread' : { moment, isDay: match[4] === undefined };
}

/** Days of a duration (`P3D`, `PT90M`, `P1W`), part days counting as whole ones; `null` for what is none. */
function daysOfDuration(text: string): number | null {
  const match =
    /^\+?P(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/.exec(text);
  if (!match) return null;
  const [, weeks, days, hours, minutes] = match;
  const time = Number(hours ?? 0) / 24 + Number(minutes ?? 0) / 1_440;
  return Number(weeks ?? 0) * 7 + Number(days ?? 0) + time;
}

const notKept: readonly (readonly [name: string, what: string])[] = [
  ['RRULE', 'repetitions are not kept: the first time was taken'],
  ['RDATE', 'further dates are not kept: the first was taken'],
  ['ATTENDEE', 'attendees are not kept'],
  ['ATTACH', 'attachments are not kept'],
];

/**
 * Reads a calendar (iCalendar, RFC 5545): events that last a day or less become milestones, longer ones and to-dos tasks
 * that are placed by hand, all in one project of the calendar's name. Of what repeats the first time is taken.
 */
export function parseIcs(
  text: string,
  context: { readonly file: string; readonly today?: Day | null },
): Result<ParsedMspdi, ImportFault> {
  const { file } = context;
  const odd: string[] = [];
  const calendar = readComponents(text, (line) => odd.push(`line ${line}`));
  if ('message' in calendar) {
    return err({
      code: 'badCalendar',
      file,
      place: `line ${calendar.line}`,
      message: `${file} ${calendar.message} (line ${calendar.line}).`,
      remedy: 'Export the calendar anew from the program that made it.',
    });
  }
  const plan = new ForeignPlan(file);
  const { header, tasks } = plan.reading;
  const name = textOf(calendar, 'X-WR-CALNAME').trim() || textOf(calendar, 'NAME').trim();
  if (name !== '') header.set('Title', name);
  const entries = calendar.parts.filter(({ name: kind }) => kind === 'VEVENT' || kind === 'VTODO');
  if (entries.length > limits.rows) {
    return err({
      code: 'tooManyRows',
      file,
      place: `line ${entries[limits.rows]?.line ?? 1}`,
      message: `${file} holds more than ${limits.rows.toLocaleString('en-US')} entries.`,
      remedy: 'Export a part of the calendar, or fewer years of it.',
    });
  }
  const unread: string[] = [];
  const undated: string[] = [];
  const backwards: string[] = [];
  const cancelled: string[] = [];
  const repeated: string[] = [];
  const seen = new Set<string>();
  for (const entry of entries) {
    const label = `"${textOf(entry, 'SUMMARY').trim().slice(0, 60)}" (line ${entry.line})`;
    if (/^cancelled$/i.test(textOf(entry, 'STATUS').trim())) {
      cancelled.push(label);
      continue;
    }
    const wished = textOf(entry, 'UID').trim().slice(0, 300);
    const id = wished === '' || seen.has(wished) ? `line ${entry.line}` : wished;
    if (wished !== '' && seen.has(wished)) repeated.push(label);
    seen.add(id);
    const task = toPlainTask(entry, id, (what) => ({ unread, undated, backwards })[what].push(label));
    tasks.push(task);
  }
  const starts = tasks.flatMap((task) => task.startAt ?? []).sort();
  if (starts[0] !== undefined) header.set('StartDate', `${momentToDay(starts[0])}T00:00:00`);
  plan.reading.fieldNameById.set('location', 'Location');
  plan.reading.fieldNameById.set('categories', 'Categories');
  if (entries.length === 0) plan.say('note', 'noRows', 'The calendar holds no event and no to-do.');
  const say = (
    severity: 'dropped' | 'guessed' | 'note',
    code: string,
    found: readonly string[],
    one: string,
    many: string,
  ) => plan.sayOf(severity, code, found, { one, many });
  say(
    'dropped',
    'notRead',
    odd,
    'line is none of a calendar and was left out',
    'lines are none of a calendar and were left out',
  );
  say(
    'dropped',
    'unreadable',
    unread,
    'entry has a date that could not be read',
    'entries have a date that could not be read',
  );
  say('note', 'undated', undated, 'entry has no date', 'entries have no date');
  say(
    'dropped',
    'endBeforeStart',
    backwards,
    'entry ends before it starts: it was given its start alone',
    'entries end before they start: they were given their start alone',
  );
  say(
    'dropped',
    'cancelled',
    cancelled,
    'entry is cancelled and was left out',
    'entries are cancelled and were left out',
  );
  say(
    'guessed',
    'idTwice',
    repeated,
    'entry has the UID of an earlier one, and was kept beside it',
    'entries have the UID of an earlier one, and were kept beside it',
  );
  const counted = (total: number) => count(total, 'entry', 'entries');
  const zoned = entries.filter(hasZone).length;
  if (zoned > 0)
    plan.say('guessed', 'zone', `${counted(zoned)} with a time zone: the day was taken as it is written.`);
  for (const [line, what] of notKept) {
    const total = entries.filter((entry) => entry.lines.some((it) => it.name === line)).length;
    if (total > 0) plan.say('dropped', line.toLowerCase(), `${counted(total)}: ${what}.`);
  }
  const alarms = entries.reduce((sum, entry) => sum + entry.parts.length, 0);
  if (alarms > 0) plan.say('dropped', 'alarm', `${count(alarms, 'alarm is', 'alarms are')} not kept.`);
  const others = calendar.parts.filter(({ name: kind }) => !['VEVENT', 'VTODO', 'VTIMEZONE'].includes(kind));
  if (others.length > 0) {
    const kinds = [...new Set(others.map((it) => it.name.slice(0, 20)))].join(', ');
    plan.say('dropped', 'otherKind', `${count(others.length, 'part')} of another kind (${kinds}) left out.`);
  }
  return plan.make(context.today ?? null);
}

const isMidnight = (moment: Moment) => /T00:00(:00)?$/.test(moment);

function toPlainTask(
  entry: Component,
  id: string,
  note: (what: 'unread' | 'undated' | 'backwards') => void,
): MspdiTask {
  const from = momentOf(entry, 'DTSTART');
  const to = momentOf(entry, entry.name === 'VTODO' ? 'DUE' : 'DTEND');
  if (from === 'unread' || to === 'unread') note('unread');
  const end = to === 'unread' ? null : to;
  const start = from === 'unread' || from === null ? end : from;
  if (start === null && from !== 'unread') note('undated');
  const duration = daysOfDuration(textOf(entry, 'DURATION').trim());
  const startDay = start === null ? null : dayToNumber(momentToDay(start.moment));
  let finishDay = startDay;
  if (startDay !== null && end !== null && end !== start) {
    // The end of an event in days is the day after its last one; that of a to-do is its last.
    // One with hours that ends at midnight has nothing of the day that begins then.
    const endsBefore =
      entry.name === 'VEVENT' && (end.isDay || isMidnight(end.moment)) && end.moment !== start?.moment;
    const last = dayToNumber(momentToDay(end.moment)) - (endsBefore ? 1 : 0);
    const isBackwards = last < startDay || (last === startDay && end.moment < (start?.moment ?? ''));
    if (isBackwards && !(end.isDay && last === startDay - 1)) note('backwards');
    finishDay = Math.max(startDay, last);
  } else if (startDay !== null && duration !== null)
    finishDay = startDay + Math.max(0, Math.ceil(duration) - 1);
  // A night out is no work of two days.
  const isShort =
    start !== null &&
    end !== null &&
    !start.isDay &&
    !end.isDay &&
    momentToMinutes(end.moment) - momentToMinutes(start.moment) <= 1_440;
  if (entry.name === 'VEVENT' && isShort) finishDay = startDay;
  const isPoint = entry.name === 'VEVENT' && finishDay === startDay;
  const percent = Number(textOf(entry, 'PERCENT-COMPLETE').trim() || '0');
  const isDone = /^completed$/i.test(textOf(entry, 'STATUS').trim());
  const location = textOf(entry, 'LOCATION').trim();
  const categories = textOf(entry, 'CATEGORIES').trim();
  const dayAt = (day: number | null) => (day === null ? null : parseMoment(numberToDay(day)));
  return plainTask({
    uid: markedUid(id),
    line: entry.line,
    name: textOf(entry, 'SUMMARY').trim() || null,
    outlineLevel: 1,
    milestoneFlag: isPoint,
    manual: startDay !== null,
    startAt: dayAt(startDay),
    finishAt: dayAt(finishDay),
    durationMinutes: isPoint ? 0 : null,
    percentComplete: isDone ? 100 : Number.isFinite(percent) ? Math.min(100, Math.max(0, percent)) : 0,
    notes: textOf(entry, 'DESCRIPTION').trim(),
    link: textOf(entry, 'URL').trim(),
    extended: [
      ...(location === '' ? [] : [{ fieldId: 'location', value: location }]),
      ...(categories === '' ? [] : [{ fieldId: 'categories', value: categories }]),
    ],
  });
}
