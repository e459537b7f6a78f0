import { type RefObject, useRef } from 'react';
import { datedGates } from '../../../domain/editing/gateDay';
import type { RoadmapLayout, RoadmapRow } from '../../../domain/layout/roadmapTypes';
import { findRow, type ProgramDocument } from '../../../domain/model/document';
import type { Schedule } from '../../../domain/schedule/schedule';
import { dayToNumber } from '../../../domain/time/day';
import { useActions } from '../../plan/actions';
import { announce, notify } from '../../plan/notices';
import { select, useSelection } from '../../plan/selection';
import type { Format } from '../../ui/format';
import type { ChartHandle } from './chart/RoadmapChart';
import { actAndSay, sayWhyNot } from './editing/editing';
import { type SteppedPart, scheduledRows, stepCommands, stepGates } from './editing/steps';
import { type Imagining, imagine, notThePlan } from './editing/whatIf';
import { type DaySpan, sketchDays, spanFrom } from './gestures/drawGesture';
import type { AxisTaste } from './painting/axisPainter';
import { minutesPerDay, spanToWindow, wholeWindow } from './timeScale';
import { jumpBoxId } from './tools/RoadmapToolbar';
import { changeRoadmapView, readRoadmapView } from './viewState';

type Acting = {
  readonly document: ProgramDocument;
  readonly schedule: Schedule;
  readonly layout: RoadmapLayout;
  readonly taste: AxisTaste;
  readonly format: Format;
  readonly imagining: Imagining | null;
  readonly chart: RefObject<ChartHandle | null>;
  readonly isPresenting: boolean;
  /** Begins a bar on a row; null while none may be drawn. */
  readonly beginSketch: ((row: RoadmapRow, span: DaySpan) => void) | null;
  readonly onPresent: (isOn: boolean) => void;
  readonly onOpen: (what: 'snapshots' | 'scenarios' | 'calendar') => void;
};

/** A bar or milestone, or a lane that is collapsed, which has no id: it stands for what is in it. */
type Walked = { readonly id: string | null; readonly keys: ReadonlySet<string> };

function walkedFrom(selectedId: string | null, focused: RoadmapRow | null): Walked | null {
  if (selectedId !== null) return { id: selectedId, keys: new Set([selectedId]) };
  return focused === null ? null : { id: null, keys: new Set([focused.laneKey]) };
}

function toggleBoard(programId: string): void {
  const { mode } = readRoadmapView(programId);
  changeRoadmapView(programId, { mode: mode === 'board' ? 'timeline' : 'board' });
}

