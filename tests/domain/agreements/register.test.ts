import { describe, expect, it } from 'vitest';
import { planPaste } from '../../../src/domain/agreements/pasteRegister';
import { groupOfRow, isOfChip, passesFilter, registerRows } from '../../../src/domain/agreements/register';
import { readRegisterCell, registerCellText } from '../../../src/domain/agreements/registerCells';
import { computeStandings } from '../../../src/domain/agreements/standing';
import { agreementStates } from '../../../src/domain/model/dependency';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { updateSchedule } from '../../../src/domain/schedule/updateSchedule';
import { type Day, parseDay } from '../../../src/domain/time/day';
import { fullAgreement, program, run, twoTeams } from '../build';

const today = '2027-01-04' as Day;
const context = { readDay: parseDay, today, reason: '' };

const document = program({
  ...twoTeams,
  dependencies: [
    {
      id: 'd1',
      predecessorId: 'j_a',
      successorId: 'j_b',
      agreement: fullAgreement({
        state: 'Committed',
        neededByDay: '2027-01-20',
        committedDay: '2027-02-01',
        commitments: [{ committedDay: '2027-02-01', saidDay: '2026-12-01', reason: '' }],
      }),
    },
    {
      id: 'd2',
      predecessorId: 't_b',
      successorId: 'j_a',
      agreement: fullAgreement({
        givingTeamId: 't_b',
        needingTeamId: 't_a',
        deliverable: 'A test rig',
        giverId: null,
        state: 'Asked',
        neededByDay: '2027-03-01',
        moves: [{ state: 'Asked', day: '2026-12-01', note: '' }],
      }),
      externalId: 'ASK-7',
    },
    { id: 'd3', predecessorId: 'j_b', successorId: 'j_a', drives: false },
  ],
});

const whole = computeSchedule(document);
/** The register of a document, with the schedule brought up to date as in the window: what did not move stays. */
function rowsOf(of: ProgramDocument = document) {
  const { schedule } = updateSchedule(whole, of);
  return registerRows(of, schedule, computeStandings(of, schedule, today), today);
}
const [first, second] = rowsOf();
if (!first || !second) throw new Error('No rows');

