import { ChevronsDownUp, ChevronsUpDown, Crosshair, Maximize2, Plus, ZoomIn, ZoomOut } from 'lucide-react';
import { memo, useState } from 'react';
import type { BoardBy } from '../../../../domain/layout/roadmapBoard';
import { secondLevelOf } from '../../../../domain/layout/roadmapLanes';
import type { LaneBy } from '../../../../domain/layout/roadmapTypes';
import type { ProgramDocument } from '../../../../domain/model/document';
import { runAction } from '../../../plan/actions';
import { useOpenProgram } from '../../../plan/openProgram';
import { Button } from '../../../ui/Button';
import { ComboBox } from '../../../ui/ComboBox';
import { useFormat } from '../../../ui/format';
import { IconButton } from '../../../ui/IconButton';
import { type Option, Select } from '../../../ui/Select';
import { Toolbar, ToolbarLine, ToolbarSpace } from '../../../ui/Toolbar';
import { changeRoadmapView, type RoadmapView } from '../viewState';
import { FilterButton } from './FilterButton';
import styles from './RoadmapToolbar.module.css';
import { useIsNarrow } from './useIsNarrow';
import { useLaterTools } from './useLaterTools';

const laneOptions: readonly Option<LaneBy>[] = [
  { id: 'team', label: 'Team' },
  { id: 'project', label: 'Project' },
  { id: 'phase', label: 'Phase' },
  { id: 'function', label: 'Function' },
  { id: 'goal', label: 'Goal' },
  { id: 'owner', label: 'Owner' },
  { id: 'health', label: 'Health' },
];

const noLanes = { id: 'none', label: '—' } as const satisfies Option;

const columnOptions: readonly Option<BoardBy>[] = [
  { id: 'horizon', label: 'Now, next, later' },
  { id: 'phase', label: 'Phase' },
];

/** The controls over the roadmap. */
export const RoadmapToolbar = memo(function RoadmapToolbar(props: {
  readonly programId: string;
  readonly teams: ProgramDocument['teams'];
  readonly view: RoadmapView;
  readonly hiddenByFilter: number;
  readonly allCollapsed: boolean;
  readonly onJump: (id: string) => void;
  readonly onCollapseAll: () => void;
  readonly onAdd: () => void;
}) {
  const { programId, view, hiddenByFilter } = props;
  const isBoard = view.mode === 'board';
  const isFiltered = view.teamIds !== null || view.healths !== null;
  const isNarrow = useIsNarrow();
  const format = useFormat();
  const areToolsShown = useLaterTools();
  if (!areToolsShown) return <div className={styles.place} />;
  return (
    <Toolbar label="Roadmap tools" className={styles.toolbar}>
      {isBoard ? (
        <>
          <span className={styles.label} aria-hidden>
            Columns by
          </span>
          <Select
            label="Columns by"
            hideLabel
            value={view.columnsBy}
            options={columnOptions}
            onChange={(columnsBy) => columnsBy && changeRoadmapView(programId, { columnsBy })}
            className={styles.columns}
          />
        </>
      ) : (
        <>
          <span className={styles.label} aria-hidden>
            Lanes by
          </span>
          <Select
            label="Lanes by"
            hideLabel
            value={view.laneBy}
            options={laneOptions}
            onChange={(laneBy) => laneBy && changeRoadmapView(programId, { laneBy, collapsed: new Set() })}
            className={styles.lanes}
          />
          {view.laneBy === 'project' ? null : (
            <>
              <span className={styles.label} aria-hidden>
                then
              </span>
              <Select
                label="Then by"
                hideLabel
                value={secondLevelOf(view.laneBy, view.thenBy) ?? 'none'}
                options={[noLanes, ...laneOptions.filter(({ id }) => id !== view.laneBy)]}
                onChange={(thenBy) =>
                  thenBy &&
                  changeRoadmapView(programId, {
                    thenBy: thenBy === noLanes.id ? null : thenBy,
                    collapsed: new Set(),
                  })
                }
                className={styles.lanes}
              />
            </>
          )}
          <IconButton
            label={props.allCollapsed ? 'Expand all' : 'Collapse all'}
            onPress={props.onCollapseAll}
          >
            {props.allCollapsed ? <ChevronsUpDown /> : <ChevronsDownUp />}
          </IconButton>
        </>
      )}
      <ToolbarLine />
      <FilterButton teams={props.teams} programId={programId} view={view} />
      {isFiltered ? (
        <span className={styles.hidden} role="status">
          Hidden by filter: {format.number(hiddenByFilter)}
          <Button
            variant="quiet"
            size="small"
            label="Clear filter"
            onPress={() => changeRoadmapView(programId, { teamIds: null, healths: null })}
          >
            Clear
          </Button>
        </span>
      ) : null}
      {isBoard ? null : (
        <>
          <ToolbarLine />
          <IconButton label="Zoom out" keys="-" onPress={() => runAction('roadmap.zoomOut')}>
            <ZoomOut />
          </IconButton>
          <IconButton label="Zoom in" keys="+" onPress={() => runAction('roadmap.zoomIn')}>
            <ZoomIn />
          </IconButton>
          {isNarrow ? (
            <IconButton label="Fit" keys="Shift+1" onPress={() => runAction('roadmap.fit')}>
              <Maximize2 />
            </IconButton>
          ) : (
            <Button variant="quiet" icon={<Maximize2 aria-hidden />} onPress={() => runAction('roadmap.fit')}>
              Fit
            </Button>
          )}
          <Button variant="quiet" icon={<Crosshair aria-hidden />} onPress={() => runAction('roadmap.today')}>
            Today
          </Button>
        </>
      )}
      <ToolbarSpace />
      <JumpBox onJump={props.onJump} />
      {isNarrow ? (
        <IconButton label="Add project" onPress={props.onAdd}>
          <Plus />
        </IconButton>
      ) : (
        <Button icon={<Plus aria-hidden />} onPress={props.onAdd}>
          Add project
        </Button>
      )}
    </Toolbar>
  );
});

/** The box that "Find" goes to. */
export const jumpBoxId = 'roadmap-jump';

/** What can be jumped to, read when the box is gone to: thousands of names need not be at hand with every edit. */
function readJumpOptions(): readonly Option[] {
  const { document } = useOpenProgram.getState();
  if (!document) return [];
  return [
    ...document.projects.map((row) => ({ id: row.id as string, label: row.title })),
    ...document.milestones.map((row) => ({ id: row.id as string, label: `${row.title} (milestone)` })),
    ...document.tasks.map((row) => ({ id: row.id as string, label: row.title })),
  ];
}

function JumpBox({ onJump }: { readonly onJump: (id: string) => void }) {
  const [jumps, setJumps] = useState(0);
  const [options, setOptions] = useState<readonly Option[]>([]);
  return (
    <div id={jumpBoxId} className={styles.jump} onFocusCapture={() => setOptions(readJumpOptions())}>
      <ComboBox
        // A new box for every search: the list closes, and the focus goes where one jumped to.
        key={jumps}
        label="Jump to"
        hideLabel
        placeholder="Jump to"
        value={null}
        options={options}
        onChange={(id) => {
          if (id === null) return;
          setJumps((count) => count + 1);
          // After the list has given the focus back to the box.
          setTimeout(() => onJump(id));
        }}
      />
    </div>
  );
}
