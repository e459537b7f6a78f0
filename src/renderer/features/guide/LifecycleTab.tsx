import { Milestone } from 'lucide-react';
import { useState } from 'react';
import { firstStepsOf } from '../../../domain/guide/firstSteps';
import { phaseNeedsOf, phaseWords, topicByPhase } from '../../../domain/guide/lifecycle';
import { type PhaseName, phaseNames } from '../../../domain/model/work';
import { useCheckFacts } from '../../plan/checkUp';
import { act, useDocument } from '../../plan/openProgram';
import { TopicLink } from '../../plan/TopicLink';
import { openSample } from '../../plan/workspace';
import { useIsPainted } from '../../ui/afterPaint';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { useFormat } from '../../ui/format';
import { SegmentedControl } from '../../ui/SegmentedControl';
import styles from './Lifecycle.module.css';
import { NeedList } from './NeedList';

/** "Lifecycle": what the open program needs in its phase, read from what it holds. */
export function LifecycleTab({ isOpen }: { readonly isOpen: boolean }) {
  // The view that was there goes in one task, and this one comes in the next.
  const isPainted = useIsPainted();
  if (isOpen) return isPainted ? <OpenLifecycle /> : null;
  return (
    <EmptyState
      icon={<Milestone aria-hidden />}
      title="Open a program to see what its phase needs"
      actions={
        <Button variant="primary" onPress={() => void openSample()}>
          Open sample
        </Button>
      }
    >
      Each phase asks for a handful of things. This page reads from the program which of them are there.
    </EmptyState>
  );
}

function OpenLifecycle() {
  const { program } = useDocument();
  const facts = useCheckFacts();
  const format = useFormat();
  const [chosen, setChosen] = useState<PhaseName>(program.phase);
  const steps = firstStepsOf(facts);
  const stepsDone = steps.filter(({ state }) => state === 'there').length;
  const needs = phaseNeedsOf(chosen, facts);
  const there = needs.filter(({ state }) => state === 'there').length;
  return (
    <div className={styles.pane}>
      {stepsDone < steps.length ? (
        <section className={styles.card} aria-labelledby="first-steps">
          <div className={styles.cardHead}>
            <h2 id="first-steps" className={styles.title}>
              First steps
            </h2>
            <span className={styles.count}>{`${stepsDone} of ${steps.length}`}</span>
          </div>
          <p className={styles.lead}>The list completes itself from what the program holds.</p>
          <NeedList needs={steps} label="First steps" />
        </section>
      ) : null}
      <section className={styles.card} aria-labelledby="phase-needs">
        <div className={styles.cardHead}>
          <h2 id="phase-needs" className={styles.title}>
            {chosen === program.phase ? `${chosen}: what this phase needs` : `${chosen}: what it will need`}
          </h2>
          <span className={styles.count}>{`${there} of ${needs.length}`}</span>
        </div>
        <SegmentedControl
          label="Phase"
          value={chosen}
          options={phaseNames.map((id) => ({ id, label: id }))}
          onChange={setChosen}
        />
        <p className={styles.lead}>{phaseWords[chosen]}</p>
        <NeedList needs={needs} label={`What ${chosen} needs`} />
        <div className={styles.foot}>
          <TopicLink topicId={topicByPhase[chosen]} />
          {chosen === program.phase ? (
            <span className={styles.count}>{format.count(needs.length - there, 'thing')} to do</span>
          ) : (
            <Button
              size="small"
              onPress={() => void act({ type: 'program.change', changes: { phase: chosen } })}
            >
              {`Turn the phase to ${chosen}`}
            </Button>
          )}
        </div>
      </section>
    </div>
  );
}
