import { addMilestone } from './addMilestones';
import {
  addProject,
  createRepeatCheck,
  type NamedLink,
  noteRepeatedKey,
  readLabels,
  readLink,
  readNamedLinks,
  skipRow,
} from './addProjects';
import type { ImportDraft, NamedWork } from './importDraft';
import type { RowReader, SheetReader } from './sheetReader';
import { readPlan, readWorkState } from './workPlan';

const projectTypes = new Set([
  'epic',
  'initiative',
  'project',
  'legend',
  'theme',
  'capability',
  'workstream',
]);

/** A row that becomes a task, with the id it will have. */
type TaskRow = { readonly id: string; readonly key: string; readonly title: string; readonly row: RowReader };

/** Reads sheets of tasks, such as an export of Jira: epics become projects, the rest tasks, nested as their parents say. */
export function addTasks(
  readers: readonly SheetReader[],
  draft: ImportDraft,
  workIsKnown: boolean,
): NamedLink[] {
  const links: NamedLink[] = [];
  const tasks: TaskRow[] = [];
  const milestoneRows: RowReader[] = [];
  const taskByKey = new Map<string, TaskRow>();
  for (const reader of readers) {
    const isRepeat = createRepeatCheck(reader, draft);
    for (const row of reader.rows) {
      if (isRepeat(row)) continue;
      const type = row.text('type').toLowerCase();
      const key = row.text('key');
      if (projectTypes.has(type)) {
        row.keepText('type');
        if (addProject(row, draft)) {
          noteProjectOfType(row, draft);
          const named = draft.findWork(key || row.text('title'));
          if (named) draft.nameWork(named, [row.text('internalKey')], row.text('title'));
          links.push(...readNamedLinks(row, key || row.text('title')));
        }
        continue;
      }
      if (type === 'milestone') {
        milestoneRows.push(row);
        continue;
      }
      const title = row.text('title') || key;
      if (title === '') {
        skipRow(draft, row, 'nameMissing', 'it has neither a title nor a key');
        continue;
      }
      noteRepeatedKey(draft, row, key);
      const task: TaskRow = { id: draft.idFor('task', key || title), key, title, row };
      for (const name of [key, row.text('internalKey')]) {
        if (name !== '' && !taskByKey.has(name)) taskByKey.set(name, task);
      }
      if (key === '' && !taskByKey.has(title)) taskByKey.set(title, task);
      tasks.push(task);
      // Named before it is made, so that later rows of the same key are noted.
      draft.nameWork({ kind: 'task', id: task.id }, [key], title);
      links.push(...readNamedLinks(row, key || title));
    }
  }
  const placement = new Placement(draft, taskByKey, workIsKnown);
  for (const task of tasks) placeTask(task, placement, draft);
  for (const row of milestoneRows) addMilestone(row, draft, workIsKnown, 'finish');
  return links;
}

function noteProjectOfType(row: RowReader, draft: ImportDraft): void {
  const type = row.text('type');
  draft.ledger.note({
    severity: 'guessed',
    code: 'typeIsProject',
    file: row.file,
    row: row.number,
    column: row.columnOf('type'),
    message: `The ${type} "${row.text('title')}" was made a project.`,
    many: (count) => `${count} rows of the type ${type} were made projects`,
  });
}

/** Where tasks belong: under a parent, in a project. */
class Placement {
  readonly #draft: ImportDraft;
  readonly #taskByKey: ReadonlyMap<string, TaskRow>;
  readonly #workIsKnown: boolean;
  readonly #projectIdByTask = new Map<TaskRow, string | null>();

  constructor(draft: ImportDraft, taskByKey: ReadonlyMap<string, TaskRow>, workIsKnown: boolean) {
    this.#draft = draft;
    this.#taskByKey = taskByKey;
    this.#workIsKnown = workIsKnown;
  }

  /** The task that a task says it is a part of; `null` when it says none, or goes round in a circle. */
  parentOf(task: TaskRow): TaskRow | null {
    const parent = this.#taskByKey.get(task.row.text('parent'));
    if (!parent || parent === task) return null;
    const seen = new Set<TaskRow>([task]);
    for (let at: TaskRow | undefined = parent; at; at = this.#taskByKey.get(at.row.text('parent'))) {
      if (seen.has(at)) return null;
      seen.add(at);
    }
    return parent;
  }

