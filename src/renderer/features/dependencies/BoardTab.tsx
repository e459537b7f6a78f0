import { LayoutGrid } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { create } from 'zustand';
import { drawLines, linesOf, placeGraph } from '../../../domain/layout/graphLayout';
import { graphSourceOf } from '../../../domain/layout/graphSource';
import { useSchedule, useStandings } from '../../plan/derived';
import { useDocument } from '../../plan/openProgram';
import { useSelection } from '../../plan/selection';
import { TopicLink } from '../../plan/TopicLink';
import { EmptyState } from '../../ui/EmptyState';
import { useFormat } from '../../ui/format';
import { SegmentedControl } from '../../ui/SegmentedControl';
import { Toolbar, ToolbarSpace } from '../../ui/Toolbar';
import styles from './Graph.module.css';
import { GraphCanvas } from './GraphCanvas';
import { selectInGraph, shownChainOf } from './graphSelection';

type BoardView = { readonly by: 'date' | 'release'; readonly show: 'open' | 'all' };

/** The board's view, kept while one looks at other screens. */
const useBoardView = create<BoardView>(() => ({ by: 'date', show: 'open' }));

/** "Board": the program board, teams by months or releases, with a string for every promise between two cards. */
export function BoardTab() {
  const document = useDocument();
  const schedule = useSchedule();
  const standingById = useStandings();
  const format = useFormat();
  const selectedIds = useSelection((state) => state.ids);
  const { by, show } = useBoardView();
  const [rolledUp, setRolledUp] = useState<ReadonlySet<string>>(new Set());
  const [focusedLineId, setFocusedLineId] = useState<string | null>(null);
  const source = useMemo(
    () => graphSourceOf(document, schedule, standingById),
    [document, schedule, standingById],
  );
  const links = useMemo(() => {
    const promised = new Set(document.dependencies.filter((it) => it.agreement).map((it) => it.id as string));
    return source.links.filter((link) => promised.has(link.id) && (show === 'all' || link.open));
  }, [document.dependencies, source, show]);
  const releases = useMemo(
    () =>
      document.markers
        .filter((marker) => marker.kind === 'release')
        .map((marker) => ({ title: marker.title, day: marker.startDay })),
    [document.markers],
  );
  const columns = by === 'release' && releases.length > 0 ? 'release' : 'date';
  const places = useMemo(
    () => placeGraph(source, { collapsedTeamIds: rolledUp, columns, releases, links, withUnlinked: false }),
    [source, rolledUp, columns, releases, links],
  );
  const lines = useMemo(() => linesOf(places), [places]);
  const selectedId = selectedIds.at(-1) ?? null;
  const chain = useMemo(
    () => shownChainOf(document, { ...source, links }, places, selectedId),
    [document, source, links, places, selectedId],
  );
  const layout = useMemo(() => {
    const chosenLinkIds = new Set(chain?.linkIds ?? []);
    for (const id of lines.find((line) => line.id === focusedLineId)?.dependencyIds ?? []) {
      chosenLinkIds.add(id);
    }
    // A board shows its strings; only where they would cover it, those that are broken or chosen.
    const all = lines.length <= 120;
    return drawLines(places, { lines: all ? 'all' : 'marked', criticalPath: false, chosenLinkIds }, lines);
  }, [places, lines, chain, focusedLineId]);
  const onToggle = useCallback(
    (groupId: string) =>
      setRolledUp((now) => {
        const next = new Set(now);
        if (!next.delete(groupId)) next.add(groupId);
        return next;
      }),
    [],
  );
  const late = links.filter((link) => link.late).length;
  return (
    <div className={styles.tab}>
      <Toolbar label="Board" className={styles.tools}>
        <SegmentedControl
          label="Show"
          value={show}
          options={[
            { id: 'open', label: 'Open' },
            { id: 'all', label: 'All' },
          ]}
          onChange={(id) => useBoardView.setState({ show: id })}
        />
        {releases.length === 0 ? null : (
          <SegmentedControl
            label="Columns"
            value={by}
            options={[
              { id: 'date', label: 'Months' },
              { id: 'release', label: 'Releases' },
            ]}
            onChange={(id) => useBoardView.setState({ by: id })}
          />
        )}
        <ToolbarSpace />
        <span className={styles.arranging}>
          {format.count(links.length, 'promise')} between cards, {format.number(late)} late
        </span>
      </Toolbar>
      {links.length === 0 ? (
        <EmptyState
          title="No promise stands on the board"
          icon={<LayoutGrid aria-hidden />}
          level={3}
          learn={<TopicLink topicId="finding-dependencies" />}
        >
          {show === 'open'
            ? 'Every promise is kept or ended. Show all to see them.'
            : 'A promise between two teams puts their work on the board, in the month in which it is to be done.'}
        </EmptyState>
      ) : (
        <GraphCanvas
          layout={layout}
          lines={lines}
          source={source}
          standingById={standingById}
          selectedIds={selectedIds}
          chain={chain}
          showCritical={false}
          label="Program board"
          sentence={`Teams by ${columns === 'date' ? 'the time in which their work finishes' : 'release'}: ${format.count(links.length, 'promise')} between ${format.count(layout.boxes.length, 'card')}, ${late} late.`}
          pictureKey={`${document.program.id} board ${columns} ${show}`}
          onFocusLine={setFocusedLineId}
          onToggle={onToggle}
          onSelect={selectInGraph}
        />
      )}
    </div>
  );
}
