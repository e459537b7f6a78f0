import { describe, expect, it } from 'vitest';
import type { SingleCommand } from '../../../src/domain/commands/command';
import { execute } from '../../../src/domain/commands/execute';
import { findRow, type ProgramDocument } from '../../../src/domain/model/document';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { changedSince, changeReasonToText } from '../../../src/domain/snapshots/changedSince';
import { milestoneTrend } from '../../../src/domain/snapshots/milestoneTrend';
import { deleteSnapshot, takeSnapshot } from '../../../src/domain/snapshots/takeSnapshot';
import type { Day } from '../../../src/domain/time/day';
import { manual, program, run } from '../build';

const monday = '2027-01-04' as Day;

function plan(): ProgramDocument {
  return program(
    {
      projects: [
        { id: 'j_a', title: 'Build' },
        { id: 'j_b', title: 'Launch', ...manual('2027-03-01', '2027-03-05') },
        { id: 'j_u', title: 'Some day' },
      ],
      tasks: [
        { id: 'k_a', title: 'Design', projectId: 'j_a', plan: { durationMinutes: 2_400 } },
        { id: 'k_b', title: 'Code', projectId: 'j_a', plan: { durationMinutes: 2_400 } },
      ],
      milestones: [{ id: 'm_a', title: 'Ready', projectId: 'j_a', ...manual('2027-02-01', '2027-02-01') }],
      dependencies: [{ id: 'd_a', predecessorId: 'k_a', successorId: 'k_b' }],
    },
    { startAt: monday },
  );
}

function apply(document: ProgramDocument, commands: readonly SingleCommand[]): ProgramDocument {
  const done = execute(document, { type: 'batch', label: 'Test', commands });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value.document;
}

function freeze(document: ProgramDocument, id: string, day: Day, asBaseline = false): ProgramDocument {
  const snapshot = { id, title: `As of ${day}`, day, asBaseline };
  return apply(document, takeSnapshot(document, computeSchedule(document), snapshot));
}

function since(document: ProgramDocument, id: string) {
  const snapshot = findRow(document, 'snapshot', id);
  if (!snapshot) throw new Error(`No ${id}`);
  return changedSince(document, computeSchedule(document), snapshot);
}

describe('Snapshots', () => {
  it('[B5] holds the dates of every row that has some, and as a baseline is set as such', () => {
    const document = freeze(plan(), 's_a', monday, true);
    const snapshot = findRow(document, 'snapshot', 's_a');
    expect(snapshot?.dates.map((row) => row.id)).toEqual(['j_a', 'j_b', 'k_a', 'k_b', 'm_a']);
    expect(snapshot?.kind).toBe('baseline');
    expect(document.program.baselineSnapshotId).toBe('s_a');
    expect(since(document, 's_a')).toEqual({ changed: [], added: [], goneCount: 0 });
    expect(freeze(document, 's_b', monday).program.baselineSnapshotId).toBe('s_a');
  });

  it('[B6] lets go of a baseline that is deleted', () => {
    const document = freeze(plan(), 's_a', monday, true);
    const without = apply(document, deleteSnapshot(document, 's_a'));
    expect(without.snapshots).toEqual([]);
    expect(without.program.baselineSnapshotId).toBeNull();
  });

  it('[B7] [B8] says what changed since, and why', () => {
    let document = freeze(plan(), 's_a', monday);
    document = run(document, {
      type: 'task.change',
      id: 'k_a',
      changes: { plan: { durationMinutes: 4_800 } },
    }).document;
    document = run(document, { type: 'project.move', id: 'j_b', startAt: '2027-02-22' }).document;
    document = run(document, { type: 'milestone.delete', id: 'm_a' }).document;
    document = run(document, {
      type: 'task.create',
      row: { id: 'k_n', title: 'Test', projectId: 'j_a', plan: { durationMinutes: 480 } },
    }).document;
    const { changed, added, goneCount } = since(document, 's_a');
    expect(added).toEqual(['Test']);
    expect(goneCount).toBe(1);
    const told = Object.fromEntries(
      changed.map((it) => [it.title, [it.days, changeReasonToText(it.reason)]]),
    );
    expect(told).toEqual({
      Design: [7, 'starts as before and takes 7 days longer'],
      Code: [7, 'waits for ‘Design’, which finishes 7 days later'],
      Build: [-10, 'consists of other parts than it did'],
      Launch: [-7, 'was given other dates'],
    });
  });

  it('[B9] draws what was expected of milestones, in the order of the days on which it was said', () => {
    let document = freeze(plan(), 's_b', '2027-01-18' as Day);
    document = run(document, { type: 'milestone.move', id: 'm_a', startAt: '2027-02-15' }).document;
    document = freeze(document, 's_a', monday);
    document = run(document, { type: 'milestone.move', id: 'm_a', startAt: '2027-02-08' }).document;
    const trend = milestoneTrend(document, computeSchedule(document), '2027-01-25' as Day);
    expect(trend.saidDays).toEqual([monday, '2027-01-18', '2027-01-25']);
    expect(trend.lines[0]?.forecasts).toEqual(['2027-02-15', '2027-02-01', '2027-02-08']);
    expect(trend.lines[0]?.driftDays).toBe(-7);
  });

  it('[B9] tells the plan of today from a snapshot of today', () => {
    let document = freeze(plan(), 's_a', monday);
    const [before] = milestoneTrend(document, computeSchedule(document), monday).lines;
    document = run(document, { type: 'milestone.move', id: 'm_a', startAt: '2027-02-15' }).document;
    const { saidDays, lines } = milestoneTrend(document, computeSchedule(document), monday);
    expect(saidDays).toEqual([monday, monday]);
    expect(lines[0]?.forecasts).toEqual([before?.forecasts[0], '2027-02-15']);
  });
});
