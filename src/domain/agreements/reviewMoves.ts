import type { SingleCommand } from '../commands/command';
import type { ProgramDocument } from '../model/document';
import { findRow } from '../model/document';
import type { Review, ReviewOutcome } from '../model/review';
import { addDays, type Day } from '../time/day';
import { agreementMovesByState, missingForState } from './moves';
import type { RegisterRow } from './register';

/** What one key of the review does to a promise. */
export type ReviewMove =
  | { readonly outcome: 'confirmed' }
  | { readonly outcome: 'recommitted'; readonly committedDay: Day; readonly reason: string }
  | { readonly outcome: 'renegotiated'; readonly reason: string }
  | { readonly outcome: 'fallback' }
  | { readonly outcome: 'escalated'; readonly actionId: string }
  | { readonly outcome: 'dropped'; readonly reason: string };

const words: Readonly<Record<ReviewOutcome, string>> = {
  confirmed: 'Confirmed',
  recommitted: 'New date',
  renegotiated: 'Negotiating anew',
  fallback: 'Fallback on',
  escalated: 'Escalated',
  dropped: 'Dropped',
  moved: 'Changed',
};

/** The word of an outcome. */
export const outcomeToWord = (outcome: ReviewOutcome): string => words[outcome];

/** Whether a promise can take a move of the review now; else why not, in a sentence. */
export function whyNotReviewMove(row: RegisterRow, outcome: ReviewMove['outcome']): string | null {
  const { agreement } = row;
  const goes = (to: 'Negotiating' | 'Dropped') => agreementMovesByState[agreement.state].includes(to);
  switch (outcome) {
    case 'confirmed':
      return agreement.state === 'Committed' || agreement.state === 'Delivered'
        ? null
        : 'Only what is committed can be confirmed.';
    case 'recommitted':
      return agreement.state === 'Delivered' || agreement.state === 'Accepted'
        ? 'It is delivered already.'
        : null;
    case 'renegotiated':
      return goes('Negotiating') ? null : `It is ${agreement.state.toLowerCase()}.`;
    case 'fallback':
      return agreement.fallback.trim() === '' ? 'No fallback is written down.' : null;
    case 'escalated':
      return null;
    case 'dropped':
      return goes('Dropped') ? null : `It is ${agreement.state.toLowerCase()}.`;
  }
}

/**
 * [J6] The commands of one move of the review: what it does to the promise, and its entry in the review. A new date of
 * what was not committed commits it too where nothing is missing; an escalation leaves a next step with an owner.
 */
export function reviewCommands(
  document: ProgramDocument,
  review: Review,
  row: RegisterRow,
  move: ReviewMove,
  today: Day,
): readonly SingleCommand[] {
  const { agreement } = row;
  const id = row.dependency.id;
  const byId = document.program.managerId;
  const change = (changes: object) => ({ type: 'agreement.change', id, changes }) as SingleCommand;
  const commands: SingleCommand[] = [];
  let note = '';
  switch (move.outcome) {
    case 'confirmed':
      commands.push(change({ lastConfirmedDay: today, remindDay: null }));
      note = agreement.committedDay === null ? '' : `for ${agreement.committedDay}`;
      break;
    case 'recommitted': {
      const { committedDay, reason } = move;
      commands.push({ type: 'agreement.commit', id, committedDay, day: today, reason, byId });
      const whole = missingForState({ ...agreement, committedDay }, 'Committed').length === 0;
      if (whole && agreementMovesByState[agreement.state].includes('Committed')) {
        commands.push({ type: 'agreement.move', id, to: 'Committed', day: today, byId, note: reason });
      }
      note = `${agreement.committedDay === null ? 'for' : `${agreement.committedDay} becomes`} ${committedDay}${reason === '' ? '' : `: ${reason}`}`;
      break;
    }
    case 'renegotiated':
    case 'dropped': {
      const to = move.outcome === 'dropped' ? 'Dropped' : 'Negotiating';
      commands.push({ type: 'agreement.move', id, to, day: today, byId, note: move.reason });
      note = move.reason;
      break;
    }
    case 'fallback':
      commands.push(change({ fallbackDay: today }));
      note = agreement.fallback;
      break;
    case 'escalated': {
      const by = row.responsible && row.responsible.day > today ? row.responsible.day : addDays(today, 2);
      commands.push(change({ escalatedDay: today }), {
        type: 'action.create',
        row: {
          id: move.actionId,
          title: `Escalate: ${row.title}`.slice(0, 200),
          ownerId: byId,
          dueDay: by,
          sourceId: review.id,
          note: agreement.escalation,
        },
      } as unknown as SingleCommand);
      note = agreement.escalation;
      break;
    }
  }
  const entry = { dependencyId: id, title: row.title, outcome: move.outcome, note: note.slice(0, 2_000) };
  // A promise is decided once in a review: the last word counts.
  const entries = [...review.entries.filter((it) => it.dependencyId !== id), entry];
  commands.push({ type: 'review.change', id: review.id, changes: { entries } } as SingleCommand);
  return commands;
}

/** The review that goes on, if one does: the last that has not ended. */
export function openReview(document: ProgramDocument): Review | null {
  return document.reviews.filter((review) => review.durationMinutes === null).at(-1) ?? null;
}

/** The next steps that a review left: the actions that follow from it. */
export function stepsOf(document: ProgramDocument, review: Review) {
  return document.actions
    .filter((action) => action.sourceId === review.id)
    .map((action) => ({ action, owner: findRow(document, 'stakeholder', action.ownerId)?.name ?? '' }));
}
