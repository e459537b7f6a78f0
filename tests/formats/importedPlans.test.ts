import fs from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ProgramDocument } from '../../src/domain/model/document';
import { parseProgram } from '../../src/domain/model/parseProgram';
import { programToJson } from '../../src/domain/model/serializeProgram';
import { computeSchedule } from '../../src/domain/schedule/computeSchedule';
import { numberToDay } from '../../src/domain/time/day';
import { readImport } from '../../src/formats/import/readImport';
import { hasShared, sharedFolder } from './sharedFiles';

type Listed = {
  readonly file: string;
  readonly format: string;
  readonly expect: Readonly<Record<string, unknown>>;
};

const folder = path.join(sharedFolder, 'imports');
const files: readonly Listed[] = hasShared('imports')
  ? (JSON.parse(fs.readFileSync(path.join(folder, 'index.json'), 'utf8')) as { files: Listed[] }).files
  : [];

/** Files of products that are not read, each with the word that says so. */
const notRead: Readonly<Record<string, RegExp>> = {
  mpx: /MPX/,
  xer: /Primavera/,
  pmxml: /<APIBusinessObjects>/,
  planner: /plan of Planner/,
};

const rowsOf = ({ projects, tasks, milestones }: ProgramDocument) => [...projects, ...tasks, ...milestones];
/** Rows that stand in the file, without the project that an import makes for what stands under none. */
const ownRows = (document: ProgramDocument, made: string | null) =>
  rowsOf(document).filter(
    (row) => !(row.externalId === made && row.plan.startAt === null && row.id === 'row-0'),
  );

function summariesOf(document: ProgramDocument): number {
  const parents = new Set([
    ...document.tasks.flatMap((it) => [it.parentId, it.projectId]),
    ...document.milestones.flatMap((it) => [it.parentId, it.projectId]),
  ]);
  return ownRows(document, null).filter((row) => parents.has(row.id as never) && row.id !== 'row-0').length;
}

function firstDay(document: ProgramDocument): string | null {
  const schedule = computeSchedule(document);
  return schedule.byId.size === 0 ? null : numberToDay(Math.floor(schedule.startMinutes / 1_440));
}

const counts: string[] = [];

