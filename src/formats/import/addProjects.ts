import { phaseNames, priorities } from '../../domain/model/work';
import type { ImportDraft } from './importDraft';
import type { RowReader, SheetReader } from './sheetReader';
import { splitList, stageRank } from './words';
import { readPlan, readWorkState } from './workPlan';

/** Links that a row of work names in its own columns, to be made when all work is known. */
export type NamedLink = {
  readonly from: string;
  readonly to: string;
  readonly relation: string;
  readonly row: RowReader;
  readonly field: string;
};

const priorityByWord: Readonly<Record<string, (typeof priorities)[number]>> = {
  lowest: 'low',
  minor: 'low',
  trivial: 'low',
  p4: 'low',
  p3: 'low',
  medium: 'normal',
  p2: 'normal',
  major: 'high',
  p1: 'high',
  highest: 'urgent',
  critical: 'urgent',
  blocker: 'urgent',
  p0: 'urgent',
};

/** Reads a priority's word; what is not known is kept as a custom field. */
function readPriority(row: RowReader): (typeof priorities)[number] {
  const word = row.text('priority').toLowerCase();
  if (word === '') return 'normal';
  const known = priorities.find((it) => it === word) ?? priorityByWord[word];
  if (known === undefined) row.keepText('priority');
  return known ?? 'normal';
}

/** Reads a phase's name; what is none is kept as a custom field. */
function readPhase(row: RowReader): (typeof phaseNames)[number] | null {
  const word = row.text('phase').toLowerCase();
  const phase = phaseNames.find((it) => it.toLowerCase() === word) ?? null;
  if (phase === null && word !== '') row.keepText('phase');
  return phase;
}

/** Reads a web address; what may not be opened is kept as a custom field. */
export function readLink(row: RowReader): string {
  const link = row.text('link');
  if (/^(https:\/\/|mailto:)/i.test(link) && link.length <= 2_000) return link;
  row.keepText('link');
  return '';
}

/** Reads labels, each once. */
export function readLabels(row: RowReader): string[] {
  const labels = row.texts('labels').flatMap((cell) => splitList(cell));
  return [...new Set(labels.map((label) => label.slice(0, 200)))];
}

/** The links that the columns "Predecessors" and "Blocks" of a row name. */
export function readNamedLinks(row: RowReader, key: string): NamedLink[] {
  return [
    ...row
      .texts('predecessors')
      .flatMap((cell) =>
        splitList(cell).map((from) => ({ from, to: key, relation: 'blocks', row, field: 'predecessors' })),
      ),
    ...row
      .texts('successors')
      .flatMap((cell) =>
        splitList(cell).map((to) => ({ from: key, to, relation: 'blocks', row, field: 'successors' })),
      ),
  ];
}

/** Whether a row says the very same as one before it; such rows are merged and not read twice. */
export function createRepeatCheck(reader: SheetReader, draft: ImportDraft): (row: RowReader) => boolean {
  const rowBySignature = new Map<string, number>();
  const fields = reader.mapping.columns.map((column) => column.field).filter((field) => !!field) as string[];
  return (row) => {
    const signature = JSON.stringify([fields.map((field) => row.texts(field)), row.customFields()]);
    const earlier = rowBySignature.get(signature);
    if (earlier === undefined) {
      rowBySignature.set(signature, row.number);
      return false;
    }
    draft.ledger.note({
      severity: 'merged',
      code: 'repeatedRow',
      file: row.file,
      row: row.number,
      message: `Row ${row.number} says the same as row ${earlier}.`,
      many: (count) => `${count} rows say the same as rows before them`,
    });
    draft.ledger.tallyOf(row.file).merged++;
    return true;
  };
}

/** Notes that a row was left out for want of a name, and counts it. */
export function skipRow(draft: ImportDraft, row: RowReader, code: string, why: string): void {
  draft.ledger.tallyOf(row.file).skipped++;
  draft.ledger.note({
    severity: 'dropped',
    code,
    file: row.file,
    row: row.number,
    message: `Row ${row.number} was left out: ${why}.`,
    many: (count) => `${count} rows were left out: ${why}`,
  });
}

