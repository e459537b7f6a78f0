import type { ProgramDocument } from '../../domain/model/document';
import { computeSchedule } from '../../domain/schedule/computeSchedule';
import { finishDay } from '../../domain/schedule/days';
import type { Schedule } from '../../domain/schedule/schedule';
import { minutesToMoment } from '../../domain/time/moment';
import { type Command, columnsToText, printJson } from '../command';
import { readingOptions, readPlan } from '../readPlan';

function momentOf(minutes: number): string | null {
  return Number.isFinite(minutes) ? minutesToMoment(minutes) : null;
}

/** A schedule in the shape that scripts rely on: rows in the order of the program, dates local and with seconds. */
export function scheduleToJson(document: ProgramDocument, schedule: Schedule): Record<string, unknown> {
  const items = [...document.projects, ...document.tasks, ...document.milestones].flatMap((row) => {
    const scheduled = schedule.byId.get(row.id);
    if (!scheduled) return [];
    return [
      {
        id: row.id,
        externalId: row.externalId,
        name: row.title,
        kind: scheduled.kind,
        projectId: scheduled.projectId,
        start: momentOf(scheduled.startMinutes),
        finish: momentOf(scheduled.finishMinutes),
        earlyStart: momentOf(scheduled.earlyStartMinutes),
        earlyFinish: momentOf(scheduled.earlyFinishMinutes),
        lateStart: momentOf(scheduled.lateStartMinutes),
        lateFinish: momentOf(scheduled.lateFinishMinutes),
        totalSlackMinutes: scheduled.totalSlackMinutes,
        freeSlackMinutes: scheduled.freeSlackMinutes,
        critical: scheduled.critical,
      },
    ];
  });
  return {
    start: momentOf(schedule.startMinutes),
    finish: momentOf(schedule.finishMinutes),
    criticalPath: schedule.criticalPath,
    items,
    diagnostics: schedule.diagnostics.map(({ code, message, ids }) => ({ code, message, ids })),
  };
}

/** `schedule FILE [--json]` */
export const scheduleCommand: Command = {
  usage: 'schedule FILE… [--json]',
  does: 'computes the schedule: dates, slack, the critical path, and what keeps it from being what was asked',
  options: { values: ['today', ...readingOptions], flags: ['json'] },
  async run(args, speech) {
    const { document } = await readPlan(args);
    const schedule = computeSchedule(document);
    if (args.has('json')) {
      printJson(speech, scheduleToJson(document, schedule));
      return;
    }
    const startDay = (minutes: number) => momentOf(minutes)?.slice(0, 10) ?? '–';
    const lastDay = (startMinutes: number, finishMinutes: number) =>
      Number.isFinite(finishMinutes) ? finishDay({ startMinutes, finishMinutes }) : '–';
    const rows = [...document.projects, ...document.tasks, ...document.milestones].flatMap((row) => {
      const it = schedule.byId.get(row.id);
      if (!it) return [];
      const slack = it.dayMinutes > 0 ? String(Math.round(it.totalSlackMinutes / it.dayMinutes)) : '–';
      return [
        [
          startDay(it.startMinutes),
          lastDay(it.startMinutes, it.finishMinutes),
          slack,
          it.critical ? 'critical' : '',
          it.kind,
          row.title,
        ],
      ];
    });
    speech.out(
      `${document.program.title}: ${startDay(schedule.startMinutes)} to ${lastDay(schedule.startMinutes, schedule.finishMinutes)}\n`,
    );
    speech.out(columnsToText([['Start', 'Finish', 'Slack', '', '', ''], ...rows]));
    for (const diagnostic of schedule.diagnostics) speech.say(diagnostic.message);
  },
};
