import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { agreementMovesByState } from '../../../domain/agreements/moves';
import { movesToWords, standingReasonToSentence } from '../../../domain/agreements/standing';
import { nameById } from '../../../domain/commands/require';
import type { MatrixCell } from '../../../domain/matrix/computeMatrix';
import type { Agreement, AgreementState } from '../../../domain/model/dependency';
import { findRow } from '../../../domain/model/document';
import type { Day } from '../../../domain/time/day';
import { capitalize } from '../../../domain/words';
import { useStandings, useToday } from '../../plan/derived';
import { act, useDocument } from '../../plan/openProgram';
import { movePromise } from '../../plan/promises';
import { useSelection } from '../../plan/selection';
import { inspectRow } from '../../plan/showRow';
import { Button } from '../../ui/Button';
import { classNames } from '../../ui/classNames';
import { DayField } from '../../ui/DayField';
import { useFormat } from '../../ui/format';
import { HealthMark } from '../../ui/HealthMark';
import { IconButton } from '../../ui/IconButton';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import styles from './Matrix.module.css';

/** The promises of one team to another, the worst first. */
export function CellAgreements(props: {
  readonly cell: MatrixCell;
  readonly givingName: string;
  readonly needingName: string;
  readonly onClose: () => void;
}) {
  const { cell, givingName, needingName } = props;
  const format = useFormat();
  return (
    <div className={styles.panel}>
      <header className={styles.panelHead}>
        <div>
          <h2>
            {givingName} → {needingName}
          </h2>
          <p>
            {format.count(cell.count, 'promise')}, {cell.open} open, {cell.late} late
            {cell.inCycle ? ', part of a circle' : ''}
          </p>
        </div>
        <IconButton label="Close" size="small" onPress={props.onClose}>
          <X aria-hidden />
        </IconButton>
      </header>
      <ul className={styles.cards}>
        {cell.dependencyIds.map((id) => (
          <AgreementCard key={id} dependencyId={id} />
        ))}
      </ul>
    </div>
  );
}

function AgreementCard({ dependencyId }: { readonly dependencyId: string }) {
  const document = useDocument();
  const standing = useStandings().get(dependencyId);
  const isSelected = useSelection((state) => state.ids.includes(dependencyId));
  const today = useToday();
  const format = useFormat();
  const dependency = findRow(document, 'dependency', dependencyId);
  const agreement = dependency?.agreement;
  if (!dependency || !agreement || !standing) return null;
  const successor = nameById(document, dependency.successorId).title;
  const title =
    agreement.deliverable || `${nameById(document, dependency.predecessorId).title} → ${successor}`;
  const owner = findRow(document, 'stakeholder', agreement.giverId)?.name;
  // What moved often is one of the reasons already.
  const moved = standing.reasons.some((it) => it.code === 'movedOften') ? '' : movesToWords(standing);
  const states: readonly AgreementState[] = [agreement.state, ...agreementMovesByState[agreement.state]];
  return (
    <li className={classNames(styles.card, isSelected && styles.cardSelected)}>
      <button type="button" className={styles.cardTitle} onClick={() => inspectRow(dependencyId)}>
        <HealthMark
          health={standing.open || standing.mark !== 'green' ? standing.mark : 'done'}
          size={11}
          label
        />
        <span>{title}</span>
      </button>
      <p className={styles.cardFor}>for {successor}</p>
      <div className={styles.cardFields}>
        <Select
          label="State"
          value={agreement.state}
          options={states.map((state) => ({ id: state, label: state }))}
          onChange={(to) =>
            to === null || to === agreement.state ? undefined : void movePromise(dependencyId, to)
          }
        />
        <DayField
          label="Needed by"
          value={agreement.neededByDay}
          edge="finish"
          onCommit={(neededByDay) =>
            act({ type: 'agreement.change', id: dependencyId, changes: { neededByDay } })
          }
        />
        <CommittedField dependencyId={dependencyId} agreement={agreement} today={today} />
        <dl className={styles.facts}>
          <div>
            <dt>Gap</dt>
            <dd data-late={(standing.gapDays ?? 0) > 0}>
              {standing.gapDays === null
                ? 'unknown'
                : `${standing.gapDays > 0 ? '+' : ''}${format.days(standing.gapDays)}`}
            </dd>
          </div>
          <div>
            <dt>Expected</dt>
            <dd>{standing.forecastDay ? format.day(standing.forecastDay) : 'unknown'}</dd>
          </div>
          <div>
            <dt>Owner</dt>
            <dd>{owner ?? 'nobody named'}</dd>
          </div>
        </dl>
      </div>
      {standing.reasons.length > 0 || moved !== '' ? (
        <ul className={styles.reasons}>
          {standing.reasons.map((reason) => (
            <li key={reason.code}>{standingReasonToSentence(reason, format.day)}</li>
          ))}
          {moved === '' ? null : <li>{`${capitalize(moved)}.`}</li>}
        </ul>
      ) : null}
    </li>
  );
}

/** The committed day; once one was said, another asks why. */
function CommittedField(props: {
  readonly dependencyId: string;
  readonly agreement: Agreement;
  readonly today: Day;
}) {
  const { dependencyId, agreement, today } = props;
  const [pending, setPending] = useState<Day | null>(null);
  const [reason, setReason] = useState('');
  const commit = (committedDay: Day, why: string) =>
    act({
      type: 'agreement.commit',
      id: dependencyId,
      committedDay,
      day: today,
      reason: why,
      byId: null,
    } as never);
  return (
    <div className={styles.commit}>
      <DayField
        label="Committed for"
        value={pending ?? agreement.committedDay}
        edge="finish"
        isRequired
        onCommit={(day) => {
          if (day === null) return undefined;
          if (agreement.commitments.length === 0) return commit(day, '');
          return setPending(day);
        }}
      />
      {pending ? (
        <div className={styles.why}>
          <TextField
            label="Why the new date"
            autoFocus
            value={reason}
            onDraft={setReason}
            onCommit={setReason}
          />
          <Button
            size="small"
            icon={<Check aria-hidden />}
            isDisabled={reason.trim() === ''}
            onPress={() =>
              void commit(pending, reason).then((done) => {
                if (!done) return;
                setPending(null);
                setReason('');
              })
            }
          >
            Commit
          </Button>
          <Button
            size="small"
            variant="quiet"
            onPress={() => {
              setPending(null);
              setReason('');
            }}
          >
            Cancel
          </Button>
        </div>
      ) : null}
    </div>
  );
}
