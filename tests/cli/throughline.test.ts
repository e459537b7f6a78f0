import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseProgramText } from '../../src/formats/program/parseProgramText';
import { hasShared, sharedFolder } from '../formats/sharedFiles';

const root = path.resolve(import.meta.dirname, '../..');
const script = path.join(root, 'bin/throughline.mjs');
const atlas = path.join(root, 'resources/samples/atlas.json');
const kubernetes = path.join(sharedFolder, 'kubernetes-enhancements');

let folder = '';

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-test-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Runs the command line as a process of its own. */
function run(...words: string[]): { code: number | null; out: string; lines: string[] } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 256 * 1_048_576,
  });
  return { code: status, out: stdout, lines: stderr.split('\n').filter((line) => line !== '') };
}

function write(name: string, ...lines: string[]): string {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

// The first call builds the command line.
describe('the command line', { timeout: 120_000 }, () => {
  it('says how it is used', () => {
    const help = run('--help');
    expect(help).toMatchObject({ code: 0, lines: [] });
    for (const command of ['import', 'export', 'report', 'schedule', 'whatif', 'matrix', 'health', 'check']) {
      expect(help.out).toContain(`throughline ${command} `);
    }
    expect(run().code).toBe(2);
  });

  it.each([
    ['a command that is not there', ['simulate', 'x.json'], 'no command "simulate"'],
    ['no slip', ['whatif', atlas], '--slip is missing'],
    ['a slip without days', ['whatif', atlas, '--slip', 'x'], '--slip is an id and working days'],
    ['a slip of nothing', ['whatif', atlas, '--slip', 'x=0d'], '--slip is an id and working days'],
    ['a slip in weeks', ['whatif', atlas, '--slip', 'x=+2w'], '--slip is an id and working days'],
    ['the same slip twice', ['whatif', atlas, '--slip', 'x=1d', '--slip=x=2d'], 'x slips twice'],
    ['an option that is not there', ['schedule', 'x.json', '--jsn'], 'no option --jsn'],
    ['no file', ['schedule', '--json'], 'at least one file'],
    ['an option without its value', ['import', 'x.csv', '--out'], '--out needs a value'],
    ['no --out', ['import', 'x.csv'], '--out is missing'],
    [
      'a format that this release does not write',
      ['export', 'x', '--to', 'docx', '--out', 'x.ics'],
      'does not export "docx"',
    ],
    [
      'an audience that this release does not write for',
      ['report', 'x', '--audience', 'everyone', '--out', 'x.pdf'],
      'There is no report "everyone"',
    ],
    [
      'an ending that no report has',
      ['report', 'x', '--audience', 'full', '--out', 'x.docx'],
      'Reports are not written as ".docx"',
    ],
    ['rules of a file', ['check', '--rules', atlas], '--rules lists the rules and reads no file'],
    ['a day that is none', ['health', atlas, '--today', '2027-02-30'], '--today is a day'],
  ])('ends with 2 for %s', (_, words, said) => {
    const { code, out, lines } = run(...words);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(lines[0]).toContain(said);
    expect(lines[1]).toMatch(/^(Usage|See)/);
  });

  it('ends with 1 for a file that is at fault, with one line that says where and what to do', () => {
    const broken = write('broken.csv', 'Name,Start', '"A,2027-01-01');
    expect(run('import', broken, '--out', 'p.json')).toEqual({
      code: 1,
      out: '',
      lines: [expect.stringMatching(/^broken\.csv: .*line 2.* Close the quotation mark/)],
    });
    expect(fs.existsSync(path.join(folder, 'p.json'))).toBe(false);
    expect(run('schedule', 'nowhere.json')).toMatchObject({
      code: 1,
      lines: [expect.stringContaining('no such file')],
    });
    const unknown = write('unknown.csv', 'Foo,Bar', '1,2');
    expect(run('import', unknown, '--out', 'p.json')).toMatchObject({ code: 1 });
    expect(
      run('export', atlas, '--to', 'json', '--out', path.join(folder, 'no/such/folder.json')),
    ).toMatchObject({
      code: 1,
      lines: [expect.stringContaining('cannot be written')],
    });
  });

  it('asks for the order of dates instead of guessing it', () => {
    const file = write('dates.csv', 'Name,Start,Finish', 'A,03/04/2027,05/04/2027');
    const asked = run('import', file, '--out', 'dates.json');
    expect(asked).toMatchObject({ code: 1, out: '' });
    expect(asked.lines).toHaveLength(1);
    expect(asked.lines[0]).toContain('--date-order');
    expect(run('import', file, '--out', 'dates.json', '--date-order', 'dmy').code).toBe(0);
    const schedule = JSON.parse(run('schedule', 'dates.json', '--json').out);
    expect(schedule.items[0].start).toBe('2027-04-03T08:00:00');
    const mapping = write(
      'mapping.json',
      JSON.stringify({
        mappings: [
          {
            file: 'dates.csv',
            kind: 'milestones',
            columns: [
              { column: 'Name', field: 'title' },
              { column: 'Start', field: 'day' },
            ],
            dateOrder: 'mdy',
          },
        ],
      }),
    );
    const mapped = run('import', file, '--out', 'mapped.json', '--mapping', mapping, '--json');
    expect(mapped.code).toBe(0);
    expect(JSON.parse(mapped.out).report.created).toEqual({ milestone: 1 });
    expect(run('import', file, '--out', 'x.json', '--mapping', atlas)).toMatchObject({ code: 1 });
  });

  it('prints one JSON document of the promised shape, and nothing else', () => {
    const schedule = run('schedule', atlas, '--json');
    expect(schedule).toMatchObject({ code: 0, lines: [] });
    const value = JSON.parse(schedule.out);
    expect(Object.keys(value)).toEqual(['start', 'finish', 'criticalPath', 'items', 'diagnostics']);
    expect(value.items.length).toBeGreaterThan(50);
    for (const item of value.items) {
      expect(Object.keys(item)).toEqual([
        'id',
        'externalId',
        'name',
        'kind',
        'projectId',
        'start',
        'finish',
        'earlyStart',
        'earlyFinish',
        'lateStart',
        'lateFinish',
        'totalSlackMinutes',
        'freeSlackMinutes',
        'critical',
      ]);
      expect(item.start).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/);
    }
    const ids = new Set(value.items.map((it: { id: string }) => it.id));
    for (const id of value.criticalPath) expect(ids.has(id)).toBe(true);

    const health = JSON.parse(run('health', atlas, '--json').out);
    expect(Object.keys(health)).toEqual(['computed', 'declared', 'reasons', 'parts']);
    expect(['green', 'amber', 'red']).toContain(health.computed);
    for (const part of health.parts) {
      expect(Object.keys(part)).toEqual(['name', 'computed', 'reasons']);
      expect(['green', 'amber', 'red']).toContain(part.computed);
      for (const reason of part.reasons) expect(Object.keys(reason)).toEqual(['rule', 'message', 'ids']);
    }

    const matrix = JSON.parse(run('matrix', atlas, '--json').out);
    expect(Object.keys(matrix)).toEqual(['teams', 'cells']);
    for (const cell of matrix.cells) {
      expect(Object.keys(cell)).toEqual(['giving', 'needing', 'count', 'open', 'late', 'worst']);
      expect(matrix.teams).toContain(cell.giving);
      expect(matrix.teams).toContain(cell.needing);
    }
  });

  it('speaks to people without --json', () => {
    for (const command of ['schedule', 'health', 'matrix']) {
      const { code, out } = run(command, atlas);
      expect(code).toBe(0);
      expect(out.split('\n').length).toBeGreaterThan(5);
    }
  });

  it.each(['json', 'csv', 'xlsx', 'mspdi', 'ics', 'mermaid', 'svg'])('exports %s, whole', (format) => {
    const out = path.join(folder, `atlas.${format}`);
    expect(run('export', atlas, '--to', format, '--out', out, '--today', '2026-11-22').code).toBe(0);
    expect(fs.statSync(out).size).toBeGreaterThan(1_000);
    expect(fs.readdirSync(folder).filter((name) => name.includes('.part-'))).toEqual([]);
    if (format === 'svg') expect(fs.readFileSync(out, 'utf8')).toMatch(/^<(\?xml|svg)[\s\S]*<\/svg>\s*$/);
    else expect(run('schedule', out, '--json').code).toBe(0);
  });

  it('exports every table to a folder that is imported again', () => {
    const out = path.join(folder, 'tables');
    const exported = run('export', atlas, '--to', 'csv', '--out', out, '--json');
    expect(exported.code).toBe(0);
    expect(JSON.parse(exported.out).files).toContain(path.join(out, 'projects.csv'));
    expect(run('import', out, '--out', 'tables.json').code).toBe(0);
  });

  it('stops quietly when nobody reads on', () => {
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${script}" schedule "${atlas}" --json | head -c 10`],
      {
        encoding: 'utf8',
      },
    );
    expect(status).toBe(0);
    expect(stderr).toBe('');
  });

  it.skipIf(!hasShared('kubernetes-enhancements'))(
    'imports the Kubernetes enhancements (skipped without shared/data), the same each time',
    () => {
      const first = run('import', kubernetes, '--out', 'k1.json', '--json');
      expect(first).toMatchObject({ code: 0, lines: [] });
      const { report, title } = JSON.parse(first.out);
      expect(title).toBe('Kubernetes enhancements');
      expect(report.created).toMatchObject({
        project: 446,
        milestone: 1_061,
        stakeholder: 558,
        dependency: 509,
      });
      const names = ['projects', 'milestones', 'team-asks', 'people', 'links', 'releases'];
      const second = run(
        'import',
        ...names.map((name) => path.join(kubernetes, `${name}.csv`)),
        '--out',
        'k2.json',
      );
      expect(second.code).toBe(0);
      expect(second.lines).toContain('people.csv (people): 799 rows, 556 imported, 243 merged');
      expect(run('import', kubernetes, '--out', 'k3.json').code).toBe(0);
      const bytes = (name: string) => fs.readFileSync(path.join(folder, name));
      expect(bytes('k3.json').equals(bytes('k1.json'))).toBe(true);
      expect(parseProgramText(bytes('k1.json'), 'k1.json').ok).toBe(true);
      const matrix = JSON.parse(run('matrix', kubernetes, '--json', '--today', '2026-11-22').out);
      const count = matrix.cells.reduce((sum: number, cell: { count: number }) => sum + cell.count, 0);
      expect(count).toBe(314);
      // Cell by cell what a count of the sheet itself gives: 19 teams receive.
      const asks = Papa.parse<Record<string, string>>(
        fs.readFileSync(path.join(kubernetes, 'team-asks.csv'), 'utf8'),
        { header: true, skipEmptyLines: true },
      ).data;
      const countByPair: Record<string, number> = {};
      for (const ask of asks) {
        const pair = `${ask['Providing team']} → ${ask['Receiving team']}`;
        countByPair[pair] = (countByPair[pair] ?? 0) + 1;
      }
      const cells: { giving: string; needing: string; count: number }[] = matrix.cells;
      expect(Object.fromEntries(cells.map((it) => [`${it.giving} → ${it.needing}`, it.count]))).toEqual(
        countByPair,
      );
      expect(new Set(cells.map((it) => it.needing)).size).toBe(19);
    },
  );
});
