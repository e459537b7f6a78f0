import { Check, CircleDashed, Plus } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { benefitChecks, type PlacedPhase, phaseProducts, placedPhases } from '../../../domain/gates/phases';
import { gateReadiness, gatesInOrder, verdictMarks, verdictWords } from '../../../domain/gates/readiness';
import { findRow } from '../../../domain/model/document';
import type { Gate, PhaseName } from '../../../domain/model/work';
import { capitalize } from '../../../domain/words';
import { useHealthSoon, useToday } from '../../plan/derived';
import { newId } from '../../plan/ids';
import { act, useDocument } from '../../plan/openProgram';
import { goTo } from '../../plan/screens';
import { useSelection } from '../../plan/selection';
import { inspectRow, nameNewRow } from '../../plan/showRow';
import { TopicLink } from '../../plan/TopicLink';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { ComboBox } from '../../ui/ComboBox';
import { classNames } from '../../ui/classNames';
import { DayField } from '../../ui/DayField';
import { useFormat } from '../../ui/format';
import styles from './Phases.module.css';

/** The phases of the program or a project with what each should have produced, its gates, and the benefit afterwards. */
export function PhasesTab() {
  const document = useDocument();
  const today = useToday();
  const format = useFormat();
  const [projectId, setProjectId] = useState<string | null>(null);
  const project = findRow(document, 'project', projectId) ?? null;
  const current = project ? project.phase : document.program.phase;
  const phases = placedPhases(document, project?.id ?? null, current);
  const gates = gatesInOrder(document).filter((gate) => project === null || gate.projectId === project.id);
  const checks = project ? [] : benefitChecks(document, today);
  const addGate = async () => {
    const id = newId('gate');
    const row = { id, title: 'New gate', projectId: project?.id ?? null };
    if (await act({ type: 'gate.create', row } as never)) nameNewRow(id);
  };
  return (
    <div className={styles.tab}>
      <div className={styles.head}>
        <h2 className={styles.heading}>Phases</h2>
        <ComboBox
          label="Phases of"
          hideLabel
          value={projectId}
          options={document.projects.map((it) => ({ id: it.id as string, label: it.title }))}
          placeholder="Of the whole program"
          onChange={setProjectId}
          className={styles.whose}
        />
      </div>
      <ol className={styles.phases}>
        {phases.map((placed) => (
          <li
            key={placed.name}
            className={classNames(styles.phase, styles[placed.state])}
            aria-current={placed.state === 'current' ? 'step' : undefined}
          >
            <PhaseCard placed={placed} projectId={project?.id ?? null} />
          </li>
        ))}
      </ol>
      <div className={styles.head}>
        <h2 className={styles.heading}>
          Gates<span className={styles.count}>{format.number(gates.length)}</span>
        </h2>
        <Button size="small" icon={<Plus aria-hidden />} onPress={() => void addGate()}>
          Add a gate
        </Button>
      </div>
      {gates.length === 0 ? (
        <p className={styles.note}>
          No gate. A gate is a day on which somebody with the right to say no says go or no-go, by criteria
          that were written before. <TopicLink topicId="gates-are-binary" />
        </p>
      ) : (
        <ul className={styles.gates}>
          {gates.map((gate) => (
            <li key={gate.id}>
              <GateCard gate={gate} />
            </li>
          ))}
        </ul>
      )}
      {project ? null : (
        <>
          <h2 className={styles.heading}>Did the benefit arrive?</h2>
          {checks.length === 0 ? (
            <p className={styles.note}>
              Checks after 30, 60 and 90 days appear when the closure phase has a finish and a goal has a
              number to measure. <TopicLink topicId="benefit-check" />
            </p>
          ) : (
            <ul className={styles.checks} aria-label="Benefit checks">
              {checks.map((check) => (
                <li key={check.afterDays} className={styles.check}>
                  <span className={styles.checkDays}>{check.afterDays} days</span>
                  <span>{format.day(check.dueDay)}</span>
                  <Chip
                    tone={check.state === 'done' ? 'done' : check.state === 'overdue' ? 'amber' : 'neutral'}
                  >
                    {check.state === 'done'
                      ? 'Measured'
                      : check.state === 'overdue'
                        ? 'Overdue'
                        : format.relative(check.dueDay)}
                  </Chip>
                  {check.state === 'overdue' ? (
                    <Button size="small" onPress={() => goTo('Goals', check.unmeasuredIds[0] ?? null)}>
                      Measure it
                    </Button>
                  ) : null}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  );
}

function PhaseCard(props: { readonly placed: PlacedPhase; readonly projectId: string | null }) {
  const { placed, projectId } = props;
  const { name, phase, state, overlaps } = placed;
  const document = useDocument();
  const health = useHealthSoon();
  const products = projectId === null ? phaseProducts(document, health, name) : [];
  const change = (changes: { startDay?: string | null; finishDay?: string | null }) => {
    if (phase) return act({ type: 'phase.change', id: phase.id, changes } as never);
    const row = { id: newId('phase'), name, projectId, ...changes };
    return act({ type: 'phase.create', row } as never);
  };
  const enter = (to: PhaseName) =>
    projectId === null
      ? act({ type: 'program.change', changes: { phase: to } })
      : act({ type: 'project.change', id: projectId, changes: { phase: to } });
  return (
    <>
      <div className={styles.phaseHead}>
        <h3 className={styles.phaseName}>{name}</h3>
        {state === 'current' ? (
          <Chip tone="accent">Now</Chip>
        ) : (
          <Button size="small" variant="quiet" label={`Enter ${name}`} onPress={() => void enter(name)}>
            Enter
          </Button>
        )}
      </div>
      <div className={styles.days}>
        <DayField
          label={`Start of ${name}`}
          hideLabel
          quiet
          placeholder="Start"
          value={phase?.startDay ?? null}
          onCommit={(startDay) => change({ startDay })}
        />
        <DayField
          label={`Finish of ${name}`}
          hideLabel
          quiet
          placeholder="Finish"
          edge="finish"
          value={phase?.finishDay ?? null}
          onCommit={(finishDay) => change({ finishDay })}
        />
      </div>
      {overlaps ? <p className={styles.overlap}>Begins before the phase before it ends.</p> : null}
      {products.length > 0 ? (
        <ul className={styles.products} aria-label={`What ${name} should have produced`}>
          {products.map((product) => (
            <li key={product.words} className={classNames(product.there && styles.there)}>
              {product.there ? <Check aria-label="there" /> : <CircleDashed aria-label="missing" />}
              <span>{product.words}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function GateCard({ gate }: { readonly gate: Gate }) {
  const document = useDocument();
  const today = useToday();
  const format = useFormat();
  const isSelected = useSelection(({ ids }) => ids.includes(gate.id));
  const { met, total, unmet, state } = gateReadiness(gate, today);
  const where = findRow(document, 'project', gate.projectId)?.title ?? 'Program';
  const approver = findRow(document, 'stakeholder', gate.approverId)?.name ?? 'nobody decides';
  return (
    <AriaButton
      className={classNames(styles.gate, isSelected && styles.chosen)}
      onPress={() => inspectRow(gate.id)}
    >
      <span className={styles.gateHead}>
        <span className={styles.gateTitle}>{gate.title}</span>
        {gate.verdict ? (
          <Chip tone={verdictMarks[gate.verdict]}>{capitalize(verdictWords[gate.verdict])}</Chip>
        ) : (
          <Chip tone={state === 'ready' ? 'green' : state === 'late' ? 'amber' : 'neutral'}>
            {state === 'ready' ? 'Ready' : state === 'late' ? 'Past its day' : 'Open'}
          </Chip>
        )}
      </span>
      <span className={styles.note}>
        {where} · {gate.day ? `${format.day(gate.day)}, ${format.relative(gate.day)}` : 'no day'} · {approver}
      </span>
      <span className={styles.readiness}>
        <span className={styles.track} aria-hidden>
          <span style={{ width: total === 0 ? 0 : `${(met / total) * 100}%` }} />
        </span>
        <span className={styles.note}>
          {total === 0 ? 'No criteria' : `${met} of ${total} met`}
          {gate.criteriaFixedDay ? ', fixed' : ''}
        </span>
      </span>
      {gate.verdict === null && unmet.length > 0 ? (
        <span className={styles.note}>Open: {unmet.join(' · ')}</span>
      ) : null}
    </AriaButton>
  );
}
