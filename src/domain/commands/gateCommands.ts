import { missingForVerdict, verdictWords } from '../gates/readiness';
import type { Gate } from '../model/work';
import { err, ok, type Result } from '../result';
import type { Command } from './command';
import type { Draft } from './draft';
import type { Refusal } from './refusal';
import { nameRow, type Requirement, requireReferences, requireRow } from './require';

/** [I8] [I9] Gives a verdict on a gate; the verdicts before it are kept. */
export function decideGate(
  draft: Draft,
  command: Extract<Command, { type: 'gate.decide' }>,
): Result<null, Refusal> {
  const found = requireRow(draft.document, 'gate', command.id);
  if (!found.ok) return found;
  const { verdict, day, byId, note } = command;
  const missing = missingForVerdict(found.value, verdict, note);
  if (missing.length > 0) return err({ code: 'verdictIncomplete', verdict: verdictWords[verdict], missing });
  const row: Gate = {
    ...found.value,
    verdict,
    verdictDay: day,
    verdicts: [...found.value.verdicts, { verdict, day, byId, note }],
  };
  const references = requireReferences(draft.document, 'gate', row);
  if (!references.ok) return references;
  draft.replace('gate', row);
  return ok(null);
}

/** [I7] Criteria that are fixed keep their words; to change them they have to be opened again first. */
export function requireFixedCriteria(before: Gate | null, after: Gate): Requirement {
  if (before === null || before.criteriaFixedDay === null || after.criteriaFixedDay === null) return ok(null);
  const titles = (gate: Gate) => JSON.stringify(gate.criteria.map((it) => it.title));
  return titles(before) === titles(after)
    ? ok(null)
    : err({ code: 'criteriaFixed', row: nameRow('gate', after), day: before.criteriaFixedDay });
}
