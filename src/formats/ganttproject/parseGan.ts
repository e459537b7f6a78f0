import type { ImportFault } from '../../domain/exchange/lossReport';
import type { DependencyType } from '../../domain/model/dependency';
import { err, type Result } from '../../domain/result';
import { type Day, dayToNumber, isDay } from '../../domain/time/day';
import { parseMoment } from '../../domain/time/moment';
import { ForeignPlan, markedUid, plainLink, plainTask } from '../foreign/foreignPlan';
import { nextWorkingDay, shiftByWorkingDays, type WorkingDays } from '../foreign/workingDays';
import { limits } from '../limits';
import type { ParsedMspdi } from '../mspdi/makeProgram';
import type { MspdiTask } from '../mspdi/readTask';
import { type XmlWords, xmlFaultToImportFault } from '../xmlFaults';
import { childrenOf, childText, readXmlRecords, type XmlRecord } from '../xmlRecords';
import { readGanCalendar } from './readGanCalendar';

const words: XmlWords = {
  notThis: 'notGan',
  plan: 'GanttProject plan',
  product: 'GanttProject',
  saveAs: 'Open the plan in GanttProject and save it anew as a .gan file.',
  choose: 'Choose a .gan file that was saved in GanttProject.',
};

/** One `<depend>`: it stands on its predecessor and names its successor. */
type GanLink = {
  readonly from: string;
  readonly to: string;
  readonly type: DependencyType;
  readonly lagDays: number;
};

/** One `<task>`, with those below it told by their level. */
type GanTask = {
  readonly id: string;
  readonly record: XmlRecord;
  readonly level: number;
  readonly hasParts: boolean;
  readonly startDay: Day | null;
  readonly days: number;
};

const linkTypes: Readonly<Record<string, DependencyType>> = { 1: 'SS', 2: 'FS', 3: 'FF', 4: 'SF' };
const minutesPerDay = 480;
const longestDays = 500_000;

function isRecord(path: readonly string[]): boolean {
  const [, list = '', item = ''] = path;
  if (path.length === 2) return ['description', 'calendars', 'previous', 'vacations', 'roles'].includes(list);
  if (path.length !== 3) return false;
  return (
    (list === 'tasks' && (item === 'task' || item === 'taskproperties')) ||
    (list === 'resources' && item === 'resource') ||
    (list === 'allocations' && item === 'allocation')
  );
}

/**
 * Reads a plan of GanttProject (.gan, XML). Durations are working days of the file's calendar, and finishes follow from
 * them. What nothing leads to starts on its written day; so does what starts later than its links say.
 */
export function parseGan(
  text: string,
  context: { readonly file: string; readonly today?: Day | null },
): Result<ParsedMspdi, ImportFault> {
  const { file } = context;
  const records = new Map<string, XmlRecord[]>();
  let root = new Map<string, string>();
  const read = readXmlRecords(text, {
    root: 'project',
    isRecord,
    ignored: new Set(['view']),
    onRoot: (attributes) => {
      root = new Map(attributes);
    },
    onRecord: (_path, record) => {
      const known = records.get(record.name);
      if (known) known.push(record);
      else records.set(record.name, [record]);
    },
  });
  if (!read.ok) return err(xmlFaultToImportFault(read.error, file, words));
  if (root.has('mrproject-version') || (records.size === 0 && !root.has('view-date'))) {
    const message = root.has('mrproject-version')
      ? 'is a plan of Planner, which is not read'
      : 'has a <project> without tasks or calendars';
    return err(xmlFaultToImportFault({ code: 'wrongRoot', line: 1, column: 1, message }, file, words));
  }
  const tasks = listTasks(records.get('task') ?? []);
  if (tasks.length > limits.rows) {
    return err({
      code: 'tooManyRows',
      file,
      place: `task ${limits.rows + 1}`,
      message: `${file} holds more than ${limits.rows.toLocaleString('en-US')} tasks.`,
      remedy: 'Save a part of it as a file of its own and import that.',
    });
  }
  const plan = new ForeignPlan(file);
  const title = root.get('name') ?? '';
  if (title.trim() !== '') plan.reading.header.set('Title', title);
  const starts = tasks.flatMap((task) => task.startDay ?? []).sort();
  if (starts[0] !== undefined) plan.reading.header.set('StartDate', `${starts[0]}T00:00:00`);
  const calendar = readGanCalendar(records.get('calendars')?.[0], starts);
  if (calendar.own) {
    plan.reading.calendarByUid.set(calendar.own.uid, calendar.own);
    plan.reading.header.set('CalendarUID', calendar.own.uid);
  }
  const kept = takeTasks(plan, tasks, calendar.days, records.get('taskproperties')?.[0]);
  takeResources(plan, records.get('resource') ?? [], records.get('allocation') ?? [], kept);
  for (const [name, what] of [
    ['previous', 'earlier plans (baselines) are not kept'],
    ['vacations', 'days off of people are not kept'],
  ] as const) {
    const found = records.get(name)?.[0]?.children.length ?? 0;
    if (found > 0) plan.say('dropped', name, `${found}: ${what}.`);
  }
  return plan.make(context.today ?? null);
}

