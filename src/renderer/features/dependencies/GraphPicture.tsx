import { memo, useCallback, useMemo } from 'react';
import type { AgreementStanding } from '../../../domain/agreements/standing';
import type { GraphSource } from '../../../domain/layout/graphSource';
import type { GraphBox, GraphLayout } from '../../../domain/layout/graphTypes';
import { datesToSentences } from '../../../domain/schedule/explainDates';
import { useHealthSoon, useSchedule } from '../../plan/derived';
import { useDocument } from '../../plan/openProgram';
import { useFormat } from '../../ui/format';
import { healthWords } from '../../ui/HealthMark';
import styles from './Graph.module.css';
import { BoxBlocks, BoxShape, LaneShape, LineShape } from './GraphShapes';
import { columnHeadY, emphasisOfBox, emphasisOfLine, type ShownChain, waitLabelOf } from './graphEmphasis';
import type { GraphLevel, ShownPart } from './graphWindow';
import { boxToWords, lineToWords } from './words';

const teamColors = 8;

/** The size of a name in a box, in the picture's own pixels; null for that of the layout. */
const titleSizes: Readonly<Record<GraphLevel, number | null>> = {
  near: null,
  names: 18,
  shortNames: 25,
  blocks: 25,
};

/** What is drawn of the graph, in its own coordinates: panning and zooming within a level draw none of it again. */
export const GraphPicture = memo(function GraphPicture(props: {
  readonly layout: GraphLayout;
  readonly shown: ShownPart;
  readonly level: GraphLevel;
  readonly source: GraphSource;
  readonly standingById: ReadonlyMap<string, AgreementStanding>;
  readonly selectedIds: readonly string[];
  readonly chain: ShownChain | null;
  readonly showCritical: boolean;
  /** The box that the Tab key leads to. */
  readonly tabStop: string | undefined;
}) {
  const { layout, shown, level, source, standingById, selectedIds, chain, showCritical, tabStop } = props;
  const program = useDocument();
  const schedule = useSchedule();
  const health = useHealthSoon();
  const format = useFormat();
  const teamColorById = useMemo(
    () => new Map(source.teams.map((team, index) => [team.id, (index % teamColors) + 1])),
    [source.teams],
  );
  const boxById = useMemo(() => new Map(layout.boxes.map((box) => [box.id, box])), [layout.boxes]);
  const groupWord = source.groupWord ?? 'team';
  const waitById = useMemo(() => new Map(source.links.map((link) => [link.id, link.waitDays])), [source]);
  const selected = useMemo(() => new Set(selectedIds), [selectedIds]);
  // From far away only what is selected, and what the keyboard stands on, is more than a block.
  const single = useMemo(
    () =>
      level === 'blocks'
        ? shown.boxes.filter((box) => box.id === tabStop || selected.has(box.id))
        : shown.boxes,
    [level, shown.boxes, tabStop, selected],
  );
  const words = useMemo(
    () =>
      new Map(
        single.map((box) => {
          const own = box.kind === 'team' ? null : (health.byId.get(box.id)?.shown ?? null);
          return [
            box.id,
            {
              health: own,
              name: boxToWords(box, groupWord, format, own && healthWords[own]),
              why: datesToSentences(program, schedule, box.id)?.finish ?? '',
            },
          ];
        }),
      ),
    [single, groupWord, health, format, program, schedule],
  );
  const lineNames = useMemo(
    () =>
      new Map(shown.edges.map((edge) => [edge.id, lineToWords(edge, source, boxById, standingById, format)])),
    [shown.edges, source, boxById, standingById, format],
  );
  const isDone = useCallback((box: GraphBox) => source.rowById.get(box.id)?.done ?? false, [source]);
  return (
    <>
      <g>
        {layout.groups.map((group) => (group.collapsed ? null : <LaneShape key={group.id} group={group} />))}
        {layout.columns.map((column) =>
          column.label === '' ? null : (
            <g key={column.label} className={styles.columnHead}>
              <line x1={column.x} x2={column.x} y1="0" y2={layout.height} />
              <text x={column.x + 8} y={columnHeadY(layout)}>
                {column.label}
              </text>
            </g>
          ),
        )}
      </g>
      {level === 'blocks' ? (
        <BoxBlocks
          boxes={layout.boxes}
          chainIds={chain?.boxIds ?? null}
          isDone={isDone}
          showCritical={showCritical}
        />
      ) : null}
      <g>
        {shown.edges.map((edge) => (
          <LineShape
            key={edge.id}
            edge={edge}
            name={lineNames.get(edge.id) ?? ''}
            emphasis={emphasisOfLine(edge, selected, chain)}
            showCritical={showCritical}
            waitLabel={waitLabelOf(edge, chain, waitById)}
          />
        ))}
      </g>
      <g>
        {single.map((box) => (
          <BoxShape
            key={box.id}
            box={box}
            name={words.get(box.id)?.name ?? ''}
            why={words.get(box.id)?.why ?? ''}
            emphasis={emphasisOfBox(box, selectedIds, chain)}
            health={words.get(box.id)?.health ?? null}
            teamColor={teamColorById.get(box.groupId) ?? 7}
            showCritical={showCritical}
            isTabStop={box.id === tabStop}
            titleSize={titleSizes[level]}
          />
        ))}
      </g>
    </>
  );
});
