import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../../src/domain/commands/command';
import { execute } from '../../../src/domain/commands/execute';
import {
  fieldChangesOf,
  fieldChangeToWords,
  type RecordedChange,
} from '../../../src/domain/history/fieldHistory';
import { invertPatch } from '../../../src/domain/history/patch';
import { createDocument } from '../../../src/domain/model/document';
import { programHeaderSchema } from '../../../src/domain/model/program';

/** A program to which these things were done, and its record. */
function record(inputs: readonly Record<string, unknown>[]) {
  let document = createDocument(programHeaderSchema.parse({ id: 'program_1', title: 'Harbour' }));
  const changes: RecordedChange[] = [];
  for (const [index, input] of inputs.entries()) {
    const command = parseCommand(input);
    if (!command.ok) throw new Error(JSON.stringify(command.error));
    const done = execute(document, command.value);
    if (!done.ok) throw new Error(JSON.stringify(done.error));
    document = done.value.document;
    const { label, patch } = done.value;
    changes.push({
      seq: index + 1,
      time: `2026-11-22T10:0${index}:00.000Z`,
      who: 'Mira',
      cause: 'execute',
      label,
      patch,
    });
  }
  return { document, changes };
}

const inputs = [
  { type: 'team.create', row: { id: 't1', name: 'Platform' } },
  { type: 'project.create', row: { id: 'p1', title: 'Quay' } },
  { type: 'project.change', id: 'p1', changes: { title: 'Quay wall', teamId: 't1' } },
  {
    type: 'project.change',
    id: 'p1',
    changes: { plan: { placement: 'manual', startAt: '2027-01-04', finishAt: '2027-02-26' } },
  },
  { type: 'program.change', changes: { title: 'Harbour north' } },
];

describe('[Z8] the history of a row', () => {
  it('tells every field that changed: who, when, from what, to what, latest first', () => {
    const { document, changes } = record(inputs);
    const told = fieldChangesOf(changes, 'p1').map((change) => fieldChangeToWords(document, change));
    expect(
      told.map(({ seq, who, fieldWords, from, to, what }) => [seq, who, what, fieldWords, from, to]),
    ).toEqual([
      [4, 'Mira', 'changed', 'placement', 'auto', 'manual'],
      [4, 'Mira', 'changed', 'start', 'nothing', '2027-01-04'],
      [4, 'Mira', 'changed', 'finish', 'nothing', '2027-02-26'],
      [3, 'Mira', 'changed', 'title', 'Quay', 'Quay wall'],
      [3, 'Mira', 'changed', 'team', 'nothing', 'Platform'],
      [2, 'Mira', 'added', '', 'nothing', 'nothing'],
    ]);
    expect(told[0]?.time).toBe('2026-11-22T10:03:00.000Z');
  });

  it('tells the program’s own fields without a row, and only those', () => {
    const { changes } = record(inputs);
    expect(fieldChangesOf(changes, null)).toMatchObject([
      { seq: 5, field: 'title', from: 'Harbour', to: 'Harbour north' },
    ]);
    expect(fieldChangesOf(changes, 'nobody')).toEqual([]);
  });

  it('tells undo and redo as what they are', () => {
    const { changes } = record(inputs);
    const last = changes[2];
    if (!last) throw new Error('no change');
    const undone: RecordedChange = { ...last, seq: 6, cause: 'undo', patch: invertPatch(last.patch) };
    expect(fieldChangesOf([...changes, undone], 'p1').slice(0, 2)).toMatchObject([
      { seq: 6, cause: 'undo', field: 'title', from: 'Quay wall', to: 'Quay' },
      { seq: 6, cause: 'undo', field: 'teamId', from: 't1', to: null },
    ]);
  });
});
