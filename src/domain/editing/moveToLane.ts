import type { SingleCommand } from '../commands/command';
import { ancestorsOf, familyOf } from '../graph/family';
import { findAnyRow, findRow, type ProgramDocument } from '../model/document';
import type { Gate, Milestone, Project, Task } from '../model/work';
import { err, ok, type Result } from '../result';
import { listWords, quote } from '../words';
import {
  isSameStep,
  type LanePlace,
  placeToFields,
  projectOfPlace,
  teamsOfFunction,
  withFirstGoal,
} from './lanePlace';

type Commands = Result<readonly SingleCommand[], string>;

/**
 * What puts rows into another lane ([E21]–[E23]): all of them or none. `placeOf` answers the lane that a row stands in
 * now. The error is the sentence that says why not. Rows that are a part of others that move go with them, and what
 * is there already needs no command.
 */
export function moveToLane(
  document: ProgramDocument,
  ids: readonly string[],
  target: LanePlace,
  placeOf: (id: string) => LanePlace,
): Commands {
  const family = familyOf(document);
  const commands: SingleCommand[] = [];
  for (const id of ids) {
    if (ancestorsOf(family, id).some((parent) => ids.includes(parent))) continue;
    const found = findAnyRow(document, id);
    let done: Commands;
    switch (found?.kind) {
      case 'project':
        done = moveProject(document, found.row, target, placeOf(id));
        break;
      case 'task':
        done = moveTask(document, found.row, target);
        break;
      case 'milestone':
      case 'gate':
        done = movePoint(document, found.kind, found.row, target);
        break;
      default:
        done = err('Only projects, tasks, milestones and gates stand in lanes.');
    }
    if (!done.ok) return done;
    commands.push(...done.value);
  }
  return ok(commands);
}

function moveProject(document: ProgramDocument, row: Project, target: LanePlace, from: LanePlace): Commands {
  const place = target.filter((step, i) => !isSameStep(step, from[i]));
  for (const { by, word, title } of place) {
    if (by === null) return err('The row of the program holds milestones of the whole program, no projects.');
    if (by === 'health') {
      return err(
        `${quote(row.title)} stays where it is: a health is found from the plan. Declare another in the inspector.`,
      );
    }
    if (by === 'project') return err('Each project is a lane of its own here.');
    if (by === 'function' && word !== '' && !place.some((step) => step.by === 'team')) {
      const teams = teamsOfFunction(document, word);
      if (teams.length === 1) continue;
      const names = teams.slice(0, 3).map((team) => team.name);
      const more = teams.length > 3 ? [...names, `${teams.length - 3} more`] : names;
      return err(
        `${title} is ${listWords(more)}: put lanes by team, or then by team, to say which of them does ${quote(row.title)}.`,
      );
    }
  }
  const { goalId, ...fields } = placeToFields(document, place);
  const goals = goalId === undefined ? {} : { goalIds: withFirstGoal(row.goalIds, goalId) };
  const changes = { ...fields, ...goals };
  if (Object.keys(changes).length === 0) return ok([]);
  return ok([{ type: 'project.change', id: row.id, changes } as SingleCommand]);
}

function staysWith(document: ProgramDocument, title: string, projectId: string): Commands {
  const project = findRow(document, 'project', projectId);
  return err(
    `${quote(title)} stands with its project ${quote(project?.title ?? '')}. Move that, or put lanes by project.`,
  );
}

function moveTask(document: ProgramDocument, row: Task, target: LanePlace): Commands {
  const project = projectOfPlace(document, target);
  if (!project) return staysWith(document, row.title, row.projectId);
  if (project.id === row.projectId) return ok([]);
  const family = familyOf(document);
  const commands: SingleCommand[] = [
    { type: 'task.change', id: row.id, changes: { projectId: project.id, parentId: null } },
  ];
  // Parents first: what is below one must be in the project of that one.
  const parents: string[] = [row.id];
  for (let id = parents.pop(); id !== undefined; id = parents.pop()) {
    for (const task of family.childTasksById.get(id) ?? []) {
      commands.push({ type: 'task.change', id: task.id, changes: { projectId: project.id } });
      parents.push(task.id);
    }
    for (const milestone of family.childMilestonesById.get(id) ?? []) {
      commands.push({ type: 'milestone.change', id: milestone.id, changes: { projectId: project.id } });
    }
  }
  return ok(commands);
}

function movePoint(
  document: ProgramDocument,
  kind: 'milestone' | 'gate',
  row: Milestone | Gate,
  target: LanePlace,
): Commands {
  const isOfProgram = target.length > 0 && target.every(({ by }) => by === null);
  const project = projectOfPlace(document, target);
  if (!project && !isOfProgram) {
    if (row.projectId !== null) return staysWith(document, row.title, row.projectId);
    return err(`${quote(row.title)} is of the whole program. Put lanes by project to give it to one.`);
  }
  const projectId = project?.id ?? null;
  if (projectId === row.projectId) return ok([]);
  const changes = kind === 'milestone' ? { projectId, parentId: null } : { projectId };
  return ok([{ type: `${kind}.change`, id: row.id, changes } as SingleCommand]);
}
