import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { batchLimit, commandTypes, parseCommand } from '../../src/domain/commands/command';
import { execute } from '../../src/domain/commands/execute';
import { refusalToSentence } from '../../src/domain/commands/refusal';
import { applyPatch, invertPatch } from '../../src/domain/history/patch';
import type { ProgramDocument } from '../../src/domain/model/document';
import { type Kind, kindNames, kinds } from '../../src/domain/model/kinds';
import { parseProgram } from '../../src/domain/model/parseProgram';
import { programToJson } from '../../src/domain/model/serializeProgram';
import { hostileDay, hostileNumber, hostileText, hostileValue } from './hostile';

/** What passes between processes: more than JSON has. */
const anyValue = fc.oneof(hostileValue, fc.bigInt(), fc.date(), fc.constant(undefined));

function freeze<T>(value: T): T {
  const waiting: unknown[] = [value];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null || Object.isFrozen(next)) continue;
    Object.freeze(next);
    waiting.push(...Object.values(next));
  }
  return value;
}

function readSample(): ProgramDocument {
  const text = fs.readFileSync(path.join(import.meta.dirname, '../../resources/samples/atlas.json'), 'utf8');
  const parsed = parseProgram(JSON.parse(text));
  if (!parsed.ok) throw new Error(parsed.error.reason);
  return freeze(parsed.value.document);
}

const sample = readSample();
const ids = kindNames.flatMap((kind) => sample[kinds[kind].table].map((row) => row.id as string));
const anyId = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...ids) },
  { weight: 1, arbitrary: fc.constantFrom('new_1', 'new_2', '__proto__', '../x', '') },
);
const anyField = fc.oneof(
  fc.constantFrom(
    ...new Set(kindNames.flatMap((kind) => Object.keys(kinds[kind].schema.shape as Record<string, unknown>))),
  ),
  hostileText,
);
const value = fc.oneof(
  anyValue,
  hostileText,
  hostileDay,
  hostileNumber,
  anyId,
  fc.array(anyId, { maxLength: 3 }),
);
const changes = fc.dictionary(anyField, value, { maxKeys: 3 });
const planChanges = fc.dictionary(
  fc.constantFrom(
    'placement',
    'startAt',
    'finishAt',
    'durationMinutes',
    'percentComplete',
    'deadlineAt',
    'actualStartAt',
    'actualFinishAt',
    'constraint',
    'active',
  ),
  fc.oneof(
    hostileDay,
    hostileNumber,
    fc.constantFrom<unknown>(null, 'auto', 'manual', true, { type: 'SNET', at: '2027-01-04' }),
  ),
  { maxKeys: 3 },
);
/** A row of the sample under another id, with something of it changed: most of them are good. */
const rowLike = fc
  .tuple(
    fc.constantFrom<Kind>(...kindNames),
    fc.nat(),
    fc.constantFrom('new_1', 'new_2', 'new_3'),
    changes,
    fc.boolean(),
  )
  .map(([kind, at, id, other, isChanged]) => {
    const rows = sample[kinds[kind].table] as readonly object[];
    const row = rows.length === 0 ? { id } : { ...rows[at % rows.length], id };
    return { kind, row: isChanged ? { ...row, ...other } : row };
  });

const single = fc.oneof(
  fc.record({
    type: fc.constantFrom(...commandTypes),
    id: anyId,
    changes: fc.oneof(changes, fc.record({ plan: planChanges })),
  }),
  rowLike.map(({ kind, row }) => ({ type: `${kind}.create`, row })),
  fc
    .tuple(
      fc.constantFrom<Kind>(...kindNames),
      fc.nat(),
      fc.oneof(fc.constantFrom('delete', 'reorder'), fc.constant('change')),
      changes,
    )
    .map(([kind, at, verb, other]) => {
      const rows = sample[kinds[kind].table];
      const id = rows.length === 0 ? 'x' : (rows[at % rows.length]?.id as string);
      if (verb === 'delete') return { type: `${kind}.delete`, id };
      return verb === 'reorder'
        ? { type: `${kind}.reorder`, id, beforeId: null }
        : { type: `${kind}.change`, id, changes: other };
    }),
  fc.record({
    type: fc.constantFrom('project.move', 'task.move', 'milestone.move'),
    id: anyId,
    startAt: hostileDay,
  }),
  fc.record({
    type: fc.constantFrom('project.resize', 'task.resize'),
    id: anyId,
    startAt: fc.option(hostileDay),
    finishAt: fc.option(hostileDay),
  }),
  fc.record({
    type: fc.constant('task.nest'),
    id: anyId,
    parentId: fc.option(anyId),
    beforeId: fc.option(anyId),
  }),
  fc.record({
    type: fc.constant('agreement.move'),
    id: anyId,
    to: fc.constantFrom('Asked', 'Committed', 'Delivered', 'Declined', 'x'),
    day: hostileDay,
    note: hostileText,
  }),
  fc.record({ type: fc.constant('program.change'), changes }),
);

/** Commands of every type with good and bad values, alone and as batches, and what is no command at all. */
export const commandRuns = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: single },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('batch'),
        label: hostileText,
        commands: fc.array(single, { maxLength: 4 }),
      }),
    },
    { weight: 1, arbitrary: anyValue },
  ),
  { minLength: 1, maxLength: 8 },
);

/** Does commands one after the other on the frozen sample, as the session does, and holds each against the law. */
export function checkCommands(inputs: readonly unknown[]): void {
  expect(batchLimit).toBeGreaterThan(4);
  let document = sample;
  let changed = 0;
  for (const input of inputs) {
    const parsed = parseCommand(input);
    if (!parsed.ok) {
      expectSentence(refusalToSentence(parsed.error));
      continue;
    }
    const done = execute(document, parsed.value);
    if (!done.ok) {
      expectSentence(refusalToSentence(done.error));
      continue;
    }
    changed++;
    const { document: after, patch, label } = done.value;
    expect(label).not.toMatch(/undefined|\[object/);
    expect(applyPatch(document, patch)).toEqual(after);
    expect(applyPatch(after, invertPatch(patch))).toEqual(document);
    document = freeze(after);
  }
  if (changed === 0) return;
  // What commands made is a program by all rules of its file.
  const again = parseProgram(JSON.parse(JSON.stringify(programToJson(document))));
  if (!again.ok) throw new Error(`Not a program: ${again.error.where} ${again.error.reason}`);
  expect(again.value.notes).toEqual([]);
  expect(again.value.document).toEqual(JSON.parse(JSON.stringify(document)));
}

function expectSentence(sentence: string): void {
  expect(sentence).toMatch(/\.$/);
  expect(sentence.length).toBeLessThan(1_500);
  expect(sentence).not.toMatch(/undefined|\[object Object\]/);
}
