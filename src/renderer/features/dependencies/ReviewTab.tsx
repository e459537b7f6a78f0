import { Copy, Play, Timer } from 'lucide-react';
import { useState } from 'react';
import { openReview } from '../../../domain/agreements/reviewMoves';
import type { Review } from '../../../domain/model/review';
import { useToday } from '../../plan/derived';
import { newId } from '../../plan/ids';
import { announce } from '../../plan/notices';
import { act, useDocument } from '../../plan/openProgram';
import { Button } from '../../ui/Button';
import { copyText } from '../../ui/copyText';
import { useFormat } from '../../ui/format';
import styles from './Review.module.css';
import { ReviewMeeting } from './ReviewMeeting';
import { ReviewTrend } from './ReviewTrend';
import { useReviewAgenda } from './useReviewAgenda';

/** "Review": the weekly fifteen minutes, or what they left. */
export function ReviewTab() {
  const document = useDocument();
  const review = openReview(document);
  return review ? <ReviewMeeting key={review.id} review={review} /> : <ReviewLobby />;
}

/** Before a review: what waits for it, and the minutes of those that were. */
function ReviewLobby() {
  const document = useDocument();
  const today = useToday();
  const format = useFormat();
  const agenda = useReviewAgenda();
  const held = document.reviews.filter((it) => it.durationMinutes !== null);
  const past = [...held].sort((a, b) => (a.day < b.day ? 1 : -1));
  const [shownId, setShownId] = useState<string | null>(null);
  const shown = past.find((it) => it.id === shownId) ?? past[0] ?? null;
  const start = () =>
    act({
      type: 'review.create',
      row: {
        id: newId('review') as never,
        day: today,
        sinceDay: agenda.sinceDay,
        attendeeIds: document.program.managerId === null ? [] : [document.program.managerId],
      },
    });
  const waiting = [
    format.count(agenda.news.length, 'thing', 'things') +
      ` happened since ${format.dayShort(agenda.sinceDay)}`,
    `${format.count(agenda.attention.length, 'promise')} amber or red`,
    `${agenda.uncommitted.length} due within three weeks without a commitment`,
    format.count(agenda.early.length, 'early finish', 'early finishes'),
  ];
  return (
    <div className={styles.lobby}>
      <section className={styles.invite} aria-label="The next review">
        <h2>Fifteen minutes, once a week</h2>
        <p>
          What happened, what is amber or red with one key for each decision, what nobody has committed to,
          and one question for every team. It leaves minutes and next steps.
        </p>
        <ul className={styles.waiting}>
          {waiting.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <Button variant="primary" icon={<Play aria-hidden />} onPress={() => void start()}>
          Start the review
        </Button>
      </section>
      <ReviewTrend />
      {shown ? (
        <section className={styles.past} aria-label="Past reviews">
          <h2>Past reviews</h2>
          <div className={styles.pastBody}>
            <ul className={styles.pastList}>
              {past.map((it) => (
                <li key={it.id}>
                  <button
                    type="button"
                    className={styles.pastEntry}
                    aria-pressed={it.id === shown.id}
                    onClick={() => setShownId(it.id)}
                  >
                    {format.day(it.day)}
                    <span>
                      <Timer aria-hidden /> {Math.round(it.durationMinutes ?? 0)} min ·{' '}
                      {format.count(it.entries.length, 'decision')}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
            <Minutes review={shown} />
          </div>
        </section>
      ) : null}
    </div>
  );
}

/** The minutes of a review as they were kept. */
function Minutes({ review }: { readonly review: Review }) {
  const format = useFormat();
  return (
    <article className={styles.minutes} aria-label={`Minutes of ${format.day(review.day)}`}>
      <div className={styles.minutesHead}>
        <Button
          size="small"
          icon={<Copy aria-hidden />}
          onPress={() => {
            if (copyText(review.minutes)) announce('Copied the minutes');
          }}
        >
          Copy minutes
        </Button>
      </div>
      <pre data-selectable>{review.minutes}</pre>
    </article>
  );
}
