import { type SheetKind, type SheetMapping, sheetKinds } from '../../domain/exchange/mapping';
import type { ProgramDocument } from '../../domain/model/document';
import { parseProgram } from '../../domain/model/parseProgram';
import { programToJson } from '../../domain/model/serializeProgram';
import { nameOfSheet } from '../spreadsheet/sheet';
import { addAsks } from './addAsks';
import { addLinks, addNamedLinks, LinkMaker } from './addLinks';
import { addMilestones } from './addMilestones';
import { addPeople, addResponsibilities } from './addPeople';
import { addProjects } from './addProjects';
import { addReleases } from './addReleases';
import { addTasks } from './addTasks';
import { noteCycles } from './circles';
import { ImportDraft } from './importDraft';
import type { Ledger } from './ledger';
import type { HeadedSheet } from './recognise';
import { hashText } from './rowIds';
import { createSheetReader, type SheetReader } from './sheetReader';

/** A sheet with what it is and how it is read. */
export type MappedSheet = {
  readonly headed: HeadedSheet;
  readonly mapping: SheetMapping;
  /** The order of its dates matters and nobody said it: such dates are left out for now. */
  readonly orderIsOpen: boolean;
  /** The order was read off a date that is a day in one order only. */
  readonly orderBySight: boolean;
};

const kindWords: Readonly<Record<SheetKind, string>> = {
  projects: 'projects',
  tasks: 'tasks',
  milestones: 'milestones',
  asks: 'team asks',
  people: 'people',
  links: 'links',
  releases: 'releases',
  ignore: 'nothing',
};

/** Makes one program of sheets. Every row is entered in the ledger as imported, merged or skipped. */
export function buildProgram(sheets: readonly MappedSheet[], title: string, ledger: Ledger): ProgramDocument {
  const draft = new ImportDraft(ledger);
  const readersByKind = new Map<SheetKind, SheetReader[]>(sheetKinds.map((kind) => [kind, []]));
  for (const sheet of sheets) {
    const { headed, mapping, orderIsOpen } = sheet;
    const file = nameOfSheet(headed.sheet);
    const tally = ledger.tallyOf(file);
    tally.takenFor = kindWords[mapping.kind];
    tally.rowsRead = headed.rows.length;
    noteSheet(sheet, file, ledger);
    if (mapping.kind === 'ignore') {
      tally.skipped = headed.rows.length;
      continue;
    }
    readersByKind
      .get(mapping.kind)
      ?.push(createSheetReader(headed, mapping, mapping.dateOrder, orderIsOpen, ledger));
  }
  const readers = (kind: SheetKind) => readersByKind.get(kind) ?? [];
  const workIsKnown = readers('projects').length + readers('tasks').length > 0;

  // Teams in the order in which the plan names them, and those that only people or asks name after them.
  for (const reader of [...readers('projects'), ...readers('tasks')]) {
    for (const row of reader.rows) {
      if (row.text('team') !== '') draft.teamIdOf(row.text('team'), { file: row.file, row: row.number });
    }
  }
  const people = addPeople(readers('people'), draft);
  const links = readers('projects').flatMap((reader) => addProjects(reader, draft));
  links.push(...addTasks(readers('tasks'), draft, workIsKnown));
  for (const reader of readers('milestones')) addMilestones(reader, draft, workIsKnown);
  for (const reader of readers('asks')) addAsks(reader, draft, workIsKnown);
  if (!workIsKnown) nameLinkEnds(readers('links'), draft);
  const maker = new LinkMaker(draft);
  for (const reader of readers('links')) addLinks(reader, draft, maker);
  addNamedLinks(links, draft, maker);
  addResponsibilities(people, draft, workIsKnown);
  for (const reader of readers('releases')) addReleases(reader, draft);

  noteTeams(draft, sheets);
  const phase = guessPhase(draft, sheets);
  const key = sheets.map(({ headed, mapping }) => [nameOfSheet(headed.sheet), mapping, headed.rows]);
  const id = draft.idFor('program', `${title} ${hashText(JSON.stringify(key))}`);
  const document = draft.toDocument(id, title, phase);
  noteCycles(document, ledger);
  return draft.refusedAny ? mend(document, ledger) : document;
}

/** Without a sheet of work, what links name is all there is of it. */
function nameLinkEnds(readers: readonly SheetReader[], draft: ImportDraft): void {
  for (const reader of readers) {
    for (const row of reader.rows) {
      for (const end of ['from', 'to']) {
        const name = row.text(end);
        if (name === '' || draft.findWork(name)) continue;
        const id = draft.idFor('project', name);
        const place = { file: row.file, row: row.number };
        const kept = draft.keep('project', { id, title: name, externalId: name.slice(0, 500) }, place);
        if (kept === null) continue;
        draft.nameWork({ kind: 'project', id }, [name], name);
        ledgerProjectMade(draft, row.file, row.number, name);
      }
    }
  }
}

