import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { program } from '../build';

const folder = new URL('../../../../shared/data/schedules/psplib/', import.meta.url);
const present = existsSync(new URL('index.json', folder));

type Instance = {
  readonly file: string;
  readonly links: number;
  readonly jobs: number;
  readonly expectedMakespan: number;
};

/** Jobs with durations in days and their successors, of a ProGen file. */
function readInstance(text: string) {
  const section = (from: string, to: string) =>
    (text.split(from)[1] ?? '')
      .split(to)[0]
      ?.split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number))
      .filter((numbers) => numbers.length > 2 && numbers.every(Number.isFinite)) ?? [];
  const durations = section('REQUESTS/DURATIONS:', '****').map(([job, , days]) => [job, days] as const);
  const links = section('PRECEDENCE RELATIONS:', '****').flatMap(([job, , , ...successors]) =>
    successors.map((successor) => [job, successor] as const),
  );
  return { durations, links };
}

describe.skipIf(!present)('networks whose authors printed their length', () => {
  if (!present) return;
  const { files } = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')) as { files: Instance[] };

  it.each(files.map((it) => [it.file, it] as const))(
    '%s',
    (file, { jobs, links: linkCount, expectedMakespan }) => {
      const { durations, links } = readInstance(readFileSync(new URL(file, folder), 'utf8'));
      expect([durations.length, links.length]).toEqual([jobs, linkCount]);
      const document = program(
        {
          calendars: [{ id: 'all', title: 'All', week: Array(7).fill([{ from: 0, to: 1_440 }]) }],
          projects: [{ id: 'p', title: 'P' }],
          tasks: durations.map(([job, days]) => ({
            id: `j${job}`,
            title: `Job ${job}`,
            projectId: 'p',
            plan: { durationMinutes: Number(days) * 1_440 },
          })),
          dependencies: links.map(([from, to]) => ({
            id: `d${from}-${to}`,
            predecessorId: `j${from}`,
            successorId: `j${to}`,
          })),
        },
        { startAt: '2027-01-04T00:00', calendarId: 'all' },
      );
      const schedule = computeSchedule(document);
      expect((schedule.finishMinutes - schedule.startMinutes) / 1_440).toBe(expectedMakespan);
    },
  );
});

if (!present) it.skip('networks: ../shared/data/schedules/psplib is not here');
