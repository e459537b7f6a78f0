import fs from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { ProgramDocument } from '../../../src/domain/model/document';
import type { Day } from '../../../src/domain/time/day';
import {
  type ExportOutcome,
  exportCsvFolder,
  exportJson,
  exportPlanCsv,
  exportXlsx,
} from '../../../src/formats/export/exportProgram';
import { parseProgramText } from '../../../src/formats/program/parseProgramText';
import { readXlsx } from '../../../src/formats/spreadsheet/readXlsx';
import { csv, imported } from '../make';
import { hasShared, readShared } from '../sharedFiles';

const today = '2026-11-22' as Day;

function atlas(): ProgramDocument {
  const file = path.join(import.meta.dirname, '../../../resources/samples/atlas.json');
  const read = parseProgramText(fs.readFileSync(file), 'atlas.json');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.document;
}

const textOf = (outcome: ExportOutcome, name: string) => {
  const file = outcome.files.find((it) => it.name === name);
  if (typeof file?.content !== 'string') throw new Error(`No text ${name}`);
  return file.content;
};

const asFiles = (outcome: ExportOutcome) =>
  outcome.files.map(({ name, content }) => ({
    name: `export/${name}`,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  }));

describe('an export', () => {
  it('as a program file is the program', () => {
    const document = atlas();
    const read = parseProgramText(textOf(exportJson(document, 'a.json'), 'a.json'), 'a.json');
    expect(read.ok && read.value.document).toEqual(document);
  });

  it('as CSV holds no formula, whatever people write', async () => {
    const { document } = await imported([
      csv(
        'projects.csv',
        'Key,Title,Team,Note',
        '=K,"=HYPERLINK(""http://x"",""y"")",@team,+1',
        '-K,-2+3,\t=x,"@SUM(A1)"',
      ),
    ]);
    expect(document.projects.map((it) => it.title)).toEqual(['=HYPERLINK("http://x","y")', '-2+3']);
    const folder = exportCsvFolder(document, today);
    const plan = exportPlanCsv(document, 'plan.csv', today);
    let checked = 0;
    for (const { content } of [...folder.files, ...plan.files]) {
      for (const row of Papa.parse<string[]>(String(content).replace(/^\ufeff/, '')).data) {
        for (const cell of row) {
          expect(cell).not.toMatch(/^[=+\-@\t\r]/);
          checked++;
        }
      }
    }
    expect(checked).toBeGreaterThan(40);
    const again = await imported(asFiles(folder));
    expect(again.document.projects.map((it) => [it.externalId, it.title])).toEqual(
      document.projects.map((it) => [it.externalId, it.title]),
    );
  });

  it('as CSV or as a workbook is imported again with the same plan', async () => {
    const document = atlas();
    for (const outcome of [exportCsvFolder(document, today), await exportXlsx(document, 'a.xlsx', today)]) {
      const { document: again, questions } = await imported(asFiles(outcome));
      expect(questions).toEqual([]);
      const titles = (rows: readonly { title: string }[]) => rows.map((it) => it.title).sort();
      expect(titles(again.projects)).toEqual(titles(document.projects));
      expect(titles(again.tasks)).toEqual(titles(document.tasks));
      expect(titles(again.milestones)).toEqual(titles(document.milestones));
      expect(again.stakeholders.map((it) => it.name).sort()).toEqual(
        document.stakeholders.map((it) => it.name).sort(),
      );
      expect(again.teams.map((it) => it.name).sort()).toEqual(
        document.teams
          .map((it) => it.name)
          .filter((name) => again.teams.some((it) => it.name === name))
          .sort(),
      );
      const promises = (of: ProgramDocument) =>
        of.dependencies
          .flatMap((it) =>
            it.agreement
              ? [`${it.agreement.state} ${it.agreement.neededByDay} ${it.agreement.deliverable}`]
              : [],
          )
          .sort();
      expect(promises(again)).toEqual(promises(document));
      expect(again.dependencies).toHaveLength(document.dependencies.length);
    }
  });

  it('says what it does not carry', async () => {
    const document = atlas();
    const { report } = exportPlanCsv(document, 'plan.csv', today);
    expect(report.tallies[0]?.rowsImported).toBe(
      document.projects.length + document.tasks.length + document.milestones.length,
    );
    const left = report.entries.filter((it) => it.severity === 'dropped').map((it) => it.message);
    expect(left.some((message) => message.includes('stakeholders'))).toBe(true);
    expect(left.some((message) => message.includes('dependencies'))).toBe(true);
  });

  it('as a workbook has real days and numbers, and texts are never formulas', async () => {
    const { document } = await imported([
      csv('projects.csv', 'Key,Title,Start,Finish,Percent complete', 'A,=1+1,2027-01-04,2027-01-08,40'),
    ]);
    const outcome = await exportXlsx(document, 'a.xlsx', today);
    const bytes = outcome.files[0]?.content as Uint8Array;
    const read = await readXlsx(bytes, 'a.xlsx');
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const [projects] = read.value;
    expect(projects?.remarks).toEqual([]);
    const row = Object.fromEntries(
      (projects?.rows[0]?.cells ?? []).map((heading, i) => [heading, projects?.rows[1]?.cells[i]]),
    );
    expect(row).toMatchObject({
      Title: '=1+1',
      Start: '2027-01-04',
      Finish: '2027-01-08',
      'Percent complete': '40',
    });
  });

  it('of a plan as one table is imported again as that plan', async () => {
    const document = atlas();
    const outcome = exportPlanCsv(document, 'plan.csv', today);
    const { document: again, report } = await imported(asFiles(outcome));
    expect(report.tallies[0]).toMatchObject({ rowsSkipped: 0 });
    expect(again.projects).toHaveLength(document.projects.length);
    expect(again.tasks).toHaveLength(document.tasks.length);
    expect(again.milestones).toHaveLength(document.milestones.length);
  });
});

describe.skipIf(!hasShared('kubernetes-enhancements'))(
  'the Kubernetes program, exported (skipped without shared/data)',
  () => {
    it('comes back with every project, promise, person and part', async () => {
      const { document } = await imported(readShared('kubernetes-enhancements', '.csv'));
      const again = (await imported(asFiles(exportCsvFolder(document, today)))).document;
      expect(again.projects).toHaveLength(446);
      expect(again.milestones).toHaveLength(1_061);
      expect(again.dependencies).toHaveLength(509);
      expect(again.stakeholders).toHaveLength(558);
      expect(again.responsibilities).toHaveLength(2_787);
      const states = (of: ProgramDocument) =>
        of.dependencies.map((it) => it.agreement?.state ?? it.note).sort();
      expect(states(again)).toEqual(states(document));
    });
  },
);
