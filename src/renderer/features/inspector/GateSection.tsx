import { Lock, LockOpen } from 'lucide-react';
import { useState } from 'react';
import {
  gateReadiness,
  missingForVerdict,
  verdictMarks,
  verdictWords,
} from '../../../domain/gates/readiness';
import { findRow } from '../../../domain/model/document';
import { type Gate, type Verdict, verdicts } from '../../../domain/model/work';
import type { Day } from '../../../domain/time/day';
import { capitalize } from '../../../domain/words';
import { useToday } from '../../plan/derived';
import { act, useDocument } from '../../plan/openProgram';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { DayField } from '../../ui/DayField';
import { useFormat } from '../../ui/format';
import { TextField } from '../../ui/TextField';
import { CriteriaSection } from './CriteriaSection';
import styles from './Inspector.module.css';
import { Section } from './Section';

const noteLabels: Readonly<Record<Verdict, string>> = {
  go: 'Note',
  conditional: 'Conditions, by whom and when',
  hold: 'Why it waits, and for what',
  noGo: 'Why not',
};

/** A gate: its criteria with what shows them, fixed beforehand; the verdict that may be given, and those that were. */
export function GateSection({ gate }: { readonly gate: Gate }) {
  const document = useDocument();
  const today = useToday();
  const format = useFormat();
  const [draft, setDraft] = useState<{ verdict: Verdict; note: string; day: Day } | null>(null);
  const { met, total, unmet, state } = gateReadiness(gate, today);
  const isFixed = gate.criteriaFixedDay !== null;
  const approver = findRow(document, 'stakeholder', gate.approverId)?.name;
  const missing = draft ? missingForVerdict(gate, draft.verdict, draft.note) : [];
  const decide = async () => {
    if (!draft) return;
    const done = await act({
      type: 'gate.decide',
      id: gate.id,
      verdict: draft.verdict,
      day: draft.day,
      byId: gate.approverId,
      note: draft.note,
    });
    if (done) setDraft(null);
  };
  return (
    <>
      <Section
        title="Verdict"
        end={
          gate.verdict ? (
            <Chip tone={verdictMarks[gate.verdict]}>{capitalize(verdictWords[gate.verdict])}</Chip>
          ) : (
            <Chip tone={state === 'ready' ? 'green' : state === 'late' ? 'amber' : 'neutral'}>
              {state === 'ready' ? 'Ready' : state === 'late' ? 'Past its day' : 'Not yet'}
            </Chip>
          )
        }
      >
        <p className={styles.note}>
          {total === 0
            ? 'Without criteria written beforehand a gate is a meeting that ends with yes.'
            : `${met} of ${total} criteria met${unmet.length > 0 ? `; open: ${unmet.join(', ')}` : ''}.`}{' '}
          {approver ? `${approver} decides.` : 'Nobody is named who decides.'}
        </p>
        {draft ? (
          <div className={styles.fields}>
            <TextField
              label={noteLabels[draft.verdict]}
              multiline
              autoFocus
              value={draft.note}
              onDraft={(note) => setDraft({ ...draft, note })}
              onCommit={(note) => setDraft({ ...draft, note })}
            />
            <DayField
              label="Given on"
              value={draft.day}
              isRequired
              onCommit={(day) => day && setDraft({ ...draft, day })}
            />
            {missing.length > 0 ? <p className={styles.note}>Still wants {missing.join(' and ')}.</p> : null}
            <div className={styles.row}>
              <Button
                size="small"
                variant="primary"
                isDisabled={missing.length > 0}
                onPress={() => void decide()}
              >
                {`Give ${verdictWords[draft.verdict]}`}
              </Button>
              <Button size="small" onPress={() => setDraft(null)}>
                Cancel
              </Button>
            </div>
          </div>
        ) : (
          <div className={styles.row}>
            {verdicts.map((verdict) => (
              <Button key={verdict} size="small" onPress={() => setDraft({ verdict, note: '', day: today })}>
                {`${capitalize(verdictWords[verdict])}…`}
              </Button>
            ))}
          </div>
        )}
        {gate.verdicts.length > 0 ? (
          <ul className={styles.log} aria-label="Verdicts">
            {[...gate.verdicts].reverse().map((it, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the log only grows at its end.
              <li key={index}>
                <span>{format.dayShort(it.day)}</span>
                <span>
                  {capitalize(verdictWords[it.verdict])}
                  {it.byId ? `, ${findRow(document, 'stakeholder', it.byId)?.name}` : ''}
                  {it.note ? `: ${it.note}` : ''}
                </span>
              </li>
            ))}
          </ul>
        ) : null}
      </Section>
      <CriteriaSection
        title="Criteria"
        hasEvidence
        isFixed={isFixed}
        criteria={gate.criteria}
        onChange={(criteria) =>
          act({ type: 'gate.change', id: gate.id, changes: { criteria: [...criteria] } })
        }
        foot={
          total === 0 ? null : (
            <div className={styles.row}>
              <Button
                size="small"
                variant="quiet"
                icon={isFixed ? <Lock aria-hidden /> : <LockOpen aria-hidden />}
                onPress={() =>
                  void act({
                    type: 'gate.change',
                    id: gate.id,
                    changes: { criteriaFixedDay: isFixed ? null : today },
                  })
                }
              >
                {gate.criteriaFixedDay
                  ? `Fixed on ${format.dayShort(gate.criteriaFixedDay)}; open them again`
                  : 'Fix the criteria'}
              </Button>
            </div>
          )
        }
      />
    </>
  );
}
