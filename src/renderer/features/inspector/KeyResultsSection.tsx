import { Plus, X } from 'lucide-react';
import type { Goal, KeyResult } from '../../../domain/model/goal';
import { useToday } from '../../plan/derived';
import { newId } from '../../plan/ids';
import { act } from '../../plan/openProgram';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { NumberField } from '../../ui/NumberField';
import { TextField } from '../../ui/TextField';
import styles from './Inspector.module.css';
import { Section } from './Section';

/** How a goal is measured; a new current value is kept in its history. */
export function KeyResultsSection({ goal }: { readonly goal: Goal }) {
  const today = useToday();
  const save = (keyResults: readonly KeyResult[]) =>
    act({ type: 'goal.change', id: goal.id, changes: { keyResults: [...keyResults] } });
  const change = (id: string, changes: Partial<KeyResult>) =>
    save(goal.keyResults.map((it) => (it.id === id ? { ...it, ...changes } : it)));
  return (
    <Section
      title="Key results"
      end={
        <Button
          size="small"
          icon={<Plus aria-hidden />}
          onPress={() =>
            void save([
              ...goal.keyResults,
              {
                id: newId('keyResult') as KeyResult['id'],
                title: 'New key result',
                unit: '',
                baseline: null,
                target: null,
                current: null,
                confidencePercent: null,
                history: [],
              },
            ])
          }
        >
          Add
        </Button>
      }
    >
      {goal.keyResults.map((result) => (
        <div key={result.id} className={styles.box}>
          <div className={styles.keyResult}>
            <TextField
              label="Key result"
              hideLabel
              quiet
              wraps
              value={result.title}
              onCommit={(title) => change(result.id, { title })}
            />
            <IconButton
              label={`Remove ${result.title}`}
              size="small"
              onPress={() => void save(goal.keyResults.filter((it) => it.id !== result.id))}
            >
              <X aria-hidden />
            </IconButton>
          </div>
          <div className={styles.fields}>
            <NumberField
              label="Now"
              value={result.current}
              unit={result.unit || undefined}
              onCommit={(current) =>
                change(result.id, {
                  current,
                  history:
                    current === null
                      ? result.history
                      : [...result.history.filter((it) => it.day !== today), { day: today, value: current }],
                })
              }
            />
            <NumberField
              label="From"
              value={result.baseline}
              unit={result.unit || undefined}
              onCommit={(baseline) => change(result.id, { baseline })}
            />
            <NumberField
              label="To"
              value={result.target}
              unit={result.unit || undefined}
              onCommit={(target) => change(result.id, { target })}
            />
            <TextField label="Unit" value={result.unit} onCommit={(unit) => change(result.id, { unit })} />
          </div>
        </div>
      ))}
      {goal.keyResults.length === 0 ? (
        <p className={styles.note}>A goal without a number is a wish: add how it is measured.</p>
      ) : null}
    </Section>
  );
}
