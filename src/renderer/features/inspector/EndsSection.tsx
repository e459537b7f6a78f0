import { Button as AriaButton } from 'react-aria-components';
import { teamIdOf } from '../../../domain/commands/require';
import type { Dependency, Lag } from '../../../domain/model/dependency';
import { findAnyRow, findRow } from '../../../domain/model/document';
import { titleOf } from '../../../domain/model/kinds';
import { daysOfRow } from '../../plan/days';
import { useHealthSoon, useSchedule } from '../../plan/derived';
import { act, useDocument } from '../../plan/openProgram';
import { showRow } from '../../plan/showRow';
import { useFormat } from '../../ui/format';
import { HealthMark } from '../../ui/HealthMark';
import { NumberField } from '../../ui/NumberField';
import { Select } from '../../ui/Select';
import styles from './Inspector.module.css';
import { Section } from './Section';

/** The two ends of a dependency, and the lag between them. */
export function EndsSection({ dependency }: { readonly dependency: Dependency }) {
  const { lag } = dependency;
  const unit = lag?.unit ?? 'working';
  const perDay = unit === 'working' ? 480 : unit === 'elapsed' ? 1_440 : 1;
  const change = (next: Lag | null) =>
    act({ type: 'dependency.change', id: dependency.id, changes: { lag: next } });
  return (
    <Section title="Between">
      <ul className={styles.list}>
        <End id={dependency.predecessorId} word="From" />
        <End id={dependency.successorId} word="To" />
      </ul>
      <div className={styles.fields}>
        <NumberField
          label="Lag"
          value={lag === null ? null : lag.value / perDay}
          unit={unit === 'percent' ? '%' : 'days'}
          placeholder="0"
          onCommit={(value) => change(value === null || value === 0 ? null : { unit, value: value * perDay })}
        />
        {lag ? (
          <Select
            label="Counted in"
            value={unit}
            options={[
              { id: 'working', label: 'Working days' },
              { id: 'elapsed', label: 'Calendar days' },
              { id: 'percent', label: '% of the predecessor' },
            ]}
            onChange={(next) => {
              if (next === null || next === unit) return;
              const days = lag.value / perDay;
              void change({
                unit: next,
                value: days * (next === 'working' ? 480 : next === 'elapsed' ? 1_440 : 1),
              });
            }}
          />
        ) : null}
      </div>
    </Section>
  );
}

function End(props: { readonly id: string; readonly word: string }) {
  const document = useDocument();
  const scheduled = useSchedule().byId.get(props.id);
  const health = useHealthSoon().byId.get(props.id);
  const format = useFormat();
  const found = findAnyRow(document, props.id);
  if (!found) return null;
  const team = found.kind === 'team' ? null : findRow(document, 'team', teamIdOf(document, props.id));
  const days = scheduled && daysOfRow(scheduled);
  return (
    <li>
      <AriaButton className={styles.entry ?? ''} onPress={() => showRow(props.id)}>
        {health ? <HealthMark health={health.shown} size={10} label /> : <span />}
        <span className={styles.entryTitle}>{titleOf(found.row)}</span>
        <span className={styles.entryEnd}>{days ? format.dayShort(days.finishDay) : ''}</span>
        <span className={styles.entryMore}>
          {[props.word, team?.name, found.kind === 'team' ? 'work not planned yet' : null]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </AriaButton>
    </li>
  );
}
