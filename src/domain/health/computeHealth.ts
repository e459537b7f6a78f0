import { familyOf } from '../graph/family';
import { findRow, type ProgramDocument } from '../model/document';
import type { DeclaredHealth, Health } from '../model/health';
import type { Schedule } from '../schedule/schedule';
import { addDays, type Day } from '../time/day';
import {
  communicationReasons,
  decisionReasons,
  gateReasons,
  goalReasons,
  issueReasons,
} from './programRules';
import {
  agreementReasons,
  freshnessReasons,
  type HealthReason,
  type PlannedRow,
  riskReasons,
  scheduleReasons,
} from './rules';

/** The health of the program, of one project, task or milestone. */
export type RowHealth = {
  readonly computed: Health;
  /** What a person declared, while it has not lapsed. */
  readonly declared: DeclaredHealth | null;
  /** What is drawn: the declared colour, or the computed one. */
  readonly shown: Health;
  /** A person declared a better colour than the rules find ([H11]). */
  readonly contradicts: boolean;
  /** Worst first. */
  readonly reasons: readonly HealthReason[];
};

/** Health by row, and of the program as its worst part. Inactive and undated rows without reasons have none. */
export type HealthReport = {
  readonly program: RowHealth;
  readonly byId: ReadonlyMap<string, RowHealth>;
  /** [H19] Projects and program milestones, the biggest drag first: by colour, then by what weighs against them. */
  readonly drags: readonly { readonly id: string; readonly health: Health; readonly reason: HealthReason }[];
};

const rank: Readonly<Record<Health, number>> = { done: 0, notStarted: 1, green: 2, amber: 3, red: 4 };

/** What a manager can act upon comes first: a promise before the dates that it breaks. */
const ruleOrder = 'H7 H5 H6 H2 H16 H8 H18 H17 H15 H4 H3 H9 H14 H10'.split(' ');

const worstFirst = (a: HealthReason, b: HealthReason) =>
  rank[b.health] - rank[a.health] ||
  ruleOrder.indexOf(a.rule) - ruleOrder.indexOf(b.rule) ||
  b.weight - a.weight;

/** A missed deadline reaches back through everything before it; of many such reasons the heaviest speaks for all. */
function oneShortfall(reasons: readonly HealthReason[]): HealthReason[] {
  const heaviest = reasons.filter((it) => it.rule === 'H5').sort(worstFirst)[0];
  return reasons.filter((it) => it.rule !== 'H5' || it === heaviest);
}

/**
 * [H1]–[H12] Computes health from schedule, promises, risks, and the age of what was said. A project takes the worst
 * colour of its parts and the program that of its projects and milestones; both name the reasons of that part.
 */
export function computeHealth(document: ProgramDocument, schedule: Schedule, today: Day): HealthReport {
  const promised = agreementReasons(document, schedule, today);
  const risked = riskReasons(document);
  const gated = gateReasons(document, today);
  const decided = decisionReasons(document, today);
  const troubled = issueReasons(document, today);
  const aimed = goalReasons(document, schedule);
  const scoped = [gated, decided, troubled, aimed];
  const ownReasons = new Map<string, readonly HealthReason[]>();
  const collect = (row: PlannedRow) => {
    if (!row.plan.active) return;
    const scheduled = schedule.byId.get(row.id);
    const done = scheduled?.done ?? false;
    const reasons = scheduled && !scheduled.summary ? scheduleReasons(scheduled, row, today) : [];
    if (!done) reasons.push(...(promised.get(row.id) ?? []), ...(risked.get(row.id) ?? []));
    if (!done) for (const { byProject } of scoped) reasons.push(...(byProject.get(row.id) ?? []));
    if (!done && 'onHold' in row && row.onHold) {
      const message = `'${row.title}' is on hold.`;
      reasons.push({ rule: 'H9', health: 'amber', message, ids: [row.id], weight: 0 });
    }
    ownReasons.set(row.id, reasons);
  };
  document.tasks.forEach(collect);
  document.milestones.forEach(collect);
  document.projects.forEach(collect);

  const family = familyOf(document);
  const byId = new Map<string, RowHealth>();
  const partsReasons = (id: string): HealthReason[] => {
    const reasons: HealthReason[] = [];
    const stack = [id];
    const seen = new Set<string>();
    while (stack.length > 0) {
      const next = stack.pop() as string;
      if (seen.has(next)) continue;
      seen.add(next);
      reasons.push(...(ownReasons.get(next) ?? []));
      for (const task of family.childTasksById.get(next) ?? []) stack.push(task.id);
      for (const milestone of family.childMilestonesById.get(next) ?? []) stack.push(milestone.id);
    }
    return oneShortfall(reasons).sort(worstFirst);
  };
  for (const row of [...document.tasks, ...document.milestones, ...document.projects]) {
    if (!ownReasons.has(row.id)) continue;
    const scheduled = schedule.byId.get(row.id);
    const reasons = partsReasons(row.id);
    if (!scheduled && reasons.length === 0) continue;
    const begun =
      scheduled !== undefined && (scheduled.percentComplete > 0 || row.plan.actualStartAt !== null);
    const computed = toHealth(scheduled?.done ?? false, begun, reasons);
    const declared = 'declared' in row ? inForce(row.declared, today) : null;
    byId.set(row.id, rowHealth(computed, declared, reasons));
  }
  const wide = [...scoped.flatMap(({ program }) => program), ...communicationReasons(document, today)];
  return { program: programHealth(document, byId, wide, today), byId, drags: dragsOf(document, byId) };
}

