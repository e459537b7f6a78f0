import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/throughline';
import type { LossReport } from '../../src/domain/exchange/lossReport';
import { computeSchedule } from '../../src/domain/schedule/computeSchedule';
import { readImport } from '../../src/formats/import/readImport';
import { parseProgramText } from '../../src/formats/program/parseProgramText';
import { waitWithin } from '../workTime';
import { type Case, casesOf, isCodeFor, readWarning, saysWhere, timeLimit, toFile } from './cases';

const cases = casesOf('import-json', 'import-csv', 'import-mspdi');
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-bad-'));
afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));

/** The command line's own words and exit status, in a folder of its own that holds a program it must not touch. */
async function importByCommand(it: Case, options: readonly string[] = []) {
  const folder = fs.mkdtempSync(path.join(scratch, `${it.id}-`));
  const { name, bytes } = toFile(it);
  const input = path.join(folder, name);
  const out = path.join(folder, 'out.json');
  fs.writeFileSync(input, bytes);
  const said: string[] = [];
  let printed = '';
  const code = await main(['import', input, '--out', out, '--json', ...options], {
    out: (text) => {
      printed += text;
    },
    say: (line) => said.push(line),
  });
  return { code, said, printed, folder, input, out, name, bytes };
}

type Run = Awaited<ReturnType<typeof importByCommand>>;

function expectNothingTouched(run: Run): void {
  expect(Buffer.compare(fs.readFileSync(run.input), Buffer.from(run.bytes))).toBe(0);
  expect(fs.readdirSync(run.folder)).toEqual([run.name]);
}

/** Names that no file may put on every object. */
function expectNoPollution(): void {
  const bare = {} as Record<string, unknown>;
  for (const name of ['isAdmin', 'y', 'x', 'polluted']) expect(bare[name]).toBeUndefined();
}

/** What the program file and the report of a run say. */
function readRun(run: Run) {
  const read = parseProgramText(fs.readFileSync(run.out), 'out.json');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const { report } = JSON.parse(run.printed) as { report: LossReport };
  return { document: read.value.document, report };
}

/** What was refused for a circle is read when somebody says that it is to be kept: the circle is named and drawn. */
function expectCircleKept(it: Case, run: Run): void {
  if (run.code !== 0) throw new Error(run.said.join('\n'));
  const { document, report } = readRun(run);
  const circle = report.entries.find((entry) => entry.code === 'cycle');
  expect(circle?.file ?? '').toContain(run.name);
  for (const title of (it.expected.messageNames ?? []).filter((name) => name !== 'file' && name !== 'place'))
    expect(circle?.message).toContain(`'${title}'`);
  // What the refusal was to protect from: the schedule answers, and where the rows have dates it names the circle.
  expect(() => computeSchedule(document)).not.toThrow();
  const dated = <R extends { readonly plan: object }>(row: R): R => ({
    ...row,
    plan: { ...row.plan, startAt: '2027-01-04', durationMinutes: 480 },
  });
  const { diagnostics } = computeSchedule({
    ...document,
    projects: document.projects.map(dated),
    tasks: document.tasks.map(dated),
  });
  expect(document.dependencies.length === 0 || diagnostics.some((found) => found.code === 'cycle')).toBe(
    true,
  );
}

describe.skipIf(cases.length === 0)('bad inputs by the command line (skipped without shared/data)', () => {
  beforeAll(() => process.stdout.write(`bad inputs: ${cases.length} cases of imports\n`));

  it.each(cases.map((it) => [it.id, it.title, it] as const))(
    '%s: %s',
    async (_id, _title, it) => {
      const { expected } = it;
      let run = await waitWithin(timeLimit(it), () => importByCommand(it));
      expectNoPollution();
      if (expected.outcome === 'refused') {
        expect(run.code).toBe(1);
        expect(run.printed).toBe('');
        // One sentence, one line.
        expect(run.said).toHaveLength(1);
        const said = run.said.join();
        for (const name of new Set(['file', ...(expected.messageNames ?? [])]))
          expect([name, saysWhere(said, name, run.name), said]).toEqual([name, true, said]);
        expectNothingTouched(run);
        const read = await readImport([toFile(it)]);
        expect(read.ok).toBe(false);
        if (read.ok) return;
        expect([expected.code, isCodeFor(expected.code, read.error.code), read.error.code]).toEqual([
          expected.code,
          true,
          read.error.code,
        ]);
        expect(read.error.remedy).not.toBe('');
        if (read.error.code === 'circle')
          expectCircleKept(it, await importByCommand(it, ['--circles', 'keep']));
        return;
      }
      expect(expected.outcome).toBe('accepted');
      if (expected.askUser !== undefined) {
        // Never guessed: the command line asks by refusing, names the option, and takes the answer.
        const option = expected.askUser.includes('encoding') ? '--encoding' : '--date-order';
        expect(run.code).toBe(1);
        expect(run.said.join()).toContain(option);
        expectNothingTouched(run);
        run = await importByCommand(it, [option, option === '--encoding' ? 'windows-1252' : 'dmy']);
      }
      if (run.code !== 0) throw new Error(run.said.join('\n'));
      const { document, report } = readRun(run);
      const rows = document.projects.length + document.tasks.length + document.milestones.length;
      if (expected.items !== undefined) {
        const wanted = it.kind === 'import-mspdi' && expected.items > 0 ? expected.items : expected.items;
        const made = it.kind === 'import-mspdi' ? rows - synthetic(document) : rows;
        expect(made).toBe(wanted);
      }
      if (expected.links !== undefined) expect(document.dependencies).toHaveLength(expected.links);
      for (const warning of expected.warnings ?? []) {
        const { codes, of } = readWarning(warning);
        const found = report.entries.filter((entry) => codes === undefined || codes.includes(entry.code));
        expect(found.some((entry) => entry.row === Number(of) || entry.message.includes(of))).toBe(true);
      }
      expect(() => computeSchedule(document)).not.toThrow();
      check[it.id]?.(document, report);
    },
    60_000,
  );
});

/** Projects that an import makes for tasks which stand under none. */
function synthetic(document: ReturnType<typeof readRun>['document']): number {
  return document.projects.filter((project) => project.externalId === '0').length;
}

type Read = ReturnType<typeof readRun>;
const check: Record<string, (document: Read['document'], report: Read['report']) => void> = {
  'import-json-23': (document, report) => {
    expect(document.projects).toHaveLength(1);
    expect(report.entries.find((it) => it.code === 'danglingReference')?.message).toContain('zzz');
  },
  'import-json-32': (document, report) => {
    expect(document.projects[0]?.title).toBe('\ufffd');
    expect(report.entries.some((it) => it.code === 'halfCharacter')).toBe(true);
  },
  'import-json-34': (document) => expect(document.dependencies).toHaveLength(100_000),
  'import-json-35': (document) => {
    expect(document.projects).toHaveLength(20_000);
    expect(computeSchedule(document).diagnostics.filter((it) => it.code === 'cycle')).toEqual([]);
  },
  'import-csv-07': (document) => expect(document.projects[0]?.plan.startAt).toBe('2027-04-03'),
  'import-csv-08': (document) => expect(document.projects[0]?.title).toBe('Müller'),
  'import-csv-16': (document, report) => {
    expect(document.projects[0]?.description).toBe('ok');
    expect(JSON.stringify(document)).not.toContain('WEBSERVICE');
    expect(report.entries.some((it) => it.code === 'formula')).toBe(true);
  },
};
