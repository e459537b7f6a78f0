import { useCallback, useEffect, useRef } from 'react';
import type { SingleCommand } from '../../../../domain/commands/command';
import type { ProgramDocument } from '../../../../domain/model/document';
import type { Schedule, ScheduledRow } from '../../../../domain/schedule/schedule';
import { addDays, type Day, numberToDay } from '../../../../domain/time/day';
import { daysToSigned } from '../../../../domain/whatif/headline';
import { minutesPerDay } from '../timeScale';
import type { DraggedTo } from '../widget/timelineScene';
import type { LaneMove } from './laneMove';
import { finishDayOf, moveCommand, resizeCommands, startDayOf } from './moves';
import { scheduledRows } from './steps';
import { type DragImagined, previewCommands, useWhatIf } from './whatIf';

/** What a drag in time asks for; a move takes along whatever else is selected with the bar. */
export function dragCommands(
  document: ProgramDocument,
  schedule: Schedule,
  row: ScheduledRow,
  { what, days, fromMinutes, toMinutes }: DraggedTo,
  alongIds: readonly string[],
): readonly SingleCommand[] {
  const startDay = numberToDay(Math.floor(fromMinutes / minutesPerDay));
  if (what === 'move') {
    const others = scheduledRows(schedule, alongIds).filter((it) => it !== row && !it.summary);
    return [moveCommand(row, startDay), ...others.map((it) => moveCommand(it, addDays(dayOf(it), days)))];
  }
  const finishDay = numberToDay(toMinutes / minutesPerDay - 1);
  return resizeCommands(document, row, what === 'start' ? { startDay } : { finishDay });
}

/** The day on which a row starts; a milestone stands on its last. */
function dayOf(row: ScheduledRow): Day {
  return row.kind === 'milestone' ? finishDayOf(row) : startDayOf(row);
}

/** Follows a drag with what it would do: once for each day that the bar passes, after the bar was drawn there. */
export function useDragImagined(
  document: ProgramDocument,
  schedule: Schedule,
  toLane: (dragged: DraggedTo) => LaneMove | null,
  alongWith: (key: string) => readonly string[],
): {
  readonly drag: DragImagined | null;
  readonly followDrag: (dragged: DraggedTo | null) => void;
} {
  const drag = useWhatIf((state) => state.drag);
  const latest = useRef({ document, schedule, toLane, alongWith });
  useEffect(() => {
    latest.current = { document, schedule, toLane, alongWith };
  });
  const followed = useRef<{ readonly place: string; readonly timer: ReturnType<typeof setTimeout> } | null>(
    null,
  );
  const followDrag = useCallback((dragged: DraggedTo | null) => {
    const place = dragged === null ? '' : `${dragged.key} ${dragged.what} ${dragged.days} ${dragged.laneKey}`;
    if (followed.current?.place === place) return;
    if (followed.current) clearTimeout(followed.current.timer);
    followed.current = null;
    if (dragged === null) {
      useWhatIf.setState({ drag: null });
      return;
    }
    const compute = () => {
      const { document: plan, schedule: known } = latest.current;
      const row = known.byId.get(dragged.key);
      if (!row) return;
      const lane = latest.current.toLane(dragged);
      const inTime =
        lane || dragged.days === 0
          ? []
          : dragCommands(plan, known, row, dragged, latest.current.alongWith(dragged.key));
      const commands = lane?.commands ?? inTime;
      const preview = previewCommands(plan, known, row.title, commands);
      const fault = lane?.fault ?? preview.fault;
      const { title } = row;
      const shift = lane ? `To ${lane.words}` : daysToSigned(dragged.days);
      useWhatIf.setState({ drag: { title, shift, commands, figures: preview.figures, fault } });
    };
    followed.current = { place, timer: setTimeout(compute, 0) };
  }, []);
  useEffect(() => () => followDrag(null), [followDrag]);
  return { drag, followDrag };
}
