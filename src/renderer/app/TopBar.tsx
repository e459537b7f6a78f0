import { CalendarClock, PanelRight, Plus, Redo2, Search, Undo2 } from 'lucide-react';
import { memo } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { type ActionId, actions, keysOf } from '../../contract/actions';
import { chordToText } from '../../contract/keys';
import { topicByScreen } from '../../domain/guide/topicByPlace';
import type { Health } from '../../domain/model/health';
import { runAction } from '../plan/actions';
import { useHealthSoon, useToday } from '../plan/derived';
import { act, useOfDocument, useOpenProgram } from '../plan/openProgram';
import { goTo, useScreen } from '../plan/screens';
import { useAppInfo } from '../plan/settings';
import { TopicHelp } from '../plan/TopicHelp';
import { Button } from '../ui/Button';
import { DayField } from '../ui/DayField';
import { useFormat } from '../ui/format';
import { HealthChip, healthWords } from '../ui/HealthMark';
import { IconButton } from '../ui/IconButton';
import { usePaneOpen } from '../ui/panes';
import { TextField } from '../ui/TextField';
import { Tooltip } from '../ui/Tooltip';
import { screens } from './screens';
import { inspectorOpensByDefault } from './shellActions';
import styles from './TopBar.module.css';

/** The first keys of an action, as they are shown here. */
function useKeysOf(id: ActionId): string | undefined {
  const { platform } = useAppInfo();
  const action = actions.find((it) => it.id === id);
  const [chord] = action ? keysOf(action, platform) : [];
  return chord ? chordToText(chord, platform) : undefined;
}

/** The top bar: which program, how it stands, as of when; undo and redo; search. */
export function TopBar() {
  const isOpen = useOpenProgram((state) => state.document !== null);
  const paletteKeys = useKeysOf('palette.open');
  return (
    <header className={styles.bar}>
      {isOpen ? <ProgramHead /> : <span className={styles.app}>Throughline</span>}
      <div className={styles.end}>
        {isOpen ? <History /> : null}
        {isOpen ? <NewItem /> : null}
        <Tooltip text="Search and run commands" keys={paletteKeys}>
          <AriaButton className={styles.search ?? ''} onPress={() => runAction('palette.open')}>
            <Search aria-hidden />
            <span className={styles.searchWords}>Search or do…</span>
            <span className={styles.keys} data-keys={paletteKeys} />
          </AriaButton>
        </Tooltip>
        <ScreenHelp />
        {isOpen ? <InspectorToggle /> : null}
      </div>
    </header>
  );
}

function ProgramHead() {
  return (
    <div className={styles.head}>
      <TitleField />
      <HealthButton />
      <AsOf />
    </div>
  );
}

function TitleField() {
  const title = useOfDocument(({ program }) => program.title);
  return (
    <TextField
      label="Program title"
      hideLabel
      quiet
      value={title}
      className={styles.titleField}
      inputClassName={styles.title}
      onCommit={(next) => act({ type: 'program.change', changes: { title: next } })}
    />
  );
}

function HealthButton() {
  const { shown, computed, contradicts } = useHealthSoon().program;
  return <HealthChips shown={shown} computed={contradicts ? computed : null} />;
}

const HealthChips = memo(function HealthChips({
  shown,
  computed,
}: {
  readonly shown: Health;
  /** What the plan says, where somebody says otherwise. */
  readonly computed: Health | null;
}) {
  return (
    <Tooltip text="Why: see the overview">
      <AriaButton className={styles.chip ?? ''} onPress={() => goTo('Overview', 'health')}>
        <span className={styles.spoken}>Health: </span>
        <HealthChip health={shown} />
        {computed === null ? null : (
          <HealthChip
            health={computed}
            word={`Plan says ${healthWords[computed].toLowerCase()}`}
            className={styles.second}
          />
        )}
      </AriaButton>
    </Tooltip>
  );
});

function AsOf() {
  const statusDay = useOfDocument(({ program }) => program.statusDay);
  const today = useToday();
  const format = useFormat();
  return (
    <DialogTrigger>
      <AriaButton className={styles.asOf ?? ''}>
        <CalendarClock aria-hidden />
        <span>
          as of <span className={styles.nowrap}>{format.day(today)}</span>
        </span>
      </AriaButton>
      <Popover className={styles.popover ?? ''} placement="bottom start" offset={6}>
        <Dialog className={styles.dialog ?? ''} aria-label="As of">
          <DayField
            label="This plan is as of"
            value={statusDay}
            placeholder="Today"
            onCommit={(day) => act({ type: 'program.change', changes: { statusDay: day } })}
            description="The day that counts as today for health, promises and reports. Empty follows the clock."
          />
          {statusDay === null ? null : (
            <Button
              size="small"
              onPress={() => void act({ type: 'program.change', changes: { statusDay: null } })}
            >
              Follow the clock
            </Button>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function History() {
  const undoLabel = useOpenProgram((state) => state.undoLabel);
  const redoLabel = useOpenProgram((state) => state.redoLabel);
  return (
    <>
      <IconButton
        label={undoLabel === null ? 'Undo' : `Undo ${undoLabel}`}
        keys={useKeysOf('edit.undo')}
        isDisabled={undoLabel === null}
        onPress={() => runAction('edit.undo')}
      >
        <Undo2 aria-hidden />
      </IconButton>
      <IconButton
        label={redoLabel === null ? 'Redo' : `Redo ${redoLabel}`}
        keys={useKeysOf('edit.redo')}
        isDisabled={redoLabel === null}
        onPress={() => runAction('edit.redo')}
      >
        <Redo2 aria-hidden />
      </IconButton>
    </>
  );
}

function NewItem() {
  return (
    <IconButton label="New item" keys={useKeysOf('row.new')} onPress={() => runAction('row.new')}>
      <Plus aria-hidden />
    </IconButton>
  );
}

/** What the screen in view is about, in the guide's words. */
function ScreenHelp() {
  const name = useScreen((state) => state.screen);
  const topicId = topicByScreen[name];
  return topicId === undefined ? null : <TopicHelp topicId={topicId} about="this screen" />;
}

function InspectorToggle() {
  const name = useScreen((state) => state.screen);
  const isOn = usePaneOpen('inspector', inspectorOpensByDefault());
  const keys = useKeysOf('view.inspector');
  if (!screens.find((screen) => screen.name === name)?.hasInspector) return null;
  return (
    <IconButton label="Inspector" keys={keys} isOn={isOn} onPress={() => runAction('view.inspector')}>
      <PanelRight aria-hidden />
    </IconButton>
  );
}
