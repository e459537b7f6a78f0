import { useState } from 'react';
import { agreementMovesByState, missingForState } from '../../../domain/agreements/moves';
import { reminderToSentence } from '../../../domain/agreements/reminders';
import { standingReasonToSentence } from '../../../domain/agreements/standing';
import type { Agreement, AgreementState, Dependency } from '../../../domain/model/dependency';
import { findRow } from '../../../domain/model/document';
import type { Day } from '../../../domain/time/day';
import { useRegister, useStandings, useToday } from '../../plan/derived';
import { act, useDocument } from '../../plan/openProgram';
import { movePromise, promiseVerbs } from '../../plan/promises';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { DayField } from '../../ui/DayField';
import { useFormat } from '../../ui/format';
import { HealthMark } from '../../ui/HealthMark';
import { TextField } from '../../ui/TextField';
import { FieldEditor, pathToChanges, type Subject } from './FieldEditor';
import { agreementFields } from './fields';
import styles from './Inspector.module.css';
import { FoldedSection, Section } from './Section';

/** The promise of a dependency: between whom, how it stands, its fields, where it may go next, and its history. */
export function AgreementSection(props: { readonly dependency: Dependency; readonly agreement: Agreement }) {
  const { dependency, agreement } = props;
  const { id } = dependency;
  const document = useDocument();
  const today = useToday();
  const standing = useStandings().get(id);
  const computed = useRegister().find((row) => row.id === id);
  const format = useFormat();
  const giving = findRow(document, 'team', agreement.givingTeamId)?.name ?? '?';
  const needing = findRow(document, 'team', agreement.needingTeamId)?.name ?? '?';
  const subject: Subject = {
    kind: 'agreement',
    values: [agreement],
    change: (path, value) => act({ type: 'agreement.change', id, changes: pathToChanges(path, value) }),
  };
  const person = (personId: string | null) => findRow(document, 'stakeholder', personId)?.name;

  return (
    <>
      <Section title="Promise" end={<Chip tone={toneOf(agreement.state)}>{agreement.state}</Chip>}>
        <p className={styles.note}>
          <strong>{giving}</strong> gives, <strong>{needing}</strong> needs.
        </p>
        {standing && standing.reasons.length > 0 ? (
          <ul className={styles.list}>
            {standing.reasons.map((reason) => (
              <li key={reason.code} className={styles.entry}>
                <HealthMark health={reason.mark} size={11} label />
                <span className={styles.entryTitle}>{standingReasonToSentence(reason, format.dayShort)}</span>
              </li>
            ))}
          </ul>
        ) : null}
        {computed?.responsible ? (
          <p className={styles.note}>
            Escalating {computed.responsible.day < today ? 'helped' : 'helps'} until{' '}
            {format.dayShort(computed.responsible.day)} ({format.relative(computed.responsible.day)}).
          </p>
        ) : null}
        {computed?.reminder ? (
          <p className={styles.note}>{reminderToSentence(computed.reminder, format.dayShort)}</p>
        ) : null}
        <div className={styles.row}>
          {agreementMovesByState[agreement.state].map((to) => {
            const missing = missingForState(agreement, to);
            return (
              <Button
                key={to}
                size="small"
                onPress={() => void movePromise(id, to)}
                {...(missing.length > 0
                  ? { label: `${promiseVerbs[to]}; missing ${missing.join(', ')}` }
                  : {})}
              >
                {promiseVerbs[to]}
              </Button>
            );
          })}
        </div>
        <CommitForm id={id} agreement={agreement} />
      </Section>
      <Section title={null}>
        <div className={styles.fields}>
          {agreementFields.map((field) => (
            <FieldEditor key={field.path} field={field} subject={subject} />
          ))}
        </div>
      </Section>
      {agreement.commitments.length + agreement.moves.length > 0 ? (
        <FoldedSection title="History of the promise">
          <ul className={styles.log}>
            {agreement.commitments.map((said, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the log only grows at its end.
              <li key={`commitment ${index}`}>
                <span>{format.dayShort(said.saidDay)}</span>
                <span>
                  Committed for {format.dayShort(said.committedDay)}
                  {person(said.byId) ? `, ${person(said.byId)}` : ''}
                  {said.reason ? `: ${said.reason}` : ''}
                </span>
              </li>
            ))}
            {agreement.moves.map((moved, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the log only grows at its end.
              <li key={`move ${index}`}>
                <span>{format.dayShort(moved.day)}</span>
                <span>
                  {moved.state}
                  {person(moved.byId) ? `, ${person(moved.byId)}` : ''}
                  {moved.note ? `: ${moved.note}` : ''}
                </span>
              </li>
            ))}
          </ul>
        </FoldedSection>
      ) : null}
    </>
  );
}

function toneOf(state: AgreementState): 'neutral' | 'accent' | 'green' | 'done' | 'red' {
  if (state === 'Accepted') return 'done';
  if (state === 'Delivered' || state === 'Committed') return 'green';
  if (state === 'Declined') return 'red';
  return state === 'Asked' || state === 'Negotiating' ? 'accent' : 'neutral';
}

/** Says a committed date; from the second on with its reason, and every one is kept. */
function CommitForm(props: { readonly id: string; readonly agreement: Agreement }) {
  const { id, agreement } = props;
  const today = useToday();
  const [day, setDay] = useState<Day | null>(null);
  const [reason, setReason] = useState('');
  const isAgain = agreement.commitments.length > 0;
  const commit = async (committedDay: Day, why: string) => {
    const done = await act({
      type: 'agreement.commit',
      id: id as never,
      committedDay,
      day: today,
      reason: why,
      byId: agreement.giverId,
    });
    if (!done) return;
    setDay(null);
    setReason('');
  };
  return (
    <div className={styles.fields}>
      <DayField
        label="Committed"
        value={day ?? agreement.committedDay}
        edge="finish"
        isRequired={agreement.committedDay !== null}
        onCommit={(next) => {
          if (next === null || next === agreement.committedDay) setDay(null);
          else if (isAgain) setDay(next);
          else return commit(next, '');
          return undefined;
        }}
      />
      {day === null ? null : (
        <>
          <TextField
            label="Why it moves"
            value={reason}
            multiline
            autoFocus
            onDraft={setReason}
            onCommit={setReason}
          />
          <div className={styles.row}>
            <Button
              size="small"
              variant="primary"
              isDisabled={reason.trim() === ''}
              onPress={() => void commit(day, reason)}
            >
              Keep the new date
            </Button>
            <Button size="small" onPress={() => setDay(null)}>
              Cancel
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
