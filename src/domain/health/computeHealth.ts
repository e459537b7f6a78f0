import type { ProgramDocument } from '../model/document';
import type { DeclaredHealth, Health } from '../model/health';
import type { RowNumbers } from '../model/rowNumbers';
import { RowsById } from '../model/rowsById';
import { computationBehind } from '../schedule/computation';
import { documentToRowTable } from '../schedule/readRowTable';
import type { Schedule, ScheduledRow } from '../schedule/schedule';
import { addDays, type Day } from '../time/day';
import { type Drag, dragsOf, programReasons } from './programHealth';
import {
  communicationReasons,
  decisionReasons,
  gateReasons,
  goalReasons,
  issueReasons,
} from './programRules';
import { areSameReasons, healthRank, oneShortfall } from './reasonOrder';
import { growReasonTree, ownReasonsAt, type ReasonTree, reasonsAt, regrow } from './reasonTree';
import {
  agreementReasons,
  freshnessReasons,
  type HealthReason,
  noReasons,
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
  readonly drags: readonly Drag[];
};

/** What a report was made of, kept beside it to bring it up to date. */
type Computation = {
  readonly document: ProgramDocument;
  readonly schedule: Schedule;
  readonly today: Day;
  readonly plan: PlannedRows;
  /** What is not said by the plan of a row itself, by row: promises, risks, gates, decisions, issues, goals. */
  readonly said: ReadonlyMap<string, readonly HealthReason[]>;
  readonly tree: ReasonTree;
  readonly healths: readonly (RowHealth | undefined)[];
  /** Reasons of the program that no part of it has. */
  readonly wide: readonly HealthReason[];
};

const computationOf = new WeakMap<HealthReport, Computation>();

/**
 * [H1]–[H19] Computes health from schedule, promises, risks, and the age of what was said. A project takes the worst
 * colour of its parts and the program that of its projects and milestones; both name the reasons of that part.
 */
export function computeHealth(document: ProgramDocument, schedule: Schedule, today: Day): HealthReport {
  const plan = plannedRows(document, schedule);
  const { said, wide } = gatherSaid(document, schedule, today, null);
  const reasons = plan.rows.map((row, i) => ownReasons(row, plan.scheduled[i], said, today) ?? noReasons);
  const tree = growReasonTree(plan.parent, reasons);
  const healths = plan.rows.map((row, i) => healthAt(row, plan.scheduled[i], tree, i, today));
  return compose({ document, schedule, today, plan, said, tree, healths, wide }, null);
}

/**
 * [H27] The health of a program after a change, from the report before it: the same as `computeHealth` gives, of which
 * only what the change touches is computed, with the very healths of before where nothing changed. Where rows came, went
 * or moved, and on another day, all is computed.
 */
export function updateHealth(
  before: HealthReport,
  document: ProgramDocument,
  schedule: Schedule,
  today: Day,
): HealthReport {
  const known = computationOf.get(before);
  const plan = plannedRows(document, schedule);
  if (!known || known.today !== today || known.plan.numberById !== plan.numberById) {
    return computeHealth(document, schedule, today);
  }
  if (known.document === document && known.schedule === schedule) return before;
  const { said, wide } = gatherSaid(document, schedule, today, known);
  const stale = staleRows(known, plan, said);
  const changed = new Map<number, readonly HealthReason[]>();
  for (const i of stale) {
    const own = ownReasons(plan.rows[i] as PlannedRow, plan.scheduled[i], said, today) ?? noReasons;
    if (!areSameReasons(ownReasonsAt(known.tree, i), own)) changed.set(i, own);
  }
  const { tree, touched } = regrow(known.tree, changed);
  const healths = known.healths.slice();
  let isSame = known.wide === wide;
  for (const i of new Set([...stale, ...touched])) {
    const row = plan.rows[i] as PlannedRow;
    const was = healths[i];
    const is = healthAt(row, plan.scheduled[i], tree, i, today);
    isSame &&= hasLimit(row) === hasLimit(known.plan.rows[i] as PlannedRow);
    if (was === is || (was && is && saysTheSame(was, is))) continue;
    healths[i] = is;
    isSame &&= !isPart(row);
  }
  return compose({ document, schedule, today, plan, said, tree, healths, wide }, isSame ? before : null);
}

/** Projects, tasks and milestones by number, with the rows above them and what the schedule says. */
type PlannedRows = {
  readonly numberById: RowNumbers;
  readonly rows: readonly PlannedRow[];
  readonly parent: Int32Array;
  readonly scheduled: readonly (ScheduledRow | undefined)[];
};

function plannedRows(document: ProgramDocument, schedule: Schedule): PlannedRows {
  const behind = computationBehind(schedule);
  if (behind && hasSamePlan(behind.document, document)) {
    const { numberById, rows, parent } = behind.network.rows;
    return { numberById, rows, parent, scheduled: behind.scheduled };
  }
  const { numberById, rows, parent } = documentToRowTable(document);
  return { numberById, rows, parent, scheduled: rows.map((row) => schedule.byId.get(row.id)) };
}

function hasSamePlan(a: ProgramDocument, b: ProgramDocument): boolean {
  return a.projects === b.projects && a.tasks === b.tasks && a.milestones === b.milestones;
}

