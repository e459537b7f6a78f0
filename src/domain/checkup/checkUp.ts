import type { HealthReport } from '../health/computeHealth';
import type { ProgramDocument } from '../model/document';
import type { Snooze } from '../model/snooze';
import type { Schedule } from '../schedule/schedule';
import { finishSteps, type Steps, stepThrough } from '../steps';
import type { Day } from '../time/day';
import { checkRules } from './checkRules';
import { type CheckFacts, gatherFactsInSteps } from './facts';
import {
  type CheckArea,
  type CheckRule,
  checkAreas,
  checkSteps,
  type Found,
  type Remedy,
  type Severity,
} from './rule';
import { nothingAround, type Surroundings } from './surroundings';

/** What the check-up says about a program: one fault, or many of one kind told as one. */
export type Finding = {
  /** The same for the same fault from one check-up to the next: the rule, and the row that it is about. */
  readonly key: string;
  readonly rule: CheckRule;
  /** The row that it is about; null for the program itself, or for many rows. */
  readonly subjectId: string | null;
  readonly sentence: string;
  readonly ids: readonly string[];
  /** [Y1] What findings are ranked by: points of its severity, days at stake, and whether it is critical. */
  readonly cost: number;
  readonly remedy: Remedy;
  /** One by one what it stands for; one entry where it is a single fault. */
  readonly parts: readonly Found[];
};

/** A finding that is not told until a day. */
export type SnoozedFinding = { readonly finding: Finding; readonly snooze: Snooze };

/** How an area stands: of 100, and how much was found; null where there is nothing to look at yet. */
export type AreaScore = {
  readonly area: CheckArea;
  readonly score: number | null;
  readonly count: number;
};

/** What the check-up says of a program on a day. */
export type CheckUp = {
  /** The costliest first. */
  readonly findings: readonly Finding[];
  readonly snoozed: readonly SnoozedFinding[];
  readonly areas: readonly AreaScore[];
  /** Of 100; null where there is nothing to look at yet. */
  readonly score: number | null;
};

/** So many findings of one rule are told one by one; more are told as one ([Y2]). */
const toldApart = 5;
const pointsBySeverity: Readonly<Record<Severity, number>> = { high: 60, medium: 25, low: 8 };
/** Days at stake count up to here, and the critical path as so many days. */
const mostDays = 60;
const criticalPoints = 20;

/** [Y1]–[Y9] Looks at a program with every rule. Pure, and linear in what the program holds. */
export function computeCheckUp(
  document: ProgramDocument,
  schedule: Schedule,
  health: HealthReport,
  today: Day,
  around: Surroundings = nothingAround,
): CheckUp {
  return finishSteps(checkUpSteps(gatherFactsInSteps(document, schedule, health, today, around)));
}

/** [Y8] The check-up in steps, a rule or a part of it each: the first ones gather what the rules look at. */
export function* checkUpSteps(gathering: Steps<CheckFacts>): Steps<CheckUp> {
  const facts = yield* gathering;
  yield;
  const { document, today } = facts;
  const snoozes = snoozesInForce(document, today);
  const findings: Finding[] = [];
  const snoozed: SnoozedFinding[] = [];
  const tally = new Map(checkAreas.map((area) => [area, { weight: 0, lost: 0, count: 0 }]));

  for (const rule of checkRules) {
    const { looked, found } = yield* checkSteps(rule, facts);
    const area = tally.get(rule.area);
    if (looked > 0 && area) {
      const points = pointsBySeverity[rule.severity];
      area.weight += points;
      area.lost += points * Math.min(1, found.length / looked);
    }
    const awake: Costed[] = [];
    yield* stepThrough(yield* costliestFirst(rule, found, facts), (it) => {
      const snooze =
        snoozes.size === 0
          ? undefined
          : (snoozes.get(snoozeKey(rule.id, subjectOf(it.found))) ?? snoozes.get(wholeRuleKey(rule.id)));
      if (snooze) snoozed.push({ finding: findingOf(rule, it), snooze });
      else awake.push(it);
    });
    if (area) area.count += awake.length;
    if (awake.length > toldApart) findings.push(yield* manyAsOne(rule, awake));
    else findings.push(...awake.map((it) => findingOf(rule, it)));
    yield;
  }

  const areas = checkAreas.map((area): AreaScore => {
    const { weight, lost, count } = tally.get(area) ?? { weight: 0, lost: 0, count: 0 };
    return { area, score: weight === 0 ? null : Math.round(100 * (1 - lost / weight)), count };
  });
  const scores = areas.flatMap(({ score }) => (score === null ? [] : [score]));
  return {
    findings: findings.sort((a, b) => b.cost - a.cost),
    snoozed,
    areas,
    score: scores.length === 0 ? null : Math.round(scores.reduce((sum, it) => sum + it, 0) / scores.length),
  };
}

