import { Check } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { phaseNames } from '../../../domain/model/work';
import { useToday } from '../../plan/derived';
import { useDocument } from '../../plan/openProgram';
import { inspectRow } from '../../plan/showRow';
import { classNames } from '../../ui/classNames';
import { useFormat } from '../../ui/format';
import styles from './PhaseStrip.module.css';

/** The phases of the program in their order with the one it is in, and the next gate. */
export function PhaseStrip() {
  const { program, phases, gates } = useDocument();
  const today = useToday();
  const format = useFormat();
  const current = phaseNames.indexOf(program.phase);
  const next = gates
    .filter((gate) => gate.projectId === null && gate.day !== null && gate.verdict === null)
    .sort((a, b) => ((a.day ?? '') < (b.day ?? '') ? -1 : 1))[0];
  const met = next?.criteria.filter((it) => it.met).length ?? 0;
  return (
    <div className={styles.strip}>
      <ol className={styles.phases} aria-label="Phases">
        {phaseNames.map((name, index) => {
          const phase = phases.find((it) => it.name === name && it.projectId === null);
          const isCurrent = index === current;
          return (
            <li
              key={name}
              className={classNames(
                styles.phase,
                index < current && styles.past,
                isCurrent && styles.current,
              )}
              aria-current={isCurrent ? 'step' : undefined}
            >
              <span className={styles.bar} />
              <span className={styles.name}>
                {index < current ? <Check aria-hidden /> : null}
                {name}
              </span>
              <span className={styles.days}>
                {phase?.startDay && phase.finishDay
                  ? isCurrent
                    ? `until ${format.dayShort(phase.finishDay)}`
                    : index < current
                      ? `to ${format.dayShort(phase.finishDay)}`
                      : `from ${format.dayShort(phase.startDay)}`
                  : ''}
              </span>
            </li>
          );
        })}
      </ol>
      {next?.day ? (
        <AriaButton className={styles.gate ?? ''} onPress={() => inspectRow(next.id)}>
          <span className={styles.gateName}>{next.title}</span>
          <span className={classNames(styles.days, next.day < today && styles.late)}>
            {format.dayShort(next.day)}, {format.relative(next.day)}
            {next.criteria.length > 0 ? ` · ${met} of ${next.criteria.length} criteria met` : ''}
          </span>
        </AriaButton>
      ) : null}
    </div>
  );
}
