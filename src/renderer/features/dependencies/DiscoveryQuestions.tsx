import type { ReviewAgenda } from '../../../domain/agreements/reviewAgenda';
import type { Review } from '../../../domain/model/review';
import { act } from '../../plan/openProgram';
import { TextField } from '../../ui/TextField';
import styles from './Review.module.css';

/** One question to each team; what they say is kept with the minutes. */
export function DiscoveryQuestions(props: {
  readonly review: Review;
  readonly questions: ReviewAgenda['questions'];
}) {
  const { review, questions } = props;
  const answer = (teamId: string, question: string, text: string) => {
    const others = review.answers.filter((it) => it.teamId !== teamId);
    const answers = text.trim() === '' ? others : [...others, { teamId, question, answer: text }];
    return act({ type: 'review.change', id: review.id, changes: { answers: answers as never } });
  };
  return (
    <ul className={styles.questions}>
      {questions.map(({ teamId, team, question }) => (
        <li key={teamId}>
          <h3>{team}</h3>
          <TextField
            label={question}
            value={review.answers.find((it) => it.teamId === teamId)?.answer ?? ''}
            onCommit={(text) => answer(teamId, question, text)}
          />
        </li>
      ))}
    </ul>
  );
}
