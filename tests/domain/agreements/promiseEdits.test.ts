import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type PromiseSource,
  updateRegister,
  updateStandings,
} from '../../../src/domain/agreements/promiseEdits';
import { registerRows } from '../../../src/domain/agreements/register';
import { computeStandings } from '../../../src/domain/agreements/standing';
import type { Command } from '../../../src/domain/commands/command';
import { execute } from '../../../src/domain/commands/execute';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { updateSchedule } from '../../../src/domain/schedule/updateSchedule';
import type { Day } from '../../../src/domain/time/day';
import { fullAgreement, program, run, twoTeams } from '../build';

const today = '2027-01-04' as Day;

const before = program({
  ...twoTeams,
  dependencies: [
    { id: 'd1', predecessorId: 'j_a', successorId: 'j_b', agreement: fullAgreement() },
    {
      id: 'd2',
      predecessorId: 't_b',
      successorId: 'j_a',
      agreement: fullAgreement({ givingTeamId: 't_b', needingTeamId: 't_a', neededByDay: '2027-03-01' }),
    },
    { id: 'd3', predecessorId: 'j_b', successorId: 'j_a', drives: false },
  ],
});

function sourceOf(document: ProgramDocument, known: PromiseSource | null = null): PromiseSource {
  const schedule = known ? updateSchedule(known.schedule, document).schedule : computeSchedule(document);
  return { document, schedule, today };
}
const standingsOf = (it: PromiseSource) => computeStandings(it.document, it.schedule, it.today);
const rowsOf = (it: PromiseSource) => registerRows(it.document, it.schedule, standingsOf(it), it.today);

describe('promises after an edit', () => {
  it('[A31] takes over what is known where nothing but what is agreed differs', () => {
    const source = sourceOf(before);
    // Rows that no computation would answer show that they were taken over.
    const marked = rowsOf(source).map((row) => ({ ...row, title: `known ${row.title}` }));
    const titlesAfter = (command: object, day = today) => {
      const after = { ...sourceOf(run(before, command).document, source), today: day };
      const rows = updateRegister({ ...source, rows: marked }, after, standingsOf(after));
      return rows.map((row) => row.title.startsWith('known'));
    };
    const edit = { type: 'agreement.change', id: 'd2', changes: { confidencePercent: 40 } };
    expect(titlesAfter(edit)).toEqual([true, false]);
    expect(titlesAfter(edit, '2027-01-05' as Day)).toEqual([false, false]);
    expect(titlesAfter({ type: 'project.move', id: 'j_a', startAt: '2027-02-08' })).toEqual([false, false]);
    expect(titlesAfter({ type: 'dependency.change', id: 'd1', changes: { type: 'SS' } })).toEqual([
      false,
      false,
    ]);
    expect(titlesAfter({ type: 'dependency.delete', id: 'd2' })).toEqual([false]);
  });

  it('[A31] is what is computed from nothing, whatever was changed', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((it) => `2027-02-${String(it).padStart(2, '0')}`);
    const command = fc.oneof(
      fc.record({
        type: fc.constant('agreement.change'),
        id: fc.constantFrom('d1', 'd2'),
        changes: fc.record(
          { neededByDay: day, forecastDay: day, confidencePercent: fc.constantFrom(10, 90), remindDay: day },
          { requiredKeys: [] },
        ),
      }),
      fc.record({
        type: fc.constant('project.move'),
        id: fc.constantFrom('j_a', 'j_b'),
        startAt: day,
      }),
      fc.record({
        type: fc.constant('dependency.change'),
        id: fc.constantFrom('d1', 'd3'),
        changes: fc.record({ type: fc.constantFrom('FS', 'SS', 'FF'), note: fc.constantFrom('', 'a note') }),
      }),
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
        let source = sourceOf(before);
        let standingById = standingsOf(source);
        let rows = rowsOf(source);
        for (const it of commands) {
          const done = execute(source.document, it as Command);
          if (!done.ok) continue;
          const next = sourceOf(done.value.document, source);
          standingById = updateStandings({ ...source, standingById }, next);
          rows = updateRegister({ ...source, rows }, next, standingById);
          source = next;
          const anew = sourceOf(source.document);
          expect([...standingById]).toEqual([...standingsOf(anew)]);
          expect(rows).toEqual(rowsOf(anew));
        }
      }),
      { numRuns: 60 },
    );
  });
});
