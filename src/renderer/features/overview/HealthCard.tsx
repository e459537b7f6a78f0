import { ChevronRight, TriangleAlert } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { type HealthAlarm, healthAlarms, healthHistory } from '../../../domain/health/alarms';
import type { HealthReason } from '../../../domain/health/rules';
import { findAnyRow, findRow } from '../../../domain/model/document';
import type { Health } from '../../../domain/model/health';
import { titleOf } from '../../../domain/model/kinds';
import { useHealthSoon, useToday } from '../../plan/derived';
import { useDocument } from '../../plan/openProgram';
import { useScreen } from '../../plan/screens';
import { inspectProgram, inspectRow, inspectRows, showRow } from '../../plan/showRow';
import { Button } from '../../ui/Button';
import { classNames } from '../../ui/classNames';
import { useFormat } from '../../ui/format';
import { HealthChip, HealthMark, healthWords } from '../../ui/HealthMark';
import { Card } from './Card';
import styles from './HealthCard.module.css';
import own from './OverviewScreen.module.css';

/** So many reasons, alarms and steps of the strip are shown; the rest is one step away. */
const shownReasons = 5;
const shownAlarms = 4;
const shownSteps = 14;

/** How the program stands: what is said and what the plan says, what has to be called out, why, and the way back. */
export function HealthCard() {
  const document = useDocument();
  const report = useHealthSoon();
  const { program: health, drags } = report;
  const today = useToday();
  const format = useFormat();
  const detail = useScreen((state) => state.detail);
  const card = useRef<HTMLDivElement>(null);
  const [isWhole, setWhole] = useState(false);
  const alarms = useMemo(
    () => healthAlarms(document, report, today, format.dayShort),
    [document, report, today, format],
  );
  useEffect(() => {
    if (detail === 'health') card.current?.focus();
  }, [detail]);
  const { declared, computed, shown, contradicts, reasons } = health;
  const by = findRow(document, 'stakeholder', declared?.byId)?.name;
  const path = document.program.pathToGreen;
  const drag = drags[0];
  const dragRow = drag ? findAnyRow(document, drag.id) : undefined;
  const listed = isWhole ? reasons : reasons.slice(0, shownReasons);
  return (
    <Card title="Health" end={<HealthChip health={shown} />}>
      <div ref={card} tabIndex={-1} className={own.healthBody}>
        {declared ? (
          <p className={classNames(own.declared, contradicts && own.contradicts)}>
            {by ?? 'Somebody'} declared it {healthWords[declared.health].toLowerCase()} on{' '}
            {format.dayShort(declared.declaredDay)}
            {declared.lapsesDay ? `, until ${format.dayShort(declared.lapsesDay)}` : ''}
            {declared.reason ? `: “${declared.reason}”` : ''}
            {contradicts ? (
              <>
                . <strong>The plan says {healthWords[computed].toLowerCase()}.</strong>
              </>
            ) : null}
          </p>
        ) : null}
        <Alarms alarms={alarms} isSaid={contradicts} />
        {drag && dragRow ? (
          <p className={own.note}>
            The biggest drag is{' '}
            <AriaButton className={styles.link ?? ''} onPress={() => showRow(drag.id)}>
              {titleOf(dragRow.row)}
            </AriaButton>
            ;{' '}
            <AriaButton className={styles.link ?? ''} onPress={() => inspectRows(drags)}>
              {format.count(drags.length, 'part')}
            </AriaButton>{' '}
            {drags.length === 1 ? 'is' : 'are'} at risk or off track.
          </p>
        ) : null}
        {reasons.length === 0 ? (
          <p className={own.note}>
            {computed === 'notStarted' ? 'Nothing has started yet.' : 'Nothing stands against it.'}
          </p>
        ) : (
          <ul className={own.list}>
            {listed.map((reason, index) => (
              <li key={`${reason.rule} ${reason.message}`}>
                <ReasonLine reason={reason} isDrag={index === 0} />
              </li>
            ))}
          </ul>
        )}
        {reasons.length > listed.length ? (
          <AriaButton className={own.all ?? ''} onPress={() => setWhole(true)}>
            {format.count(reasons.length - listed.length, 'more reason')}
          </AriaButton>
        ) : null}
        <HealthStrip />
        {shown === 'amber' || shown === 'red' || contradicts ? (
          <p className={own.path}>
            <span className={own.quiet}>Path to green:</span>{' '}
            {path ? (
              <>
                {path.title}
                {path.ownerId ? `, ${findRow(document, 'stakeholder', path.ownerId)?.name}` : ''}
                {path.dueDay ? `, by ${format.dayShort(path.dueDay)}` : ''}
              </>
            ) : (
              'none yet. Say what brings it back, who, and by when.'
            )}{' '}
            <Button size="small" variant="quiet" onPress={inspectProgram}>
              {path ? 'Change it' : 'Say it'}
            </Button>
          </p>
        ) : null}
      </div>
    </Card>
  );
}

