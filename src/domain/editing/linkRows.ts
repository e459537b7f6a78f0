import type { SingleCommand } from '../commands/command';
import { teamIdOf } from '../commands/require';
import { type DependencyType, dependencySchema, type Lag } from '../model/dependency';
import type { ProgramDocument } from '../model/document';
import type { Day } from '../time/day';

/** One end of a bar. */
export type BarEnd = 'start' | 'finish';

/** The type of a link that is drawn from one end of a bar to one end of another: finish to start is FS. */
export function linkTypeOf(from: BarEnd, to: BarEnd): DependencyType {
  return `${from === 'finish' ? 'F' : 'S'}${to === 'finish' ? 'F' : 'S'}`;
}

/** A link between two rows, before it is in the program. */
export type LinkDraft = {
  readonly id: string;
  readonly predecessorId: string;
  readonly successorId: string;
  readonly type: DependencyType;
  readonly lag: Lag | null;
  /** What is handed over, where the link is between teams. */
  readonly deliverable: string;
};

/** Whether a link is between two teams, so that it carries a promise. */
export function isAcrossTeams(
  document: ProgramDocument,
  predecessorId: string,
  successorId: string,
): boolean {
  const giving = teamIdOf(document, predecessorId);
  const needing = teamIdOf(document, successorId);
  return giving !== null && needing !== null && giving !== needing;
}

/** What links two rows ([E25]): between teams with a promise that was found today. */
export function linkToCommand(document: ProgramDocument, draft: LinkDraft, today: Day): SingleCommand {
  const { deliverable, ...link } = draft;
  const agreement = isAcrossTeams(document, link.predecessorId, link.successorId)
    ? {
        givingTeamId: teamIdOf(document, link.predecessorId),
        needingTeamId: teamIdOf(document, link.successorId),
        deliverable: deliverable.trim(),
        moves: [{ state: 'Found', day: today }],
      }
    : null;
  return { type: 'dependency.create', row: dependencySchema.parse({ ...link, agreement }) };
}
