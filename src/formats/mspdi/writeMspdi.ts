import type { LossEntry } from '../../domain/exchange/lossReport';
import type { Dependency } from '../../domain/model/dependency';
import { findRow, type ProgramDocument } from '../../domain/model/document';
import { computeSchedule } from '../../domain/schedule/computeSchedule';
import { networkInOrder } from '../../domain/schedule/networkInOrder';
import type { PlaceableRow } from '../../domain/schedule/placeableRow';
import { momentToFinish, momentToStart, programCalendar } from '../../domain/schedule/rowCalendars';
import type { RowTable } from '../../domain/schedule/rowTable';
import type { Schedule } from '../../domain/schedule/schedule';
import {
  calendarToWorkingCalendar,
  officeWeek,
  type WorkingCalendar,
} from '../../domain/time/workingCalendar';
import { agree, count } from '../../domain/words';
import { type ArrangedRow, arrangeRows } from './arrangeRows';
import { markFieldId, markFieldName, teamCode } from './marks';
import { numberUids } from './numberUids';
import { writeCalendar } from './writeCalendar';
import { lagIsRounded, writeTask } from './writeTask';
import { element, group, secondsToMoment } from './writeXml';

/** A program as Microsoft Project XML. */
export type WrittenMspdi = {
  readonly text: string;
  /** What of the rows that it holds it does not hold. */
  readonly entries: readonly LossEntry[];
  /** Under which number each project, task and milestone stands in it. */
  readonly uidById: ReadonlyMap<string, number>;
  readonly rowCount: number;
};

/** Columns of text: Text1 to Text29; Text30 is for marks. */
const textFieldIds = [
  ...[0, 3, 6, 9, 12, 15, 16, 17, 18, 19].map((step) => String(188_743_731 + step)),
  ...Array.from({ length: 19 }, (_, i) => String(188_743_997 + i)),
];
const standardCalendarId = '';

/**
 * Writes a program as Microsoft Project XML (MSPDI). What is written is read back with the same schedule in every field,
 * and the dates that are computed stand in it for readers that compute none. Bare days become times of the calendar.
 */
export function writeMspdi(document: ProgramDocument, file: string): WrittenMspdi {
  return new MspdiWriter(document, file).write();
}

class MspdiWriter {
  readonly #document: ProgramDocument;
  readonly #file: string;
  readonly #rows: RowTable;
  readonly #schedule: Schedule;
  readonly #arranged: readonly ArrangedRow[];
  readonly #uidById: ReadonlyMap<string, number>;
  readonly #calendarUidById: ReadonlyMap<string, number>;
  readonly #resourceUidById: ReadonlyMap<string, number>;
  readonly #fieldIdByName = new Map<string, string>();
  readonly #entries: LossEntry[] = [];

  constructor(document: ProgramDocument, file: string) {
    this.#document = document;
    this.#file = file;
    this.#rows = networkInOrder(document).network.rows;
    this.#schedule = computeSchedule(document);
    this.#arranged = arrangeRows(document, this.#rows);
    this.#uidById = numberUids(this.#arranged.map(({ row }) => row));
    const standard =
      document.program.calendarId === null ? [{ id: standardCalendarId, externalId: null }] : [];
    this.#calendarUidById = numberUids([...document.calendars, ...standard]);
    this.#resourceUidById = numberUids([...document.teams, ...document.stakeholders]);
  }

