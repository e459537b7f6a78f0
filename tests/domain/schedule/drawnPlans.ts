import fc from 'fast-check';
import { dependencySchema } from '../../../src/domain/model/dependency';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { program } from '../build';

type DrawnTask = {
  readonly duration: number;
  readonly parent: number;
  readonly manual: boolean;
  readonly constraint: object | null;
  readonly deadlineDay: number | null;
  readonly calendar: number;
  readonly elapsed: boolean;
  readonly progress: number;
  readonly milestone: boolean;
};
type DrawnLink = {
  readonly from: number;
  readonly to: number;
  readonly type: string;
  readonly lag: object | null;
};
export type DrawnPlan = { readonly tasks: readonly DrawnTask[]; readonly links: readonly DrawnLink[] };

export const dayOf = (offset: number) => new Date(Date.UTC(2027, 0, 4 + offset)).toISOString().slice(0, 10);

export const lagArbitrary = fc.option(
  fc.oneof(
    fc.record({ unit: fc.constant('working'), value: fc.integer({ min: -3_000, max: 5_000 }) }),
    fc.record({ unit: fc.constant('elapsed'), value: fc.integer({ min: -3_000, max: 10_000 }) }),
    fc.record({ unit: fc.constant('percent'), value: fc.integer({ min: -100, max: 150 }) }),
  ),
);
export const constraintArbitrary = fc.oneof(
  { weight: 5, arbitrary: fc.constant(null) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constantFrom('SNET', 'SNLT', 'FNET', 'FNLT', 'MSO', 'MFO', 'ALAP'),
      at: fc.integer({ min: -30, max: 120 }).map(dayOf),
      manner: fc.constantFrom('soft', 'hard'),
    }),
  },
);

/** Plans of any kind. `wild` ones hold everything there is, circles too; tame ones durations and links without circles. */
export function planArbitrary(wild: boolean): fc.Arbitrary<DrawnPlan> {
  return fc.integer({ min: 1, max: 25 }).chain((count) =>
    fc.record({
      tasks: fc.array(
        fc.record({
          duration: fc.integer({ min: 0, max: 12 }).map((it) => it * 240),
          parent: fc.integer({ min: -40, max: count - 1 }),
          manual: wild ? fc.boolean() : fc.constant(false),
          constraint: wild ? constraintArbitrary : fc.constant(null),
          deadlineDay: wild ? fc.option(fc.integer({ min: 0, max: 90 })) : fc.constant(null),
          calendar: fc.integer({ min: 0, max: 2 }),
          elapsed: wild ? fc.boolean() : fc.constant(false),
          progress: wild ? fc.integer({ min: 0, max: 9 }) : fc.constant(0),
          milestone: fc.boolean(),
        }),
        { minLength: count, maxLength: count },
      ),
      links: fc.array(
        fc.record({
          from: fc.integer({ min: 0, max: count - 1 }),
          to: fc.integer({ min: 0, max: count - 1 }),
          type: wild ? fc.constantFrom('FS', 'SS', 'FF', 'SF') : fc.constantFrom('FS', 'FS', 'SS', 'FF'),
          lag: wild ? lagArbitrary : fc.option(fc.record({ value: fc.integer({ min: 0, max: 2_000 }) })),
        }),
        { maxLength: 40 },
      ),
    }),
  );
}

const calendars = [
  { id: 'six', title: 'Six days', week: [[], ...Array(6).fill([{ from: 540, to: 1_020 }])] },
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
      { startDay: '2027-01-11', finishDay: '2027-01-15' },
      { startDay: '2027-02-06', finishDay: '2027-02-06', intervals: [{ from: 600, to: 900 }] },
    ],
  },
];
const calendarIds = [null, 'six', 'holidays'];

export function toDocument(
  plan: DrawnPlan,
  order: (ids: string[]) => string[] = (ids) => ids,
): ProgramDocument {
  const id = (index: number) => `t${index}`;
  const isParent = new Set(
    plan.tasks.flatMap((task, i) => (task.parent >= 0 && task.parent < i ? [task.parent] : [])),
  );
  const rows = plan.tasks.map((task, i) => {
    const begins = dayOf(i % 20);
    const pointed = task.milestone && !isParent.has(i);
    return {
      pointed,
      row: {
        id: id(i),
        title: `T${i}`,
        projectId: 'j',
        parentId: task.parent >= 0 && task.parent < i ? id(task.parent) : null,
        plan: {
          placement: task.manual ? 'manual' : 'auto',
          durationMinutes: pointed ? 0 : task.duration,
          durationIsElapsed: task.elapsed,
          startAt: task.manual ? begins : null,
          constraint: task.constraint,
          deadlineAt: task.deadlineDay === null ? null : dayOf(task.deadlineDay),
          calendarId: calendarIds[task.calendar] ?? null,
          actualStartAt: task.progress >= 8 ? begins : null,
          actualFinishAt: task.progress === 9 ? dayOf((i % 20) + 3) : null,
          percentComplete: task.progress === 9 ? 100 : task.progress === 8 ? 50 : 0,
        },
      },
    };
  });
  // A milestone has nothing below it.
  const points = new Set(rows.filter((it) => it.pointed).map((it) => it.row.id));
  for (const it of rows) if (it.row.parentId !== null && points.has(it.row.parentId)) it.row.parentId = null;
  const byId = new Map(rows.map((it) => [it.row.id, it]));
  const ordered = order(rows.map((it) => it.row.id)).map((it) => byId.get(it) as (typeof rows)[number]);
  const links = plan.links.map((link, i) => ({
    id: `d${i}`,
    predecessorId: id(link.from),
    successorId: id(link.to),
    type: link.type,
    lag: link.lag,
  }));
  const orderedLinks = order(links.map((it) => it.id)).map(
    (it) => links[Number(it.slice(1))] as (typeof links)[number],
  );
  const document = program(
    {
      calendars,
      projects: [{ id: 'j', title: 'J' }],
      tasks: ordered.filter((it) => !it.pointed).map((it) => it.row),
      milestones: ordered.filter((it) => it.pointed).map((it) => it.row),
    },
    { startAt: '2027-01-04' },
  );
  // Past the parser, which leaves out the links of a row with itself: the schedule has to bear those too.
  return { ...document, dependencies: orderedLinks.map((link) => dependencySchema.parse(link)) };
}
