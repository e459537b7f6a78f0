import { applyPatch, type PatchStep } from '../history/patch';
import { type ProgramDocument, rowsOf } from '../model/document';
import { type AnyRow, type Kind, kinds, type RowOf } from '../model/kinds';
import type { ProgramHeader } from '../model/program';

/** A change in the making: each step is applied at once, so that what follows sees it, and remembered. */
export class Draft {
  readonly steps: PatchStep[] = [];
  #document: ProgramDocument;

  constructor(document: ProgramDocument) {
    this.#document = document;
  }

  /** The program as the steps so far have made it. */
  get document(): ProgramDocument {
    return this.#document;
  }

  /** Adds a row before another, or last. */
  insert<K extends Kind>(kind: K, row: RowOf<K>, beforeId: string | null = null): void {
    const rows = rowsOf(this.#document, kind);
    const at = beforeId === null ? -1 : rows.findIndex((it) => it.id === beforeId);
    this.#take({ step: 'insert', table: kinds[kind].table, index: at === -1 ? rows.length : at, row });
  }

  /** Puts a new version of a row in the place of the old; does nothing when they are the same. */
  replace<K extends Kind>(kind: K, after: RowOf<K>): void {
    const rows = rowsOf(this.#document, kind) as readonly AnyRow[];
    const index = rows.findIndex((it) => it.id === after.id);
    const before = rows[index];
    if (!before) throw new Error(`No ${kind} ${after.id} to replace`);
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    this.#take({ step: 'replace', table: kinds[kind].table, index, before, after });
  }

  /** Takes a row away. */
  remove(kind: Kind, id: string): void {
    const rows = rowsOf(this.#document, kind) as readonly AnyRow[];
    const index = rows.findIndex((it) => it.id === id);
    const row = rows[index];
    if (!row) throw new Error(`No ${kind} ${id} to remove`);
    this.#take({ step: 'remove', table: kinds[kind].table, index, row });
  }

  /** Moves a row before another of its table, or last. */
  reorder(kind: Kind, id: string, beforeId: string | null): void {
    const rows = rowsOf(this.#document, kind) as readonly AnyRow[];
    const from = rows.findIndex((it) => it.id === id);
    const rest = rows.filter((it) => it.id !== id);
    const before = beforeId === null ? -1 : rest.findIndex((it) => it.id === beforeId);
    const to = before === -1 ? rest.length : before;
    if (from !== to) this.#take({ step: 'reorder', table: kinds[kind].table, from, to });
  }

  /** Changes the header. */
  changeHeader(after: ProgramHeader): void {
    const before = this.#document.program;
    if (JSON.stringify(before) !== JSON.stringify(after)) this.#take({ step: 'header', before, after });
  }

  #take(step: PatchStep): void {
    this.#document = applyPatch(this.#document, [step]);
    this.steps.push(step);
  }
}
