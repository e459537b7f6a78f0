import type { SingleCommand } from '../commands/command';
import type { Agreement, Dependency } from '../model/dependency';
import { findAnyRow, type ProgramDocument } from '../model/document';
import { rememberByRow } from '../remembered';
import { finishDay, startDay } from '../schedule/days';
import type { Schedule } from '../schedule/schedule';
import { type Day, daysBetween } from '../time/day';
import { momentToDay } from '../time/moment';
import { count } from '../words';
import { isOpenState } from './moves';
import type { AgreementStanding } from './standing';

/** What disagrees about an open promise ([A17]). `days` says by how many calendar days, always positive. */
export type ClashCode =
  /** Committed for after it is needed. */
  | 'committedAfterNeeded'
  /** Expected after it is needed. */
  | 'forecastAfterNeeded'
  /** Expected after what was committed. */
  | 'forecastAfterCommitted'
  /** What needs it stands on a day before the hand-over is expected, although the link drives it. */
  | 'startsBeforeHandOver'
  /** The needed-by day is after the work that needs it is to start: it was asked for too late. */
  | 'neededAfterStart';

/** One promise whose dates disagree. */
export type Clash = {
  readonly dependencyId: string;
  readonly code: ClashCode;
  readonly days: number;
  /** The two days that disagree: what is wanted, and what is said or computed. */
  readonly wantedDay: Day;
  readonly saidDay: Day;
  /** Somebody chose to keep these dates, and it has not grown since. */
  readonly kept: boolean;
};

function usedDay(dependency: Dependency, schedule: Schedule): Day | null {
  // A link that starts at a team, or leads to what has begun, moves nothing: its day is no wish that could clash.
  if (!dependency.drives || dependency.lag !== null || !schedule.byId.has(dependency.predecessorId))
    return null;
  const successor = schedule.byId.get(dependency.successorId);
  if (!successor || successor.done || successor.placedBy === 'actual') return null;
  const byFinish = dependency.type === 'FF' || dependency.type === 'SF';
  return byFinish ? finishDay(successor) : startDay(successor);
}

/** [A17] What disagrees about each open promise that is not handed over, its worst first, the largest clash first. */
export function findClashes(
  { dependencies }: Pick<ProgramDocument, 'dependencies'>,
  schedule: Schedule,
  standingById: ReadonlyMap<string, AgreementStanding>,
): readonly Clash[] {
  const clashes: Clash[] = [];
  for (const dependency of dependencies) {
    const { agreement } = dependency;
    const standing = standingById.get(dependency.id);
    if (!agreement || !standing?.open || !isOpenState(agreement.state) || agreement.state === 'Delivered')
      continue;
    const worst = worstClash(dependency, agreement, standing, usedDay(dependency, schedule));
    if (worst) clashes.push(worst);
  }
  return clashes.sort((a, b) => Number(a.kept) - Number(b.kept) || b.days - a.days);
}

const orderOfCodes: readonly ClashCode[] = [
  'committedAfterNeeded',
  'forecastAfterNeeded',
  'startsBeforeHandOver',
  'forecastAfterCommitted',
  'neededAfterStart',
];

const worstClash = rememberByRow(
  (
    dependency: Dependency,
    agreement: Agreement,
    standing: AgreementStanding,
    usedOn: Day | null,
  ): Clash | null => {
    const worst = clashesOf(dependency, agreement, standing, usedOn)[0];
    if (!worst) return null;
    const kept = agreement.keptClash !== null && worst.days <= agreement.keptClash.days;
    return { ...worst, dependencyId: dependency.id, kept };
  },
);

