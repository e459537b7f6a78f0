import {
  Columns2,
  Compass,
  FilePlus2,
  GraduationCap,
  Import,
  LayoutTemplate,
  MoreHorizontal,
  Trash2,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { ProgramSummary } from '../../../contract/channels';
import type { Day } from '../../../domain/time/day';
import { runAction } from '../../plan/actions';
import { clockDay } from '../../plan/derived';
import { useOpenProgram } from '../../plan/openProgram';
import { goTo } from '../../plan/screens';
import { TopicLink } from '../../plan/TopicLink';
import { deleteProgram, openProgram, useWorkspace } from '../../plan/workspace';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { classNames } from '../../ui/classNames';
import { EmptyState } from '../../ui/EmptyState';
import { formatRelativeDay, instantToDay, useFormat } from '../../ui/format';
import { HealthChip, healthWords } from '../../ui/HealthMark';
import { IconButton } from '../../ui/IconButton';
import { Menu } from '../../ui/Menu';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { CompareDialog } from './CompareDialog';
import { FirstRunPicture } from './FirstRunPicture';
import styles from './PortfolioScreen.module.css';

/** Every program of the workspace at a glance, and the ways to a new one. */
export function PortfolioScreen() {
  const programs = useWorkspace();
  const format = useFormat();
  const [chosenIds, setChosenIds] = useState<readonly string[]>([]);
  const [isComparing, setComparing] = useState(false);
  const chosen = chosenIds.flatMap((id) => programs?.find((program) => program.id === id) ?? []);
  return (
    <div className={styles.screen}>
      <ScreenHeader
        title="Portfolio"
        note={programs && programs.length > 0 ? format.count(programs.length, 'program') : null}
      >
        {programs && programs.length > 1 ? (
          <Button
            icon={<Columns2 aria-hidden />}
            isDisabled={chosen.length !== 2}
            onPress={() => setComparing(true)}
          >
            {chosen.length === 2 ? 'Compare the two' : 'Compare two'}
          </Button>
        ) : null}
        <Button icon={<Compass aria-hidden />} onPress={() => runAction('program.openSample')}>
          Open sample
        </Button>
        <Button icon={<Import aria-hidden />} onPress={() => runAction('program.import')}>
          Import…
        </Button>
        <Button variant="primary" icon={<FilePlus2 aria-hidden />} onPress={() => runAction('program.new')}>
          New program
        </Button>
      </ScreenHeader>
      {programs === null ? null : programs.length === 0 ? (
        <FirstRun />
      ) : (
        <Programs
          programs={programs}
          chosenIds={chosenIds}
          onChoose={(id, isChosen) =>
            setChosenIds(isChosen ? [...chosenIds.slice(-1), id] : chosenIds.filter((it) => it !== id))
          }
        />
      )}
      {isComparing && chosen[0] && chosen[1] ? (
        <CompareDialog left={chosen[0]} right={chosen[1]} onClose={() => setComparing(false)} />
      ) : null}
    </div>
  );
}

function FirstRun() {
  return (
    <EmptyState
      title="Plan a program, see who waits on whom, tell everyone the truth"
      learn={<TopicLink topicId="becoming-a-tpm" />}
      icon={<FirstRunPicture />}
      actions={
        <>
          <Button
            variant="primary"
            size="large"
            icon={<Compass aria-hidden />}
            onPress={() => runAction('program.openSample')}
          >
            Explore the sample
          </Button>
          <Button
            size="large"
            icon={<LayoutTemplate aria-hidden />}
            onPress={() => runAction('program.newFromTemplate')}
          >
            New from template…
          </Button>
          <Button
            size="large"
            icon={<GraduationCap aria-hidden />}
            onPress={() => runAction('help.practice')}
          >
            Practise
          </Button>
        </>
      }
    >
      <p>
        The sample is a program of eight teams with a launch date, and one promise in it is in trouble. See
        whether you can find it.
      </p>
      <p className={styles.hint}>
        Or start your own: from a template, with <strong>New program</strong>, or by <strong>Import…</strong>{' '}
        from spreadsheets and project files. You can also drop files anywhere on this window. Everything stays
        on your own disk.
      </p>
    </EmptyState>
  );
}

function Programs(props: {
  readonly programs: readonly ProgramSummary[];
  readonly chosenIds: readonly string[];
  readonly onChoose: (id: string, isChosen: boolean) => void;
}) {
  const { programs, chosenIds, onChoose } = props;
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            {programs.length > 1 ? (
              <th scope="col">
                <span className={styles.spoken}>Compare</span>
              </th>
            ) : null}
            <th scope="col">Program</th>
            <th scope="col">Health</th>
            <th scope="col">Phase</th>
            <th scope="col">Next milestone</th>
            <th scope="col">Finish</th>
            <th scope="col">Since last snapshot</th>
            <th scope="col" className={styles.end}>
              Projects
            </th>
            <th scope="col">Changed</th>
            <th scope="col">
              <span className={styles.spoken}>Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {programs.map((program) => (
            <ProgramRow
              key={program.id}
              program={program}
              choice={
                programs.length > 1 ? (
                  <Checkbox
                    label={`Compare ${program.title}`}
                    isSelected={chosenIds.includes(program.id)}
                    onChange={(isChosen) => onChoose(program.id, isChosen)}
                  />
                ) : null
              }
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ProgramRow(props: { readonly program: ProgramSummary; readonly choice: ReactNode }) {
  const { program, choice } = props;
  const format = useFormat();
  const isOpen = useOpenProgram((state) => state.id === program.id);
  const clock = clockDay();
  const open = () => {
    if (isOpen) goTo('Overview');
    else void openProgram(program.id);
  };
  return (
    <tr className={styles.row} onClick={open}>
      {choice ? (
        // biome-ignore lint/a11y/useKeyWithClickEvents: only keeps a click on the box from opening the program.
        <td className={styles.choice} onClick={(event) => event.stopPropagation()}>
          {choice}
        </td>
      ) : null}
      <th scope="row" className={styles.name}>
        <AriaButton className={styles.title ?? ''} onPress={open}>
          {program.title}
        </AriaButton>
        {isOpen ? <span className={styles.open}>open</span> : null}
      </th>
      <td>
        <span className={styles.healths}>
          <HealthChip health={program.health} />
          {program.contradictedBy === null ? null : (
            <HealthChip
              health={program.contradictedBy}
              word={`Plan says ${healthWords[program.contradictedBy].toLowerCase()}`}
            />
          )}
        </span>
      </td>
      <td>{program.phase}</td>
      <td className={styles.milestone}>
        {program.nextMilestone ? (
          <>
            <span className={styles.cut}>{program.nextMilestone.title}</span>
            <span className={styles.more}>
              {format.dayShort(program.nextMilestone.day as Day)},{' '}
              {formatRelativeDay(program.nextMilestone.day as Day, program.asOfDay as Day)}
            </span>
          </>
        ) : (
          <span className={styles.none}>None</span>
        )}
      </td>
      <td className={styles.number}>
        {program.finishDay ? (
          format.day(program.finishDay as Day)
        ) : (
          <span className={styles.none}>No dates</span>
        )}
      </td>
      <td>
        <Drift days={program.driftDays} />
      </td>
      <td className={classNames(styles.number, styles.end)}>{format.number(program.projectCount)}</td>
      <td className={styles.more}>{formatRelativeDay(instantToDay(program.changedTime), clock)}</td>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: only keeps a click on the menu from opening the program. */}
      <td className={styles.actions} onClick={(event) => event.stopPropagation()}>
        <Menu
          label={`Actions for ${program.title}`}
          placement="bottom end"
          groups={[
            [{ id: 'open', label: 'Open', run: open }],
            [
              {
                id: 'delete',
                label: 'Delete',
                icon: <Trash2 />,
                isDanger: true,
                run: () => void deleteProgram(program),
              },
            ],
          ]}
        >
          <IconButton label={`Actions for ${program.title}`} size="small">
            <MoreHorizontal aria-hidden />
          </IconButton>
        </Menu>
      </td>
    </tr>
  );
}

function Drift({ days }: { readonly days: number | null }) {
  const format = useFormat();
  if (days === null) return <span className={styles.none}>No snapshot</span>;
  if (days === 0) return <span>No change</span>;
  return (
    <span className={classNames(styles.number, days > 0 && styles.later)}>
      {format.days(Math.abs(days))} {days > 0 ? 'later' : 'earlier'}
    </span>
  );
}
