import { checkRules } from '../checkup/checkRules';
import type { CheckFacts } from '../checkup/facts';
import { type CheckRule, checkSteps, type Remedy } from '../checkup/rule';
import { finishSteps } from '../steps';

/** The program that ships broken on purpose; by this id it is known wherever it is opened. */
export const practiceProgramId = 'prg_practice';

/** One thing that is wrong in it: the rule that finds it, and the row that it is about (null: the program). */
type Exercise = { readonly rule: string; readonly subjectId: string | null; readonly title: string };

/** What there is to mend, from the plain to the subtle. */
const exercises: readonly Exercise[] = [
  { rule: 'V1', subjectId: null, title: 'Find somebody who decides' },
  { rule: 'V15', subjectId: 'j_pay', title: 'Give a project an owner' },
  { rule: 'V74', subjectId: 'j_gate', title: 'Take back a colour that is out of date' },
  { rule: 'V48', subjectId: 'r_gates', title: 'Choose what to do about a risk' },
  { rule: 'V42', subjectId: 'p_moss', title: 'Speak to somebody who waits' },
  { rule: 'V55', subjectId: 'de_cash', title: 'Get a decision' },
  { rule: 'V23', subjectId: 'd_5', title: 'Put a name on a promise' },
  { rule: 'V27', subjectId: 'd_10', title: 'Say when the answer is yes' },
  { rule: 'V29', subjectId: 'd_8', title: 'Name what is handed over' },
  { rule: 'V67', subjectId: 'k_cards', title: 'Let work wait for what it needs' },
  { rule: 'V36', subjectId: 'k_fit', title: 'Cut a circle' },
  { rule: 'V30', subjectId: 'd_3', title: 'Close a gap' },
];

/** How a learner stands with one of them. */
export type ExerciseState = {
  readonly id: string;
  readonly title: string;
  readonly rule: CheckRule;
  readonly isMended: boolean;
  /** What the check-up says of it; empty once it is mended. */
  readonly sentence: string;
  readonly remedy: Remedy | null;
};

/**
 * [T11] The learner's progress, read from the program: something is mended when its rule finds it no more. A snooze
 * mends nothing, and what is broken again counts again.
 */
export function practiceProgress(facts: CheckFacts): readonly ExerciseState[] {
  return exercises.map(({ rule: ruleId, subjectId, title }) => {
    const rule = checkRules.find((it) => it.id === ruleId);
    if (!rule) throw new Error(`The practice program names a rule ${ruleId}, which is not there`);
    const found = finishSteps(checkSteps(rule, facts)).found.find(({ ids }) =>
      subjectId === null ? ids.length === 0 : ids.includes(subjectId),
    );
    const [first] = found?.ids ?? [];
    return {
      id: `${ruleId} ${subjectId ?? ''}`,
      title,
      rule,
      isMended: found === undefined,
      sentence: found?.sentence ?? '',
      remedy:
        found === undefined
          ? null
          : (found.remedy ??
            (first === undefined
              ? { kind: 'program', label: rule.doItNow }
              : { kind: 'row', label: rule.doItNow, id: first })),
    };
  });
}
