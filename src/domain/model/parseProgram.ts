import type { z } from 'zod';
import { err, ok, type Result } from '../result';
import { createDocument, formatName, formatVersion, type ProgramDocument } from './document';
import { issueToWords } from './issueWords';
import { type AnyRow, type Kind, kindNames, kinds, titleOf } from './kinds';
import { mendStructure } from './mendStructure';
import { programHeaderSchema } from './program';
import { headerReferences, type Reference, references } from './references';

/** Something in a file that was mended or left out, with where it stood. */
export type ParseNote = {
  readonly code: 'danglingReference' | 'parentCircle' | 'parentElsewhere' | 'dependencyOnItself';
  readonly where: string;
  readonly what: string;
};

/** Why a program file could not be read: one fault, where it is, and its value. */
export type ParseFault = {
  readonly code: 'notAProgram' | 'newerVersion' | 'invalid' | 'duplicateId';
  /** `projects[3].plan.startAt`, with the row's title where it has one. */
  readonly where: string;
  readonly reason: string;
};

/** What a program file held, with notes on what was left out. */
export type ParsedProgram = { readonly document: ProgramDocument; readonly notes: readonly ParseNote[] };

/** The most rows that one table may hold. */
export const tableLimit = 200_000;

/**
 * Reads a program file's JSON value, row by row. Unknown fields and wrong values are a fault that names the place; a
 * reference to a row that is not there is cleared, or its row left out where it cannot be without it, and noted ([M4]);
 * so is what makes a row a part of itself ([M7]).
 */
export function parseProgram(input: unknown): Result<ParsedProgram, ParseFault> {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return err(notAProgram('is no JSON object'));
  const file = input as Record<string, unknown>;
  if (file['format'] !== formatName) return err(notAProgram(`has no "format": "${formatName}"`));
  const version = file['version'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    if (version === undefined) return err(notAProgram('has no version'));
    const said = JSON.stringify(version)?.slice(0, 40);
    return err({
      code: 'notAProgram',
      where: 'version',
      reason: `has the version ${said}, which no release wrote`,
    });
  }
  if (version > formatVersion) {
    return err({
      code: 'newerVersion',
      where: 'version',
      reason: `is ${version}; this release reads up to ${formatVersion}`,
    });
  }
  const known = new Set<string>([
    '$schema',
    'format',
    'version',
    'program',
    ...kindNames.map((kind) => kinds[kind].table),
  ]);
  for (const key of Object.keys(file)) {
    if (!known.has(key))
      return err({ code: 'invalid', where: key.slice(0, 80), reason: 'is not known in a program file' });
  }
  const header = programHeaderSchema.safeParse(file['program']);
  if (!header.success) return err(toFault('program', header.error));

  const seen = new Map<string, string>([[header.data.id, 'program']]);
  const tables = new Map<string, AnyRow[]>();
  for (const kind of kindNames) {
    const { table, schema } = kinds[kind];
    const rows = file[table] ?? [];
    if (!Array.isArray(rows)) return err({ code: 'invalid', where: table, reason: 'is no list' });
    if (rows.length > tableLimit) {
      return err({ code: 'invalid', where: table, reason: `has more than ${tableLimit} rows` });
    }
    const parsedRows: AnyRow[] = [];
    for (let i = 0; i < rows.length; i++) {
      const parsed = schema.safeParse(rows[i]);
      if (!parsed.success) return err(toFault(`${table}[${i}]`, parsed.error, rows[i]));
      const row = parsed.data as AnyRow;
      const earlier = seen.get(row.id);
      if (earlier !== undefined) {
        return err({
          code: 'duplicateId',
          where: `${table}[${i}]`,
          reason: `has the id ${row.id}, as has ${earlier}`,
        });
      }
      seen.set(row.id, `${table}[${i}]`);
      parsedRows.push(row);
    }
    tables.set(table, parsedRows);
  }
  const document = { ...createDocument(header.data), ...Object.fromEntries(tables) } as ProgramDocument;
  const referring = mendReferences(document);
  const structured = mendStructure(referring.document);
  return ok({ document: structured.document, notes: [...referring.notes, ...structured.notes] });
}

function notAProgram(reason: string): ParseFault {
  return { code: 'notAProgram', where: '', reason };
}

function toFault(place: string, error: z.ZodError, row?: unknown): ParseFault {
  const issue = error.issues[0];
  const path = (issue?.path ?? [])
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('');
  const named = typeof row === 'object' && row !== null ? (row as { title?: unknown; name?: unknown }) : {};
  const title =
    typeof named.title === 'string' ? named.title : typeof named.name === 'string' ? named.name : '';
  return {
    code: 'invalid',
    where: `${place}${path}${title ? ` ('${title.slice(0, 60)}')` : ''}`,
    reason: issueToWords(issue),
  };
}

function mendReferences(document: ProgramDocument): ParsedProgram {
  const notes: ParseNote[] = [];
  const kindById = new Map<string, Kind>();
  for (const kind of kindNames) for (const row of document[kinds[kind].table]) kindById.set(row.id, kind);

  const tables = Object.fromEntries(
    kindNames.map((kind) => [kinds[kind].table, [...document[kinds[kind].table]]]),
  ) as Record<string, AnyRow[]>;
  let again = true;
  while (again) {
    again = false;
    for (const kind of kindNames) {
      const table = kinds[kind].table;
      const kept: AnyRow[] = [];
      for (let row of tables[table] ?? []) {
        let keep = true;
        for (const reference of references[kind] as readonly Reference[]) {
          for (const id of reference.idsOf(row as never)) {
            const target = kindById.get(id);
            if (target !== undefined && reference.to.includes(target) && id !== row.id) continue;
            const what = `${reference.field} names ${id}, which is not in the file`;
            notes.push({
              code: 'danglingReference',
              where: `${table} '${titleOf(row).slice(0, 60)}' (${row.id})`,
              what,
            });
            const cannotBeWithout =
              reference.onDelete === 'cascade' && !(kind !== 'dependency' && reference.field === 'parentId');
            if (
              cannotBeWithout ||
              reference.field === 'agreement.givingTeamId' ||
              reference.field === 'agreement.needingTeamId'
            ) {
              keep = false;
            } else row = reference.without(row as never, id) as AnyRow;
          }
        }
        if (keep) kept.push(row);
        else {
          kindById.delete(row.id);
          again = true;
        }
      }
      tables[table] = kept;
    }
  }
  let program = document.program;
  for (const { field, to } of headerReferences) {
    const id = program[field];
    if (id === null || kindById.get(id) === to) continue;
    notes.push({
      code: 'danglingReference',
      where: 'program',
      what: `${field} names ${id}, which is not in the file`,
    });
    program = { ...program, [field]: null };
  }
  if (notes.length === 0) return { document, notes };
  return { document: { ...document, ...tables, program } as ProgramDocument, notes };
}
