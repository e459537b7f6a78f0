import type { Health } from '../model/health';
import type { HealthReason } from './rules';

/** How bad a health is; the worst is the highest. */
export const healthRank: Readonly<Record<Health, number>> = {
  done: 0,
  notStarted: 1,
  green: 2,
  amber: 3,
  red: 4,
};

/** What a manager can act upon comes first: a promise before the dates that it breaks. */
const placeByRule = new Map(
  'H7 H5 H6 H2 H16 H8 H18 H17 H15 H4 H3 H9 H14 H10'.split(' ').map((rule, place) => [rule, place]),
);
const placeOf = (rule: string) => placeByRule.get(rule) ?? -1;

/** Sorts the worst first: by colour, by what can be acted upon, by weight. */
export function worstFirst(a: HealthReason, b: HealthReason): number {
  return (
    healthRank[b.health] - healthRank[a.health] || placeOf(a.rule) - placeOf(b.rule) || b.weight - a.weight
  );
}

/** A missed deadline reaches back through everything before it; of many such reasons the heaviest speaks for all. */
export function oneShortfall(reasons: readonly HealthReason[]): readonly HealthReason[] {
  let heaviest: HealthReason | null = null;
  let count = 0;
  for (const it of reasons) {
    if (it.rule !== 'H5') continue;
    count += 1;
    if (heaviest === null || worstFirst(it, heaviest) < 0) heaviest = it;
  }
  return count < 2 ? reasons : reasons.filter((it) => it.rule !== 'H5' || it === heaviest);
}

/** Whether two lists hold the same reasons in the same order. */
export function areSameReasons(a: readonly HealthReason[], b: readonly HealthReason[]): boolean {
  return a === b || (a.length === b.length && a.every((it, i) => isSameReason(it, b[i] as HealthReason)));
}

function isSameReason(a: HealthReason, b: HealthReason): boolean {
  if (a === b) return true;
  return (
    a.rule === b.rule &&
    a.health === b.health &&
    a.message === b.message &&
    a.weight === b.weight &&
    a.ids.length === b.ids.length &&
    a.ids.every((id, i) => id === b.ids[i])
  );
}
