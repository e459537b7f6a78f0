import { findRow, type ProgramDocument } from '../model/document';
import { count } from '../words';
import type { PlanComparison } from './comparePlans';

/** What a comparison comes to, in numbers. Days are calendar days; positive is later. */
export type ComparisonFigures = {
  /** Rows that move, summaries aside. */
  readonly movedCount: number;
  /** What the program is steered towards: its target milestone, or its finish. */
  readonly targetTitle: string;
  readonly targetDays: number;
  readonly brokenCount: number;
  /** Gates, goals, deadlines and the target, that would be missed and were not before. */
  readonly missedCount: number;
};

/** The numbers of a comparison ([B1]). */
export function comparisonToFigures(
  document: ProgramDocument,
  comparison: PlanComparison,
): ComparisonFigures {
  const { targetMilestoneId } = document.program;
  const target = targetMilestoneId === null ? undefined : findRow(document, 'milestone', targetMilestoneId);
  return {
    movedCount: comparison.moved.length,
    targetTitle: target?.title ?? 'Finish',
    targetDays: target
      ? (comparison.milestones.find((row) => row.id === target.id)?.days ?? 0)
      : comparison.finish.days,
    brokenCount: comparison.agreements.length,
    missedCount: comparison.missed.length,
  };
}

/** "+9 d", "−2 d", "±0 d". */
export function daysToSigned(days: number): string {
  return days === 0 ? '±0 d' : `${days > 0 ? '+' : '−'}${Math.abs(days)} d`;
}

/** What would be, in one line ([B1]): "3 items move, GA +10 d, 1 promise broken". */
export function comparisonToHeadline(document: ProgramDocument, comparison: PlanComparison): string {
  return figuresToHeadline(comparisonToFigures(document, comparison));
}

/** The same of the numbers alone. */
export function figuresToHeadline(figures: ComparisonFigures): string {
  const { movedCount, targetTitle, targetDays, brokenCount, missedCount } = figures;
  if (movedCount === 0) return 'Nothing moves';
  return [
    `${count(movedCount, 'item')} ${movedCount === 1 ? 'moves' : 'move'}`,
    targetDays === 0 ? `${targetTitle} stays` : `${targetTitle} ${daysToSigned(targetDays)}`,
    ...(brokenCount > 0 ? [`${count(brokenCount, 'promise')} broken`] : []),
    ...(missedCount > 0 ? [`${count(missedCount, 'date')} missed`] : []),
  ].join(', ');
}
