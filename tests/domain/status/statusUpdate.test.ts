import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeHealth } from '../../../src/domain/health/computeHealth';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { parseProgram } from '../../../src/domain/model/parseProgram';
import type { StatusUpdate } from '../../../src/domain/model/status';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { draftUpdate, updateFaults, updatesOf, weekOverWeek } from '../../../src/domain/status/statusUpdate';
import type { Day } from '../../../src/domain/time/day';
import { manual, program, run } from '../build';

const today = '2027-01-15' as Day;
const draftOf = (
  document: ProgramDocument,
  subjectId: string | null = null,
  day: Day = today,
): StatusUpdate => {
  const schedule = computeSchedule(document);
  const row = draftUpdate(
    document,
    schedule,
    computeHealth(document, schedule, day),
    day,
    subjectId,
    'su_new',
  );
  const made = run(document, { type: 'statusUpdate.create', row }).document.statusUpdates.at(-1);
  if (!made) throw new Error('Nothing was drafted');
  return made;
};
const words = (line: string) => line.split(/\s+/).length;
const update = (more: object): StatusUpdate =>
  program({ statusUpdates: [{ id: 's', day: '2027-01-15', ...more }] }).statusUpdates[0] as StatusUpdate;

describe('status updates', () => {
  it('[I1] are drafted from what changed since the last one, at most five lines of fifteen words', () => {
    const risk = fc.record({
      raised: fc.constantFrom('2027-01-02', '2027-01-09', '2027-01-12'),
      title: fc.lorem(),
    });
    fc.assert(
      fc.property(fc.array(risk, { maxLength: 9 }), (risks) => {
        const document = program({
          risks: risks.map(({ raised, title }, i) => ({ id: `r${i}`, title, raisedDay: raised })),
          decisions: risks.map(({ raised, title }, i) => ({
            id: `d${i}`,
            title,
            state: 'decided',
            decidedDay: raised,
          })),
          statusUpdates: [{ id: 's', day: '2027-01-08', summary: 'Fine' }],
        });
        const made = draftOf(document);
        const recent = risks.filter(({ raised }) => raised > '2027-01-08').length;
        expect(made.lowlights).toHaveLength(Math.min(5, recent));
        expect(made.highlights).toHaveLength(Math.min(5, recent));
        for (const line of [...made.highlights, ...made.lowlights])
          expect(words(line)).toBeLessThanOrEqual(15);
      }),
      { numRuns: 40 },
    );
  });

  it('[I2] say the bottom line first, and ask what is open', () => {
    const text = readFileSync(new URL('../../../resources/samples/atlas.json', import.meta.url), 'utf8');
    const parsed = parseProgram(JSON.parse(text));
    if (!parsed.ok) throw new Error(parsed.error.reason);
    const made = draftOf(parsed.value.document, null, '2026-11-20' as Day);
    expect(made.summary).toMatch(
      /General availability moves to 26 Feb, 10 days after its target\. Way back: Move two/,
    );
    expect(made.asks[0]).toMatch(/^Ada Okafor: Move two engineers .* by 27 Nov 2026$/);
    expect(made.lowlights.join(' ')).toContain('Replay of September');
    expect(updateFaults(made)).toEqual([]);
    const one = draftOf(parsed.value.document, 'j_export', '2026-11-20' as Day);
    expect(one.summary).toMatch(/^Ledger export v2 is off track, finishing 10 Dec 2026\./);
    expect(one.subjectId).toBe('j_export');
  });

  it('[I3] propose the colour that the rules find, and keep it beside', () => {
    const late = program({
      projects: [
        { id: 'j', title: 'Engine', ...manual('2026-11-01', '2026-12-01', { percentComplete: 50 }) },
      ],
    });
    expect(draftOf(late)).toMatchObject({ health: 'red', computed: 'red' });
    const ahead = program({
      projects: [{ id: 'j', title: 'Engine', ...manual('2027-03-01', '2027-04-01') }],
    });
    expect(draftOf(ahead)).toMatchObject({ health: null, computed: 'notStarted' });
  });

  it('[I4] name what a reader would stumble over', () => {
    expect(updateFaults(update({ summary: 'All is well.', health: 'green' }))).toEqual([]);
    expect(updateFaults(update({}))).toEqual(['no bottom line', 'no colour']);
    const long = update({
      health: 'green',
      summary: 'word '.repeat(61),
      highlights: ['a', 'b', 'c', 'd', 'e', 'word '.repeat(16)],
    });
    expect(updateFaults(long)).toEqual(['a bottom line of 61 words', '6 highlights', '1 line over 15 words']);
  });

  it('[I5] are held against the one before, about the same subject', () => {
    const before = update({
      health: 'green',
      lowlights: ['Export late', 'Rota open'],
      asks: ['Two engineers'],
    });
    const after = update({
      health: 'red',
      lowlights: ['export late ', 'Quota'],
      asks: ['Two engineers', 'Budget'],
    });
    expect(weekOverWeek(before, after)).toEqual({
      healthBefore: 'green',
      healthChanged: true,
      newLowlights: ['Quota'],
      goneLowlights: ['Rota open'],
      askedAgain: ['Two engineers'],
    });
    const document = program({
      projects: [{ id: 'j', title: 'J' }],
      statusUpdates: [
        { id: 'a', day: '2027-01-08' },
        { id: 'b', day: '2027-01-15' },
        { id: 'c', day: '2027-01-15', subjectId: 'j' },
        { id: 'd', day: '2027-01-08' },
      ],
    });
    expect(updatesOf(document, null).map((it) => it.id)).toEqual(['b', 'd', 'a']);
    expect(updatesOf(document, 'j').map((it) => it.id)).toEqual(['c']);
  });
});
