import type { AgreementState } from '../../../src/domain/model/dependency';
import { createDocument, type ProgramDocument } from '../../../src/domain/model/document';
import { kinds } from '../../../src/domain/model/kinds';
import { programHeaderSchema } from '../../../src/domain/model/program';
import type { Schedule, ScheduledRow } from '../../../src/domain/schedule/schedule';
import { type Day, dayToNumber } from '../../../src/domain/time/day';

/** A project with its team and, for the schedule, its days. */
export type ProjectInput = {
  readonly id: string;
  readonly teamId?: string | null;
  readonly start?: string;
  readonly finish?: string;
  readonly done?: boolean;
  readonly critical?: boolean;
  readonly totalSlackDays?: number;
};

/** A dependency with what matters of its agreement; `agreement: null` for none. */
export type LinkInput = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly type?: 'FS' | 'SS' | 'FF' | 'SF';
  readonly drives?: boolean;
  readonly agreement?: {
    readonly givingTeamId: string;
    readonly needingTeamId: string;
    readonly state?: AgreementState;
    readonly [field: string]: unknown;
  } | null;
};

/** A program of these teams, projects and links, parsed by the schemas. */
export function programOf(
  teams: readonly string[],
  projects: readonly ProjectInput[],
  links: readonly LinkInput[],
): ProgramDocument {
  return {
    ...createDocument(programHeaderSchema.parse({ id: 'prog', title: 'Test' })),
    teams: teams.map((id) => kinds.team.schema.parse({ id, name: id })),
    projects: projects.map((it) =>
      kinds.project.schema.parse({
        id: it.id,
        title: it.id,
        teamId: it.teamId ?? null,
        plan: {
          placement: 'manual',
          startAt: it.start ?? null,
          finishAt: it.finish ?? null,
          percentComplete: it.done ? 100 : 0,
        },
      }),
    ),
    dependencies: links.map((it) =>
      kinds.dependency.schema.parse({
        id: it.id,
        predecessorId: it.from,
        successorId: it.to,
        type: it.type ?? 'FS',
        drives: it.drives ?? true,
        agreement: it.agreement ?? null,
      }),
    ),
  };
}

/** A schedule as given, so that these tests do not rest on the engine. */
export function scheduleOf(projects: readonly ProjectInput[]): Schedule {
  const byId = new Map<string, ScheduledRow>();
  for (const it of projects) {
    if (it.start === undefined || it.finish === undefined) continue;
    const startMinutes = dayToNumber(it.start as Day) * 1_440 + 480;
    const finishMinutes = dayToNumber(it.finish as Day) * 1_440 + 1_020;
    byId.set(it.id, {
      id: it.id,
      kind: 'project',
      title: it.id,
      projectId: it.id,
      startMinutes,
      finishMinutes,
      earlyStartMinutes: startMinutes,
      earlyFinishMinutes: finishMinutes,
      lateStartMinutes: startMinutes,
      lateFinishMinutes: finishMinutes,
      durationMinutes: 480,
      dayMinutes: 480,
      placedBy: 'manual',
      totalSlackMinutes: (it.totalSlackDays ?? 0) * 480,
      freeSlackMinutes: 0,
      critical: it.critical ?? false,
      nearCritical: false,
      summary: false,
      drivingDependencyId: null,
      percentComplete: it.done ? 100 : 0,
      done: it.done ?? false,
    });
  }
  const rows = [...byId.values()];
  return {
    startMinutes: Math.min(...rows.map((row) => row.startMinutes)),
    finishMinutes: Math.max(...rows.map((row) => row.finishMinutes)),
    byId,
    criticalPath: rows.filter((row) => row.critical).map((row) => row.id),
    undatedIds: projects.filter((it) => it.start === undefined).map((it) => it.id),
    diagnostics: [],
  };
}
