import { CalendarRange } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { SingleCommand } from '../../../domain/commands/command';
import { lanePlace } from '../../../domain/editing/lanePlace';
import { ancestorsOf, familyOf } from '../../../domain/graph/family';
import { roadmapBoard, type UndatedRow, undatedRows } from '../../../domain/layout/roadmapBoard';
import { isLaneKey } from '../../../domain/layout/roadmapLanes';
import type { RoadmapRow } from '../../../domain/layout/roadmapTypes';
import { findAnyRow, findRow } from '../../../domain/model/document';
import type { Project } from '../../../domain/model/work';
import { dayToMoment } from '../../../domain/time/moment';
import { readSchedule, useSchedule, useToday } from '../../plan/derived';
import { act, useDocument } from '../../plan/openProgram';
import { useScreen } from '../../plan/screens';
import { select, useSelection } from '../../plan/selection';
import { TopicLink } from '../../plan/TopicLink';
import { useAfterPaint } from '../../ui/afterPaint';
import { Button } from '../../ui/Button';
import { classNames } from '../../ui/classNames';
import { EmptyState } from '../../ui/EmptyState';
import { useFormat } from '../../ui/format';
import { RoadmapBoard } from './board/RoadmapBoard';
import { ChartCorner } from './chart/ChartCorner';
import { type ChartHandle, RoadmapChart } from './chart/RoadmapChart';
import { type MinimapHandle, RoadmapMinimap } from './chart/RoadmapMinimap';
import { type AskedMenu, askMenu, RowMenu } from './chart/RowMenu';
import { CalendarDialog } from './dialogs/CalendarDialog';
import { ExportPicture } from './dialogs/ExportDialog';
import { ScenariosDialog } from './dialogs/ScenariosDialog';
import { SnapshotsDialog } from './dialogs/SnapshotsDialog';
import { actAndSay, addProject, createSketch, openInspector, sayWhyNot } from './editing/editing';
import { MoveToLane } from './editing/MoveToLane';
import { useDragging } from './editing/useDragging';
import { useLinking } from './editing/useLinking';
import { DragStrip, WhatIfStrip } from './editing/WhatIfStrip';
import { imagine, imaginedPicture, keepAsScenario, makeTrue } from './editing/whatIf';
import { firstWindowOf } from './firstWindow';
import { type DaySpan, spanFrom } from './gestures/drawGesture';
import { type Sketch, sketchOn, useSketch } from './gestures/sketch';
import styles from './RoadmapScreen.module.css';
import { wholeWindow } from './timeScale';
import { RoadmapHeader } from './tools/RoadmapHeader';
import { RoadmapToolbar } from './tools/RoadmapToolbar';
import { UndatedTray } from './tools/UndatedTray';
import { useCopyPaste } from './useCopyPaste';
import { usePresenting } from './usePresenting';
import { useRoadmapActions } from './useRoadmapActions';
import { useRoadmapPicture } from './useRoadmapPicture';
import { useSameTime } from './useSameTime';
import {
  changeRoadmapView,
  readPlace,
  readRoadmapView,
  rememberPlace,
  toggleCollapsed,
  useRoadmapView,
} from './viewState';

