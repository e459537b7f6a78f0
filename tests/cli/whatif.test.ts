import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serializeProgram } from '../../src/domain/model/serializeProgram';
import { fullAgreement, manual, program, twoTeams } from '../domain/build';

const script = path.resolve(import.meta.dirname, '../../bin/throughline.mjs');
let folder = '';
let file = '';

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-whatif-'));
  file = path.join(folder, 'plan.json');
  const document = program(
    {
      ...twoTeams,
      tasks: [
        { id: 'draw', title: 'Draw', projectId: 'j_a', externalId: '17', plan: { durationMinutes: 2_400 } },
        { id: 'build', title: 'Build', projectId: 'j_b', externalId: '18', plan: { durationMinutes: 4_800 } },
        {
          id: 'paint',
          title: 'Paint',
          projectId: 'j_b',
          externalId: '18',
          ...manual('2027-01-04', '2027-01-05'),
        },
        { id: 'some', title: 'Some day', projectId: 'j_b' },
      ],
      milestones: [{ id: 'm', title: 'Launch', projectId: 'j_b', ownerId: 'p_b' }],
      dependencies: [
        {
          id: 'd1',
          predecessorId: 'draw',
          successorId: 'build',
          agreement: fullAgreement({ neededByDay: '2027-01-12' }),
        },
        { id: 'd2', predecessorId: 'build', successorId: 'm' },
      ],
    },
    { startAt: '2027-01-04', targetDay: '2027-01-25', managerId: 'p_a' },
  );
  fs.writeFileSync(file, serializeProgram(document));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

function run(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, 'whatif', ...words], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, lines: stderr.split('\n').filter((line) => line !== '') };
}

// The first call builds the command line.
describe('throughline whatif', { timeout: 120_000 }, () => {
  it('[W2] [W3] [W4] [W5] [W6] prints one JSON document of what slips would do', () => {
    const before = fs.readFileSync(file, 'utf8');
    const done = run('plan.json', '--slip', 'draw=+5d', '--json');
    expect(done).toMatchObject({ code: 0, lines: [] });
    const value = JSON.parse(done.out);
    expect(value.slips).toEqual([{ id: 'draw', externalId: '17', name: 'Draw', days: 5 }]);
    expect(value.finish).toEqual({ before: '2027-01-22', after: '2027-01-29', days: 7 });
    expect(value.milestones).toEqual([
      {
        id: 'm',
        externalId: null,
        name: 'Launch',
        kind: 'milestone',
        startBefore: '2027-01-22',
        startAfter: '2027-01-29',
        finishBefore: '2027-01-22',
        finishAfter: '2027-01-29',
        days: 7,
      },
    ]);
    expect(value.criticalPath).toEqual({
      before: ['draw', 'build', 'm'],
      after: ['draw', 'build', 'm'],
      joined: [],
      left: [],
    });
    expect(value.agreements).toMatchObject([{ dependencyId: 'd1', daysAfterNeeded: 3 }]);
    expect(value.missed).toMatchObject([{ kind: 'target', day: '2027-01-25', finishDay: '2027-01-29' }]);
    const told = value.tell.find((it: { name: string }) => it.name === 'Ann');
    expect(told.sentences[0]).toContain('would finish on');
    expect(fs.readFileSync(file, 'utf8')).toBe(before);
  });

  it('[W1] takes several slips, and ids of the file that the plan came from', () => {
    const one = JSON.parse(run(file, '--slip', '17=+5d', '--slip', 'paint=-1d', '--json').out);
    expect(one.slips.map((it: { id: string; days: number }) => [it.id, it.days])).toEqual([
      ['draw', 5],
      ['paint', -1],
    ]);
    const other = JSON.parse(run(file, '--slip=17=5d,paint=-1d', '--json').out);
    expect(other).toEqual(one);
  });

  it('[W3] tells of slack that is eaten where nothing else moves', () => {
    const value = JSON.parse(run(file, '--slip', 'paint=+3d', '--json').out);
    expect(value.finish.days).toBe(0);
    expect(value.milestones).toEqual([]);
    expect(value.slackEaten).toMatchObject([{ id: 'paint', beforeDays: 13, afterDays: 10 }]);
  });

  it('speaks to people without --json', () => {
    const { code, out } = run(file, '--slip', 'draw=+5d');
    expect(code).toBe(0);
    expect(out).toContain('would finish on 2027-01-29 instead of 2027-01-22 (+7 d).');
    for (const title of ['Milestones that move: 1', 'Agreements broken: 1', 'Whom to tell: ']) {
      expect(out).toContain(title);
    }
  });

  it('ends with 1, and one line, for what the plan does not have', () => {
    expect(run(file, '--slip', 'nothing=1d')).toEqual({
      code: 1,
      out: '',
      lines: ['There is no project, task or milestone nothing.'],
    });
    expect(run(file, '--slip', '18=1d').lines[0]).toContain('Build (build) and Paint (paint)');
    expect(run(file, '--slip', 'some=1d')).toMatchObject({
      code: 1,
      lines: ["'Some day' has no dates yet, so it cannot slip."],
    });
  });
});
