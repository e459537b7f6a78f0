import type { ImportFault } from '../domain/exchange/lossReport';
import {
  type CircleChoice,
  type DateOrder,
  dateOrders,
  type ImportChoices,
  importChoicesSchema,
} from '../domain/exchange/mapping';
import { issueToWords } from '../domain/model/issueWords';
import { type ImportFile, type ImportOutcome, readImport } from '../formats/import/readImport';
import type { Arguments } from './arguments';
import { readFiles, readJson } from './files';
import { PlanAtFault, WrongUsage } from './wrongUsage';

/** The options that say how files are read, known to every command that reads some. */
export const readingOptions = ['mapping', 'date-order', 'encoding'] as const;

/** A fault as one line: what is wrong, where, and what to do. */
export function faultToLine(fault: ImportFault): string {
  const place = fault.place.split(', ').filter((part) => part !== '' && !fault.message.includes(part));
  const message =
    place.length === 0 ? fault.message : `${fault.message.replace(/\.$/, '')} (${place.join(', ')}).`;
  return `${message} ${fault.remedy}`.replace(/\s+/g, ' ').trim();
}

function readChoices(args: Arguments, files: readonly ImportFile[]): ImportChoices {
  const file = args.valueOf('mapping');
  let choices: ImportChoices = { mappings: [], encodings: {}, circles: 'refuse' };
  if (file !== null) {
    const parsed = importChoicesSchema.safeParse(readJson(file));
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new PlanAtFault([
        `${file} is no mapping: ${issue?.path.join('.') || 'it'} ${issueToWords(issue)}.`,
      ]);
    }
    choices = parsed.data;
  }
  const encoding = args.valueOf('encoding');
  if (encoding === null) return choices;
  const names = files.map(({ name }) => name.replace(/^.*\//, ''));
  return {
    ...choices,
    encodings: { ...Object.fromEntries(names.map((name) => [name, encoding])), ...choices.encodings },
  };
}

function readDateOrder(args: Arguments): DateOrder | null {
  const word = args.valueOf('date-order');
  if (word === null) return null;
  const order = dateOrders.find((it) => it === word);
  if (!order) throw new WrongUsage(`--date-order is one of ${dateOrders.join(', ')}.`);
  return order;
}

/**
 * Reads the files and folders given as one program; a circle in it is kept, since what only looks at a plan names it in
 * its answer, or refused, or as the mapping says (null). What the reader will not guess has to be said by options; files of
 * which nothing could be read are at fault.
 */
export async function readPlan(
  args: Arguments,
  circles: CircleChoice | null = 'keep',
): Promise<ImportOutcome> {
  const files = readFiles(args.files);
  const said = readChoices(args, files);
  const choices = { ...said, circles: circles ?? said.circles };
  const dateOrder = readDateOrder(args);
  let read = await readImport(files, choices);
  if (read.ok && dateOrder !== null && read.value.mappings.some((it) => it.dateOrder === null)) {
    const mappings = read.value.mappings.map((it) => ({ ...it, dateOrder: it.dateOrder ?? dateOrder }));
    read = await readImport(files, { ...choices, mappings });
  }
  if (!read.ok) {
    const hint = read.error.code === 'circle' ? ' Say it with --circles keep.' : '';
    throw new PlanAtFault([faultToLine(read.error) + hint]);
  }
  const { questions, report, mappings } = read.value;
  if (questions.length > 0) {
    throw new PlanAtFault(
      questions.map((question) => {
        const option = question.code === 'dateOrder' ? '--date-order' : '--encoding';
        const values = question.choices.map((choice) => choice.value).join(', ');
        return `${question.message} Say it with ${option} (${values}) or in a --mapping file.`;
      }),
    );
  }
  const imported = report.tallies.reduce((sum, tally) => sum + tally.rowsImported, 0);
  if (mappings.length > 0 && imported === 0) {
    const files = mappings.map((it) => it.file).join(', ');
    const dropped = report.entries.filter((entry) => entry.severity === 'dropped');
    throw new PlanAtFault(
      dropped.length === 0
        ? [`Nothing could be read of ${files}: no heading is known.`]
        : dropped.map(({ row, message }) => `Nothing could be read of ${rowIn(files, row)}: ${message}`),
    );
  }
  return read.value;
}

function rowIn(files: string, row: number | null): string {
  return row === null ? files : `${files}, row ${row}`;
}
