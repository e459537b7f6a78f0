import { describe, expect, it } from 'vitest';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { manual, program, refusalOf, run } from '../build';
import { datesOf, days, planOf } from '../schedule/plans';

const planById = (document: ProgramDocument, id: string) =>
  [...document.projects, ...document.tasks, ...document.milestones].find((row) => row.id === id)?.plan;
const move = (id: string, startAt: string, kind = 'task') => ({ type: `${kind}.move`, id, startAt });
const resize = (id: string, startAt: string | null, finishAt: string | null) => ({
  type: 'task.resize',
  id,
  startAt,
  finishAt,
});

describe('moving', () => {
  it('[P4] a manual bar keeps its length in days', () => {
    const document = program({
      projects: [
        { id: 'a', title: 'A', ...manual('2027-01-04', '2027-01-15') },
        { id: 'b', title: 'B', ...manual('2027-01-04T09:00', '2027-01-05T12:00') },
        {
          id: 'c',
          title: 'C',
          plan: { placement: 'manual', startAt: '2027-01-04', durationMinutes: days(3) },
        },
        {
          id: 'd',
          title: 'D',
          plan: { placement: 'manual', finishAt: '2027-01-06', durationMinutes: days(3) },
        },
      ],
    });
    const moved = (id: string, to: string) => {
      const plan = planById(run(document, move(id, to, 'project')).document, id);
      return [plan?.placement, plan?.startAt, plan?.finishAt];
    };
    expect(moved('a', '2027-01-20')).toEqual(['manual', '2027-01-20', '2027-01-31']);
    expect(moved('b', '2027-01-09')).toEqual(['manual', '2027-01-09T09:00', '2027-01-10T12:00']);
    expect(moved('b', '2027-01-09T10:00')).toEqual(['manual', '2027-01-09T10:00', '2027-01-10T12:00']);
    expect(moved('c', '2027-02-01')).toEqual(['manual', '2027-02-01', null]);
    expect(moved('d', '2027-01-11')).toEqual(['manual', null, '2027-01-13']);
  });

  it('[P4] an automatic bar is told not to start sooner, and keeps its length', () => {
    const document = planOf(
      [
        { id: 'a', durationMinutes: days(5) },
        { id: 'b', durationMinutes: days(2) },
        { id: 'w', startAt: '2027-01-04', finishAt: '2027-01-06' },
      ],
      [['a', 'b']],
    );
    const later = run(document, move('b', '2027-02-01')).document;
    expect(planById(later, 'b')?.constraint).toEqual({ type: 'SNET', at: '2027-02-01', manner: 'soft' });
    expect(datesOf(later, 'b')).toEqual(['2027-02-01T08:00 2027-02-02T17:00']);
    const sooner = run(later, move('b', '2027-01-05')).document;
    expect(datesOf(sooner, 'b')).toEqual(['2027-01-11T08:00 2027-01-12T17:00']);
    const written = run(document, move('w', '2027-01-14')).document;
    expect(planById(written, 'w')).toMatchObject({
      placement: 'auto',
      startAt: null,
      durationMinutes: days(3),
    });
    expect(datesOf(written, 'w')).toEqual(['2027-01-14T08:00 2027-01-18T17:00']);
  });

  it('[P4] what has no dates is placed by hand', () => {
    const document = program({
      projects: [
        { id: 'a', title: 'A' },
        { id: 'b', title: 'B', plan: { durationMinutes: days(3) } },
      ],
      milestones: [{ id: 'm', title: 'M' }],
    });
    const a = run(document, move('a', '2027-01-12', 'project')).document;
    expect(datesOf(a, 'a')).toEqual(['2027-01-12T08:00 2027-01-12T17:00']);
    expect(planById(a, 'a')?.placement).toBe('manual');
    expect(datesOf(run(document, move('b', '2027-01-12', 'project')).document, 'b')).toEqual([
      '2027-01-12T08:00 2027-01-14T17:00',
    ]);
    const m = run(document, move('m', '2027-01-12', 'milestone')).document;
    expect(datesOf(m, 'm')).toEqual(['2027-01-12T17:00 2027-01-12T17:00']);
  });

  it('[P4] milestones move too, by hand and automatically', () => {
    const document = program({
      milestones: [
        { id: 'm', title: 'M', plan: { placement: 'manual', startAt: '2027-01-12' } },
        { id: 'n', title: 'N', plan: { placement: 'manual', startAt: '2027-01-12', finishAt: '2027-01-12' } },
        { id: 'o', title: 'O', plan: { startAt: '2027-01-12' } },
      ],
    });
    for (const id of ['m', 'n', 'o']) {
      const moved = run(document, move(id, '2027-01-05', 'milestone')).document;
      expect(datesOf(moved, id)).toEqual(['2027-01-05T17:00 2027-01-05T17:00']);
      expect(planById(moved, id)?.placement).toBe(planById(document, id)?.placement);
    }
  });

  it('[P6] what has started is not moved', () => {
    const document = planOf([
      { id: 'a', durationMinutes: days(5), actualStartAt: '2027-01-05' },
      { id: 'b', durationMinutes: days(5), actualStartAt: '2027-01-05', actualFinishAt: '2027-01-06' },
    ]);
    expect(refusalOf(document, move('a', '2027-02-01'))).toMatchObject({
      code: 'hasStarted',
      day: '2027-01-05',
    });
    expect(refusalOf(document, resize('a', '2027-01-06', null)).code).toBe('hasStarted');
    expect(refusalOf(document, resize('b', null, '2027-01-08')).code).toBe('hasStarted');
    const longer = run(document, resize('a', null, '2027-01-13')).document;
    expect(datesOf(longer, 'a')).toEqual(['2027-01-05T08:00 2027-01-13T17:00']);
  });
});

