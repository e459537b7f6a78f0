import type { Agreement } from '../model/dependency';
import { findRow, type ProgramDocument } from '../model/document';

/** On which side of an agreement somebody stands; the manager and the sponsor of the program speak for both. */
export type Side = 'giving' | 'needing' | 'both' | 'neither';

/**
 * Where a person stands: the named giver and getter on their own side, then the lead and the members of the two teams.
 * [A13] Who stands on neither side is not held back: the program may not know everybody's team.
 */
export function sideOf(document: ProgramDocument, agreement: Agreement, personId: string): Side {
  const { managerId, sponsorId } = document.program;
  if (personId === managerId || personId === sponsorId) return 'both';
  const { giverId, getterId, givingTeamId, needingTeamId } = agreement;
  if (giverId !== getterId) {
    if (personId === giverId) return 'giving';
    if (personId === getterId) return 'needing';
  } else if (personId === giverId) return 'both';
  const teamId = findRow(document, 'stakeholder', personId)?.teamId ?? null;
  const belongs = (id: string) => teamId === id || findRow(document, 'team', id)?.leadId === personId;
  const gives = belongs(givingTeamId);
  const needs = belongs(needingTeamId);
  if (gives && needs) return 'both';
  return gives ? 'giving' : needs ? 'needing' : 'neither';
}
