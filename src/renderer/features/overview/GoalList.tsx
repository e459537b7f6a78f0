import { Button as AriaButton } from 'react-aria-components';
import { shareOfWay } from '../../../domain/goals/keyResult';
import type { KeyResult } from '../../../domain/model/goal';
import { useDocument } from '../../plan/openProgram';
import { goTo } from '../../plan/screens';
import { showRow } from '../../plan/showRow';
import { classNames } from '../../ui/classNames';
import { useFormat } from '../../ui/format';
import styles from './GoalList.module.css';

/** So many goals are listed. */
const shownGoals = 5;

/** The goals, each with how far its key results have come. */
export function GoalList() {
  const { goals, projects } = useDocument();
  const format = useFormat();
  if (goals.length === 0) {
    return <p className={styles.note}>No goal yet. A program without one cannot be prioritised.</p>;
  }
  return (
    <>
      <ul className={styles.goals}>
        {goals.slice(0, shownGoals).map((goal) => {
          const feeding = projects.filter((project) => project.goalIds.includes(goal.id)).length;
          return (
            <li key={goal.id}>
              <AriaButton className={styles.goal ?? ''} onPress={() => showRow(goal.id)}>
                <span className={styles.title}>{goal.title}</span>
                <span className={styles.note}>
                  {format.count(feeding, 'project')}
                  {goal.dueDay ? ` · due ${format.dayShort(goal.dueDay)}` : ''}
                </span>
                {goal.keyResults.map((result) => (
                  <Result key={result.id} result={result} />
                ))}
              </AriaButton>
            </li>
          );
        })}
      </ul>
      {goals.length > shownGoals ? (
        <AriaButton className={styles.all ?? ''} onPress={() => goTo('Goals')}>
          {format.count(goals.length - shownGoals, 'more goal')}
        </AriaButton>
      ) : null}
    </>
  );
}

function Result({ result }: { readonly result: KeyResult }) {
  const format = useFormat();
  const way = shareOfWay(result);
  const share = way === null ? null : Math.min(1, Math.max(0, way));
  const unit = result.unit === '%' ? ' %' : result.unit ? ` ${result.unit}` : '';
  const precise = (value: number) => (Number.isInteger(value) ? format.number(value) : String(value));
  return (
    <span className={styles.result}>
      <span className={styles.resultTitle}>{result.title}</span>
      <span className={styles.numbers}>
        {result.current === null ? 'not measured' : precise(result.current)}
        {result.target === null ? '' : ` → ${precise(result.target)}${unit}`}
      </span>
      <span className={styles.track} aria-hidden>
        <span
          className={classNames(styles.way, share === 1 && styles.reached)}
          style={{ width: `${(share ?? 0) * 100}%` }}
        />
      </span>
    </span>
  );
}
