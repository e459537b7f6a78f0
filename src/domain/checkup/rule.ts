import type { SingleCommand } from '../commands/command';
import type { guideScreens } from '../guide/topic';
import { type Steps, stepThrough } from '../steps';
import { listWords, quote } from '../words';
import type { CheckFacts } from './facts';

/** What the check-up looks at, in the order in which it is read. */
export const checkAreas = [
  'Purpose and lifecycle',
  'Teams',
  'Dependencies',
  'Stakeholders',
  'Risks and decisions',
  'Schedule',
  'Reporting',
] as const;
export type CheckArea = (typeof checkAreas)[number];

export const severities = ['high', 'medium', 'low'] as const;
/** How much a finding usually costs when nobody acts upon it. */
export type Severity = (typeof severities)[number];

/** Where something is mended, or the change that mends it. */
export type Remedy =
  /** A row with its fields. */
  | { readonly kind: 'row'; readonly label: string; readonly id: string }
  /** Several rows, to be changed together. */
  | { readonly kind: 'rows'; readonly label: string; readonly ids: readonly string[] }
  /** The fields of the program itself. */
  | { readonly kind: 'program'; readonly label: string }
  /** A screen, and what it is to show. */
  | {
      readonly kind: 'screen';
      readonly label: string;
      readonly screen: (typeof guideScreens)[number];
      readonly detail?: string;
    }
  /** A command that makes the change; it can be undone like any other. */
  | { readonly kind: 'change'; readonly label: string; readonly command: SingleCommand };

/** One thing that a rule found. */
export type Found = {
  /** The rows that it is about, the one to go to first; none for the program itself. */
  readonly ids: readonly string[];
  /** What was found, as a sentence that names it. */
  readonly sentence: string;
  /** Calendar days that are at stake, as far as the plan says; 0 where it does not. */
  readonly days: number;
  /** What mends it, where that is not to open the first of `ids` or the program. */
  readonly remedy?: Remedy;
};

/** What a rule looked at, and what it found there. */
export type Check = {
  /** So many things could have had the fault; 0 where the rule has nothing to say yet. */
  readonly looked: number;
  readonly found: readonly Found[];
};

/** One rule of the check-up. */
export type CheckRule = {
  /** Its number in SPEC.md. */
  readonly id: string;
  readonly area: CheckArea;
  readonly severity: Severity;
  /** What it finds, whatever the program: "A project has no owner". */
  readonly finding: string;
  /** What many of them are told as, after their number: "projects have no owner". */
  readonly many: string;
  readonly why: string;
  /** What to do, in a few words that begin with a verb. */
  readonly doItNow: string;
  /** Id of the guide's topic on it. */
  readonly topic: string;
  /** Pure; linear in the rows of the program. In steps where it looks at many. */
  readonly check: (facts: CheckFacts) => Check | Steps<Check>;
};

/** What a rule finds, in steps. */
export function* checkSteps(rule: Pick<CheckRule, 'check'>, facts: CheckFacts): Steps<Check> {
  const checked = rule.check(facts);
  return 'found' in checked ? checked : yield* checked;
}

/** Looks at rows one by one, some of them in a step; `look` answers what is wrong with one, or null. */
export function* each<Row>(rows: readonly Row[], look: (row: Row) => Found | null): Steps<Check> {
  const found: Found[] = [];
  yield* stepThrough(rows, (row) => {
    const it = look(row);
    if (it) found.push(it);
  });
  return { looked: rows.length, found };
}

/** Looks at the program as a whole: what is wrong, or null. */
export function whole(found: Found | null): Check {
  return { looked: 1, found: found ? [found] : [] };
}

/** A rule that has nothing to look at yet. */
export const nothingYet: Check = { looked: 0, found: [] };

/** Names in a sentence: "'A', 'B' and 3 more". */
export function quoteSome(titles: readonly string[], shown = 3): string {
  const named = titles.slice(0, shown).map(quote);
  const rest = titles.length - named.length;
  return listWords(rest > 0 ? [...named, `${rest.toLocaleString('en-US')} more`] : named);
}
