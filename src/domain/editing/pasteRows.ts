import type { SingleCommand } from '../commands/command';
import { type Agreement, agreementSchema, type Dependency } from '../model/dependency';
import { findRow, type ProgramDocument } from '../model/document';
import { titleLimit } from '../model/fields';
import type { Kind } from '../model/kinds';
import type { Milestone, Project, Task } from '../model/work';
import type { Day } from '../time/day';
import type { RowsCopy } from './copyRows';
import { type LanePlace, placeToFields, withFirstGoal } from './lanePlace';

/** Where copies are put; what is null stays as the original has it. */
export type PasteTarget = {
  /** The lane, for projects. */
  readonly place: LanePlace | null;
  /** The project, for tasks, milestones and gates. */
  readonly projectId: string | null;
};

/** What a paste does, and the ids of the copies of what was chosen. */
export type Paste = { readonly commands: readonly SingleCommand[]; readonly rootIds: readonly string[] };

/**
 * What pastes a copy ([E26]–[E28]). `makeId` is given a kind and answers an id that nobody has. Null where nothing of
 * the copy can be pasted: its project is not in the program any more.
 */
export function pasteRows(
  document: ProgramDocument,
  copy: RowsCopy,
  target: PasteTarget,
  today: Day,
  makeId: (kind: Kind) => string,
): Paste | null {
  const roots = new Set(copy.rootIds);
  const newIds = new Map<string, string>();
  const taken = new Set(
    [...document.projects, ...document.tasks, ...document.milestones, ...document.gates].map(
      (row) => row.title,
    ),
  );
  const titleOf = (row: { readonly id: string; readonly title: string }) =>
    roots.has(row.id) ? freeTitle(row.title, taken) : row.title;
  const keep = (kind: Kind, id: string | null) => (findRow(document, kind, id) ? id : null);
  /** The project of a task or milestone that was chosen by itself; undefined where there is none any more. */
  const projectOf = (projectId: string | null): string | null | undefined => {
    const copied = newIds.get(projectId ?? '');
    if (copied !== undefined) return copied;
    const wanted = target.projectId ?? projectId;
    return wanted === null ? null : (findRow(document, 'project', wanted)?.id ?? undefined);
  };
  const parentOf = (parentId: string | null, projectId: string | null) => {
    const copied = newIds.get(parentId ?? '');
    if (copied !== undefined) return copied;
    const parent = findRow(document, 'task', parentId);
    return parent && parent.projectId === projectId ? parent.id : null;
  };
  const commands: SingleCommand[] = [];
  const add = (kind: 'project' | 'task' | 'milestone', row: Project | Task | Milestone, changes: object) => {
    const id = makeId(kind);
    newIds.set(row.id, id);
    const plan = { ...row.plan, calendarId: keep('calendar', row.plan.calendarId) };
    const kept = { ...row, plan, ownerId: keep('stakeholder', row.ownerId) };
    commands.push({
      type: `${kind}.create`,
      row: { ...kept, ...changes, id, title: titleOf(row), externalId: null },
    } as SingleCommand);
  };
  for (const row of copy.projects) {
    const { goalId, ...fields } = target.place ? placeToFields(document, target.place, row.teamId) : {};
    const goalIds = goalId === undefined ? row.goalIds : withFirstGoal(row.goalIds, goalId);
    add('project', row, {
      teamId: keep('team', row.teamId),
      declared: null,
      pathToGreen: null,
      ...fields,
      goalIds: goalIds.filter((id) => keep('goal', id) !== null),
    });
  }
  for (const row of copy.tasks) {
    const projectId = projectOf(row.projectId);
    if (!projectId) continue;
    add('task', row, {
      projectId,
      parentId: parentOf(row.parentId, projectId),
      teamId: keep('team', row.teamId),
    });
  }
  for (const row of copy.milestones) {
    const projectId = projectOf(row.projectId);
    if (projectId === undefined) continue;
    const exitCriteria = row.exitCriteria.map((criterion) => ({ ...criterion, met: false, evidence: '' }));
    const parentId = parentOf(row.parentId, projectId);
    add('milestone', row, { projectId, parentId, exitCriteria, agreedAt: null, mirror: null });
  }
  for (const row of copy.gates) {
    const projectId = projectOf(row.projectId);
    if (projectId === undefined) continue;
    const id = makeId('gate');
    newIds.set(row.id, id);
    commands.push({
      type: 'gate.create',
      row: {
        ...row,
        id,
        title: titleOf(row),
        projectId,
        phaseId: keep('phase', row.phaseId),
        criteria: row.criteria.map((criterion) => ({ ...criterion, met: false, evidence: '' })),
        criteriaFixedDay: null,
        approverId: keep('stakeholder', row.approverId),
        verdict: null,
        verdictDay: null,
        verdicts: [],
      },
    } as SingleCommand);
  }
  if (commands.length === 0) return null;
  const teamOf = copiedTeams(document, commands);
  for (const row of copy.dependencies) {
    const predecessorId = newIds.get(row.predecessorId);
    const successorId = newIds.get(row.successorId);
    if (predecessorId === undefined || successorId === undefined) continue;
    const agreement = freshAgreement(row, teamOf(predecessorId), teamOf(successorId), today, keep);
    commands.push({
      type: 'dependency.create',
      row: { ...row, id: makeId('dependency'), predecessorId, successorId, agreement, externalId: null },
    } as SingleCommand);
  }
  return { commands, rootIds: copy.rootIds.flatMap((id) => newIds.get(id) ?? []) };
}

