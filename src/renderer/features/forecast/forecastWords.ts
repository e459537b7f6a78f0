import type { Forecast, ForecastDriver, MeetingChance } from '../../../domain/forecast/forecast';
import { findAnyRow, findRow, type ProgramDocument } from '../../../domain/model/document';
import { titleOf } from '../../../domain/model/kinds';
import type { Schedule } from '../../../domain/schedule/schedule';
import { type Day, numberToDay } from '../../../domain/time/day';
import type { Format } from '../../ui/format';

/** The day of a finish on the civil axis. */
export const minutesToDay = (minutes: number): Day => numberToDay(Math.floor(minutes / 1_440));

/** "23 %"; never a certainty that is none. */
export function chanceToWords(probability: number): string {
  if (probability > 0 && probability < 0.01) return 'under 1 %';
  if (probability < 1 && probability > 0.99) return 'over 99 %';
  return `${Math.round(probability * 100)} %`;
}

const dateWords: Readonly<Record<MeetingChance['kind'], string>> = {
  target: 'Target',
  agreed: 'Agreed',
  deadline: 'Deadline',
  plan: 'Plan',
};

/** The date that matters most among those that something is to meet: a promise before a plan. */
export function weightiestDate(dates: readonly MeetingChance[]): MeetingChance | undefined {
  const order: readonly MeetingChance['kind'][] = ['target', 'agreed', 'deadline', 'plan'];
  return [...dates].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))[0];
}

/** "Target 26 Feb 2027". */
export function dateToWords({ kind, byMinutes }: MeetingChance, format: Format): string {
  // The last minute that still meets it may be the midnight that ends its day.
  return `${dateWords[kind]} ${format.day(minutesToDay(byMinutes - 1 / 60))}`;
}

/** What the forecast is of: the milestone that the target day is for, or all work. */
export function subjectOf(document: ProgramDocument, forecast: Forecast) {
  const milestone = findRow(document, 'milestone', forecast.targetMilestoneId);
  const finish = forecast.milestones.find((it) => it.id === forecast.targetMilestoneId);
  return milestone && finish
    ? { title: milestone.title, finish }
    : { title: 'All work', finish: forecast.finish };
}

/** The one sentence that a person takes away. */
export function headline(document: ProgramDocument, forecast: Forecast, format: Format): string {
  const { title, finish } = subjectOf(document, forecast);
  const likely = `${title} is done by ${format.day(minutesToDay(finish.p80Minutes))} in 80 of 100 runs.`;
  const date = weightiestDate(finish.dates);
  if (!date) return likely;
  const what = date.kind === 'plan' ? "The plan's own day" : `The ${dateWords[date.kind].toLowerCase()}`;
  const day = format.day(minutesToDay(date.byMinutes - 1 / 60));
  const share =
    date.probability === 0
      ? 'in none'
      : date.probability === 1
        ? 'in every one'
        : `in ${chanceToWords(date.probability)} of them`;
  return `${likely} ${what}, ${day}, holds ${share}.`;
}

/** A driver by its name: a row's title, or what a promise is about. */
export function driverTitle(document: ProgramDocument, { kind, id }: ForecastDriver): string {
  if (kind === 'promise') {
    const dependency = findRow(document, 'dependency', id);
    const deliverable = dependency?.agreement?.deliverable ?? '';
    return deliverable === '' ? 'A promise' : `Promise: ${deliverable}`;
  }
  const found = findAnyRow(document, id);
  return found ? titleOf(found.row) : id;
}

/** How often it decides and how much it varies. */
export function driverToWords(driver: ForecastDriver, schedule: Schedule, format: Format): string {
  const dayMinutes = schedule.byId.get(driver.id)?.dayMinutes ?? 480;
  const days = Math.round((driver.spreadMinutes / dayMinutes) * 10) / 10;
  return `Decides in ${chanceToWords(driver.criticality)} of the runs, varies by ${format.number(days)} working ${days === 1 ? 'day' : 'days'}`;
}
