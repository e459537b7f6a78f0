import type { Health } from '../model/health';
import { healthRank, oneShortfall, worstFirst } from './reasonOrder';
import type { HealthReason } from './rules';

/** A part of the program that is amber or red, with what weighs most against it. */
export type Drag = { readonly id: string; readonly health: Health; readonly reason: HealthReason };

/** A project or milestone of the program, with what was found of it. */
type Part = {
  readonly id: string;
  readonly health: { readonly computed: Health; readonly reasons: readonly HealthReason[] };
};

/** [H19] Parts that are amber or red, the biggest drag first. */
export function dragsOf(parts: readonly Part[]): readonly Drag[] {
  return parts
    .flatMap(({ id, health }): Drag[] => {
      const reason = health.reasons[0];
      return reason && health.computed !== 'done' ? [{ id, health: health.computed, reason }] : [];
    })
    .sort((a, b) => healthRank[b.health] - healthRank[a.health] || worstFirst(a.reason, b.reason));
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

/**
 * [H12] What stands against the program: the reasons of its parts, each told once, with those of the program as a whole
 * (`wide`), the worst first. `hasOwnLimit`: whether a row carries the deadline or constraint that makes slack negative.
 */
export function programReasons(
  parts: readonly Part[],
  wide: readonly HealthReason[],
  hasOwnLimit: (id: string) => boolean,
): readonly HealthReason[] {
  const named = new Map<string, HealthReason>();
  for (const { health } of parts) for (const reason of health.reasons) named.set(reason.message, reason);
  const shortfalls = [...named.values()].filter((it) => it.rule === 'H5');
  const atSource = shortfalls.filter((it) => it.ids.some(hasOwnLimit));
  const told = new Set(atSource.length > 0 ? atSource : oneShortfall(shortfalls));
  return manyAsOne(
    [...named.values(), ...wide].filter((it) => it.rule !== 'H5' || told.has(it)).sort(worstFirst),
  );
}
