import type { Project } from '../../domain/model/work';
import { createRepeatCheck, projectFor, skipRow } from './addProjects';
import type { ImportDraft } from './importDraft';
import type { RowReader, SheetReader } from './sheetReader';
import { stageRankOfTitle, wordToWorkState } from './words';

type Reached = { readonly done: boolean; readonly guess: 'projectDone' | 'stagePassed' | null };

/** Whether a milestone without a status of its own is reached, as far as its project tells. */
function isReachedByProject(title: string, project: Project | undefined, draft: ImportDraft): Reached {
  if (!project) return { done: false, guess: null };
  if (project.plan.percentComplete === 100) return { done: true, guess: 'projectDone' };
  const rank = stageRankOfTitle(title);
  const stage = draft.stageByProjectId.get(project.id);
  if (rank !== null && stage !== undefined && rank < stage) return { done: true, guess: 'stagePassed' };
  return { done: false, guess: null };
}

function noteGuess(draft: ImportDraft, row: RowReader, guess: 'projectDone' | 'stagePassed'): void {
  const why =
    guess === 'projectDone' ? 'since their project is done' : 'since their project is in a later stage';
  draft.ledger.note({
    severity: 'guessed',
    code: guess,
    file: row.file,
    row: row.number,
    message: `"${row.text('title')}" was taken as reached, ${why.replace('their', 'its')}.`,
    many: (count) => `${count} milestones were taken as reached, ${why}`,
  });
}

/** Reads a row as a milestone; `false` when it cannot be one. */
export function addMilestone(
  row: RowReader,
  draft: ImportDraft,
  workIsKnown: boolean,
  momentField: 'day' | 'finish',
): boolean {
  const place = { file: row.file, row: row.number };
  const title = row.text('title');
  const named = row.text('project');
  const key = row.text('key');
  if (title === '') {
    skipRow(draft, row, 'nameMissing', 'the milestone has no title');
    return false;
  }
  const projectId = projectFor(named, row, draft, workIsKnown);
  if (named !== '' && projectId === null) {
    row.keepText('project');
    draft.ledger.note({
      severity: 'guessed',
      code: 'projectUnknown',
      ...place,
      column: row.columnOf('project'),
      message: `"${title}" names the project "${named.slice(0, 60)}", which is in no sheet: it was made a milestone of the program.`,
      many: (count) =>
        `${count} milestones name projects that are in no sheet: they were made milestones of the program`,
    });
  }
  const project = draft.rowById(projectId) as Project | undefined;
  const at = row.moment(momentField);
  const agreedAt = row.moment('agreed');
  const word = row.text('status');
  const state = word === '' ? null : wordToWorkState(word);
  if (word !== '') row.keepText('status');
  const percent = row.percent('percentComplete');
  const actualFinishAt = row.moment('actualFinish');
  const reached: Reached =
    state !== null || percent !== null
      ? { done: state === 'done' || percent === 100, guess: null }
      : isReachedByProject(title, project, draft);
  const inactive = state === 'cancelled' || project?.plan.active === false;
  const plan = {
    ...(at === null ? {} : { placement: 'manual', startAt: at, finishAt: at }),
    ...(reached.done ? { percentComplete: 100, actualFinishAt } : {}),
    active: !inactive,
  };
  const owner = row.text('owner');
  const raw = {
    id: draft.idFor('milestone', key || (named === '' ? title : `${named} ${title}`)),
    title,
    projectId,
    ownerId: owner === '' ? null : draft.personIdOf(owner, row, 'owner'),
    description: row.text('description'),
    plan,
    agreedAt,
    fields: row.customFields(),
    externalId: key === '' ? null : key.slice(0, 500),
  };
  const milestone = draft.keep('milestone', raw, place);
  const tally = draft.ledger.tallyOf(row.file);
  if (milestone === null) {
    tally.skipped++;
    return false;
  }
  tally.imported++;
  draft.nameWork({ kind: 'milestone', id: milestone.id }, [key], milestone.title);
  if (reached.guess !== null) noteGuess(draft, row, reached.guess);
  if (inactive && state !== 'cancelled') {
    draft.ledger.note({
      severity: 'guessed',
      code: 'projectCancelled',
      ...place,
      message: `"${title}" was taken out of the plan, since its project is cancelled.`,
      many: (count) => `${count} milestones were taken out of the plan, since their projects are cancelled`,
    });
  }
  return true;
}

/** Reads a sheet of milestones. */
export function addMilestones(reader: SheetReader, draft: ImportDraft, workIsKnown: boolean): void {
  const isRepeat = createRepeatCheck(reader, draft);
  for (const row of reader.rows) if (!isRepeat(row)) addMilestone(row, draft, workIsKnown, 'day');
}
