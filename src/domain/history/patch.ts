import type { ProgramDocument } from '../model/document';
import type { AnyRow, TableName } from '../model/kinds';
import type { ProgramHeader } from '../model/program';

/**
 * One step of a change, with what was there before, so that each step is its own inverse and undo is exact.
 * `index` is the row's place in its table.
 */
export type PatchStep =
  | { readonly step: 'insert'; readonly table: TableName; readonly index: number; readonly row: AnyRow }
  | { readonly step: 'remove'; readonly table: TableName; readonly index: number; readonly row: AnyRow }
  | {
      readonly step: 'replace';
      readonly table: TableName;
      readonly index: number;
      readonly before: AnyRow;
      readonly after: AnyRow;
    }
  | { readonly step: 'reorder'; readonly table: TableName; readonly from: number; readonly to: number }
  | { readonly step: 'header'; readonly before: ProgramHeader; readonly after: ProgramHeader };

/** A change of a program, as data: what is journalled, pushed to windows and undone. */
export type Patch = readonly PatchStep[];

/** The patch that takes back what `patch` did. */
export function invertPatch(patch: Patch): Patch {
  return patch.map(invertStep).reverse();
}

function invertStep(step: PatchStep): PatchStep {
  switch (step.step) {
    case 'insert':
      return { ...step, step: 'remove' };
    case 'remove':
      return { ...step, step: 'insert' };
    case 'replace':
      return { ...step, before: step.after, after: step.before };
    case 'reorder':
      return { ...step, from: step.to, to: step.from };
    case 'header':
      return { ...step, before: step.after, after: step.before };
  }
}

/** Applies a patch. Tables that it does not name are shared with the program given. Throws on a patch that does not fit. */
export function applyPatch(document: ProgramDocument, patch: Patch): ProgramDocument {
  let program = document.program;
  const changed = new Map<TableName, AnyRow[]>();
  const tableOf = (name: TableName): AnyRow[] => {
    const known = changed.get(name);
    if (known) return known;
    const copy = [...(document[name] as readonly AnyRow[])];
    changed.set(name, copy);
    return copy;
  };
  for (const step of patch) {
    switch (step.step) {
      case 'header':
        program = step.after;
        break;
      case 'insert': {
        const rows = tableOf(step.table);
        if (step.index > rows.length)
          throw new Error(`Patch does not fit: ${step.table} has no place ${step.index}`);
        rows.splice(step.index, 0, step.row);
        break;
      }
      case 'remove': {
        const rows = tableOf(step.table);
        requireRowAt(rows, step.index, step.row.id, step.table);
        rows.splice(step.index, 1);
        break;
      }
      case 'replace': {
        const rows = tableOf(step.table);
        requireRowAt(rows, step.index, step.before.id, step.table);
        rows[step.index] = step.after;
        break;
      }
      case 'reorder': {
        const rows = tableOf(step.table);
        const [row] = rows.splice(step.from, 1);
        if (!row) throw new Error(`Patch does not fit: ${step.table} has no row at ${step.from}`);
        rows.splice(step.to, 0, row);
        break;
      }
    }
  }
  return { ...document, program, ...Object.fromEntries(changed) };
}

function requireRowAt(rows: readonly AnyRow[], index: number, id: string, table: TableName): void {
  if (rows[index]?.id !== id) throw new Error(`Patch does not fit: ${table}[${index}] is not ${id}`);
}