/** What stands against rows beside their own plan, and against the program as a whole. Lists that are alike stay the same. */
function gatherSaid(
  document: ProgramDocument,
  schedule: Schedule,
  today: Day,
  known: Computation | null,
): Pick<Computation, 'said' | 'wide'> {
  const scoped = [
    gateReasons(document, today),
    decisionReasons(document, today),
    issueReasons(document, today),
    goalReasons(document, schedule),
  ];
  const byProject = scoped.map((it) => it.byProject);
  const said = new Map<string, readonly HealthReason[]>();
  for (const byId of [agreementReasons(document, schedule, today), riskReasons(document), ...byProject]) {
    for (const [id, reasons] of byId) said.set(id, [...(said.get(id) ?? noReasons), ...reasons]);
  }
  const wide = [
    ...scoped.flatMap(({ program }) => program),
    ...communicationReasons(document, today),
    ...freshnessReasons(document, today),
  ];
  if (known) {
    for (const [id, reasons] of said) {
      const was = known.said.get(id);
      if (was && areSameReasons(was, reasons)) said.set(id, was);
    }
  }
  return { said, wide: known && areSameReasons(known.wide, wide) ? known.wide : wide };
}

/** The rows of which something changed that their own reasons or their health hang on. */
function staleRows(
  known: Computation,
  { rows, scheduled, numberById }: PlannedRows,
  said: Computation['said'],
) {
  const stale = new Set<number>();
  const { plan } = known;
  for (let i = 0; i < rows.length; i++) {
    if (rows[i] !== plan.rows[i] || scheduled[i] !== plan.scheduled[i]) stale.add(i);
  }
  const add = (id: string) => {
    const i = numberById.get(id);
    if (i !== undefined) stale.add(i);
  };
  for (const [id, reasons] of said) if (known.said.get(id) !== reasons) add(id);
  for (const id of known.said.keys()) if (!said.has(id)) add(id);
  return stale;
}

/** What stands against a row itself; null for what is inactive. */
function ownReasons(
  row: PlannedRow,
  scheduled: ScheduledRow | undefined,
  said: Computation['said'],
  today: Day,
): readonly HealthReason[] | null {
  if (!row.plan.active) return null;
  const ofPlan = scheduled && !scheduled.summary ? scheduleReasons(scheduled, row, today) : noReasons;
  if (scheduled?.done) return ofPlan;
  const others = said.get(row.id);
  const isOnHold = 'onHold' in row && row.onHold;
  if (!others && !isOnHold) return ofPlan;
  const reasons = [...ofPlan, ...(others ?? noReasons)];
  if (isOnHold) {
    const message = `'${row.title}' is on hold.`;
    reasons.push({ rule: 'H9', health: 'amber', message, ids: [row.id], weight: 0 });
  }
  return reasons;
}

function healthAt(
  row: PlannedRow,
  scheduled: ScheduledRow | undefined,
  tree: ReasonTree,
  number: number,
  today: Day,
): RowHealth | undefined {
  if (!row.plan.active) return undefined;
  const reasons = oneShortfall(reasonsAt(tree, number));
  if (!scheduled && reasons.length === 0) return undefined;
  const begun = scheduled !== undefined && (scheduled.percentComplete > 0 || row.plan.actualStartAt !== null);
  const computed = toHealth(scheduled?.done ?? false, begun, reasons);
  return rowHealth(computed, 'declared' in row ? inForce(row.declared, today) : null, reasons);
}

function saysTheSame(a: RowHealth, b: RowHealth): boolean {
  return (
    a.computed === b.computed &&
    a.shown === b.shown &&
    a.declared === b.declared &&
    a.contradicts === b.contradicts &&
    areSameReasons(a.reasons, b.reasons)
  );
}

/** Makes the report; what is said of the program is taken over where that of no part is different. */
function compose(is: Computation, before: HealthReport | null): HealthReport {
  const { document, plan, healths, wide, today } = is;
  const parts = [...document.projects, ...document.milestones.filter(isPart)].flatMap(({ id }) => {
    const health = healths[plan.numberById.get(id) ?? -1];
    return health ? [{ id, health }] : [];
  });
  const allDone = parts.length > 0 && parts.every(({ health }) => health.computed === 'done');
  const begun = parts.some(({ health }) => health.computed !== 'notStarted');
  const hasOwnLimit = (id: string) => {
    const row = plan.rows[plan.numberById.get(id) ?? -1];
    return row !== undefined && hasLimit(row);
  };
  const reasons = before?.program.reasons ?? programReasons(parts, allDone ? [] : wide, hasOwnLimit);
  const computed = toHealth(allDone, begun, reasons);
  const report: HealthReport = {
    program: rowHealth(computed, inForce(document.program.declared, today), reasons),
    byId: new RowsById(plan.numberById, healths),
    drags: before?.drags ?? dragsOf(parts),
  };
  computationOf.set(report, is);
  return report;
}

/** Whether the program is as healthy as a row: a project, or a milestone of the program itself. */
function isPart(row: PlannedRow): boolean {
  return !('projectId' in row) || row.projectId === null;
}

/** Whether a row carries the deadline or constraint that makes slack negative. */
function hasLimit({ plan }: PlannedRow): boolean {
  return plan.deadlineAt !== null || plan.constraint !== null;
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

/** What is declared of nothing and stands against nothing is one and the same of most rows of a large program. */
const plainHealths = new Map<Health, RowHealth>();

function rowHealth(
  computed: Health,
  declared: DeclaredHealth | null,
  reasons: readonly HealthReason[],
): RowHealth {
  const plain = declared === null && reasons.length === 0 ? plainHealths.get(computed) : undefined;
  if (plain) return plain;
  const shown = declared !== null && computed !== 'done' ? declared.health : computed;
  const contradicts = healthRank[shown] < healthRank[computed] && shown !== 'done';
  const health: RowHealth = { computed, declared, shown, contradicts, reasons };
  if (declared === null && reasons.length === 0)
    plainHealths.set(computed, { ...health, reasons: noReasons });
  return health;
}
