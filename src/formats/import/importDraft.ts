import { createDocument, type ProgramDocument } from '../../domain/model/document';
import { issueToWords } from '../../domain/model/issueWords';
import { type AnyRow, type Kind, kindNames, kinds, type RowOf } from '../../domain/model/kinds';
import { programHeaderSchema } from '../../domain/model/program';
import type { Ledger } from './ledger';
import { createRowIds } from './rowIds';
import type { RowReader } from './sheetReader';

/** Where something was met: a sheet and a row of it. */
export type Place = { readonly file: string; readonly row: number | null };

/** A piece of work that other rows may name by its key or title. */
export type NamedWork = { readonly kind: 'project' | 'task' | 'milestone'; readonly id: string };

const nobody = new Set(['', '-', '–', '—', 'n/a', 'na', 'none', 'tbd', 'unassigned', 'nobody', '?']);

/** A program in the making: rows by kind, and who and what the sheets named so far. */
export class ImportDraft {
  readonly ledger: Ledger;
  readonly idFor = createRowIds();
  /** How far a project's maturity has come, as the rank of its stage. */
  readonly stageByProjectId = new Map<string, number>();
  readonly #rowsByKind = new Map<Kind, AnyRow[]>();
  readonly #teamIdByName = new Map<string, string>();
  readonly #personIdByName = new Map<string, string>();
  readonly #personIdsByFoldedName = new Map<string, Set<string>>();
  readonly #workByKey = new Map<string, NamedWork>();
  readonly #workByFoldedKey = new Map<string, NamedWork | null>();
  readonly #workByTitle = new Map<string, NamedWork | null>();
  readonly #rowById = new Map<string, AnyRow>();
  #refusedAny = false;

  constructor(ledger: Ledger) {
    this.ledger = ledger;
  }

  /** Whether some row was not taken, so that others may name what is not there. */
  get refusedAny(): boolean {
    return this.#refusedAny;
  }

  /** Rows of a kind so far. */
  rows<K extends Kind>(kind: K): readonly RowOf<K>[] {
    return (this.#rowsByKind.get(kind) ?? []) as unknown as readonly RowOf<K>[];
  }

  /** The row with an id, as it was kept. */
  rowById(id: string | null): AnyRow | undefined {
    return id === null ? undefined : this.#rowById.get(id);
  }

  /** Adds a row when its kind's schema takes it; else notes why not and answers `null`. */
  keep<K extends Kind>(kind: K, raw: object, place: Place): RowOf<K> | null {
    const parsed = kinds[kind].schema.safeParse(raw);
    if (!parsed.success) {
      this.#refusedAny = true;
      const issue = parsed.error.issues[0];
      const field = String(issue?.path.at(-1) ?? 'row');
      const message = `This ${kinds[kind].word} was left out: its ${field} ${issueToWords(issue)}.`;
      this.ledger.note({ severity: 'dropped', code: 'refused', ...place, message, many: () => message });
      return null;
    }
    const row = parsed.data as unknown as RowOf<K>;
    const rows = this.#rowsByKind.get(kind);
    if (rows) rows.push(row);
    else this.#rowsByKind.set(kind, [row]);
    this.#rowById.set(row.id, row);
    return row;
  }

  /** The team of a name, made when it is met for the first time; `null` for no name. */
  teamIdOf(name: string, place: Place): string | null {
    if (nobody.has(name.toLowerCase())) return null;
    const known = this.#teamIdByName.get(name);
    if (known !== undefined) return known;
    const id = this.idFor('team', name);
    if (this.keep('team', { id, name }, place) === null) return null;
    this.#teamIdByName.set(name, id);
    return id;
  }

  /** Remembers a person by name, so that owners and others are found. */
  namePerson(name: string, id: string): void {
    this.#personIdByName.set(plainName(name), id);
    const folded = plainName(name).toLowerCase();
    const ids = this.#personIdsByFoldedName.get(folded);
    if (ids) ids.add(id);
    else this.#personIdsByFoldedName.set(folded, new Set([id]));
  }

  /** A person by the very name, "@name" and "name" being the same; `undefined` when there is none. */
  findPerson(name: string): string | undefined {
    return this.#personIdByName.get(plainName(name));
  }

  /** The person of a name, made a stakeholder when in no sheet of people; `null` for no name. */
  personIdOf(name: string, row: RowReader, field: string): string | null {
    if (nobody.has(name.toLowerCase())) return null;
    const place = { file: row.file, row: row.number };
    const column = row.columnOf(field);
    const exact = this.findPerson(name);
    if (exact !== undefined) {
      const person = this.#rowById.get(exact) as RowOf<'stakeholder'>;
      if (person.name !== name) {
        this.ledger.note({
          severity: 'guessed',
          code: 'nameMatched',
          ...place,
          column,
          message: `"${name}" in "${column}" was taken to be the stakeholder "${person.name}".`,
          many: (count) =>
            `${count} names in "${column}" differ from a stakeholder's only by a leading "@" and were taken to be the same person`,
        });
      }
      return exact;
    }
    const alike = this.#personIdsByFoldedName.get(plainName(name).toLowerCase());
    if (alike?.size === 1) {
      const id = [...alike][0] as string;
      this.ledger.note({
        severity: 'guessed',
        code: 'nameMatched',
        ...place,
        column,
        message: `"${name}" in "${column}" was taken to be the stakeholder "${(this.#rowById.get(id) as RowOf<'stakeholder'>).name}".`,
        many: (count) =>
          `${count} names in "${column}" differ from a stakeholder's only by capital letters and were taken to be the same person`,
      });
      return id;
    }
    const id = this.idFor('stakeholder', plainName(name));
    if (this.keep('stakeholder', { id, name }, place) === null) return null;
    this.namePerson(name, id);
    this.ledger.note({
      severity: 'note',
      code: 'personMade',
      ...place,
      column,
      message: `"${name}" in "${column}" is in no sheet of people and was made a stakeholder.`,
      many: (count) => `${count} people in "${column}" are in no sheet of people and were made stakeholders`,
    });
    return id;
  }

  /** Remembers a piece of work by key and title. The first of a key stays the one that is meant by it. */
  nameWork(work: NamedWork, keys: readonly string[], title: string): void {
    for (const key of keys) {
      if (key === '') continue;
      if (!this.#workByKey.has(key)) this.#workByKey.set(key, work);
      const folded = key.toLowerCase();
      const known = this.#workByFoldedKey.get(folded);
      this.#workByFoldedKey.set(folded, known === undefined || known?.id === work.id ? work : null);
    }
    const known = this.#workByTitle.get(title);
    this.#workByTitle.set(title, known === undefined || known?.id === work.id ? work : null);
  }

  /** The work that a text names: by key, by key in other letters, or by a title that only one bears. */
  findWork(text: string): NamedWork | undefined {
    return (
      this.#workByKey.get(text) ??
      this.#workByFoldedKey.get(text.toLowerCase()) ??
      this.#workByTitle.get(text) ??
      undefined
    );
  }

  /** The project that a text names. */
  findProject(text: string): NamedWork | undefined {
    const work = this.findWork(text);
    return work?.kind === 'project' ? work : undefined;
  }

  /** The program as it stands. */
  toDocument(id: string, title: string, phase: string): ProgramDocument {
    const document = createDocument(programHeaderSchema.parse({ id, title, phase }));
    const tables = Object.fromEntries(kindNames.map((kind) => [kinds[kind].table, this.rows(kind)]));
    return { ...document, ...tables } as ProgramDocument;
  }
}

/** A name without the "@" of a handle. */
export function plainName(name: string): string {
  return name.replace(/^@+/, '').trim() || name.trim();
}
