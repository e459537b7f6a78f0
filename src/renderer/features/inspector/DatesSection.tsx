import type { PlaceableKind } from '../../../domain/commands/command';
import { findAnyRow, findRow, type ProgramDocument } from '../../../domain/model/document';
import type { Plan } from '../../../domain/model/plan';
import { datesToSentences } from '../../../domain/schedule/explainDates';
import type { ScheduledRow } from '../../../domain/schedule/schedule';
import { type Day, daysBetween } from '../../../domain/time/day';
import { dayToMoment, momentToDay } from '../../../domain/time/moment';
import { daysOfRow } from '../../plan/days';
import { useSchedule } from '../../plan/derived';
import { act, useDocument } from '../../plan/openProgram';
import { showRow } from '../../plan/showRow';
import { Button } from '../../ui/Button';
import { DayField } from '../../ui/DayField';
import { type Format, useFormat } from '../../ui/format';
import { NumberField } from '../../ui/NumberField';
import { Select } from '../../ui/Select';
import { constraintOptions } from './fields';
import styles from './Inspector.module.css';
import { Section } from './Section';

/** When it happens, why then, how far it is, and what may hold it. */
export function DatesSection(props: {
  readonly kind: PlaceableKind;
  readonly row: { readonly id: string; readonly plan: Plan };
}) {
  const { kind, row } = props;
  const { plan } = row;
  const document = useDocument();
  const schedule = useSchedule();
  const format = useFormat();
  const scheduled = schedule.byId.get(row.id);
  const days = scheduled && daysOfRow(scheduled);
  const why = datesToSentences(document, schedule, row.id);
  const driver = findRow(document, 'dependency', scheduled?.drivingDependencyId);
  const isSummary = scheduled?.summary ?? false;
  const changePlan = (changes: Partial<Plan>) =>
    act({ type: `${kind}.change`, id: row.id, changes: { plan: changes } } as Parameters<typeof act>[0]);
  const move = (day: Day | null) =>
    day === null
      ? changePlan({ startAt: null, finishAt: null, constraint: null })
      : act({ type: `${kind}.move`, id: row.id, startAt: dayToMoment(day) });
  const resize = (day: Day | null) =>
    day === null || kind === 'milestone'
      ? undefined
      : act({ type: `${kind}.resize`, id: row.id, startAt: null, finishAt: dayToMoment(day) });
  const durationDays =
    plan.durationMinutes === null || !scheduled ? null : plan.durationMinutes / scheduled.dayMinutes;

  return (
    <Section title="Dates">
      <div className={styles.fields}>
        {isSummary && days ? (
          <p className={styles.note}>
            <strong>{format.range(days.startDay, days.finishDay)}</strong>, from its tasks.
          </p>
        ) : kind === 'milestone' ? (
          <DayField label="Date" value={days?.finishDay ?? null} edge="finish" onCommit={move} />
        ) : (
          <>
            <DayField label="Start" value={days?.startDay ?? null} onCommit={move} />
            <DayField
              label="Finish"
              value={days?.finishDay ?? null}
              edge="finish"
              isRequired={days !== undefined}
              onCommit={resize}
            />
            {plan.placement === 'auto' && scheduled && !plan.durationIsElapsed ? (
              <NumberField
                label="Duration"
                value={durationDays}
                min={0}
                unit="working days"
                onCommit={(length) =>
                  changePlan({
                    durationMinutes: length === null ? null : Math.round(length * scheduled.dayMinutes),
                  })
                }
              />
            ) : null}
          </>
        )}
        {isSummary || kind === 'milestone' ? null : (
          <NumberField
            label="Done"
            value={plan.percentComplete}
            min={0}
            max={100}
            step={5}
            unit="%"
            onCommit={(percent) => changePlan({ percentComplete: percent ?? 0 })}
          />
        )}
        {plan.placement === 'auto' && !isSummary ? (
          <>
            <Select
              label="Constraint"
              value={plan.constraint?.type ?? 'ASAP'}
              options={constraintOptions}
              onChange={(type) => {
                if (type === null || type === 'ASAP') return changePlan({ constraint: null });
                const at =
                  type === 'ALAP'
                    ? null
                    : (plan.constraint?.at ?? (days ? dayToMoment(days.startDay) : null));
                return changePlan({
                  constraint: { manner: 'soft', ...plan.constraint, type: type as never, at },
                });
              }}
            />
            {plan.constraint?.at ? (
              <DayField
                label="On"
                value={momentToDay(plan.constraint.at)}
                onCommit={(day) =>
                  changePlan({
                    constraint:
                      day === null || !plan.constraint ? null : { ...plan.constraint, at: dayToMoment(day) },
                  })
                }
              />
            ) : null}
          </>
        ) : null}
        {scheduled && why ? (
          <>
            <p className={styles.note}>
              {kind === 'milestone' ? 'It is on ' : 'It starts '}
              {why.start}.
            </p>
            {kind === 'milestone' ? null : <p className={styles.note}>It finishes {why.finish}.</p>}
            {driver ? (
              <p className={styles.note}>
                <Button variant="quiet" size="small" onPress={() => showRow(driver.id)}>
                  Show the link that decides
                </Button>
              </p>
            ) : null}
            <p className={styles.note}>{howTight(document, scheduled, format)}</p>
          </>
        ) : (
          <p className={styles.note}>It has no date yet, so it is not on the roadmap.</p>
        )}
      </div>
    </Section>
  );
}

/** How much slack it has, and how it compares to its deadline and to the baseline, in words. */
function howTight(document: ProgramDocument, row: ScheduledRow, format: Format): string {
  const parts: string[] = [];
  if (!row.done) {
    const slackDays = Math.round((row.totalSlackMinutes / row.dayMinutes) * 10) / 10;
    if (slackDays < 0) parts.push(`It is ${format.days(-slackDays)} short of what has to hold.`);
    else if (row.critical) parts.push('It is critical: a day lost here is a day lost by the program.');
    else parts.push(`It has ${formatSlack(slackDays, format)} of slack.`);
    const found = findAnyRow(document, row.id)?.row;
    const deadlineAt = found && 'plan' in found ? found.plan.deadlineAt : null;
    if (deadlineAt !== null) parts.push(`Its deadline is ${format.day(momentToDay(deadlineAt))}.`);
  }
  const baseline = findRow(document, 'snapshot', document.program.baselineSnapshotId);
  const then = baseline?.dates.find((it) => it.id === row.id);
  if (then) {
    const late = daysBetween(momentToDay(then.finishAt), daysOfRow(row).finishDay);
    parts.push(
      late === 0
        ? 'As in the baseline.'
        : `${format.days(Math.abs(late))} ${late > 0 ? 'after' : 'before'} the baseline.`,
    );
  }
  return parts.filter(Boolean).join(' ');
}

function formatSlack(days: number, format: Format): string {
  return days === 0 ? 'no days' : `${format.number(days)} working ${days === 1 ? 'day' : 'days'}`;
}
