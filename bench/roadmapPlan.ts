import { createDocument, type ProgramDocument } from '../src/domain/model/document';
import { kinds } from '../src/domain/model/kinds';
import { programHeaderSchema } from '../src/domain/model/program';
import { computeSchedule } from '../src/domain/schedule/computeSchedule';
import { finishDay, startDay } from '../src/domain/schedule/days';
import { addDays, parseDay } from '../src/domain/time/day';

/** An item as the peers are given it. */
export type PeerItem = {
  readonly id: string;
  readonly title: string;
  readonly kind: 'project' | 'task' | 'milestone';
  readonly parentId: string | null;
  readonly startDay: string;
  readonly finishDay: string;
  readonly percent: number;
};

/** A link from the finish of one item to the start of another. */
export type PeerLink = { readonly id: string; readonly from: string; readonly to: string };

const words = ['Build', 'Migrate', 'Pilot', 'Harden', 'Roll out', 'Rehearse', 'Measure', 'Document'];
const projectSize = 10;
const projectsPerTeam = 5;
/** So many projects are in view at the top of the roadmap. */
const firstProjects = 2;

/**
 * A program of so many projects, tasks and milestones: ten to a project (one milestone among them), five projects to a
 * team, over two years. `links`: how many dependencies there are, each from a task to a later one; `broken`: their
 * dates contradict every one of them, so that the roadmap draws them all; each begins at a bar of the first projects,
 * which are in view at the top, and runs to a bar of its own, at a time of its own.
 */
export function roadmapPlan(count: number, links = Math.round(count * 0.4), broken = false): ProgramDocument {
  const header = programHeaderSchema.parse({
    id: 'bench',
    title: `Program of ${count}`,
    startAt: '2027-01-04',
    statusDay: '2027-06-01',
  });
  const first = parseDay('2027-01-04');
  if (first === null) throw new Error('No day');
  const document = createDocument(header);
  const projectCount = Math.ceil(count / projectSize);
  const teams = Array.from({ length: Math.ceil(projectCount / projectsPerTeam) }, (_, i) =>
    kinds.team.schema.parse({ id: `team-${i}`, name: `Team ${i + 1}`, function: 'Engineering' }),
  );
  const projects = [];
  const tasks = [];
  const milestones = [];
  const dependencies = [];
  for (let p = 0; p < projectCount; p++) {
    const projectId = `project-${p}`;
    const teamId = `team-${Math.floor(p / projectsPerTeam)}`;
    projects.push(kinds.project.schema.parse({ id: projectId, title: `Project ${p + 1}`, teamId }));
    const begins = broken ? 0 : (p * 37) % 420;
    for (let k = 0; k < projectSize - 2; k++) {
      const startAt = addDays(first, broken ? brokenStart(p, k) : Math.floor((begins + k * 32) / 7) * 7);
      tasks.push(
        kinds.task.schema.parse({
          id: `task-${p}-${k}`,
          title: `${words[k % words.length]} ${p + 1}.${k + 1}`,
          projectId,
          plan: broken
            ? { placement: 'manual', startAt, finishAt: addDays(startAt, 50) }
            : {
                durationMinutes: 480 * (8 + ((p * 7 + k * 5) % 14)),
                constraint: { type: 'SNET', at: startAt },
                percentComplete: (p + k * 13) % 101,
              },
        }),
      );
    }
    milestones.push(
      kinds.milestone.schema.parse({
        id: `milestone-${p}`,
        title: `Ready ${p + 1}`,
        projectId,
        plan: { placement: 'manual', startAt: addDays(first, begins + 280) },
      }),
    );
  }
  for (let i = 0; i < links; i++) {
    const link = broken ? brokenLink(i) : chainLink(i, projectCount);
    dependencies.push(kinds.dependency.schema.parse(link));
  }
  return { ...document, teams, projects, tasks, milestones, dependencies } as ProgramDocument;
}

/** A dependency from a task to the next one of its project, then to those of others. */
function chainLink(i: number, projectCount: number) {
  const chained = projectSize - 3;
  const [turn, k] = [Math.floor(i / chained), i % chained];
  const p = turn % projectCount;
  const q = (p + Math.floor(turn / projectCount)) % projectCount;
  return { id: `link-${i}`, predecessorId: `task-${p}-${k}`, successorId: `task-${q}-${k + 1}` };
}

/** On which day of a broken plan a task starts: those of the first projects after all others. */
function brokenStart(p: number, k: number): number {
  return p < firstProjects ? 200 + p * 3 + k * 11 : (p * 29 + k * 23) % 190;
}

/** A dependency that the dates contradict: by turns of each other's starts, and of a finish and a start. */
function brokenLink(i: number) {
  const [sources, perProject] = [firstProjects * (projectSize - 2), projectSize - 2];
  const [from, to] = [i % sources, firstProjects * perProject + i];
  const id = (task: number) => `task-${Math.floor(task / perProject)}-${task % perProject}`;
  return { id: `link-${i}`, type: i % 2 === 0 ? 'SS' : 'FS', predecessorId: id(from), successorId: id(to) };
}

/** The same plan as peers want it: with the dates that were computed, since none of them computes any. */
export function planToPeers(document: ProgramDocument): {
  readonly items: readonly PeerItem[];
  readonly links: readonly PeerLink[];
} {
  const schedule = computeSchedule(document);
  const items: PeerItem[] = [];
  const add = (id: string, kind: PeerItem['kind'], title: string, parentId: string | null) => {
    const row = schedule.byId.get(id);
    if (!row) return;
    items.push({
      id,
      kind,
      title,
      parentId,
      startDay: startDay(row),
      finishDay: finishDay(row),
      percent: Math.round(row.percentComplete),
    });
  };
  document.projects.forEach((project, p) => {
    add(project.id, 'project', project.title, null);
    for (let k = 0; k < projectSize - 2; k++) {
      const task = document.tasks[p * (projectSize - 2) + k];
      if (task) add(task.id, 'task', task.title, project.id);
    }
    const point = document.milestones[p];
    if (point) add(point.id, 'milestone', point.title, project.id);
  });
  return {
    items,
    links: document.dependencies.map(({ id, predecessorId, successorId }) => ({
      id,
      from: predecessorId,
      to: successorId,
    })),
  };
}
