import { BookOpen, Check, GraduationCap } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { type ExerciseState, practiceProgramId, practiceProgress } from '../../../domain/guide/practice';
import { runRemedy, useCheckFacts } from '../../plan/checkUp';
import { guideTopics, openTopic } from '../../plan/guideTopics';
import { announce } from '../../plan/notices';
import { useOpenProgram } from '../../plan/openProgram';
import { openPractice } from '../../plan/workspace';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { useFormat } from '../../ui/format';
import { IconButton } from '../../ui/IconButton';
import { ProgressBar } from '../../ui/ProgressBar';
import styles from './Practice.module.css';

/** "Practice": a program that ships broken, and the learner's progress in mending it. */
export function PracticeTab() {
  const isPractice = useOpenProgram((state) => state.document?.program.id === practiceProgramId);
  if (isPractice) return <Exercises />;
  return (
    <EmptyState
      icon={<GraduationCap aria-hidden />}
      title="Twelve things are wrong with Lantern"
      actions={
        <Button variant="primary" onPress={() => void openPractice()}>
          Open the practice program
        </Button>
      }
    >
      A ferry line moves its ticket office to a new booking system. The people and ships are invented, the
      mistakes are not. The check-up says what is wrong, the guide says why, and you mend it. Your own
      programs are not touched.
    </EmptyState>
  );
}

function Exercises() {
  const exercises = practiceProgress(useCheckFacts());
  const format = useFormat();
  const mended = exercises.filter(({ isMended }) => isMended).length;
  const before = useRef(mended);
  useEffect(() => {
    if (before.current !== mended) announce(`${mended} of ${exercises.length} mended`);
    before.current = mended;
  }, [mended, exercises.length]);
  const isDone = mended === exercises.length;
  return (
    <div className={styles.pane}>
      <div className={styles.head}>
        <h2 className={styles.title}>{isDone ? 'All twelve are mended' : 'Mend twelve things'}</h2>
        <p className={styles.lead}>
          {isDone
            ? 'The plan says what is true again. Now open one of your own programs and run the check-up there.'
            : 'Each is marked as mended when the check-up finds it no more. Undo takes you back as far as you like.'}
        </p>
        <div className={styles.progress}>
          <ProgressBar label="Mended" done={mended} total={exercises.length} />
        </div>
      </div>
      <ol className={styles.list} aria-label="Exercises">
        {exercises.map((exercise, index) => (
          <ExerciseLine key={exercise.id} exercise={exercise} number={index + 1} prose={format.prose} />
        ))}
      </ol>
    </div>
  );
}

function ExerciseLine(props: {
  readonly exercise: ExerciseState;
  readonly number: number;
  readonly prose: (sentence: string) => string;
}) {
  const { exercise, number, prose } = props;
  const { title, rule, isMended, sentence, remedy } = exercise;
  const topic = guideTopics().get(rule.topic);
  return (
    <li className={styles.exercise} data-mended={isMended || undefined}>
      <span className={styles.number}>{isMended ? <Check aria-label="Mended:" role="img" /> : number}</span>
      <span className={styles.words}>
        <span className={styles.exerciseTitle}>{title}</span>
        <span className={styles.said}>{isMended ? rule.why : prose(sentence)}</span>
      </span>
      {remedy === null ? null : (
        <Button
          size="small"
          label={`Do it now: ${remedy.label} (${title})`}
          onPress={() => void runRemedy(remedy)}
        >
          {remedy.label}
        </Button>
      )}
      {topic ? (
        <IconButton size="small" label={`Read more: ${topic.title}`} onPress={() => openTopic(topic.id)}>
          <BookOpen aria-hidden />
        </IconButton>
      ) : null}
    </li>
  );
}
