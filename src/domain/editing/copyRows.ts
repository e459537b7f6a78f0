import { ancestorsOf, familyOf } from '../graph/family';
import type { Dependency } from '../model/dependency';
import { findAnyRow, findRow, type ProgramDocument } from '../model/document';
import type { Plan } from '../model/plan';
import type { Gate, Milestone, Project, Task } from '../model/work';
import { finishDay, startDay } from '../schedule/days';
import type { Schedule } from '../schedule/schedule';
import type { Day } from '../time/day';
import { dayToMoment } from '../time/moment';

/** Rows that were copied, as they stood then: what becomes of the originals does not change it. */
export type RowsCopy = {
  readonly programId: string;
  /** What was chosen, without what is a part of something else that was. In the order of the program. */
  readonly rootIds: readonly string[];
  readonly projects: readonly Project[];
  /** Those above come before those below. */
  readonly tasks: readonly Task[];
  readonly milestones: readonly Milestone[];
  readonly gates: readonly Gate[];
  /** Links between two of the rows. */
  readonly dependencies: readonly Dependency[];
};

/**
 * Copies projects, tasks, milestones and gates with everything below them and the links between them ([E26], [E27]); null
 * when none is chosen.
 */
export function copyRows(
  document: ProgramDocument,
  schedule: Schedule,
  ids: readonly string[],
): RowsCopy | null {
  const family = familyOf(document);
  const chosen = new Set(ids.filter((id) => isCopied(document, id)));
  const isRoot = (id: string) =>
    chosen.has(id) && !ancestorsOf(family, id).some((parent) => chosen.has(parent));
  const isInside = (id: string) =>
    chosen.has(id) || ancestorsOf(family, id).some((parent) => chosen.has(parent));
  const projects = document.projects.filter((row) => isInside(row.id));
  const tasks = document.tasks
    .filter((row) => isInside(row.id))
    .sort((a, b) => ancestorsOf(family, a.id).length - ancestorsOf(family, b.id).length);
  const milestones = document.milestones.filter((row) => isInside(row.id));
  const isOfProject = ({ projectId }: Gate) => projectId !== null && isInside(projectId);
  const gates = document.gates.filter((row) => chosen.has(row.id) || isOfProject(row));
  const copied = new Set([...projects, ...tasks, ...milestones, ...gates].map((row) => row.id as string));
  if (copied.size === 0) return null;
  const dependencies = document.dependencies.filter(
    (row) => copied.has(row.predecessorId) && copied.has(row.successorId),
  );
  const follows = new Set(dependencies.filter((row) => row.drives).map((row) => row.successorId as string));
  const planOf = (id: string, plan: Plan) => copiedPlan(schedule, id, plan, follows.has(id));
  const order = [...document.projects, ...document.tasks, ...document.milestones];
  return {
    programId: document.program.id,
    rootIds: [
      ...order.map((row) => row.id as string).filter(isRoot),
      ...gates.filter((row) => !isOfProject(row)).map((row) => row.id as string),
    ],
    projects: projects.map((row) => ({ ...row, plan: planOf(row.id, row.plan) })),
    tasks: tasks.map((row) => ({ ...row, plan: planOf(row.id, row.plan) })),
    milestones: milestones.map((row) => ({ ...row, plan: planOf(row.id, row.plan) })),
    gates,
    dependencies,
  };
}

function isCopied(document: ProgramDocument, id: string): boolean {
  const kind = findAnyRow(document, id)?.kind;
  return kind === 'project' || kind === 'task' || kind === 'milestone' || kind === 'gate';
}

/**
 * What a copy plans: that it is where the original is drawn, and that it has not begun. What follows another copy
 * goes on following it; what was placed by something that is not copied is told not to start sooner.
 */
function copiedPlan(schedule: Schedule, id: string, plan: Plan, followsCopy: boolean): Plan {
  const fresh: Plan = {
    ...plan,
    actualStartAt: null,
    actualFinishAt: null,
    resumeAt: null,
    percentComplete: 0,
    remainingMinutes: null,
  };
  const row = schedule.byId.get(id);
  if (!row || row.summary) return fresh;
  const from = dayToMoment(startDay(row));
  if (plan.placement === 'manual') {
    return row.placedBy === 'manual'
      ? fresh
      : { ...fresh, startAt: from, finishAt: dayToMoment(finishDay(row)) };
  }
  const sized = {
    ...fresh,
    durationMinutes: row.kind === 'milestone' ? plan.durationMinutes : row.durationMinutes,
  };
  if (followsCopy || row.placedBy === 'constraint' || row.placedBy === 'written') return sized;
  const at = row.kind === 'milestone' ? dayToMoment(finishDay(row)) : from;
  return { ...sized, startAt: null, finishAt: null, constraint: { type: 'SNET', at, manner: 'soft' } };
}

/** The names of the columns of copied rows, in a spreadsheet. */
export const copiedColumns = ['Title', 'Kind', 'Project', 'Team', 'Owner', 'Start', 'Finish'] as const;

/** Copied rows as a table with its head, to be pasted into a spreadsheet ([E29]); days as ISO writes them. */
export function copyToTable(
  document: ProgramDocument,
  schedule: Schedule,
  copy: RowsCopy,
): readonly (readonly string[])[] {
  const day = (id: string): readonly [Day | '', Day | ''] => {
    const row = schedule.byId.get(id);
    return row ? [startDay(row), finishDay(row)] : ['', ''];
  };
  const teamName = (id: string | null) => findRow(document, 'team', id)?.name ?? '';
  const personName = (id: string | null) => findRow(document, 'stakeholder', id)?.name ?? '';
  const projectTitle = (id: string | null) => findRow(document, 'project', id)?.title ?? '';
  return [
    [...copiedColumns],
    ...copy.projects.map((row) => [
      row.title,
      'Project',
      '',
      teamName(row.teamId),
      personName(row.ownerId),
      ...day(row.id),
    ]),
    ...copy.tasks.map((row) => [
      row.title,
      'Task',
      projectTitle(row.projectId),
      teamName(row.teamId),
      personName(row.ownerId),
      ...day(row.id),
    ]),
    ...copy.milestones.map((row) => [
      row.title,
      'Milestone',
      projectTitle(row.projectId),
      '',
      personName(row.ownerId),
      ...day(row.id),
    ]),
    ...copy.gates.map((row) => [
      row.title,
      'Gate',
      projectTitle(row.projectId),
      '',
      personName(row.approverId),
      row.day ?? '',
      row.day ?? '',
    ]),
  ];
}
