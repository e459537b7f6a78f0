// Rows of this tree grid come and go with the scroll bar and stand at heights of their own, which a <table> cannot do;
// they share one tab stop, and their cells have none.
// biome-ignore-all lint/a11y/useSemanticElements: see above
// biome-ignore-all lint/a11y/useFocusableInteractive: see above
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, memo, useCallback, useMemo, useRef } from 'react';
import type { ArrowText } from '../../../../domain/layout/arrowText';
import type { RoadmapLane, RoadmapLayout, RoadmapRow } from '../../../../domain/layout/roadmapTypes';
import type { Health } from '../../../../domain/model/health';
import type { DateSentences } from '../../../../domain/schedule/explainDates';
import type { ScheduledRow } from '../../../../domain/schedule/schedule';
import { daysToSigned } from '../../../../domain/whatif/headline';
import { useAfterPaint, useIsPainted } from '../../../ui/afterPaint';
import { classNames } from '../../../ui/classNames';
import { FocusKeeper } from '../../../ui/FocusKeeper';
import type { Format } from '../../../ui/format';
import { HealthMark, healthWords } from '../../../ui/HealthMark';
import { finishDayOf, startDayOf } from '../editing/moves';
import { isSelectAll } from './canvasKeys';
import styles from './RoadmapOutline.module.css';
import { type TreePlace, treePlaces } from './treePlaces';

/** What the outline reads about a row that the layout does not hold. */
export type OutlineFacts = {
  readonly scheduled: (id: string) => ScheduledRow | undefined;
  readonly health: (id: string) => Health;
  readonly ownerName: (id: string) => string;
  /** Why a row starts and finishes when it does. */
  readonly why: (id: string) => DateSentences | null;
  /** Days by which it finishes after what it is held against; null where that does not know it. */
  readonly varianceDays: (id: string) => number | null;
  /** Whether anything is held against a baseline, a snapshot or the plan. */
  readonly hasVariance: boolean;
  /** What the arrow of some dependencies says. */
  readonly arrow: (dependencyIds: readonly string[]) => ArrowText;
};

/**
 * How the focus came to a row: it just did; by a key that goes there, which lets go of what was selected; or by one that
 * selects everything from the row where the focus was put last.
 */
export type RowFocus = 'come' | 'go' | 'extend';

export type RoadmapOutlineProps = {
  readonly layout: RoadmapLayout;
  readonly firstRow: number;
  readonly endRow: number;
  readonly facts: OutlineFacts;
  readonly format: Format;
  readonly selectedIds: ReadonlySet<string>;
  /** The row that the Tab key reaches. */
  readonly focusIndex: number;
  readonly onFocusRow: (index: number, how: RowFocus) => void;
  readonly onSelectAll: () => void;
  readonly onSelect: (row: RoadmapRow, extend: boolean) => void;
  readonly onToggle: (row: RoadmapRow) => void;
  readonly onOpen: (row: RoadmapRow) => void;
};

/** The names of the columns, in their order. */
const outlineColumns = ['Title', 'Owner', 'Start', 'Finish', 'Variance', 'Health', 'Slack'] as const;

/** The id of a row's element. */
export function outlineRowId(key: string): string {
  return `outline-${key}`;
}

function slackInWords({ totalSlackMinutes, dayMinutes, done, summary }: ScheduledRow): string {
  if (done || summary) return '';
  const days = Math.round((totalSlackMinutes / Math.max(1, dayMinutes)) * 10) / 10;
  return `${String(days).replace('-', '−')} d`;
}

/** All that a row shows, taken apart, so that it is drawn anew only when something of that is another thing. */
type RowProps = Pick<RoadmapOutlineProps, 'format' | 'onFocusRow' | 'onSelect' | 'onToggle' | 'onOpen'> & {
  readonly row: RoadmapRow;
  readonly lane: RoadmapLane | undefined;
  readonly scheduled: ScheduledRow | undefined;
  readonly health: Health | null;
  readonly ownerName: string;
  readonly varianceDays: number | null;
  readonly hasVariance: boolean;
  readonly whyStart: string;
  readonly whyFinish: string;
  readonly isSelected: boolean;
  readonly isFocusable: boolean;
  readonly place: TreePlace | undefined;
};

type RowFacts = Pick<
  RowProps,
  'scheduled' | 'health' | 'ownerName' | 'varianceDays' | 'whyStart' | 'whyFinish'
>;

function isHeadRow(row: RoadmapRow): boolean {
  return row.kind === 'lane' || row.kind === 'milestones';
}

