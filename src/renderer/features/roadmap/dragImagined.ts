import { useCallback, useEffect, useRef } from 'react';
import type { SingleCommand } from '../../../domain/commands/command';
import type { ProgramDocument } from '../../../domain/model/document';
import type { Schedule, ScheduledRow } from '../../../domain/schedule/schedule';
import { numberToDay } from '../../../domain/time/day';
import { moveCommand, resizeCommands } from './moves';
import type { DraggedTo } from './timelineScene';
import { minutesPerDay } from './timeScale';
import { type DragImagined, previewCommands, useWhatIf } from './whatIf';

/** What a drag asks for. */
export function dragCommands(
  document: ProgramDocument,
  row: ScheduledRow,
  { what, fromMinutes, toMinutes }: DraggedTo,
): readonly SingleCommand[] {
  const startDay = numberToDay(Math.floor(fromMinutes / minutesPerDay));
  if (what === 'move') return [moveCommand(row, startDay)];
  const finishDay = numberToDay(toMinutes / minutesPerDay - 1);
  return resizeCommands(document, row, what === 'start' ? { startDay } : { finishDay });
}

/** Follows a drag with what it would do: once for each day that the bar passes, after the bar was drawn there. */
export function useDragImagined(
  document: ProgramDocument,
  schedule: Schedule,
): {
  readonly drag: DragImagined | null;
  readonly followDrag: (dragged: DraggedTo | null) => void;
} {
  const drag = useWhatIf((state) => state.drag);
  const latest = useRef({ document, schedule });
  useEffect(() => {
    latest.current = { document, schedule };
  });
  const followed = useRef<{ readonly place: string; readonly timer: ReturnType<typeof setTimeout> } | null>(
    null,
  );
  const followDrag = useCallback((dragged: DraggedTo | null) => {
    const place = dragged === null ? '' : `${dragged.key} ${dragged.what} ${dragged.days}`;
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
      const commands = dragged.days === 0 ? [] : dragCommands(plan, row, dragged);
      const { figures, fault } = previewCommands(plan, known, row.title, commands);
      useWhatIf.setState({ drag: { title: row.title, days: dragged.days, commands, figures, fault } });
    };
    followed.current = { place, timer: setTimeout(compute, 0) };
  }, []);
  useEffect(() => () => followDrag(null), [followDrag]);
  return { drag, followDrag };
}
