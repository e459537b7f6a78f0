import type { HealthReport, RowHealth } from '../health/computeHealth';
import type { Dependency } from '../model/dependency';
import { createDocument, type ProgramDocument } from '../model/document';
import { kinds } from '../model/kinds';
import { finishDay, startDay } from '../schedule/days';
import type { Schedule, ScheduledRow } from '../schedule/schedule';
import { addDays, addMonths, type Day, dayToNumber } from '../time/day';
import type { ReportOptions } from './options';
import { createTextRedaction } from './textRedaction';

const minutesPerDay = 1_440;

/**
 * [R8] The program without what was noted of people, without the log of what was said to them and why a finding about them
 * was put off, and without what-ifs and old copies of the plan: what any report is made of, so that none of it can be in any of its bytes.
 */
export function withoutPrivateNotes(document: ProgramDocument): ProgramDocument {
  return {
    ...document,
    stakeholders: document.stakeholders.map((it) => ({
      ...it,
      influence: null,
      interest: null,
      stance: null,
      stanceWanted: null,
      cares: '',
      win: '',
      concern: '',
      tradesIn: '',
      positions: [],
      note: '',
      fields: {},
    })),
    communications: document.communications.map((it) => ({ ...it, note: '' })),
    contacts: [],
    snoozes: [],
    scenarios: [],
    snapshots: document.snapshots.map((it) => ({ ...it, note: '', frozen: null })),
  };
}

/** [R23] What takes out of a text what a supplier, or an outsider who is none, may not know of this program. */
export function redactionFor(document: ProgramDocument, supplierId: string | null): (text: string) => string {
  const otherIds = new Set<string>(
    document.teams.filter((it) => it.external && it.id !== supplierId).map((it) => it.id),
  );
  const known = knownPeople(document, supplierId);
  return createTextRedaction({
    suppliers: document.teams.filter((it) => otherIds.has(it.id)).map((it) => it.name),
    // A group is called by what it does, which is no secret.
    people: document.stakeholders.filter((it) => !it.isGroup && !known.has(it.id)).map((it) => it.name),
  });
}

/** What a program is called in a report: its title, without what the audience may not know. */
export function titleFor(
  document: ProgramDocument,
  { audience, teamId }: Pick<ReportOptions, 'audience' | 'teamId'>,
): string {
  const { title } = document.program;
  return audience === 'external' ? redactionFor(document, teamId)(title) : title;
}

/** Who an outsider knows: the program's manager, and both sides of a supplier's own promises. */
function knownPeople(document: ProgramDocument, supplierId: string | null): ReadonlySet<string | null> {
  const own = document.dependencies.filter((it) => isOwnPromise(it, supplierId));
  return new Set([
    document.program.managerId,
    ...own.flatMap(({ agreement }) => [agreement?.giverId ?? null, agreement?.getterId ?? null]),
  ]);
}

function isOwnPromise({ agreement }: Dependency, supplierId: string | null): boolean {
  return (
    supplierId !== null &&
    agreement !== null &&
    (agreement.givingTeamId === supplierId || agreement.needingTeamId === supplierId)
  );
}

/** What an audience sees of a plan, and what of it was taken away, in words with their numbers. */
export type Redacted = {
  readonly document: ProgramDocument;
  readonly schedule: Schedule;
  readonly health: HealthReport;
  readonly hidden: readonly { readonly count: number; readonly word: string; readonly words?: string }[];
};

const firstOfMonth = (day: Day) => `${day.slice(0, 7)}-01` as Day;
const dayToMinutes = (day: Day) => dayToNumber(day) * minutesPerDay;

/** A row from the first to the last day of its months; a milestone in the middle of its month. */
function coarsen(row: ScheduledRow, title: string): ScheduledRow {
  const finish = firstOfMonth(finishDay(row));
  const startMinutes =
    row.kind === 'milestone' ? dayToMinutes(addDays(finish, 14)) : dayToMinutes(firstOfMonth(startDay(row)));
  const finishMinutes =
    row.kind === 'milestone' ? startMinutes : dayToMinutes(addDays(addMonths(finish, 1), -1)) + 1_020;
  return {
    ...row,
    title,
    startMinutes,
    finishMinutes,
    earlyStartMinutes: startMinutes,
    earlyFinishMinutes: finishMinutes,
    lateStartMinutes: startMinutes,
    lateFinishMinutes: finishMinutes,
    durationMinutes: 0,
    totalSlackMinutes: 0,
    freeSlackMinutes: 0,
    critical: false,
    nearCritical: false,
    drivingDependencyId: null,
    percentComplete: row.done ? 100 : 0,
  };
}

/**
 * [R23] What a supplier or another outsider may see: the program's own projects and milestones by month, and of suppliers
 * only the one that the report is for, with its own promises. Built up from what may be known, not cut down from the
 * plan: a field that is not named here is not in it.
 */
