import { type AgreementState, agreementKinds } from '../../domain/model/dependency';
import type { Project } from '../../domain/model/work';
import { createRepeatCheck, projectFor, skipRow } from './addProjects';
import type { ImportDraft } from './importDraft';
import type { RowReader, SheetReader } from './sheetReader';
import { splitList, wordToAgreementState } from './words';

/** The state of a promise whose sheet names none, as far as the project that needs it tells. */
function stateByProject(project: Project | undefined): AgreementState {
  if (!project) return 'Asked';
  if (!project.plan.active) return 'Dropped';
  return project.plan.percentComplete === 100 ? 'Accepted' : 'Asked';
}

const whyByState: Partial<Record<AgreementState, string>> = {
  Accepted: 'since the project that needs it is done',
  Dropped: 'since the project that needs it is cancelled',
  Asked: 'since no sheet says how far it is',
};

function readState(row: RowReader, project: Project | undefined, draft: ImportDraft): AgreementState {
  const word = row.text('state');
  const known = word === '' ? null : wordToAgreementState(word);
  if (known !== null) return known;
  if (word !== '') row.keepText('state');
  const state = stateByProject(project);
  draft.ledger.note({
    severity: 'guessed',
    code: `state${state}`,
    file: row.file,
    row: row.number,
    message: `The agreement of row ${row.number} was taken as ${state}, ${whyByState[state]}.`,
    many: (count) =>
      `${count} agreements were taken as ${state}, ${whyByState[state]?.replace('needs it', 'needs them').replace('it is', 'they are')}`,
  });
  return state;
}

/** Reads a sheet of what teams need from each other: each row is a dependency with its agreement. */
export function addAsks(reader: SheetReader, draft: ImportDraft, workIsKnown: boolean): void {
  const isRepeat = createRepeatCheck(reader, draft);
  for (const row of reader.rows) if (!isRepeat(row)) addAsk(row, draft, workIsKnown);
}

function addAsk(row: RowReader, draft: ImportDraft, workIsKnown: boolean): void {
  const place = { file: row.file, row: row.number };
  const named = row.text('project');
  const givingName = row.text('givingTeam');
  const givingTeamId = givingName === '' ? null : draft.teamIdOf(givingName, place);
  if (givingTeamId === null) {
    skipRow(draft, row, 'giverMissing', 'it names no team that gives');
    return;
  }
  let successorId = draft.findWork(named)?.id ?? projectFor(named, row, draft, workIsKnown);
  const project = (successorId === null ? undefined : draft.rowById(projectIdOf(successorId, draft))) as
    | Project
    | undefined;
  const needingName = row.text('needingTeam');
  const needingTeamId = needingName === '' ? (project?.teamId ?? null) : draft.teamIdOf(needingName, place);
  if (needingTeamId === null) {
    skipRow(draft, row, 'needingTeamMissing', 'it names no team that needs');
    return;
  }
  if (needingTeamId === givingTeamId) {
    skipRow(draft, row, 'askOfItself', 'a team makes no agreement with itself');
    return;
  }
  if (named !== '' && successorId === null) {
    skipRow(draft, row, 'projectUnknown', 'it names a project that is in no sheet');
    return;
  }
  successorId ??= projectFor(`${needingName}: ${row.text('deliverable')}`.slice(0, 200), row, draft, false);
  if (successorId === null) {
    skipRow(draft, row, 'projectMissing', 'it names no project');
    return;
  }
  const state = readState(row, project, draft);
  const typeWord = row.text('type').toLowerCase();
  const kind = agreementKinds.find((it) => it === typeWord);
  if (kind === undefined && typeWord !== '') row.keepText('type');
  const giver = row.text('giver');
  const getter = row.text('getter');
  const committedDay = row.day('committedDay');
  const key = row.text('key');
  const predecessorId = readPredecessor(row, successorId, draft) ?? givingTeamId;
  const agreement = {
    givingTeamId,
    needingTeamId,
    giverId: giver === '' ? null : draft.personIdOf(giver, row, 'giver'),
    getterId: getter === '' ? null : draft.personIdOf(getter, row, 'getter'),
    ...(kind === undefined ? {} : { kind }),
    deliverable: row.text('deliverable'),
    state,
    neededByDay: row.day('neededBy'),
    committedDay,
    forecastDay: row.day('forecastDay'),
    acceptanceCriteria: splitList(row.text('criteria')),
    confidencePercent: row.percent('confidence'),
    fallback: row.text('fallback'),
    commitments:
      committedDay === null
        ? []
        : [{ committedDay, saidDay: committedDay, reason: 'From the imported file' }],
  };
  const raw = {
    id: draft.idFor('ask', key || `${named} ${givingName} ${needingName}`),
    predecessorId,
    successorId,
    note: noteText(row),
    agreement,
    externalId: key === '' ? null : key.slice(0, 500),
  };
  const tally = draft.ledger.tallyOf(row.file);
  if (draft.keep('dependency', raw, place) === null) tally.skipped++;
  else tally.imported++;
  if (committedDay !== null) {
    draft.ledger.note({
      severity: 'guessed',
      code: 'commitmentDay',
      ...place,
      column: row.columnOf('committedDay'),
      message: `The day on which ${committedDay} was promised is not in the sheet: the promised day itself was put for it.`,
      many: (count) =>
        `${count} agreements do not say on which day their date was promised: the promised day itself was put for it`,
    });
  }
}

/** The work that is waited for, where a sheet names it: never the work that waits, nor a part or the whole of it. */
function readPredecessor(row: RowReader, successorId: string, draft: ImportDraft): string | null {
  const named = row.text('predecessor');
  if (named === '') return null;
  const work = draft.findWork(named);
  if (work !== undefined && projectIdOf(work.id, draft) !== projectIdOf(successorId, draft)) return work.id;
  row.keepText('predecessor');
  return null;
}

function projectIdOf(id: string, draft: ImportDraft): string {
  const row = draft.rowById(id);
  return (row && 'projectId' in row ? row.projectId : null) ?? id;
}

/** A row's note, with the columns that have no field of their own. */
export function noteText(row: RowReader): string {
  const others = Object.entries(row.customFields()).map(([name, text]) => `${name}: ${text}`);
  return [row.text('note'), ...others].filter((it) => it !== '').join('\n');
}
