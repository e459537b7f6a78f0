import { findCycleThrough } from '../graph/cycles';
import { ancestorsOf, familyOf } from '../graph/family';
import type { Dependency } from '../model/dependency';
import { findAnyRow, findRow, type ProgramDocument } from '../model/document';
import type { DeclaredHealth } from '../model/health';
import { type Kind, kinds, type RowOf, titleOf } from '../model/kinds';
import type { Plan } from '../model/plan';
import { headerReferences, type Reference, references } from '../model/references';
import type { Milestone, Task } from '../model/work';
import { err, ok, type Result } from '../result';
import { daysBetween } from '../time/day';
import type { NamedRow, Refusal } from './refusal';

/** What a `require…` answers: nothing, or why not. */
export type Requirement = Result<null, Refusal>;

const granted: Requirement = ok(null);

/** A row as refusals name it. */
export function nameRow(kind: Kind, row: RowOf<Kind>): NamedRow {
  return { kind, id: row.id, title: titleOf(row) };
}

/** A row of any kind, by id, as refusals name it. */
export function nameById(document: ProgramDocument, id: string): NamedRow {
  const found = findAnyRow(document, id);
  return found ? nameRow(found.kind, found.row) : { kind: 'project', id, title: id };
}

/** The first requirement that is not met, or none. */
export function allOf(...requirements: readonly (() => Requirement)[]): Requirement {
  for (const requirement of requirements) {
    const answer = requirement();
    if (!answer.ok) return answer;
  }
  return granted;
}

/** The row exists. */
export function requireRow<K extends Kind>(
  document: ProgramDocument,
  kind: K,
  id: string,
): Result<RowOf<K>, Refusal> {
  const row = findRow(document, kind, id);
  return row ? ok(row) : err({ code: 'rowMissing', kind, id });
}

/** [M2] No other row of any kind has the id, nor has the program. */
export function requireFreeId(document: ProgramDocument, id: string): Requirement {
  const taken = findAnyRow(document, id);
  if (taken) return err({ code: 'idTaken', id, by: nameRow(taken.kind, taken.row) });
  if (document.program.id === (id as string)) {
    return err({ code: 'idTaken', id, by: { kind: 'program', id, title: document.program.title } });
  }
  return granted;
}

/** [M3] Whatever a row refers to exists and is of the right kind. */
export function requireReferences<K extends Kind>(
  document: ProgramDocument,
  kind: K,
  row: RowOf<K>,
): Requirement {
  for (const reference of references[kind] as readonly Reference<K>[]) {
    for (const id of reference.idsOf(row)) {
      if (id === row.id || !reference.to.some((to) => findRow(document, to, id))) {
        const expected =
          reference.to.length > 4 ? 'row' : reference.to.map((to) => kinds[to].word).join(' or ');
        return err({ code: 'referenceMissing', field: reference.field, id, expected });
      }
    }
  }
  return granted;
}

/** [M3] for the header. */
export function requireHeaderReferences(document: ProgramDocument): Requirement {
  for (const { field, to } of headerReferences) {
    const id = document.program[field];
    if (id !== null && !findRow(document, to, id)) {
      return err({ code: 'referenceMissing', field, id, expected: kinds[to].word });
    }
  }
  const byId = document.program.declared?.byId ?? document.program.pathToGreen?.ownerId ?? null;
  if (byId !== null && !findRow(document, 'stakeholder', byId)) {
    return err({ code: 'referenceMissing', field: 'declared', id: byId, expected: 'stakeholder' });
  }
  return granted;
}

/** The longest that a declared colour may count, in days. */
const longestDeclarationDays = 90;

/** [H26] A colour that is declared has its reason and a day on which it lapses, soon enough to be looked at again. */
export function requireDeclaration(before: DeclaredHealth | null, after: DeclaredHealth | null): Requirement {
  if (after === null || JSON.stringify(before) === JSON.stringify(after)) return granted;
  const missing: string[] = [];
  if (after.reason.trim() === '') missing.push('the reason');
  const days = after.lapsesDay === null ? 0 : daysBetween(after.declaredDay, after.lapsesDay);
  if (days < 1 || days > longestDeclarationDays) {
    missing.push(`a day on which it lapses, within ${longestDeclarationDays} days`);
  }
  return missing.length > 0 ? err({ code: 'declarationIncomplete', missing }) : granted;
}

