import fc from 'fast-check';
import type { Dependency } from '../../../src/domain/model/dependency';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { constraintArbitrary, dayOf, lagArbitrary } from './drawnPlans';

type Edit = { readonly pick: number; readonly other: number; readonly sort: Sort; readonly amount: number };
const sorts = [
  'duration',
  'duration',
  'title',
  'start',
  'placement',
  'constraint',
  'deadline',
  'begin',
  'finish',
  'percent',
  'elapsed',
  'inactive',
  'calendarOfRow',
  'calendar',
  'addLink',
  'addLink',
  'removeLink',
  'lag',
  'linkType',
  'linkNote',
  'addRow',
  'removeRow',
  'moveRow',
  'nest',
  'header',
  'programStart',
] as const;
type Sort = (typeof sorts)[number];
export const editArbitrary = fc.record({
  pick: fc.nat(),
  other: fc.nat(),
  sort: fc.constantFrom(...sorts),
  amount: fc.integer({ min: 0, max: 20 }),
  lag: lagArbitrary,
  constraint: constraintArbitrary,
});
export type DrawnEdit = Edit & { readonly lag: unknown; readonly constraint: unknown };

/** A program after an edit, as a command would leave it: tables and rows that did not change are the same objects. */
export function edited(document: ProgramDocument, edit: DrawnEdit, step: number): ProgramDocument {
  const { pick, other, amount } = edit;
  const { tasks, milestones, dependencies } = document;
  const count = tasks.length + milestones.length;
  const changePlan = (changes: object): ProgramDocument => {
    const at = pick % (count + 1);
    const change = <R extends { readonly plan: object }>(rows: readonly R[], index: number) =>
      rows.map((row, i) => (i === index ? { ...row, plan: { ...row.plan, ...changes } } : row));
    if (at < tasks.length) return { ...document, tasks: change(tasks, at) };
    if (at < count) return { ...document, milestones: change(milestones, at - tasks.length) };
    return { ...document, projects: change(document.projects, 0) };
  };
  const changeLink = (changes: object): ProgramDocument => ({
    ...document,
    dependencies: dependencies.map((link, i) =>
      i === pick % dependencies.length ? { ...link, ...changes } : link,
    ),
  });
  const idOf = (number: number) => [...tasks, ...milestones][number % count]?.id ?? 'j';
  switch (edit.sort) {
    case 'duration':
      return changePlan({ durationMinutes: amount * 180 });
    case 'title':
      return {
        ...document,
        tasks: tasks.map((row, i) => (i === pick % tasks.length ? { ...row, title: `New ${step}` } : row)),
      };
    case 'start':
      return changePlan({ startAt: amount < 3 ? null : dayOf(amount * 3) });
    case 'placement':
      return changePlan({
        placement: amount % 2 ? 'manual' : 'auto',
        startAt: dayOf(amount),
        finishAt: dayOf(amount + 4),
      });
    case 'constraint':
      return changePlan({ constraint: edit.constraint });
    case 'deadline':
      return changePlan({ deadlineAt: amount < 4 ? null : dayOf(amount * 4) });
    case 'begin':
      return changePlan({ actualStartAt: amount < 6 ? null : dayOf(amount), percentComplete: amount });
    case 'finish':
      return changePlan({
        actualStartAt: amount < 6 ? null : dayOf(amount),
        actualFinishAt: amount < 6 ? null : dayOf(amount + 5),
      });
    case 'percent':
      return changePlan({ percentComplete: amount * 5 });
    case 'elapsed':
      return changePlan({ durationIsElapsed: amount % 2 === 0 });
    case 'inactive':
      return changePlan({ active: amount % 3 > 0 });
    case 'calendarOfRow':
      return changePlan({ calendarId: amount % 2 ? 'six' : null });
    case 'calendar':
      return { ...document, calendars: document.calendars.map((it) => ({ ...it, title: `${step}` })) };
    case 'addLink': {
      const link = {
        id: `n${step}`,
        predecessorId: idOf(pick),
        successorId: amount > 17 ? 'j' : idOf(other),
        type: ['FS', 'SS', 'FF', 'SF'][amount % 4],
        lag: edit.lag,
        drives: true,
        agreement: null,
      } as unknown as Dependency;
      return {
        ...document,
        dependencies:
          amount % 2
            ? [...dependencies, link]
            : [...dependencies.slice(0, amount), link, ...dependencies.slice(amount)],
      };
    }
    case 'removeLink':
      return { ...document, dependencies: dependencies.filter((_, i) => i !== pick % dependencies.length) };
    case 'lag':
      return changeLink({ lag: edit.lag });
    case 'linkType':
      return changeLink({ type: ['FS', 'SS', 'FF', 'SF'][amount % 4], drives: amount < 17 });
    case 'linkNote':
      return changeLink({ notes: `${step}` });
    case 'addRow': {
      const model = tasks[pick % tasks.length];
      return model ? { ...document, tasks: [...tasks, { ...model, id: `new${step}` as never }] } : document;
    }
    case 'removeRow': {
      const gone = tasks[pick % Math.max(1, tasks.length)];
      if (!gone || tasks.some((row) => row.parentId === gone.id)) return document;
      if (milestones.some((row) => row.parentId === gone.id)) return document;
      return {
        ...document,
        tasks: tasks.filter((row) => row !== gone),
        dependencies: dependencies.filter(
          (link) => link.predecessorId !== gone.id && link.successorId !== gone.id,
        ),
      };
    }
    case 'moveRow':
      return { ...document, tasks: [...tasks.slice(1), ...tasks.slice(0, 1)] };
    case 'nest':
      return {
        ...document,
        tasks: tasks.map((row, i) =>
          i > 0 && i === pick % tasks.length
            ? { ...row, parentId: amount % 2 ? null : (tasks[0]?.id ?? null) }
            : row,
        ),
      };
    case 'header':
      return { ...document, program: { ...document.program, title: `${step}` } };
    case 'programStart':
      return {
        ...document,
        program: { ...document.program, startAt: amount < 5 ? null : dayOf(amount) },
      } as never;
  }
}
