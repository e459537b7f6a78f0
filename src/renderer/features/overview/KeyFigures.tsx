import { Button as AriaButton } from 'react-aria-components';
import type { Debt } from '../../../domain/people/communicationPlan';
import { raidLog } from '../../../domain/raid/raidLog';
import { useToday } from '../../plan/derived';
import { useDocument } from '../../plan/openProgram';
import { goTo } from '../../plan/screens';
import { inspectProgram, inspectRows, showRow } from '../../plan/showRow';
import { classNames } from '../../ui/classNames';
import { useFormat } from '../../ui/format';
import styles from './KeyFigures.module.css';
import type { OverviewFacts } from './overviewFacts';

const toRows = (ids: readonly string[]) => ids.map((id) => ({ id }));

/** The numbers that are asked for first; each opens the list behind it, and so does what is wrong with it. */
export function KeyFigures(props: { readonly facts: OverviewFacts; readonly debts: readonly Debt[] }) {
  const { facts, debts } = props;
  const document = useDocument();
  const today = useToday();
  const format = useFormat();
  const { program } = document;
  const { lateDays, milestones, latePromiseIds } = facts;
  const log = raidLog(document, today);
  const overdueEntries = log.filter((it) => it.overdue).length;
  const overdueDebts = debts.filter((it) => it.overdueDays > 0 || it.sinceDay === null).length;
  const next = milestones[0] && milestones[0].day >= today ? milestones[0] : null;
  return (
    <section className={styles.figures} aria-label="Key figures">
      <Figure
        label={facts.finishTitle ?? 'Finish'}
        value={facts.finishDay ? format.day(facts.finishDay) : 'No dates yet'}
        onOpen={() => (program.targetMilestoneId ? showRow(program.targetMilestoneId) : goTo('Roadmap'))}
        isLate={lateDays !== null && lateDays > 0}
        more={
          lateDays === null
            ? program.targetDay
              ? ''
              : 'No target set'
            : lateDays === 0
              ? 'on the target'
              : `${format.days(Math.abs(lateDays))} ${lateDays > 0 ? 'after' : 'before'} the target`
        }
      />
      <Figure
        label="Target"
        value={program.targetDay ? format.day(program.targetDay) : 'None'}
        onOpen={inspectProgram}
        more={program.targetDay ? format.relative(program.targetDay) : 'Set it in the inspector'}
      />
      <Figure
        label="Milestones done"
        value={`${format.number(facts.milestonesDone)} of ${format.number(facts.milestoneCount)}`}
        onOpen={() => inspectRows(document.milestones.filter((it) => it.plan.active))}
        more={
          next
            ? `next ${format.relative(next.day)}`
            : milestones.length > 0
              ? `${format.number(milestones.length)} overdue`
              : ''
        }
        onOpenMore={
          next ? () => showRow(next.id) : milestones.length > 0 ? () => inspectRows(milestones) : undefined
        }
      />
      <Figure
        label="Open promises"
        value={format.number(facts.openPromises)}
        onOpen={() => goTo('Dependencies', 'Agreements')}
        isLate={latePromiseIds.length > 0}
        more={latePromiseIds.length > 0 ? `${format.number(latePromiseIds.length)} late` : 'none late'}
        onOpenMore={latePromiseIds.length > 0 ? () => inspectRows(toRows(latePromiseIds)) : undefined}
      />
      <Figure
        label="Owed an update"
        value={format.number(debts.length)}
        onOpen={() => goTo('Stakeholders', 'Communication plan')}
        isLate={overdueDebts > 0}
        more={overdueDebts > 0 ? `${format.number(overdueDebts)} overdue` : 'nobody overdue'}
      />
      <Figure
        label="Open in the RAID log"
        value={format.number(log.filter((it) => it.open).length)}
        onOpen={() => goTo('RAID')}
        isLate={overdueEntries > 0}
        more={overdueEntries > 0 ? `${format.number(overdueEntries)} overdue` : 'none overdue'}
        onOpenMore={overdueEntries > 0 ? () => goTo('RAID', 'overdue') : undefined}
      />
    </section>
  );
}

/** One number, and the way to the list behind it; what is said of it may have a list of its own. */
function Figure(props: {
  readonly label: string;
  readonly value: string;
  readonly onOpen: () => void;
  readonly more: string;
  readonly onOpenMore?: (() => void) | undefined;
  readonly isLate?: boolean;
}) {
  const more = classNames(styles.more, props.isLate && styles.late);
  return (
    <div className={styles.figure}>
      <AriaButton className={styles.open ?? ''} onPress={props.onOpen}>
        <span className={styles.label}>{props.label}</span>
        <span className={styles.value}>{props.value}</span>
        {props.onOpenMore ? null : <span className={more}>{props.more}</span>}
      </AriaButton>
      {props.onOpenMore ? (
        <AriaButton
          aria-label={`${props.label}: ${props.more}`}
          className={classNames(more, styles.openMore)}
          onPress={props.onOpenMore}
        >
          {props.more}
        </AriaButton>
      ) : null}
    </div>
  );
}
