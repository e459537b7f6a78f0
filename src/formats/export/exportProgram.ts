import Papa from 'papaparse';
import writeWorkbook, { type SheetData } from 'write-excel-file/node';
import type { FileTally, LossEntry, LossReport } from '../../domain/exchange/lossReport';
import type { ProgramDocument } from '../../domain/model/document';
import { kindNames, kinds } from '../../domain/model/kinds';
import { serializeProgram } from '../../domain/model/serializeProgram';
import type { Day } from '../../domain/time/day';
import { writeIcs } from '../icalendar/writeIcs';
import { countRows } from '../import/ledger';
import { writeMermaid } from '../mermaid/writeMermaid';
import { writeMspdi } from '../mspdi/writeMspdi';
import { type ExportTable, programToPlanTable, programToTables } from './tables';

/** A file that was made: its name, and what it holds. */
export type ExportFile = { readonly name: string; readonly content: string | Uint8Array };

/** What was made of a program, and what of it the format cannot hold. */
export type ExportOutcome = { readonly files: readonly ExportFile[]; readonly report: LossReport };

/** Kinds of rows that the tables carry, whole or in part. */
const tabledKinds = new Set([
  'team',
  'stakeholder',
  'project',
  'task',
  'milestone',
  'dependency',
  'goal',
  'risk',
  'assumption',
  'issue',
  'decision',
  'action',
  'statusUpdate',
  'responsibility',
  'marker',
]);

function notCarried(document: ProgramDocument, carried: ReadonlySet<string>, file: string): LossEntry[] {
  const entries: LossEntry[] = [];
  for (const kind of kindNames) {
    const count = document[kinds[kind].table].length;
    if (count === 0 || carried.has(kind)) continue;
    entries.push({
      severity: 'dropped',
      code: 'notCarried',
      file,
      row: null,
      column: null,
      message: `${count} ${count === 1 ? kinds[kind].word : spaced(kinds[kind].table)} ${count === 1 ? 'is' : 'are'} not in it; the program file holds them.`,
    });
  }
  return entries;
}

/** `statusUpdates` as a person reads it. */
function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function tally(file: string, made: ExportTable): FileTally {
  return {
    file,
    takenFor: made.title.toLowerCase(),
    rowsRead: made.rows.length,
    rowsImported: made.rows.length,
    rowsMerged: 0,
    rowsSkipped: 0,
  };
}

/** The computed dates stand in tables; links, constraints and calendars that led to them do not. */
const datesAreComputed: LossEntry = {
  severity: 'note',
  code: 'datesAreComputed',
  file: '',
  row: null,
  column: null,
  message:
    'Starts and finishes are those that the schedule computes; constraints, deadlines and calendars are in the program file.',
};

/** The program file itself: everything. */
export function exportJson(document: ProgramDocument, name: string): ExportOutcome {
  return {
    files: [{ name, content: serializeProgram(document) }],
    report: { tallies: [], created: countRows(document), entries: [] },
  };
}

/** A table as CSV: CRLF and a byte order mark for Excel; a text that a spreadsheet would take for a formula is escaped. */
function tableToCsv({ columns, rows }: ExportTable): string {
  const heading = columns.map((column) => column.heading);
  const text = Papa.unparse([heading, ...rows.map((row) => row.map((cell) => cell ?? ''))], {
    escapeFormulae: true,
    newline: '\r\n',
  });
  return `\ufeff${text}\r\n`;
}

/** The plan as one CSV file: projects, tasks and milestones, with the dates that are computed. */
export function exportPlanCsv(document: ProgramDocument, name: string, today: Day): ExportOutcome {
  const plan = programToPlanTable(document, today);
  return {
    files: [{ name, content: tableToCsv(plan) }],
    report: {
      tallies: [tally(name, plan)],
      created: {},
      entries: [datesAreComputed, ...notCarried(document, new Set(['project', 'task', 'milestone']), name)],
    },
  };
}

/** The program as a folder of CSV files, one a table, which are imported again together. */
export function exportCsvFolder(document: ProgramDocument, today: Day): ExportOutcome {
  const tables = programToTables(document, today);
  return {
    files: tables.map((made) => ({ name: `${made.name}.csv`, content: tableToCsv(made) })),
    report: {
      tallies: tables.map((made) => tally(`${made.name}.csv`, made)),
      created: {},
      entries: [datesAreComputed, ...notCarried(document, tabledKinds, '')],
    },
  };
}

/** Kinds of rows that Microsoft Project XML carries; `writeMspdi` says what of them it does not. */
const mspdiKinds = new Set([
  'calendar',
  'team',
  'stakeholder',
  'project',
  'task',
  'milestone',
  'dependency',
  'snapshot',
]);

