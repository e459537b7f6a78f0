import type { Agreement, AgreementState } from '../model/dependency';

/** Which states an agreement may go to from each ([A1]). */
export const agreementMovesByState: Readonly<Record<AgreementState, readonly AgreementState[]>> = {
  Found: ['Asked', 'Dropped'],
  Asked: ['Negotiating', 'Committed', 'Declined', 'Dropped'],
  Negotiating: ['Committed', 'Asked', 'Declined', 'Dropped'],
  Committed: ['Delivered', 'Negotiating', 'Declined', 'Dropped'],
  Delivered: ['Accepted', 'Negotiating', 'Committed'],
  Accepted: ['Delivered'],
  Declined: ['Asked', 'Negotiating', 'Dropped'],
  Dropped: ['Found', 'Asked'],
};

/** Whether a promise is still to be kept: not accepted, dropped or declined. */
export function isOpenState(state: AgreementState): boolean {
  return state !== 'Accepted' && state !== 'Dropped' && state !== 'Declined';
}

/** Which side of an agreement a move belongs to ([A13]); `either` for what both may say. */
export const sideByState: Readonly<Record<AgreementState, 'giving' | 'needing' | 'either'>> = {
  Found: 'either',
  Asked: 'needing',
  Negotiating: 'either',
  Committed: 'giving',
  Delivered: 'giving',
  Accepted: 'needing',
  Declined: 'giving',
  Dropped: 'needing',
};

/** Whether a move has to say why ([A12]): it takes back, refuses or ends what was agreed. */
export function needsReason(from: AgreementState, to: AgreementState): boolean {
  if (to === 'Declined' || to === 'Dropped') return true;
  const takesBack = from === 'Committed' || from === 'Delivered' || from === 'Accepted';
  return (
    takesBack && (to === 'Negotiating' || to === 'Committed' || (from === 'Accepted' && to === 'Delivered'))
  );
}

/** What an agreement lacks to be in a state ([A2]): words that a sentence can list. */
export function missingForState(agreement: Agreement, state: AgreementState): readonly string[] {
  const missing: string[] = [];
  if (state === 'Found' || state === 'Dropped' || state === 'Declined') return missing;
  if (agreement.deliverable.trim() === '') missing.push('the deliverable');
  if (agreement.neededByDay === null) missing.push('the day it is needed by');
  if (state === 'Asked' || state === 'Negotiating') return missing;
  if (agreement.giverId === null) missing.push('the person who gives');
  if (agreement.getterId === null) missing.push('the person who needs it');
  if (agreement.committedDay === null) missing.push('a committed date');
  if (agreement.acceptanceCriteria.length === 0) missing.push('acceptance criteria');
  return missing;
}
