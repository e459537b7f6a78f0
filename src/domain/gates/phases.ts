import type { HealthReport } from '../health/computeHealth';
import type { ProgramDocument } from '../model/document';
import { type Phase, type PhaseName, phaseNames } from '../model/work';
import { coverageGaps } from '../people/coverage';
import { addDays, type Day } from '../time/day';

/** A phase in its place. */
export type PlacedPhase = {
  readonly name: PhaseName;
  /** Its row; null where none was made. */
  readonly phase: Phase | null;
  readonly state: 'past' | 'current' | 'coming';
  /** [I6] It begins before an earlier one ends. */
  readonly overlaps: boolean;
};

/** [I6] The phases of the program (`projectId` null) or of a project in their order, around the one it is in. */
export function placedPhases(
  document: ProgramDocument,
  projectId: string | null,
  current: PhaseName | null,
): readonly PlacedPhase[] {
  const at = current === null ? -1 : phaseNames.indexOf(current);
  let lastFinish: Day | null = null;
  return phaseNames.map((name, index) => {
    const phase = document.phases.find((it) => it.name === name && it.projectId === projectId) ?? null;
    const overlaps: boolean =
      phase !== null && phase.startDay !== null && lastFinish !== null && phase.startDay <= lastFinish;
    if (phase?.finishDay && (lastFinish === null || phase.finishDay > lastFinish))
      lastFinish = phase.finishDay;
    return { name, phase, state: index < at ? 'past' : index === at ? 'current' : 'coming', overlaps };
  });
}

/** Something that a phase should have produced, and whether it is there. */
export type PhaseProduct = { readonly words: string; readonly there: boolean };

/** [I11] What a phase should have produced, read off the program. */
export function phaseProducts(
  document: ProgramDocument,
  health: HealthReport,
  name: PhaseName,
): readonly PhaseProduct[] {
  const { program } = document;
  const product = (words: string, there: boolean): PhaseProduct => ({ words, there });
  const some = (rows: readonly unknown[]) => rows.length > 0;
  const gaps = coverageGaps(document);
  const crossing = document.dependencies.filter((it) => it.agreement !== null);
  const troubled = health.program.computed === 'amber' || health.program.computed === 'red';
  switch (name) {
    case 'Initiation':
      return [
        product('A purpose in one sentence', program.purpose !== ''),
        product('A sponsor', program.sponsorId !== null),
        product(
          'A goal with a number',
          document.goals.some((it) => it.keyResults.some((kr) => kr.target !== null)),
        ),
        product('A day the company counts on', program.targetDay !== null),
        product(
          'A definition of done: a milestone with exit criteria',
          document.milestones.some((it) => some(it.exitCriteria)),
        ),
      ];
    case 'Planning':
      return [
        product(
          'A team and an owner for every project',
          some(document.projects) && document.projects.every((it) => it.teamId && it.ownerId),
        ),
        product('The dependencies between teams', some(crossing)),
        product('The first risks', some(document.risks)),
        product('A communication plan', some(document.communications)),
        product(
          'Gates with criteria',
          document.gates.some((it) => some(it.criteria)),
        ),
        product('A baseline', program.baselineSnapshotId !== null),
      ];
    case 'Execution':
      return [
        product(
          'A committed day for every promise asked for',
          some(crossing) &&
            crossing.every((it) => it.agreement?.committedDay !== null || it.agreement.state === 'Found'),
        ),
        product('Status updates', some(document.statusUpdates)),
        product(
          'Decisions written down with their reason',
          document.decisions.some((it) => it.state === 'decided'),
        ),
        product('A path to green while it is not', !troubled || program.pathToGreen !== null),
      ];
    case 'Delivery':
      return [
        product(
          'Security, legal, operations and support at the table',
          !gaps.some((it) => it.code === 'voice'),
        ),
        product(
          'An approver for every gate',
          some(document.gates) && !gaps.some((it) => it.code === 'approver'),
        ),
        product(
          'Gate criteria with evidence',
          document.gates.some((it) => it.criteria.some((one) => one.met && one.evidence.trim() !== '')),
        ),
        product(
          'Every gate decided',
          some(document.gates) && document.gates.every((it) => it.verdict !== null),
        ),
      ];
    case 'Closure':
      return [
        product(
          'Every decision closed',
          document.decisions.every((it) => it.state !== 'open'),
        ),
        product(
          'Every risk and issue closed',
          [...document.risks, ...document.issues].every((it) => it.state !== 'open'),
        ),
        product(
          'Every action done',
          document.actions.every((it) => it.doneDay !== null),
        ),
        product(
          'Every promise accepted',
          crossing.every((it) => ['Accepted', 'Declined', 'Dropped'].includes(it.agreement?.state ?? '')),
        ),
      ];
    case 'Monitoring':
      return [
        product(
          'Every key result measured',
          some(document.goals) &&
            document.goals.every((it) => it.keyResults.every((kr) => kr.current !== null)),
        ),
      ];
  }
}

/** A look at whether the benefit arrived. */
export type BenefitCheck = {
  readonly afterDays: 30 | 60 | 90;
  readonly dueDay: Day;
  readonly state: 'done' | 'overdue' | 'coming';
  /** Goals whose numbers were not measured since then. */
  readonly unmeasuredIds: readonly string[];
};

/**
 * [I12] The benefit checks after closure; none while the end of the closure phase is not known or the program has no goal
 * with a number. A check is done when every such goal was measured on its day or later.
 */
export function benefitChecks(document: ProgramDocument, today: Day): readonly BenefitCheck[] {
  const closure = document.phases.find((it) => it.name === 'Closure' && it.projectId === null);
  const measured = document.goals.filter((goal) => goal.keyResults.some((kr) => kr.target !== null));
  const closedDay = closure?.finishDay ?? null;
  if (closedDay === null || measured.length === 0) return [];
  return ([30, 60, 90] as const).map((afterDays) => {
    const dueDay = addDays(closedDay, afterDays);
    const unmeasured = measured.filter(
      (goal) => !goal.keyResults.some((kr) => kr.history.some(({ day }) => day >= dueDay && day <= today)),
    );
    const state = unmeasured.length === 0 ? 'done' : dueDay < today ? 'overdue' : 'coming';
    return { afterDays, dueDay, state, unmeasuredIds: unmeasured.map((goal) => goal.id) };
  });
}
