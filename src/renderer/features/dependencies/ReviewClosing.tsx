import { Copy, Plus } from 'lucide-react';
import { useState } from 'react';
import type { ReviewAgenda } from '../../../domain/agreements/reviewAgenda';
import { outcomeToWord, stepsOf } from '../../../domain/agreements/reviewMoves';
import { sheetToText, teamSheet } from '../../../domain/agreements/sheet';
import type { Review } from '../../../domain/model/review';
import type { Day } from '../../../domain/time/day';
import { useRegister, useToday } from '../../plan/derived';
import { newId } from '../../plan/ids';
import { announce } from '../../plan/notices';
import { act, useDocument } from '../../plan/openProgram';
import { Button } from '../../ui/Button';
import { ComboBox } from '../../ui/ComboBox';
import { copyText } from '../../ui/copyText';
import { DayField } from '../../ui/DayField';
import { useFormat } from '../../ui/format';
import { TextField } from '../../ui/TextField';
import styles from './Review.module.css';

/** The end of a review: who was there, what was decided, next steps with owners, a sheet for every team. */
export function ReviewClosing(props: {
  readonly review: Review;
  readonly agenda: ReviewAgenda;
  readonly onFinish: () => Promise<unknown>;
  readonly onCancel: () => Promise<unknown>;
}) {
  const { review, agenda } = props;
  const document = useDocument();
  const rows = useRegister();
  const today = useToday();
  const format = useFormat();
  const people = document.stakeholders.map((it) => ({ id: it.id as string, label: it.name }));
  const present = new Set(review.attendeeIds as readonly string[]);
  const steps = stepsOf(document, review);
  const attend = (ids: readonly string[]) =>
    act({ type: 'review.change', id: review.id, changes: { attendeeIds: ids as never } });
  return (
    <div className={styles.closing}>
      <section>
        <h3>Present</h3>
        <div className={styles.present}>
          {[...present].map((id) => (
            <Button
              key={id}
              size="small"
              label={`Take ${people.find((it) => it.id === id)?.label ?? id} off`}
              onPress={() => void attend([...present].filter((it) => it !== id))}
            >
              {people.find((it) => it.id === id)?.label ?? id} ×
            </Button>
          ))}
          <ComboBox
            label="Add somebody who is present"
            hideLabel
            placeholder="Add a name"
            value={null}
            options={people.filter((it) => !present.has(it.id))}
            onChange={(id) => (id === null ? undefined : attend([...present, id]))}
          />
        </div>
      </section>
      <section>
        <h3>Decided</h3>
        {review.entries.length === 0 ? <p className={styles.lead}>None</p> : null}
        <ul className={styles.decided}>
          {review.entries.map((entry) => (
            <li key={entry.dependencyId ?? entry.title}>
              <strong>{outcomeToWord(entry.outcome)}</strong> {entry.title}
              {entry.note === '' ? '' : `: ${format.prose(entry.note)}`}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>Next steps</h3>
        <ul className={styles.decided}>
          {steps.map(({ action, owner }) => (
            <li key={action.id}>
              {action.title}
              <span>
                {' '}
                – {owner === '' ? 'no owner' : owner}
                {action.dueDay ? `, by ${format.dayShort(action.dueDay)}` : ''}
              </span>
            </li>
          ))}
        </ul>
        <NextStepForm reviewId={review.id} people={people} />
      </section>
      <section>
        <h3>A sheet for every team</h3>
        <div className={styles.present}>
          {agenda.questions.map(({ teamId, team }) => (
            <Button
              key={teamId}
              size="small"
              icon={<Copy aria-hidden />}
              label={`Copy the sheet of ${team}`}
              onPress={() => {
                const text = sheetToText(
                  teamSheet(document, rows, teamId),
                  document.program.title,
                  today,
                  format.day,
                );
                if (copyText(text)) announce(`Copied the sheet of ${team}`);
              }}
            >
              {team}
            </Button>
          ))}
        </div>
      </section>
      <div className={styles.end}>
        <Button variant="primary" onPress={() => void props.onFinish()}>
          End the review and keep its minutes
        </Button>
        <Button variant="quiet" onPress={() => void props.onCancel()}>
          Throw this review away
        </Button>
      </div>
    </div>
  );
}

function NextStepForm(props: {
  readonly reviewId: string;
  readonly people: readonly { readonly id: string; readonly label: string }[];
}) {
  const { reviewId, people } = props;
  const [title, setTitle] = useState('');
  const [ownerId, setOwnerId] = useState<string | null>(null);
  const [dueDay, setDueDay] = useState<Day | null>(null);
  const add = async () => {
    if (title.trim() === '') return;
    const row = { id: newId('action'), title, ownerId, dueDay, sourceId: reviewId };
    if (!(await act({ type: 'action.create', row } as never))) return;
    setTitle('');
    setOwnerId(null);
    setDueDay(null);
  };
  return (
    <form
      className={styles.step}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextField label="Next step" value={title} onDraft={setTitle} onCommit={setTitle} />
      <ComboBox label="Owner" placeholder="Who" value={ownerId} options={people} onChange={setOwnerId} />
      <DayField label="By" value={dueDay} edge="finish" onCommit={setDueDay} />
      <Button type="submit" icon={<Plus aria-hidden />} isDisabled={title.trim() === ''}>
        Add
      </Button>
    </form>
  );
}
