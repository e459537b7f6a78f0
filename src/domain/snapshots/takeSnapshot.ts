import type { SingleCommand } from '../commands/command';
import type { ProgramDocument } from '../model/document';
import type { RowOf } from '../model/kinds';
import type { Schedule } from '../schedule/schedule';
import type { Day } from '../time/day';
import { minutesToMoment } from '../time/moment';

type Snapshot = RowOf<'snapshot'>;

/** Of each row of the schedule its start and finish, in the order of the document. */
export function currentDates(document: ProgramDocument, schedule: Schedule): Snapshot['dates'] {
  const rows = [...document.projects, ...document.tasks, ...document.milestones];
  return rows.flatMap(({ id }) => {
    const row = schedule.byId.get(id);
    return row
      ? [{ id, startAt: minutesToMoment(row.startMinutes), finishAt: minutesToMoment(row.finishMinutes) }]
      : [];
  });
}

/**
 * The command that freezes where everything stands now ([B5]): of each row of the schedule its start and finish. As a
 * baseline it is what bars are held against from then on, in the same change.
 */
export function takeSnapshot(
  document: ProgramDocument,
  schedule: Schedule,
  snapshot: { readonly id: string; readonly title: string; readonly day: Day; readonly asBaseline: boolean },
): readonly SingleCommand[] {
  const id = snapshot.id as Snapshot['id'];
  const { title, day, asBaseline } = snapshot;
  return [
    {
      type: 'snapshot.create',
      row: {
        id,
        title,
        day,
        kind: asBaseline ? 'baseline' : 'version',
        dates: currentDates(document, schedule),
      },
    },
    ...(asBaseline ? [setBaseline(id)] : []),
  ];
}

/** The command that holds the plan against another snapshot, or against none. */
export function setBaseline(id: string | null): SingleCommand {
  return { type: 'program.change', changes: { baselineSnapshotId: id as Snapshot['id'] | null } };
}

/** The commands that delete a snapshot, and let go of it first where it is the baseline ([B6]). */
export function deleteSnapshot(document: ProgramDocument, id: string): readonly SingleCommand[] {
  return [
    ...(document.program.baselineSnapshotId === id ? [setBaseline(null)] : []),
    { type: 'snapshot.delete', id },
  ];
}
