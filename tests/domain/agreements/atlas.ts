import { readFileSync } from 'node:fs';
import { type RegisterRow, registerRows } from '../../../src/domain/agreements/register';
import { computeStandings } from '../../../src/domain/agreements/standing';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { parseProgram } from '../../../src/domain/model/parseProgram';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import type { Day } from '../../../src/domain/time/day';

/** The sample program, as it is shipped. */
export function atlas(): ProgramDocument {
  const file = new URL('../../../resources/samples/atlas.json', import.meta.url);
  const parsed = parseProgram(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.ok) throw new Error(parsed.error.where);
  return parsed.value.document;
}

/** The day that counts as today in the sample. */
export const atlasDay = '2026-11-20' as Day;

/** The register of a program. */
export function registerOf(document: ProgramDocument, today: Day = atlasDay): readonly RegisterRow[] {
  const schedule = computeSchedule(document);
  return registerRows(document, schedule, computeStandings(document, schedule, today), today);
}

/** The promise of a dependency in a register. */
export function rowOf(document: ProgramDocument, id: string, today: Day = atlasDay): RegisterRow {
  const row = registerOf(document, today).find((it) => it.id === id);
  if (!row) throw new Error(`No promise ${id}`);
  return row;
}
