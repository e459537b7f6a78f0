import { useEffect } from 'react';
import { create } from 'zustand';
import { type CheckUp, checkUpSteps, type Finding } from '../../domain/checkup/checkUp';
import { type CheckFacts, gatherFactsInSteps } from '../../domain/checkup/facts';
import type { Remedy } from '../../domain/checkup/rule';
import type { Surroundings } from '../../domain/checkup/surroundings';
import type { ProgramDocument } from '../../domain/model/document';
import { finishSteps, type Steps } from '../../domain/steps';
import type { Day } from '../../domain/time/day';
import { readHealth, readSchedule, useToday } from './derived';
import { inIdleTurns } from './idleTurns';
import { newId } from './ids';
import { notify } from './notices';
import { act, undoOrRedo, useDocument, useOpenProgram } from './openProgram';
import { goTo } from './screens';
import { selectAll } from './selection';
import { inspectProgram, showRow } from './showRow';
import { useSurroundings } from './surroundings';

/** The tone of a chip that says how severe a finding is. */
export const severityTones = { high: 'red', medium: 'amber', low: 'neutral' } as const;

const factsByDocument = new WeakMap<ProgramDocument, CheckFacts>();

function* factSteps(document: ProgramDocument, today: Day): Steps<CheckFacts> {
  const known = factsByDocument.get(document);
  if (known?.today === today) return known;
  const schedule = readSchedule(document);
  yield;
  const health = readHealth(document, today);
  yield;
  const facts = yield* gatherFactsInSteps(document, schedule, health, today);
  factsByDocument.set(document, facts);
  return facts;
}

/** What the rules of the check-up and of the lifecycle look at, of the open program today. */
export function useCheckFacts(): CheckFacts {
  return finishSteps(factSteps(useDocument(), useToday()));
}

/** What the check-up is asked of. */
type Question = { readonly document: ProgramDocument; readonly today: Day; readonly around: Surroundings };

let latestQuestion: Question | null = null;
/** The latest answer, and the program that it is about; while an edit is looked at, the answer before it stands. */
const useAnswer = create<{
  readonly programId: string | null;
  readonly checkUp: CheckUp | null;
  /** What a rule threw at a document, to be thrown again where that is drawn; after an edit it is asked anew. */
  readonly defect: { readonly document: ProgramDocument; readonly thrown: unknown } | null;
}>(() => ({ programId: null, checkUp: null, defect: null }));

function* factsOf({ document, today, around }: Question): Steps<CheckFacts> {
  return { ...(yield* factSteps(document, today)), around };
}

/** Looks at a program while the window is idle; a later question calls an earlier one off. */
async function ask(programId: string | null, question: Question): Promise<void> {
  const { document, today, around } = question;
  const before = latestQuestion;
  if (before?.document === document && before.today === today && before.around === around) return;
  latestQuestion = question;
  try {
    const checkUp = await inIdleTurns(checkUpSteps(factsOf(question)), () => latestQuestion !== question);
    if (checkUp) useAnswer.setState({ programId, checkUp, defect: null });
  } catch (thrown) {
    useAnswer.setState({ programId, checkUp: null, defect: { document, thrown } });
  }
}

/** What the check-up says of the open program today; null until it was looked at for the first time. */
export function useCheckUp(): CheckUp | null {
  const document = useDocument();
  const today = useToday();
  const around = useSurroundings();
  const programId = useOpenProgram((state) => state.id);
  const answer = useAnswer();
  useEffect(() => void ask(programId, { document, today, around }), [programId, document, today, around]);
  if (answer.programId !== programId) return null;
  if (answer.defect?.document === document) throw answer.defect.thrown;
  return answer.checkUp;
}

/** Takes back the latest change of a program, while it is still the one that is open. */
function undoIn(programId: string | null): void {
  if (useOpenProgram.getState().id === programId) void undoOrRedo('undo');
}

/** Opens the place where something is mended, or makes the change that mends it and offers Undo. */
export async function runRemedy(remedy: Remedy): Promise<void> {
  switch (remedy.kind) {
    case 'row':
      showRow(remedy.id);
      return;
    case 'rows': {
      const [first] = remedy.ids;
      if (first === undefined) return;
      showRow(first);
      selectAll(remedy.ids);
      return;
    }
    case 'program':
      goTo('Overview');
      inspectProgram();
      return;
    case 'screen':
      goTo(remedy.screen, remedy.detail ?? null);
      return;
    case 'change': {
      const { id } = useOpenProgram.getState();
      if (!(await act(remedy.command))) return;
      notify({
        tone: 'done',
        text: `Done: ${remedy.label.charAt(0).toLowerCase()}${remedy.label.slice(1)}.`,
        action: { label: 'Undo', run: () => undoIn(id) },
      });
      return;
    }
  }
}

/** Keeps a finding silent until a day. Answers whether it was done. */
export function snoozeFinding(
  finding: Finding,
  untilDay: Day,
  reason: string,
  snoozedDay: Day,
): Promise<boolean> {
  const { rule, subjectId, parts } = finding;
  const wholeRule = parts.length > 1;
  const row = { id: newId('snooze'), rule: rule.id, subjectId, wholeRule, untilDay, reason, snoozedDay };
  return act({ type: 'snooze.create', row } as never);
}

/** Tells a snoozed finding again. */
export function wakeFinding(snoozeId: string): Promise<boolean> {
  return act({ type: 'snooze.delete', id: snoozeId });
}
