import { Camera, Ellipsis, FlaskConical, ImageDown, Minimize2, Presentation } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { ProgramHeader } from '../../../../domain/model/program';
import { runAction } from '../../../plan/actions';
import { Button } from '../../../ui/Button';
import { IconButton } from '../../../ui/IconButton';
import { Menu } from '../../../ui/Menu';
import { ScreenHeader } from '../../../ui/ScreenHeader';
import { SegmentedControl } from '../../../ui/SegmentedControl';
import type { Option } from '../../../ui/Select';
import { changeRoadmapView, type RoadmapView } from '../viewState';
import styles from './RoadmapToolbar.module.css';
import { useIsNarrow } from './useIsNarrow';
import { useLaterTools } from './useLaterTools';
import { ViewMenu } from './ViewMenu';

const modeOptions = [
  { id: 'timeline', label: 'Timeline' },
  { id: 'board', label: 'Board' },
] as const satisfies readonly Option[];

/** The head of the roadmap: how it is looked at, what it is held against, and presenting it. */
export const RoadmapHeader = memo(function RoadmapHeader(props: {
  readonly program: ProgramHeader;
  readonly note: string;
  readonly mode: RoadmapView['mode'];
  readonly scenarioCount: number;
  readonly isPresenting: boolean;
  readonly onPresent: (isOn: boolean) => void;
  readonly onOpen: (what: 'snapshots' | 'scenarios') => void;
  /** Tools that are out of sight while presenting. */
  readonly children: ReactNode;
}) {
  const { program, isPresenting, scenarioCount, onOpen, onPresent } = props;
  const isNarrow = useIsNarrow();
  const scenarios = scenarioCount === 0 ? 'Scenarios' : `Scenarios (${scenarioCount})`;
  const areToolsShown = useLaterTools();
  if (!areToolsShown && !isPresenting) {
    return <ScreenHeader title="Roadmap" note={props.note} className={styles.head} />;
  }
  return (
    <ScreenHeader title={isPresenting ? program.title : 'Roadmap'} note={props.note} className={styles.head}>
      <SegmentedControl
        label="Look at it as"
        value={props.mode}
        options={modeOptions}
        onChange={(mode) => changeRoadmapView(program.id, { mode })}
      />
      {isPresenting ? (
        <Button icon={<Minimize2 aria-hidden />} onPress={() => onPresent(false)}>
          Leave
        </Button>
      ) : (
        <>
          {props.children}
          <ViewMenu programId={program.id} />
          {isNarrow ? (
            <Menu
              label="More of the roadmap"
              placement="bottom end"
              groups={[
                [
                  { id: 'snapshots', label: 'Snapshots…', icon: <Camera />, run: () => onOpen('snapshots') },
                  {
                    id: 'scenarios',
                    label: scenarios,
                    icon: <FlaskConical />,
                    run: () => onOpen('scenarios'),
                  },
                  {
                    id: 'export',
                    label: 'Export picture…',
                    icon: <ImageDown />,
                    run: () => runAction('roadmap.exportSvg'),
                  },
                  { id: 'present', label: 'Present', icon: <Presentation />, run: () => onPresent(true) },
                ],
              ]}
            >
              <IconButton label="More">
                <Ellipsis aria-hidden />
              </IconButton>
            </Menu>
          ) : (
            <>
              <Button variant="quiet" icon={<Camera aria-hidden />} onPress={() => onOpen('snapshots')}>
                Snapshots
              </Button>
              <Button variant="quiet" icon={<FlaskConical aria-hidden />} onPress={() => onOpen('scenarios')}>
                {scenarios}
              </Button>
              <IconButton label="Export picture…" onPress={() => runAction('roadmap.exportSvg')}>
                <ImageDown aria-hidden />
              </IconButton>
              <IconButton label="Present" onPress={() => onPresent(true)}>
                <Presentation aria-hidden />
              </IconButton>
            </>
          )}
        </>
      )}
    </ScreenHeader>
  );
});