describe('resizing', () => {
  it('[P5] a manual bar gets another date', () => {
    const document = planOf([
      { id: 'a', placement: 'manual', startAt: '2027-01-04', finishAt: '2027-01-08' },
      { id: 'b', placement: 'manual', startAt: '2027-01-04', durationMinutes: days(5) },
      { id: 'u', placement: 'manual' },
      { id: 'v' },
    ]);
    expect(datesOf(run(document, resize('a', null, '2027-01-13')).document, 'a')).toEqual([
      '2027-01-04T08:00 2027-01-13T17:00',
    ]);
    expect(datesOf(run(document, resize('a', '2027-01-06', null)).document, 'a')).toEqual([
      '2027-01-06T08:00 2027-01-08T17:00',
    ]);
    expect(datesOf(run(document, resize('b', '2027-01-06', null)).document, 'b')).toEqual([
      '2027-01-06T08:00 2027-01-08T17:00',
    ]);
    expect(refusalOf(document, resize('a', null, '2027-01-01')).code).toBe('finishBeforeStart');
    for (const id of ['u', 'v']) {
      const placed = run(document, resize(id, '2027-02-01', '2027-02-03')).document;
      expect(planById(placed, id)?.placement).toBe('manual');
      expect(datesOf(placed, id)).toEqual(['2027-02-01T08:00 2027-02-03T17:00']);
    }
  });

  const linked = planOf(
    [
      { id: 'a', durationMinutes: days(5) },
      { id: 'b', durationMinutes: days(5) },
      { id: 'w', startAt: '2027-01-04', finishAt: '2027-01-06' },
      { id: 'f', durationMinutes: days(2), constraint: { type: 'FNET', at: '2027-02-03' } },
    ],
    [['a', 'b']],
  );

  it('[P5] the finish of an automatic bar: another duration, its start stays, and it stays automatic', () => {
    const longer = run(linked, resize('b', null, '2027-01-19')).document;
    expect(planById(longer, 'b')).toMatchObject({
      placement: 'auto',
      durationMinutes: days(7),
      constraint: null,
    });
    expect(datesOf(longer, 'b')).toEqual(['2027-01-11T08:00 2027-01-19T17:00']);
    const written = run(linked, resize('w', null, '2027-01-08')).document;
    expect(planById(written, 'w')).toMatchObject({ placement: 'auto', durationMinutes: days(5) });
    expect(datesOf(written, 'w')).toEqual(['2027-01-04T08:00 2027-01-08T17:00']);
    const finishing = run(linked, resize('f', null, '2027-02-05')).document;
    expect(datesOf(finishing, 'f')).toEqual(['2027-02-02T08:00 2027-02-05T17:00']);
    expect(refusalOf(linked, resize('b', null, '2027-01-05'))).toMatchObject({
      code: 'finishBeforeStart',
      start: '2027-01-11',
      finish: '2027-01-05',
    });
  });

  it('[P5] the start of an automatic bar: its finish stays, and links hold', () => {
    const later = run(linked, resize('b', '2027-01-13', null)).document;
    expect(planById(later, 'b')).toMatchObject({
      placement: 'auto',
      constraint: { type: 'SNET', manner: 'soft' },
    });
    expect(datesOf(later, 'b')).toEqual(['2027-01-13T08:00 2027-01-15T17:00']);
    const sooner = run(linked, resize('b', '2027-01-06', null)).document;
    expect(datesOf(sooner, 'b')).toEqual(['2027-01-11T08:00 2027-01-15T17:00']);
    const both = run(linked, resize('b', '2027-01-12', '2027-01-20')).document;
    expect(datesOf(both, 'b')).toEqual(['2027-01-12T08:00 2027-01-20T17:00']);
  });

  it('[P3] a summary has no ends of its own', () => {
    const document = planOf([{ id: 's' }, { id: 'a', parentId: 's', durationMinutes: 60 }]);
    expect(refusalOf(document, resize('s', null, '2027-02-01')).code).toBe('summaryHasNoDates');
    expect(computeSchedule(document).byId.get('s')?.summary).toBe(true);
  });

  it('[P7] what no file could hold is refused', () => {
    expect(refusalOf(linked, resize('f', null, '9999-12-31'))).toMatchObject({
      code: 'fieldInvalid',
      field: 'durationMinutes',
      reason: 'is longer than a thousand years',
    });
  });
});