/** Notes a key that an earlier row bears too. */
export function noteRepeatedKey(draft: ImportDraft, row: RowReader, key: string): void {
  if (key === '' || draft.findWork(key) === undefined) return;
  draft.ledger.note({
    severity: 'guessed',
    code: 'repeatedKey',
    file: row.file,
    row: row.number,
    column: row.columnOf('key'),
    message: `The key "${key.slice(0, 60)}" is that of an earlier row: both were kept, and where others name it the first is meant.`,
    many: (count) =>
      `${count} rows bear the key of an earlier row: all were kept, and where others name it the first is meant`,
  });
}

/** Makes one project of a row; `null` when the row cannot be one. */
export function addProject(row: RowReader, draft: ImportDraft): boolean {
  const place = { file: row.file, row: row.number };
  const key = row.text('key');
  const title = row.text('title') || key;
  if (title === '') {
    skipRow(draft, row, 'nameMissing', 'it has neither a title nor a key');
    return false;
  }
  noteRepeatedKey(draft, row, key);
  const state = readWorkState(row, draft);
  const plan = readPlan(row, state, draft);
  const teamName = row.text('team');
  const owner = row.text('owner');
  // Maturity has no field of its own; milestones are judged by it.
  row.keepText('stage');
  const people = Number(row.text('allocationPeople').replace(',', '.') || Number.NaN);
  if (Number.isNaN(people)) row.keepText('allocationPeople');
  const raw = {
    id: draft.idFor('project', key || title),
    title,
    teamId: teamName === '' ? null : draft.teamIdOf(teamName, place),
    ownerId: owner === '' ? null : draft.personIdOf(owner, row, 'owner'),
    phase: readPhase(row),
    description: row.text('description'),
    priority: readPriority(row),
    plan,
    allocationPeople: Number.isNaN(people) ? null : people,
    onHold: state === 'onHold',
    link: readLink(row),
    labels: readLabels(row),
    fields: row.customFields(),
    externalId: key === '' ? null : key.slice(0, 500),
  };
  const project = draft.keep('project', raw, place);
  const tally = draft.ledger.tallyOf(row.file);
  if (project === null) {
    tally.skipped++;
    return false;
  }
  draft.nameWork({ kind: 'project', id: project.id }, [key], project.title);
  const stage = stageRank(row.text('stage'));
  if (stage !== null) draft.stageByProjectId.set(project.id, stage);
  tally.imported++;
  return true;
}

/** Reads a sheet of projects. */
export function addProjects(reader: SheetReader, draft: ImportDraft): NamedLink[] {
  const links: NamedLink[] = [];
  const isRepeat = createRepeatCheck(reader, draft);
  for (const row of reader.rows) {
    if (isRepeat(row)) continue;
    if (addProject(row, draft)) links.push(...readNamedLinks(row, row.text('key') || row.text('title')));
  }
  return links;
}

/** The project that a text names; made, and noted, when no sheet of work could have held it. */
export function projectFor(
  text: string,
  row: RowReader,
  draft: ImportDraft,
  workIsKnown: boolean,
): string | null {
  const known = draft.findProject(text);
  if (known) return known.id;
  if (workIsKnown || text === '') return null;
  const id = draft.idFor('project', text);
  const place = { file: row.file, row: row.number };
  if (draft.keep('project', { id, title: text, externalId: text.slice(0, 500) }, place) === null) return null;
  draft.nameWork({ kind: 'project', id }, [text], text);
  draft.ledger.note({
    severity: 'guessed',
    code: 'projectMade',
    ...place,
    column: row.columnOf('project'),
    message: `The project "${text.slice(0, 60)}" was made of its name alone, since no sheet of projects came along.`,
    many: (count) =>
      `${count} projects were made of their names alone, since no sheet of projects came along`,
  });
  return id;
}