/** What keys, buttons and the palette do on the roadmap: look elsewhere, and step what is selected. */
export function useRoadmapActions(acting: Acting): void {
  const {
    document,
    schedule,
    layout,
    taste,
    format,
    imagining,
    chart,
    isPresenting,
    beginSketch,
    onPresent,
    onOpen,
  } = acting;
  const stepSelected = (days: number, what: SteppedPart) => {
    if (imagining?.source === 'rows' && what === 'move') {
      imagine({ ...imagining, days: imagining.days + days });
      return;
    }
    if (imagining !== null) {
      notify({ tone: 'info', text: notThePlan });
      return;
    }
    const { ids } = useSelection.getState();
    const rows = scheduledRows(schedule, ids);
    const summary = rows.find((row) => row.summary);
    if (summary) {
      sayWhyNot(summary.title);
      return;
    }
    const gates =
      what === 'move'
        ? stepGates(document, ids, days, taste.daysOff)
        : {
            commands: [],
            fault: datedGates(document, ids).length > 0 ? 'A gate has one day, and no length.' : null,
          };
    const commands = [...stepCommands(rows, days, what, taste.daysOff), ...gates.commands];
    if (gates.fault !== null) notify({ tone: 'info', text: gates.fault });
    if (commands.length === 0) return;
    const label = what === 'move' ? `Move ${commands.length} items` : `Resize ${rows.length} items`;
    const titles = [...rows, ...datedGates(document, ids)].map((row) => row.title);
    const single = titles.length === 1 ? titles[0] : undefined;
    void actAndSay(
      commands,
      single ? `${what === 'move' ? 'Move' : 'Resize'} ‘${single}’` : label,
      ids,
      format,
    );
  };

  const imagineSelected = () => {
    const { ids } = useSelection.getState();
    const rows = scheduledRows(schedule, ids);
    if (rows.length === 0) {
      const isGate = datedGates(document, ids).length > 0;
      if (isGate) notify({ tone: 'info', text: 'Nothing waits for a gate, so nothing would slip with it.' });
      return;
    }
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
    const fromMinutes = taste.todayMinutes - length * 0.35;
    chart.current?.show({ fromMinutes, toMinutes: fromMinutes + length });
  };

  /** On the row that has the focus: today where that is in view, else in the middle of what is. */
  const drawHere = () => {
    const scale = chart.current?.scale();
    const row = chart.current?.focusedRow() ?? layout.rows[0];
    if (!beginSketch || !scale || !row) return;
    const isTodayShown = taste.todayMinutes > scale.fromMinutes && taste.todayMinutes < scale.toMinutes;
    const span = spanFrom(isTodayShown ? taste.todayMinutes : (scale.fromMinutes + scale.toMinutes) / 2);
    const fromMinutes = dayToNumber(span.startDay) * minutesPerDay;
    chart.current?.revealRow(row, { fromMinutes, toMinutes: fromMinutes + sketchDays * minutesPerDay });
    beginSketch(row, span);
  };

  /** What has its dependencies walked through: while one of these is selected, it is not. */
  const walked = useRef<Walked | null>(null);
  const stepDependency = (by: 1 | -1) => {
    const selectedId = useSelection.getState().ids.at(-1) ?? null;
    const isLink = findRow(document, 'dependency', selectedId) !== undefined;
    const from = isLink ? walked.current : walkedFrom(selectedId, chart.current?.focusedRow() ?? null);
    if (from === null) return;
    walked.current = from;
    const links = layout.arrows
      .filter((arrow) => from.keys.has(arrow.fromKey) || from.keys.has(arrow.toKey))
      .flatMap((arrow) => arrow.dependencyIds);
    if (links.length === 0) {
      announce('It has no dependencies in this picture.');
      return;
    }
    // After the last comes the item itself.
    const stops = [from.id, ...links];
    const next = stops.at((stops.indexOf(selectedId) + by) % stops.length) ?? null;
    select(next);
    if (next !== null && next !== from.id) chart.current?.revealArrow(next);
  };

  useActions({
    'row.nextDependency': { run: () => stepDependency(1), isEnabled: () => chart.current !== null },
    'row.previousDependency': { run: () => stepDependency(-1), isEnabled: () => chart.current !== null },
    'roadmap.draw': { run: drawHere, isEnabled: () => beginSketch !== null && chart.current !== null },
    'roadmap.zoomIn': () => chart.current?.zoom(1 / 1.4),
    'roadmap.zoomOut': () => chart.current?.zoom(1.4),
    'roadmap.fit': () => {
      const whole = wholeWindow(layout);
      if (whole) chart.current?.show(whole);
    },
    'roadmap.fitSelection': fitSelection,
    'roadmap.today': goToToday,
    'row.whatIf': imagineSelected,
    'roadmap.board': () => toggleBoard(document.program.id),
    'roadmap.present': () => onPresent(!isPresenting),
    'roadmap.snapshots': () => onOpen('snapshots'),
    'roadmap.scenarios': () => onOpen('scenarios'),
    'roadmap.calendar': () => onOpen('calendar'),
    'row.moveEarlier': () => stepSelected(-1, 'move'),
    'row.moveLater': () => stepSelected(1, 'move'),
    'row.moveWeekEarlier': () => stepSelected(-7, 'move'),
    'row.moveWeekLater': () => stepSelected(7, 'move'),
    'row.startEarlier': () => stepSelected(-1, 'start'),
    'row.startLater': () => stepSelected(1, 'start'),
    'row.finishEarlier': () => stepSelected(-1, 'finish'),
    'row.finishLater': () => stepSelected(1, 'finish'),
    'edit.find': () => window.document.querySelector<HTMLInputElement>(`#${jumpBoxId} input`)?.focus(),
  });
}
