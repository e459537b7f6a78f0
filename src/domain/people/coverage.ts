import type { ProgramDocument } from '../model/document';
import type { teamFunctions } from '../model/people';
import { quote } from '../words';

/** A voice that the program does not have, and the rows that it is about. */
export type CoverageGap = {
  readonly code: 'sponsor' | 'manager' | 'team' | 'approver' | 'decider' | 'voice';
  readonly message: string;
  readonly ids: readonly string[];
};

/** The voices whose late no is the dearest. */
const neededVoices: readonly (typeof teamFunctions)[number][] = [
  'Security',
  'Legal',
  'Operations',
  'Support',
];

/**
 * [K11] Whose voice is missing: a sponsor, a manager, somebody of each team at work, an approver of each gate and a
 * decider of each open decision, and somebody who speaks for security, legal, operations and support.
 */
export function coverageGaps(document: ProgramDocument): readonly CoverageGap[] {
  const gaps: CoverageGap[] = [];
  const { program } = document;
  if (program.sponsorId === null)
    gaps.push({ code: 'sponsor', message: 'Nobody sponsors the program.', ids: [] });
  if (program.managerId === null)
    gaps.push({ code: 'manager', message: 'Nobody manages the program.', ids: [] });
  const spoken = new Set<string>();
  for (const person of document.stakeholders) if (person.teamId !== null) spoken.add(person.teamId);
  const atWork = new Set<string>();
  for (const project of document.projects) if (project.teamId !== null) atWork.add(project.teamId);
  for (const team of document.teams) {
    if (!atWork.has(team.id) || team.leadId !== null || spoken.has(team.id)) continue;
    gaps.push({ code: 'team', message: `Nobody of ${team.name} is on the list.`, ids: [team.id] });
  }
  for (const gate of document.gates) {
    if (gate.approverId !== null || gate.verdict === 'go') continue;
    gaps.push({ code: 'approver', message: `Nobody approves ${gate.title}.`, ids: [gate.id] });
  }
  for (const decision of document.decisions) {
    if (decision.state !== 'open' || decision.deciderId !== null) continue;
    gaps.push({ code: 'decider', message: `Nobody decides ${quote(decision.title)}.`, ids: [decision.id] });
  }
  const functionByTeam = new Map<string, string>(document.teams.map((team) => [team.id, team.function]));
  const voices = new Set<string>();
  for (const person of document.stakeholders) {
    if (person.function !== null) voices.add(person.function);
    if (person.teamId !== null) voices.add(functionByTeam.get(person.teamId) ?? '');
  }
  for (const voice of neededVoices) {
    if (voices.has(voice)) continue;
    gaps.push({ code: 'voice', message: `Nobody speaks for ${voice.toLowerCase()}.`, ids: [] });
  }
  return gaps;
}
