import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import type { Day } from '../../../src/domain/time/day';
import { momentToMinutes } from '../../../src/domain/time/moment';
import { exportMspdi } from '../../../src/formats/export/exportProgram';
import { parseMspdi } from '../../../src/formats/mspdi/parseMspdi';
import { writeMspdi } from '../../../src/formats/mspdi/writeMspdi';
import { fullAgreement, program } from '../../domain/build';
import { sharedFolder } from '../sharedFiles';

function readBack(text: string): ProgramDocument {
  const parsed = parseMspdi(text, { file: 'plan.xml', today: '2026-11-22' as Day });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value.document;
}

/** What a schedule says of every row, by the number that the row has in the file. */
function scheduleByUid(document: ProgramDocument, uidOf: (id: string) => string): Record<string, unknown> {
  const schedule = computeSchedule(document);
  const byUid: Record<string, unknown> = {};
  for (const row of schedule.byId.values()) {
    // Which link drives is named by ids that a file does not keep; a written start is read as a constraint.
    const { id, projectId, drivingDependencyId, placedBy, title, ...rest } = row;
    byUid[uidOf(id)] = {
      ...rest,
      title,
      project: projectId === null ? null : uidOf(projectId),
      driven: drivingDependencyId !== null,
    };
  }
  return { byUid, undated: schedule.undatedIds.map(uidOf).sort(), finish: schedule.finishMinutes };
}

function expectSame(document: ProgramDocument): ProgramDocument {
  const { text, uidById } = writeMspdi(document, 'plan.xml');
  const back = readBack(text);
  const backUids = new Map(
    [...back.projects, ...back.tasks, ...back.milestones].map((row) => [
      row.id as string,
      row.externalId ?? '',
    ]),
  );
  const before = scheduleByUid(document, (id) => String(uidById.get(id) ?? '0'));
  const after = scheduleByUid(back, (id) => backUids.get(id) ?? '');
  // The project that stands for what stands under nothing has no number of its own.
  expect(after).toEqual(before);
  return back;
}

