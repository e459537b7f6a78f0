import { describe, expect, it } from 'vitest';
import { familyOf } from '../../../src/domain/graph/family';
import { findAnyRow, indexRows, type ProgramDocument } from '../../../src/domain/model/document';
import type { Milestone, Task } from '../../../src/domain/model/work';
import { program } from '../build';

const count = 2_500;
const start = program({
  projects: [
    { id: 'j', title: 'J' },
    { id: 'k', title: 'K' },
  ],
  tasks: Array.from({ length: count }, (_, i) => ({
    id: `t${i}`,
    title: `T${i}`,
    projectId: 'j',
    parentId: i > 0 && i % 10 > 0 ? `t${i - (i % 10)}` : null,
  })),
  milestones: [{ id: 'm', title: 'M', projectId: 'j', parentId: 't0' }],
});

const changeTask = (document: ProgramDocument, place: number, changes: Partial<Task>): ProgramDocument => ({
  ...document,
  tasks: document.tasks.map((row, i) => (i === place ? { ...row, ...changes } : row)),
});
const changeMilestone = (document: ProgramDocument, changes: Partial<Milestone>): ProgramDocument => ({
  ...document,
  milestones: document.milestones.map((row) => ({ ...row, ...changes })),
});

/** What is found of a program by ids; of rows with new identities nothing can be remembered. */
function found(document: ProgramDocument) {
  const family = familyOf(document);
  const ids = ['j', 'k', ...document.tasks.map(({ id }) => id), 'm', 'new'];
  return ids.map((id) => [
    id,
    findAnyRow(document, id)?.row,
    indexRows(document.tasks).get(id),
    family.parentById.get(id),
    family.childTasksById.get(id),
    family.childMilestonesById.get(id),
  ]);
}

describe('what is remembered of a table for its next versions', () => {
  const middle = count >> 1;
  const [first] = start.tasks as [Task];
  const edits: readonly (readonly [string, (document: ProgramDocument) => ProgramDocument])[] = [
    ['a title', (it) => changeTask(it, middle, { title: 'Anew' })],
    ['the title of the first row', (it) => changeTask(it, 0, { title: 'First' })],
    ['the title of the last row', (it) => changeTask(it, count - 1, { title: 'Last' })],
    ['a parent', (it) => changeTask(it, middle + 5, { parentId: first.id })],
    ['another project', (it) => changeTask(it, middle, { projectId: 'k' as Task['projectId'] })],
    ['the parent of a milestone', (it) => changeMilestone(it, { parentId: null })],
    ['the title of a milestone', (it) => changeMilestone(it, { title: 'Anew' })],
    ['a row more', (it) => ({ ...it, tasks: [...it.tasks, { ...first, id: 'new' as Task['id'] }] })],
    ['a row less', (it) => ({ ...it, tasks: it.tasks.filter((_, i) => i !== middle + 1) })],
    ['another order', (it) => ({ ...it, tasks: [...it.tasks.slice(0, 5), ...it.tasks.slice(5).reverse()] })],
    ['another id', (it) => changeTask(it, middle + 1, { id: 'new' as Task['id'] })],
  ];

  it.each(edits)('finds every row and its family after %s', (_, edit) => {
    found(start);
    const document = edit(start);
    expect(found(document)).toEqual(found(structuredClone(document)));
    expect(found(start)).toEqual(found(structuredClone(start)));
  });
});
