import type { Risk } from '../model/raid';
import { err, ok, type Result } from '../result';
import type { Command } from './command';
import type { Draft } from './draft';
import type { Refusal } from './refusal';
import { nameRow, requireFreeId, requireRow } from './require';

type RiskCommand = Extract<Command, { type: 'risk.review' | 'risk.promote' }>;

/** [Q5] [Q6] Scores a risk anew, keeping how it was scored, or makes it the issue that it has become. */
export function executeRisk(draft: Draft, command: RiskCommand): Result<null, Refusal> {
  const found = requireRow(draft.document, 'risk', command.id);
  if (!found.ok) return found;
  const risk = found.value;
  if (risk.state !== 'open')
    return err({ code: 'riskNotOpen', row: nameRow('risk', risk), state: risk.state });
  if (command.type === 'risk.review') {
    draft.replace('risk', reviewed(risk, command));
    return ok(null);
  }
  const free = requireFreeId(draft.document, command.issueId);
  if (!free.ok) return free;
  draft.replace('risk', { ...risk, state: 'occurred', closedDay: command.day });
  draft.insert('issue', {
    id: command.issueId,
    title: risk.title,
    description: [risk.description, risk.response === '' ? '' : `Planned response: ${risk.response}`]
      .filter((text) => text !== '')
      .join('\n'),
    severity: risk.impact,
    ownerId: risk.ownerId,
    riskId: risk.id,
    raisedDay: command.day,
    dueDay: null,
    closedDay: null,
    state: 'open',
    resolution: '',
    projectIds: risk.projectIds,
    externalId: null,
  });
  return ok(null);
}

/** The first review keeps what the risk was before it, from the day on which it was raised. */
function reviewed(risk: Risk, command: Extract<RiskCommand, { type: 'risk.review' }>): Risk {
  const { day, probability, impact, note, reviewDay } = command;
  const wasScored = risk.probability !== null || risk.impact !== null;
  const before =
    risk.reviews.length === 0 && wasScored && risk.raisedDay !== null && risk.raisedDay < day
      ? [{ day: risk.raisedDay, probability: risk.probability, impact: risk.impact, note: '' }]
      : risk.reviews;
  const earlier = before.filter((review) => review.day !== day);
  const reviews = [...earlier, { day, probability, impact, note }].sort((a, b) => (a.day < b.day ? -1 : 1));
  return { ...risk, probability, impact, reviews, ...(reviewDay === undefined ? {} : { reviewDay }) };
}
