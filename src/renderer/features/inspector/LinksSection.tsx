import { Link2 } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { teamIdOf } from '../../../domain/commands/require';
import type { Dependency } from '../../../domain/model/dependency';
import { findAnyRow, findRow } from '../../../domain/model/document';
import { titleOf } from '../../../domain/model/kinds';
import { daysBetween } from '../../../domain/time/day';
import { registerActions } from '../../plan/actions';
import { daysOfRow } from '../../plan/days';
import { useSchedule, useStandings } from '../../plan/derived';
import { newId } from '../../plan/ids';
import { act, useDocument } from '../../plan/openProgram';
import { useScreen } from '../../plan/screens';
import { inspectRow } from '../../plan/showRow';
import { Button } from '../../ui/Button';
import { ComboBox } from '../../ui/ComboBox';
import { classNames } from '../../ui/classNames';
import { useFormat } from '../../ui/format';
import { HealthMark } from '../../ui/HealthMark';
import { SegmentedControl } from '../../ui/SegmentedControl';
import styles from './Inspector.module.css';
import { Section } from './Section';

/** What a row waits for and what waits for it, with the gap between; and a way to link it without a drag. */
export function LinksSection({ id }: { readonly id: string }) {
  const { dependencies } = useDocument();
  const [isAdding, setAdding] = useState(false);
  const incoming = dependencies.filter((it) => it.successorId === id);
  const outgoing = dependencies.filter((it) => it.predecessorId === id);
  const isOnRoadmap = useScreen((state) => state.screen === 'Roadmap');
  // The roadmap links by keys upon its own bars.
  useEffect(
    () => (isOnRoadmap ? undefined : registerActions({ 'row.link': () => setAdding(true) })),
    [isOnRoadmap],
  );
  return (
    <Section
      title="Dependencies"
      end={
        <Button size="small" icon={<Link2 aria-hidden />} onPress={() => setAdding(true)}>
          Link to…
        </Button>
      }
    >
      {isAdding ? <LinkForm id={id} onClose={() => setAdding(false)} /> : null}
      {incoming.length > 0 ? (
        <LinkList heading="Waits for" dependencies={incoming} end="predecessorId" />
      ) : null}
      {outgoing.length > 0 ? (
        <LinkList heading="Needed by" dependencies={outgoing} end="successorId" />
      ) : null}
      {incoming.length + outgoing.length === 0 && !isAdding ? (
        <p className={styles.note}>Nothing waits for it, and it waits for nothing.</p>
      ) : null}
    </Section>
  );
}

function LinkList(props: {
  readonly heading: string;
  readonly dependencies: readonly Dependency[];
  readonly end: 'predecessorId' | 'successorId';
}) {
  const document = useDocument();
  const standings = useStandings();
  const gaps = useGaps();
  return (
    <>
      <p className={styles.note}>{props.heading}</p>
      <ul className={styles.list}>
        {props.dependencies.map((dependency) => {
          const other = findAnyRow(document, dependency[props.end]);
          const team = findRow(document, 'team', teamIdOf(document, dependency[props.end]));
          const standing = standings.get(dependency.id);
          const gap = gaps(dependency);
          const more = [
            other?.kind === 'team' ? null : team?.name,
            dependency.agreement ? dependency.agreement.state : null,
            dependency.type === 'FS' ? null : dependency.type,
          ].filter(Boolean);
          return (
            <li key={dependency.id}>
              <AriaButton className={styles.entry ?? ''} onPress={() => inspectRow(dependency.id)}>
                {standing?.open ? <HealthMark health={standing.mark} size={10} label /> : <span />}
                <span className={styles.entryTitle}>
                  {other ? titleOf(other.row) : dependency[props.end]}
                </span>
                <span className={classNames(styles.entryEnd, gap?.isLate && styles.late)}>{gap?.words}</span>
                {more.length > 0 ? <span className={styles.entryMore}>{more.join(' · ')}</span> : null}
              </AriaButton>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** The room between the ends of a link, in calendar days and in words. */
function useGaps(): (dependency: Dependency) => { readonly words: string; readonly isLate: boolean } | null {
  const schedule = useSchedule();
  const format = useFormat();
  return ({ predecessorId, successorId, type }) => {
    const before = schedule.byId.get(predecessorId);
    const after = schedule.byId.get(successorId);
    if (!before || !after) return null;
    const from = daysOfRow(before);
    const to = daysOfRow(after);
    const days = daysBetween(
      type === 'SS' || type === 'SF' ? from.startDay : from.finishDay,
      type === 'FF' || type === 'SF' ? to.finishDay : to.startDay,
    );
    if (days < 0) return { words: `${format.days(-days)} too late`, isLate: true };
    return { words: days === 0 ? 'same day' : `${format.days(days)} between`, isLate: false };
  };
}

function LinkForm(props: { readonly id: string; readonly onClose: () => void }) {
  const { id, onClose } = props;
  const document = useDocument();
  const [direction, setDirection] = useState<'waitsFor' | 'neededBy'>('waitsFor');
  const options = useMemo(() => {
    const rows = [
      ...document.projects.map((row) => ({ row, kind: 'Project' })),
      ...document.milestones.map((row) => ({ row, kind: 'Milestone' })),
      ...document.tasks.map((row) => ({ row, kind: 'Task' })),
      ...(direction === 'waitsFor'
        ? document.teams.map((row) => ({ row, kind: 'Team, work not planned yet' }))
        : []),
    ];
    return rows
      .filter(({ row }) => row.id !== id)
      .map(({ row, kind }) => ({ id: row.id as string, label: titleOf(row), description: kind }));
  }, [document, direction, id]);

  const link = async (otherId: string | null) => {
    if (otherId === null) return;
    const [predecessorId, successorId] = direction === 'waitsFor' ? [otherId, id] : [id, otherId];
    const givingTeamId = teamIdOf(document, predecessorId);
    const needingTeamId = teamIdOf(document, successorId);
    const isAcross = givingTeamId !== null && needingTeamId !== null && givingTeamId !== needingTeamId;
    const made = newId('dependency');
    const done = await act({
      type: 'dependency.create',
      row: {
        id: made,
        predecessorId,
        successorId,
        agreement: isAcross ? { givingTeamId, needingTeamId } : null,
      },
    } as Parameters<typeof act>[0]);
    if (!done) return;
    onClose();
    if (isAcross) inspectRow(made);
  };

  return (
    <div className={styles.box}>
      <SegmentedControl
        label="Direction"
        value={direction}
        options={[
          { id: 'waitsFor', label: 'It waits for' },
          { id: 'neededBy', label: 'It is needed by' },
        ]}
        onChange={setDirection}
      />
      <ComboBox
        key={direction}
        label="Link to"
        hideLabel
        value={null}
        options={options}
        placeholder="A project, milestone or task…"
        onChange={link}
      />
      <div className={styles.row}>
        <Button size="small" onPress={onClose}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
