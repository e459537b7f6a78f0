import { limits } from '../limits';
import { childText, type XmlRecord } from '../xmlRecords';
import { childFlag, childNumber } from './fields';
import { teamCode } from './marks';
import { type MspdiCalendar, readCalendar } from './readCalendar';
import { type MspdiTask, readTask } from './readTask';

/** One `<Resource>`. */
export type MspdiResource = {
  readonly uid: string;
  readonly name: string | null;
  readonly work: boolean;
  readonly generic: boolean;
  readonly calendarUid: string | null;
  readonly email: string | null;
  readonly group: string | null;
  /** It is a team that was written by us. */
  readonly isTeam: boolean;
};

/** Everything taken from a file before it is made into a program. */
export class Reading {
  readonly header = new Map<string, string>();
  readonly calendarByUid = new Map<string, MspdiCalendar>();
  readonly tasks: MspdiTask[] = [];
  readonly resources: MspdiResource[] = [];
  readonly resourceUidsByTask = new Map<string, string[]>();
  readonly fieldNameById = new Map<string, string>();
  blankLines = 0;
  /** Calendars and resources that have the UID of an earlier one. */
  repeatedUids: string[] = [];
  tooMany = false;

  /** Assignments that say how their work is spread over days. */
  spreadAssignments = 0;

  #lists = 0;
  /** The record that is being read holds work spread over days. */
  #isSpread = false;

  /** Whether anything was met that a plan has: a list of its parts, or a word about itself. */
  get isPlan(): boolean {
    return this.#lists > 0 || [...this.header.keys()].some((name) => planWords.has(name));
  }

  /** Hears of each element of the second level. */
  meet(name: string): void {
    if (listNames.has(name)) this.#lists++;
  }

  /** Hears of what is passed over with all that is in it. */
  passOver(name: string): void {
    if (name === 'TimephasedData') this.#isSpread = true;
  }

  take(path: readonly string[], record: XmlRecord): void {
    const isSpread = this.#isSpread;
    this.#isSpread = false;
    switch (record.name) {
      case 'Task': {
        if (this.tasks.length >= limits.rows) {
          this.tooMany = true;
          return;
        }
        const task = readTask(record);
        if (task) this.tasks.push(task);
        else this.blankLines++;
        return;
      }
      case 'Calendar': {
        const calendar = readCalendar(record);
        if (!calendar) return;
        if (this.calendarByUid.has(calendar.uid)) this.repeatedUids.push(`calendar ${calendar.uid}`);
        else this.calendarByUid.set(calendar.uid, calendar);
        return;
      }
      case 'Resource':
        this.#takeResource(record);
        return;
      case 'Assignment': {
        const taskUid = childText(record, 'TaskUID');
        const resourceUid = childText(record, 'ResourceUID');
        if (taskUid === null || resourceUid === null) return;
        if (isSpread) this.spreadAssignments++;
        const known = this.resourceUidsByTask.get(taskUid);
        if (known) known.push(resourceUid);
        else this.resourceUidsByTask.set(taskUid, [resourceUid]);
        return;
      }
      case 'ExtendedAttribute': {
        const fieldId = childText(record, 'FieldID');
        const name = childText(record, 'Alias') ?? childText(record, 'FieldName');
        if (fieldId !== null && name !== null) this.fieldNameById.set(fieldId, name.slice(0, 200));
        return;
      }
      default:
        if (path.length === 2 && record.text !== '') this.header.set(record.name, record.text);
    }
  }

  #takeResource(record: XmlRecord): void {
    const uid = childText(record, 'UID');
    if (uid === null || childFlag(record, 'IsNull')) return;
    this.resources.push({
      uid,
      name: childText(record, 'Name'),
      // 0 material, 1 work, 2 cost.
      work: (childNumber(record, 'Type') ?? 1) === 1 && !childFlag(record, 'IsCostResource'),
      generic: childFlag(record, 'IsGeneric'),
      calendarUid: childText(record, 'CalendarUID'),
      email: childText(record, 'EmailAddress'),
      group: childText(record, 'Group'),
      isTeam: childText(record, 'Code') === teamCode,
    });
  }

  /** The header as a record, so that the same readers serve. */
  asRecord(): XmlRecord {
    const children = [...this.header].map(([name, text]) => ({
      name,
      text,
      attributes: new Map<string, string>(),
      children: [],
      line: 1,
    }));
    return { name: 'Project', attributes: new Map(), children, text: '', line: 1 };
  }
}

/** What a plan says of itself, and no other file with such a root. */
const planWords = new Set([
  'SaveVersion',
  'UID',
  'Name',
  'Title',
  'StartDate',
  'FinishDate',
  'CalendarUID',
  'CreationDate',
  'LastSaved',
  'MinutesPerDay',
]);

const listNames = new Map([
  ['Tasks', 'Task'],
  ['Calendars', 'Calendar'],
  ['Resources', 'Resource'],
  ['Assignments', 'Assignment'],
  ['ExtendedAttributes', 'ExtendedAttribute'],
]);

/** Whether the element at the end of a path is taken whole. */
export function isRecord(path: readonly string[]): boolean {
  const name = path[path.length - 1] ?? '';
  if (path.length === 2) return !listNames.has(name) && name !== 'OutlineCodes' && name !== 'WBSMasks';
  return path.length === 3 && listNames.get(path[1] ?? '') === name;
}
