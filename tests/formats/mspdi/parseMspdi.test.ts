import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { parseProgram } from '../../../src/domain/model/parseProgram';
import { serializeProgram } from '../../../src/domain/model/serializeProgram';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import type { Day } from '../../../src/domain/time/day';
import { minutesToMoment } from '../../../src/domain/time/moment';
import type { ParsedMspdi } from '../../../src/formats/mspdi/makeProgram';
import { parseMspdi } from '../../../src/formats/mspdi/parseMspdi';
import { expandRecurrence, type Recurrence } from '../../../src/formats/mspdi/recurrence';
import { doWithin } from '../../workTime';

const wrap = (inner: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><Project xmlns="http://schemas.microsoft.com/project"><Title>Plan</Title><StartDate>2027-01-04T08:00:00</StartDate>${inner}</Project>`;
const tasks = (...list: string[]) => `<Tasks>${list.map((it) => `<Task>${it}</Task>`).join('')}</Tasks>`;
const named = (uid: number, name: string, level = 1, more = '') =>
  `<UID>${uid}</UID><Name>${name}</Name><OutlineLevel>${level}</OutlineLevel><Duration>PT8H0M0S</Duration>${more}`;

function read(text: string): ParsedMspdi {
  const parsed = parseMspdi(text, { file: 'plan.xml', today: '2026-11-22' as Day });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

function faultOf(text: string) {
  const parsed = parseMspdi(text, { file: 'plan.xml' });
  if (parsed.ok) throw new Error('was read');
  return parsed.error;
}

const codesOf = ({ entries }: ParsedMspdi) => entries.map((entry) => entry.code);
const startOf = (document: ProgramDocument, id: string) => {
  const row = computeSchedule(document).byId.get(id);
  return row ? minutesToMoment(row.startMinutes).slice(0, 16) : 'undated';
};

describe('what a plan becomes', () => {
  it('projects, tasks, milestones and their places, by the outline', () => {
    const { document } = read(
      wrap(
        tasks(
          named(0, 'The plan', 0),
          named(1, 'Kick-off', 1, '<Milestone>1</Milestone>').replace('PT8H', 'PT0H'),
          named(2, 'Build', 1),
          named(3, 'Engine', 2),
          named(4, 'Pistons', 3),
          named(5, 'Engine done', 3, '<Milestone>1</Milestone>').replace('PT8H', 'PT0H'),
          named(6, 'Loose end', 1),
        ),
      ),
    );
    expect(document.projects.map((row) => [row.externalId, row.title])).toEqual([
      ['0', 'Plan'],
      ['2', 'Build'],
    ]);
    expect(document.tasks.map((row) => [row.externalId, row.projectId, row.parentId])).toEqual([
      ['3', 'row-2', null],
      ['4', 'row-2', 'row-3'],
      ['6', 'row-0', null],
    ]);
    expect(document.milestones.map((row) => [row.externalId, row.projectId, row.parentId])).toEqual([
      ['1', null, null],
      ['5', 'row-2', 'row-3'],
    ]);
  });

  it('seconds that are not zero, in starts, durations and hours', () => {
    const { document } = read(
      wrap(
        tasks(
          named(
            1,
            'A',
            1,
            '<ConstraintType>4</ConstraintType><ConstraintDate>2027-01-05T09:00:30</ConstraintDate>',
          ).replace('PT8H0M0S', 'PT0H1M24S'),
          named(
            2,
            'B',
            1,
            '<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type></PredecessorLink>',
          ),
        ),
      ),
    );
    const schedule = computeSchedule(document);
    expect(minutesToMoment(schedule.byId.get('row-1')?.finishMinutes ?? 0)).toBe('2027-01-05T09:01:54');
    expect(minutesToMoment(schedule.byId.get('row-2')?.startMinutes ?? 0)).toBe('2027-01-05T09:01:54');
    expect(minutesToMoment(schedule.byId.get('row-2')?.finishMinutes ?? 0)).toBe('2027-01-06T09:01:54');
  });

  it('a plan without summaries is one project', () => {
    const { document } = read(wrap(tasks(named(1, 'A'), named(2, 'B'))));
    expect(document.projects.map((row) => row.externalId)).toEqual(['0']);
    expect(document.tasks.map((row) => row.projectId)).toEqual(['row-0', 'row-0']);
  });

  it('links with lag, lead, elapsed and per cent', () => {
    const link = (uid: number, type: number, lag: number, format: number) =>
      `<PredecessorLink><PredecessorUID>${uid}</PredecessorUID><Type>${type}</Type><LinkLag>${lag}</LinkLag><LagFormat>${format}</LagFormat></PredecessorLink>`;
    const { document } = read(
      wrap(
        tasks(
          named(1, 'A'),
          named(2, 'B', 1, link(1, 1, 4800, 7)),
          named(3, 'C', 1, link(1, 3, -2400, 7) + link(2, 0, 14400, 8)),
          named(4, 'D', 1, link(1, 2, 50, 19)),
        ),
      ),
    );
    expect(
      document.dependencies.map((row) => [row.predecessorId, row.successorId, row.type, row.lag]),
    ).toEqual([
      ['row-1', 'row-2', 'FS', { unit: 'working', value: 480 }],
      ['row-1', 'row-3', 'SS', { unit: 'working', value: -240 }],
      ['row-2', 'row-3', 'FF', { unit: 'elapsed', value: 1440 }],
      ['row-1', 'row-4', 'SF', { unit: 'percent', value: 50 }],
    ]);
  });

  it('constraints in Microsoft’s manner, deadlines, progress, manual dates, inactive tasks, elapsed durations', () => {
    const { document } = read(
      wrap(
        tasks(
          named(
            1,
            'A',
            1,
            '<ConstraintType>5</ConstraintType><ConstraintDate>2027-02-01T08:00:00</ConstraintDate><Deadline>2027-02-05T17:00:00</Deadline>',
          ),
          named(
            2,
            'B',
            1,
            '<PercentComplete>50</PercentComplete><ActualStart>2027-01-05T08:00:00</ActualStart><RemainingDuration>PT4H0M0S</RemainingDuration>',
          ),
          named(
            3,
            'C',
            1,
            '<Manual>1</Manual><ManualStart>2027-03-01T08:00:00</ManualStart><ManualFinish>2027-03-02T17:00:00</ManualFinish><ManualDuration>PT16H0M0S</ManualDuration>',
          ),
          named(4, 'D', 1, '<Active>0</Active><DurationFormat>8</DurationFormat>'),
        ),
      ),
    );
    const [a, b, c, d] = document.tasks.map((row) => row.plan);
    expect(a).toMatchObject({
      placement: 'auto',
      startAt: null,
      durationMinutes: 480,
      constraint: { type: 'SNLT', at: '2027-02-01T08:00:00', manner: 'hard' },
      deadlineAt: '2027-02-05T17:00:00',
    });
    expect(b).toMatchObject({
      percentComplete: 50,
      actualStartAt: '2027-01-05T08:00:00',
      remainingMinutes: 240,
    });
    expect(c).toMatchObject({
      placement: 'manual',
      startAt: '2027-03-01T08:00:00',
      finishAt: '2027-03-02T17:00:00',
    });
    expect(d).toMatchObject({ active: false, durationIsElapsed: true });
  });

  it('calendars: hours past midnight, the list of exceptions above the week days, work weeks, recurrence', () => {
    const time = (from: string, to: string) =>
      `<WorkingTimes><WorkingTime><FromTime>${from}</FromTime><ToTime>${to}</ToTime></WorkingTime></WorkingTimes>`;
    const period = (from: string, to: string) =>
      `<TimePeriod><FromDate>${from}</FromDate><ToDate>${to}</ToDate></TimePeriod>`;
    const { document } = read(
      wrap(
        `<CalendarUID>1</CalendarUID><Calendars><Calendar><UID>1</UID><Name>Base</Name><IsBaseCalendar>1</IsBaseCalendar><WeekDays>
        <WeekDay><DayType>1</DayType><DayWorking>0</DayWorking></WeekDay>
        ${[2, 3, 4, 5, 6].map((day) => `<WeekDay><DayType>${day}</DayType><DayWorking>1</DayWorking>${time('16:00:00', '00:00:00')}</WeekDay>`).join('')}
        <WeekDay><DayType>0</DayType><DayWorking>0</DayWorking>${period('2027-01-05T00:00:00', '2027-01-05T23:59:00')}</WeekDay>
        <WeekDay><DayType>0</DayType><DayWorking>0</DayWorking>${period('2027-01-07T00:00:00', '2027-01-07T23:59:00')}</WeekDay>
        </WeekDays><Exceptions>
        <Exception>${period('2027-01-05T00:00:00', '2027-01-05T23:59:59')}<Type>1</Type><Name>Half</Name><DayWorking>1</DayWorking>${time('08:00:00', '12:00:00')}</Exception>
        <Exception>${period('2027-02-01T00:00:00', '2027-02-28T23:59:59')}<Type>6</Type><Period>2</Period><DaysOfWeek>34</DaysOfWeek><Name>Every other</Name><DayWorking>0</DayWorking></Exception>
        </Exceptions><WorkWeeks><WorkWeek>${period('2027-03-01T00:00:00', '2027-03-07T23:59:59')}<Name>Push</Name><WeekDays><WeekDay><DayType>7</DayType><DayWorking>1</DayWorking>${time('10:00:00', '11:00:00')}</WeekDay></WeekDays></WorkWeek></WorkWeeks></Calendar>
        <Calendar><UID>2</UID><Name>Someone</Name><IsBaseCalendar>0</IsBaseCalendar><BaseCalendarUID>1</BaseCalendarUID><WeekDays/></Calendar></Calendars>`,
      ),
    );
    const [calendar] = document.calendars;
    expect(document.calendars.length).toBe(1);
    expect(document.program.calendarId).toBe(calendar?.id);
    expect(calendar?.week[1]).toEqual([{ from: 960, to: 1440 }]);
    expect(
      calendar?.exceptions.map((it) => [it.title, it.startDay, it.finishDay, it.intervals.length]),
    ).toEqual([
      ['', '2027-01-07', '2027-01-07', 0],
      ['Push', '2027-03-06', '2027-03-06', 1],
      ['Half', '2027-01-05', '2027-01-05', 1],
      ['Every other', '2027-02-01', '2027-02-01', 0],
      ['Every other', '2027-02-05', '2027-02-05', 0],
      ['Every other', '2027-02-15', '2027-02-15', 0],
      ['Every other', '2027-02-19', '2027-02-19', 0],
    ]);
  });

  it('people, owners, fields, notes and the first baseline', () => {
    const { document, entries } = read(
      wrap(
        `<ExtendedAttributes><ExtendedAttribute><FieldID>188743731</FieldID><FieldName>Text1</FieldName><Alias>Squad</Alias></ExtendedAttribute></ExtendedAttributes>${tasks(
          named(
            1,
            'A &amp; B',
            1,
            '<Notes>Two\nlines</Notes><ExtendedAttribute><FieldID>188743731</FieldID><Value>Blue</Value></ExtendedAttribute><Baseline><Number>0</Number><Start>2027-01-04T08:00:00</Start><Finish>2027-01-05T17:00:00</Finish></Baseline><Baseline><Number>1</Number><Start>2027-01-04T08:00:00</Start><Finish>2027-01-05T17:00:00</Finish></Baseline>',
          ),
        )}<Resources><Resource><UID>0</UID></Resource><Resource><UID>7</UID><Name>Ann</Name><Type>1</Type><EmailAddress>ann@example.com</EmailAddress></Resource><Resource><UID>8</UID><Name>Cement</Name><Type>0</Type></Resource></Resources><Assignments><Assignment><TaskUID>1</TaskUID><ResourceUID>7</ResourceUID></Assignment></Assignments>`,
      ),
    );
    expect(document.stakeholders).toMatchObject([
      { name: 'Ann', link: 'mailto:ann@example.com', externalId: '7' },
    ]);
    expect(document.tasks[0]).toMatchObject({
      title: 'A & B',
      description: 'Two\nlines',
      ownerId: 'person-7',
      fields: { Squad: 'Blue' },
    });
    expect(document.program.baselineSnapshotId).toBe('baseline');
    expect(document.snapshots[0]).toMatchObject({
      kind: 'baseline',
      dates: [{ id: 'row-1', startAt: '2027-01-04T08:00:00' }],
    });
    expect(entries.map((entry) => entry.code)).toEqual(['resource', 'otherBaselines', 'assignments']);
  });

  it('a file that names no date at all is scheduled from today', () => {
    const parsed = read(`<Project>${tasks(named(1, 'A'))}</Project>`);
    expect(codesOf(parsed)).toEqual(['startGuessed']);
    expect(startOf(parsed.document, 'row-1')).toBe('2026-11-23T08:00');
  });
});

describe('what is not carried is said', () => {
  it('links to nothing, twice, to other files, and to itself', () => {
    const link = (uid: number, more = '') =>
      `<PredecessorLink><PredecessorUID>${uid}</PredecessorUID><Type>1</Type>${more}</PredecessorLink>`;
    const parsed = read(
      wrap(
        tasks(
          named(1, 'A', 1, link(99) + link(1)),
          named(2, 'B', 1, link(1) + link(1) + link(1, '<CrossProject>1</CrossProject>')),
        ),
      ),
    );
    expect(parsed.document.dependencies.length).toBe(1);
    expect(codesOf(parsed)).toEqual(['linkToNothing', 'linkToOtherFile', 'linkTwice']);
  });

  it('outline jumps, repeated UIDs, blank lines and plans that count from their finish', () => {
    const parsed = read(
      wrap(
        `<ScheduleFromStart>0</ScheduleFromStart>${tasks(named(1, 'A'), named(2, 'B', 9), named(2, 'B again', 1), '<UID>5</UID><IsNull>1</IsNull>')}`,
      ),
    );
    expect(codesOf(parsed)).toEqual(['outlineJump', 'uidTwice', 'scheduledFromFinish', 'blankLine']);
    expect(parsed.document.tasks.map((row) => row.externalId)).toEqual(['2']);
  });

  it('splits, work spread over days, and whatever else makes the file’s dates others than ours', () => {
    const dates = (start: string, finish: string) =>
      `<Start>${start}T08:00:00</Start><Finish>${finish}T17:00:00</Finish>`;
    const assigned = (uid: number, more: string) =>
      `<Assignment><TaskUID>${uid}</TaskUID><ResourceUID>7</ResourceUID>${more}</Assignment>`;
    const spread = '<TimephasedData><Type>1</Type><Unit>2</Unit><Value>PT8H0M0S</Value></TimephasedData>';
    const after = (uid: number) =>
      `<PredecessorLink><PredecessorUID>${uid}</PredecessorUID><Type>1</Type></PredecessorLink>`;
    const parsed = read(
      wrap(
        `${tasks(
          named(1, 'Kept', 1, dates('2027-01-04', '2027-01-04')),
          named(2, 'Split', 1, dates('2027-01-04', '2027-01-07')),
          named(
            3,
            'Levelled',
            1,
            `${dates('2027-01-12', '2027-01-12')}<LevelingDelay>86400</LevelingDelay>${after(1)}`,
          ),
          named(4, 'By hand', 1, `<Manual>1</Manual>${dates('2027-01-05', '2027-01-08')}`),
        )}<Resources><Resource><UID>7</UID><Name>Person</Name></Resource></Resources><Assignments>${assigned(1, spread + spread)}${assigned(2, spread)}${assigned(3, '')}</Assignments>`,
      ),
    );
    expect(codesOf(parsed)).toEqual(['leveling', 'assignments', 'split', 'otherDates']);
    const said = (code: string) => parsed.entries.find((it) => it.code === code)?.message;
    expect(said('assignments')).toContain('nor of 2 assignments how the work is spread over days');
    expect(said('split')).toMatch(/^1 task .*: Split\.$/);
    expect(said('otherDates')).toContain(
      '2 tasks come out on other dates than the file states, the first is "Split"',
    );
    expect(said('otherDates')).toContain('4 Jan 2027, in the file 7 Jan 2027');
  });

  it('a circle is kept, and the schedule reports it', () => {
    const link = (uid: number) =>
      `<PredecessorLink><PredecessorUID>${uid}</PredecessorUID><Type>1</Type></PredecessorLink>`;
    const { document } = read(wrap(tasks(named(1, 'A', 1, link(2)), named(2, 'B', 1, link(1)))));
    expect(document.dependencies.length).toBe(2);
    expect(computeSchedule(document).diagnostics).toMatchObject([{ code: 'cycle', ids: ['row-1', 'row-2'] }]);
  });
});

describe('what is refused, with file and place', () => {
  it.each([
    [
      'doctype',
      '<?xml version="1.0"?><!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]><Project><Name>&x;</Name></Project>',
    ],
    [
      'badXml',
      '<Project xmlns="http://schemas.microsoft.com/project"><__proto__><x>1</x></__proto__></Project>',
    ],
    ['badXml', '<Project><Tasks><Task><UID>1</UID><Name>A'],
    ['badXml', '<Project><Name>&nothing;</Name></Project>'],
    ['notMspdi', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'],
    ['notXml', '\u00d0\u00cf\u0011\u00e0'],
    ['notXml', ''],
    ['tooDeep', `<Project>${'<a>'.repeat(100_000)}`],
  ])('%s', (code, text) => {
    expect(faultOf(text)).toMatchObject({
      code,
      file: 'plan.xml',
      place: expect.stringMatching(/^line \d+, column \d+$/),
    });
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  it('a long entity used often, in no time', () => {
    const text = `<!DOCTYPE p [<!ENTITY x "${'y'.repeat(100_000)}">]><Project><Name>${'&x;'.repeat(10_000)}</Name></Project>`;
    expect(doWithin(500, () => faultOf(text)).code).toBe('doctype');
  });
});

describe('exceptions that come again', () => {
  const day = (text: string) => Date.parse(text) / 86_400_000;
  const base: Recurrence = {
    type: 7,
    firstDay: day('2027-01-01'),
    lastDay: day('2028-12-31'),
    occurrences: 3,
    period: 1,
    weekdays: 0,
    month: null,
    monthDay: null,
    monthItem: null,
    monthPosition: null,
  };
  it.each([
    ['every tenth day', { type: 7, period: 10 }, ['2027-01-01', '2027-01-11', '2027-01-21']],
    ['every other Tuesday', { type: 6, period: 2, weekdays: 4 }, ['2027-01-12', '2027-01-26', '2027-02-09']],
    [
      'the 31st of each month that has one',
      { type: 4, monthDay: 31 },
      ['2027-01-31', '2027-03-31', '2027-05-31'],
    ],
    [
      'the last Monday of each quarter',
      { type: 5, period: 3, monthItem: 4, monthPosition: 4 },
      ['2027-01-25', '2027-04-26', '2027-07-26'],
    ],
    ['each 4 July', { type: 2, month: 6, monthDay: 4 }, ['2027-07-04', '2028-07-04']],
    [
      'the third weekday of March',
      { type: 3, month: 2, monthItem: 1, monthPosition: 2 },
      ['2027-03-03', '2028-03-03'],
    ],
  ])('%s', (_, recurrence, expected) => {
    const days = expandRecurrence({ ...base, ...recurrence });
    expect(days?.map((it) => new Date(it * 86_400_000).toISOString().slice(0, 10))).toEqual(expected);
  });
  it('of an unknown kind are not guessed', () => expect(expandRecurrence({ ...base, type: 42 })).toBeNull());
});

const importFolder = new URL('../../../../shared/data/imports/', import.meta.url);
const importsArePresent = existsSync(new URL('index.json', importFolder));

describe.skipIf(!importsArePresent)('files of other producers', () => {
  if (!importsArePresent) return;
  type Expectation = {
    readonly file: string;
    readonly format: string;
    readonly expect: Readonly<Record<string, number | string | null>>;
  };
  const index = JSON.parse(readFileSync(new URL('index.json', importFolder), 'utf8')) as {
    files: Expectation[];
  };
  const files = index.files.filter((it) => it.format === 'mspdi');

  it('are thirty', () => expect(files.length).toBe(30));
  it.each(files.map((it) => [it.file, it] as const))('%s', (name, { expect: expected }) => {
    const { document, entries } = read(readFileSync(new URL(name, importFolder), 'utf8'));
    const rows = [...document.projects, ...document.tasks, ...document.milestones].filter(
      (row) => row.externalId !== '0',
    );
    expect(rows.length).toBe(expected.tasks);
    expect(document.dependencies.length).toBe(expected.links);
    const schedule = computeSchedule(document);
    const summaries = rows.filter((row) => schedule.byId.get(row.id)?.summary);
    expect(summaries.length).toBe(expected.summariesByOutline);
    const things = /^(\d+) resources? that/.exec(entries.find((it) => it.code === 'resource')?.message ?? '');
    expect(document.stakeholders.length + Number(things?.[1] ?? 0)).toBe(expected.resources);
    expect(rows.filter((row) => row.plan.constraint !== null).length).toBe(expected.constraints);
    expect(rows.filter((row) => row.plan.deadlineAt !== null).length).toBe(expected.deadlines);
    expect(document.calendars.length).toBeGreaterThanOrEqual(Number(expected.baseCalendars));
    expect(schedule.undatedIds.filter((id) => rows.some((row) => row.id === id))).toEqual([]);
    // What was read is a program that can be kept.
    const again = parseProgram(JSON.parse(serializeProgram(document)));
    expect(again).toMatchObject({ ok: true, value: { notes: [] } });
  });
});

if (!importsArePresent) it.skip('files of other producers: ../shared/data/imports is not here');