const dayOf = (offset: number) => new Date(Date.UTC(2027, 0, 4 + offset)).toISOString().slice(0, 10);
const momentArbitrary = fc.oneof(
  fc.integer({ min: -20, max: 90 }).map(dayOf),
  fc.tuple(fc.integer({ min: -20, max: 90 }), fc.integer({ min: 0, max: 1_439 })).map(([day, minute]) => {
    const two = (value: number) => String(value).padStart(2, '0');
    return `${dayOf(day)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  }),
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>, weight = 3) =>
  fc.oneof({ weight, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
const minutesArbitrary = fc.integer({ min: 0, max: 6_000 });

const planArbitrary = fc
  .record({
    placement: fc.constantFrom('auto', 'auto', 'manual'),
    startAt: maybe(momentArbitrary, 1),
    finishAt: maybe(momentArbitrary, 2),
    durationMinutes: maybe(minutesArbitrary, 1),
    durationIsElapsed: fc.constantFrom(false, false, false, true),
    constraint: maybe(
      fc.record({
        type: fc.constantFrom('ASAP', 'SNET', 'SNLT', 'FNET', 'FNLT', 'MSO', 'MFO', 'ALAP'),
        at: fc.oneof(momentArbitrary, fc.constant(null)),
        manner: fc.constantFrom('soft', 'hard'),
      }),
    ),
    deadlineAt: maybe(momentArbitrary),
    actualStartAt: maybe(momentArbitrary, 6),
    actualFinishAt: maybe(momentArbitrary, 9),
    percentComplete: fc.constantFrom(0, 0, 0, 30, 75, 100),
    remainingMinutes: maybe(minutesArbitrary),
    resumeAt: maybe(momentArbitrary),
    active: fc.constantFrom(true, true, true, true, false),
    calendarId: fc.constantFrom(null, null, 'six', 'holidays'),
  })
  .map((plan) => ({
    ...plan,
    // Nobody can write an end before its start ([P1]), which is the day's beginning where only an end is written.
    finishAt:
      plan.finishAt === null || (plan.startAt !== null && plan.finishAt < plan.startAt)
        ? null
        : plan.startAt === null
          ? plan.finishAt.slice(0, 10)
          : plan.finishAt,
    actualFinishAt:
      plan.actualStartAt !== null && plan.actualFinishAt !== null && plan.actualFinishAt < plan.actualStartAt
        ? plan.actualStartAt
        : plan.actualFinishAt,
  }));

const lagArbitrary = fc.oneof(
  fc.constant(null),
  fc.record({ unit: fc.constant('working'), value: fc.integer({ min: -3_000, max: 5_000 }) }),
  fc.record({ unit: fc.constant('elapsed'), value: fc.integer({ min: -3_000, max: 10_000 }) }),
  fc.record({ unit: fc.constant('percent'), value: fc.integer({ min: -100, max: 150 }) }),
);

const calendars = [
  {
    id: 'six',
    title: 'Six days & "nights"',
    week: [[], ...Array(5).fill([{ from: 540, to: 1_020 }]), [{ from: 1_200, to: 1_440 }]],
  },
  {
    id: 'holidays',
    title: 'Holidays',
    week: [
      [],
      ...Array(5).fill([
        { from: 480, to: 720 },
        { from: 780, to: 1_020 },
      ]),
      [],
    ],
    exceptions: [
      { title: 'Winter', startDay: '2027-01-11', finishDay: '2027-01-15' },
      { title: '', startDay: '2027-02-06', finishDay: '2027-02-06', intervals: [{ from: 600, to: 900 }] },
      {
        title: 'Half of Winter',
        startDay: '2027-01-13',
        finishDay: '2027-01-13',
        intervals: [{ from: 480, to: 720 }],
      },
    ],
  },
];

/** Programs of every shape that a plan can have: bars with milestones, nested tasks, rows without dates, circles. */
const programArbitrary = fc.integer({ min: 1, max: 4 }).chain((projectCount) =>
  fc
    .record({
      startAt: fc.oneof(momentArbitrary, fc.constant(null)),
      calendarId: fc.constantFrom(null, 'six', 'holidays'),
      projects: fc.array(
        fc.record({ plan: planArbitrary, bare: fc.boolean(), team: fc.integer({ min: 0, max: 2 }) }),
        {
          minLength: projectCount,
          maxLength: projectCount,
        },
      ),
      tasks: fc.array(
        fc.record({
          plan: planArbitrary,
          project: fc.integer({ min: 0, max: projectCount - 1 }),
          parent: fc.integer({ min: -6, max: 9 }),
          team: fc.integer({ min: 0, max: 2 }),
        }),
        { maxLength: 10 },
      ),
      milestones: fc.array(
        fc.record({
          plan: planArbitrary,
          project: fc.integer({ min: -1, max: projectCount - 1 }),
          parent: fc.integer({ min: -4, max: 9 }),
        }),
        { maxLength: 5 },
      ),
      links: fc.array(
        fc.record({
          from: fc.integer({ min: 0, max: 30 }),
          to: fc.integer({ min: 0, max: 30 }),
          type: fc.constantFrom('FS', 'SS', 'FF', 'SF'),
          lag: lagArbitrary,
        }),
        { maxLength: 12 },
      ),
    })
    .map((drawn) => {
      const teamOf = (team: number) => [null, 't_a', 't_b'][team] ?? null;
      const tasks = drawn.tasks.map((task, i) => {
        const above = task.parent >= 0 && task.parent < i ? task.parent : -1;
        return { ...task, above };
      });
      const projectOf = (i: number): number => {
        const task = tasks[i];
        return task === undefined ? 0 : task.above >= 0 ? projectOf(task.above) : task.project;
      };
      const rows = {
        calendars,
        teams: [
          { id: 't_a', name: 'Alpha', calendarId: 'six' },
          { id: 't_b', name: 'Beta' },
        ],
        stakeholders: [{ id: 'p', name: 'Ann <Lead>', role: 'Lead', link: 'mailto:ann@example.com' }],
        projects: drawn.projects.map(({ plan, bare, team }, i) => ({
          id: `j${i}`,
          title: `Project ${i}`,
          teamId: teamOf(team),
          ownerId: 'p',
          plan: bare ? {} : plan,
        })),
        tasks: tasks.map(({ plan, above, team }, i) => ({
          id: `a${i}`,
          title: `Task ${i}`,
          projectId: `j${projectOf(i)}`,
          parentId: above < 0 ? null : `a${above}`,
          teamId: teamOf(team),
          plan,
        })),
        milestones: drawn.milestones.map(({ plan, project, parent }, i) => {
          const under = project >= 0 && parent >= 0 && parent < tasks.length;
          return {
            id: `m${i}`,
            title: `Milestone ${i}`,
            projectId: project < 0 ? null : `j${under ? projectOf(parent) : project}`,
            parentId: under ? `a${parent}` : null,
            plan: { ...plan, durationMinutes: null, durationIsElapsed: false },
          };
        }),
      };
      const ids = [...rows.projects, ...rows.tasks, ...rows.milestones].map((row) => row.id);
      const seen = new Set<string>();
      const dependencies = drawn.links.flatMap(({ from, to, type, lag }, i) => {
        const predecessorId = ids[from % ids.length] ?? '';
        const successorId = ids[to % ids.length] ?? '';
        const key = `${predecessorId} ${successorId} ${type}`;
        if (predecessorId === successorId || seen.has(key)) return [];
        seen.add(key);
        return [{ id: `d${i}`, predecessorId, successorId, type, lag }];
      });
      return program({ ...rows, dependencies }, { startAt: drawn.startAt, calendarId: drawn.calendarId });
    }),
);

describe('what is written is read back', () => {
  it('with the same schedule in every field, whatever the program', () => {
    fc.assert(
      fc.property(programArbitrary, (document) => {
        expectSame(document);
      }),
      { seed: 20_270_104, numRuns: 600 },
    );
  });

  it('and written again it is the same file', () => {
    fc.assert(
      fc.property(programArbitrary, (document) => {
        const once = writeMspdi(readBack(writeMspdi(document, 'plan.xml').text), 'plan.xml').text;
        expect(writeMspdi(readBack(once), 'plan.xml').text).toEqual(once);
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  it('with calendars, teams, people, notes, links and columns', () => {
    const document = program(
      {
        calendars,
        teams: [{ id: 't_a', name: 'Alpha', calendarId: 'six' }],
        stakeholders: [
          { id: 'p', name: 'Ann <Lead>', role: 'Lead', link: 'mailto:ann@example.com' },
          { id: 'g', name: 'Board', isGroup: true },
        ],
        projects: [{ id: 'j', title: 'Bar', teamId: 't_a', ownerId: 'g', plan: { startAt: '2027-01-04' } }],
        tasks: [
          {
            id: 'a',
            title: 'Cut & paste "it"',
            projectId: 'j',
            ownerId: 'p',
            description: 'First line\r\nsecond ]]> line\u0007',
            link: 'https://example.com/?a=1&b=2',
            fields: { Cost: '12 €', Throughput: '3' },
            plan: { durationMinutes: 480, calendarId: 'holidays' },
          },
        ],
        snapshots: [
          {
            id: 's',
            title: 'Then',
            kind: 'baseline',
            day: '2026-11-01',
            dates: [{ id: 'a', startAt: '2027-01-05', finishAt: '2027-01-06' }],
          },
        ],
      },
      {
        startAt: '2027-01-04',
        baselineSnapshotId: 's',
        statusDay: '2027-01-07',
        criticalSlackDays: 2,
        fiscalYearStartMonth: 4,
      },
    );
    const back = expectSame(document);
    expect(back.calendars.map(({ title, week, exceptions }) => ({ title, week, exceptions }))).toEqual([
      expect.objectContaining({ title: 'Standard' }),
      ...document.calendars.map(({ title, week, exceptions }) => ({ title, week, exceptions })),
    ]);
    expect(back.teams).toMatchObject([{ name: 'Alpha', calendarId: back.calendars[1]?.id }]);
    expect(back.stakeholders).toMatchObject([
      { name: 'Ann <Lead>', role: 'Lead', link: 'mailto:ann@example.com', isGroup: false },
      { name: 'Board', isGroup: true },
    ]);
    expect(back.projects).toMatchObject([{ teamId: back.teams[0]?.id, ownerId: back.stakeholders[1]?.id }]);
    expect(back.tasks).toMatchObject([
      {
        title: 'Cut & paste "it"',
        ownerId: back.stakeholders[0]?.id,
        description: 'First line\r\nsecond ]]> line',
        link: 'https://example.com/?a=1&b=2',
        fields: { Cost: '12 €', Throughput: '3' },
        plan: { calendarId: back.calendars[2]?.id },
      },
    ]);
    expect(back.snapshots[0]?.dates).toEqual([
      { id: back.tasks[0]?.id, startAt: '2027-01-05T08:00:00', finishAt: '2027-01-06T17:00:00' },
    ]);
    expect(back.program).toMatchObject({
      title: 'Program',
      statusDay: '2027-01-07',
      criticalSlackDays: 2,
      fiscalYearStartMonth: 4,
    });
  });

  it('bars with milestones stay bars, soft constraints soft, and milestones of the program its own', () => {
    const document = program({
      projects: [
        {
          id: 'j',
          title: 'Bar',
          plan: {
            placement: 'manual',
            startAt: '2027-01-04',
            finishAt: '2027-03-31',
            constraint: { type: 'FNLT', at: '2027-02-26', manner: 'soft' },
          },
        },
      ],
      milestones: [
        { id: 'm', title: 'Inside', projectId: 'j', plan: { placement: 'manual', finishAt: '2027-02-01' } },
        { id: 'n', title: 'Above', plan: { placement: 'manual', finishAt: '2027-02-02' } },
      ],
    });
    const back = expectSame(document);
    expect(back.projects).toMatchObject([
      { title: 'Bar', plan: { placement: 'manual', constraint: { manner: 'soft', type: 'FNLT' } } },
    ]);
    expect(back.milestones.map((row) => [row.title, row.projectId]).sort()).toEqual([
      ['Above', null],
      ['Inside', back.projects[0]?.id],
    ]);
  });
});

describe('the report says what is not in it', () => {
  const loss = (tables: Record<string, unknown>, header: object = {}) =>
    exportMspdi(program(tables, header), 'plan.xml').report.entries.map((entry) => entry.code);

  it('promises, idle links, estimates, risks, soft constraints, rounded lags, rows without dates', () => {
    const estimate = { optimisticMinutes: 1, likelyMinutes: 2, pessimisticMinutes: 3 };
    const soft = { type: 'SNLT', at: '2027-03-01', manner: 'soft' };
    const codes = loss({
      teams: [
        { id: 't_a', name: 'Alpha' },
        { id: 't_b', name: 'Beta' },
      ],
      stakeholders: [
        { id: 'p_a', name: 'Ann' },
        { id: 'p_b', name: 'Ben' },
      ],
      projects: [{ id: 'j', title: 'J', teamId: 't_a' }],
      tasks: [
        {
          id: 'a',
          title: 'A',
          projectId: 'j',
          plan: { startAt: '2027-01-04', durationMinutes: 480, estimate, constraint: soft },
        },
        { id: 'b', title: 'B', projectId: 'j', teamId: 't_b', plan: { durationMinutes: 480 } },
        { id: 'c', title: 'C', projectId: 'j' },
      ],
      dependencies: [
        { id: 'd1', predecessorId: 'a', successorId: 'b', agreement: fullAgreement(), lag: { value: 0.25 } },
        { id: 'd2', predecessorId: 'b', successorId: 'c', drives: false },
      ],
      risks: [{ id: 'r', title: 'R' }],
    });
    expect(codes).toEqual(
      expect.arrayContaining([
        'agreement',
        'idleLink',
        'estimate',
        'softConstraint',
        'lagRounded',
        'undated',
        'notCarried',
      ]),
    );
  });

  it('columns that found no place', () => {
    const fields = Object.fromEntries(Array.from({ length: 31 }, (_, i) => [`Column ${i}`, `${i}`]));
    const document = program({
      projects: [{ id: 'j', title: 'J', fields, plan: { startAt: '2027-01-04' } }],
    });
    const { text, entries } = writeMspdi(document, 'plan.xml');
    expect(entries.find((entry) => entry.code === 'column')?.message).toContain('2 columns');
    expect(Object.keys(readBack(text).projects[0]?.fields ?? {})).toHaveLength(29);
  });

  it('nothing where nothing is lost, and every row is counted', () => {
    const { report, files } = exportMspdi(
      program(
        { projects: [{ id: 'j', title: 'J', plan: { startAt: '2027-01-04' } }] },
        { startAt: '2027-01-04' },
      ),
      'plan.xml',
    );
    expect(report.entries).toEqual([]);
    expect(report.tallies).toMatchObject([
      { file: 'plan.xml', rowsRead: 1, rowsImported: 1, rowsSkipped: 0 },
    ]);
    expect(files[0]?.content).toContain('<Project xmlns="http://schemas.microsoft.com/project">');
  });
});

const folder = `${sharedFolder}/schedules`;
const isHere = existsSync(`${folder}/index.json`);

describe.skipIf(!isHere)('public plans', () => {
  const names = isHere
    ? readdirSync(folder)
        .filter((name) => /\.mspdi\.xml(\.gz)?$/.test(name))
        .sort()
    : [];

  it('are there', () => {
    expect(names.length).toBeGreaterThan(40);
  });

  it.each(names)('%s: read, written and read again has the same schedule, numbers and dates', (name) => {
    const bytes = readFileSync(`${folder}/${name}`);
    const original = readBack((name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
    const again = expectSame(original);
    const schedule = computeSchedule(original);
    const numbers = (document: ProgramDocument) =>
      [...document.tasks, ...document.milestones].map((row) => row.externalId ?? '').sort();
    expect(numbers(again)).toEqual(numbers(original));
    expect(again.dependencies.length).toBe(original.dependencies.length);
    expect(again.stakeholders).toEqual(original.stakeholders);
    const text = writeMspdi(original, name).text;
    for (const row of original.tasks.slice(0, 50)) {
      const written = new RegExp(`<Task><UID>${row.externalId}</UID>.*?<Finish>([^<]+)</Finish>`).exec(text);
      const finish = schedule.byId.get(row.id)?.finishMinutes;
      if (finish !== undefined) expect(momentToMinutes(written?.[1] as never)).toBe(finish);
    }
  });
});

if (!isHere) it.skip('public plans: ../shared/data/schedules is not here');
