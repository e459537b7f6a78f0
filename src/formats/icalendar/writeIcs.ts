import type { LossEntry } from '../../domain/exchange/lossReport';
import { computeHealth } from '../../domain/health/computeHealth';
import type { ProgramDocument } from '../../domain/model/document';
import { gatherFacts, openPromises, promiseTitle } from '../../domain/report/reportFacts';
import { computeSchedule } from '../../domain/schedule/computeSchedule';
import { addDays, type Day } from '../../domain/time/day';

/** A line is at most 75 octets long (RFC 5545, 3.1); what is longer goes on in the next, after a space. */
const longestLine = 75;

function fold(line: string): string {
  const encoder = new TextEncoder();
  const lines: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > longestLine) {
      lines.push(piece);
      piece = ' ';
      octets = 1;
    }
    piece += character;
    octets += size;
  }
  return [...lines, piece].join('\r\n');
}

/** A text as a value: commas, semicolons, backslashes and line ends escaped, other control characters left out. */
function escapeText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/[\\;,]/g, (character) => `\\${character}`)
      .replace(/\r\n|\r|\n/g, '\\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are to go.
      .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')
  );
}

type Event = {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly startDay: Day;
  /** The last day, which an event in days does not name: it names the day after. */
  readonly finishDay: Day;
  readonly category: string;
};

const bare = (day: Day) => day.replaceAll('-', '');

/**
 * Writes the days that others put into their calendars (iCalendar, RFC 5545): projects as spans, milestones, and what was
 * promised on its committed day. Whole days, without a zone, that block nobody's time.
 */
export function writeIcs(
  document: ProgramDocument,
  today: Day,
): { readonly text: string; readonly eventCount: number; readonly entries: readonly LossEntry[] } {
  const schedule = computeSchedule(document);
  const facts = gatherFacts(document, schedule, computeHealth(document, schedule, today), today);
  const events: Event[] = [];
  let undated = 0;
  const take = (
    row: { readonly id: string; readonly title: string; readonly description: string },
    category: string,
    prefix = '',
  ) => {
    const startDay = facts.startDay(row.id);
    const finishDay = facts.finishDay(row.id);
    if (startDay === null || finishDay === null) undated++;
    else
      events.push({
        id: row.id,
        title: `${prefix}${row.title}`,
        description: row.description,
        startDay,
        finishDay,
        category,
      });
  };
  for (const project of document.projects) if (project.plan.active) take(project, 'Project');
  for (const milestone of document.milestones) if (milestone.plan.active) take(milestone, 'Milestone', '◆ ');
  for (const promise of openPromises(facts)) {
    const { committedDay } = promise.agreement;
    if (committedDay === null) continue;
    events.push({
      id: promise.dependency.id,
      title: `Promised: ${promiseTitle(facts, promise)}`,
      description: promise.agreement.deliverable,
      startDay: committedDay,
      finishDay: committedDay,
      category: 'Promise',
    });
  }
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Throughline//Throughline//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escapeText(document.program.title)}`,
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${event.id}@${document.program.id}`,
      `DTSTAMP:${bare(today)}T000000Z`,
      `DTSTART;VALUE=DATE:${bare(event.startDay)}`,
      // An event of days ends before the day that it names.
      ...(event.finishDay === '9999-12-31' ? [] : [`DTEND;VALUE=DATE:${bare(addDays(event.finishDay, 1))}`]),
      `SUMMARY:${escapeText(event.title)}`,
      ...(event.description === '' ? [] : [`DESCRIPTION:${escapeText(event.description)}`]),
      `CATEGORIES:${event.category}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  const entry = (code: string, message: string): LossEntry => ({
    severity: 'dropped',
    code,
    file: '',
    row: null,
    column: null,
    message,
  });
  return {
    text: `${lines.map(fold).join('\r\n')}\r\n`,
    eventCount: events.length,
    entries: [
      ...(undated > 0 ? [entry('undated', `${undated} without dates are not in it.`)] : []),
      ...(document.tasks.length > 0
        ? [
            entry(
              'tasks',
              `${document.tasks.length.toLocaleString('en-US')} tasks are not in it: a calendar holds projects, milestones and promises.`,
            ),
          ]
        : []),
    ],
  };
}