/** [P1] Nothing that a person wrote down finishes before it starts. */
export function requirePlanInOrder(named: NamedRow, plan: Plan): Requirement {
  const pairs = [
    [plan.startAt, plan.finishAt],
    [plan.actualStartAt, plan.actualFinishAt],
  ] as const;
  for (const [start, finish] of pairs) {
    if (start === null || finish === null) continue;
    const sameDay = start.slice(0, 10) === finish.slice(0, 10);
    const before = finish.slice(0, 10) < start.slice(0, 10);
    const timed = sameDay && start.length > 10 && finish.length > 10 && finish < start;
    if (before || timed) return err({ code: 'finishBeforeStart', row: named, start, finish });
  }
  return granted;
}

/** [P2] A task or milestone under a task is in that task's project, and no task is under itself. */
export function requireParent(document: ProgramDocument, row: Task | Milestone): Requirement {
  if (row.parentId === null) return granted;
  const parent = findRow(document, 'task', row.parentId);
  if (!parent) return granted;
  const named = { kind: 'task', id: row.id, title: row.title } as const;
  if (parent.projectId !== row.projectId) {
    return err({ code: 'parentElsewhere', row: named, parent: nameRow('task', parent) });
  }
  const family = familyOf(document);
  if (parent.id === (row.id as string) || ancestorsOf(family, parent.id).includes(row.id)) {
    return err({ code: 'parentWouldCycle', row: named, parent: nameRow('task', parent) });
  }
  return granted;
}

/** [P3] Only what has no tasks below it has dates of its own. */
export function requireLeaf(document: ProgramDocument, named: NamedRow): Requirement {
  // Looked for one by one: an edit asks of one row, and a family is made of all.
  const hasParts = document.tasks.some((task) => (task.parentId ?? task.projectId) === named.id);
  return hasParts ? err({ code: 'summaryHasNoDates', row: named }) : granted;
}

/** The team that does a project, task or milestone, or the team itself; `null` when nobody was named. */
export function teamIdOf(document: ProgramDocument, id: string): string | null {
  const found = findAnyRow(document, id);
  if (!found) return null;
  switch (found.kind) {
    case 'team':
      return found.row.id;
    case 'project':
      return found.row.teamId;
    case 'task':
      return found.row.teamId ?? findRow(document, 'project', found.row.projectId)?.teamId ?? null;
    case 'milestone':
      return findRow(document, 'project', found.row.projectId)?.teamId ?? null;
    default:
      return null;
  }
}

/** [G1]–[G5] A dependency links two different rows once, not within a family, not in a circle, and with its agreement. */
export function requireDependency(document: ProgramDocument, dependency: Dependency): Requirement {
  const { predecessorId, successorId } = dependency;
  const predecessor = nameById(document, predecessorId);
  const successor = nameById(document, successorId);
  if (predecessorId === successorId) return err({ code: 'dependencyOnItself', row: predecessor });
  const family = familyOf(document);
  if (ancestorsOf(family, successorId).includes(predecessorId)) {
    return err({ code: 'dependencyWithinFamily', parent: predecessor, child: successor });
  }
  if (ancestorsOf(family, predecessorId).includes(successorId)) {
    return err({ code: 'dependencyWithinFamily', parent: successor, child: predecessor });
  }
  const fromTeam = predecessor.kind === 'team';
  const twin = document.dependencies.find(
    (other) =>
      other.id !== dependency.id &&
      other.predecessorId === predecessorId &&
      other.successorId === successorId &&
      other.drives === dependency.drives &&
      (fromTeam
        ? other.agreement?.deliverable === dependency.agreement?.deliverable
        : other.type === dependency.type),
  );
  if (twin) return err({ code: 'dependencyTwice', predecessor, successor });
  if (dependency.drives && !fromTeam) {
    const others = {
      ...document,
      dependencies: document.dependencies.filter((it) => it.id !== dependency.id),
    };
    const chain = findCycleThrough(others, predecessorId, successorId);
    if (chain) return err({ code: 'dependencyWouldCycle', chain: chain.map((id) => nameById(document, id)) });
  }
  const giving = teamIdOf(document, predecessorId);
  const needing = teamIdOf(document, successorId);
  const acrossTeams = giving !== null && needing !== null && giving !== needing;
  if (dependency.agreement === null && dependency.drives && (acrossTeams || fromTeam)) {
    return err({ code: 'agreementMissing', predecessor, successor });
  }
  if (dependency.agreement && dependency.agreement.givingTeamId === dependency.agreement.needingTeamId) {
    return err({ code: 'agreementWithinTeam', team: nameById(document, dependency.agreement.givingTeamId) });
  }
  return granted;
}
