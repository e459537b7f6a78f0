import { describe, expect, it } from 'vitest';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { numberToDay } from '../../../src/domain/time/day';
import { parseGan } from '../../../src/formats/ganttproject/parseGan';

const gan = (tasks: string, more = '') =>
  `<?xml version="1.0"?><project name="Plan" view-date="2027-01-01">${more}<tasks>${tasks}</tasks></project>`;

function read(text: string) {
  const parsed = parseGan(text, { file: 'a.gan' });
  if (!parsed.ok) throw new Error(parsed.error.message);
  const { document, entries } = parsed.value;
  const schedule = computeSchedule(document);
  const days = Object.fromEntries(
    [...document.tasks, ...document.milestones].map((row) => {
      const at = schedule.byId.get(row.id);
      const day = (minutes: number) => numberToDay(Math.floor(minutes / 1_440));
      return [row.title, at ? `${day(at.startMinutes)} → ${day(at.finishMinutes)}` : 'undated'];
    }),
  );
  return { document, days, messages: entries.map((it) => it.message).join('\n') };
}

describe('a plan of GanttProject', () => {
  it('works on a day that is only marked, and not on a holiday', () => {
    const calendars =
      '<calendars><date year="2027" month="1" date="5" type="NEUTRAL">Visit</date>' +
      '<date year="2027" month="1" date="6" type="HOLIDAY">Holiday</date></calendars>';
    const { days } = read(gan('<task id="0" name="A" start="2027-01-04" duration="3"/>', calendars));
    expect(days).toEqual({ A: '2027-01-04 → 2027-01-07' });
  });

  it('reads the very first task, whose id is 0, and links that stand on predecessors', () => {
    const { document, days } = read(
      gan(
        '<task id="0" name="A" start="2027-01-04" duration="2"><depend id="1" type="2" difference="1"/></task>' +
          '<task id="1" name="B" start="2027-01-07" duration="3"/>' +
          '<task id="2" name="Done" meeting="true" start="2027-01-12" duration="0"/>',
      ),
    );
    expect(document.tasks.map((it) => it.externalId)).toEqual(['0', '1']);
    expect(days).toEqual({
      A: '2027-01-04 → 2027-01-05',
      B: '2027-01-07 → 2027-01-11',
      Done: '2027-01-12 → 2027-01-12',
    });
    expect(document.dependencies[0]).toMatchObject({ type: 'FS', lag: { value: 480 } });
    // It starts where its link says: the link holds it, not its day.
    expect(document.tasks[1]?.plan.constraint).toBeNull();
  });

  it('keeps a task on its day that starts later than its links say', () => {
    const { days } = read(
      gan(
        '<task id="0" name="A" start="2027-01-04" duration="1"><depend id="1" type="2" difference="0" hardness="Rubber"/></task>' +
          '<task id="1" name="B" start="2027-01-20" duration="1"/>',
      ),
    );
    expect(days.B).toBe('2027-01-20 → 2027-01-20');
  });

  it('counts working days of its own calendar', () => {
    const calendars =
      '<calendars><day-types><default-week sun="1" mon="0" tue="0" wed="1" thu="0" fri="1" sat="0"/></day-types>' +
      '<date year="" month="1" date="5" type="HOLIDAY"><![CDATA[Eve]]></date></calendars>';
    const { days, document } = read(
      gan('<task id="1" name="A" start="2027-01-04" duration="3"/>', calendars),
    );
    // Monday, then Thursday and Saturday: Tuesday is the holiday, Wednesday and Friday are off.
    expect(days.A).toBe('2027-01-04 → 2027-01-09');
    expect(document.calendars[0]?.exceptions[0]).toMatchObject({ title: 'Eve', startDay: '2027-01-05' });
  });

  it('says what it cannot keep', () => {
    const { messages, document } = read(
      gan(
        '<task id="1" name="A" start="soon" duration="-4" complete="150"><depend id="9" type="2"/><depend id="1" type="2"/><depend id="2" type="8" difference="x"/></task>' +
          '<task id="2" name="B" start="2027-01-04" duration="1"/><task id="2" name="C"/><task name="D"/>',
        '<vacations><vacation start="2027-01-01"/></vacations>',
      ),
    );
    expect(messages).toMatch(/2 links.*1 → 9, 1 → 1/);
    expect(messages).toMatch(/start "soon" of task 1 \(line 1\)/);
    expect(messages).toMatch(/duration "-4" of task 1/);
    expect(messages).toMatch(/complete "150" of task 1/);
    expect(messages).toMatch(/type "8", difference "x"/);
    expect(messages).toMatch(/1 task had the id of another.*2 \(line 1\)/);
    expect(messages).toMatch(/1 task without an id/);
    expect(messages).toMatch(/days off of people/);
    expect(document.tasks).toHaveLength(2);
  });

  // Found by the fuzzer, seed 26112604.
  it('a task without a name is called by its id, of which a very long one is cut', () => {
    const { document } = read(
      gan(
        `<task id="${'9'.repeat(10_001)}" start="2027-01-04" duration="1"/><task id="7" start="2027-01-04"/>`,
      ),
    );
    expect(document.tasks.map(({ title }) => title)).toEqual([
      expect.stringMatching(/^Task \S?9{70,}…$/),
      expect.stringMatching(/^Task \S?7$/),
    ]);
  });

  it.each([
    ['<project mrproject-version="2"><tasks/></project>', 'notGan', /plan of Planner/],
    ['<project><modelVersion>4</modelVersion></project>', 'notGan', /without tasks or calendars/],
    ['<plan/>', 'notGan', /begins with <plan>/],
    ['<!DOCTYPE project []><project/>', 'doctype', /document type/],
    ['<project><tasks><task id="1">', 'badXml', /damaged/],
    [`<project><tasks>${'<task id="1">'.repeat(100_000)}`, 'tooDeep', /deeper than 64/],
    ['hello', 'notXml', /no XML/],
  ])('%#: what is none is refused', (text, code, message) => {
    const parsed = parseGan(text, { file: 'a.gan' });
    if (parsed.ok) throw new Error('Was read');
    expect(parsed.error.code).toBe(code);
    expect(parsed.error.message).toMatch(message);
    expect(parsed.error.message).toContain('a.gan');
  });
});