/** What is shown of a row; `reasons` may be of the drawing before. */
function factsOfRow(
  row: RoadmapRow,
  lane: RoadmapLane | undefined,
  facts: OutlineFacts,
  reasons: OutlineFacts | null,
): RowFacts {
  const { id } = row;
  const isHead = isHeadRow(row);
  const scheduled = id === null ? undefined : facts.scheduled(id);
  const why = id === null || !scheduled ? null : (reasons?.why(id) ?? null);
  return {
    scheduled,
    health: isHead && lane ? lane.health : id === null ? null : facts.health(id),
    ownerName: id !== null && (!isHead || scheduled) ? facts.ownerName(id) : '',
    varianceDays: id === null ? null : facts.varianceDays(id),
    whyStart: why?.start ?? '',
    whyFinish: why?.finish ?? '',
  };
}

const reasonOf = (why: string) => (why === '' ? {} : { title: why, 'aria-description': why });

const OutlineRow = memo(function OutlineRow(props: RowProps) {
  const { row, lane, format, scheduled, health, varianceDays, isSelected, isFocusable, place } = props;
  const isHead = isHeadRow(row);
  const isDone = health === 'done';
  return (
    <div
      role="row"
      id={outlineRowId(row.key)}
      aria-rowindex={row.index + 2}
      aria-level={row.depth + 1}
      aria-posinset={place?.position}
      aria-setsize={place?.size}
      aria-selected={isSelected}
      {...(row.expandable ? { 'aria-expanded': !row.collapsed } : {})}
      tabIndex={isFocusable ? 0 : -1}
      className={classNames(
        styles.row,
        isHead && styles.head,
        isSelected && styles.selected,
        isDone && styles.done,
      )}
      style={{ top: row.y, height: row.height }}
      onFocus={() => props.onFocusRow(row.index, 'come')}
      onClick={(event) => props.onSelect(row, event.shiftKey || event.ctrlKey || event.metaKey)}
      onDoubleClick={() => props.onOpen(row)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        props.onOpen(row);
      }}
    >
      {isHead && lane?.teamTone !== null && lane !== undefined ? (
        <span className={styles.tick} style={{ background: `var(--team-${lane.teamTone + 1})` }} />
      ) : null}
      <div role="gridcell" className={styles.title} style={{ paddingLeft: 10 + row.depth * 14 }}>
        {row.expandable ? (
          <span
            className={styles.toggle}
            aria-hidden
            onClick={(event) => {
              event.stopPropagation();
              props.onToggle(row);
            }}
            onDoubleClick={(event) => event.stopPropagation()}
          >
            {row.collapsed ? <ChevronRight /> : <ChevronDown />}
          </span>
        ) : (
          <span className={styles.toggle} />
        )}
        <span className={styles.name} title={row.title}>
          {row.title}
        </span>
        {isHead && lane && lane.projectCount > 0 && row.id !== null && scheduled === undefined ? (
          <LaneCounts lane={lane} />
        ) : isHead && lane && lane.projectCount > 0 && row.id === null ? (
          <LaneCounts lane={lane} />
        ) : null}
      </div>
      <div role="gridcell" className={classNames(styles.cell, styles.owner)}>
        {props.ownerName}
      </div>
      <div
        role="gridcell"
        className={classNames(styles.cell, styles.day, styles.start)}
        {...reasonOf(props.whyStart)}
      >
        {scheduled ? format.dayShort(startDayOf(scheduled)) : ''}
      </div>
      <div role="gridcell" className={classNames(styles.cell, styles.day)} {...reasonOf(props.whyFinish)}>
        {scheduled ? (
          format.dayShort(finishDayOf(scheduled))
        ) : !isHead ? (
          <span className={styles.undated}>No dates</span>
        ) : (
          ''
        )}
      </div>
      {props.hasVariance ? (
        <div
          role="gridcell"
          className={classNames(
            styles.cell,
            styles.variance,
            varianceDays !== null && varianceDays > 0 && styles.negative,
          )}
        >
          {varianceDays === null || varianceDays === 0 ? '' : daysToSigned(varianceDays)}
        </div>
      ) : null}
      <div role="gridcell" className={classNames(styles.cell, styles.health)}>
        {health === null ? null : (
          <>
            <HealthMark health={health} size={12} />
            <span className={styles.word}>{healthWords[health]}</span>
          </>
        )}
      </div>
      <div
        role="gridcell"
        className={classNames(
          styles.cell,
          styles.slack,
          scheduled && scheduled.totalSlackMinutes < 0 && styles.negative,
        )}
      >
        {scheduled ? slackInWords(scheduled) : ''}
      </div>
    </div>
  );
});

function LaneCounts({ lane }: { readonly lane: RoadmapLane }) {
  return (
    <span className={styles.counts}>
      <span className={styles.total}>{lane.projectCount}</span>
      {lane.redCount > 0 ? (
        <span className={styles.count}>
          <HealthMark health="red" size={10} label={`${lane.redCount} off track`} />
          <span aria-hidden>{lane.redCount}</span>
        </span>
      ) : null}
      {lane.amberCount > 0 ? (
        <span className={styles.count}>
          <HealthMark health="amber" size={10} label={`${lane.amberCount} at risk`} />
          <span aria-hidden>{lane.amberCount}</span>
        </span>
      ) : null}
    </span>
  );
}