  write(): WrittenMspdi {
    this.#chooseFields();
    const tasks = this.#writeTasks();
    this.#enterLosses();
    const text = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Project xmlns="http://schemas.microsoft.com/project">\n${[
      this.#writeHeader(),
      this.#writeFieldNames(),
      list('Calendars', this.#writeCalendars()),
      list('Tasks', tasks),
      list('Resources', this.#writeResources()),
      list('Assignments', this.#writeAssignments()),
    ]
      .filter((part) => part !== '')
      .join('\n')}\n</Project>\n`;
    return { text, entries: this.#entries, uidById: this.#uidById, rowCount: this.#arranged.length };
  }

  #enter(severity: LossEntry['severity'], code: string, message: string): void {
    this.#entries.push({ severity, code, file: this.#file, row: null, column: null, message });
  }

  #writeHeader(): string {
    const { program } = this.#document;
    const start = this.#programStart();
    const { finishMinutes } = this.#schedule;
    const calendar = this.#calendarUidById.get(program.calendarId ?? standardCalendarId) ?? null;
    const general = programCalendar(this.#document);
    return (
      element('SaveVersion', 14) +
      element('Name', this.#file) +
      element('Title', program.title) +
      element('ScheduleFromStart', true) +
      element('StartDate', start === null ? null : secondsToMoment(start)) +
      element('FinishDate', Number.isNaN(finishMinutes) ? null : secondsToMoment(finishMinutes * 60)) +
      element('FYStartDate', program.fiscalYearStartMonth) +
      element('CriticalSlackLimit', program.criticalSlackDays) +
      element('CalendarUID', calendar) +
      element('DefaultStartTime', '08:00:00') +
      element('DefaultFinishTime', '17:00:00') +
      element('MinutesPerDay', Math.round(general.daySeconds / 60)) +
      element('MinutesPerWeek', Math.round(general.weekSeconds / 60)) +
      element('DaysPerMonth', 20) +
      element('StatusDate', program.statusDay === null ? null : `${program.statusDay}T17:00:00`) +
      element('NewTasksAreManual', false)
    );
  }

  /** Where work without predecessors begins; `null` when nothing has a date. */
  #programStart(): number | null {
    const { startAt } = this.#document.program;
    if (startAt !== null) return momentToStart(startAt, programCalendar(this.#document));
    const { base, parent, rows } = this.#rows;
    let least: number | null = null;
    for (let i = 0; i < base.length; i++) {
      // What begins somewhere of its own says nothing of the program.
      if ((parent[i] as number) >= 0 || rows[i]?.plan.startAt !== null) continue;
      const at = base[i] as number;
      if (!Number.isNaN(at) && (least === null || at < least)) least = at;
    }
    if (least !== null || Number.isNaN(this.#schedule.startMinutes)) return least;
    return this.#schedule.startMinutes * 60;
  }

  #chooseFields(): void {
    const rowsByName = new Map<string, number>();
    for (const { row } of this.#arranged) {
      for (const name of Object.keys(row.fields)) rowsByName.set(name, (rowsByName.get(name) ?? 0) + 1);
    }
    const free = [...textFieldIds];
    const left: string[] = [];
    for (const name of rowsByName.keys()) {
      const fieldId = name === markFieldName ? undefined : free.shift();
      if (fieldId === undefined) left.push(name);
      else this.#fieldIdByName.set(name, fieldId);
    }
    if (left.length > 0) {
      this.#enter(
        'dropped',
        'column',
        `${count(left.length, 'column')} of your own found no place among the ${textFieldIds.length} of Microsoft Project: ${left.slice(0, 5).join(', ')}.`,
      );
    }
  }

  #writeFieldNames(): string {
    const names: [string, string][] = [...this.#fieldIdByName].map(([name, fieldId]) => [fieldId, name]);
    return list(
      'ExtendedAttributes',
      [...names, [markFieldId, markFieldName] as const].map(([fieldId, name]) => {
        const number = fieldId === markFieldId ? 30 : textFieldIds.indexOf(fieldId) + 1;
        return group(
          'ExtendedAttribute',
          element('FieldID', fieldId) + element('FieldName', `Text${number}`) + element('Alias', name),
        );
      }),
    );
  }

  #writeCalendars(): string[] {
    const { calendars } = this.#document;
    const written = calendars.map((calendar) =>
      writeCalendar(calendar, this.#calendarUidById.get(calendar.id) ?? 0),
    );
    const standardUid = this.#calendarUidById.get(standardCalendarId);
    if (standardUid !== undefined) {
      const week = officeWeek.map((day) => [...day]);
      written.unshift(writeCalendar({ title: 'Standard', week, exceptions: [] }, standardUid));
    }
    return written;
  }

  #writeTasks(): string[] {
    const { dependencies, program, snapshots } = this.#document;
    const linksById = new Map<string, { predecessorUid: number; dependency: Dependency }[]>();
    const said = new Set<string>();
    let idle = 0;
    let twice = 0;
    let rounded = 0;
    for (const dependency of dependencies) {
      const predecessorUid = this.#uidById.get(dependency.predecessorId);
      if (!dependency.drives || predecessorUid === undefined) {
        idle++;
        continue;
      }
      const key = `${dependency.predecessorId} ${dependency.successorId} ${dependency.type}`;
      if (said.has(key)) {
        twice++;
        continue;
      }
      said.add(key);
      if (lagIsRounded(dependency.lag)) rounded++;
      const known = linksById.get(dependency.successorId);
      if (known) known.push({ predecessorUid, dependency });
      else linksById.set(dependency.successorId, [{ predecessorUid, dependency }]);
    }
    if (idle > 0) {
      this.#enter(
        'dropped',
        'idleLink',
        `${count(idle, 'dependency', 'dependencies')} that ${agree(idle, 'moves nothing, or starts at a team, is', 'move nothing, or start at a team, are')} not in it.`,
      );
    }
    if (twice > 0)
      this.#enter(
        'dropped',
        'linkTwice',
        `${count(twice, 'link')} between the same rows ${agree(twice, 'stands', 'stand')} in it once.`,
      );
    if (rounded > 0) {
      this.#enter(
        'guessed',
        'lagRounded',
        `The lag of ${count(rounded, 'link')} was rounded to tenths of a minute or whole per cent.`,
      );
    }
    const baseline = findRow(this.#document, 'snapshot', program.baselineSnapshotId);
    const baselineById = new Map(baseline?.dates.map((it) => [it.id as string, it]));
    const others = snapshots.length - (baseline ? 1 : 0);
    if (others > 0)
      this.#enter(
        'dropped',
        'snapshot',
        `${count(others, 'snapshot')} beside the baseline ${agree(others, 'is', 'are')} not in it.`,
      );
    const calendarIdByWork = new Map<WorkingCalendar, string>(
      this.#document.calendars.map((calendar) => [calendarToWorkingCalendar(calendar), calendar.id]),
    );
    const general = programCalendar(this.#document);
    return this.#arranged.map((arranged, i) => {
      const { row, of } = arranged;
      const calendar = this.#rows.calendars[this.#rows.numberById.get(row.id) ?? -1] as WorkingCalendar;
      const calendarId =
        row.plan.calendarId ?? (calendar === general ? null : calendarIdByWork.get(calendar));
      const dates = baselineById.get(row.id);
      return writeTask(arranged, this.#rows, {
        uid: this.#uidById.get(row.id) ?? 0,
        line: i + 1,
        of: of === null || of === '-' ? of : String(this.#uidById.get(of) ?? '-'),
        calendarUid: this.#calendarUidById.get(calendarId ?? '-') ?? null,
        scheduled: this.#schedule.byId.get(row.id),
        links: linksById.get(row.id) ?? [],
        baseline: dates
          ? {
              start: momentToStart(dates.startAt, calendar),
              finish: momentToFinish(dates.finishAt, calendar),
            }
          : null,
        fields: Object.entries(row.fields).flatMap(([name, value]) => {
          const fieldId = this.#fieldIdByName.get(name);
          return fieldId === undefined ? [] : [{ fieldId, value }];
        }),
      });
    });
  }

  #writeResources(): string[] {
    const { teams, stakeholders } = this.#document;
    const written = (id: string, name: string, generic: boolean, more: string) => {
      const uid = this.#resourceUidById.get(id) ?? 0;
      return group(
        'Resource',
        element('UID', uid) +
          element('ID', uid) +
          element('Name', name) +
          element('Type', 1) +
          more +
          element('IsGeneric', generic),
      );
    };
    return [
      ...teams.map((team) =>
        written(
          team.id,
          team.name,
          true,
          element('Code', teamCode) +
            element(
              'CalendarUID',
              team.calendarId === null ? null : (this.#calendarUidById.get(team.calendarId) ?? null),
            ),
        ),
      ),
      ...stakeholders.map((person) =>
        written(
          person.id,
          person.name,
          person.isGroup,
          element('Group', person.role === '' ? null : person.role) +
            element('EmailAddress', /^mailto:/i.test(person.link) ? person.link.slice(7) : null),
        ),
      ),
    ];
  }

  #writeAssignments(): string[] {
    const assigned: [PlaceableRow, string][] = this.#arranged.flatMap(({ row }) => {
      const ids = ['teamId' in row ? row.teamId : null, row.ownerId];
      return ids.flatMap((id): [PlaceableRow, string][] => (id === null ? [] : [[row, id]]));
    });
    return assigned.map(([row, id], i) =>
      group(
        'Assignment',
        element('UID', i + 1) +
          element('TaskUID', this.#uidById.get(row.id) ?? null) +
          element('ResourceUID', this.#resourceUidById.get(id) ?? null) +
          element('Units', 1),
      ),
    );
  }

  #enterLosses(): void {
    const { dependencies } = this.#document;
    const rows = this.#arranged.map(({ row }) => row);
    const say = (total: number, word: string, code: string, sentence: string) => {
      if (total > 0) this.#enter('dropped', code, `${count(total, word)}: ${sentence}`);
    };
    say(
      dependencies.filter((it) => it.agreement !== null).length,
      'promise',
      'agreement',
      'the link is in it, what was promised is not.',
    );
    say(
      rows.filter((row) => row.plan.estimate !== null).length,
      'estimate',
      'estimate',
      'three-point estimates are not in it.',
    );
    say(
      rows.filter((row) => row.plan.constraint?.manner === 'soft' && /NLT$/.test(row.plan.constraint.type))
        .length,
      'constraint',
      'softConstraint',
      'Microsoft Project pulls early dates back where ours only cap late ones; read here, they are as they were.',
    );
    say(
      rows.filter((row) => 'declared' in row && row.declared !== null).length,
      'project',
      'projectFields',
      'health that was declared, goals and priorities are not in it.',
    );
    say(
      this.#schedule.undatedIds.length,
      'row',
      'undated',
      'without dates, they are manual tasks without dates.',
    );
    if (this.#document.teams.length + this.#document.stakeholders.length > 0) {
      this.#enter(
        'note',
        'people',
        'Teams and people stand in it as resources, owners as assignments; what else is known of them is in the program file.',
      );
    }
  }
}

function list(name: string, parts: readonly string[]): string {
  return parts.length === 0 ? '' : `<${name}>\n${parts.join('\n')}\n</${name}>`;
}
