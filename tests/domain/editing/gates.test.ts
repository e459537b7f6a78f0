import { describe, expect, it } from 'vitest';
import { execute } from '../../../src/domain/commands/execute';
import { copyRows, copyToTable } from '../../../src/domain/editing/copyRows';
import { datedGates, moveGate, whyGateHasNoLinks, whyGateStays } from '../../../src/domain/editing/gateDay';
import { pasteRows } from '../../../src/domain/editing/pasteRows';
import { findRow } from '../../../src/domain/model/document';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import type { Day } from '../../../src/domain/time/day';
import { manual, program } from '../build';

const criteria = [{ title: 'Tested', met: true, evidence: 'The log' }];
const document = program({
  stakeholders: [{ id: 's_1', name: 'Ada' }],
  projects: [{ id: 'j_1', title: 'Build', ...manual('2027-01-04', '2027-02-26') }],
  gates: [
    {
      id: 'g_open',
      title: 'Launch gate',
      projectId: 'j_1',
      day: '2027-02-26',
      criteria,
      criteriaFixedDay: '2027-01-15',
      approverId: 's_1',
    },
    { id: 'g_hold', title: 'Held', day: '2027-03-01', verdict: 'hold', verdictDay: '2027-03-01' },
    { id: 'g_go', title: 'Passed', day: '2027-01-11', verdict: 'go', verdictDay: '2027-01-11' },
    { id: 'g_none', title: 'Some day' },
  ],
});
const gate = (id: string) => {
  const row = findRow(document, 'gate', id);
  if (!row) throw new Error(`There is no gate ${id}.`);
  return row;
};

describe('gates on the roadmap', () => {
  it('[E31] are moved until they were decided; one on hold can be', () => {
    const all = ['j_1', 'g_open', 'g_hold', 'g_go', 'g_none'];
    expect(datedGates(document, all).map((it) => it.id)).toEqual(['g_open', 'g_hold', 'g_go']);
    for (const id of ['g_open', 'g_hold']) {
      const move = moveGate(gate(id), '2027-04-01' as Day);
      if (!move.ok) throw new Error(move.error);
      const done = execute(document, move.value);
      if (!done.ok) throw new Error(done.error.code);
      expect(findRow(done.value.document, 'gate', id)).toEqual({ ...gate(id), day: '2027-04-01' });
    }
    expect(whyGateStays(gate('g_go'))).toBe("'Passed' was decided (go): its day stays.");
    expect(moveGate(gate('g_go'), '2027-04-01' as Day)).toEqual({
      ok: false,
      error: "'Passed' was decided (go): its day stays.",
    });
  });

  it('[E32] are copied with their criteria, not met and not fixed, and without a verdict', () => {
    const schedule = computeSchedule(document);
    let next = 0;
    const makeId = (kind: string) => `${kind}_new_${next++}`;
    for (const chosen of [['g_open', 'g_go'], ['j_1']]) {
      const copy = copyRows(document, schedule, chosen);
      if (!copy) throw new Error('Nothing was copied.');
      expect(copy.gates.map((it) => it.id)).toEqual(chosen.length === 2 ? chosen : ['g_open']);
      const paste = pasteRows(document, copy, { place: null, projectId: null }, '2027-01-15' as Day, makeId);
      if (!paste) throw new Error('Nothing was pasted.');
      const done = execute(document, { type: 'batch', label: 'Paste', commands: paste.commands });
      if (!done.ok) throw new Error(done.error.code);
      const copies = done.value.document.gates.filter((it) => it.id.includes('_new_'));
      expect(copies).toHaveLength(copy.gates.length);
      for (const row of copies) {
        expect(row.criteria.every((it) => !it.met && it.evidence === '')).toBe(true);
        expect([row.criteriaFixedDay, row.verdict, row.verdicts]).toEqual([null, null, []]);
      }
      expect(copies[0]?.day).toBe('2027-02-26');
      expect(copies[0]?.approverId).toBe('s_1');
    }
    const copy = copyRows(document, schedule, ['g_open']);
    expect(copy && copyToTable(document, schedule, copy)[1]).toEqual([
      'Launch gate',
      'Gate',
      'Build',
      '',
      'Ada',
      '2027-02-26',
      '2027-02-26',
    ]);
  });

  it('[E32] are no ends of links, and the reason is said', () => {
    const link = { id: 'd_1', predecessorId: 'g_open', successorId: 'j_1' };
    expect(execute(document, { type: 'dependency.create', row: link }).ok).toBe(false);
    expect(whyGateHasNoLinks).toMatch(/^Nothing is linked to a gate, .*criterion\.$/);
  });
});
