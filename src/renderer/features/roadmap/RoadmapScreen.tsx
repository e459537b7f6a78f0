import { CalendarRange } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { SingleCommand } from '../../../domain/commands/command';
import { ancestorsOf, familyOf } from '../../../domain/graph/family';
import { roadmapBoard, type UndatedRow, undatedRows } from '../../../domain/layout/roadmapBoard';
import { isLaneKey } from '../../../domain/layout/roadmapLanes';
import { baselineGhosts, scheduleToGhosts, snapshotToGhosts } from '../../../domain/layout/roadmapSource';
import type { RoadmapOptions, RoadmapRow } from '../../../domain/layout/roadmapTypes';
import { findAnyRow, findRow, type ProgramDocument } from '../../../domain/model/document';
import type { Project } from '../../../domain/model/work';
import { datesToSentences } from '../../../domain/schedule/explainDates';
import { dayToNumber, numberToDay } from '../../../domain/time/day';
import { dayToMoment } from '../../../domain/time/moment';
import { daysToSigned } from '../../../domain/whatif/headline';
import { useActions } from '../../plan/actions';
import { readSchedule, useHealthSoon, useSchedule, useToday } from '../../plan/derived';
import { notify } from '../../plan/notices';
import { act, useDocument, useOpenProgram } from '../../plan/openProgram';
import { useScreen } from '../../plan/screens';
import { select, useSelection } from '../../plan/selection';
import { useSettings } from '../../plan/settings';
import { TopicLink } from '../../plan/TopicLink';
import { useAfterPaint } from '../../ui/afterPaint';
import { Button } from '../../ui/Button';
import { classNames } from '../../ui/classNames';
import { EmptyState } from '../../ui/EmptyState';
import { useFormat } from '../../ui/format';
import type { AxisTaste } from './axisPainter';
import { CalendarDialog } from './CalendarDialog';
import { ChartCorner } from './ChartCorner';
import { dragCommands, useDragImagined } from './dragImagined';
import { actAndSay, addProject, openInspector, sayWhyNot } from './editing';
import { layOut } from './layOut';
import { finishDayOf } from './moves';
import { RoadmapBoard } from './RoadmapBoard';
import { type ChartHandle, RoadmapChart } from './RoadmapChart';
import { RoadmapHeader } from './RoadmapHeader';
import { type MinimapHandle, RoadmapMinimap } from './RoadmapMinimap';
import type { OutlineFacts } from './RoadmapOutline';
import styles from './RoadmapScreen.module.css';
import { jumpBoxId, RoadmapToolbar } from './RoadmapToolbar';
import { ScenariosDialog } from './ScenariosDialog';
import { SnapshotsDialog } from './SnapshotsDialog';
import { scheduledRows, stepCommands } from './steps';
import type { DraggedTo } from './timelineScene';
import { minutesPerDay, spanToWindow, type TimeWindow, wholeWindow } from './timeScale';
import { UndatedTray } from './UndatedTray';
import { useImagined } from './useImagined';
import { usePresenting } from './usePresenting';
import {
  changeRoadmapView,
  readPlace,
  readRoadmapView,
  rememberPlace,
  toggleCollapsed,
  useRoadmapView,
} from './viewState';
import { DragStrip, WhatIfStrip } from './WhatIfStrip';
import { imagine, keepAsScenario, makeTrue, useWhatIf } from './whatIf';

/** Shorter plans than this open with room around them: one bar across the whole chart says nothing. */
const shortestFirstWindow = 180 * minutesPerDay;
/** Longer plans than this do not open as a whole: their bars would be specks. */
const longestFirstWindow = 15 * 366 * minutesPerDay;

