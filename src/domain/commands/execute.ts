import type { Patch } from '../history/patch';
import { findRow, type ProgramDocument, rowsOf } from '../model/document';
import { type Kind, kinds, type RowOf } from '../model/kinds';
import { assertNever, err, ok, type Result } from '../result';
import { executeAgreement } from './agreementCommands';
import type { Command, PlaceableKind, SingleCommand } from './command';
import { deleteRow } from './deleteRow';
import { Draft } from './draft';
import { decideGate, requireFixedCriteria } from './gateCommands';
import { labelOf } from './label';
import { moveRow, resizeRow } from './place';
import type { Refusal } from './refusal';
import {
  allOf,
  nameRow,
  type Requirement,
  requireDeclaration,
  requireDependency,
  requireFreeId,
  requireHeaderReferences,
  requireParent,
  requirePlanInOrder,
  requireReferences,
  requireRow,
} from './require';
import { executeRisk } from './riskCommands';

/** What a command did: the new program, the change as data, and its label. */
export type Execution = { readonly document: ProgramDocument; readonly patch: Patch; readonly label: string };

/**
 * Decides on a command: the only way by which a program changes. Pure: the program given is not touched.
 * A batch is done whole or not at all. A command that would change nothing is refused with `nothingToChange`.
 */
export function execute(document: ProgramDocument, command: Command): Result<Execution, Refusal> {
  const draft = new Draft(document);
  const label = labelOf(document, command);
  const commands: readonly SingleCommand[] = command.type === 'batch' ? command.commands : [command];
  for (const single of commands) {
    const done = executeSingle(draft, single);
    if (!done.ok) return done;
  }
  if (draft.steps.length === 0) return err({ code: 'nothingToChange' });
  return ok({ document: draft.document, patch: draft.steps, label });
}

function executeSingle(draft: Draft, command: SingleCommand): Result<unknown, Refusal> {
  switch (command.type) {
    case 'project.move':
    case 'task.move':
    case 'milestone.move':
      return moveRow(
        draft,
        command.type.slice(0, -'.move'.length) as PlaceableKind,
        command.id,
        command.startAt,
      );
    case 'project.resize':
    case 'task.resize': {
      const kind = command.type.slice(0, -'.resize'.length) as PlaceableKind;
      return resizeRow(draft, kind, command.id, command.startAt, command.finishAt);
    }
    case 'task.nest':
      return nestTask(draft, command);
    case 'agreement.change':
    case 'agreement.move':
    case 'agreement.commit':
      return executeAgreement(draft, command);
    case 'gate.decide':
      return decideGate(draft, command);
    case 'risk.review':
    case 'risk.promote':
      return executeRisk(draft, command);
    case 'program.change': {
      const before = draft.document.program;
      draft.changeHeader({ ...before, ...command.changes } as ProgramDocument['program']);
      return allOf(
        () => requireHeaderReferences(draft.document),
        () => requireDeclaration(before.declared, draft.document.program.declared),
      );
    }
    default:
      return executeOnKind(draft, command);
  }
}

type KindCommands = Extract<SingleCommand, { type: `${Kind}.${'create' | 'change' | 'reorder' | 'delete'}` }>;