/** The roadmap as a tree grid: what the picture shows, for eyes, fingers and screen readers alike. */
export function RoadmapOutline(props: RoadmapOutlineProps) {
  const { layout, facts, firstRow, endRow, focusIndex, onFocusRow, onSelectAll, onToggle } = props;
  const { lanes } = layout;
  const laneByKey = useMemo(() => new Map(lanes.map((lane) => [lane.key, lane])), [lanes]);
  // Why a date is what it is nobody reads before the date is there.
  const isPainted = useIsPainted();
  const explained = useAfterPaint(facts);
  const reasons = isPainted ? explained : null;
  const places = useMemo(() => treePlaces(layout.rows), [layout.rows]);
  const shown = layout.rows.slice(firstRow, endRow);
  // The row with the focus stays in the page, wherever the scroll bar is, or the focus would be lost.
  const focused = layout.rows[focusIndex];
  if (focused && (focusIndex < firstRow || focusIndex >= endRow)) shown.push(focused);

  const handleKey = useCallback(
    (event: KeyboardEvent<HTMLDivElement>) => {
      if (isSelectAll(event)) {
        event.preventDefault();
        onSelectAll();
      }
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const row = layout.rows[focusIndex];
      if (!row) return;
      const go = (index: number) => {
        event.preventDefault();
        onFocusRow(Math.min(layout.rows.length - 1, Math.max(0, index)), event.shiftKey ? 'extend' : 'go');
      };
      switch (event.key) {
        case 'ArrowDown':
          return go(focusIndex + 1);
        case 'ArrowUp':
          return go(focusIndex - 1);
        case 'Home':
          return go(0);
        case 'End':
          return go(layout.rows.length - 1);
        case 'PageDown':
          return go(focusIndex + 10);
        case 'PageUp':
          return go(focusIndex - 10);
        case 'ArrowRight':
          if (row.expandable && row.collapsed) {
            event.preventDefault();
            onToggle(row);
          } else if (row.expandable) go(focusIndex + 1);
          return;
        case 'ArrowLeft': {
          if (row.expandable && !row.collapsed) {
            event.preventDefault();
            onToggle(row);
            return;
          }
          const parent = layout.rows.findLastIndex((it, i) => i < focusIndex && it.depth < row.depth);
          if (parent >= 0) go(parent);
          return;
        }
      }
    },
    [layout, focusIndex, onFocusRow, onSelectAll, onToggle],
  );

  const tree = useRef<HTMLDivElement>(null);
  const refocus = () => tree.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus();
  const grid = (
    <div
      ref={tree}
      role="treegrid"
      aria-label="Roadmap outline"
      aria-rowcount={layout.rows.length + 1}
      aria-multiselectable
      className={styles.outline}
      onKeyDown={handleKey}
    >
      <div role="row" aria-rowindex={1} className={styles.hiddenHead}>
        {outlineColumns
          .filter((column) => facts.hasVariance || column !== 'Variance')
          .map((column) => (
            <div role="columnheader" key={column}>
              {column}
            </div>
          ))}
      </div>
      {shown.map((row) => (
        <OutlineRow
          key={row.key}
          row={row}
          lane={laneByKey.get(row.laneKey)}
          {...factsOfRow(row, laneByKey.get(row.laneKey), facts, reasons)}
          hasVariance={facts.hasVariance}
          format={props.format}
          isSelected={row.id !== null && props.selectedIds.has(row.id)}
          isFocusable={row.index === focusIndex}
          place={places[row.index]}
          onFocusRow={props.onFocusRow}
          onSelect={props.onSelect}
          onToggle={props.onToggle}
          onOpen={props.onOpen}
        />
      ))}
    </div>
  );
  return (
    <FocusKeeper place={tree} onLost={refocus}>
      {grid}
    </FocusKeeper>
  );
}

/** The columns' names above the outline, for the eye; the tree grid has its own head. */
export function OutlineHead({ hasVariance }: { readonly hasVariance: boolean }) {
  return (
    <div className={styles.columns} aria-hidden>
      <span className={styles.title}>Title</span>
      <span className={classNames(styles.cell, styles.owner)}>Owner</span>
      <span className={classNames(styles.cell, styles.day, styles.start)}>Start</span>
      <span className={classNames(styles.cell, styles.day)}>Finish</span>
      {hasVariance ? (
        <span className={classNames(styles.cell, styles.variance)} title="Days after what it is held against">
          Var.
        </span>
      ) : null}
      <span className={classNames(styles.cell, styles.health)}>
        <span className={styles.word}>Health</span>
      </span>
      <span className={classNames(styles.cell, styles.slack)}>Slack</span>
    </div>
  );
}
