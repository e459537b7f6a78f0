import type { ImportFault, LossEntry, LossReport } from '../../domain/exchange/lossReport';
import {
  dateOrders,
  type FieldChoice,
  type ImportChoices,
  type ImportQuestion,
  type SheetKind,
  type SheetMapping,
} from '../../domain/exchange/mapping';
import type { ProgramDocument } from '../../domain/model/document';
import { err, ok, type Result } from '../../domain/result';
import type { SentPlan } from '../../domain/snapshots/sentPlan';
import { decodeText, decodeXml, encodingChoices } from '../decodeText';
import { detectFormat } from '../detectFormat';
import { parseGan } from '../ganttproject/parseGan';
import { parseIcs } from '../icalendar/parseIcs';
import { limits } from '../limits';
import { parseMermaid } from '../mermaid/parseMermaid';
import { parseMspdi } from '../mspdi/parseMspdi';
import { parseProgramText } from '../program/parseProgramText';
import { planInHtml } from '../report/planInHtml';
import { readCsv } from '../spreadsheet/readCsv';
import { readXlsx } from '../spreadsheet/readXlsx';
import { nameOfSheet, type Sheet } from '../spreadsheet/sheet';
import { buildProgram, type MappedSheet } from './buildProgram';
import { orderEvidence } from './cellMoment';
import { circleFault, noteCycles } from './circles';
import { dayFieldsByKind, fieldsByKind, rulesByKind } from './fields';
import { createLedger } from './ledger';
import { findHeading, type HeadedSheet, mapColumnsAs, recognise } from './recognise';

/** A file that is to be imported: its name (a folder before it tells the title) and what it holds. */
export type ImportFile = { readonly name: string; readonly bytes: Uint8Array };

/** What was made of files, and all that a person may correct about it. */
export type ImportOutcome = {
  readonly document: ProgramDocument;
  readonly report: LossReport;
  /** How each sheet was read; empty for a program file. */
  readonly mappings: readonly SheetMapping[];
  readonly fieldsByKind: Readonly<Record<SheetKind, readonly FieldChoice[]>>;
  /** The first rows of each sheet under its heading, by the sheet's place in `mappings`. */
  readonly samples: readonly (readonly (readonly string[])[])[];
  /** What has to be answered before the program is what the files mean. */
  readonly questions: readonly ImportQuestion[];
  readonly suggestedTitle: string;
  /** The plan of a report, which can be compared with the program that it is of. */
  readonly sentPlan?: SentPlan;
};

const sampleRows = 8;
const sampleCharacters = 200;

/**
 * Reads files together as one program: a program file alone, or CSV files and workbooks, whose sheets and columns are
 * recognised by their headings unless `choices` says how they are to be read. The same files and choices always give
 * the same program. A date or encoding that could be meant in several ways is a question, never a guess; a circle of
 * dependencies is refused unless the choices keep it.
 */
export async function readImport(
  files: readonly ImportFile[],
  choices: Partial<ImportChoices> = {},
): Promise<Result<ImportOutcome, ImportFault>> {
  const read = await readFiles(files, choices);
  if (!read.ok || choices.circles === 'keep') return read;
  const fault = circleFault(
    read.value,
    files.map(({ name }) => name),
  );
  return fault ? err(fault) : read;
}

async function readFiles(
  files: readonly ImportFile[],
  choices: Partial<ImportChoices>,
): Promise<Result<ImportOutcome, ImportFault>> {
  const first = files[0];
  if (!first) return err(faultOf('noFiles', '', 'No file was given.', 'Choose at least one file.'));
  if (files.length > limits.files) {
    return err(
      faultOf('tooManyFiles', '', `More than ${limits.files} files were given.`, 'Import fewer at a time.'),
    );
  }
  const suggestedTitle = suggestTitle(files.map((file) => file.name));
  const questions: ImportQuestion[] = [];
  const sheets: Sheet[] = [];
  const named = uniquelyNamed(files);
  for (const file of named) {
    const format = detectFormat(file.name, file.bytes);
    if (!format.ok) return format;
    if (format.value !== 'workbook' && format.value !== 'csv') {
      if (files.length > 1) {
        return err(
          faultOf(
            'programAmongSheets',
            file.name,
            `${file.name} holds a whole program, which is read by itself and not together with others.`,
            'Import that file alone.',
          ),
        );
      }
      if (format.value === 'page') return readReportPage(file);
      return format.value === 'program'
        ? readProgramFile(file)
        : readPlanFile(file, planReaders[format.value]);
    }
    const read =
      format.value === 'workbook'
        ? await readXlsx(file.bytes, file.name)
        : readText(file, choices, questions);
    if (!read.ok) return read;
    sheets.push(...read.value);
  }
  const mapped: MappedSheet[] = [];
  for (const sheet of sheets) {
    const headed = findHeading(sheet);
    if (headed) mapped.push(mapSheet(headed, choices, questions));
  }
  if (!mapped.some(({ headed }) => headed.rows.length > 0)) {
    const { name } = named[0] ?? first;
    return err({
      code: 'noRows',
      file: name,
      place: mapped[0] ? `row ${mapped[0].headed.headingRow + 1}` : 'row 1',
      message:
        files.length === 1
          ? `${name} has no rows below its heading.`
          : 'None of the files has any rows below its heading.',
      remedy: 'Choose a file that has a heading and at least one row below it.',
    });
  }
  const ledger = createLedger();
  const document = buildProgram(mapped, suggestedTitle, ledger);
  return ok({
    document,
    report: ledger.close(document),
    mappings: mapped.map((it) => it.mapping),
    fieldsByKind,
    samples: mapped.map(({ headed }) =>
      headed.rows
        .slice(0, sampleRows)
        .map((row) => headed.headings.map((_, i) => (row.cells[i] ?? '').slice(0, sampleCharacters))),
    ),
    questions,
    suggestedTitle,
  });
}

