import type { SingleCommand } from '../commands/command';
import { indexRows } from '../model/document';
import type { Milestone, Project, Task } from '../model/work';
import { durationDays, slackDays } from '../schedule/days';
import { finishForecast } from '../schedule/finishForecast';
import { createCalendarChoice } from '../schedule/rowCalendars';
import type { ScheduledRow } from '../schedule/schedule';
import { stepThrough } from '../steps';
import { daysBetween, dayToNumber } from '../time/day';
import { dayToText } from '../time/dayToText';
import { momentToDay } from '../time/moment';
import { count, quote } from '../words';
import { type CheckFacts, openMilestones, ownMilestones } from './facts';
import { type CheckRule, each, type Found, quoteSome } from './rule';

const area = 'Schedule';
/** So many unfinished predecessors make a merge. */
const mergeCount = 3;
/** Critical work of so many working days wants a range. */
const longDays = 10;

type Planned = Project | Task | Milestone;
const plannedRows = ({ document }: CheckFacts): readonly Planned[] =>
  ([] as Planned[]).concat(document.projects, document.tasks, document.milestones);

/** Rows that the schedule itself complains of. */
function fromDiagnostics(
  code: 'finishBeforeStart' | 'constraintCannotHold' | 'linkBrokenByManualDate',
  toFound: (ids: readonly string[], message: string, facts: CheckFacts) => Found,
): CheckRule['check'] {
  return (facts) => {
    const found = facts.diagnosticsOf(code).map(({ ids, message }) => toFound(ids, message, facts));
    return { looked: Math.max(facts.schedule.byId.size, found.length), found };
  };
}

