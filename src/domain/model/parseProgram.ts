import type { z } from 'zod';
import { err, ok, type Result } from '../result';
import { finishSteps, type Steps } from '../steps';
import { createDocument, formatName, formatVersion, type ProgramDocument } from './document';
import { issueToWords } from './issueWords';
import { type AnyRow, type Kind, kindNames, kinds, titleOf } from './kinds';
import { mendStructure } from './mendStructure';
import type { ParseNote } from './parseNote';
import { programHeaderSchema } from './program';
import { headerReferences, type Reference, references } from './references';

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
  const begun = createProgramParser(file['program']);
  if (!begun.ok) return begun;
  const parser = begun.value;
  for (const kind of kindNames) {
    const { table } = kinds[kind];
    const rows = file[table] ?? [];
    if (!Array.isArray(rows)) return err({ code: 'invalid', where: table, reason: 'is no list' });
    const fault = parser.addRows(kind, rows);
    if (fault) return err(fault);
  }
  return ok(finishSteps(parser.finish()));
}

/** Reads a program piece by piece, for whoever must not read it at once. */
export type ProgramParser = {
  /** Takes more rows of a kind, in their order; the first fault ends the reading. */
  readonly addRows: (kind: Kind, rows: readonly unknown[]) => ParseFault | null;
  /** Ends with the program, as `parseProgram` does. */
  readonly finish: () => Steps<ParsedProgram>;
};

/** Begins with a program's header. */
export function createProgramParser(headerInput: unknown): Result<ProgramParser, ParseFault> {
  const header = programHeaderSchema.safeParse(headerInput);
  if (!header.success) return err(toFault('program', header.error));
  const program = header.data;
  const seen = new Map<string, string>([[program.id, 'program']]);
  const tables = new Map<string, AnyRow[]>(kindNames.map((kind) => [kinds[kind].table, []]));
  const addRows = (kind: Kind, rows: readonly unknown[]): ParseFault | null => {
    const { table, schema } = kinds[kind];
    const parsedRows = tables.get(table) ?? [];
    if (parsedRows.length + rows.length > tableLimit) {
      return { code: 'invalid', where: table, reason: `has more than ${tableLimit} rows` };
    }
    for (const row of rows) {
      const place = `${table}[${parsedRows.length}]`;
      const parsed = schema.safeParse(row);
      if (!parsed.success) return toFault(place, parsed.error, row);
      const { id } = parsed.data;
      const earlier = seen.get(id);
      if (earlier !== undefined) {
        return { code: 'duplicateId', where: place, reason: `has the id ${id}, as has ${earlier}` };
      }
      seen.set(id, place);
      parsedRows.push(parsed.data as AnyRow);
    }
    return null;
  };
  function* finish(): Steps<ParsedProgram> {
    const document = { ...createDocument(program), ...Object.fromEntries(tables) } as ProgramDocument;
    const referring = yield* mendReferences(document);
    yield;
    const structured = yield* mendStructure(referring.document);
    return { document: structured.document, notes: [...referring.notes, ...structured.notes] };
  }
  return ok({ addRows, finish });
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

/** How many rows are looked at between two interruptions. */
const rowsPerStep = 500;

function* mendReferences(document: ProgramDocument): Steps<ParsedProgram> {
  const notes: ParseNote[] = [];
  let looked = 0;
  const kindById = new Map<string, Kind>();
  for (const kind of kindNames) {
    for (const row of document[kinds[kind].table]) {
      if (++looked % (10 * rowsPerStep) === 0) yield;
      kindById.set(row.id, kind);
    }
  }

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
        if (++looked % rowsPerStep === 0) yield;
        let keep = true;
        for (const reference of references[kind] as readonly Reference[]) {
          for (const id of reference.idsOf(row as never)) {
            const target = kindById.get(id);
            if (target !== undefined && reference.to.includes(target) && id !== row.id) continue;
            // A task that is a part of itself is told, and mended, with the other circles of parts ([M7]).
            if (kind === 'task' && reference.field === 'parentId' && id === row.id) continue;
            const what =
              id === row.id
                ? `${reference.field} names the row itself`
                : `${reference.field} names ${id}, which is not in the file`;
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
