import { type KeyboardEvent, useRef, useState } from 'react';
import type { RegisterRow } from '../../../domain/agreements/register';
import {
  outcomeToWord,
  type ReviewMove,
  reviewCommands,
  whyNotReviewMove,
} from '../../../domain/agreements/reviewMoves';
import { movesToWords, standingReasonToSentence } from '../../../domain/agreements/standing';
import type { Review } from '../../../domain/model/review';
import type { Day } from '../../../domain/time/day';
import { useToday } from '../../plan/derived';
import { newId } from '../../plan/ids';
import { announce, notify } from '../../plan/notices';
import { act, useDocument } from '../../plan/openProgram';
import { askReason } from '../../plan/ReasonDialog';
import { readSettings } from '../../plan/settings';
import { inspectRow } from '../../plan/showRow';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { classNames } from '../../ui/classNames';
import { DayField } from '../../ui/DayField';
import { Dialog } from '../../ui/Dialog';
import { useFormat } from '../../ui/format';
import { HealthMark } from '../../ui/HealthMark';
import { TextField } from '../../ui/TextField';
import styles from './Review.module.css';

type Outcome = ReviewMove['outcome'];

/** What one key each decides. */
const keys: readonly { readonly key: string; readonly outcome: Outcome; readonly verb: string }[] = [
  { key: 'c', outcome: 'confirmed', verb: 'Confirm' },
  { key: 'r', outcome: 'recommitted', verb: 'Re-commit' },
  { key: 'n', outcome: 'renegotiated', verb: 'Renegotiate' },
  { key: 'f', outcome: 'fallback', verb: 'Fallback on' },
  { key: 'e', outcome: 'escalated', verb: 'Escalate' },
  { key: 'd', outcome: 'dropped', verb: 'Drop' },
];

/** Promises one after the other; arrows move, one key decides and goes on. */
export function DecisionList(props: {
  readonly review: Review;
  readonly rows: readonly RegisterRow[];
  readonly empty: string;
}) {
  const { review, rows } = props;
  const document = useDocument();
  const today = useToday();
  const [at, setAt] = useState(0);
  const [asking, setAsking] = useState<RegisterRow | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const active = Math.min(at, rows.length - 1);

  const focus = (index: number) => {
    const to = Math.min(rows.length - 1, Math.max(0, index));
    setAt(to);
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('[data-promise]')[to]?.focus());
  };
  const decide = async (row: RegisterRow, move: ReviewMove) => {
    const label = `${outcomeToWord(move.outcome)}: ${row.title}`.slice(0, 120);
    const commands = reviewCommands(document, review, row, move, today);
    if (!(await act({ type: 'batch', label, commands }))) return;
    announce(`${outcomeToWord(move.outcome)}. ${row.title}`);
    focus(rows.findIndex((it) => it.id === row.id) + 1);
  };
  const begin = async (row: RegisterRow, outcome: Outcome) => {
    const whyNot = whyNotReviewMove(row, outcome);
    if (whyNot !== null) return notify({ tone: 'refused', text: `Not done: ${whyNot}` });
    if (outcome === 'recommitted') return setAsking(row);
    if (outcome === 'renegotiated' || outcome === 'dropped') {
      const verb = outcome === 'dropped' ? 'Drop' : 'Renegotiate';
      const reason = await askReason({ title: `${verb}: ${row.title}`, label: 'Why', confirm: verb });
      return reason === null ? undefined : decide(row, { outcome, reason });
    }
    if (outcome === 'escalated') return decide(row, { outcome, actionId: newId('action') });
    return decide(row, { outcome });
  };
  const onKeyDown = (event: KeyboardEvent, index: number, row: RegisterRow) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = readSettings().singleKeyShortcuts
      ? keys.find((it) => it.key === event.key.toLowerCase())
      : undefined;
    if (step !== undefined) focus(index + step);
    else if (event.key === 'Home') focus(0);
    else if (event.key === 'End') focus(rows.length - 1);
    else if (event.key === 'Enter') inspectRow(row.id);
    else if (chosen) void begin(row, chosen.outcome);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (rows.length === 0) return <p className={styles.lead}>{props.empty}</p>;
  return (
    <>
      <ul ref={list} className={styles.decisions}>
        {rows.map((row, index) => (
          <li key={row.id}>
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be focused and laid out like this. */}
            <div
              role="group"
              tabIndex={index === active ? 0 : -1}
              data-promise
              {...(index === 0 ? { 'data-first': true } : {})}
              aria-label={`${row.title}, ${row.givingName} to ${row.needingName}`}
              aria-keyshortcuts={keys.map((it) => it.key.toUpperCase()).join(' ')}
              className={classNames(styles.decision, index === active && styles.inFront)}
              onFocus={() => setAt(index)}
              onKeyDown={(event) => onKeyDown(event, index, row)}
            >
              <DecisionCard
                row={row}
                entry={review.entries.find((it) => it.dependencyId === row.id)?.outcome ?? null}
                isActive={index === active}
                onDecide={(outcome) => void begin(row, outcome)}
              />
            </div>
          </li>
        ))}
      </ul>
      {asking ? (
        <RecommitDialog
          row={asking}
          onClose={() => setAsking(null)}
          onDone={(committedDay, reason) => {
            setAsking(null);
            void decide(asking, { outcome: 'recommitted', committedDay, reason });
          }}
        />
      ) : null}
    </>
  );
}

