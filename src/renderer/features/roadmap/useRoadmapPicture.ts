import { useEffect, useMemo } from 'react';
import { arrowToText } from '../../../domain/layout/arrowText';
import { placesOf } from '../../../domain/layout/roadmapPlaces';
import { baselineGhosts, scheduleToGhosts, snapshotToGhosts } from '../../../domain/layout/roadmapSource';
import type { RoadmapOptions } from '../../../domain/layout/roadmapTypes';
import { findRow, type ProgramDocument } from '../../../domain/model/document';
import { datesToSentences } from '../../../domain/schedule/explainDates';
import type { Schedule } from '../../../domain/schedule/schedule';
import { type Day, dayToNumber } from '../../../domain/time/day';
import { weekdaysOff } from '../../../domain/time/weekdaysOff';
import { useHealthSoon } from '../../plan/derived';
import { useSettings } from '../../plan/settings';
import { useFormat } from '../../ui/format';
import type { OutlineFacts } from './chart/RoadmapOutline';
import { finishDayOf } from './editing/moves';
import { useImagined } from './editing/useImagined';
import { layOut } from './layOut';
import type { AxisTaste } from './painting/axisPainter';
import { minutesPerDay } from './timeScale';
import type { RoadmapView } from './viewState';

/** What the roadmap shows of a program: the plan as it is, or as it is imagined, laid out as the view asks for. */
export function useRoadmapPicture(
  document: ProgramDocument,
  schedule: Schedule,
  view: RoadmapView,
  today: Day,
) {
  const health = useHealthSoon();
  const { density, weekStart } = useSettings();
  const format = useFormat();
  const { laneBy, thenBy, collapsed, teamIds, healths, compareId, withPeriods } = view;
  const daysOff = useMemo(
    () => weekdaysOff(document.calendars, document.program.calendarId),
    [document.calendars, document.program.calendarId],
  );
  const { imagining, imagined } = useImagined(document, schedule, daysOff);
  const shown = imagined?.whatIf ?? { document, schedule };

  // Bars are held against the plan while something is imagined, else against a snapshot or the baseline.
  const heldAgainst = imagined?.whatIf ? schedule : findRow(document, 'snapshot', compareId ?? '');
  const ghosts = useMemo(() => {
    if (!heldAgainst) return baselineGhosts(document.program.baselineSnapshotId, document.snapshots);
    return 'byId' in heldAgainst ? scheduleToGhosts(heldAgainst) : snapshotToGhosts(heldAgainst);
  }, [heldAgainst, document.program.baselineSnapshotId, document.snapshots]);
  const options = useMemo<RoadmapOptions>(
    () => ({ laneBy, thenBy, collapsed, filter: { teamIds, healths }, density, ghosts }),
    [laneBy, thenBy, collapsed, teamIds, healths, density, ghosts],
  );
  const layout = useMemo(
    () => layOut(shown.document, shown.schedule, health, options),
    [shown.document, shown.schedule, health, options],
  );

  // What a first edit would have to find is found while the window is idle.
  useEffect(() => {
    const asked = window.requestIdleCallback(() => placesOf(layout, shown.document));
    return () => window.cancelIdleCallback(asked);
  }, [layout, shown.document]);

  const todayMinutes = dayToNumber(today) * minutesPerDay;
  const { fiscalYearStartMonth } = document.program;
  const taste = useMemo<AxisTaste>(
    () => ({ weekStart, fiscalYearStartMonth, daysOff, todayMinutes, withPeriods }),
    [weekStart, fiscalYearStartMonth, daysOff, todayMinutes, withPeriods],
  );

  const facts = useMemo<OutlineFacts>(
    () => ({
      scheduled: (id) => shown.schedule.byId.get(id),
      health: (id) => health.byId.get(id)?.shown ?? 'notStarted',
      ownerName: (id) => {
        const row = findRow(shown.document, 'project', id) ?? findRow(shown.document, 'task', id);
        return row?.ownerId ? (findRow(shown.document, 'stakeholder', row.ownerId)?.name ?? '') : '';
      },
      why: (id) => datesToSentences(shown.document, shown.schedule, id),
      varianceDays: (id) => {
        const [row, ghost] = [shown.schedule.byId.get(id), ghosts.get(id)];
        if (!row || !ghost) return null;
        return dayToNumber(finishDayOf(row)) + 1 - ghost.toMinutes / minutesPerDay;
      },
      hasVariance: ghosts.size > 0,
      arrow: (ids) => arrowToText(shown.document, shown.schedule, ids, format.day),
    }),
    [shown.document, shown.schedule, health, ghosts, format],
  );
  return { health, layout, facts, taste, imagining, imagined };
}
