import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { inForce, lapseAfterDays, lapsesOn } from '../../../domain/health/computeHealth';
import { findRow } from '../../../domain/model/document';
import type { DeclaredHealth } from '../../../domain/model/health';
import type { Project } from '../../../domain/model/work';
import { addDays, type Day } from '../../../domain/time/day';
import { useHealthSoon, useToday } from '../../plan/derived';
import { useDocument } from '../../plan/openProgram';
import { inspectRow } from '../../plan/showRow';
import { Button } from '../../ui/Button';
import { DayField } from '../../ui/DayField';
import { useFormat } from '../../ui/format';
import { HealthChip, HealthMark, healthWords } from '../../ui/HealthMark';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { RowField, type Subject } from './FieldEditor';
import styles from './Inspector.module.css';
import { Section } from './Section';

/** So many reasons are listed; the worst come first. */
const listedReasons = 6;

/** How a row stands, and why. */
export function HealthSection({ id }: { readonly id: string }) {
  const health = useHealthSoon().byId.get(id);
  const document = useDocument();
  const format = useFormat();
  if (!health) return null;
  const { declared, computed, shown, reasons, contradicts } = health;
  const by = findRow(document, 'stakeholder', declared?.byId)?.name;
  return (
    <Section title="Health" end={<HealthChip health={shown} />}>
      {declared ? (
        <p className={styles.note}>
          Declared {healthWords[declared.health].toLowerCase()}
          {by ? ` by ${by}` : ''} on {format.dayShort(declared.declaredDay)}
          {declared.lapsesDay ? `, until ${format.dayShort(declared.lapsesDay)}` : ''}
          {declared.reason ? `: ${declared.reason}` : '.'}{' '}
          {contradicts ? <strong>The rules find {healthWords[computed].toLowerCase()}.</strong> : null}
        </p>
      ) : null}
      {reasons.length === 0 && !declared ? <p className={styles.note}>Nothing stands against it.</p> : null}
      {reasons.length > 0 ? (
        <ul className={styles.list}>
          {reasons.slice(0, listedReasons).map((reason) => {
            const target = reason.ids.find((it) => it !== id);
            const words = (
              <>
                <HealthMark health={reason.health} size={11} label />
                <span className={styles.entryTitle}>{format.prose(reason.message)}</span>
              </>
            );
            return (
              <li key={`${reason.rule} ${reason.message}`}>
                {target ? (
                  <AriaButton className={styles.entry ?? ''} onPress={() => inspectRow(target)}>
                    {words}
                  </AriaButton>
                ) : (
                  <div className={styles.entry}>{words}</div>
                )}
              </li>
            );
          })}
        </ul>
      ) : null}
      {reasons.length > listedReasons ? (
        <p className={styles.note}>and {reasons.length - listedReasons} more</p>
      ) : null}
    </Section>
  );
}

const declarable = [
  { id: 'green', label: 'On track', mark: <HealthMark health="green" /> },
  { id: 'amber', label: 'At risk', mark: <HealthMark health="amber" /> },
  { id: 'red', label: 'Off track', mark: <HealthMark health="red" /> },
] as const;

/** What one is about to declare. */
type Draft = { readonly health: DeclaredHealth['health']; readonly reason: string; readonly lapsesDay: Day };

/** Declares another health than the rules find, with its reason and an end; and the way back to green. */
export function DeclareSection(props: {
  readonly subject: Subject;
  readonly declared: DeclaredHealth | null;
  readonly path: Project['pathToGreen'];
}) {
  const { subject, declared, path } = props;
  const today = useToday();
  const format = useFormat();
  const managerId = useDocument().program.managerId;
  const [draft, setDraft] = useState<Draft | null>(null);
  const counts = inForce(declared, today) !== null;
  const begin = (health: DeclaredHealth['health']) =>
    setDraft({ health, reason: '', lapsesDay: addDays(today, lapseAfterDays) });
  const declare = async () => {
    if (draft === null) return;
    const done = await subject.change('declared', {
      ...draft,
      declaredDay: today,
      byId: managerId,
    } satisfies DeclaredHealth);
    if (done !== false) setDraft(null);
  };
  return (
    <Section title="What we say">
      <div className={styles.fields}>
        <Select
          label="Declared health"
          value={draft?.health ?? declared?.health ?? null}
          none="As computed"
          options={declarable}
          onChange={(health) => {
            if (health !== null) return begin(health);
            setDraft(null);
            return declared === null ? undefined : subject.change('declared', null);
          }}
        />
        {draft ? (
          <>
            <TextField
              label="Reason"
              multiline
              autoFocus
              value={draft.reason}
              placeholder="What do you know that the plan does not?"
              onDraft={(reason) => setDraft({ ...draft, reason })}
              onCommit={(reason) => setDraft({ ...draft, reason })}
            />
            <DayField
              label="Lapses on"
              value={draft.lapsesDay}
              isRequired
              onCommit={(lapsesDay) => lapsesDay && setDraft({ ...draft, lapsesDay })}
            />
            <div className={styles.row}>
              <Button
                size="small"
                variant="primary"
                isDisabled={draft.reason.trim() === ''}
                onPress={() => void declare()}
              >
                Declare
              </Button>
              <Button size="small" onPress={() => setDraft(null)}>
                Cancel
              </Button>
            </div>
          </>
        ) : declared ? (
          <p className={styles.note}>
            {declared.reason ? `“${declared.reason}”` : 'Without a reason it does not count.'}{' '}
            {counts ? (
              `Counts until ${format.dayShort(lapsesOn(declared))}.`
            ) : (
              <strong>Lapsed: it does not count any more.</strong>
            )}{' '}
            <Button size="small" variant="quiet" onPress={() => begin(declared.health)}>
              Say it anew
            </Button>
          </p>
        ) : null}
        <TextField
          label="Path to green"
          multiline
          value={path?.title ?? ''}
          placeholder="What brings it back"
          onCommit={(title) =>
            subject.change(
              'pathToGreen',
              title.trim() === '' ? null : { ownerId: null, dueDay: null, ...path, title },
            )
          }
        />
        {path ? (
          <>
            <RowField
              label="By whom"
              kind="stakeholder"
              value={path.ownerId}
              onChange={(ownerId) => subject.change('pathToGreen', { ...path, ownerId })}
            />
            <DayField
              label="By when"
              value={path.dueDay}
              edge="finish"
              onCommit={(dueDay) => subject.change('pathToGreen', { ...path, dueDay })}
            />
          </>
        ) : null}
      </div>
    </Section>
  );
}
