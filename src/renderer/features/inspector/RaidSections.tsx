import { CircleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { findRow } from '../../../domain/model/document';
import type { Decision, Risk } from '../../../domain/model/raid';
import type { Day } from '../../../domain/time/day';
import { useToday } from '../../plan/derived';
import { newId } from '../../plan/ids';
import { act, useDocument } from '../../plan/openProgram';
import { promoteRisks } from '../../plan/promoteRisks';
import { inspectRow } from '../../plan/showRow';
import { Button } from '../../ui/Button';
import { DayField } from '../../ui/DayField';
import { useFormat } from '../../ui/format';
import { IconButton } from '../../ui/IconButton';
import { ScoreField } from '../../ui/ScoreField';
import { TextField } from '../../ui/TextField';
import styles from './Inspector.module.css';
import { Section } from './Section';

/** Looking at a risk again: its score of today with a note, what it was before, and the issue that it may become. */
export function RiskSection({ risk }: { readonly risk: Risk }) {
  const today = useToday();
  const format = useFormat();
  const { issues } = useDocument();
  const issue = issues.find((it) => it.riskId === risk.id);
  const review = (changes: { probability?: number | null; impact?: number | null; note?: string }) =>
    act({
      type: 'risk.review',
      id: risk.id,
      day: today,
      probability: risk.probability,
      impact: risk.impact,
      note: risk.reviews.find((it) => it.day === today)?.note ?? '',
      ...changes,
    });
  const isOpen = risk.state === 'open';
  return (
    <Section title="Score">
      <div className={styles.fields}>
        <ScoreField
          label="Probability"
          value={risk.probability}
          isDisabled={!isOpen}
          onCommit={(probability) => review({ probability })}
        />
        <ScoreField
          label="Impact"
          value={risk.impact}
          isDisabled={!isOpen}
          onCommit={(impact) => review({ impact })}
        />
        {isOpen ? (
          <TextField
            label="Why so today"
            value={risk.reviews.find((it) => it.day === today)?.note ?? ''}
            placeholder="What the review found"
            onCommit={(note) => review({ note })}
          />
        ) : null}
      </div>
      {risk.reviews.length > 0 ? (
        <ul className={styles.log} aria-label="Reviews">
          {[...risk.reviews].reverse().map((it) => (
            <li key={it.day}>
              <span>{format.dayShort(it.day)}</span>
              <span>
                {it.probability ?? '?'} × {it.impact ?? '?'}
                {it.note ? `: ${it.note}` : ''}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {isOpen ? (
        <div className={styles.row}>
          <Button
            size="small"
            icon={<CircleAlert aria-hidden />}
            onPress={() => void promoteRisks([risk.id], today)}
          >
            It happened: make it an issue
          </Button>
        </div>
      ) : null}
      {issue ? (
        <AriaButton className={styles.entry ?? ''} onPress={() => inspectRow(issue.id)}>
          <span className={styles.entryTitle}>
            Became the issue “{issue.title}”{issue.raisedDay ? ` on ${format.dayShort(issue.raisedDay)}` : ''}
          </span>
        </AriaButton>
      ) : null}
    </Section>
  );
}

/** What can be decided: each option with what it means. */
export function DecisionOptions({ decision }: { readonly decision: Decision }) {
  const { options } = decision;
  const [added, setAdded] = useState(0);
  const save = (next: Decision['options']) =>
    act({ type: 'decision.change', id: decision.id, changes: { options: next } });
  const change = (index: number, changes: Partial<Decision['options'][number]>) =>
    save(options.map((it, at) => (at === index ? { ...it, ...changes } : it)));
  return (
    <Section title="Options">
      {options.map((option, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an option has no identity but its place and words.
        <div key={`${index} ${option.title}`} className={styles.box}>
          <div className={styles.keyResult}>
            <TextField
              label={`Option ${index + 1}`}
              hideLabel
              quiet
              wraps
              value={option.title}
              onCommit={(title) =>
                title.trim() === '' ? save(options.filter((_, at) => at !== index)) : change(index, { title })
              }
            />
            <IconButton
              label={`Remove option ${index + 1}`}
              size="small"
              onPress={() => void save(options.filter((_, at) => at !== index))}
            >
              <X aria-hidden />
            </IconButton>
          </div>
          <TextField
            label={`What option ${index + 1} means`}
            hideLabel
            quiet
            wraps
            value={option.note}
            placeholder="What it costs and brings"
            onCommit={(note) => change(index, { note })}
          />
        </div>
      ))}
      <TextField
        key={`${options.length} ${added}`}
        label="New option"
        hideLabel
        value=""
        placeholder="Add an option…"
        onCommit={(title) => {
          setAdded((count) => count + 1);
          return title.trim() === '' ? undefined : save([...options, { title, note: '' }]);
        }}
      />
    </Section>
  );
}

/** What follows from a row: actions with a name and a date. */
export function FollowUpSection({ id }: { readonly id: string }) {
  const document = useDocument();
  const format = useFormat();
  const today = useToday();
  const [added, setAdded] = useState(0);
  const [dueDay, setDueDay] = useState<Day | null>(null);
  const actions = document.actions.filter((it) => it.sourceId === id);
  return (
    <Section title="Actions">
      {actions.length > 0 ? (
        <ul className={styles.list}>
          {actions.map((action) => (
            <li key={action.id}>
              <AriaButton className={styles.entry ?? ''} onPress={() => inspectRow(action.id)}>
                <span className={styles.entryTitle}>
                  {action.title}
                  <span className={styles.note}>
                    {' '}
                    {findRow(document, 'stakeholder', action.ownerId)?.name ?? 'Nobody'}
                    {action.doneDay
                      ? `, done ${format.dayShort(action.doneDay)}`
                      : action.dueDay
                        ? `, ${action.dueDay < today ? 'overdue since' : 'due'} ${format.dayShort(action.dueDay)}`
                        : ''}
                  </span>
                </span>
              </AriaButton>
            </li>
          ))}
        </ul>
      ) : null}
      <div className={styles.fields}>
        <TextField
          key={`${actions.length} ${added}`}
          label="New action"
          hideLabel
          value=""
          placeholder="Add an action…"
          onCommit={(title) => {
            setAdded((count) => count + 1);
            if (title.trim() === '') return undefined;
            const row = { id: newId('action'), title, sourceId: id, dueDay };
            return act({ type: 'action.create', row } as never);
          }}
        />
        <DayField
          label="Due day of the new action"
          hideLabel
          placeholder="Due"
          value={dueDay}
          edge="finish"
          onCommit={setDueDay}
        />
      </div>
    </Section>
  );
}
