import fc from 'fast-check';
import { expect, it } from 'vitest';
import { execute } from '../../../src/domain/commands/execute';
import { ancestorsOf, familyOf } from '../../../src/domain/graph/family';
import { parseProgram } from '../../../src/domain/model/parseProgram';
import { programToJson } from '../../../src/domain/model/serializeProgram';

const file = (more: object) => ({
  format: 'throughline-program',
  version: 1,
  program: { id: 'prg', title: 'Program' },
  ...more,
});

it('[M7] whatever parents and links a file names, every row can be opened and mended afterwards', () => {
  const ids = ['t0', 't1', 't2', 't3', 't4', 't5'];
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.option(fc.constantFrom(...ids)), fc.constantFrom('p', 'q')), {
        minLength: 6,
        maxLength: 6,
      }),
      fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), { maxLength: 4 }),
      (parts, links) => {
        const parsed = parseProgram(
          file({
            projects: [
              { id: 'p', title: 'P' },
              { id: 'q', title: 'Q' },
            ],
            tasks: parts.map(([parentId, projectId], i) => ({
              id: ids[i],
              title: `T ${i}`,
              projectId,
              parentId,
            })),
            dependencies: links.map(([predecessorId, successorId], i) => ({
              id: `l${i}`,
              predecessorId,
              successorId,
            })),
          }),
        );
        if (!parsed.ok) throw new Error(parsed.error.reason);
        const { document, notes } = parsed.value;
        const family = familyOf(document);
        for (const task of document.tasks) {
          expect(ancestorsOf(family, task.id)).not.toContain(task.id);
          const parent = document.tasks.find((it) => it.id === task.parentId);
          if (parent) expect(parent.projectId).toBe(task.projectId);
          const renamed = execute(document, {
            type: 'task.change',
            id: task.id,
            changes: { title: 'Another' },
          });
          expect(renamed.ok).toBe(true);
        }
        for (const link of document.dependencies) expect(link.predecessorId).not.toBe(link.successorId);
        // What was taken out was said, once each, and what was mended once stays so.
        const own = links.filter(([from, to]) => from === to).length;
        const cleared = parts.filter(
          ([parent], i) => parent !== null && document.tasks[i]?.parentId === null,
        );
        expect(notes).toHaveLength(own + cleared.length);
        const again = parseProgram(programToJson(document));
        expect(again.ok && again.value.notes).toEqual([]);
      },
    ),
    { numRuns: 500 },
  );
});

it('[M7] a chain of parents as long as the table is followed without recursion', () => {
  const count = 20_000;
  const parsed = parseProgram(
    file({
      projects: [{ id: 'p', title: 'P' }],
      tasks: Array.from({ length: count }, (_, i) => ({
        id: `t${i}`,
        title: 'T',
        projectId: 'p',
        parentId: `t${(i + 1) % count}`,
      })),
    }),
  );
  if (!parsed.ok) throw new Error(parsed.error.reason);
  expect(parsed.value.notes).toHaveLength(count);
  expect(parsed.value.document.tasks.every((task) => task.parentId === null)).toBe(true);
});
