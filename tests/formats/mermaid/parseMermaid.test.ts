import { describe, expect, it } from 'vitest';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { numberToDay } from '../../../src/domain/time/day';
import { parseMermaid } from '../../../src/formats/mermaid/parseMermaid';
import { doWithin } from '../../workTime';

function read(...lines: string[]) {
  const parsed = parseMermaid(lines.join('\n'), { file: 'a.mmd' });
  if (!parsed.ok) throw new Error(parsed.error.message);
  const { document, entries } = parsed.value;
  const schedule = computeSchedule(document);
  const text = (minutes: number) => {
    const day = numberToDay(Math.floor(minutes / 1_440));
    const rest = minutes % 1_440;
    return `${day} ${String(Math.floor(rest / 60)).padStart(2, '0')}:${String(rest % 60).padStart(2, '0')}`;
  };
  const dates = Object.fromEntries(
    [...document.tasks, ...document.milestones].map((row) => {
      const at = schedule.byId.get(row.id);
      return [row.title, at ? `${text(at.startMinutes)} → ${text(at.finishMinutes)}` : 'undated'];
    }),
  );
  return { document, codes: entries.map((it) => it.code), messages: entries.map((it) => it.message), dates };
}

describe('a Gantt diagram of Mermaid', () => {
  it('keeps a task whose name begins with a word of the language', () => {
    const names = ['Link accounts', 'Theme park opening', 'Weekday rota', 'weekend deploy', 'Click model'];
    const { dates, messages } = read(
      'gantt',
      '  axisFormat %d %b',
      '  weekday monday',
      '  weekend friday',
      ...names.map((name, i) => `  ${name} :a${i}, 2027-01-0${i + 4}, 1d`),
      '  click a1 href "https://example.org"',
    );
    expect(Object.keys(dates)).toEqual(names);
    expect(messages.join(' ')).not.toMatch(/left out/);
  });

  it('says that it holds nothing', () => {
    expect(read('gantt', '  title Empty').messages).toEqual(['The diagram holds no task.']);
  });

  it('has the dates that Mermaid draws', () => {
    const { dates, document, codes } = read(
      'gantt',
      '  dateFormat YYYY-MM-DD',
      '  title Launch',
      '  section Build',
      '  Design :done, d1, 2027-01-04, 2027-01-06',
      '  Code   :active, d2, after d1, 3d',
      '  Test   :24h',
      '  Ship   :milestone, crit, after d2, 0d',
      '  section Run',
      '  Watch  :w1, after d1 d2, 1w',
    );
    expect(dates).toEqual({
      Design: '2027-01-04 00:00 → 2027-01-06 00:00',
      Code: '2027-01-06 00:00 → 2027-01-09 00:00',
      Test: '2027-01-09 00:00 → 2027-01-10 00:00',
      Ship: '2027-01-09 00:00 → 2027-01-09 00:00',
      Watch: '2027-01-09 00:00 → 2027-01-16 00:00',
    });
    expect(document.program.title).toBe('Launch');
    expect(document.projects.map((it) => it.title)).toEqual(['Build', 'Run']);
    expect(document.tasks.map((it) => [it.externalId, it.plan.percentComplete, it.fields.Tags])).toEqual([
      ['d1', 100, undefined],
      ['d2', 0, 'active'],
      ['line 7', 0, undefined],
      ['w1', 0, undefined],
    ]);
    expect(document.dependencies.map((it) => [it.predecessorId, it.successorId])).toHaveLength(4);
    expect(codes).toEqual([]);
  });

  it('rests on what it excludes', () => {
    const { dates } = read(
      'gantt',
      'excludes weekends, 2027-01-12',
      'A :a, 2027-01-08, 2d',
      'B :after a, 1d',
    );
    // Friday and Monday; then the excluded Tuesday.
    expect(dates.A).toBe('2027-01-08 00:00 → 2027-01-12 00:00');
    expect(dates.B).toBe('2027-01-13 00:00 → 2027-01-14 00:00');
  });

  it('is read in its own format of dates, to the minute', () => {
    const { dates } = read('gantt', 'dateFormat DD/MM/YY HH:mm', 'A :04/01/27 09:30, 90m', 'B :2h');
    expect(dates).toEqual({
      A: '2027-01-04 09:30 → 2027-01-04 11:00',
      B: '2027-01-04 11:00 → 2027-01-04 13:00',
    });
  });

  it('ends with the day when ends are inclusive, and where another begins', () => {
    const { dates } = read(
      'gantt',
      'inclusiveEndDates',
      'A :a, 2027-01-04, 2027-01-05',
      'B :b, 2027-01-11, 1d',
      'C :2027-01-08, until b',
    );
    expect(dates.A).toBe('2027-01-04 00:00 → 2027-01-06 00:00');
    expect(dates.C).toBe('2027-01-08 00:00 → 2027-01-11 00:00');
  });

  it('says what it cannot keep, with its line', () => {
    const { messages, dates, document } = read(
      '---',
      'title: Front',
      '---',
      '%% a comment',
      'gantt',
      'todayMarker off',
      'A :a, 2027-02-31, soon',
      'B :a, 2027-01-04, 2d',
      'C :after nobody, 1d',
      'D :2027-01-09, 2027-01-01',
      'E :e, after e, 1d',
      'nonsense',
    );
    expect(messages.join('\n')).toMatch(/2027-02-31" \(line 7\)/);
    expect(messages.join('\n')).toMatch(/id is that of an earlier task.*"a" \(line 8\)/);
    expect(messages.join('\n')).toMatch(/"after nobody" \(line 9\)/);
    expect(messages.join('\n')).toMatch(/end comes before its start.*line 10/);
    expect(messages.join('\n')).toMatch(/"after e" \(line 11\)/);
    expect(messages.join('\n')).toMatch(/line is none that is known.*"nonsense" \(line 12\)/);
    // An end before its start leaves a point in time.
    expect([document.tasks.length, document.milestones.length]).toEqual([4, 1]);
    expect(dates.D).toBe('2027-01-09 00:00 → 2027-01-09 00:00');
  });

  it.each([
    ['flowchart LR\nA --> B', 'line 1', /no Gantt diagram: it begins with "flowchart LR"/],
    ['', 'line 1', /holds no diagram/],
    ['---\ntitle: x\n', 'line 1', /head that never ends/],
  ])('%j is refused', (text, place, message) => {
    const parsed = parseMermaid(text, { file: 'a.mmd' });
    if (parsed.ok) throw new Error('Was read');
    expect(parsed.error).toMatchObject({ code: 'notGantt', place });
    expect(parsed.error.message).toMatch(message);
  });

  it('bears circles and spans without end', () => {
    const lines = [
      'gantt',
      'excludes weekends',
      'A :a, after b, 1d',
      'B :b, after a, 1d',
      ...Array.from({ length: 2_000 }, (_, i) => `T${i} :2027-01-04, 999999999d`),
    ];
    const { document } = doWithin(5_000, () => read(...lines));
    expect(document.dependencies).toHaveLength(2);
  });
});