function DecisionCard(props: {
  readonly row: RegisterRow;
  readonly entry: Review['entries'][number]['outcome'] | null;
  readonly isActive: boolean;
  readonly onDecide: (outcome: Outcome) => void;
}) {
  const { row, entry, isActive, onDecide } = props;
  const format = useFormat();
  const { agreement, standing } = row;
  const moved = standing.reasons.some((it) => it.code === 'movedOften') ? '' : movesToWords(standing);
  const day = (value: Day | null) => (value === null ? 'no day' : format.dayShort(value));
  return (
    <>
      <div className={styles.decisionHead}>
        <HealthMark health={standing.mark} size={13} label />
        <h3>{row.title}</h3>
        {entry ? <Chip tone="done">{outcomeToWord(entry)}</Chip> : <Chip>{agreement.state}</Chip>}
      </div>
      <p className={styles.decisionTeams}>
        <strong>{row.givingName}</strong>
        {row.giverName === '' ? '' : ` (${row.giverName})`} gives <strong>{row.needingName}</strong>
        {row.getterName === '' ? '' : ` (${row.getterName})`} for {row.forTitle}
      </p>
      <p className={styles.decisionDates}>
        Needed {day(agreement.neededByDay)} · committed {day(agreement.committedDay)}
        {standing.forecastDay ? ` · expected ${day(standing.forecastDay)}` : ''}
        {row.responsible ? ` · escalate by ${day(row.responsible.day)}` : ''}
        {moved === '' ? '' : ` · ${moved}`}
      </p>
      {standing.reasons.length > 0 ? (
        <ul className={styles.decisionReasons}>
          {standing.reasons.map((reason) => (
            <li key={reason.code}>{standingReasonToSentence(reason, format.dayShort)}</li>
          ))}
        </ul>
      ) : null}
      {isActive ? (
        <div className={styles.decisionKeys}>
          {keys.map(({ key, outcome, verb }) => {
            const whyNot = whyNotReviewMove(row, outcome);
            return (
              <Button
                key={key}
                size="small"
                isDisabled={whyNot !== null}
                label={whyNot === null ? `${verb}: ${row.title}` : `${verb}, not possible: ${whyNot}`}
                onPress={() => onDecide(outcome)}
              >
                {verb}
                <kbd className={styles.kbd}>{key.toUpperCase()}</kbd>
              </Button>
            );
          })}
        </div>
      ) : null}
    </>
  );
}

/** Asks for the new day, and why where there was one. */
function RecommitDialog(props: {
  readonly row: RegisterRow;
  readonly onClose: () => void;
  readonly onDone: (committedDay: Day, reason: string) => void;
}) {
  const { row, onClose, onDone } = props;
  const [day, setDay] = useState<Day | null>(null);
  const [reason, setReason] = useState('');
  const needsReason = row.agreement.commitments.length > 0;
  const isReady = day !== null && (!needsReason || reason.trim() !== '');
  return (
    <Dialog
      title={`A new date: ${row.title}`}
      size="small"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button
            variant="primary"
            isDisabled={!isReady}
            onPress={() => (isReady ? onDone(day, reason.trim()) : undefined)}
          >
            Commit
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) onDone(day, reason.trim());
        }}
      >
        <DayField
          label="Committed for"
          value={day ?? row.agreement.committedDay}
          edge="finish"
          onCommit={setDay}
        />
        {needsReason ? (
          <TextField label="Why it moves" value={reason} onDraft={setReason} onCommit={setReason} />
        ) : null}
      </form>
    </Dialog>
  );
}
