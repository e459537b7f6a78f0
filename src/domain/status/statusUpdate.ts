import type { RowInput } from '../commands/command';
import type { HealthReport } from '../health/computeHealth';
import { findRow, type ProgramDocument } from '../model/document';
import type { Health } from '../model/health';
import type { StatusUpdate } from '../model/status';
import { gatherFacts } from '../report/reportFacts';
import { headlineOf } from '../report/reportHeadline';
import { firstWords } from '../report/reportWords';
import { finishDay } from '../schedule/days';
import type { Schedule } from '../schedule/schedule';
import { addDays, type Day } from '../time/day';
import { dayToText } from '../time/dayToText';
import { asSentence } from '../words';
import { changesSince } from './changesSince';

/** An update has at most so many highlights, and as many lowlights, of so many words. */
export const linesLimit = 5;
const wordsLimit = 15;
/** A summary has at most so many words. */
const summaryLimit = 60;
/** Without an earlier update a draft looks so many days back. */
const lookBackDays = 14;

const healthWords: Readonly<Record<Health, string>> = {
  green: 'on track',
  amber: 'at risk',
  red: 'off track',
  done: 'done',
  notStarted: 'not started',
};

/** Updates about the program (`subjectId` null) or a project, the latest first. */
export function updatesOf(document: ProgramDocument, subjectId: string | null): readonly StatusUpdate[] {
  return document.statusUpdates
    .map((update, index) => ({ update, index }))
    .filter(({ update }) => update.subjectId === subjectId)
    .sort((a, b) => (a.update.day < b.update.day ? 1 : a.update.day > b.update.day ? -1 : b.index - a.index))
    .map(({ update }) => update);
}

/**
 * [I1]–[I3] Drafts an update from what changed since the last one: bottom line first, at most five highlights and lowlights
 * of fifteen words, the open decisions as asks, the colour that the rules find. To be edited by who sends it.
 */
export function draftUpdate(
  document: ProgramDocument,
  schedule: Schedule,
  health: HealthReport,
  today: Day,
  subjectId: string | null,
  id: string,
): RowInput<'statusUpdate'> {
  const since =
    updatesOf(document, subjectId).find((it) => it.day < today)?.day ?? addDays(today, -lookBackDays);
  const changes = changesSince(document, schedule, { since, until: today, projectId: subjectId });
  const lines = (good: boolean) =>
    changes
      .filter((it) => it.good === good)
      .slice(0, linesLimit)
      .map((it) => firstWords(it.text, wordsLimit));
  const { computed } = (subjectId === null ? health.program : health.byId.get(subjectId)) ?? health.program;
  const asks = document.decisions
    .filter(
      (it) =>
        it.state === 'open' && (subjectId === null || it.projectIds.some((project) => project === subjectId)),
    )
    .sort((a, b) => ((a.dueDay ?? '9999') < (b.dueDay ?? '9999') ? -1 : 1))
    .slice(0, linesLimit)
    .map((it) => {
      const who = findRow(document, 'stakeholder', it.deciderId)?.name;
      const by = it.dueDay === null ? '' : ` by ${dayToText(it.dueDay)}`;
      return `${who ? `${who}: ` : ''}${it.title}${by}`;
    });
  return {
    id: id as never,
    subjectId,
    day: today,
    authorId: document.program.managerId,
    health: computed === 'green' || computed === 'amber' || computed === 'red' ? computed : null,
    computed,
    summary: firstWords(bottomLine(document, schedule, health, today, subjectId), summaryLimit),
    highlights: lines(true),
    lowlights: lines(false),
    asks,
  };
}

/** [I2] Where it stands, the date that matters, and what is against it. */
function bottomLine(
  document: ProgramDocument,
  schedule: Schedule,
  health: HealthReport,
  today: Day,
  subjectId: string | null,
): string {
  if (subjectId === null) {
    const facts = gatherFacts(document, schedule, health, today);
    return headlineOf({ ...facts, latestUpdate: null }, null).text;
  }
  const project = findRow(document, 'project', subjectId);
  const row = schedule.byId.get(subjectId);
  const own = health.byId.get(subjectId);
  const when = row ? `, finishing ${dayToText(finishDay(row))}` : '';
  const reason = own?.reasons[0]?.message;
  const back = project?.pathToGreen ? ` Way back: ${project.pathToGreen.title}` : '';
  const first = `${project?.title ?? 'The project'} is ${healthWords[own?.computed ?? 'notStarted']}${when}.`;
  return asSentence(`${first}${reason ? ` ${reason}` : ''}${back}`);
}

/** [I4] What a reader would stumble over, in words; empty when an update is ready to be sent. */
export function updateFaults(update: StatusUpdate): readonly string[] {
  const words = (text: string) => text.trim().split(/\s+/).filter(Boolean).length;
  const faults: string[] = [];
  const summary = words(update.summary);
  if (summary === 0) faults.push('no bottom line');
  if (summary > summaryLimit) faults.push(`a bottom line of ${summary} words`);
  if (update.highlights.length > linesLimit) faults.push(`${update.highlights.length} highlights`);
  const long = [...update.highlights, ...update.lowlights].filter((line) => words(line) > wordsLimit).length;
  if (long > 0) faults.push(`${long} ${long === 1 ? 'line' : 'lines'} over ${wordsLimit} words`);
  if (update.health === null) faults.push('no colour');
  return faults;
}

/** What is different between an update and the one before it. */
export type WeekOverWeek = {
  readonly healthBefore: StatusUpdate['health'];
  readonly healthChanged: boolean;
  /** Lowlights that were not there before, and those that are gone. */
  readonly newLowlights: readonly string[];
  readonly goneLowlights: readonly string[];
  /** Asks that were made before as well: nobody answered. */
  readonly askedAgain: readonly string[];
};

/** [I5] Compares an update with the one before it about the same subject. */
export function weekOverWeek(before: StatusUpdate, update: StatusUpdate): WeekOverWeek {
  const key = (line: string) => line.trim().toLocaleLowerCase('en');
  const keys = (lines: readonly string[]) => new Set(lines.map(key));
  const was = keys(before.lowlights);
  const is = keys(update.lowlights);
  const asked = keys(before.asks);
  return {
    healthBefore: before.health,
    healthChanged: before.health !== update.health,
    newLowlights: update.lowlights.filter((line) => !was.has(key(line))),
    goneLowlights: before.lowlights.filter((line) => !is.has(key(line))),
    askedAgain: update.asks.filter((line) => asked.has(key(line))),
  };
}