describe('the register', () => {
  it('[A29] keeps the very rows, and how they stand, that a change did not touch', () => {
    const changed = run(document, {
      type: 'agreement.change',
      id: 'd2',
      changes: { neededByDay: '2027-04-01' },
    });
    const [before, after] = [rowsOf(document), rowsOf(changed.document)];
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
    expect(after[1]?.agreement.neededByDay).toBe('2027-04-01');
    // The same promise on a later day, or with other work before it, is not the same.
    const later = computeStandings(document, computeSchedule(document), '2027-03-01' as Day);
    expect(later.get('d1')).not.toBe(before[0]?.standing);
    expect(later.get('d1')?.dueInDays).toBe(-40);
    const moved = run(document, { type: 'project.move', id: 'j_a', startAt: '2027-02-08' });
    expect(rowsOf(moved.document)[0]?.standing.forecastDay).toBe('2027-03-05');
  });

  it('[A19] has every agreement once, with its names, and lets through what is asked for', () => {
    expect(rowsOf().map((it) => it.id)).toEqual(['d1', 'd2']);
    expect(first).toMatchObject({
      givingName: 'Alpha',
      needingName: 'Beta',
      giverName: 'Ann',
      forTitle: 'Vehicle',
      forProjectTitle: 'Vehicle',
      clash: { code: 'committedAfterNeeded', days: 12 },
    });
    const chips = ['open', 'late', 'uncommitted', 'clash', 'remind', 'noOwner', 'ended'] as const;
    const chipsOf = (row: typeof first) => chips.filter((chip) => isOfChip(row, chip, today));
    expect(chipsOf(first)).toEqual(['open', 'late', 'clash', 'remind']);
    expect(chipsOf(second)).toEqual(['open', 'uncommitted', 'remind', 'noOwner']);
    const passing = (filter: object) =>
      rowsOf()
        .filter((row) =>
          passesFilter(row, { text: '', chips: [], teamId: null, side: 'either', ...filter }, today),
        )
        .map((it) => it.id);
    expect(passing({})).toEqual(['d1', 'd2']);
    expect(passing({ text: 'rig beta' })).toEqual(['d2']);
    expect(passing({ chips: ['open', 'noOwner'] })).toEqual(['d2']);
    expect(passing({ teamId: 't_a', side: 'gives' })).toEqual(['d1']);
    expect(passing({ teamId: 't_a', side: 'needs' })).toEqual(['d2']);
    expect(groupOfRow(first, 'mark', agreementStates).label).toBe('Off track');
    expect(groupOfRow(second, 'month', agreementStates).label).toBe('2027-03');
  });

  it('[A20] reads a cell as the command that makes it so, and says what is wrong', () => {
    const command = (id: Parameters<typeof readRegisterCell>[2], text: string, row = second) => {
      const read = readRegisterCell(document, row, id, text, context);
      return read.ok ? read.value : read.error;
    };
    expect(command('deliverable', ' A test rig ')).toBeNull();
    expect(command('giverId', 'ben')).toEqual({
      type: 'agreement.change',
      id: 'd2',
      changes: { giverId: 'p_b' },
    });
    expect(command('giverId', 'Zoe')).toBe('Nobody is called “Zoe”.');
    expect(command('confidencePercent', '70 %')).toMatchObject({ changes: { confidencePercent: 70 } });
    expect(command('confidencePercent', '170')).toBe('Confidence is a whole number from 0 to 100.');
    expect(command('neededByDay', '2027-02-30')).toMatch(/is not a date/);
    expect(command('acceptanceCriteria', 'a; b')).toMatchObject({
      changes: { acceptanceCriteria: ['a', 'b'] },
    });
    expect(command('state', 'negotiating')).toMatchObject({ type: 'agreement.move', to: 'Negotiating' });
    expect(command('committedDay', '2027-02-20')).toMatchObject({ type: 'agreement.commit' });
    expect(command('committedDay', '', first)).toMatch(/negotiate anew/);
    expect(command('gap', '4', first)).toBe('Gap is computed.');
    for (const id of [
      'deliverable',
      'giverId',
      'state',
      'neededByDay',
      'acceptanceCriteria',
      'kind',
    ] as const)
      expect(command(id, registerCellText(first, id), first)).toBeNull();
  });

  it('[A21] shows what a paste would change, tries it by the rules, and changes nothing itself', () => {
    const table = [
      ['Key', 'Promise', 'Needed by', 'Committed', 'State', 'Gap'],
      ['d1', 'The interface, frozen', '2027-01-25', '2027-01-22', 'Committed', '99'],
      ['ASK-7', 'A better rig', '2027-03-01', '', 'Committed', ''],
      ['d9', 'Nothing', '', '', '', ''],
    ];
    const at = { row: 0, columnId: 'deliverable' } as const;
    const plan = planPaste(document, rowsOf(), table, at, context);
    expect(plan.readBy).toBe('header');
    expect(plan.matchedCount).toBe(2);
    expect(plan.changes.map((it) => [it.rowId, it.columnId, it.before, it.after])).toEqual([
      ['d1', 'neededByDay', '2027-01-20', '2027-01-25'],
      ['d1', 'committedDay', '2027-02-01', '2027-01-22'],
      ['d2', 'deliverable', 'A test rig', 'A better rig'],
    ]);
    expect(plan.asksReason).toBe(true);
    expect(plan.faults).toEqual([
      {
        line: 3,
        reason: 'Not committed yet: the person who gives and a committed date are missing.',
      },
      { line: 4, reason: 'No promise has this key, or this promise between these teams.' },
    ]);
    const why = planPaste(document, rowsOf(), table, at, { ...context, reason: 'Steering decided' });
    const commands = why.changes.map((it) => it.command);
    const done = run(document, { type: 'batch', label: 'Paste', commands }).document;
    expect(done.dependencies[0]?.agreement).toMatchObject({
      committedDay: '2027-01-22',
      neededByDay: '2027-01-25',
    });
    expect(done.dependencies[1]?.agreement?.deliverable).toBe('A better rig');
  });

  it('[A21] without names of columns pastes to where it stands, as the rows are shown', () => {
    const shown = [...rowsOf()].reverse();
    const plan = planPaste(
      document,
      shown,
      [
        ['80', '', '', 'Ben'],
        ['60', ''],
        ['1', ''],
      ],
      { row: 0, columnId: 'confidencePercent' },
      context,
    );
    expect(plan.readBy).toBe('place');
    expect(plan.changes.map((it) => [it.rowId, it.columnId, it.after])).toEqual([
      ['d2', 'confidencePercent', '80'],
      ['d2', 'giverId', 'Ben'],
      ['d1', 'confidencePercent', '60'],
    ]);
    expect(plan.faults).toEqual([{ line: 3, reason: 'There are no more rows to paste into.' }]);
  });
});
