import type { z } from 'zod';
import type { ImportFault, LossEntry } from '../../domain/exchange/lossReport';
import type { Calendar } from '../../domain/model/calendar';
import { createDocument, type ProgramDocument } from '../../domain/model/document';
import { linkSchema, textLimit, titleLimit } from '../../domain/model/fields';
import { issueToWords } from '../../domain/model/issueWords';
import { kinds } from '../../domain/model/kinds';
import { programHeaderSchema } from '../../domain/model/program';
import { err, ok, type Result } from '../../domain/result';
import type { Day } from '../../domain/time/day';
import { dayToMoment, type Moment, momentToDay } from '../../domain/time/moment';
import { agree, count } from '../../domain/words';
import { childText, type XmlRecord } from '../xmlRecords';
import { endsBefore, findFaults } from './faults';
import { childMoment, childNumber } from './fields';
import { enterLosses, enterOtherDates } from './losses';
import { resourcesToStakeholders, resourcesToTeams } from './makePeople';
import { markFieldId, markFieldName, markOf } from './marks';
import { idPart, rowId, usable } from './naming';
import { type OutlinedTask, outlineTasks } from './outline';
import { flattenCalendar } from './readCalendar';
import type { Reading } from './reading';
import type { MspdiTask } from './readTask';

/** What a Microsoft Project XML file held. */
export type ParsedMspdi = { readonly document: ProgramDocument; readonly entries: readonly LossEntry[] };

type Input<K extends keyof typeof kinds> = z.input<(typeof kinds)[K]['schema']>;

/** Makes the program of what was read. */
export class ProgramMaker {
  readonly #reading: Reading;
  readonly #file: string;
  readonly #today: Day | null;
  readonly #entries: LossEntry[] = [];
  /** UIDs of tasks of which a text was cut. */
  readonly #cut: string[] = [];

  constructor(reading: Reading, file: string, today: Day | null) {
    this.#reading = reading;
    this.#file = file;
    this.#today = today;
  }

