import { findRow, type ProgramDocument } from '../model/document';
import type { DeclaredHealth, Health } from '../model/health';
import type { StatusUpdate } from '../model/status';
import { type Day, daysBetween } from '../time/day';
import { dayToText } from '../time/dayToText';
import { count, quote } from '../words';
import { type HealthReport, inForce, lapsesOn, type RowHealth } from './computeHealth';
import { staleAfterDays } from './rules';

/** Something about what was said of a health, rather than about the plan. */
export type HealthAlarm = {
  readonly code: 'rosier' | 'greenToRed' | 'stale' | 'noPath' | 'pathOverdue' | 'lapsed' | 'unfounded';
  /** The project, or null for the program. */
  readonly subjectId: string | null;
  readonly message: string;
  /** The rows that it is about; never empty. */
  readonly ids: readonly string[];
};

/** What was said of a subject on a day, and what the rules found then. */
export type HealthStep = {
  readonly day: Day;
  readonly said: Health | null;
  readonly computed: Health | null;
  readonly id: string;
};

const words: Readonly<Record<Health, string>> = {
  green: 'on track',
  amber: 'at risk',
  red: 'off track',
  done: 'done',
  notStarted: 'not started',
};

/** [H25] The strip of a subject's health: every update about it up to a day, the oldest first. */
export function healthHistory(
  document: ProgramDocument,
  subjectId: string | null,
  today: Day,
): readonly HealthStep[] {
  return updatesAbout(document, subjectId, today).map((it) => ({
    day: it.day,
    said: it.health,
    computed: it.computed,
    id: it.id,
  }));
}

function updatesAbout(
  document: ProgramDocument,
  subjectId: string | null,
  today: Day,
): readonly StatusUpdate[] {
  return document.statusUpdates
    .filter((it) => it.subjectId === subjectId && it.day <= today)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** A subject whose health somebody answers for: the program, or a project. */
type Subject = {
  readonly id: string | null;
  readonly rowId: string;
  readonly title: string;
  readonly health: RowHealth;
  readonly declared: DeclaredHealth | null;
  readonly path: ProgramDocument['program']['pathToGreen'];
};

/**
 * [H20]–[H24] What has to be called out about what was said: of the program first, then of each project that is not
 * done, the gravest first.
 */
export function healthAlarms(
  document: ProgramDocument,
  report: HealthReport,
  today: Day,
  sayDay: (day: Day) => string = dayToText,
): readonly HealthAlarm[] {
  const { program } = document;
  const updatesBySubject = new Map<string | null, StatusUpdate[]>();
  for (const update of document.statusUpdates) {
    if (update.day > today) continue;
    const known = updatesBySubject.get(update.subjectId);
    if (known) known.push(update);
    else updatesBySubject.set(update.subjectId, [update]);
  }
  for (const updates of updatesBySubject.values()) {
    updates.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  }
  const subjects: Subject[] = [
    {
      id: null,
      rowId: program.id,
      title: program.title,
      health: report.program,
      declared: program.declared,
      path: program.pathToGreen,
    },
  ];
  for (const project of document.projects) {
    const health = report.byId.get(project.id);
    if (!health || health.computed === 'done') continue;
    const { id, title, declared, pathToGreen: path } = project;
    subjects.push({ id, rowId: id, title, health, declared, path });
  }
  return subjects.flatMap((subject) =>
    alarmsOf(document, subject, updatesBySubject.get(subject.id) ?? [], today, sayDay),
  );
}

function alarmsOf(
  document: ProgramDocument,
  subject: Subject,
  updates: readonly StatusUpdate[],
  today: Day,
  sayDay: (day: Day) => string,
): readonly HealthAlarm[] {
  const { health, path, declared } = subject;
  const alarms: HealthAlarm[] = [];
  const name = subject.id === null ? 'The program' : quote(subject.title);
  const add = (code: HealthAlarm['code'], message: string, id: string = subject.rowId) =>
    alarms.push({ code, subjectId: subject.id, message, ids: [id] });
  const latest = updates.at(-1);
  const before = updates.at(-2);

  if (health.contradicts && health.declared) {
    const by = findRow(document, 'stakeholder', health.declared.byId)?.name ?? 'Somebody';
    add(
      'rosier',
      `${by} declared ${name === 'The program' ? 'the program' : name} ${words[health.declared.health]}; the rules find it ${words[health.computed]}.`,
    );
  } else if (latest?.health === 'green' && health.computed === 'red') {
    add('rosier', `${name} was last said to be on track, and the rules find it off track.`, latest.id);
  }
  if (before?.health === 'green' && latest?.health === 'red') {
    add(
      'greenToRed',
      `${name} went from on track to off track on ${sayDay(latest.day)} with no warning between.`,
      latest.id,
    );
  }
  const age = latest ? daysBetween(latest.day, today) : 0;
  if (latest && age > staleAfterDays && health.computed !== 'done') {
    add(
      'stale',
      `What was last said of ${name === 'The program' ? 'the program' : name} is ${count(age, 'day')} old.`,
      latest.id,
    );
  }
  const isTroubled = health.computed === 'amber' || health.computed === 'red';
  // Who has said nothing of a project has said it of the program: only a project that somebody speaks of is asked.
  const isSpokenOf = subject.id === null || declared !== null || latest !== undefined || path !== null;
  if (isTroubled && isSpokenOf) {
    const missing = [
      path === null ? 'path to green' : null,
      path !== null && path.ownerId === null ? 'owner of its path to green' : null,
      path !== null && path.dueDay === null ? 'date of its path to green' : null,
    ].filter((it) => it !== null);
    if (missing.length > 0) {
      add('noPath', `${name} is ${words[health.computed]} and has no ${missing.join(' and no ')}.`);
    }
  }
  if (path?.dueDay && path.dueDay < today && isTroubled) {
    const days = count(daysBetween(path.dueDay, today), 'day');
    add(
      'pathOverdue',
      `The path to green of ${name === 'The program' ? 'the program' : name} was to be walked ${days} ago.`,
    );
  }
  if (declared !== null && declared.declaredDay <= today && inForce(declared, today) === null) {
    if (declared.reason.trim() === '')
      add(
        'unfounded',
        `${name} was declared ${words[declared.health]} without a reason, which does not count.`,
      );
    else
      add(
        'lapsed',
        `What was declared of ${name === 'The program' ? 'the program' : name} lapsed on ${sayDay(lapsesOn(declared))}; say it anew or let the rules speak.`,
      );
  }
  return alarms;
}