describe.skipIf(files.length === 0)('a plan of another product (skipped without shared/data)', () => {
  afterAll(() =>
    process.stdout.write(`${counts.join('\n')}\n${counts.length} files of other products read\n`),
  );

  it.each(files.map((it) => [it.file, it] as const))('%s', async (file, listed) => {
    const bytes = fs.readFileSync(path.join(folder, file));
    const read = await readImport([{ name: file, bytes }]);
    const { expect: wanted, format } = listed;
    const refusal = notRead[format];
    if (refusal) {
      if (read.ok) throw new Error('Read, but should have been refused');
      expect(read.error.message).toContain(file);
      expect(read.error.message).toMatch(refusal);
      expect(read.error.remedy).not.toBe('');
      counts.push(`${file}: refused (${format})`);
      return;
    }
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const { document, report } = read.value;
    // What was read is a program: it is written and read again as the same.
    const again = parseProgram(programToJson(document));
    expect(again.ok && again.value.notes).toEqual([]);
    expect(again.ok && again.value.document).toEqual(document);
    for (const entry of report.entries) expect(entry.message).not.toMatch(/undefined|NaN|\bk\d/);

    const rows = ownRows(document, format === 'mspdi' ? '0' : null);
    counts.push(
      `${file}: ${rows.length} rows (${document.milestones.length} milestones), ${document.dependencies.length} links, ${document.stakeholders.length} people`,
    );
    if (format === 'jira-csv') {
      const tally = report.tallies[0];
      expect(tally?.rowsRead).toBe(wanted.rows);
      expect((tally?.rowsImported ?? 0) + (tally?.rowsMerged ?? 0)).toBe(wanted.rows);
      const keys = new Set(rowsOf(document).map((row) => row.externalId));
      expect([...keys].filter((key) => /^[A-Z]+-\d+$/.test(key ?? ''))).toHaveLength(
        wanted.uniqueKeys as number,
      );
      return;
    }
    if (format === 'ics') {
      expect(rows).toHaveLength((wanted.vevents as number) + (wanted.vtodos as number));
      const alarms = report.entries.find((entry) => entry.code === 'alarm')?.message ?? '';
      expect(alarms).toMatch((wanted.alarms as number) > 0 ? new RegExp(`^${wanted.alarms} `) : /^$/);
      return;
    }
    if (format === 'mermaid') {
      expect(document.projects).toHaveLength(wanted.sections as number);
      expect(document.tasks.length + document.milestones.length).toBe(wanted.taskLines);
      expect(document.milestones).toHaveLength(wanted.milestones as number);
      expect(document.dependencies).toHaveLength(wanted.afterRefs as number);
      const tagged = document.tasks.filter((task) => task.fields.Tags?.includes('crit'));
      expect(tagged).toHaveLength(wanted.crit as number);
      expect(document.tasks.filter((task) => task.plan.percentComplete === 100)).toHaveLength(
        wanted.done as number,
      );
      return;
    }
    expect(rows).toHaveLength(wanted.tasks as number);
    expect(document.dependencies).toHaveLength(wanted.links as number);
    expect(summariesOf(document)).toBe(wanted.summaries);
    expect(document.milestones).toHaveLength(wanted.milestones as number);
    const leftOut = report.entries.find((entry) => entry.code === 'resource')?.message;
    const material = Number(/^(\d+)/.exec(leftOut ?? '0')?.[1]);
    expect(document.stakeholders.length + document.teams.length + material).toBe(wanted.resources);
    const minStart = wanted.minStart as string | null;
    expect(firstDay(document)).toBe(minStart === null ? null : minStart.slice(0, 10));
    if (format === 'gan') {
      const types = Object.entries((wanted.linkTypes as Record<string, number>) ?? {});
      const names: Record<string, string> = { 1: 'SS', 2: 'FS', 3: 'FF', 4: 'SF' };
      for (const [type, count] of types)
        expect(document.dependencies.filter((link) => link.type === names[type])).toHaveLength(count);
      return;
    }
    const manual = rowsOf(document).filter((row) => row.plan.placement === 'manual').length;
    expect(manual).toBe(wanted.manualTasks);
    expect(rowsOf(document).filter((row) => row.plan.deadlineAt !== null)).toHaveLength(
      wanted.deadlines as number,
    );
    expect(document.calendars.length).toBeGreaterThanOrEqual(wanted.baseCalendars as number);
  });

  it('has the links of nested tasks, which stand on their predecessors', async () => {
    const file = 'redclems-ganttprojet.gan';
    const read = await readImport([{ name: file, bytes: fs.readFileSync(path.join(folder, file)) }]);
    if (!read.ok) throw new Error(read.error.message);
    const { document } = read.value;
    const titleOf = (id: string) => rowsOf(document).find((row) => row.id === id)?.title;
    expect(document.dependencies.map((it) => [titleOf(it.predecessorId), titleOf(it.successorId)])).toEqual([
      ['répartition', 'création du diapo'],
      ['création du diapo', 'entrainement'],
      ['entrainement', 'Presentation'],
    ]);
    expect(document.milestones.map((it) => it.title)).toEqual(['Presentation']);
  });

  it('keeps every task of GanttProject on the day that the file has', async () => {
    let compared = 0;
    for (const { file } of files.filter((it) => it.format === 'gan')) {
      const text = fs.readFileSync(path.join(folder, file), 'utf8');
      const read = await readImport([{ name: file, bytes: new TextEncoder().encode(text) }]);
      if (!read.ok) throw new Error(read.error.message);
      const { document } = read.value;
      const schedule = computeSchedule(document);
      const startById = new Map(
        [...text.matchAll(/<task id="(\d+)"[^>]*? start="([\d-]+)"/g)].map((it) => [it[1], it[2]]),
      );
      for (const row of document.tasks) {
        const scheduled = schedule.byId.get(row.id);
        if (!scheduled || scheduled.summary) continue;
        const day = numberToDay(Math.floor(scheduled.startMinutes / 1_440));
        expect([file, row.title, day]).toEqual([file, row.title, startById.get(row.externalId ?? '')]);
        compared++;
      }
    }
    process.stdout.write(`${compared} tasks of GanttProject start on the day of their file\n`);
    expect(compared).toBeGreaterThan(80);
  });
});