/** The plan as Microsoft Project XML, which is read back with the same schedule. */
export function exportMspdi(document: ProgramDocument, name: string): ExportOutcome {
  const { text, entries, rowCount } = writeMspdi(document, name);
  const written: FileTally = {
    file: name,
    takenFor: 'Microsoft Project XML',
    rowsRead: rowCount,
    rowsImported: rowCount,
    rowsMerged: 0,
    rowsSkipped: 0,
  };
  return {
    files: [{ name, content: text }],
    report: {
      tallies: [written],
      created: {},
      entries: [...entries, ...notCarried(document, mspdiKinds, name)],
    },
  };
}

function textOutcome(
  document: ProgramDocument,
  file: { readonly name: string; readonly text: string; readonly takenFor: string; readonly rows: number },
  entries: readonly LossEntry[],
  carried: ReadonlySet<string>,
): ExportOutcome {
  const { name, text, takenFor, rows } = file;
  return {
    files: [{ name, content: text }],
    report: {
      tallies: [{ file: name, takenFor, rowsRead: rows, rowsImported: rows, rowsMerged: 0, rowsSkipped: 0 }],
      created: {},
      entries: [
        ...entries.map((entry) => ({ ...entry, file: name })),
        datesAreComputed,
        ...notCarried(document, carried, name),
      ],
    },
  };
}

/** The days of projects, milestones and promises as a calendar. */
export function exportIcs(document: ProgramDocument, name: string, today: Day): ExportOutcome {
  const { text, eventCount, entries } = writeIcs(document, today);
  const file = { name, text, takenFor: 'iCalendar', rows: eventCount };
  return textOutcome(document, file, entries, new Set(['project', 'task', 'milestone', 'dependency']));
}

/** The plan as a Gantt diagram of Mermaid. */
export function exportMermaid(document: ProgramDocument, name: string): ExportOutcome {
  const { text, lineCount, entries } = writeMermaid(document);
  const file = { name, text, takenFor: 'Mermaid', rows: lineCount };
  return textOutcome(document, file, entries, new Set(['project', 'task', 'milestone', 'dependency']));
}

const excelCellCharacters = 32_767;

/** The program as an Excel workbook, one sheet a table, with real dates and numbers; texts are never formulas. */
export async function exportXlsx(
  document: ProgramDocument,
  name: string,
  today: Day,
): Promise<ExportOutcome> {
  const tables = programToTables(document, today);
  let cut = 0;
  const sheets = tables.map((made) => ({
    sheet: made.title,
    stickyRowsCount: 1,
    columns: made.columns.map((column, i) => ({ width: widthOf(column.heading, made.rows, i) })),
    data: [
      made.columns.map((column) => ({ value: column.heading, type: String, fontWeight: 'bold' as const })),
      ...made.rows.map((row) =>
        row.map((cell, i) => {
          if (cell === null) return null;
          if (made.columns[i]?.holds === 'day' && typeof cell === 'string') {
            const time = Date.parse(`${cell}T00:00:00Z`);
            // Excel knows no day before 1900.
            if (cell >= '1900-03-01' && !Number.isNaN(time)) {
              return { value: new Date(time), type: Date, format: 'yyyy-mm-dd' };
            }
          }
          if (typeof cell === 'number') return { value: cell, type: Number };
          if (cell.length > excelCellCharacters) cut++;
          return { value: cell.slice(0, excelCellCharacters), type: String };
        }),
      ),
    ] as SheetData,
  }));
  const workbook =
    sheets.length > 0
      ? sheets
      : [{ sheet: 'Projects', data: [['Key', 'Title']] as SheetData, stickyRowsCount: 1, columns: [] }];
  const content = await writeWorkbook(workbook, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer();
  const entries: LossEntry[] = [datesAreComputed, ...notCarried(document, tabledKinds, name)];
  if (cut > 0) {
    entries.push({
      severity: 'dropped',
      code: 'textCut',
      file: name,
      row: null,
      column: null,
      message: `${cut} ${cut === 1 ? 'text was' : 'texts were'} cut at ${excelCellCharacters.toLocaleString('en-US')} characters, the most that an Excel cell holds.`,
    });
  }
  return {
    files: [{ name, content: new Uint8Array(content) }],
    report: { tallies: tables.map((made) => tally(made.title, made)), created: {}, entries },
  };
}

function widthOf(heading: string, rows: ExportTable['rows'], column: number): number {
  let longest = heading.length;
  for (const row of rows.slice(0, 200)) longest = Math.max(longest, String(row[column] ?? '').length);
  return Math.min(60, longest + 2);
}