const wholeRuleKey = (rule: string) => `${rule} *`;
const snoozeKey = (rule: string, subjectId: string | null) => `${rule} ${subjectId ?? ''}`;

/** [Y4] Snoozes whose day has not come, by rule and row; of two the one that lasts longer. */
function snoozesInForce(document: ProgramDocument, today: Day): ReadonlyMap<string, Snooze> {
  const byKey = new Map<string, Snooze>();
  for (const snooze of document.snoozes) {
    if (snooze.untilDay <= today) continue;
    const key = snooze.wholeRule ? wholeRuleKey(snooze.rule) : snoozeKey(snooze.rule, snooze.subjectId);
    const known = byKey.get(key);
    if (!known || known.untilDay < snooze.untilDay) byKey.set(key, snooze);
  }
  return byKey;
}

/** What was found, with what it is ranked by. */
type Costed = { readonly found: Found; readonly cost: number };

/** [Y1] Sorts what a rule found, the costliest first and else as it was found. A rule knows few different costs. */
function* costliestFirst(
  rule: CheckRule,
  found: readonly Found[],
  facts: CheckFacts,
): Steps<readonly Costed[]> {
  const points = pointsBySeverity[rule.severity];
  const byCost = new Map<number, Costed[]>();
  yield* stepThrough(found, (it) => {
    const days = Math.min(mostDays, Math.max(0, it.days));
    const cost = points + days + (it.ids.some(facts.isCritical) ? criticalPoints : 0);
    const alike = byCost.get(cost);
    if (alike) alike.push({ found: it, cost });
    else byCost.set(cost, [{ found: it, cost }]);
  });
  return [...byCost].sort(([a], [b]) => b - a).flatMap(([, alike]) => alike);
}

const subjectOf = ({ ids }: Found): string | null => ids[0] ?? null;

/** Where one thing that a rule found is mended, or the change that mends it. */
export function remedyOf(rule: CheckRule, found: Found): Remedy {
  if (found.remedy) return found.remedy;
  const [id] = found.ids;
  return id === undefined
    ? { kind: 'program', label: rule.doItNow }
    : { kind: 'row', label: rule.doItNow, id };
}

function findingOf(rule: CheckRule, { found, cost }: Costed): Finding {
  const subjectId = subjectOf(found);
  return {
    key: snoozeKey(rule.id, subjectId),
    rule,
    subjectId,
    sentence: found.sentence,
    ids: found.ids,
    cost,
    remedy: remedyOf(rule, found),
    parts: [found],
  };
}

/** [Y2] Many faults of one rule as one finding, with their count and the costliest of them. */
function* manyAsOne(rule: CheckRule, alike: readonly Costed[]): Steps<Finding> {
  const [worst] = alike as readonly [Costed];
  const subjects: string[] = [];
  const parts: Found[] = [];
  yield* stepThrough(alike, ({ found }) => {
    const id = subjectOf(found);
    if (id !== null) subjects.push(id);
    parts.push(found);
  });
  const count = alike.length.toLocaleString('en-US');
  return {
    key: wholeRuleKey(rule.id),
    rule,
    subjectId: null,
    sentence: `${count} ${rule.many}. The first: ${worst.found.sentence}`,
    ids: subjects,
    // Each tenfold of them weighs like ten days more.
    cost: worst.cost + Math.round(10 * Math.log10(alike.length)),
    remedy: { kind: 'rows', label: rule.doItNow, ids: subjects },
    parts,
  };
}
