import type { Command } from '../commands/command';
import { execute } from '../commands/execute';
import { findRow, type ProgramDocument } from '../model/document';
import { err, ok, type Result } from '../result';
import { finishDayNumber } from '../schedule/days';
import { previewMoves } from '../schedule/previewMoves';
import type { Schedule } from '../schedule/schedule';
import { daysBetween } from '../time/day';
import { brokenAgreements, lastDay, missedDays, scheduleToDates } from './brokenDates';
import type { ComparisonFigures } from './headline';
import type { WhatIfFault } from './simulateSlips';

/**
 * [B10] What a command would come to, in numbers: what is said while a bar is dragged, once a day that it passes. The numbers
 * are those of `simulateCommand`, but only what comes after the change is computed, and of that only the dates.
 */
export function previewCommand(
  document: ProgramDocument,
  command: Command,
  schedule: Schedule,
): Result<ComparisonFigures, WhatIfFault> {
  const done = execute(document, command);
  if (!done.ok) return err({ code: 'refused', refusal: done.error });
  const after = done.value.document;
  const before = scheduleToDates(schedule);
  const preview = previewMoves(schedule, after);
  let movedCount = 0;
  for (const { was } of preview.moves) if (!was.summary) movedCount++;
  const target = findRow(after, 'milestone', after.program.targetMilestoneId);
  const dayOf = (dates: ReturnType<typeof before.datesOf>) =>
    dates ? finishDayNumber(dates.startMinutes, dates.finishMinutes) : null;
  const [targetBefore, targetAfter] = target
    ? [dayOf(before.datesOf(target.id)), dayOf(preview.datesOf(target.id))]
    : [null, null];
  const [beforeDay, afterDay] = [lastDay(before), lastDay(preview)];
  const finishDays = beforeDay !== null && afterDay !== null ? daysBetween(beforeDay, afterDay) : 0;
  return ok({
    movedCount,
    targetTitle: target?.title ?? 'Finish',
    targetDays: !target
      ? finishDays
      : targetBefore !== null && targetAfter !== null
        ? targetAfter - targetBefore
        : 0,
    brokenCount: brokenAgreements(after, before, preview).length,
    missedCount: missedDays(after, before, preview).length,
  });
}