/** What the dates say, and what they cannot. */
export const scheduleRules: readonly CheckRule[] = [
  {
    id: 'V60',
    area,
    severity: 'medium',
    finding: 'Nothing feeds an open milestone',
    many: 'open milestones are fed by nothing',
    why: 'It stands where it was put, whatever happens to the work before it. Its date is a decoration.',
    doItNow: 'Link what has to be done before it',
    topic: 'critical-path-and-slack',
    check: (facts) =>
      each(ownMilestones(facts), (milestone) =>
        (facts.incomingById.get(milestone.id)?.length ?? 0) === 0
          ? {
              ids: [milestone.id],
              sentence: `Nothing leads to ${quote(milestone.title)}.`,
              days: 0,
            }
          : null,
      ),
  },
  {
    id: 'V61',
    area,
    severity: 'low',
    finding: 'An open milestone has no exit criteria',
    many: 'open milestones have no exit criteria',
    why: 'Without them it is reached when somebody is tired of arguing.',
    doItNow: 'Write what has to be true',
    topic: 'gates-are-binary',
    check: (facts) =>
      each(ownMilestones(facts), (milestone) =>
        milestone.exitCriteria.length === 0
          ? { ids: [milestone.id], sentence: `${quote(milestone.title)} has no exit criteria.`, days: 0 }
          : null,
      ),
  },
  {
    id: 'V62',
    area,
    severity: 'low',
    finding: 'A date stands on a day off',
    many: 'dates stand on a day off',
    why: 'Nobody will be there. It means the day before or the day after, and people read it both ways.',
    doItNow: 'Choose a working day',
    topic: 'accurate-picture',
    check: (facts) => {
      const calendarOf = createCalendarChoice(facts.document);
      return each(
        openMilestones(facts).filter((it) => it.plan.startAt !== null || it.plan.deadlineAt !== null),
        (milestone) => {
          const { startAt, deadlineAt } = milestone.plan;
          const calendar = calendarOf(milestone);
          const off = [
            ['stands', startAt],
            ['has its deadline', deadlineAt],
          ] as const;
          for (const [how, at] of off) {
            if (at === null || calendar.worksOn(dayToNumber(momentToDay(at)))) continue;
            const day = dayToText(momentToDay(at));
            const sentence = `${quote(milestone.title)} ${how} on ${day}, when nobody works.`;
            return { ids: [milestone.id], sentence, days: 0 };
          }
          return null;
        },
      );
    },
  },
  {
    id: 'V63',
    area,
    severity: 'high',
    finding: 'Something is written to finish before it starts',
    many: 'rows are written to finish before they start',
    why: 'It counts as taking no time at all, and all that follows is too early.',
    doItNow: 'Mend its dates',
    topic: 'accurate-picture',
    check: fromDiagnostics('finishBeforeStart', (ids, _message, { titleOf }) => ({
      ids,
      sentence: `${quote(titleOf(ids[0] ?? ''))} is written to finish before it starts.`,
      days: 0,
    })),
  },
  {
    id: 'V64',
    area,
    severity: 'low',
    finding: 'A part lies outside of the dates written for its project',
    many: 'parts lie outside of the dates written for their project',
    why: 'One of the two is wrong, and each reader believes the other one.',
    doItNow: 'Decide which date holds',
    topic: 'accurate-picture',
    check: (facts) => {
      const bounds = new Map(
        facts.document.projects
          .filter((it) => it.plan.startAt !== null || it.plan.finishAt !== null)
          .map((it) => [it.id as string, it]),
      );
      const { tasks, milestones } = facts.document;
      const parts =
        bounds.size === 0
          ? []
          : ([] as (Task | Milestone)[])
              .concat(tasks, milestones)
              .filter((it) => bounds.has(it.projectId ?? ''));
      return each(parts, (part) => {
        const project = bounds.get(part.projectId ?? '');
        const start = facts.startDay(part.id);
        const finish = facts.finishDay(part.id);
        if (!project || !start || !finish) return null;
        const { startAt, finishAt } = project.plan;
        const early = startAt === null ? 0 : daysBetween(start, momentToDay(startAt));
        const late = finishAt === null ? 0 : daysBetween(momentToDay(finishAt), finish);
        if (early <= 0 && late <= 0) return null;
        const words =
          late > 0
            ? `finishes ${count(late, 'day')} after the finish`
            : `starts ${count(early, 'day')} before the start`;
        return {
          ids: [part.id, project.id],
          sentence: `${quote(part.title)} ${words} that is written for ${quote(project.title)}.`,
          days: Math.max(0, late),
        };
      });
    },
  },
  {
    id: 'V65',
    area,
    severity: 'high',
    finding: 'Three or more pieces meet in a milestone without slack',
    many: 'milestones without slack are fed by three or more pieces',
    why: 'Five promises of 80 % hold together one time in three. The day has no room for the other two.',
    doItNow: 'Put a buffer before it, or take a piece out',
    topic: 'critical-path-and-slack',
    check: (facts) =>
      each(openMilestones(facts), (milestone) => {
        const row = facts.scheduled(milestone.id);
        const open = (facts.incomingById.get(milestone.id) ?? []).filter(
          (it) => !facts.isDone(it.predecessorId),
        );
        if (!row || open.length < mergeCount || row.totalSlackMinutes > 0) return null;
        return {
          ids: [milestone.id],
          sentence: `${open.length} open pieces meet in ${quote(milestone.title)}, which has no slack: ${quoteSome(open.map((it) => facts.titleOf(it.predecessorId)))}.`,
          days: 5,
        };
      }),
  },
  {
    id: 'V66',
    area,
    severity: 'high',
    finding: 'A constraint cannot hold, because a link does not allow it',
    many: 'constraints cannot hold',
    why: 'The plan says two things at once. The link is what will happen.',
    doItNow: 'Move the constraint, or cut the link',
    topic: 'critical-path-and-slack',
    check: fromDiagnostics('constraintCannotHold', (ids, _message, facts) => {
      const row = facts.scheduled(ids[0] ?? '');
      return {
        ids,
        sentence: `What ${quote(facts.titleOf(ids[0] ?? ''))} depends on leaves it no time for its constraint.`,
        days: row ? Math.max(0, Math.ceil(-slackDays(row))) : 0,
      };
    }),
  },
  {
    id: 'V67',
    area,
    severity: 'high',
    finding: 'Something is placed by hand before what it waits for is done',
    many: 'rows are placed by hand before what they wait for is done',
    why: 'The bar looks fine, and the work cannot begin.',
    doItNow: 'Let its links place it',
    topic: 'critical-path-and-slack',
    check: fromDiagnostics('linkBrokenByManualDate', (ids, _message, facts) => {
      const [id = '', before = ''] = ids;
      const kind = facts.scheduled(id)?.kind ?? 'task';
      return {
        ids,
        sentence: `${quote(facts.titleOf(id))} is placed by hand, sooner than ${quote(facts.titleOf(before))} allows.`,
        days: 5,
        remedy: {
          kind: 'change',
          label: 'Let its links place it',
          command: {
            type: `${kind}.change`,
            id,
            changes: { plan: { placement: 'auto' } },
          } as SingleCommand,
        },
      };
    }),
  },
  {
    id: 'V68',
    area,
    severity: 'high',
    finding: 'A deadline or the target will be missed',
    many: 'deadlines will be missed',
    why: 'The plan says so today. Said today it is a choice, said in the week itself it is a surprise.',
    doItNow: 'Find the days, or say the new date',
    topic: 'bad-news-early',
    *check(facts) {
      const rows = plannedRows(facts).filter((it) => it.plan.deadlineAt !== null && !facts.isDone(it.id));
      const missed = yield* each(rows, (row) => {
        const day = facts.finishDay(row.id);
        const deadline = row.plan.deadlineAt;
        if (!day || deadline === null) return null;
        const late = daysBetween(momentToDay(deadline), day);
        return late > 0
          ? {
              ids: [row.id],
              sentence: `${quote(row.title)} is forecast for ${dayToText(day)}, ${count(late, 'day')} after its deadline.`,
              days: late,
            }
          : null;
      });
      const { targetDay, targetMilestoneId } = facts.document.program;
      const { day, milestone } = finishForecast(facts.document, facts.schedule);
      if (targetDay === null || day === null) return missed;
      const looked = missed.looked + 1;
      const told = missed.found.some(({ ids }) => ids[0] === targetMilestoneId);
      const late = daysBetween(targetDay, day);
      if (late <= 0 || told) return { ...missed, looked };
      const program: Found = {
        ids: milestone ? [milestone.id] : [],
        sentence: `${milestone ? quote(milestone.title) : 'The program'} is forecast for ${dayToText(day)}, ${count(late, 'day')} after the target.`,
        days: late,
      };
      return { looked, found: [program, ...missed.found] };
    },
  },
  {
    id: 'V69',
    area,
    severity: 'low',
    finding: 'Long work on the critical path has no range',
    many: 'long pieces on the critical path have no range',
    why: 'A single number is late half of the time, and here every day of it moves the end.',
    doItNow: 'Ask for the best, the likely and the worst',
    topic: 'critical-path-and-slack',
    *check(facts) {
      const { tasks, projects } = facts.document;
      const long: { readonly row: ScheduledRow; readonly planned: Planned }[] = [];
      yield* stepThrough(facts.schedule.criticalPath, (id) => {
        const row = facts.scheduled(id);
        const planned = indexRows(tasks).get(id) ?? indexRows(projects).get(id);
        if (row && planned && !row.done && durationDays(row) >= longDays) long.push({ row, planned });
      });
      return yield* each(long, ({ row, planned }) =>
        planned.plan.estimate === null
          ? {
              ids: [row.id],
              sentence: `${quote(row.title)} takes ${count(Math.round(durationDays(row)), 'working day')} on the critical path, without a range.`,
              days: 0,
            }
          : null,
      );
    },
  },
  {
    id: 'V70',
    area,
    severity: 'high',
    finding: 'Work is past its finish and not done',
    many: 'pieces of work are past their finish and not done',
    why: 'Either it is done and nobody said so, or the plan after it is wrong by as many days.',
    doItNow: 'Mark it done, or plan it anew',
    topic: 'late-program',
    check: (facts) =>
      each(
        [...facts.schedule.byId.values()].filter((it) => !it.summary && !it.done),
        (row) => {
          const day = facts.finishDay(row.id);
          const late = day === null ? 0 : daysBetween(day, facts.today);
          return late > 0
            ? {
                ids: [row.id],
                sentence: `${quote(row.title)} was to be done on ${dayToText(day ?? facts.today)}, ${count(late, 'day')} ago.`,
                days: late,
              }
            : null;
        },
      ),
  },
  {
    id: 'V71',
    area,
    severity: 'medium',
    finding: 'Something has no date at all',
    many: 'rows have no date at all',
    why: 'It is on no picture and in no forecast, so it takes no time until it takes all of it.',
    doItNow: 'Give it a duration or dates',
    topic: 'planning',
    *check(facts) {
      const { found } = yield* each(facts.schedule.undatedIds, (id) => ({
        ids: [id],
        sentence: `${quote(facts.titleOf(id))} has no dates.`,
        days: 0,
      }));
      return { looked: plannedRows(facts).filter((it) => it.plan.active).length, found };
    },
  },
];
