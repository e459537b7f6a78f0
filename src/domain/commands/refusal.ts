import type { Kind } from '../model/kinds';
import { listWords } from '../words';

/** What a refusal names: a row with its kind, id and title. */
export type NamedRow = { readonly kind: Kind | 'program'; readonly id: string; readonly title: string };

/** Why the rules did not allow a command: data; `refusalToSentence` makes the words. */
export type Refusal =
  | { readonly code: 'fieldInvalid'; readonly field: string; readonly reason: string; readonly value: string }
  | { readonly code: 'rowMissing'; readonly kind: Kind; readonly id: string }
  | { readonly code: 'idTaken'; readonly id: string; readonly by: NamedRow }
  | {
      readonly code: 'referenceMissing';
      readonly field: string;
      readonly id: string;
      readonly expected: string;
    }
  | {
      readonly code: 'stillReferred';
      readonly row: NamedRow;
      readonly by: readonly NamedRow[];
      readonly total: number;
    }
  | { readonly code: 'dependencyOnItself'; readonly row: NamedRow }
  | { readonly code: 'dependencyWithinFamily'; readonly parent: NamedRow; readonly child: NamedRow }
  | { readonly code: 'dependencyTwice'; readonly predecessor: NamedRow; readonly successor: NamedRow }
  | { readonly code: 'dependencyWouldCycle'; readonly chain: readonly NamedRow[] }
  | { readonly code: 'agreementMissing'; readonly predecessor: NamedRow; readonly successor: NamedRow }
  | { readonly code: 'agreementWithinTeam'; readonly team: NamedRow }
  | { readonly code: 'agreementNotByChange'; readonly field: string }
  | { readonly code: 'agreementMoveNotAllowed'; readonly from: string; readonly to: string }
  | { readonly code: 'agreementIncomplete'; readonly to: string; readonly missing: readonly string[] }
  | {
      readonly code: 'agreementNotTheirs';
      readonly to: string;
      readonly who: string;
      readonly side: 'giving' | 'needing';
    }
  | {
      readonly code: 'finishBeforeStart';
      readonly row: NamedRow;
      readonly start: string;
      readonly finish: string;
    }
  | { readonly code: 'criteriaFixed'; readonly row: NamedRow; readonly day: string }
  | { readonly code: 'verdictIncomplete'; readonly verdict: string; readonly missing: readonly string[] }
  | { readonly code: 'declarationIncomplete'; readonly missing: readonly string[] }
  | { readonly code: 'riskNotOpen'; readonly row: NamedRow; readonly state: string }
  | { readonly code: 'undated'; readonly row: NamedRow }
  | { readonly code: 'hasStarted'; readonly row: NamedRow; readonly day: string }
  | { readonly code: 'parentElsewhere'; readonly row: NamedRow; readonly parent: NamedRow }
  | { readonly code: 'parentWouldCycle'; readonly row: NamedRow; readonly parent: NamedRow }
  | { readonly code: 'summaryHasNoDates'; readonly row: NamedRow }
  | { readonly code: 'nothingToChange' };

const quote = (row: NamedRow) => `'${row.title.length > 60 ? `${row.title.slice(0, 59)}…` : row.title}'`;

function list(rows: readonly NamedRow[], total = rows.length): string {
  const shown = rows.slice(0, 3).map(quote).join(', ');
  return total > 3 ? `${shown} and ${total - 3} more` : shown;
}

/** One sentence that a person can read: what was not done and why. */
export function refusalToSentence(refusal: Refusal): string {
  switch (refusal.code) {
    case 'fieldInvalid':
      return `Not changed: ${refusal.field || 'the value'} ${refusal.reason}${refusal.value ? ` (${refusal.value})` : ''}.`;
    case 'rowMissing':
      return `Not changed: this ${refusal.kind} is no longer in the program.`;
    case 'idTaken':
      return `Not added: the id ${refusal.id} belongs to ${quote(refusal.by)} already.`;
    case 'referenceMissing':
      return `Not changed: ${refusal.field} names ${refusal.id}, and there is no such ${refusal.expected}.`;
    case 'stillReferred':
      return `Not deleted: ${quote(refusal.row)} is still needed by ${list(refusal.by, refusal.total)}. Reassign first.`;
    case 'dependencyOnItself':
      return `Not linked: ${quote(refusal.row)} cannot depend on itself.`;
    case 'dependencyWithinFamily':
      return `Not linked: ${quote(refusal.child)} is a part of ${quote(refusal.parent)}.`;
    case 'dependencyTwice':
      return `Not linked: ${quote(refusal.successor)} depends on ${quote(refusal.predecessor)} in this way already.`;
    case 'dependencyWouldCycle':
      return `Not linked: it would close a circle, ${refusal.chain.map(quote).join(' → ')}.`;
    case 'agreementMissing':
      return `Not linked: ${quote(refusal.predecessor)} and ${quote(refusal.successor)} belong to different teams, so the dependency needs an agreement.`;
    case 'agreementWithinTeam':
      return `Not changed: ${quote(refusal.team)} cannot make an agreement with itself.`;
    case 'agreementNotByChange':
      return `Not changed: ${refusal.field} of an agreement changes with its state, so that its history is kept.`;
    case 'agreementMoveNotAllowed':
      return `Not changed: an agreement cannot go from ${refusal.from} to ${refusal.to}.`;
    case 'agreementIncomplete':
      return `Not ${refusal.to.toLowerCase()} yet: ${listWords(refusal.missing)} ${refusal.missing.length === 1 ? 'is' : 'are'} missing.`;
    case 'agreementNotTheirs':
      return `Not changed: only the ${refusal.side} side can say ${refusal.to}, and ${refusal.who} is on the other.`;
    case 'finishBeforeStart':
      return `Not changed: ${quote(refusal.row)} would finish on ${refusal.finish}, before it starts on ${refusal.start}.`;
    case 'criteriaFixed':
      return `Not changed: the criteria of ${quote(refusal.row)} were fixed on ${refusal.day}. Only whether they are met, and what shows it, may change.`;
    case 'verdictIncomplete':
      return `Not decided: ${refusal.verdict} wants ${refusal.missing.join(' and ')}.`;
    case 'declarationIncomplete':
      return `Not declared: ${refusal.missing.join(' and ')} ${refusal.missing.length === 1 ? 'is' : 'are'} missing.`;
    case 'riskNotOpen':
      return `Not changed: ${quote(refusal.row)} is ${refusal.state} already.`;
    case 'undated':
      return `Not moved: ${quote(refusal.row)} has no dates yet.`;
    case 'hasStarted':
      return `Not moved: ${quote(refusal.row)} started on ${refusal.day} already. Change its actual dates instead.`;
    case 'parentElsewhere':
      return `Not moved: ${quote(refusal.parent)} is in another project than ${quote(refusal.row)}.`;
    case 'parentWouldCycle':
      return `Not moved: ${quote(refusal.parent)} is a part of ${quote(refusal.row)}.`;
    case 'summaryHasNoDates':
      return `Not moved: the dates of ${quote(refusal.row)} come from its tasks. Move those.`;
    case 'nothingToChange':
      return 'Nothing to change.';
  }
}