/** The roadmap of the open program. */
export function RoadmapScreen() {
  const document = useDocument();
  const schedule = useSchedule();
  const today = useToday();
  const format = useFormat();
  const programId = document.program.id as string;
  const view = useRoadmapView(programId);
  const chart = useRef<ChartHandle>(null);
  const { mode, columnsBy, collapsed, teamIds, healths, compareId } = view;
  const minimap = useRef<MinimapHandle>(null);
  const [isPresenting, setPresenting] = usePresenting();
  useSameTime(isPresenting, chart);
  const [opened, setOpened] = useState<'snapshots' | 'changed' | 'scenarios' | 'calendar' | null>(null);

  const [menu, setMenu] = useState<AskedMenu | null>(null);
  const openCalendar = useCallback(() => setOpened('calendar'), []);

  const { health, layout, facts, taste, imagining, imagined } = useRoadmapPicture(
    document,
    schedule,
    view,
    today,
  );
  const { todayMinutes } = taste;

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

  const canDraw = !isPresenting && imagining === null;
  const beginSketch = (row: RoadmapRow, span: DaySpan) =>
    useSketch.setState({ sketch: sketchOn(document, layout, row, span, true) });

  useRoadmapActions({
    document,
    schedule,
    layout,
    taste,
    format,
    imagining,
    chart,
    isPresenting,
    beginSketch: canDraw ? beginSketch : null,
    onPresent: setPresenting,
    onOpen: setOpened,
  });

  const applyImagined = () => {
    if (!imagining || !imagined) return;
    const scenario =
      imagining.source === 'scenario' ? findRow(document, 'scenario', imagining.scenarioId) : undefined;
    const ids = imagining.source === 'rows' ? imagining.ids : [];
    imagine(null);
    if (scenario) void makeTrue(scenario);
    else void actAndSay(imagined.commands, `Move ‘${imagined.title}’`, ids, format);
  };

  const { drag, followDrag, dragged, keepDrag, describeDrag, canDropIn } = useDragging(
    document,
    schedule,
    layout,
    today,
    format,
    imagining,
  );
  const pasting = useCopyPaste({
    document,
    schedule,
    layout,
    today,
    format,
    chart,
    isEnabled: canDraw && mode === 'timeline',
    onPasted: (id) => requestAnimationFrame(() => chart.current?.reveal(id, true)),
  });
  const linking = useLinking(document, schedule, today, imagining === null);
  const addSketch = async (sketch: Sketch, title: string) => {
    const id = await createSketch(sketch, title, format);
    // By then the picture has it: one that was not there would be looked for behind lanes and filters.
    if (id !== null) requestAnimationFrame(() => hands.current.jump(id));
    return id !== null;
  };
  const { rows } = layout;
  const collapsible = useMemo(
    () => rows.filter((row) => row.kind === 'lane' && row.expandable).map((row) => row.key),
    [rows],
  );
  const allCollapsed = collapsible.length > 0 && collapsible.every((key) => collapsed.has(key));
  const addHere = () => {
    const selectedId = useSelection.getState().ids.at(-1);
    const row = layout.rows.find((it) => it.id !== null && it.id === selectedId) ?? layout.rows[1];
    void addProject(today, lanePlace(layout.lanes, row?.laneKey));
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
  const hiddenByFilter = mode === 'board' ? (board?.hiddenByFilter ?? 0) : layout.hiddenByFilter;
  const hiddenWords =
    teamIds === null && healths === null ? [] : [`Hidden by filter: ${format.number(hiddenByFilter)}`];
  const isEmpty = document.projects.length + document.milestones.length + document.gates.length === 0;
  return (
    <section className={classNames(styles.screen, isPresenting && styles.presenting)} aria-label="Roadmap">
      <RoadmapHeader
        program={document.program}
        note={isPresenting ? [format.day(today), ...hiddenWords].join(' · ') : counts.join(' · ')}
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
          hiddenByFilter={hiddenByFilter}
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
            onMenu={(event) => canDraw && setMenu(askMenu(event, layout, select))}
            onAddAt={(minutes, row) => beginSketch(row, spanFrom(minutes))}
            onCreate={addSketch}
            canDraw={canDraw}
            describeLink={linking.describe}
            onLinked={linking.onLinked}
            onDragged={dragged}
            onDragging={followDrag}
            onKeepDrag={keepDrag}
            describeDrag={describeDrag}
            canDropIn={canDropIn}
            onRefusedDrag={(bar) => sayWhyNot(bar.kind === 'rollup' ? null : bar.title)}
          />
          {isPresenting ? null : (
            <RoadmapMinimap
              ref={minimap}
              layout={layout}
              format={format}
              onShow={(window) => chart.current?.show(window)}
            />
          )}
        </>
      )}
      {menu ? (
        <RowMenu
          asked={menu}
          onOpen={() => openInspector(useSelection.getState().ids[0] ?? '')}
          onClose={() => setMenu(null)}
        />
      ) : null}
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
        <CalendarDialog
          document={document}
          today={today}
          withPeriods={view.withPeriods}
          onPeriods={(withPeriods) => changeRoadmapView(programId, { withPeriods })}
          onClose={() => setOpened(null)}
        />
      ) : null}
      {linking.dialogs}
      {pasting}
      <ExportPicture
        source={{ document, schedule, health, today }}
        view={view}
        readWindow={() => chart.current?.scale() ?? readPlace(programId).window}
        imagined={imaginedPicture(imagining, imagined)}
        format={format}
      />
      <MoveToLane
        document={document}
        layout={layout}
        view={view}
        isEnabled={canDraw && mode === 'timeline'}
        onMoved={(id) => requestAnimationFrame(() => hands.current.jump(id))}
      />
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
