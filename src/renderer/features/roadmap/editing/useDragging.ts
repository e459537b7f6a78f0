import { lanePlace } from '../../../../domain/editing/lanePlace';
import type { RoadmapLayout } from '../../../../domain/layout/roadmapTypes';
import type { ProgramDocument } from '../../../../domain/model/document';
import type { Schedule } from '../../../../domain/schedule/schedule';
import { type Day, numberToDay } from '../../../../domain/time/day';
import { readSchedule } from '../../../plan/derived';
import { notify } from '../../../plan/notices';
import { useOpenProgram } from '../../../plan/openProgram';
import { select, useSelection } from '../../../plan/selection';
import type { Format } from '../../../ui/format';
import { minutesPerDay } from '../timeScale';
import type { DraggedTo } from '../widget/timelineScene';
import { dragCommands, draggedTitle, useDragImagined } from './dragImagined';
import { actAndSay } from './editing';
import { doLaneMove, planLaneMove } from './laneMove';
import { type Imagining, keepAsScenario, notThePlan, useWhatIf } from './whatIf';

/** What a drag of a bar does: what it says on the way, what it would do, and what it asks for in the end. */
export function useDragging(
  document: ProgramDocument,
  schedule: Schedule,
  layout: RoadmapLayout,
  today: Day,
  format: Format,
  imagining: Imagining | null,
) {
  /** What is moved with a bar: all that is selected, when it is one of them. */
  const idsOf = (key: string) => {
    const { ids } = useSelection.getState();
    return ids.includes(key) ? ids : [key];
  };
  const toLane = ({ key, laneKey }: DraggedTo) =>
    laneKey === null ? null : planLaneMove(document, layout, idsOf(key), lanePlace(layout.lanes, laneKey));
  const { drag, followDrag } = useDragImagined(document, schedule, toLane, idsOf);

  const dragged = async (to: DraggedTo) => {
    const current = useOpenProgram.getState().document;
    const title = current && draggedTitle(current, readSchedule(current), to.key);
    if (!current || !title) return;
    if (imagining) {
      notify({ tone: 'info', text: notThePlan });
      return;
    }
    const move = toLane(to);
    if (move) {
      const ids = idsOf(to.key);
      if (ids.length === 1) select(to.key);
      await doLaneMove(current, move, ids);
      return;
    }
    const ids = to.what === 'move' ? idsOf(to.key) : [to.key];
    if (ids.length === 1) select(to.key);
    const { commands, fault, left } = dragCommands(current, readSchedule(current), to, ids);
    const stays = fault ?? left;
    if (stays !== null) notify({ tone: 'info', text: stays });
    const what = commands.length > 1 && to.what === 'move' ? `${commands.length} items` : `‘${title}’`;
    await actAndSay(commands, `${to.what === 'move' ? 'Move' : 'Resize'} ${what}`, ids, format);
  };

  const keepDrag = () => {
    const now = useWhatIf.getState().drag;
    if (now) void keepAsScenario(`${now.title} ${now.shift}`, today, now.commands);
  };

  const describeDrag = (to: DraggedTo) => {
    const { key, what, days, fromMinutes, toMinutes } = to;
    const move = toLane(to);
    if (move) return move.fault === null ? `To ${move.words}, the dates stay` : `Not to ${move.words}`;
    const row = schedule.byId.get(key);
    const startDay = numberToDay(Math.floor(fromMinutes / minutesPerDay));
    const place =
      row === undefined || row.kind === 'milestone'
        ? format.day(startDay)
        : format.range(startDay, numberToDay(toMinutes / minutesPerDay - 1));
    const shift = `${days > 0 ? '+' : '−'}${Math.abs(days)} d`;
    const along = what === 'move' ? idsOf(key).length : 1;
    const verb = what === 'start' ? 'Starts' : what === 'finish' ? 'Finishes' : '';
    const many = along > 1 ? ` · ${along} items` : '';
    return `${place}  ${verb} ${shift}${many}`.replace(/\s+/g, ' ');
  };

  const canDropIn = (to: DraggedTo) => toLane(to)?.fault === null;

  return { drag, followDrag, dragged, keepDrag, describeDrag, canDropIn };
}
