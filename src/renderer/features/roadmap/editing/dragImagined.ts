import { useCallback, useEffect, useRef } from 'react';
import type { SingleCommand } from '../../../../domain/commands/command';
import { datedGates, whyGateStays } from '../../../../domain/editing/gateDay';
import { findRow, type ProgramDocument } from '../../../../domain/model/document';
import type { Schedule, ScheduledRow } from '../../../../domain/schedule/schedule';
import { addDays, type Day, numberToDay } from '../../../../domain/time/day';
import { daysToSigned } from '../../../../domain/whatif/headline';
import { minutesPerDay } from '../timeScale';
import type { DraggedTo } from '../widget/timelineScene';
import type { LaneMove } from './laneMove';
import { finishDayOf, moveCommand, resizeCommands, startDayOf } from './moves';
import { moveGates, scheduledRows } from './steps';
import { type DragImagined, previewCommands, useWhatIf } from './whatIf';

/**
 * What a drag in time asks for; a move takes along whatever else is selected with the bar. `fault` says why a gate that
 * is dragged stays, and everything with it; `left` why one stays that is only selected.
 */
export function dragCommands(
  document: ProgramDocument,
  schedule: Schedule,
  { key, what, days, fromMinutes, toMinutes }: DraggedTo,
  alongIds: readonly string[],
): {
  readonly commands: readonly SingleCommand[];
  readonly fault: string | null;
  readonly left: string | null;
} {
  const row = schedule.byId.get(key);
  const startDay = numberToDay(Math.floor(fromMinutes / minutesPerDay));
  if (what === 'move') {
    const others = scheduledRows(schedule, alongIds).filter((it) => it !== row && !it.summary);
    const gates = moveGates(document, alongIds, (day, id) => (id === key ? startDay : addDays(day, days)));
    const [own] = datedGates(document, [key]);
    const fault = own ? whyGateStays(own) : null;
    if (fault !== null) return { commands: [], fault, left: null };
    const commands = [
      ...(row ? [moveCommand(row, startDay)] : []),
      ...others.map((it) => moveCommand(it, addDays(dayOf(it), days))),
      ...gates.commands,
    ];
    return { commands, fault: null, left: gates.fault };
  }
  if (!row) return { commands: [], fault: null, left: null };
  const finishDay = numberToDay(toMinutes / minutesPerDay - 1);
  return {
    commands: resizeCommands(row, what === 'start' ? { startDay } : { finishDay }),
    fault: null,
    left: null,
  };
}

/** What a bar that is dragged is called: a row of the schedule, or a gate; null for neither. */
export function draggedTitle(document: ProgramDocument, schedule: Schedule, key: string): string | null {
  return schedule.byId.get(key)?.title ?? findRow(document, 'gate', key)?.title ?? null;
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
      const title = draggedTitle(plan, known, dragged.key);
      if (title === null) return;
      const lane = latest.current.toLane(dragged);
      const inTime =
        lane || dragged.days === 0
          ? { commands: [], fault: null }
          : dragCommands(plan, known, dragged, latest.current.alongWith(dragged.key));
      const commands = lane?.commands ?? inTime.commands;
      const preview = previewCommands(plan, known, title, commands);
      const fault = lane?.fault ?? inTime.fault ?? preview.fault;
      const shift = lane ? `To ${lane.words}` : daysToSigned(dragged.days);
      useWhatIf.setState({ drag: { title, shift, commands, figures: preview.figures, fault } });
    };
    followed.current = { place, timer: setTimeout(compute, 0) };
  }, []);
  useEffect(() => () => followDrag(null), [followDrag]);
  return { drag, followDrag };
}
