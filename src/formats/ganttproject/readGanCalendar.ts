import { type Day, dayToNumber, numberToDay, parseDay, weekdayOf } from '../../domain/time/day';
import { officeWeek } from '../../domain/time/workingCalendar';
import type { WorkingDays } from '../foreign/workingDays';
import type { MspdiCalendar } from '../mspdi/readCalendar';
import { childOf, childrenOf, type XmlRecord } from '../xmlRecords';

const weekdayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
/** Years after the last start for which holidays of every year are written out. */
const yearsAfter = 5;
const mostYears = 60;

type DayOff = { readonly day: Day; readonly title: string; readonly isOff: boolean };

/** The days that a file names one by one, those of every year written out for the years of the plan. */
function namedDays(calendars: XmlRecord, starts: readonly Day[]): DayOff[] {
  const firstYear = Number((starts[0] ?? '2000').slice(0, 4));
  const lastYear = Math.min(
    firstYear + mostYears,
    Number((starts.at(-1) ?? '2000').slice(0, 4)) + yearsAfter,
  );
  return childrenOf(calendars, 'date').flatMap((record) => {
    const { attributes, text } = record;
    const year = attributes.get('year') ?? '';
    const years =
      year === ''
        ? Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i)
        : [Number(year)];
    return years.flatMap((of) => {
      const two = (name: string) => (attributes.get(name) ?? '').padStart(2, '0');
      const day = parseDay(`${String(of).padStart(4, '0')}-${two('month')}-${two('date')}`);
      const type = attributes.get('type') ?? 'HOLIDAY';
      // A neutral day is an event on the calendar: whether anybody works on it, its weekday says.
      return day === null || (type !== 'HOLIDAY' && type !== 'WORKING_DAY')
        ? []
        : [{ day, title: text.slice(0, 500), isOff: type === 'HOLIDAY' }];
    });
  });
}

/** The calendar of a file: its days of the week off, and its holidays; `own` is `null` where it is the usual one. */
export function readGanCalendar(
  calendars: XmlRecord | undefined,
  starts: readonly Day[],
): { readonly own: MspdiCalendar | null; readonly days: WorkingDays } {
  const types = calendars && childOf(calendars, 'day-types');
  const week = types && childOf(types, 'default-week');
  const showsOnly = types && childOf(types, 'only-show-weekends')?.attributes.get('value') === 'true';
  const isOff = weekdayNames.map((name, weekday) =>
    showsOnly ? false : week ? week.attributes.get(name) === '1' : weekday === 0 || weekday === 6,
  );
  // A week without any day of work would never end a task.
  const usable = isOff.every((off) => off)
    ? isOff.map((_, weekday) => weekday === 0 || weekday === 6)
    : isOff;
  const named = calendars ? namedDays(calendars, starts) : [];
  const isOffByDay = new Map(named.map(({ day, isOff: off }) => [dayToNumber(day), off]));
  const isWorking = (day: number) => !(isOffByDay.get(day) ?? usable[weekdayOf(day)]);
  const isUsual =
    named.length === 0 && usable.every((off, weekday) => off === (weekday === 0 || weekday === 6));
  if (isUsual) return { own: null, days: { isWorking } };
  const workday = officeWeek[1] ?? [];
  return {
    days: { isWorking },
    own: {
      uid: 'k1',
      title: calendars?.attributes.get('base-id') || 'GanttProject calendar',
      isBase: true,
      baseUid: null,
      week: usable.map((off) => (off ? [] : [...workday])),
      exceptions: named.map(({ day, title, isOff: off }) => ({
        title,
        startDay: day,
        finishDay: numberToDay(dayToNumber(day)),
        intervals: off ? [] : [...workday],
      })),
      notCarried: [],
    },
  };
}
