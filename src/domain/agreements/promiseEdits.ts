import type { Dependency } from '../model/dependency';
import type { ProgramDocument } from '../model/document';
import type { Schedule } from '../schedule/schedule';
import type { Day } from '../time/day';
import { type RegisterRow, registerRows } from './register';
import { type AgreementStanding, computeStandings, standingOf } from './standing';

/** A program on a day with its schedule: what promises are computed from. */
export type PromiseSource = {
  readonly document: ProgramDocument;
  readonly schedule: Schedule;
  readonly today: Day;
};

type Standings = ReadonlyMap<string, AgreementStanding>;

/** How promises stand, and from what that was computed. */
export type KnownStandings = PromiseSource & { readonly standingById: Standings };

/** The register, and from what it was computed. */
export type KnownRegister = PromiseSource & { readonly rows: readonly RegisterRow[] };

/** [A31] How every promise stands after a change, from how they stood before it. */
export function updateStandings(known: KnownStandings | null, source: PromiseSource): Standings {
  const edited = known && editedPromises(known, source);
  if (!edited) return computeStandings(source.document, source.schedule, source.today);
  const standingById = new Map(known.standingById);
  for (const dependency of edited) {
    const standing = standingOf(dependency, source.schedule, source.today);
    if (standing) standingById.set(dependency.id, standing);
  }
  return standingById;
}

/** [A31] The register after a change, from the register before it. */
export function updateRegister(
  known: KnownRegister | null,
  source: PromiseSource,
  standingById: Standings,
): readonly RegisterRow[] {
  const { document, schedule, today } = source;
  const edited = known && editedPromises(known, source);
  if (!edited) return registerRows(document, schedule, standingById, today);
  if (edited.length === 0) return known.rows;
  const rowById = new Map(
    registerRows(document, schedule, standingById, today, edited).map((row) => [row.id, row]),
  );
  return known.rows.map((row) => rowById.get(row.id) ?? row);
}

/**
 * The dependencies that differ, where nothing but what is agreed of them does: then no other promise stands otherwise.
 * Null where more differs.
 */
function editedPromises(before: PromiseSource, after: PromiseSource): readonly Dependency[] | null {
  if (before.today !== after.today) return null;
  const { dependencies, ...others } = after.document;
  const isSame = Object.entries(others).every(([key, of]) =>
    Object.is(before.document[key as 'program'], of),
  );
  const old = before.document.dependencies;
  if (!isSame || old.length !== dependencies.length) return null;
  const edited: Dependency[] = [];
  for (const [index, dependency] of dependencies.entries()) {
    const was = old[index];
    if (was === dependency) continue;
    if (!was || !isSameLink(was, dependency)) return null;
    edited.push(dependency);
  }
  return isSameSchedule(before.schedule, after.schedule) ? edited : null;
}

function isSameLink(a: Dependency, b: Dependency): boolean {
  return (
    a.id === b.id &&
    a.predecessorId === b.predecessorId &&
    a.successorId === b.successorId &&
    a.type === b.type &&
    a.lag === b.lag &&
    a.drives === b.drives &&
    (a.agreement === null) === (b.agreement === null)
  );
}

function isSameSchedule(a: Schedule, b: Schedule): boolean {
  if (a === b) return true;
  if (a.byId.size !== b.byId.size) return false;
  for (const [id, row] of b.byId) if (a.byId.get(id) !== row) return false;
  return true;
}