function ledgerProjectMade(draft: ImportDraft, file: string, row: number, name: string): void {
  draft.ledger.note({
    severity: 'guessed',
    code: 'projectMade',
    file,
    row,
    message: `The project "${name.slice(0, 60)}" was made of its name alone, since no sheet of projects came along.`,
    many: (count) =>
      `${count} projects were made of their names alone, since no sheet of projects came along`,
  });
}

function noteSheet({ headed, mapping, orderBySight }: MappedSheet, file: string, ledger: Ledger): void {
  const say = (severity: 'dropped' | 'guessed' | 'note', code: string, row: number | null, message: string) =>
    ledger.note({ severity, code, file, row, message, many: () => message });
  if (mapping.kind === 'ignore' && headed.rows.length > 0) {
    say(
      'dropped',
      'sheetIgnored',
      null,
      `The sheet was left out: its heading (${headed.headings.slice(0, 5).join(', ').slice(0, 120)}) is none that is known, or it was chosen to be left out.`,
    );
  }
  if (headed.rows.length === 0)
    say('note', 'noRows', headed.headingRow, 'The sheet has no rows below its heading.');
  if (headed.preface.length > 0) {
    const first = headed.preface[0]?.cells.find((cell) => cell.trim() !== '') ?? '';
    say(
      'dropped',
      'preface',
      headed.preface[0]?.number ?? null,
      `The ${headed.preface.length === 1 ? 'line' : `${headed.preface.length} lines`} above the heading were left out ("${first.slice(0, 60)}").`,
    );
  }
  if (orderBySight) {
    const order = { ymd: 'year, month, day', dmy: 'day, month, year', mdy: 'month, day, year' } as const;
    say(
      'note',
      'dateOrder',
      null,
      `Dates were read as ${order[mapping.dateOrder ?? 'ymd']}: at least one of them is a day in that order only.`,
    );
  }
  for (const remark of headed.sheet.remarks) {
    ledger.note({
      severity: remark.code === 'formula' ? 'note' : 'dropped',
      code: remark.code,
      file,
      row: remark.row,
      column: remark.column,
      message:
        remark.code === 'formula'
          ? `The formula in ${remark.column}${remark.row} was left out; the value it last had was taken.`
          : `The cell ${remark.column}${remark.row} holds an error and was taken as empty.`,
      many: (count) =>
        remark.code === 'formula'
          ? `${count} formulas were left out; the values they last had were taken`
          : `${count} cells hold errors and were taken as empty`,
    });
  }
}

function noteTeams(draft: ImportDraft, sheets: readonly MappedSheet[]): void {
  const count = draft.rows('team').length;
  if (count === 0) return;
  const message = `${count === 1 ? 'One team was' : `${count} teams were`} made of the names met, and taken as ${count === 1 ? 'a team' : 'teams'} of engineering in the house.`;
  const file = sheets.length === 1 && sheets[0] ? nameOfSheet(sheets[0].headed.sheet) : '';
  draft.ledger.note({
    severity: 'guessed',
    code: 'teamsMade',
    file,
    row: null,
    message,
    many: () => message,
  });
}

/** Where the program stands, as far as its projects tell. */
function guessPhase(draft: ImportDraft, sheets: readonly MappedSheet[]): string {
  const works = [...draft.rows('project'), ...draft.rows('task')];
  const begun = works.some((row) => row.plan.percentComplete > 0 || row.plan.actualStartAt !== null);
  if (!begun) return 'Planning';
  const message = 'The program was taken to be in Execution, since some of its work has begun.';
  const file = sheets.length === 1 && sheets[0] ? nameOfSheet(sheets[0].headed.sheet) : '';
  draft.ledger.note({ severity: 'guessed', code: 'phase', file, row: null, message, many: () => message });
  return 'Execution';
}

/** A row that was refused may be named by others: what names it is cleared or left out, and noted. */
function mend(document: ProgramDocument, ledger: Ledger): ProgramDocument {
  const parsed = parseProgram(programToJson(document));
  if (!parsed.ok) throw new Error(`An import made no program: ${parsed.error.where} ${parsed.error.reason}`);
  for (const note of parsed.value.notes) {
    const message = `${note.where}: ${note.what}.`;
    ledger.note({ severity: 'dropped', code: note.code, file: '', row: null, message, many: () => message });
  }
  return parsed.value.document;
}
