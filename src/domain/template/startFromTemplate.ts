import { type ProgramDocument, rowsOf } from '../model/document';
import { titleSchema } from '../model/fields';
import { type AnyRow, kindNames, kinds } from '../model/kinds';
import { programHeaderSchema } from '../model/program';
import { err, ok, type Result } from '../result';
import { type Day, dayToNumber, weekdayOf } from '../time/day';
import { dayToMoment, momentToDay } from '../time/moment';
import { moveDays } from './moveDays';

/**
 * A program that follows a template: it starts on `startDay`, and every day that the template names moves by the whole
 * weeks between the two starts, so that what was on a Thursday stays on one ([N1]). The error is what is wrong with the
 * title. The program keeps the template's id: who takes it over gives it one of its own.
 */
export function startFromTemplate(
  template: ProgramDocument,
  title: string,
  startDay: Day,
): Result<ProgramDocument, string> {
  const named = titleSchema.safeParse(title);
  if (!named.success) return err(`the title ${named.error.issues[0]?.message ?? 'is wrong'}`);
  const { startAt } = template.program;
  const days = startAt === null ? 0 : 7 * (weekOf(startDay) - weekOf(momentToDay(startAt)));
  const header = moveDays(programHeaderSchema, template.program, days);
  const tables = Object.fromEntries(
    kindNames.map((kind) => [
      kinds[kind].table,
      (rowsOf(template, kind) as readonly AnyRow[]).map((row) => moveDays(kinds[kind].schema, row, days)),
    ]),
  );
  return ok({
    program: { ...header, title: named.data, startAt: dayToMoment(startDay) },
    ...tables,
  } as unknown as ProgramDocument);
}

/** The number of the week, from Monday on, that a day is in. */
function weekOf(day: Day): number {
  const number = dayToNumber(day);
  return (number - ((weekdayOf(number) + 6) % 7)) / 7;
}
