import {
  ChevronsDownUp,
  ChevronsUpDown,
  Crosshair,
  Filter,
  Maximize2,
  Plus,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import { memo, useState } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { BoardBy } from '../../../../domain/layout/roadmapBoard';
import { secondLevelOf } from '../../../../domain/layout/roadmapLanes';
import type { LaneBy } from '../../../../domain/layout/roadmapTypes';
import type { ProgramDocument } from '../../../../domain/model/document';
import { type Health, healths } from '../../../../domain/model/health';
import { runAction } from '../../../plan/actions';
import { useOpenProgram } from '../../../plan/openProgram';
import { Button } from '../../../ui/Button';
import buttonStyles from '../../../ui/Button.module.css';
import { Checkbox } from '../../../ui/Checkbox';
import { ComboBox } from '../../../ui/ComboBox';
import { classNames } from '../../../ui/classNames';
import { HealthMark, healthWords } from '../../../ui/HealthMark';
import { IconButton } from '../../../ui/IconButton';
import { type Option, Select } from '../../../ui/Select';
import { Toolbar, ToolbarLine, ToolbarSpace } from '../../../ui/Toolbar';
import { changeRoadmapView, type RoadmapView } from '../viewState';
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
          Hidden by filter: {hiddenByFilter.toLocaleString('en-US')}
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

function FilterButton(props: {
  readonly teams: ProgramDocument['teams'];
  readonly programId: string;
  readonly view: RoadmapView;
}) {
  const { programId, view } = props;
  const teams = [
    ...props.teams.map((team) => ({ id: team.id as string, name: team.name })),
    { id: '', name: 'No team' },
  ];
  const allTeamIds = teams.map((team) => team.id);
  const setTeam = (id: string, isShown: boolean) => {
    const teamIds = toggled(view.teamIds ?? new Set(allTeamIds), id, isShown);
    changeRoadmapView(programId, { teamIds: teamIds.size === teams.length ? null : teamIds });
  };
  const setHealth = (health: Health, isShown: boolean) => {
    const shown = toggled(view.healths ?? new Set(healths), health, isShown);
    changeRoadmapView(programId, { healths: shown.size === healths.length ? null : shown });
  };
  const isOn = view.teamIds !== null || view.healths !== null;
  return (
    <DialogTrigger>
      <AriaButton className={classNames(buttonStyles.button, buttonStyles.quiet, isOn && buttonStyles.on)}>
        <Filter aria-hidden />
        Filter
      </AriaButton>
      <Popover className={styles.popover ?? ''} placement="bottom start" offset={4}>
        <Dialog aria-label="Filter the roadmap" className={styles.filter ?? ''}>
          <fieldset className={styles.group}>
            <legend>Health</legend>
            {healths.map((health) => (
              <Checkbox
                key={health}
                isSelected={view.healths?.has(health) ?? true}
                onChange={(isShown) => setHealth(health, isShown)}
              >
                <HealthMark health={health} /> {healthWords[health]}
              </Checkbox>
            ))}
          </fieldset>
          <fieldset className={styles.group}>
            <legend>Team</legend>
            <div className={styles.both}>
              <Button size="small" onPress={() => changeRoadmapView(programId, { teamIds: null })}>
                All teams
              </Button>
              <Button size="small" onPress={() => changeRoadmapView(programId, { teamIds: new Set() })}>
                No teams
              </Button>
            </div>
            <div className={styles.teams}>
              {teams.map((team) => (
                <Checkbox
                  key={team.id}
                  isSelected={view.teamIds?.has(team.id) ?? true}
                  onChange={(isShown) => setTeam(team.id, isShown)}
                >
                  {team.name}
                </Checkbox>
              ))}
            </div>
          </fieldset>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function toggled<T>(set: ReadonlySet<T>, member: T, isIn: boolean): Set<T> {
  const copy = new Set(set);
  if (isIn) copy.add(member);
  else copy.delete(member);
  return copy;
}
