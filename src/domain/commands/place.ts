import { findRow } from '../model/document';
import type { RowOf } from '../model/kinds';
import type { Plan } from '../model/plan';
import { err, ok, type Result } from '../result';
import { daysBetween } from '../time/day';
import { type Moment, momentToDay, shiftMoment } from '../time/moment';
import type { PlaceableKind } from './command';
import type { Draft } from './draft';
import type { Refusal } from './refusal';
import { nameRow, requireLeaf, requirePlanInOrder } from './require';

type PlaceableRow = RowOf<PlaceableKind>;

/** [P4] Moves a bar to start at `startAt`: a manual one keeps its length in days, an automatic one may not start sooner. */
export function moveRow(
  draft: Draft,
  kind: PlaceableKind,
  id: string,
  startAt: Moment,
): Result<null, Refusal> {
  return placeRow(draft, kind, id, (plan) => {
    if (plan.placement === 'auto' && (plan.durationMinutes !== null || kind === 'milestone')) {
      return ok({ ...plan, constraint: { type: 'SNET', at: startAt, manner: 'soft' } });
    }
    if (plan.startAt === null || plan.finishAt === null) {
      return ok({ ...plan, placement: 'manual', startAt, finishAt: plan.finishAt ?? startAt });
    }
    const days = daysBetween(momentToDay(plan.startAt), momentToDay(startAt));
    const start = startAt.length > 10 ? startAt : shiftMoment(plan.startAt, days);
    return ok({ ...plan, startAt: start, finishAt: shiftMoment(plan.finishAt, days) });
  });
}

/** [P5] Moves one or both ends of a bar. */
export function resizeRow(
  draft: Draft,
  kind: PlaceableKind,
  id: string,
  startAt: Moment | null,
  finishAt: Moment | null,
): Result<null, Refusal> {
  return placeRow(draft, kind, id, (plan) => {
    const start = startAt ?? plan.startAt;
    const finish = finishAt ?? plan.finishAt;
    return ok({ ...plan, placement: 'manual', startAt: start, finishAt: finish });
  });
}

function placeRow(
  draft: Draft,
  kind: PlaceableKind,
  id: string,
  place: (plan: Plan) => Result<Plan, Refusal>,
): Result<null, Refusal> {
  const row = findRow(draft.document, kind, id) as PlaceableRow | undefined;
  if (!row) return err({ code: 'rowMissing', kind, id });
  const named = nameRow(kind, row);
  const leaf = requireLeaf(draft.document, named);
  if (!leaf.ok) return leaf;
  const placed = place(row.plan);
  if (!placed.ok) return placed;
  const inOrder = requirePlanInOrder(named, placed.value);
  if (!inOrder.ok) return inOrder;
  draft.replace(kind, { ...row, plan: placed.value } as RowOf<typeof kind>);
  return ok(null);
}