function faultOf(code: string, file: string, message: string, remedy: string): ImportFault {
  return { code, file, place: '', message, remedy };
}

/** Files of the same name from different folders keep apart; of others the folder is left out. */
function uniquelyNamed(files: readonly ImportFile[]): ImportFile[] {
  const base = (name: string) => name.replace(/^.*[\\/]/, '') || name;
  const countByBase = new Map<string, number>();
  for (const { name } of files) countByBase.set(base(name), (countByBase.get(base(name)) ?? 0) + 1);
  const seen = new Set<string>();
  return files.map(({ name, bytes }) => {
    let unique = countByBase.get(base(name)) === 1 ? base(name) : name;
    for (let n = 2; seen.has(unique); n++) unique = `${name} (${n})`;
    seen.add(unique);
    return { name: unique, bytes };
  });
}

/** What the program may be called: after the folder that all files are in, or the only file. */
function suggestTitle(names: readonly string[]): string {
  const folders = new Set(names.map((name) => /([^\\/]+)[\\/][^\\/]*$/.exec(name)?.[1] ?? ''));
  const only = folders.size === 1 ? ([...folders][0] ?? '') : '';
  const file = names.length === 1 ? (names[0] ?? '').replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '') : '';
  const words = (file || only).replace(/[-_.\s]+/g, ' ').trim();
  return words === '' ? 'Imported program' : words.charAt(0).toUpperCase() + words.slice(1);
}

/** [R32] The plan that a report in HTML carries is read as the program file that it is. */
function readReportPage(file: ImportFile): Result<ImportOutcome, ImportFault> {
  const plan = planInHtml(new TextDecoder().decode(file.bytes), file.name);
  if (!plan.ok) return plan;
  const { text, day } = plan.value;
  const read = readProgramFile({ name: file.name, bytes: new TextEncoder().encode(text) });
  if (!read.ok || day === null) return read;
  const programId = read.value.document.program.id;
  return ok({ ...read.value, sentPlan: { programId, day, fileName: file.name } });
}

function readProgramFile(file: ImportFile): Result<ImportOutcome, ImportFault> {
  const read = parseProgramText(file.bytes, file.name);
  if (!read.ok) return read;
  const { document, report } = read.value;
  return ok({
    document,
    report,
    mappings: [],
    fieldsByKind,
    samples: [],
    questions: [],
    suggestedTitle: document.program.title,
  });
}

/** How a whole plan of another product is read: its parser gives the program and what was lost. */
type PlanReader = {
  readonly takenFor: string;
  readonly parse: (
    text: string,
    context: { readonly file: string },
  ) => Result<{ readonly document: ProgramDocument; readonly entries: readonly LossEntry[] }, ImportFault>;
};

const planReaders: Readonly<Record<'mspdi' | 'gan' | 'mermaid' | 'ics', PlanReader>> = {
  mspdi: { takenFor: 'a Microsoft Project plan', parse: parseMspdi },
  gan: { takenFor: 'a GanttProject plan', parse: parseGan },
  mermaid: { takenFor: 'a Mermaid Gantt diagram', parse: parseMermaid },
  ics: { takenFor: 'a calendar (iCalendar)', parse: parseIcs },
};