function ReasonLine({ reason, isDrag }: { readonly reason: HealthReason; readonly isDrag: boolean }) {
  const format = useFormat();
  const [target, ...others] = reason.ids;
  const words = (
    <>
      <HealthMark health={reason.health} size={12} label />
      <span className={classNames(own.words, isDrag && own.drag)}>{format.prose(reason.message)}</span>
      {target ? <ChevronRight aria-hidden className={own.chevron} /> : null}
    </>
  );
  return target ? (
    <AriaButton
      className={own.line ?? ''}
      onPress={() => (others.length < 2 ? showRow(target) : inspectRows(reason.ids.map((id) => ({ id }))))}
    >
      {words}
    </AriaButton>
  ) : (
    <div className={own.line}>{words}</div>
  );
}

function Alarms(props: {
  readonly alarms: readonly HealthAlarm[];
  /** That the program is declared better than it is stands above already. */
  readonly isSaid: boolean;
}) {
  const document = useDocument();
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  // The path to green of the program has a line of its own below.
  const alarms = props.alarms.filter(
    (it) => it.subjectId !== null || !(it.code === 'noPath' || (it.code === 'rosier' && props.isSaid)),
  );
  if (alarms.length === 0) return null;
  const shown = isWhole ? alarms : alarms.slice(0, shownAlarms);
  return (
    <ul className={styles.alarms} aria-label="Called out">
      {shown.map((alarm) => {
        const [id] = alarm.ids;
        return (
          <li key={`${alarm.code} ${alarm.message}`}>
            <AriaButton
              className={styles.alarm ?? ''}
              onPress={() =>
                id === undefined || id === document.program.id ? inspectProgram() : inspectRow(id)
              }
            >
              <TriangleAlert aria-hidden />
              <span>{alarm.message}</span>
            </AriaButton>
          </li>
        );
      })}
      {alarms.length > shown.length ? (
        <li>
          <AriaButton className={own.all ?? ''} onPress={() => setWhole(true)}>
            {format.count(alarms.length - shown.length, 'more thing to call out', 'more things to call out')}
          </AriaButton>
        </li>
      ) : null}
    </ul>
  );
}

const markOr = (health: Health | null, label: string) =>
  health === null ? (
    <span className={styles.unsaid} role="img" aria-label={`${label}: not known`}>
      –
    </span>
  ) : (
    <HealthMark health={health} size={13} label={`${label}: ${healthWords[health]}`} />
  );

/** What was said of the program over time, above what the rules found on those days. */
function HealthStrip() {
  const document = useDocument();
  const { program } = useHealthSoon();
  const today = useToday();
  const format = useFormat();
  const steps = healthHistory(document, null, today).slice(-shownSteps);
  if (steps.length === 0) return null;
  return (
    <table className={styles.strip} aria-label="Health over time">
      <thead>
        <tr>
          <td />
          {steps.map((step) => (
            <th key={step.id} scope="col">
              {format.dayShort(step.day)}
            </th>
          ))}
          <th scope="col">now</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Said</th>
          {steps.map((step) => (
            <td key={step.id}>{markOr(step.said, 'Said')}</td>
          ))}
          <td>{markOr(program.shown, 'Shown')}</td>
        </tr>
        <tr>
          <th scope="row">Computed</th>
          {steps.map((step) => (
            <td key={step.id}>{markOr(step.computed, 'Computed')}</td>
          ))}
          <td>{markOr(program.computed, 'Computed')}</td>
        </tr>
      </tbody>
    </table>
  );
}
