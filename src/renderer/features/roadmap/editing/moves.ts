import type { SingleCommand } from '../../../../domain/commands/command';
import type { Schedule, ScheduledRow } from '../../../../domain/schedule/schedule';
import { type Day, numberToDay } from '../../../../domain/time/day';
import { dayToMoment } from '../../../../domain/time/moment';
import type { Format } from '../../../ui/format';
import { minutesPerDay } from '../timeScale';

/** Where a row is to be, in whole days; the end that stays is left out. */
export type WantedDays = { readonly startDay?: Day; readonly finishDay?: Day };

/** The first day of a scheduled row. */
export function startDayOf({ startMinutes }: ScheduledRow): Day {
  return numberToDay(Math.floor(startMinutes / minutesPerDay));
}

/** The last day of a scheduled row: a finish at midnight belongs to the day that ends there. */
export function finishDayOf({ startMinutes, finishMinutes }: ScheduledRow): Day {
  const last = Math.ceil(finishMinutes / minutesPerDay) - 1;
  return numberToDay(Math.max(last, Math.floor(startMinutes / minutesPerDay)));
}

/** What moves a row so that it starts on a day (a milestone: stands on it). */
export function moveCommand(row: ScheduledRow, startDay: Day): SingleCommand {
  return { type: `${row.kind}.move`, id: row.id, startAt: dayToMoment(startDay) };
}

/** What makes a project or task longer or shorter at one end; nothing of a milestone. */
export function resizeCommands(
  { kind, id }: ScheduledRow,
  { startDay, finishDay }: WantedDays,
): readonly SingleCommand[] {
  if (kind === 'milestone') return [];
  return [
    {
      type: `${kind}.resize`,
      id,
      startAt: startDay ? dayToMoment(startDay) : null,
      finishAt: finishDay ? dayToMoment(finishDay) : null,
    },
  ];
}

/** How many other rows a change moved later and sooner; rows whose dates come from their parts are not counted. */
export function countMoved(
  before: Schedule,
  after: Schedule,
  exceptIds: ReadonlySet<string>,
): { readonly later: number; readonly sooner: number } {
  let later = 0;
  let sooner = 0;
  for (const [id, row] of after.byId) {
    const was = before.byId.get(id);
    if (!was || row.summary || exceptIds.has(id) || was === row) continue;
    const shift = row.finishMinutes - was.finishMinutes || row.startMinutes - was.startMinutes;
    if (shift > 0) later += 1;
    else if (shift < 0) sooner += 1;
  }
  return { later, sooner };
}

function placeInWords(row: ScheduledRow, format: Format): string {
  if (row.kind === 'milestone') return `${row.title} on ${format.dayShort(finishDayOf(row))}`;
  return `${row.title} ${format.dayShort(startDayOf(row))} to ${format.dayShort(finishDayOf(row))}`;
}

/** Why a row did not go where it was put. */
function heldInWords(row: ScheduledRow): string {
  switch (row.placedBy) {
    case 'link':
      return 'what it waits for holds it there';
    case 'constraint':
      return 'its constraint holds it there';
    case 'actual':
      return 'it has started';
    default:
      return 'its calendar has no working time in between';
  }
}

/** What a change did, to be spoken: "Cut-over 8 Dec to 5 Feb. Pushes 3 items." */
export function changeToSentence(
  before: Schedule,
  after: Schedule,
  ids: readonly string[],
  format: Format,
): string {
  const rows = ids.map((id) => after.byId.get(id)).filter((row) => row !== undefined);
  const [first] = rows;
  if (!first) return 'It has no dates any more.';
  const was = before.byId.get(first.id);
  const stays =
    rows.length === 1 &&
    was !== undefined &&
    was.startMinutes === first.startMinutes &&
    was.finishMinutes === first.finishMinutes;
  if (stays) return `${placeInWords(first, format)}, as before: ${heldInWords(first)}.`;
  const { later, sooner } = countMoved(before, after, new Set(ids));
  const items = (count: number) => format.count(count, 'item');
  const effects = [
    later > 0 ? `Pushes ${items(later)}.` : '',
    sooner > 0 ? `Pulls in ${items(sooner)}.` : '',
    later + sooner === 0 ? 'Nothing else moves.' : '',
  ];
  const moved = rows.length === 1 ? placeInWords(first, format) : `${items(rows.length)} moved`;
  return [`${moved}.`, ...effects].filter(Boolean).join(' ');
}
