import {
  Check,
  ChevronsDownUp,
  ChevronsUpDown,
  Link2,
  List,
  Route,
  SlidersHorizontal,
  Waypoints,
} from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { graphDrawing } from '../../../domain/layout/graphDrawing';
import { groupSource } from '../../../domain/layout/graphGrouping';
import { mostLayeredBoxes } from '../../../domain/layout/graphLayered';
import {
  drawLines,
  graphToSentence,
  linesOf,
  mostLines,
  placeGraph,
} from '../../../domain/layout/graphLayout';
import { neighbourhoodOf, pathBetween } from '../../../domain/layout/graphNeighbourhood';
import { filterLinks, type GraphSource, graphSourceOf } from '../../../domain/layout/graphSource';
import { noTeamId } from '../../../domain/layout/graphTypes';
import { useActions } from '../../plan/actions';
import { useSchedule, useStandings } from '../../plan/derived';
import { exportPicture } from '../../plan/exportPicture';
import { LinkDialog } from '../../plan/LinkDialog';
import { useDocument } from '../../plan/openProgram';
import { useSelection } from '../../plan/selection';
import { TopicLink } from '../../plan/TopicLink';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { IconButton } from '../../ui/IconButton';
import { Menu } from '../../ui/Menu';
import { SegmentedControl } from '../../ui/SegmentedControl';
import { Select } from '../../ui/Select';
import { Toolbar, ToolbarLine, ToolbarSpace } from '../../ui/Toolbar';
import { DependencyList } from './DependencyList';
import styles from './Graph.module.css';
import { GraphCanvas } from './GraphCanvas';
import { selectInGraph, shownChainOf } from './graphSelection';
import { changeGraphView, toggleTeam, useGraphView } from './graphView';
import { useLayered } from './useLayered';

/** How far around the selected is looked, in words. */
const depthWords: Readonly<Record<number, string>> = {
  0: 'Itself alone',
  1: '1 step around',
  2: '2 steps around',
  3: '3 steps around',
};

/** From so many linked rows on a program opens rolled up to its teams. */
const mostBoxesAtFirst = 90;

/** The teams that are rolled up when a program is first looked at. */
function collapsedAtFirst(source: GraphSource): ReadonlySet<string> {
  const linked = new Set(source.links.flatMap((link) => [link.fromId, link.toId]));
  return linked.size > mostBoxesAtFirst
    ? new Set([...source.teams.map((team) => team.id), noTeamId])
    : new Set();
}