/** A title that nobody has: "Runbooks (copy)", "Runbooks (copy 2)". */
function freeTitle(title: string, taken: Set<string>): string {
  const base = title.replace(/ \(copy(?: \d+)?\)$/, '').slice(0, titleLimit - 12);
  for (let number = 1; ; number++) {
    const tried = number === 1 ? `${base} (copy)` : `${base} (copy ${number})`;
    if (taken.has(tried)) continue;
    taken.add(tried);
    return tried;
  }
}

/** The team that does each row that the commands make. */
function copiedTeams(
  document: ProgramDocument,
  commands: readonly SingleCommand[],
): (id: string) => string | null {
  const rows = new Map(
    commands.flatMap((command) =>
      'row' in command ? [[command.row.id as string, command.row as Partial<Task>] as const] : [],
    ),
  );
  const ofProject = (id: string | null | undefined): string | null =>
    rows.get(id ?? '')?.teamId ?? findRow(document, 'project', id ?? null)?.teamId ?? null;
  return (id) => rows.get(id)?.teamId ?? ofProject(rows.get(id)?.projectId);
}

/** A promise between copies was found, and nobody has made it yet ([E27]). */
function freshAgreement(
  { agreement, drives }: Dependency,
  givingTeamId: string | null,
  needingTeamId: string | null,
  today: Day,
  keep: (kind: Kind, id: string | null) => string | null,
): Agreement | null {
  if (givingTeamId === null || needingTeamId === null || givingTeamId === needingTeamId || !drives)
    return null;
  return agreementSchema.parse({
    givingTeamId,
    needingTeamId,
    giverId: keep('stakeholder', agreement?.giverId ?? null),
    getterId: keep('stakeholder', agreement?.getterId ?? null),
    deliverable: agreement?.deliverable ?? '',
    acceptanceCriteria: agreement?.acceptanceCriteria ?? [],
    ...(agreement ? { kind: agreement.kind, leadDays: agreement.leadDays } : {}),
    moves: [{ state: 'Found', day: today }],
  });
}

/** How many rows a paste makes, links aside. */
export function countPasted({ commands }: Paste): number {
  return commands.filter(({ type }) => type !== 'dependency.create').length;
}
