import type { ProgramDocument } from '../model/document';
import type { RaciRole } from '../model/people';

/** What somebody can be responsible for. */
export type RaciSubject = {
  readonly id: string;
  readonly kind: 'gate' | 'decision' | 'milestone' | 'project' | 'task';
  readonly title: string;
  /** Decided, passed, or otherwise nobody's duty any more. */
  readonly closed: boolean;
  /** Roles by stakeholder. */
  readonly roleById: ReadonlyMap<string, RaciRole>;
  /** [K6] What is wrong with the row, in words; empty when nothing is, or nobody has a role in it. */
  readonly faults: readonly string[];
};

/** Duties of one person over all that is open. */
export type RaciLoad = {
  readonly stakeholderId: string;
  readonly accountable: number;
  readonly responsible: number;
  /** [K7] More than somebody can do well. */
  readonly overloaded: boolean;
};

/** More than so many open duties are too many. */
const accountableLimit = 5;
const responsibleLimit = 8;

/**
 * Gates, decisions, program milestones and projects in this order; tasks and other milestones where somebody has a role
 * in them. `doneIds` are rows of the schedule that are done.
 */
export function raciSubjects(
  document: ProgramDocument,
  doneIds: ReadonlySet<string>,
): readonly RaciSubject[] {
  const rolesBySubject = new Map<string, Map<string, RaciRole>>();
  for (const { subjectId, stakeholderId, raci } of document.responsibilities) {
    const roles = rolesBySubject.get(subjectId);
    if (!roles) rolesBySubject.set(subjectId, new Map([[stakeholderId, raci]]));
    else if (!roles.has(stakeholderId) || rank[raci] < rank[roles.get(stakeholderId) as RaciRole]) {
      roles.set(stakeholderId, raci);
    }
  }
  const none: ReadonlyMap<string, RaciRole> = new Map();
  const subject = (
    kind: RaciSubject['kind'],
    row: { id: string; title: string },
    closed: boolean,
  ): RaciSubject => {
    const roleById = rolesBySubject.get(row.id) ?? none;
    return { id: row.id, kind, title: row.title, closed, roleById, faults: faultsOf(roleById) };
  };
  return [
    ...document.gates.map((it) => subject('gate', it, it.verdict === 'go')),
    ...document.decisions.map((it) => subject('decision', it, it.state !== 'open')),
    ...document.milestones
      .filter((it) => it.projectId === null || rolesBySubject.has(it.id))
      .map((it) => subject('milestone', it, doneIds.has(it.id))),
    ...document.projects.map((it) => subject('project', it, doneIds.has(it.id))),
    ...document.tasks
      .filter((it) => rolesBySubject.has(it.id))
      .map((it) => subject('task', it, doneIds.has(it.id))),
  ];
}

/** Where a file gives somebody two roles in one thing, the weightier one is shown. */
const rank: Readonly<Record<RaciRole, number>> = {
  accountable: 0,
  responsible: 1,
  consulted: 2,
  informed: 3,
};

/** [K6] Exactly one is accountable, and somebody does the work. */
function faultsOf(roles: ReadonlyMap<string, RaciRole>): readonly string[] {
  if (roles.size === 0) return [];
  const faults: string[] = [];
  const count = (role: RaciRole) => [...roles.values()].filter((it) => it === role).length;
  const accountable = count('accountable');
  if (accountable === 0) faults.push('nobody accountable');
  if (accountable > 1) faults.push(`${accountable} accountable`);
  if (count('responsible') === 0) faults.push('nobody responsible');
  return faults;
}

/** [K7] How many open duties each person has, the busiest first; more than five accountable or eight responsible are too many. */
export function raciLoads(subjects: readonly RaciSubject[]): readonly RaciLoad[] {
  const counts = new Map<string, { accountable: number; responsible: number }>();
  for (const { closed, roleById } of subjects) {
    if (closed) continue;
    for (const [id, role] of roleById) {
      const known = counts.get(id) ?? { accountable: 0, responsible: 0 };
      if (role === 'accountable') known.accountable += 1;
      if (role === 'responsible') known.responsible += 1;
      counts.set(id, known);
    }
  }
  return [...counts]
    .map(([stakeholderId, it]) => ({
      stakeholderId,
      ...it,
      overloaded: it.accountable > accountableLimit || it.responsible > responsibleLimit,
    }))
    .sort((a, b) => b.accountable + b.responsible - (a.accountable + a.responsible));
}