/** Reads the plan of another product; the rows are counted here. */
function readPlanFile(file: ImportFile, { takenFor, parse }: PlanReader): Result<ImportOutcome, ImportFault> {
  if (file.bytes.length > limits.programBytes) {
    return err(
      faultOf(
        'tooLarge',
        file.name,
        `${file.name} is larger than ${limits.programBytes / 1_048_576} MB.`,
        'Save a part of the plan as a file of its own and import that.',
      ),
    );
  }
  const { text, replaced } = decodeXml(file.bytes);
  const parsed = parse(text, { file: file.name });
  if (!parsed.ok) return parsed;
  const { document, entries } = parsed.value;
  const ledger = createLedger();
  noteCycles(document, ledger, file.name);
  if (replaced > 0) {
    const message = `${replaced === 1 ? 'One character' : `${replaced.toLocaleString('en-US')} characters`} could not be read in the encoding that the file names and became "\ufffd".`;
    ledger.note({
      severity: 'guessed',
      code: 'encoding',
      file: file.name,
      row: null,
      message,
      many: () => message,
    });
  }
  const circles = ledger.close(document);
  const rows = Object.values(circles.created).reduce((sum, count) => sum + count, 0);
  return ok({
    document,
    report: {
      tallies: [
        {
          file: file.name,
          takenFor,
          rowsRead: rows,
          rowsImported: rows,
          rowsMerged: 0,
          rowsSkipped: 0,
        },
      ],
      created: circles.created,
      entries: [...entries, ...circles.entries],
    },
    mappings: [],
    fieldsByKind,
    samples: [],
    questions: [],
    suggestedTitle: document.program.title,
  });
}

function readText(
  file: ImportFile,
  choices: Partial<ImportChoices>,
  questions: ImportQuestion[],
): Result<Sheet[], ImportFault> {
  if (file.bytes.length > limits.sheetBytes) {
    return err(
      faultOf(
        'tooLarge',
        file.name,
        `${file.name} is larger than ${limits.sheetBytes / 1_048_576} MB.`,
        'Split it into several files, or leave out the rows and columns that are not needed.',
      ),
    );
  }
  const chosen = Object.hasOwn(choices.encodings ?? {}, file.name)
    ? choices.encodings?.[file.name]
    : undefined;
  const decoded = decodeText(file.bytes, file.name, chosen);
  if (!decoded.ok) return decoded;
  if (decoded.value.uncertain) {
    questions.push({
      code: 'encoding',
      file: file.name,
      sheet: null,
      message: `${file.name} is not in UTF-8. Which encoding was it saved in? Look at the letters with accents in the first rows.`,
      choices: encodingChoices,
    });
  }
  const read = readCsv(decoded.value.text, file.name);
  return read.ok ? ok([read.value]) : read;
}

const orderLabels = { ymd: 'year, month, day', dmy: 'day, month, year', mdy: 'month, day, year' } as const;

/** How a sheet is read: as its heading tells, corrected by what a person chose. */
function mapSheet(
  headed: HeadedSheet,
  choices: Partial<ImportChoices>,
  questions: ImportQuestion[],
): MappedSheet {
  const recognised = recognise(headed);
  const chosen = choices.mappings?.find((it) => it.file === recognised.file && it.sheet === recognised.sheet);
  const corrected = chosen === undefined ? recognised : correct(recognised, chosen, headed);
  const dayFields = new Set(dayFieldsByKind[corrected.kind]);
  const dayColumns = corrected.columns.flatMap(({ field }, i) =>
    field !== null && dayFields.has(field) ? [i] : [],
  );
  const evidence = orderEvidence(
    headed.rows.flatMap((row) => dayColumns.map((column) => row.cells[column] ?? '')),
  );
  const settled =
    evidence.possible.length === 1 && (chosen?.dateOrder ?? null) === null ? evidence.possible[0] : undefined;
  const dateOrder = settled ?? corrected.dateOrder;
  const isOpen = dateOrder === null && evidence.ambiguous !== null;
  if (isOpen) {
    const orders = evidence.possible.length > 0 ? evidence.possible : dateOrders;
    questions.push({
      code: 'dateOrder',
      file: corrected.file,
      sheet: corrected.sheet,
      message: `Dates in ${nameOfSheet(headed.sheet)} such as ${evidence.ambiguous} can be read in more than one way. In which order are their parts?`,
      choices: orders.map((value) => ({ value, label: orderLabels[value] })),
    });
  }
  return {
    headed,
    mapping: { ...corrected, dateOrder },
    orderIsOpen: isOpen,
    orderBySight: settled !== undefined && evidence.ambiguous !== null,
  };
}

/** A chosen mapping, held against the sheet as it is now: columns by place and name, fields that the kind knows. */
function correct(recognised: SheetMapping, chosen: SheetMapping, headed: HeadedSheet): SheetMapping {
  const known = new Set(rulesByKind[chosen.kind].fields.map((field) => field.field));
  const fallback = mapColumnsAs(headed.headings, chosen.kind);
  const columns = headed.headings.map((column, i) => {
    const byPlace = chosen.columns[i]?.column === column ? chosen.columns[i] : undefined;
    const said = byPlace ?? chosen.columns.find((it) => it.column === column);
    if (said === undefined) return fallback[i] ?? { column, field: null };
    const { field } = said;
    return { column, field: field === null || field === '' || known.has(field) ? field : null };
  });
  return { ...recognised, kind: chosen.kind, columns, dateOrder: chosen.dateOrder };
}