/** All tasks in the order of the file, without recursion. */
function listTasks(top: readonly XmlRecord[]): GanTask[] {
  const tasks: GanTask[] = [];
  const waiting = [...top].reverse().map((record) => ({ record, level: 1 }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { record, level } = next;
    const parts = childrenOf(record, 'task');
    const start = record.attributes.get('start') ?? '';
    tasks.push({
      id: record.attributes.get('id') ?? '',
      record,
      level,
      hasParts: parts.length > 0,
      startDay: isDay(start) ? start : null,
      days: Number(record.attributes.get('duration') ?? '1'),
    });
    for (const part of [...parts].reverse()) waiting.push({ record: part, level: level + 1 });
  }
  return tasks;
}

function listLinks(tasks: readonly GanTask[]): { links: GanLink[]; odd: string[] } {
  const links: GanLink[] = [];
  const odd: string[] = [];
  for (const { id, record } of tasks) {
    for (const depend of childrenOf(record, 'depend')) {
      const type = linkTypes[depend.attributes.get('type') ?? '2'];
      const lagDays = Number(depend.attributes.get('difference') ?? '0');
      if (type === undefined || !Number.isFinite(lagDays) || Math.abs(lagDays) > longestDays)
        odd.push(
          `type "${depend.attributes.get('type') ?? ''}", difference "${depend.attributes.get('difference') ?? ''}" (line ${depend.line})`,
        );
      links.push({
        from: id,
        to: depend.attributes.get('id') ?? '',
        type: type ?? 'FS',
        lagDays: Number.isFinite(lagDays) ? Math.min(longestDays, Math.max(-longestDays, lagDays)) : 0,
      });
    }
  }
  return { links, odd };
}

function takeTasks(
  plan: ForeignPlan,
  tasks: readonly GanTask[],
  days: WorkingDays,
  properties: XmlRecord | undefined,
): ReadonlySet<string> {
  const byId = new Map<string, GanTask>();
  const twice: string[] = [];
  const without: string[] = [];
  for (const task of tasks) {
    if (task.id === '') without.push(`line ${task.record.line}`);
    else if (byId.has(task.id)) twice.push(`${task.id} (line ${task.record.line})`);
    else byId.set(task.id, task);
  }
  plan.sayOf('dropped', 'idTwice', twice, {
    one: 'task had the id of another and could not be kept',
    many: 'tasks had the id of another and could not be kept',
  });
  plan.sayOf('dropped', 'idMissing', without, {
    one: 'task without an id could not be kept',
    many: 'tasks without an id could not be kept',
  });
  const { links, odd } = listLinks([...byId.values()]);
  const isSound = ({ from, to }: GanLink) => byId.has(to) && from !== to;
  const sound = links.filter(isSound);
  plan.sayOf(
    'dropped',
    'linkToNothing',
    links.filter((link) => !isSound(link)).map(({ from, to }) => `${from} → ${to}`),
    {
      one: 'link to a task that is not in the file, or to itself, was left out',
      many: 'links to tasks that are not in the file, or to themselves, were left out',
    },
  );
  plan.sayOf('dropped', 'unreadable', odd, {
    one: 'link could not be read as it is written',
    many: 'links could not be read as they are written',
  });
  const linksTo = new Map<string, GanLink[]>();
  for (const link of sound) {
    const known = linksTo.get(link.to);
    if (known) known.push(link);
    else linksTo.set(link.to, [link]);
  }
  for (const property of properties ? childrenOf(properties, 'taskproperty') : []) {
    const { attributes } = property;
    if (attributes.get('type') === 'custom')
      plan.reading.fieldNameById.set(
        attributes.get('id') ?? '',
        (attributes.get('name') ?? '').slice(0, 200),
      );
  }
  const unread: string[] = [];
  let priorities = 0;
  for (const task of byId.values()) {
    const incoming = linksTo.get(task.id) ?? [];
    plan.reading.tasks.push(toPlainTask(task, incoming, byId, days, unread));
    if (!['', '1'].includes(task.record.attributes.get('priority') ?? '')) priorities++;
  }
  plan.sayOf('dropped', 'unreadable', unread, {
    one: 'value could not be read and was left out',
    many: 'values could not be read and were left out',
  });
  if (priorities > 0) plan.say('dropped', 'priority', `The priorities of ${priorities} tasks are not kept.`);
  return new Set(byId.keys());
}

/** Whether a task begins later than its links alone would have it, or has none; then its own day holds it. */
function startsOnItsOwn(
  task: GanTask,
  incoming: readonly GanLink[],
  byId: ReadonlyMap<string, GanTask>,
  days: WorkingDays,
): boolean {
  if (task.startDay === null) return false;
  let implied = Number.NEGATIVE_INFINITY;
  for (const { from, type, lagDays } of incoming) {
    const before = byId.get(from);
    if (!before || before.startDay === null) continue;
    const start = dayToNumber(before.startDay);
    const anchor = type === 'SS' || type === 'SF' ? start : shiftByWorkingDays(days, start, before.days);
    const shifted = anchor === null ? null : shiftByWorkingDays(days, anchor, Math.round(lagDays));
    const back =
      shifted === null || type === 'FS' || type === 'SS'
        ? shifted
        : shiftByWorkingDays(days, shifted, -task.days);
    if (back === null) return true;
    implied = Math.max(implied, back);
  }
  return implied === Number.NEGATIVE_INFINITY || dayToNumber(task.startDay) > nextWorkingDay(days, implied);
}

function toPlainTask(
  task: GanTask,
  incoming: readonly GanLink[],
  byId: ReadonlyMap<string, GanTask>,
  days: WorkingDays,
  unread: string[],
): MspdiTask {
  const { record, id, level, hasParts } = task;
  const { attributes } = record;
  const complete = Number(attributes.get('complete') ?? '0');
  const note = (name: string) =>
    unread.push(`${name} "${(attributes.get(name) ?? '').slice(0, 40)}" of task ${id} (line ${record.line})`);
  const isLengthRead = Number.isFinite(task.days) && task.days >= 0 && task.days <= longestDays;
  if (!isLengthRead) note('duration');
  if (task.startDay === null && attributes.has('start')) note('start');
  if (!Number.isFinite(complete) || complete < 0 || complete > 100) note('complete');
  const milestone = attributes.get('meeting') === 'true' || attributes.get('milestone') === 'true';
  const startAt = task.startDay === null ? null : parseMoment(`${task.startDay}T00:00`);
  const holds = !hasParts && startAt !== null && startsOnItsOwn(task, incoming, byId, days);
  return plainTask({
    uid: markedUid(id),
    line: record.line,
    name: attributes.get('name') ?? null,
    outlineLevel: level,
    summaryFlag: hasParts,
    milestoneFlag: milestone && !hasParts,
    durationMinutes: milestone || hasParts ? 0 : isLengthRead ? task.days * minutesPerDay : minutesPerDay,
    constraintType: holds ? 'SNET' : 'ASAP',
    constraintAt: holds ? startAt : null,
    percentComplete: Number.isFinite(complete) ? Math.min(100, Math.max(0, complete)) : 0,
    notes: childText(record, 'notes') ?? '',
    link: decodeLink(attributes.get('webLink') ?? ''),
    links: incoming.map(({ from, type, lagDays }) =>
      plainLink(markedUid(from), type, Math.round(lagDays) * minutesPerDay),
    ),
    extended: childrenOf(record, 'customproperty').flatMap(({ attributes: own }) => {
      const fieldId = own.get('taskproperty-id');
      const value = own.get('value');
      return fieldId === undefined || value === undefined || value === '' ? [] : [{ fieldId, value }];
    }),
    cost: childrenOf(record, 'cost').length > 0 || attributes.has('cost-manual-value'),
  });
}

/** GanttProject writes addresses percent-encoded as a whole. */
function decodeLink(link: string): string {
  try {
    return decodeURIComponent(link);
  } catch {
    return link;
  }
}

function takeResources(
  plan: ForeignPlan,
  resources: readonly XmlRecord[],
  allocations: readonly XmlRecord[],
  taskIds: ReadonlySet<string>,
): void {
  for (const { attributes } of resources) {
    plan.reading.resources.push({
      uid: markedUid(attributes.get('id') ?? ''),
      name: attributes.get('name') ?? null,
      work: true,
      generic: false,
      calendarUid: null,
      email: attributes.get('contacts') || null,
      group: null,
      isTeam: false,
    });
  }
  const responsibleFirst = [...allocations].sort(
    (a, b) =>
      Number(b.attributes.get('responsible') === 'true') - Number(a.attributes.get('responsible') === 'true'),
  );
  for (const { attributes } of responsibleFirst) {
    const taskId = attributes.get('task-id') ?? '';
    if (!taskIds.has(taskId)) continue;
    const uid = markedUid(taskId);
    const known = plan.reading.resourceUidsByTask.get(uid) ?? [];
    plan.reading.resourceUidsByTask.set(uid, [...known, markedUid(attributes.get('resource-id') ?? '')]);
  }
}
