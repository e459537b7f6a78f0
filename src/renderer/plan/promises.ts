import { needsReason } from '../../domain/agreements/moves';
import { nameById } from '../../domain/commands/require';
import type { Agreement, AgreementState, Dependency } from '../../domain/model/dependency';
import { findRow, type ProgramDocument } from '../../domain/model/document';
import type { Day } from '../../domain/time/day';
import { todayOf } from './derived';
import { act, useOpenProgram } from './openProgram';
import { askReason } from './ReasonDialog';

/** What a person does to bring a promise into a state. */
export const promiseVerbs: Readonly<Record<AgreementState, string>> = {
  Found: 'Take up again',
  Asked: 'Ask',
  Negotiating: 'Negotiate',
  Committed: 'Commit',
  Delivered: 'Deliver',
  Accepted: 'Accept',
  Declined: 'Decline',
  Dropped: 'Drop',
};

/** What a promise is called: its deliverable, else its ends. */
export function promiseTitle(document: ProgramDocument, dependency: Dependency): string {
  const { agreement, predecessorId, successorId } = dependency;
  if (agreement && agreement.deliverable.trim() !== '') return agreement.deliverable;
  return `${nameById(document, predecessorId).title} → ${nameById(document, successorId).title}`;
}

function find(
  id: string,
): { document: ProgramDocument; dependency: Dependency; agreement: Agreement } | null {
  const { document } = useOpenProgram.getState();
  const dependency = document && findRow(document, 'dependency', id);
  if (!document || !dependency?.agreement) return null;
  return { document, dependency, agreement: dependency.agreement };
}

/** Brings a promise into another state; where that has to say why, asks first. Answers whether it was done. */
export async function movePromise(id: string, to: AgreementState, note = ''): Promise<boolean> {
  const found = find(id);
  if (!found) return false;
  const { document, dependency, agreement } = found;
  let reason = note;
  if (needsReason(agreement.state, to) && reason.trim() === '') {
    const answer = await askReason({
      title: `${promiseVerbs[to]}: ${promiseTitle(document, dependency)}`,
      label: 'Why',
      confirm: promiseVerbs[to],
    });
    if (answer === null) return false;
    reason = answer;
  }
  const byId = document.program.managerId;
  return act({ type: 'agreement.move', id: id as never, to, day: todayOf(document), byId, note: reason });
}

/** Says a committed day; once one was said, asks why it moves. Answers whether it was done. */
export async function commitPromise(id: string, committedDay: Day, why = ''): Promise<boolean> {
  const found = find(id);
  if (!found) return false;
  const { document, dependency, agreement } = found;
  let reason = why;
  const again = agreement.commitments.length > 0 && agreement.committedDay !== committedDay;
  if (again && reason.trim() === '') {
    const answer = await askReason({
      title: `A new date for: ${promiseTitle(document, dependency)}`,
      label: 'Why it moves',
      confirm: 'Keep the new date',
    });
    if (answer === null) return false;
    reason = answer;
  }
  return act({
    type: 'agreement.commit',
    id: id as never,
    committedDay,
    day: todayOf(document),
    reason,
    byId: document.program.managerId,
  });
}