function executeOnKind(draft: Draft, command: KindCommands): Result<unknown, Refusal> {
  const [noun, verb] = command.type.split('.') as [Kind, 'create' | 'change' | 'reorder' | 'delete'];
  switch (verb) {
    case 'create': {
      const { row, beforeId } = command as unknown as { row: RowOf<Kind>; beforeId?: string | null };
      const free = requireFreeId(draft.document, row.id);
      if (!free.ok) return free;
      draft.insert(noun, row, beforeId ?? null);
      return requireValid(draft.document, noun, row, null);
    }
    case 'change': {
      const { id, changes } = command as { id: string; changes: Record<string, unknown> };
      const found = requireRow(draft.document, noun, id);
      if (!found.ok) return found;
      const row = mergeChanges(found.value, changes) as RowOf<typeof noun>;
      draft.replace(noun, row);
      return requireValid(draft.document, noun, row, found.value);
    }
    case 'reorder': {
      const { id, beforeId } = command as { id: string; beforeId: string | null };
      const found = requireRow(draft.document, noun, id);
      if (!found.ok) return found;
      if (beforeId !== null && !findRow(draft.document, noun, beforeId)) {
        return err({ code: 'referenceMissing', field: 'beforeId', id: beforeId, expected: kinds[noun].word });
      }
      draft.reorder(noun, id, beforeId);
      return ok(null);
    }
    case 'delete':
      return deleteRow(draft, noun, (command as { id: string }).id);
    default:
      return assertNever(verb);
  }
}

function mergeChanges(row: object, changes: Record<string, unknown>): object {
  const merged: Record<string, unknown> = { ...row };
  for (const [field, value] of Object.entries(changes)) {
    merged[field] = field === 'plan' ? { ...(row as { plan: object }).plan, ...(value as object) } : value;
  }
  return merged;
}

/** What must hold of a row after it was made or changed; the draft holds it already. `before`: as it was, `null` for a new one. */
function requireValid<K extends Kind>(
  document: ProgramDocument,
  kind: K,
  row: RowOf<K>,
  before: object | null,
): Requirement {
  return allOf(
    () => requireReferences(document, kind, row),
    () => ('plan' in row ? requirePlanInOrder(nameRow(kind, row), row.plan) : ok(null)),
    () =>
      kind === 'task' || kind === 'milestone'
        ? requireParent(document, row as RowOf<'task'> | RowOf<'milestone'>)
        : ok(null),
    () =>
      kind === 'gate' ? requireFixedCriteria(before as RowOf<'gate'> | null, row as RowOf<'gate'>) : ok(null),
    () =>
      kind === 'project'
        ? requireDeclaration(
            (before as RowOf<'project'> | null)?.declared ?? null,
            (row as RowOf<'project'>).declared,
          )
        : ok(null),
    () => (kind === 'dependency' ? requireDependency(document, row as RowOf<'dependency'>) : ok(null)),
    () =>
      (kind === 'project' || kind === 'task' || kind === 'milestone') && isPlacedElsewhere(before, row)
        ? requireLinksStillHold(document, row.id)
        : ok(null),
  );
}

/** Whether a row is a part of something else than it was; only then may its links have come to lie within a family. */
function isPlacedElsewhere(before: object | null, after: object): boolean {
  type Placed = { readonly parentId?: string | null; readonly projectId?: string | null };
  const was = before as Placed | null;
  const is = after as Placed;
  return was === null || was.parentId !== is.parentId || was.projectId !== is.projectId;
}

/** [G6] A change of parent must not leave a link in a circle or within a family. */
function requireLinksStillHold(document: ProgramDocument, id: string): Requirement {
  for (const dependency of rowsOf(document, 'dependency')) {
    if (dependency.predecessorId !== id && dependency.successorId !== id) continue;
    const held = requireDependency(document, dependency);
    if (!held.ok && held.error.code !== 'agreementMissing' && held.error.code !== 'dependencyWouldCycle')
      return held;
  }
  return ok(null);
}

function nestTask(
  draft: Draft,
  command: Extract<SingleCommand, { type: 'task.nest' }>,
): Result<null, Refusal> {
  const found = requireRow(draft.document, 'task', command.id);
  if (!found.ok) return found;
  const row = { ...found.value, parentId: command.parentId } as RowOf<'task'>;
  const before = draft.document;
  draft.replace('task', row);
  const allowed = allOf(
    () => requireReferences(draft.document, 'task', row),
    () => requireParent({ ...before }, row),
    () => requireLinksStillHold(draft.document, row.id),
  );
  if (!allowed.ok) return allowed;
  draft.reorder('task', command.id, command.beforeId);
  return ok(null);
}
