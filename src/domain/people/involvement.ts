import { type ProgramDocument, rowsOf } from '../model/document';
import { kindNames } from '../model/kinds';
import { type Reference, references } from '../model/references';

/** In how many rows a stakeholder has a part. */
export type Involvement = {
  /** Projects, tasks, milestones and gates that they own or approve. */
  readonly work: number;
  /** Promises that they give or wait for. */
  readonly promises: number;
  /** Lines of the RACI. */
  readonly roles: number;
  /** Risks, issues, decisions, actions, goals and whatever else names them; not the log of contacts. */
  readonly others: number;
  readonly total: number;
};

const nobody: Involvement = { work: 0, promises: 0, roles: 0, others: 0, total: 0 };
const work: readonly string[] = ['project', 'task', 'milestone', 'gate'];
/** Rows about how somebody is kept informed: not a part that they have in the program. */
const aboutThem: readonly string[] = ['stakeholder', 'communication', 'contact'];

/** [K2] The part that each stakeholder has in a program: every row that names them counts once. */
export function involvementById(document: ProgramDocument): ReadonlyMap<string, Involvement> {
  const byId = new Map<string, Involvement>();
  for (const kind of kindNames) {
    if (aboutThem.includes(kind)) continue;
    const relevant = (references[kind] as readonly Reference[]).filter((it) => it.to.includes('stakeholder'));
    const people = relevant.filter((it) => it.to.length === 1);
    if (people.length === 0) continue;
    const part = work.includes(kind)
      ? 'work'
      : kind === 'dependency'
        ? 'promises'
        : kind === 'responsibility'
          ? 'roles'
          : 'others';
    for (const row of rowsOf(document, kind)) {
      for (const id of new Set(people.flatMap((reference) => reference.idsOf(row as never)))) {
        const known = byId.get(id) ?? nobody;
        byId.set(id, { ...known, [part]: known[part] + 1, total: known.total + 1 });
      }
    }
  }
  return byId;
}

/** What somebody without a part has. */
export function involvementOf(byId: ReadonlyMap<string, Involvement>, stakeholderId: string): Involvement {
  return byId.get(stakeholderId) ?? nobody;
}
