import {
  ChevronsUpDown,
  FilePlus2,
  FolderOpen,
  Import,
  Library,
  PanelLeftClose,
  PanelLeftOpen,
} from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { actions, keysOf } from '../../contract/actions';
import { chordToText } from '../../contract/keys';
import { runAction } from '../plan/actions';
import { useOpenProgram } from '../plan/openProgram';
import { useScreen } from '../plan/screens';
import { useAppInfo } from '../plan/settings';
import { openProgram, useWorkspace } from '../plan/workspace';
import { classNames } from '../ui/classNames';
import { HealthMark } from '../ui/HealthMark';
import { IconButton } from '../ui/IconButton';
import { Menu } from '../ui/Menu';
import { togglePane, usePaneOpen } from '../ui/panes';
import { Tooltip } from '../ui/Tooltip';
import styles from './Rail.module.css';
import { type Screen, screens } from './screens';

/** The left rail: the open program, the screens, and how to fold it. */
export function Rail() {
  const isWide = usePaneOpen('rail');
  // No more of the program than is shown of it: the rail is not drawn anew with every edit.
  const title = useOpenProgram((state) => state.document?.program.title ?? null);
  const inPlace = (place: Screen['place']) =>
    screens.filter((screen) => screen.place === place && (!screen.needsProgram || title !== null));
  return (
    <nav className={classNames(styles.rail, !isWide && styles.narrow)} aria-label="Screens">
      <ul className={styles.list}>
        {inPlace('top').map((screen) => (
          <RailLink key={screen.name} screen={screen} />
        ))}
      </ul>
      {title !== null ? (
        <div className={styles.program}>
          <ProgramSwitcher title={title} />
          <ul className={styles.list}>
            {inPlace('program').map((screen) => (
              <RailLink key={screen.name} screen={screen} />
            ))}
          </ul>
        </div>
      ) : null}
      <div className={styles.bottom}>
        <ul className={styles.list}>
          {inPlace('bottom').map((screen) => (
            <RailLink key={screen.name} screen={screen} />
          ))}
        </ul>
        <div className={styles.fold}>
          <IconButton
            label={isWide ? 'Fold the rail' : 'Unfold the rail'}
            size="small"
            onPress={() => togglePane('rail')}
          >
            {isWide ? <PanelLeftClose aria-hidden /> : <PanelLeftOpen aria-hidden />}
          </IconButton>
        </div>
      </div>
    </nav>
  );
}

function RailLink({ screen }: { readonly screen: Screen }) {
  const isCurrent = useScreen((state) => state.screen === screen.name);
  const { platform } = useAppInfo();
  const action = actions.find((it) => it.id === screen.actionId);
  const [chord] = action ? keysOf(action, platform) : [];
  const Icon = screen.icon;
  return (
    <li>
      <Tooltip text={screen.name} keys={chord ? chordToText(chord, platform) : undefined}>
        <AriaButton
          className={classNames(styles.link, isCurrent && styles.current)}
          aria-label={screen.name}
          {...(isCurrent ? { 'aria-current': 'page' } : {})}
          onPress={() => runAction(screen.actionId)}
        >
          <Icon aria-hidden />
          <span className={styles.words}>{screen.name}</span>
        </AriaButton>
      </Tooltip>
    </li>
  );
}

function ProgramSwitcher({ title }: { readonly title: string }) {
  const id = useOpenProgram((state) => state.id);
  const programs = useWorkspace() ?? [];
  return (
    <Menu
      label="Programs"
      placement="bottom start"
      groups={[
        programs.slice(0, 12).map((program) => ({
          id: program.id,
          label: program.title,
          icon: <HealthMark health={program.health} size={11} />,
          description: program.id === id ? 'Open now' : program.phase,
          run: () => {
            if (program.id !== id) void openProgram(program.id);
          },
        })),
        [
          { id: 'all', label: 'All programs', icon: <Library />, run: () => runAction('go.portfolio') },
          { id: 'new', label: 'New program', icon: <FilePlus2 />, run: () => runAction('program.new') },
          { id: 'import', label: 'Import…', icon: <Import />, run: () => runAction('program.import') },
          {
            id: 'close',
            label: 'Close program',
            icon: <FolderOpen />,
            run: () => runAction('program.close'),
          },
        ],
      ]}
    >
      <AriaButton className={styles.switcher ?? ''} aria-label={`Program ${title}. Switch program`}>
        <span className={styles.initial} data-initial={[...title][0]?.toUpperCase()} />
        <span className={styles.words}>{title}</span>
        <ChevronsUpDown aria-hidden className={styles.chevrons} />
      </AriaButton>
    </Menu>
  );
}