  make(): Result<ParsedMspdi, ImportFault> {
    const header = this.#reading.asRecord();
    const title =
      childText(header, 'Title') ??
      this.#reading.tasks.find((task) => task.uid === '0')?.name ??
      (childText(header, 'Name') ?? this.#file).replace(/\.(xml|mpp|gan|mmd|mermaid|ics)$/i, '');
    const calendars = this.#makeCalendars(header);
    const teams = resourcesToTeams(this.#reading.resources, calendars.idByUid);
    const stakeholders = resourcesToStakeholders(this.#reading.resources);
    const outline = outlineTasks(this.#reading.tasks, (task) => markOf(task, this.#reading.fieldNameById));
    if (stakeholders.left.length > 0) {
      this.#enter(
        'dropped',
        'resource',
        `${count(stakeholders.left.length, 'resource')} ${agree(stakeholders.left.length, 'that is material or cost was', 'that are material or cost were')} left out: ${stakeholders.left.slice(0, 5).join(', ')}.`,
      );
    }
    for (const uid of outline.jumps) {
      this.#enter(
        'guessed',
        'outlineJump',
        `Task ${uid} skips an outline level: it stands under the row before it.`,
      );
    }
    if (outline.atLevelZero.length > 0) {
      this.#enter(
        'dropped',
        'levelZero',
        `${count(outline.atLevelZero.length, 'task')} at the outline level of the plan itself could not be kept: ${outline.atLevelZero.slice(0, 5).join(', ')}.`,
      );
    }
    if (outline.repeatedUids.length > 0) {
      this.#enter(
        'dropped',
        'uidTwice',
        `${count(outline.repeatedUids.length, 'task')} had the UID of another and could not be kept: ${outline.repeatedUids.slice(0, 5).join(', ')}.`,
      );
    }
    const parsed = this.#makeRows(
      title,
      outline.rows,
      calendars.idByUid,
      stakeholders.idByUid,
      teams.idByUid,
    );
    const dependencies = this.#makeDependencies(outline.rows);
    const program = programHeaderSchema.safeParse({
      id: 'program',
      title: usable(title, 'Imported plan'),
      startAt: this.#programStart(
        header,
        outline.rows.map((row) => row.task),
      ),
      statusDay: dayOf(childMoment(header, 'StatusDate')),
      calendarId: calendars.programId,
      criticalSlackDays: clamp(childNumber(header, 'CriticalSlackLimit') ?? 0, -10_000, 10_000),
      fiscalYearStartMonth: clamp(Math.round(childNumber(header, 'FYStartDate') ?? 1), 1, 12),
      baselineSnapshotId: parsed.snapshot ? 'baseline' : null,
    });
    if (!program.success) return err(this.#unfit('the header', program.error));
    if (childText(header, 'ScheduleFromStart') === '0') {
      this.#enter(
        'guessed',
        'scheduledFromFinish',
        'The plan counts back from its finish; here it counts on from its start.',
      );
    }
    enterLosses(this.#reading, this.#enter.bind(this));
    const tasks = outline.rows.map((row) => row.task);
    for (const { severity, code, message } of findFaults(tasks, this.#cut, this.#reading.repeatedUids)) {
      this.#enter(severity, code, message);
    }
    try {
      const document = {
        ...createDocument(program.data),
        calendars: parseAll('calendar', calendars.rows),
        teams: parseAll('team', teams.rows),
        stakeholders: parseAll('stakeholder', stakeholders.rows),
        projects: parseAll('project', parsed.projects),
        tasks: parseAll('task', parsed.tasks),
        milestones: parseAll('milestone', parsed.milestones),
        dependencies: parseAll('dependency', dependencies),
        snapshots: parseAll('snapshot', parsed.snapshot ? [parsed.snapshot] : []),
      } as ProgramDocument;
      enterOtherDates(document, this.#reading.tasks, this.#enter.bind(this));
      return ok({ document, entries: this.#entries });
    } catch (error) {
      if (error instanceof RowUnfit) return err(this.#unfit(error.where, error.fault));
      throw error;
    }
  }

  #enter(severity: LossEntry['severity'], code: string, message: string): void {
    this.#entries.push({ severity, code, file: this.#file, row: null, column: null, message });
  }

  #unfit(where: string, error: z.ZodError): ImportFault {
    const issue = error.issues[0];
    return {
      code: 'invalid',
      file: this.#file,
      place: `${where}${issue ? `, ${issue.path.join('.')}` : ''}`,
      message: `${this.#file || 'The file'} has a value in ${where} that cannot be kept: it ${issueToWords(issue)}.`,
      remedy: 'Correct it in the plan, save it as XML and import that file.',
    };
  }

  #programStart(header: XmlRecord, tasks: readonly MspdiTask[]): Moment | null {
    const starts = tasks.flatMap((task) => task.startAt ?? []).sort();
    const found = childMoment(header, 'StartDate') ?? starts[0];
    if (found !== undefined && found !== null) return found;
    const guess =
      ['StatusDate', 'CurrentDate', 'CreationDate', 'LastSaved']
        .map((name) => dayOf(childMoment(header, name)))
        .find((day) => day !== null) ?? this.#today;
    if (guess === null) return null;
    this.#enter('guessed', 'startGuessed', `The file names no start: the plan begins on ${guess}.`);
    return dayToMoment(guess);
  }

  #makeCalendars(header: XmlRecord): {
    rows: Input<'calendar'>[];
    idByUid: Map<string, string>;
    programId: string | null;
  } {
    const { calendarByUid, tasks } = this.#reading;
    const used = new Set(tasks.flatMap((task) => task.calendarUid ?? []));
    const own = childText(header, 'CalendarUID');
    const rows: Input<'calendar'>[] = [];
    const idByUid = new Map<string, string>();
    const left: string[] = [];
    for (const calendar of calendarByUid.values()) {
      if (!calendar.isBase && !used.has(calendar.uid) && calendar.uid !== own) {
        if (calendar.exceptions.length > 0 || calendar.week.some((day) => day !== null))
          left.push(calendar.title);
        continue;
      }
      const flat = flattenCalendar(calendar, calendarByUid);
      const id = `calendar-${idPart(calendar.uid)}`;
      idByUid.set(calendar.uid, id);
      rows.push({
        id,
        title: usable(calendar.title, `Calendar ${calendar.uid}`),
        week: flat.week as Calendar['week'],
        exceptions: flat.exceptions as Calendar['exceptions'],
        externalId: calendar.uid.slice(0, 500),
      });
      const lost = [...calendar.notCarried, ...(flat.cut > 0 ? [`${flat.cut} early days`] : [])];
      if (lost.length > 0) {
        this.#enter(
          'dropped',
          'calendarException',
          `Exceptions of the calendar "${calendar.title}" could not be read: ${lost.slice(0, 5).join(', ')}.`,
        );
      }
    }
    if (left.length > 0) {
      this.#enter(
        'dropped',
        'resourceCalendar',
        `${count(left.length, 'calendar')} of people or things ${agree(left.length, 'was', 'were')} left out: tasks keep their own calendar or the plan's.`,
      );
    }
    return { rows, idByUid, programId: own === null ? null : (idByUid.get(own) ?? null) };
  }

  #makeRows(
    title: string,
    outlined: readonly OutlinedTask[],
    calendarIdByUid: ReadonlyMap<string, string>,
    stakeholderIdByUid: ReadonlyMap<string, string>,
    teamIdByUid: ReadonlyMap<string, string>,
  ) {
    const projects: Input<'project'>[] = [];
    const tasks: Input<'task'>[] = [];
    const milestones: Input<'milestone'>[] = [];
    const dates: { id: string; startAt: Moment; finishAt: Moment }[] = [];
    const rest = outlined.some((row) => row.projectUid === '0');
    if (rest) projects.push({ id: rowId('0'), title: usable(title, 'Imported plan'), externalId: '0' });
    for (const outlinedTask of outlined) {
      const { task, kind, parentUid, projectUid } = outlinedTask;
      const id = rowId(task.uid);
      const assigned = [...new Set(this.#reading.resourceUidsByTask.get(task.uid) ?? [])];
      const owners = assigned.flatMap((uid) => stakeholderIdByUid.get(uid) ?? []);
      const team = { teamId: assigned.flatMap((uid) => teamIdByUid.get(uid) ?? [])[0] ?? null };
      const shared = {
        id,
        title: this.#titleOf(task),
        description: task.notes.slice(0, textLimit),
        plan: this.#makePlan(outlinedTask, calendarIdByUid),
        ownerId: owners[0] ?? null,
        fields: this.#makeFields(task, owners.length),
        externalId: task.uid.slice(0, 500),
      };
      const link = linkSchema.safeParse(task.link);
      const web = link.success ? link.data : '';
      if (kind === 'project') projects.push({ ...shared, ...team, link: web });
      else {
        const place = {
          projectId: projectUid === null ? null : rowId(projectUid),
          parentId: parentUid === null ? null : rowId(parentUid),
        };
        if (kind === 'milestone') milestones.push({ ...shared, ...place });
        else tasks.push({ ...shared, ...team, ...place, projectId: rowId(projectUid ?? '0'), link: web });
      }
      if (task.baseline && task.baseline.startAt <= task.baseline.finishAt)
        dates.push({ id, ...task.baseline });
    }
    const header = this.#reading.asRecord();
    const day =
      ['StatusDate', 'LastSaved', 'CreationDate', 'StartDate']
        .map((it) => dayOf(childMoment(header, it)))
        .find((it) => it !== null) ??
      this.#today ??
      (dates[0] ? momentToDay(dates[0].startAt) : null);
    const snapshot: Input<'snapshot'> | null =
      dates.length > 0 && day !== null
        ? { id: 'baseline', title: 'Baseline of the imported plan', kind: 'baseline', day, dates }
        : null;
    return { projects, tasks, milestones, snapshot };
  }

  #makePlan(
    { task, kind, hasParts, mark }: OutlinedTask,
    calendarIdByUid: ReadonlyMap<string, string>,
  ): Input<'task'>['plan'] {
    const constraint =
      task.constraintType === 'ASAP' || (task.constraintAt === null && task.constraintType !== 'ALAP')
        ? null
        : {
            type: task.constraintType,
            at: task.constraintAt,
            manner: mark.soft ? ('soft' as const) : ('hard' as const),
          };
    const shared = {
      constraint,
      deadlineAt: task.deadlineAt,
      percentComplete: task.percentComplete,
      active: task.active,
      calendarId: task.calendarUid === null ? null : (calendarIdByUid.get(task.calendarUid) ?? null),
    };
    if (hasParts) {
      // A summary placed by hand is where its parts without predecessors begin.
      return task.manual
        ? {
            ...shared,
            placement: 'manual',
            startAt: task.startAt,
            finishAt: endsBefore(task.startAt, task.finishAt) ? null : task.finishAt,
          }
        : shared;
    }
    // A duration that is zero says that the row is placed though nothing else does.
    const duration = Math.min(
      525_960_000,
      Math.max(0, task.durationMinutes ?? (kind === 'milestone' ? 0 : 480)),
    );
    const remaining = task.remainingMinutes;
    return {
      ...shared,
      placement: task.manual ? 'manual' : 'auto',
      // What an automatic task's dates are is computed anew.
      startAt: task.manual ? task.startAt : null,
      finishAt: task.manual && !endsBefore(task.startAt, task.finishAt) ? task.finishAt : null,
      durationMinutes: duration,
      durationIsElapsed: task.durationIsElapsed,
      actualStartAt: task.actualStartAt,
      actualFinishAt: endsBefore(task.actualStartAt, task.actualFinishAt) ? null : task.actualFinishAt,
      remainingMinutes: remaining === null ? null : Math.min(525_960_000, Math.max(0, remaining)),
      resumeAt: task.resumeAt,
    };
  }

  #makeFields(task: MspdiTask, owners: number): Record<string, string> {
    const fields = new Map<string, string>();
    for (const { fieldId, value } of task.extended) {
      if (fieldId === markFieldId && this.#reading.fieldNameById.get(fieldId) === markFieldName) continue;
      const name = this.#reading.fieldNameById.get(fieldId) ?? `Field ${fieldId}`;
      fields.set(
        name === '__proto__' || name === 'constructor' || name === 'prototype' ? `Field ${fieldId}` : name,
        value.slice(0, textLimit),
      );
    }
    if (owners > 1) {
      const names = (this.#reading.resourceUidsByTask.get(task.uid) ?? []).flatMap(
        (uid) => this.#reading.resources.find((it) => it.uid === uid)?.name ?? [],
      );
      fields.set('Assigned', names.join(', ').slice(0, textLimit));
    }
    return Object.fromEntries(fields);
  }

  #makeDependencies(outlined: readonly OutlinedTask[]): Input<'dependency'>[] {
    const uids = new Set(outlined.map((row) => row.task.uid));
    const made = new Map<string, Input<'dependency'>>();
    const dangling: string[] = [];
    let cross = 0;
    let elapsedPercent = 0;
    let twice = 0;
    for (const { task } of outlined) {
      for (const link of task.links) {
        if (link.crossProject) {
          cross++;
          continue;
        }
        if (!uids.has(link.predecessorUid) || link.predecessorUid === task.uid) {
          dangling.push(`${link.predecessorUid} → ${task.uid}`);
          continue;
        }
        if (link.elapsedPercent) elapsedPercent++;
        const id = `link-${idPart(link.predecessorUid)}-${idPart(task.uid)}-${link.type}`;
        if (made.has(id)) {
          twice++;
          continue;
        }
        made.set(id, {
          id,
          predecessorId: rowId(link.predecessorUid),
          successorId: rowId(task.uid),
          type: link.type,
          lag: link.lag === 0 ? null : { unit: link.unit, value: clamp(link.lag, -525_960_000, 525_960_000) },
        });
      }
    }
    if (dangling.length > 0) {
      this.#enter(
        'dropped',
        'linkToNothing',
        `${count(dangling.length, 'link')} to a task that is not in the file, or to itself, ${agree(dangling.length, 'was', 'were')} left out: ${dangling.slice(0, 5).join(', ')}.`,
      );
    }
    if (cross > 0)
      this.#enter(
        'dropped',
        'linkToOtherFile',
        `${count(cross, 'link')} to tasks of other files ${agree(cross, 'was', 'were')} left out.`,
      );
    if (twice > 0)
      this.#enter(
        'merged',
        'linkTwice',
        `${count(twice, 'link')} that stood twice ${agree(twice, 'was', 'were')} read once.`,
      );
    if (elapsedPercent > 0) {
      this.#enter(
        'guessed',
        'elapsedPercentLag',
        `The lag of ${count(elapsedPercent, 'link')} was a per cent by the clock: it is read as a per cent of working time.`,
      );
    }
    return [...made.values()];
  }

  #titleOf(task: MspdiTask): string {
    if ((task.name?.length ?? 0) > titleLimit) this.#cut.push(task.uid);
    else if (task.notes.length > textLimit) this.#cut.push(task.uid);
    return usable(task.name, `Task ${task.uid}`);
  }
}

class RowUnfit extends Error {
  readonly where: string;
  readonly fault: z.ZodError;
  constructor(where: string, fault: z.ZodError) {
    super(where);
    this.where = where;
    this.fault = fault;
  }
}

function parseAll<K extends keyof typeof kinds>(kind: K, rows: readonly Input<K>[]): unknown[] {
  return rows.map((row) => {
    const parsed = kinds[kind].schema.safeParse(row);
    if (!parsed.success)
      throw new RowUnfit(
        `${kinds[kind].word} ${(row as { externalId?: string }).externalId?.slice(0, 80) ?? ''}`,
        parsed.error,
      );
    return parsed.data;
  });
}

function dayOf(moment: Moment | null): Day | null {
  return moment === null ? null : momentToDay(moment);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
