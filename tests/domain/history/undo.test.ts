import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../../src/domain/commands/command';
import { execute } from '../../../src/domain/commands/execute';
import {
  emptyHistory,
  historyLimit,
  planRedo,
  planUndo,
  recordEntry,
} from '../../../src/domain/history/history';
import { applyPatch, invertPatch } from '../../../src/domain/history/patch';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { type AnyRow, kindNames, kinds } from '../../../src/domain/model/kinds';
import { type Reference, references } from '../../../src/domain/model/references';
import { fullAgreement, program, refusalOf, run, twoTeams } from '../build';

const ids = fc.constantFrom(
  'j_a',
  'j_b',
  'j_c',
  't_a',
  't_b',
  'p_a',
  'p_b',
  'p_c',
  'k_a',
  'k_b',
  'k_c',
  'm_a',
  'd_a',
  'd_b',
  'g',
  'r',
);
const days = fc.constantFrom('2027-01-04', '2027-01-15', '2027-02-01', '2027-03-31');
const title = fc.string({ minLength: 1, maxLength: 12 });
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

/** Commands of every sort over a few ids, most of them sensible, many refused. */
const commands = fc.oneof(
  fc.record({
    type: fc.constant('project.create'),
    row: fc.record({ id: ids, title, teamId: orNull(ids), ownerId: orNull(ids) }),
  }),
  fc.record({
    type: fc.constant('task.create'),
    row: fc.record({ id: ids, title, projectId: ids, parentId: orNull(ids) }),
  }),
  fc.record({
    type: fc.constant('milestone.create'),
    row: fc.record({ id: ids, title, projectId: orNull(ids) }),
    beforeId: orNull(ids),
  }),
  fc.record({
    type: fc.constant('stakeholder.create'),
    row: fc.record({ id: ids, name: title, teamId: orNull(ids) }),
  }),
  fc.record({
    type: fc.constant('risk.create'),
    row: fc.record({ id: ids, title, projectIds: fc.array(ids, { maxLength: 3 }) }),
  }),
  fc.record({
    type: fc.constant('dependency.create'),
    row: fc.record({
      id: ids,
      predecessorId: ids,
      successorId: ids,
      agreement: orNull(fc.constant(fullAgreement())),
    }),
  }),
  fc.record({
    type: fc.constant('project.change'),
    id: ids,
    changes: fc.record({ title, teamId: orNull(ids) }, { requiredKeys: [] }),
  }),
  fc.record({ type: fc.constantFrom('project.move', 'task.move', 'milestone.move'), id: ids, startAt: days }),
  fc.record({
    type: fc.constantFrom('project.reorder', 'task.reorder', 'stakeholder.reorder'),
    id: ids,
    beforeId: orNull(ids),
  }),
  fc.record({ type: fc.constant('task.nest'), id: ids, parentId: orNull(ids), beforeId: orNull(ids) }),
  fc.record({ type: fc.constantFrom(...kindNames.map((kind) => `${kind}.delete`)), id: ids }),
  fc.record({ type: fc.constant('program.change'), changes: fc.record({ sponsorId: orNull(ids), title }) }),
);

function dangling(document: ProgramDocument): string[] {
  const kindById = new Map<string, string>();
  for (const kind of kindNames) for (const row of document[kinds[kind].table]) kindById.set(row.id, kind);
  return kindNames.flatMap((kind) =>
    (document[kinds[kind].table] as readonly AnyRow[]).flatMap((row) =>
      (references[kind] as readonly Reference[]).flatMap((reference) =>
        reference
          .idsOf(row as never)
          .filter((id) => !(reference.to as readonly string[]).includes(kindById.get(id) ?? ''))
          .map((id) => `${kind} ${row.id}.${reference.field} → ${id}`),
      ),
    ),
  );
}

describe('undo', () => {
  it('[U1] [U2] [D2] undo gives back the very program, redo the one after, and nothing ever dangles', () => {
    fc.assert(
      fc.property(fc.array(commands, { minLength: 1, maxLength: 25 }), (list) => {
        let document = program(twoTeams);
        const done: {
          before: ProgramDocument;
          after: ProgramDocument;
          patch: ReturnType<typeof run>['patch'];
        }[] = [];
        for (const command of list) {
          const parsed = parseCommand(command);
          if (!parsed.ok) continue;
          const before = document;
          const copy = structuredClone(before);
          const answer = execute(before, parsed.value);
          expect(before).toEqual(copy);
          if (!answer.ok) continue;
          document = answer.value.document;
          expect(dangling(document)).toEqual([]);
          expect(answer.value.label.trim()).not.toBe('');
          done.push({ before, after: document, patch: answer.value.patch });
        }
        for (const { before, after, patch } of done.reverse()) {
          document = applyPatch(document, invertPatch(patch));
          expect(document).toEqual(before);
          expect(applyPatch(before, patch)).toEqual(after);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('[U3] a label says what was done to what', () => {
    const document = program({
      ...twoTeams,
      dependencies: [{ id: 'd', predecessorId: 'j_a', successorId: 'j_b', agreement: fullAgreement() }],
    });
    const labels = [
      { type: 'project.create', row: { id: 'j', title: 'Cut-over' } },
      { type: 'project.change', id: 'j_a', changes: { ownerId: 'p_b' } },
      { type: 'project.change', id: 'j_a', changes: { plan: { percentComplete: 5 } } },
      { type: 'project.move', id: 'j_a', startAt: '2027-01-11' },
      { type: 'project.delete', id: 'j_a' },
      { type: 'dependency.delete', id: 'd' },
      { type: 'agreement.commit', id: 'd', committedDay: '2027-01-20', day: '2027-01-04' },
      { type: 'program.change', changes: { title: 'New' } },
    ].map((command) => run(document, command).label);
    expect(labels).toEqual([
      "Add project 'Cut-over'",
      "Change owner of 'Engine'",
      "Change percent complete of 'Engine'",
      "Move 'Engine'",
      "Delete project 'Engine'",
      "Delete dependency 'Engine → Vehicle'",
      "Commit 'Engine → Vehicle' for 2027-01-20",
      'Change title of the program',
    ]);
  });

  it('[U4] a batch is one entry, and refused whole when one part is', () => {
    const document = program(twoTeams);
    const rename = (id: string, name: string) => ({ type: 'project.change', id, changes: { title: name } });
    const both = run(document, {
      type: 'batch',
      label: 'Rename both',
      commands: [rename('j_a', 'A'), rename('j_b', 'B')],
    });
    expect(both.label).toBe('Rename both');
    expect(applyPatch(both.document, invertPatch(both.patch))).toEqual(document);
    const refusal = refusalOf(document, {
      type: 'batch',
      label: 'X',
      commands: [rename('j_a', 'A'), rename('nobody', 'B')],
    });
    expect(refusal.code).toBe('rowMissing');
  });

  it('keeps the last entries, forgets what was undone when something else is done', () => {
    const entry = (seq: number) => ({ seq, label: `${seq}`, time: '', who: '', patch: [] });
    let history = emptyHistory;
    for (let seq = 1; seq <= historyLimit + 10; seq++) history = recordEntry(history, entry(seq));
    expect(history.done).toHaveLength(historyLimit);
    const undone = planUndo(history);
    expect(undone?.label).toBe(`${historyLimit + 10}`);
    expect(planRedo(undone?.history ?? emptyHistory)?.label).toBe(`${historyLimit + 10}`);
    expect(planRedo(recordEntry(undone?.history ?? emptyHistory, entry(999)))).toBeNull();
    expect(planUndo(emptyHistory)).toBeNull();
  });
});