export function forOutsiders(
  document: ProgramDocument,
  schedule: Schedule,
  health: HealthReport,
  supplierId: string | null,
): Redacted {
  const otherTeams = document.teams.filter((it) => it.external && it.id !== supplierId);
  const otherIds = new Set<string>(otherTeams.map((it) => it.id));
  const redact = redactionFor(document, supplierId);
  const shown = (teamId: string | null) => teamId === null || !otherIds.has(teamId);
  const projects = document.projects.filter((it) => it.plan.active && shown(it.teamId));
  const projectIds = new Set<string>(projects.map((it) => it.id));
  const milestones = document.milestones.filter(
    (it) => it.plan.active && (it.projectId === null || projectIds.has(it.projectId)),
  );
  const dependencies = document.dependencies.filter((it) => isOwnPromise(it, supplierId));
  const people = knownPeople(document, supplierId);
  const byMonth = (day: Day | null) => (day === null ? null : addDays(firstOfMonth(day), 14));
  const { program } = document;
  const seen: ProgramDocument = {
    ...createDocument({
      ...program,
      title: redact(program.title),
      purpose: redact(program.purpose),
      confidentiality: redact(program.confidentiality),
      description: '',
      startAt: null,
      targetDay: null,
      statusDay: null,
      sponsorId: null,
      baselineSnapshotId: null,
      calendarId: null,
      declared: null,
      pathToGreen: null,
    }),
    teams: document.teams
      .filter((it) => shown(it.id))
      .map((it) =>
        kinds.team.schema.parse({
          id: it.id,
          name: it.id === supplierId ? it.name : redact(it.name),
          function: it.function,
          external: it.external,
        }),
      ),
    stakeholders: document.stakeholders
      .filter((it) => people.has(it.id))
      .map((it) => kinds.stakeholder.schema.parse({ id: it.id, name: it.name, teamId: it.teamId })),
    projects: projects.map((it) =>
      kinds.project.schema.parse({ id: it.id, title: redact(it.title), teamId: it.teamId }),
    ),
    milestones: milestones.map((it) =>
      kinds.milestone.schema.parse({ id: it.id, title: redact(it.title), projectId: it.projectId }),
    ),
    dependencies: dependencies.flatMap(({ id, predecessorId, successorId, agreement }) =>
      agreement === null
        ? []
        : [
            kinds.dependency.schema.parse({
              id,
              predecessorId,
              successorId,
              agreement: {
                givingTeamId: agreement.givingTeamId,
                needingTeamId: agreement.needingTeamId,
                giverId: agreement.giverId,
                getterId: agreement.getterId,
                deliverable: redact(agreement.deliverable),
                state: agreement.state,
                neededByDay: byMonth(agreement.neededByDay),
                committedDay: byMonth(agreement.committedDay),
                acceptanceCriteria: agreement.acceptanceCriteria.map(redact).filter((it) => it !== ''),
              },
            }),
          ],
    ),
  };
  const titleById = new Map<string, string>(
    [...seen.projects, ...seen.milestones].map((it) => [it.id, it.title]),
  );
  const byId = new Map<string, ScheduledRow>();
  for (const [id, row] of schedule.byId) {
    const title = titleById.get(id);
    if (title !== undefined) byId.set(id, coarsen(row, title));
  }
  const finishes = [...byId.values()].map((it) => it.finishMinutes);
  const withoutReasons = (it: RowHealth): RowHealth => ({
    ...it,
    declared: it.declared === null ? null : { ...it.declared, reason: '', byId: null },
    reasons: [],
  });
  return {
    document: seen,
    schedule: {
      startMinutes: Math.min(...[...byId.values()].map((it) => it.startMinutes)),
      finishMinutes: Math.max(...finishes),
      byId,
      criticalPath: [],
      undatedIds: schedule.undatedIds.filter((id) => titleById.has(id)),
      diagnostics: [],
    },
    health: {
      program: withoutReasons(health.program),
      byId: new Map(
        [...health.byId].flatMap(([id, it]) => (titleById.has(id) ? [[id, withoutReasons(it)]] : [])),
      ),
      drags: [],
    },
    hidden: [
      { count: otherTeams.length, word: 'other supplier' },
      { count: document.projects.length - projects.length, word: 'project' },
      { count: document.tasks.length, word: 'task' },
      { count: document.milestones.length - milestones.length, word: 'milestone' },
      {
        count: document.dependencies.filter((it) => it.agreement !== null).length - dependencies.length,
        word: 'promise between teams',
        words: 'promises between teams',
      },
      { count: document.risks.length, word: 'risk' },
      { count: document.issues.length, word: 'issue' },
      { count: document.decisions.length, word: 'decision' },
      { count: document.goals.length, word: 'goal' },
      { count: document.gates.length, word: 'gate' },
      { count: document.stakeholders.length - seen.stakeholders.length, word: 'stakeholder' },
    ],
  };
}