function clashesOf(
  dependency: Dependency,
  agreement: Agreement,
  standing: AgreementStanding,
  usedOn: Day | null,
): readonly Omit<Clash, 'dependencyId' | 'kept'>[] {
  const found: Omit<Clash, 'dependencyId' | 'kept'>[] = [];
  const compare = (code: ClashCode, wantedDay: Day | null, saidDay: Day | null) => {
    if (wantedDay === null || saidDay === null || saidDay <= wantedDay) return;
    found.push({ code, wantedDay, saidDay, days: daysBetween(wantedDay, saidDay) });
  };
  const { neededByDay, committedDay } = agreement;
  compare('committedAfterNeeded', neededByDay, committedDay);
  compare('forecastAfterNeeded', neededByDay, standing.forecastDay);
  compare('forecastAfterCommitted', committedDay, standing.forecastDay);
  compare('startsBeforeHandOver', usedOn, standing.forecastDay);
  if (dependency.type === 'FS') compare('neededAfterStart', usedOn, neededByDay);
  return found.sort((a, b) => orderOfCodes.indexOf(a.code) - orderOfCodes.indexOf(b.code));
}

/** One sentence: what disagrees and by how much. */
export function clashToSentence(clash: Clash, dayToText: (day: Day) => string = (day) => day): string {
  const said = dayToText(clash.saidDay);
  const wanted = dayToText(clash.wantedDay);
  const by = count(clash.days, 'day');
  switch (clash.code) {
    case 'committedAfterNeeded':
      return `Committed for ${said}, needed by ${wanted}: ${by} too late.`;
    case 'forecastAfterNeeded':
      return `Expected on ${said}, needed by ${wanted}: ${by} too late.`;
    case 'forecastAfterCommitted':
      return `Expected on ${said}, committed for ${wanted}: ${by} after the promise.`;
    case 'startsBeforeHandOver':
      return `What needs it is planned for ${wanted}, and it is expected on ${said}: ${by} apart.`;
    case 'neededAfterStart':
      return `Needed by ${said}, but what needs it is planned for ${wanted}: ${by} apart.`;
  }
}

/**
 * [A18] "Keep the link and move": the commands that put what needs the promise on the day on which it comes, or the
 * needed-by day on the day of the work where only that was wrong. Null where moving the plan mends nothing.
 */
export function moveForClash(document: ProgramDocument, clash: Clash): readonly SingleCommand[] | null {
  const dependency = document.dependencies.find((it) => it.id === clash.dependencyId);
  // What was promised is not moved by moving the plan: that wants another promise.
  if (!dependency?.agreement || clash.code === 'forecastAfterCommitted') return null;
  const change = (neededByDay: Day): SingleCommand => ({
    type: 'agreement.change',
    id: dependency.id,
    changes: { neededByDay, keptClash: null },
  });
  if (clash.code === 'neededAfterStart') return [change(clash.wantedDay)];
  const moved: SingleCommand[] = [change(clash.saidDay)];
  const successor = findAnyRow(document, dependency.successorId);
  const isPlaceable =
    successor &&
    (successor.kind === 'project' || successor.kind === 'task' || successor.kind === 'milestone');
  const byHand = isPlaceable && successor.row.plan.placement === 'manual';
  const started = isPlaceable && successor.row.plan.actualStartAt !== null;
  const starts = dependency.type === 'FS' || dependency.type === 'SS';
  // What stands later already waits long enough: it is never pulled toward the promise.
  const isEarlier =
    isPlaceable &&
    successor.row.plan.startAt !== null &&
    momentToDay(successor.row.plan.startAt) < clash.saidDay;
  if (isPlaceable && byHand && !started && starts && isEarlier) {
    moved.push({
      type: `${successor.kind}.move`,
      id: successor.row.id,
      startAt: clash.saidDay as never,
    } as SingleCommand);
  }
  return moved;
}

/** [A18] "Keep the date and show the clash": remembers how large it was, so that it is told again only when it grows. */
export function keepClash(clash: Clash, today: Day, reason: string): SingleCommand {
  return {
    type: 'agreement.change',
    id: clash.dependencyId as never,
    changes: { keptClash: { day: today, days: clash.days, reason } },
  };
}