/** "Graph": the picture of what depends on what, or the same as a list. */
export function GraphTab() {
  const document = useDocument();
  const schedule = useSchedule();
  const standingById = useStandings();
  const selectedIds = useSelection((state) => state.ids);
  const view = useGraphView();
  const [focusedLineId, setFocusedLineId] = useState<string | null>(null);
  const [isLinking, setLinking] = useState(false);

  const { grouping } = view;
  const ungrouped = useMemo(
    () => graphSourceOf(document, schedule, standingById),
    [document, schedule, standingById],
  );
  const source = useMemo(() => groupSource(document, ungrouped, grouping), [document, ungrouped, grouping]);
  const isOther = view.programId !== document.program.id;
  useEffect(() => {
    if (!isOther) return;
    changeGraphView({
      programId: document.program.id,
      collapsedTeamIds: collapsedAtFirst(source),
      show: 'all',
      teamId: null,
      lines: null,
      columns: 'order',
      grouping: 'team',
      arrange: 'lanes',
      depth: null,
      path: null,
    });
  }, [isOther, document, source]);
  const collapsedTeamIds = useMemo(
    () => (isOther ? collapsedAtFirst(source) : view.collapsedTeamIds),
    [isOther, source, view.collapsedTeamIds],
  );

  const { show, teamId, columns, withUnlinked, criticalPath, asList } = view;
  const filtered = useMemo(() => filterLinks(source, { show, teamId }), [source, show, teamId]);
  const selectedId = selectedIds.at(-1) ?? null;
  // Around what was selected last; selecting nothing keeps the picture that one looks at.
  const [centreId, setCentreId] = useState<string | null>(null);
  useEffect(() => {
    if (selectedId !== null) setCentreId(selectedId);
  }, [selectedId]);
  const { depth, path } = view;
  const links = useMemo(() => {
    if (path !== null) {
      const ids = pathBetween(document, source, filtered, path[0], path[1]);
      return filtered.filter((link) => ids.has(link.id));
    }
    if (depth === null || centreId === null) return filtered;
    const ids = neighbourhoodOf(document, source, filtered, centreId, depth);
    return filtered.filter((link) => ids.has(link.id));
  }, [document, source, filtered, depth, path, centreId]);
  const places = useMemo(
    () => placeGraph(source, { collapsedTeamIds, columns, links, withUnlinked: withUnlinked && !teamId }),
    [source, collapsedTeamIds, columns, links, withUnlinked, teamId],
  );
  const lines = useMemo(() => linesOf(places), [places]);
  const chain = useMemo(
    () => shownChainOf(document, source, places, selectedId),
    [document, source, places, selectedId],
  );
  const drawn = view.lines ?? (lines.length > mostLines ? 'marked' : 'all');
  const chosenLinkIds = useMemo(() => {
    const chosen = new Set(chain?.linkIds ?? []);
    for (const id of lines.find((line) => line.id === focusedLineId)?.dependencyIds ?? []) chosen.add(id);
    return chosen;
  }, [chain, lines, focusedLineId]);
  const lanes = useMemo(
    () => drawLines(places, { lines: drawn, criticalPath, chosenLinkIds }, lines),
    [places, lines, drawn, criticalPath, chosenLinkIds],
  );

  const { layout, arranging } = useLayered(lanes, lines, view.arrange === 'layers', () =>
    changeGraphView({ arrange: 'lanes' }),
  );

  const canLink = () => setLinking(true);
  const exportShown = (format: 'svg' | 'png') => {
    const drawing = graphDrawing(layout, {
      scale: 0.75,
      title: `Dependencies of ${document.program.title}`,
      alternative: graphToSentence(layout, source.groupWord),
    });
    return exportPicture('graph', format, layout.boxes.length === 0 ? null : drawing);
  };
  useActions({
    'row.link': canLink,
    'graph.exportSvg': () => exportShown('svg'),
    'graph.exportPng': () => exportShown('png'),
  });
  const teamIds = useMemo(() => [...source.teams.map((team) => team.id), noTeamId], [source.teams]);
  const inGraph = (id: string) => source.rowById.has(id) || source.teams.some((team) => team.id === id);
  const [aId, bId] = selectedIds.slice(-2);
  const lastTwo: readonly [string, string] | null =
    aId !== undefined && bId !== undefined && inGraph(aId) && inGraph(bId) ? [aId, bId] : null;
  const canShowPath = lastTwo !== null;
  const allCollapsed = layout.groups.every((group) => group.collapsed);
  const noneCollapsed = layout.groups.every((group) => !group.collapsed);
  const linkDialog = (
    <LinkDialog
      isOpen={isLinking}
      onClose={() => setLinking(false)}
      predecessorId={selectedId !== null && source.rowById.has(selectedId) ? selectedId : null}
    />
  );
  if (source.links.length === 0) {
    return (
      <>
        <EmptyState
          title="Nothing depends on anything yet"
          learn={<TopicLink topicId="finding-dependencies" />}
          icon={<Waypoints aria-hidden />}
          actions={
            <Button variant="primary" icon={<Link2 aria-hidden />} onPress={canLink}>
              Link to…
            </Button>
          }
        >
          A dependency says that one piece of work has to wait for another. Between teams it carries a
          promise: what exactly, needed by when, committed for when. Link two pieces of work to begin.
        </EmptyState>
        {linkDialog}
      </>
    );
  }
  return (
    <div className={styles.tab}>
      <Toolbar label="Graph" className={styles.tools}>
        <SegmentedControl
          label="Show"
          value={show}
          options={[
            { id: 'all', label: 'All' },
            { id: 'open', label: 'Open' },
            { id: 'late', label: 'Late' },
            { id: 'critical', label: 'Critical' },
          ]}
          onChange={(id) => changeGraphView({ show: id })}
        />
        <Select
          label="Team"
          hideLabel
          none="All teams"
          value={teamId}
          options={source.teams.map((team) => ({ id: team.id, label: team.name }))}
          onChange={(id) => changeGraphView({ teamId: id })}
          className={styles.teamSelect}
        />
        <ToolbarLine />
        {asList ? null : (
          <>
            <Menu
              label="View"
              groups={[
                [
                  {
                    id: 'marked',
                    label: 'Late and chosen lines',
                    description: 'The others are counted on their teams',
                    icon: drawn === 'marked' ? <Check aria-label="chosen" /> : null,
                    run: () => changeGraphView({ lines: 'marked' }),
                  },
                  {
                    id: 'all',
                    label: 'All lines',
                    icon: drawn === 'all' ? <Check aria-label="chosen" /> : null,
                    run: () => changeGraphView({ lines: 'all' }),
                  },
                ],
                [
                  {
                    id: 'order',
                    label: 'Columns by order',
                    description: 'What waits stands right of what it waits for',
                    icon: columns === 'order' ? <Check aria-label="chosen" /> : null,
                    run: () => changeGraphView({ columns: 'order' }),
                  },
                  {
                    id: 'date',
                    label: 'Columns by date',
                    description: 'Where the work finishes',
                    icon: columns === 'date' ? <Check aria-label="chosen" /> : null,
                    run: () => changeGraphView({ columns: 'date' }),
                  },
                ],
                (['team', 'project', 'goal'] as const).map((id) => ({
                  id: `group-${id}`,
                  label: `Lanes by ${id}`,
                  icon: grouping === id ? <Check aria-label="chosen" /> : null,
                  run: () => changeGraphView({ grouping: id, collapsedTeamIds: new Set(), teamId: null }),
                })),
                [
                  {
                    id: 'layers',
                    label: 'In layers',
                    description: `Fewest crossings, groups as boxes; up to ${mostLayeredBoxes}`,
                    icon: view.arrange === 'layers' ? <Check aria-label="chosen" /> : null,
                    run: () => changeGraphView({ arrange: view.arrange === 'layers' ? 'lanes' : 'layers' }),
                  },
                ],
                [
                  {
                    id: 'unlinked',
                    label: 'Projects without dependencies',
                    icon: withUnlinked ? <Check aria-label="chosen" /> : null,
                    run: () => changeGraphView({ withUnlinked: !withUnlinked }),
                  },
                ],
              ]}
            >
              <Button icon={<SlidersHorizontal aria-hidden />}>View</Button>
            </Menu>
            <Select
              label="How far around the selected"
              hideLabel
              none="Everything"
              value={depth === null ? null : String(depth)}
              options={[0, 1, 2, 3].map((it) => ({ id: String(it), label: depthWords[it] ?? '' }))}
              onChange={(id) => changeGraphView({ depth: id === null ? null : Number(id), path: null })}
              className={styles.depthSelect}
            />
            {canShowPath || path !== null ? (
              <Button
                onPress={() =>
                  changeGraphView({
                    path: path === null && lastTwo ? lastTwo : null,
                    depth: null,
                  })
                }
              >
                {path === null ? 'Path between the two' : 'Leave the path'}
              </Button>
            ) : null}
            <IconButton
              label="Critical path"
              isOn={criticalPath}
              onPress={() => changeGraphView({ criticalPath: !criticalPath })}
            >
              <Route aria-hidden />
            </IconButton>
            <IconButton
              label={`Roll up all ${grouping}s`}
              isDisabled={allCollapsed}
              onPress={() => changeGraphView({ collapsedTeamIds: new Set(teamIds) })}
            >
              <ChevronsDownUp aria-hidden />
            </IconButton>
            <IconButton
              label={`Open all ${grouping}s`}
              isDisabled={noneCollapsed}
              onPress={() => changeGraphView({ collapsedTeamIds: new Set() })}
            >
              <ChevronsUpDown aria-hidden />
            </IconButton>
          </>
        )}
        <IconButton label="Show as list" isOn={asList} onPress={() => changeGraphView({ asList: !asList })}>
          <List aria-hidden />
        </IconButton>
        <ToolbarSpace />
        <Button icon={<Link2 aria-hidden />} onPress={canLink}>
          Link to…
        </Button>
      </Toolbar>
      {arranging.state === 'running' ? (
        <p className={styles.arranging} role="status">
          Arranging {layout.boxes.length} boxes in layers…
          <Button size="small" variant="quiet" onPress={arranging.cancel}>
            Cancel
          </Button>
        </p>
      ) : null}
      {arranging.state === 'tooMany' ? (
        <p className={styles.arranging} role="status">
          Layers are made of up to {mostLayeredBoxes} boxes, and {layout.boxes.length} are shown: in lanes
          until there are fewer. Roll lanes up, or look around the selected.
        </p>
      ) : null}
      {links.length === 0 ? (
        <EmptyState title="No dependency is let through" level={3}>
          {path !== null
            ? 'No way leads from one of the two to the other.'
            : depth !== null
              ? 'Nothing stands so near to what is selected. Go further, or show everything.'
              : `Nothing is ${show === 'all' ? 'linked' : show}${teamId === null ? '' : ' at this team'}. Show all again to see the others.`}
        </EmptyState>
      ) : asList ? (
        <DependencyList source={source} links={links} standingById={standingById} />
      ) : (
        <GraphCanvas
          layout={layout}
          lines={lines}
          source={source}
          standingById={standingById}
          selectedIds={selectedIds}
          chain={chain}
          showCritical={criticalPath || show === 'critical'}
          label="Dependency graph"
          onToggle={toggleTeam}
          sentence={graphToSentence(layout, source.groupWord)}
          pictureKey={`${document.program.id} ${show} ${teamId} ${columns} ${grouping} ${arranging.state === 'done'} ${depth === null ? '' : `${depth} ${centreId}`} ${path?.join() ?? ''} ${allCollapsed} ${noneCollapsed}`}
          onFocusLine={setFocusedLineId}
          onSelect={selectInGraph}
        />
      )}
      {linkDialog}
    </div>
  );
}
