import { recommitmentsBeforeDrop, stepDown } from '../agreements/confidence';
import { agreementMovesByState, missingForState, needsReason, sideByState } from '../agreements/moves';
import { sideOf } from '../agreements/sides';
import { commitmentMoves } from '../agreements/standing';
import type { Agreement, AgreementState, Dependency } from '../model/dependency';
import { findRow, type ProgramDocument } from '../model/document';
import { err, ok, type Result } from '../result';
import type { Day } from '../time/day';
import type { Command } from './command';
import type { Draft } from './draft';
import type { Refusal } from './refusal';
import { requireDependency, requireReferences, requireRow } from './require';

type AgreementCommand = Extract<Command, { type: `agreement.${string}` }>;

/** [A1]–[A4], [A12]–[A14] Changes, moves or commits the agreement of a dependency; each keeps its history. */
export function executeAgreement(draft: Draft, command: AgreementCommand): Result<null, Refusal> {
  const found = requireRow(draft.document, 'dependency', command.id);
  if (!found.ok) return found;
  const dependency = found.value;
  if (dependency.agreement === null) return err({ code: 'rowMissing', kind: 'dependency', id: command.id });
  const next = nextAgreement(draft.document, dependency.agreement, command);
  if (!next.ok) return next;
  const row: Dependency = { ...dependency, agreement: next.value };
  const references = requireReferences(draft.document, 'dependency', row);
  if (!references.ok) return references;
  const whole = requireDependency(draft.document, row);
  if (!whole.ok) return whole;
  draft.replace('dependency', row);
  return ok(null);
}

/** [A13] A person who clearly stands on the other side does not say what is not theirs to say. */
function requireSide(
  document: ProgramDocument,
  agreement: Agreement,
  to: AgreementState,
  byId: string | null,
): Result<null, Refusal> {
  const wanted = sideByState[to];
  if (byId === null || wanted === 'either') return ok(null);
  const side = sideOf(document, agreement, byId);
  if (side === wanted || side === 'both' || side === 'neither') return ok(null);
  const who = findRow(document, 'stakeholder', byId)?.name ?? byId;
  return err({ code: 'agreementNotTheirs', to, who, side: wanted });
}

function nextAgreement(
  document: ProgramDocument,
  agreement: Agreement,
  command: AgreementCommand,
): Result<Agreement, Refusal> {
  switch (command.type) {
    case 'agreement.change': {
      const changed = { ...agreement, ...command.changes } as Agreement;
      const missing = missingForState(changed, changed.state).filter(
        (it) => !missingForState(agreement, agreement.state).includes(it),
      );
      return missing.length > 0
        ? err({ code: 'agreementIncomplete', to: changed.state, missing })
        : ok(changed);
    }
    case 'agreement.move': {
      if (!agreementMovesByState[agreement.state].includes(command.to)) {
        return err({ code: 'agreementMoveNotAllowed', from: agreement.state, to: command.to });
      }
      const missing = missingForState(agreement, command.to);
      if (missing.length > 0) return err({ code: 'agreementIncomplete', to: command.to, missing });
      if (needsReason(agreement.state, command.to) && command.note.trim() === '') {
        return err({ code: 'agreementIncomplete', to: command.to, missing: ['the reason'] });
      }
      const theirs = requireSide(document, agreement, command.to, command.byId);
      if (!theirs.ok) return theirs;
      const { to: state, day, byId, note } = command;
      return ok({
        ...agreement,
        state,
        moves: [...agreement.moves, { state, day, byId, note }],
      } as Agreement);
    }
    case 'agreement.commit': {
      const again = agreement.commitments.length > 0;
      if (again && agreement.committedDay !== command.committedDay && command.reason.trim() === '') {
        return err({
          code: 'agreementIncomplete',
          to: 'Committed',
          missing: ['the reason for the new date'],
        });
      }
      const theirs = requireSide(document, agreement, 'Committed', command.byId);
      if (!theirs.ok) return theirs;
      const { committedDay, day: saidDay, reason, byId, confidencePercent } = command;
      const next = {
        ...agreement,
        committedDay: committedDay as Day,
        commitments: [...agreement.commitments, { committedDay, saidDay, reason, byId }],
        lastConfirmedDay: saidDay,
      } as Agreement;
      const movedAgain = again && agreement.committedDay !== committedDay;
      const drops = movedAgain && commitmentMoves(next).times >= recommitmentsBeforeDrop;
      const dropped = drops ? stepDown(agreement.confidencePercent) : agreement.confidencePercent;
      return ok({ ...next, confidencePercent: confidencePercent ?? dropped });
    }
  }
}
