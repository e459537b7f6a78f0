import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Moment, momentToMinutes } from '../../src/domain/time/moment';
import {
  type ComparedRow,
  comparePlan,
  type GoldenCount,
  goldenIndex,
  goldensArePresent,
  type RowsOfPlan,
} from '../domain/schedule/goldenPlans';

const script = path.resolve(import.meta.dirname, '../../bin/throughline.mjs');
/** Every so many plans goes through a process of its own; all of them go directly in tests/domain/schedule. */
const step = 4;
let folder = '';

type Item = Readonly<Record<string, string | number | boolean | null>>;

/** The rows of a plan as `throughline schedule FILE --json` prints them, by the UIDs of the file. */
const computeByProcess: RowsOfPlan = (_, text) => {
  const file = path.join(folder, 'plan.xml');
  fs.writeFileSync(file, text);
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, 'schedule', file, '--json'], {
    encoding: 'utf8',
    maxBuffer: 256 * 1_048_576,
  });
  if (status !== 0) throw new Error(stderr);
  const { items } = JSON.parse(stdout) as { items: readonly Item[] };
  const minutes = (value: unknown) => momentToMinutes(value as Moment);
  return new Map(
    items.flatMap((item) => {
      if (item['externalId'] === null) return [];
      const row: ComparedRow = {
        startMinutes: minutes(item['start']),
        finishMinutes: minutes(item['finish']),
        earlyStartMinutes: minutes(item['earlyStart']),
        earlyFinishMinutes: minutes(item['earlyFinish']),
        lateStartMinutes: minutes(item['lateStart']),
        lateFinishMinutes: minutes(item['lateFinish']),
        totalSlackMinutes: item['totalSlackMinutes'] as number,
        freeSlackMinutes: item['freeSlackMinutes'] as number,
        critical: item['critical'] as boolean,
      };
      return [[String(item['externalId']), row] as const];
    }),
  );
};

const emptyCount = (): GoldenCount => ({ tasks: 0, tasksRight: 0, fields: 0, fieldsRight: 0, misses: [] });

describe.skipIf(!goldensArePresent)(
  'public plans through the command line (skipped without shared/data)',
  () => {
    beforeAll(() => {
      folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-goldens-'));
    });
    afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

    it('[S1] are what their product computed, by the UIDs of their files', { timeout: 180_000 }, () => {
      const plans = goldenIndex().files.filter((_, i) => i % step === 0);
      const leaves = emptyCount();
      const summaries = emptyCount();
      for (const file of plans) comparePlan(file, leaves, summaries, computeByProcess);
      process.stdout.write(
        `goldens, command line: ${plans.length} plans; leaves: ${leaves.tasksRight} of ${leaves.tasks}; automatic summaries: ${summaries.tasksRight} of ${summaries.tasks}\n`,
      );
      expect(leaves.tasks).toBeGreaterThan(500);
      expect([...leaves.misses, ...summaries.misses].slice(0, 5)).toEqual([]);
    });
  },
);