function toHealth(done: boolean, begun: boolean, reasons: readonly HealthReason[]): Health {
  if (done) return 'done';
  return reasons[0]?.health ?? (begun ? 'green' : 'notStarted');
}

/** A declared colour without a day of its own lapses after so many days. */
export const lapseAfterDays = 14;

/** The last day on which a declared colour counts. */
export function lapsesOn(declared: DeclaredHealth): Day {
  return declared.lapsesDay ?? addDays(declared.declaredDay, lapseAfterDays);
}

/** [H11] What a person declared counts from its day until it lapses, and only with its reason. */
export function inForce(declared: DeclaredHealth | null, today: Day): DeclaredHealth | null {
  if (declared === null || declared.declaredDay > today || declared.reason.trim() === '') return null;
  return lapsesOn(declared) < today ? null : declared;
}

/** [H19] Parts that are amber or red, the biggest drag first. */
function dragsOf(document: ProgramDocument, byId: ReadonlyMap<string, RowHealth>): HealthReport['drags'] {
  const parts = [...document.projects, ...document.milestones.filter((it) => it.projectId === null)];
  return parts
    .flatMap(({ id }): HealthReport['drags'][number][] => {
      const health = byId.get(id);
      const reason = health?.reasons[0];
      return health && reason && health.computed !== 'done' ? [{ id, health: health.computed, reason }] : [];
    })
    .sort((a, b) => rank[b.health] - rank[a.health] || worstFirst(a.reason, b.reason));
}

function rowHealth(
  computed: Health,
  declared: DeclaredHealth | null,
  reasons: readonly HealthReason[],
): RowHealth {
  const shown = declared !== null && computed !== 'done' ? declared.health : computed;
  return {
    computed,
    declared,
    shown,
    contradicts: rank[shown] < rank[computed] && shown !== 'done',
    reasons,
  };
}

/** So many reasons of one rule and colour are told one by one; more are told as one. */
const toldApart = 5;

const wordsByRule: Readonly<Record<string, string>> = {
  H2: 'parts are past their finish',
  H3: 'parts were to start and have not',
  H4: 'parts are behind their time',
  H5: 'parts cannot meet a deadline',
  H6: 'milestones are forecast after what was agreed',
  H7: 'promises between teams are in trouble',
  H8: 'risks are high',
  H9: 'projects are on hold',
  H14: 'people to manage closely are owed an update',
  H15: 'goals are served late or forecast to miss',
  H16: 'gates were not passed',
  H17: 'decisions wait past their day',
  H18: 'issues hurt',
};

/** [H13] More than five reasons of one rule and colour become one, with their count and the worst of them. */
function manyAsOne(reasons: readonly HealthReason[]): HealthReason[] {
  const byKind = new Map<string, HealthReason[]>();
  for (const reason of reasons) {
    const key = `${reason.rule} ${reason.health}`;
    const alike = byKind.get(key);
    if (alike) alike.push(reason);
    else byKind.set(key, [reason]);
  }
  return [...byKind.values()].flatMap((alike) => {
    const [worst] = alike;
    const words = wordsByRule[worst?.rule ?? ''];
    if (!worst || words === undefined || alike.length <= toldApart) return alike;
    const message = `${alike.length.toLocaleString('en-US')} ${words}. The worst: ${worst.message}`;
    return [{ ...worst, message, ids: alike.flatMap((it) => it.ids) }];
  });
}

/** Whether a row carries the deadline or constraint that makes slack negative. */
function hasOwnLimit(document: ProgramDocument, id: string): boolean {
  const row =
    findRow(document, 'milestone', id) ?? findRow(document, 'task', id) ?? findRow(document, 'project', id);
  return row !== undefined && (row.plan.deadlineAt !== null || row.plan.constraint !== null);
}

/** [H12] The program is as healthy as its worst project or milestone, and names it; done when all of them are. */
function programHealth(
  document: ProgramDocument,
  byId: ReadonlyMap<string, RowHealth>,
  wide: readonly HealthReason[],
  today: Day,
): RowHealth {
  const parts = [...document.projects, ...document.milestones.filter((it) => it.projectId === null)];
  const healths = parts.flatMap((part) => byId.get(part.id) ?? []);
  const named = new Map<string, HealthReason>();
  for (const part of healths) for (const reason of part.reasons) named.set(reason.message, reason);
  const shortfalls = [...named.values()].filter((it) => it.rule === 'H5');
  const atSource = shortfalls.filter((it) => it.ids.some((id) => hasOwnLimit(document, id)));
  const told = new Set(atSource.length > 0 ? atSource : oneShortfall(shortfalls));
  const allDone = healths.length > 0 && healths.every((part) => part.computed === 'done');
  const fresh = allDone ? [] : [...wide, ...freshnessReasons(document, today)];
  const reasons = manyAsOne(
    [...named.values(), ...fresh].filter((it) => it.rule !== 'H5' || told.has(it)).sort(worstFirst),
  );
  const begun = healths.some((part) => part.computed !== 'notStarted');
  const computed = toHealth(allDone, begun, reasons);
  return rowHealth(computed, inForce(document.program.declared, today), reasons);
}