  /** The project of a task: that of its uppermost parent, the one it names, or one made of its key's first part. */
  projectOf(task: TaskRow): string | null {
    let top = task;
    for (let parent = this.parentOf(top); parent; parent = this.parentOf(parent)) top = parent;
    const known = this.#projectIdByTask.get(top);
    if (known !== undefined) return known;
    const projectId = this.#findProject(top);
    this.#projectIdByTask.set(top, projectId);
    return projectId;
  }

  #findProject(task: TaskRow): string | null {
    const { row } = task;
    const parent = this.#draft.findProject(row.text('parent'));
    if (parent) return parent.id;
    const named = row.text('project');
    if (named !== '') {
      const project = this.#draft.findProject(named);
      if (project) return project.id;
    }
    const prefix = /^([A-Za-z][A-Za-z0-9_]*)-\d+$/.exec(task.key)?.[1] ?? '';
    const key = named || prefix || row.file.replace(/\.[^.]*$/, '');
    const known = this.#draft.findProject(key);
    if (known) return known.id;
    if (named !== '' && this.#workIsKnown) this.#noteUnknown(row, named);
    const title = row.text('projectTitle') || key;
    const id = this.#draft.idFor('project', key);
    const place = { file: row.file, row: row.number };
    if (this.#draft.keep('project', { id, title, externalId: key.slice(0, 500) }, place) === null)
      return null;
    const work: NamedWork = { kind: 'project', id };
    this.#draft.nameWork(work, [key], title);
    this.#draft.ledger.note({
      severity: 'guessed',
      code: 'projectMade',
      ...place,
      message: `The project "${title.slice(0, 60)}" was made to hold tasks that are under none.`,
      many: (count) => `${count} projects were made to hold tasks that are under none`,
    });
    return id;
  }

  #noteUnknown(row: RowReader, named: string): void {
    this.#draft.ledger.note({
      severity: 'guessed',
      code: 'projectUnknown',
      file: row.file,
      row: row.number,
      column: row.columnOf('project'),
      message: `The project "${named.slice(0, 60)}" is in no sheet and was made of its name alone.`,
      many: (count) => `${count} projects are in no sheet and were made of their names alone`,
    });
  }
}

function placeTask(task: TaskRow, placement: Placement, draft: ImportDraft): void {
  const { row } = task;
  const place = { file: row.file, row: row.number };
  const tally = draft.ledger.tallyOf(row.file);
  const parent = placement.parentOf(task);
  const named = row.text('parent');
  const projectId = placement.projectOf(task);
  if (projectId === null) {
    skipRow(draft, row, 'projectMissing', 'no project could be made for it');
    return;
  }
  if (named !== '' && parent === null && draft.findProject(named) === undefined) {
    row.keepText('parent');
    draft.ledger.note({
      severity: 'dropped',
      code: 'parentUnknown',
      ...place,
      column: row.columnOf('parent'),
      message: `The parent "${named.slice(0, 60)}" of "${task.title.slice(0, 60)}" is in no sheet, or goes round in a circle: its name was kept as a custom field.`,
      many: (count) =>
        `${count} parents are in no sheet, or go round in a circle: their names were kept as custom fields`,
    });
  }
  const type = row.text('type');
  if (type !== '') row.keepText('type');
  const state = readWorkState(row, draft);
  const teamName = row.text('team');
  const owner = row.text('owner');
  const kept = draft.keep(
    'task',
    {
      id: task.id,
      title: task.title,
      projectId,
      parentId: parent?.id ?? null,
      teamId: teamName === '' ? null : draft.teamIdOf(teamName, place),
      ownerId: owner === '' ? null : draft.personIdOf(owner, row, 'owner'),
      description: row.text('description'),
      plan: readPlan(row, state, draft),
      link: readLink(row),
      labels: readLabels(row),
      fields: row.customFields(),
      externalId: task.key === '' ? null : task.key.slice(0, 500),
    },
    place,
  );
  if (kept === null) tally.skipped++;
  else tally.imported++;
}
