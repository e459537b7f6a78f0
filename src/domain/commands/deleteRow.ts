import { findRow } from '../model/document';
import { type AnyRow, type Kind, type RowOf, titleOf } from '../model/kinds';
import { forEachReferrer, headerReferences } from '../model/references';
import { err, ok, type Result } from '../result';
import type { Draft } from './draft';
import type { NamedRow, Refusal } from './refusal';
import { nameRow, requireRow } from './require';

/** What a deletion took along, by kind. */
export type DeletedCounts = ReadonlyMap<Kind, number>;

/**
 * [D1] Deletes a row and what is a part of it; clears what only pointed at it; refuses, with everything that needs it,
 * when a row outside of what is deleted cannot be without it. Nothing is left dangling.
 */
export function deleteRow(draft: Draft, kind: Kind, id: string): Result<DeletedCounts, Refusal> {
  const root = requireRow(draft.document, kind, id);
  if (!root.ok) return root;

  const doomed = new Map<string, Kind>([[id, kind]]);
  const queue: [Kind, string][] = [[kind, id]];
  for (let head = 0; head < queue.length; head++) {
    const [nextKind, nextId] = queue[head] as [Kind, string];
    forEachReferrer(draft.document, nextKind, nextId, (by, row, _index, reference) => {
      if (reference.onDelete !== 'cascade' || doomed.has(row.id)) return;
      doomed.set(row.id, by);
      queue.push([by, row.id]);
    });
  }

  const refusers = new Map<string, NamedRow>();
  for (const [doomedId, doomedKind] of doomed) {
    forEachReferrer(draft.document, doomedKind, doomedId, (by, row, _index, reference) => {
      if (reference.onDelete === 'refuse' && !doomed.has(row.id))
        refusers.set(row.id, nameReferrer(draft, by, row));
    });
    for (const reference of headerReferences) {
      if (
        reference.onDelete === 'refuse' &&
        draft.document.program[reference.field] === (doomedId as string)
      ) {
        const { id: programId, title } = draft.document.program;
        refusers.set(programId, { kind: 'program', id: programId, title });
      }
    }
  }
  if (refusers.size > 0) {
    const by = [...refusers.values()];
    return err({
      code: 'stillReferred',
      row: nameRow(kind, root.value),
      by: by.slice(0, 20),
      total: by.length,
    });
  }

  for (const [doomedId, doomedKind] of doomed) clearReferences(draft, doomedKind, doomedId, doomed);
  const counts = new Map<Kind, number>();
  for (const [doomedId, doomedKind] of [...doomed].reverse()) {
    draft.remove(doomedKind, doomedId);
    counts.set(doomedKind, (counts.get(doomedKind) ?? 0) + 1);
  }
  return ok(counts);
}

function clearReferences(draft: Draft, kind: Kind, id: string, doomed: ReadonlyMap<string, Kind>): void {
  const cleared: { by: Kind; row: AnyRow }[] = [];
  forEachReferrer(draft.document, kind, id, (by, row, _index, reference) => {
    if (reference.onDelete !== 'clear' || doomed.has(row.id)) return;
    const earlier = cleared.find((it) => it.row.id === row.id);
    if (earlier) earlier.row = reference.without(earlier.row as never, id) as AnyRow;
    else cleared.push({ by, row: reference.without(row as never, id) as AnyRow });
  });
  for (const { by, row } of cleared) draft.replace(by, row as RowOf<typeof by>);
  let header = draft.document.program;
  for (const { field, to } of headerReferences) {
    if (to === kind && header[field] === (id as string)) header = { ...header, [field]: null };
  }
  if (header.declared?.byId === (id as string))
    header = { ...header, declared: { ...header.declared, byId: null } };
  if (header.pathToGreen?.ownerId === (id as string)) {
    header = { ...header, pathToGreen: { ...header.pathToGreen, ownerId: null } };
  }
  draft.changeHeader(header);
}

/** A dependency has no title of its own: it is named by what needs it. */
function nameReferrer(draft: Draft, kind: Kind, row: AnyRow): NamedRow {
  if (kind !== 'dependency') return nameRow(kind, row);
  const { successorId, agreement } = row as RowOf<'dependency'>;
  const successor =
    findRow(draft.document, 'project', successorId) ??
    findRow(draft.document, 'task', successorId) ??
    findRow(draft.document, 'milestone', successorId);
  const title = agreement?.deliverable || (successor ? titleOf(successor) : row.id);
  return { kind, id: row.id, title };
}