function firstWindowOf(whole: TimeWindow | null, todayMinutes: number): TimeWindow {
  if (whole === null) {
    return { fromMinutes: todayMinutes - 30 * minutesPerDay, toMinutes: todayMinutes + 150 * minutesPerDay };
  }
  const length = whole.toMinutes - whole.fromMinutes;
  if (length < shortestFirstWindow) {
    const fromMinutes = whole.fromMinutes - (shortestFirstWindow - length) / 6;
    return { fromMinutes, toMinutes: fromMinutes + shortestFirstWindow };
  }
  if (length <= longestFirstWindow) return whole;
  const middle = Math.min(Math.max(todayMinutes, whole.fromMinutes), whole.toMinutes);
  return { fromMinutes: middle - 240 * minutesPerDay, toMinutes: middle + 240 * minutesPerDay };
}

function daysOffOf(calendars: ProgramDocument['calendars'], calendarId: string | null): ReadonlySet<number> {
  const calendar = calendars.find((it) => it.id === calendarId);
  if (!calendar) return new Set([0, 6]);
  return new Set(calendar.week.flatMap((intervals, weekday) => (intervals.length === 0 ? [weekday] : [])));
}

/** The roadmap of the open program. */
export function RoadmapScreen() {
  const document = useDocument();
  const schedule = useSchedule();
  const health = useHealthSoon();
  const today = useToday();
  const format = useFormat();
  const { density, weekStart } = useSettings();
  const programId = document.program.id as string;
  const view = useRoadmapView(programId);
  const chart = useRef<ChartHandle>(null);
  const { mode, columnsBy, laneBy, thenBy, collapsed, teamIds, healths, compareId } = view;
  const minimap = useRef<MinimapHandle>(null);
  const [isPresenting, setPresenting] = usePresenting();
  const [opened, setOpened] = useState<'snapshots' | 'changed' | 'scenarios' | 'calendar' | null>(null);

  const openCalendar = useCallback(() => setOpened('calendar'), []);

  const daysOff = useMemo(
    () => daysOffOf(document.calendars, document.program.calendarId),
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

  const todayMinutes = dayToNumber(today) * minutesPerDay;
  const { fiscalYearStartMonth } = document.program;
  const taste = useMemo<AxisTaste>(
    () => ({ weekStart, fiscalYearStartMonth, daysOff, todayMinutes }),
    [weekStart, fiscalYearStartMonth, daysOff, todayMinutes],
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
    }),
    [shown.document, shown.schedule, health, ghosts],
  );

  const laneOfRow = (row: RoadmapRow | undefined) => layout.lanes.find((lane) => lane.key === row?.laneKey);

  const jump = useCallback(
    (id: string, takesFocus = true) => {
      // What is folded away or filtered out is unfolded and let in: one who looks for a thing wants to see it.
      const state = readRoadmapView(programId);
      const family = familyOf(document);
      const chain = ancestorsOf(family, id);
      const opened = new Set([...state.collapsed].filter((key) => !isLaneKey(key) && !chain.includes(key)));
      const isShown =
        layout.bars.some((bar) => bar.id === id) ||
        layout.milestones.some((milestone) => milestone.id === id);
      flushSync(() => {
        changeRoadmapView(programId, { mode: 'timeline' });
        if (!isShown) changeRoadmapView(programId, { collapsed: opened, teamIds: null, healths: null });
        select(id);
      });
      chart.current?.reveal(id, takesFocus);
    },
    [document, layout, programId],
  );

  const place = useScreen();
  const shownPlace = useRef<typeof place | null>(null);
  useEffect(() => {
    // A row that was just made may be asked for before the program that holds it has arrived.
    const id = place.detail;
    const found = id === null ? undefined : findAnyRow(document, id);
    if (id === null || found === undefined || place === shownPlace.current) return;
    shownPlace.current = place;
    if (found.kind === 'snapshot') {
      changeRoadmapView(programId, { compareId: id });
      setOpened('changed');
      return;
    }
    // What is new is named in the inspector at once: the focus is not taken out of its hands.
    requestAnimationFrame(() => jump(id, !(window.document.activeElement instanceof HTMLTextAreaElement)));
  }, [place, document, jump, programId]);

  const stepSelected = (days: number, what: 'move' | 'finish') => {
    if (imagining?.source === 'rows' && what === 'move') {
      imagine({ ...imagining, days: imagining.days + days });
      return;
    }
    const { ids } = useSelection.getState();
    const rows = scheduledRows(schedule, ids);
    const summary = rows.find((row) => row.summary);
    if (summary) {
      sayWhyNot(summary.title);
      return;
    }
    const commands = stepCommands(document, rows, days, what, taste.daysOff);
    const label = what === 'move' ? `Move ${commands.length} items` : `Resize ${rows.length} items`;
    const single = rows.length === 1 ? rows[0] : undefined;
    void actAndSay(
      commands,
      single ? `${what === 'move' ? 'Move' : 'Resize'} ‘${single.title}’` : label,
      ids,
      format,
    );
  };

  const imagineSelected = () => {
    const { ids } = useSelection.getState();
    const rows = scheduledRows(schedule, ids);
    if (rows.length === 0) return;
    const summary = rows.find((row) => row.summary);
    if (summary) sayWhyNot(summary.title);
    else imagine({ source: 'rows', ids, days: 7 });
  };

  const fitSelection = () => {
    const selected = new Set(useSelection.getState().ids);
    const spans = [
      ...layout.bars.filter((bar) => bar.id !== null && selected.has(bar.id)),
      ...layout.milestones
        .filter((milestone) => selected.has(milestone.id))
        .map(({ atMinutes }) => ({
          fromMinutes: atMinutes - minutesPerDay,
          toMinutes: atMinutes + minutesPerDay,
        })),
    ];
    if (spans.length === 0) return;
    const fromMinutes = spans.reduce(
      (least, span) => Math.min(least, span.fromMinutes),
      Number.POSITIVE_INFINITY,
    );
    const toMinutes = spans.reduce((most, span) => Math.max(most, span.toMinutes), Number.NEGATIVE_INFINITY);
    chart.current?.show(spanToWindow({ fromMinutes, toMinutes }));
  };

  const goToToday = () => {
    const scale = chart.current?.scale();
    if (!scale) return;
    const length = scale.toMinutes - scale.fromMinutes;
    const fromMinutes = todayMinutes - length * 0.35;
    chart.current?.show({ fromMinutes, toMinutes: fromMinutes + length });
  };

  useActions({
    'roadmap.zoomIn': () => chart.current?.zoom(1 / 1.4),
    'roadmap.zoomOut': () => chart.current?.zoom(1.4),
    'roadmap.fit': () => {
      const whole = wholeWindow(layout);
      if (whole) chart.current?.show(whole);
    },
    'roadmap.fitSelection': fitSelection,
    'roadmap.today': goToToday,
    'row.whatIf': imagineSelected,
    'roadmap.board': () => changeRoadmapView(programId, { mode: mode === 'board' ? 'timeline' : 'board' }),
    'roadmap.present': () => setPresenting(!isPresenting),
    'roadmap.snapshots': () => setOpened('snapshots'),
    'roadmap.scenarios': () => setOpened('scenarios'),
    'roadmap.calendar': () => setOpened('calendar'),
    'row.moveEarlier': () => stepSelected(-1, 'move'),
    'row.moveLater': () => stepSelected(1, 'move'),
    'row.moveWeekEarlier': () => stepSelected(-7, 'move'),
    'row.moveWeekLater': () => stepSelected(7, 'move'),
    'row.finishEarlier': () => stepSelected(-1, 'finish'),
    'row.finishLater': () => stepSelected(1, 'finish'),
    'edit.find': () => window.document.querySelector<HTMLInputElement>(`#${jumpBoxId} input`)?.focus(),
  });

  const dragged = async (to: DraggedTo) => {
    const current = useOpenProgram.getState().document;
    const row = current ? readSchedule(current).byId.get(to.key) : undefined;
    if (!current || !row) return;
    if (imagining) {
      notify({ tone: 'info', text: 'Apply or discard the what-if first: what is drawn is not the plan.' });
      return;
    }
    select(to.key);
    const label = `${to.what === 'move' ? 'Move' : 'Resize'} ‘${row.title}’`;
    await actAndSay(dragCommands(current, row, to), label, [to.key], format);
  };

  const applyImagined = () => {
    if (!imagining || !imagined) return;
    const scenario =
      imagining.source === 'scenario' ? findRow(document, 'scenario', imagining.scenarioId) : undefined;
    const ids = imagining.source === 'rows' ? imagining.ids : [];
    imagine(null);
    if (scenario) void makeTrue(scenario);
    else void actAndSay(imagined.commands, `Move ‘${imagined.title}’`, ids, format);
  };

  const keepDrag = ({ key, days }: DraggedTo) => {
    const row = schedule.byId.get(key);
    const commands = useWhatIf.getState().drag?.commands;
    if (row && commands) void keepAsScenario(`${row.title} ${daysToSigned(days)}`, today, commands);
  };

  const describeDrag = ({ key, what, days, fromMinutes, toMinutes }: DraggedTo) => {
    const row = schedule.byId.get(key);
    const startDay = numberToDay(Math.floor(fromMinutes / minutesPerDay));
    const place =
      row?.kind === 'milestone'
        ? format.day(startDay)
        : format.range(startDay, numberToDay(toMinutes / minutesPerDay - 1));
    const shift = `${days > 0 ? '+' : '−'}${Math.abs(days)} d`;
    const verb = what === 'start' ? 'Starts' : what === 'finish' ? 'Finishes' : '';
    return `${place}  ${verb} ${shift}`.replace(/\s+/g, ' ');
  };

  const { drag, followDrag } = useDragImagined(document, schedule);
  const collapsible = layout.rows
    .filter((row) => row.kind === 'lane' && row.expandable)
    .map((row) => row.key);
  const allCollapsed = collapsible.length > 0 && collapsible.every((key) => collapsed.has(key));
  const addHere = () => {
    const selectedId = useSelection.getState().ids.at(-1);
    const row = layout.rows.find((it) => it.id !== null && it.id === selectedId) ?? layout.rows[1];
    void addProject(today, layout.lanes, laneOfRow(row));
  };

  // The toolbar is drawn anew only when something that it shows is another thing.
  const hands = useRef({ jump, addHere, collapsible, allCollapsed });
  useEffect(() => {
    hands.current = { jump, addHere, collapsible, allCollapsed };
  });
  const jumpTo = useCallback((id: string) => hands.current.jump(id), []);
  const addFromToolbar = useCallback(() => hands.current.addHere(), []);
  const collapseAll = useCallback(() => {
    const { allCollapsed: isFolded, collapsible: keys } = hands.current;
    changeRoadmapView(programId, { collapsed: new Set(isFolded ? [] : keys) });
  }, [programId]);

  const board = useMemo(
    () =>
      mode === 'board'
        ? roadmapBoard(document, schedule, health, today, columnsBy, { teamIds, healths })
        : null,
    [mode, document, schedule, health, today, columnsBy, teamIds, healths],
  );
  const later = useAfterPaint(document);
  const tray = useMemo(() => {
    const place = ({ id, kind, title }: UndatedRow) => {
      const command = { type: `${kind}.move`, id, startAt: dayToMoment(today) } as SingleCommand;
      void actAndSay([command], `Place ‘${title}’`, [id], format).then((done) => {
        if (done) hands.current.jump(id);
      });
    };
    const rows = undatedRows(later, readSchedule(later));
    return <UndatedTray rows={rows} format={format} onPlace={place} onOpen={openInspector} />;
  }, [later, format, today]);

  const counts = [
    format.count(document.projects.length, 'project'),
    format.count(document.milestones.length, 'milestone'),
  ];
  const isEmpty = document.projects.length + document.milestones.length + document.gates.length === 0;
  return (
    <section className={classNames(styles.screen, isPresenting && styles.presenting)} aria-label="Roadmap">
      <RoadmapHeader
        program={document.program}
        note={isPresenting ? format.day(today) : counts.join(' · ')}
        mode={mode}
        scenarioCount={document.scenarios.length}
        isPresenting={isPresenting}
        onPresent={setPresenting}
        onOpen={setOpened}
      >
        {tray}
      </RoadmapHeader>
      {isPresenting ? null : (
        <RoadmapToolbar
          programId={programId}
          teams={document.teams}
          view={view}
          hiddenByFilter={mode === 'board' ? (board?.hiddenByFilter ?? 0) : layout.hiddenByFilter}
          allCollapsed={allCollapsed}
          onJump={jumpTo}
          onCollapseAll={collapseAll}
          onAdd={addFromToolbar}
        />
      )}
      {isEmpty ? (
        <EmptyState
          title="No projects yet"
          learn={<TopicLink topicId="planning" />}
          icon={<CalendarRange />}
          actions={
            <Button variant="primary" onPress={addHere}>
              Add the first project
            </Button>
          }
        >
          A project is one team’s part of the program: a bar from its start to its finish. Add one, or import
          a spreadsheet from the portfolio.
        </EmptyState>
      ) : board ? (
        <RoadmapBoard
          by={columnsBy}
          columns={board.columns}
          format={format}
          onSelect={select}
          onOpen={openInspector}
          onPhase={(id, phase) =>
            void act({ type: 'project.change', id, changes: { phase: phase as Project['phase'] } })
          }
        />
      ) : layout.rows.length === 0 ? (
        <EmptyState
          title="The filter hides everything"
          actions={
            <Button onPress={() => changeRoadmapView(programId, { teamIds: null, healths: null })}>
              Clear the filter
            </Button>
          }
        >
          Nothing in this program has the teams and healths that are asked for.
        </EmptyState>
      ) : (
        <>
          <RoadmapChart
            ref={chart}
            layout={layout}
            facts={facts}
            format={format}
            taste={taste}
            headTools={isPresenting ? null : <ChartCorner onCalendar={openCalendar} />}
            firstWindow={readPlace(programId).window ?? firstWindowOf(wholeWindow(layout), todayMinutes)}
            firstScrollTop={readPlace(programId).scrollTop}
            onWindow={(window) => minimap.current?.follow(window)}
            onSettled={(window) => rememberPlace(programId, { window })}
            onScrolled={(scrollTop) => rememberPlace(programId, { scrollTop })}
            onSelect={select}
            onToggle={(key) => toggleCollapsed(programId, key)}
            onOpen={openInspector}
            onAddAt={(minutes, row) =>
              void addProject(numberToDay(Math.floor(minutes / minutesPerDay)), layout.lanes, laneOfRow(row))
            }
            onDragged={dragged}
            onDragging={followDrag}
            onKeepDrag={keepDrag}
            describeDrag={describeDrag}
            onRefusedDrag={(bar) => sayWhyNot(bar.kind === 'rollup' ? null : bar.title)}
          />
          {isPresenting ? null : (
            <RoadmapMinimap ref={minimap} layout={layout} onShow={(window) => chart.current?.show(window)} />
          )}
        </>
      )}
      {opened === 'snapshots' || opened === 'changed' ? (
        <SnapshotsDialog
          document={document}
          schedule={schedule}
          today={today}
          format={format}
          compareId={compareId}
          opensOn={opened}
          onClose={() => setOpened(null)}
        />
      ) : opened === 'scenarios' ? (
        <ScenariosDialog
          document={document}
          schedule={schedule}
          format={format}
          onClose={() => setOpened(null)}
        />
      ) : opened === 'calendar' ? (
        <CalendarDialog document={document} today={today} onClose={() => setOpened(null)} />
      ) : null}
      {drag ? (
        <DragStrip drag={drag} />
      ) : imagining && imagined ? (
        <WhatIfStrip
          imagining={imagining}
          imagined={imagined}
          document={document}
          format={format}
          onApply={applyImagined}
          onKeep={(title) => void keepAsScenario(title, today, imagined.commands)}
        />
      ) : null}
    </section>
  );
}
