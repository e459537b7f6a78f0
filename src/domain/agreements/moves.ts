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

/** What an agreement lacks to be in a state ([A2]): words that a sentence can list. */
export function missingForState(agreement: Agreement, state: AgreementState): readonly string[] {
  const missing: string[] = [];
  if (state === 'Found' || state === 'Dropped' || state === 'Declined') return missing;
  if (agreement.deliverable.trim() === '') missing.push('the deliverable');
  if (state === 'Asked' || state === 'Negotiating') return missing;
  if (agreement.giverId === null) missing.push('the person who gives');
  if (agreement.getterId === null) missing.push('the person who needs it');
  if (agreement.committedDay === null) missing.push('a committed date');
  if (agreement.acceptanceCriteria.length === 0) missing.push('acceptance criteria');
  return missing;
}
