import type { Calendar, WorkingInterval } from '../../domain/model/calendar';
import { element, group } from './writeXml';

/** A minute of the day; the day's end is written as 00:00. */
function clock(minute: number): string {
  const seconds = Math.round(minute * 60) % 86_400;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function workingTimes(intervals: readonly WorkingInterval[]): string {
  const times = intervals
    // What is shorter than a second is none.
    .filter((it) => Math.round(it.from * 60) < Math.round(it.to * 60))
    .map((it) => group('WorkingTime', element('FromTime', clock(it.from)) + element('ToTime', clock(it.to))))
    .join('');
  return element('DayWorking', times !== '') + group('WorkingTimes', times);
}

/** A calendar as a `<Calendar>` that stands on no other. */
export function writeCalendar(
  calendar: Pick<Calendar, 'title' | 'week' | 'exceptions'>,
  uid: number,
): string {
  const week = calendar.week
    .map((day, weekday) => group('WeekDay', element('DayType', weekday + 1) + workingTimes(day)))
    .join('');
  const exceptions = calendar.exceptions
    .filter((it) => it.startDay <= it.finishDay)
    .map((it) =>
      group(
        'Exception',
        element('EnteredByOccurrences', false) +
          group(
            'TimePeriod',
            element('FromDate', `${it.startDay}T00:00:00`) + element('ToDate', `${it.finishDay}T23:59:00`),
          ) +
          element('Name', it.title === '' ? null : it.title) +
          element('Type', 1) +
          workingTimes(it.intervals),
      ),
    )
    .join('');
  return group(
    'Calendar',
    element('UID', uid) +
      element('Name', calendar.title) +
      element('IsBaseCalendar', true) +
      element('IsBaselineCalendar', false) +
      element('BaseCalendarUID', -1) +
      group('WeekDays', week) +
      group('Exceptions', exceptions),
  );
}
