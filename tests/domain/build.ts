import { type Command, parseCommand } from '../../src/domain/commands/command';
import { execute } from '../../src/domain/commands/execute';
import type { Refusal } from '../../src/domain/commands/refusal';
import type { ProgramDocument } from '../../src/domain/model/document';
import { parseProgram } from '../../src/domain/model/parseProgram';

/** A program from the rows that a test names; throws on what a file could not hold. */
export function program(tables: Record<string, unknown> = {}, header: object = {}): ProgramDocument {
  const parsed = parseProgram({
    format: 'throughline-program',
    version: 1,
    program: { id: 'prg', title: 'Program', ...header },
    ...tables,
  });
  if (!parsed.ok) throw new Error(`${parsed.error.where}: ${parsed.error.reason}`);
  if (parsed.value.notes.length > 0) throw new Error(JSON.stringify(parsed.value.notes));
  return parsed.value.document;
}

/** A plan that was put by hand. */
export const manual = (startAt: string, finishAt: string, more: object = {}) => ({
  plan: { placement: 'manual', startAt, finishAt, ...more },
});

/** An agreement with everything that a commitment needs. */
export const fullAgreement = (more: object = {}) => ({
  givingTeamId: 't_a',
  needingTeamId: 't_b',
  giverId: 'p_a',
  getterId: 'p_b',
  deliverable: 'The interface, frozen',
  acceptanceCriteria: ['No change for a week'],
  ...more,
});

/** Two teams with a person and a project each. */
export const twoTeams = {
  stakeholders: [
    { id: 'p_a', name: 'Ann' },
    { id: 'p_b', name: 'Ben' },
  ],
  teams: [
    { id: 't_a', name: 'Alpha', leadId: 'p_a' },
    { id: 't_b', name: 'Beta', leadId: 'p_b' },
  ],
  projects: [
    { id: 'j_a', title: 'Engine', teamId: 't_a', ownerId: 'p_a', ...manual('2027-01-04', '2027-01-29') },
    { id: 'j_b', title: 'Vehicle', teamId: 't_b', ownerId: 'p_b', ...manual('2027-02-01', '2027-02-26') },
  ],
};

/** Does a command as a window would, through the parser; throws on a refusal. */
export function run(document: ProgramDocument, command: unknown) {
  const parsed = parseCommand(command);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const done = execute(document, parsed.value);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value;
}

/** The refusal of a command; throws when it was allowed. */
export function refusalOf(document: ProgramDocument, command: unknown): Refusal {
  const parsed = parseCommand(command);
  if (!parsed.ok) return parsed.error;
  const done = execute(document, parsed.value as Command);
  if (done.ok) throw new Error(`Was allowed: ${done.value.label}`);
  return done.error;
}
