import { describe, expect, it } from 'vitest';
import { parseIcs } from '../../../src/formats/icalendar/parseIcs';

const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'X-WR-CALNAME:Dates', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];

function read(text: string) {
  const parsed = parseIcs(text, { file: 'a.ics' });
  if (!parsed.ok) throw new Error(parsed.error.message);
  const { document, entries } = parsed.value;
  return { document, messages: entries.map((it) => it.message).join('\n') };
}

describe('a calendar', () => {
  it('gives a milestone for a night, and no day that begins when something ends', () => {
    const { document } = read(
      calendar(
        ...event('UID:1', 'SUMMARY:Party', 'DTSTART:20270104T200000', 'DTEND:20270105T010000'),
        ...event('UID:2', 'SUMMARY:Whole', 'DTSTART:20270104T000000', 'DTEND:20270105T000000'),
        ...event('UID:3', 'SUMMARY:Fair', 'DTSTART:20270104T090000', 'DTEND:20270107T000000'),
      ),
    );
    expect(document.milestones.map((it) => [it.title, it.plan.startAt])).toEqual([
      ['Party', '2027-01-04'],
      ['Whole', '2027-01-04'],
    ]);
    expect(document.tasks.map((it) => [it.plan.startAt, it.plan.finishAt])).toEqual([
      ['2027-01-04', '2027-01-06'],
    ]);
  });

  it('gives a milestone for a day, a task for several, a task for a to-do', () => {
    const { document, messages } = read(
      calendar(
        ...event('UID:1', 'SUMMARY:Freeze', 'DTSTART;VALUE=DATE:20270104', 'DTEND;VALUE=DATE:20270105'),
        ...event('UID:2', 'SUMMARY:Fair', 'DTSTART;VALUE=DATE:20270104', 'DTEND;VALUE=DATE:20270109'),
        ...event('UID:3', 'SUMMARY:Talk', 'DTSTART;TZID=Europe/Berlin:20270104T100000', 'DURATION:PT1H'),
        'BEGIN:VTODO',
        'UID:4',
        'SUMMARY:Write',
        'DTSTART:20270104',
        'DUE:20270106',
        'PERCENT-COMPLETE:40',
        'END:VTODO',
      ),
    );
    expect(document.program.title).toBe('Dates');
    expect(document.milestones.map((it) => [it.title, it.plan.startAt, it.externalId])).toEqual([
      ['Freeze', '2027-01-04', '1'],
      ['Talk', '2027-01-04', '3'],
    ]);
    expect(
      document.tasks.map((it) => [it.title, it.plan.startAt, it.plan.finishAt, it.plan.percentComplete]),
    ).toEqual([
      ['Fair', '2027-01-04', '2027-01-08', 0],
      ['Write', '2027-01-04', '2027-01-06', 40],
    ]);
    expect(messages).toBe('1 entry with a time zone: the day was taken as it is written.');
  });

  it('is unfolded and unescaped', () => {
    const { document } = read(
      calendar(
        ...event(
          'UID:1',
          'SUMMARY:One\\, two\\; thr',
          ' ee',
          'DESCRIPTION:a\\nb',
          'DTSTART:20270104',
          'X-Y;P="a:b;c":z',
        ),
      ),
    );
    expect(document.milestones[0]).toMatchObject({ title: 'One, two; three', description: 'a\nb' });
  });

  it('says that it holds nothing', () => {
    expect(read(calendar()).messages).toBe('The calendar holds no event and no to-do.');
  });

  it('says what it cannot keep', () => {
    const { messages, document } = read(
      calendar(
        ...event('UID:1', 'SUMMARY:A', 'DTSTART:20270231', 'RRULE:FREQ=DAILY'),
        ...event('UID:1', 'SUMMARY:B', 'DTSTART:20270105', 'DTEND:20270101', 'ATTENDEE:mailto:a@b.example'),
        ...event('UID:2', 'SUMMARY:C', 'STATUS:CANCELLED', 'DTSTART:20270105'),
        ...event('UID:3', 'SUMMARY:D'),
        'BEGIN:VJOURNAL',
        'END:VJOURNAL',
        '=nonsense',
      ),
    );
    expect(messages).toMatch(/date that could not be read: "A" \(line 4\)/);
    expect(messages).toMatch(/UID of an earlier one.*"B"/);
    expect(messages).toMatch(/ends before it starts.*"B"/);
    expect(messages).toMatch(/cancelled and was left out: "C"/);
    expect(messages).toMatch(/has no date: "D"/);
    expect(messages).toMatch(/repetitions are not kept/);
    expect(messages).toMatch(/attendees are not kept/);
    expect(messages).toMatch(/1 part of another kind \(VJOURNAL\) left out/);
    expect(messages).toMatch(/line is none of a calendar/);
    expect(document.tasks.length + document.milestones.length).toBe(3);
  });

  it.each([
    ['BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A', /cut off: VEVENT, begun in line 2, never ends \(line 3\)/],
    ['BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR', /ends VCALENDAR where VEVENT is open \(line 3\)/],
    ['hello', /does not begin with BEGIN:VCALENDAR/],
    ['BEGIN:VCARD\nEND:VCARD', /does not begin with BEGIN:VCALENDAR/],
    ['\n\n', /holds no calendar/],
    [`BEGIN:VCALENDAR\n${'BEGIN:X\n'.repeat(100_000)}`, /nests deeper than 10/],
  ])('%#: what is none is refused', (text, message) => {
    const parsed = parseIcs(text, { file: 'a.ics' });
    if (parsed.ok) throw new Error('Was read');
    expect(parsed.error.code).toBe('badCalendar');
    expect(parsed.error.message).toMatch(message);
  });
});
