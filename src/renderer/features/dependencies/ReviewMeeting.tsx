import { Check, ChevronLeft, ChevronRight, Timer } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { promiseFigures } from '../../../domain/agreements/figures';
import { newsToWords, type ReviewAgenda } from '../../../domain/agreements/reviewAgenda';
import { reviewMinutes } from '../../../domain/agreements/reviewMinutes';
import type { Review } from '../../../domain/model/review';
import { useRegister, useToday } from '../../plan/derived';
import { notify } from '../../plan/notices';
import { act, undoOrRedo, useDocument } from '../../plan/openProgram';
import { inspectRow } from '../../plan/showRow';
import { classNames } from '../../ui/classNames';
import { useFormat } from '../../ui/format';
import { IconButton } from '../../ui/IconButton';
import { DecisionList } from './DecisionList';
import { DiscoveryQuestions } from './DiscoveryQuestions';
import styles from './Review.module.css';
import { ReviewClosing } from './ReviewClosing';
import { useReviewAgenda } from './useReviewAgenda';

const stages = ['news', 'attention', 'uncommitted', 'early', 'discovery', 'closing'] as const;
type Stage = (typeof stages)[number];

const stageWords: Readonly<Record<Stage, string>> = {
  news: 'Since last time',
  attention: 'Amber and red',
  uncommitted: 'Due, not committed',
  early: 'Early finishes',
  discovery: 'One question each',
  closing: 'Minutes and next steps',
};

/** How long a review is to take, in seconds. */
const plannedSeconds = 15 * 60;

/** When each review that goes on was begun in this window, so that looking at another screen does not stop its clock. */
const startedById = new Map<string, number>();

function useSeconds(reviewId: string): number {
  const started = startedById.get(reviewId) ?? Date.now();
  startedById.set(reviewId, started);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 1_000);
    return () => window.clearInterval(timer);
  }, []);
  return Math.max(0, Math.floor((now - started) / 1_000));
}

/** A review that goes on: its stages, its clock, and what is in front of everybody. */
export function ReviewMeeting({ review }: { readonly review: Review }) {
  const document = useDocument();
  const rows = useRegister();
  const today = useToday();
  const format = useFormat();
  const live = useReviewAgenda();
  // What the meeting goes through is what stood there when it began: a decision takes no line away.
  const [agenda] = useState<ReviewAgenda>(live);
  const [stage, setStage] = useState<Stage>('news');
  const main = useRef<HTMLDivElement>(null);
  const hasTurned = useRef(false);
  const index = stages.indexOf(stage);
  const fresh = (of: ReviewAgenda['attention']) =>
    of.flatMap((row) => rows.find((it) => it.id === row.id) ?? []);

  const goTo = (next: number) => {
    const to = stages[Math.min(stages.length - 1, Math.max(0, next))];
    if (to === undefined || to === stage) return;
    hasTurned.current = true;
    setStage(to);
  };
  // At once, before the next key: what had the focus has left with its stage.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the turning of the stage that moves the focus.
  useLayoutEffect(() => {
    if (!hasTurned.current) return;
    const first = main.current?.querySelector<HTMLElement>('[data-first]');
    (first ?? main.current)?.focus();
  }, [stage]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'PageDown') goTo(index + 1);
    else if (event.key === 'PageUp') goTo(index - 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const finish = async () => {
    const seconds = (Date.now() - (startedById.get(review.id) ?? Date.now())) / 1_000;
    const ended = { ...review, durationMinutes: Math.round(seconds / 6) / 10 };
    const figures = promiseFigures(rows, today);
    const minutes = reviewMinutes(
      document,
      ended,
      { ...agenda, uncommitted: live.uncommitted },
      figures,
      format.day,
    );
    const changes = { durationMinutes: ended.durationMinutes, figures, minutes };
    if (!(await act({ type: 'review.change', id: review.id, changes }))) return;
    startedById.delete(review.id);
    notify({
      tone: 'done',
      text: 'The review is over; its minutes are kept.',
      action: { label: 'Undo', run: () => void undoOrRedo('undo') },
    });
  };
  const cancel = () => act({ type: 'review.delete', id: review.id });

  const counts: Readonly<Record<Stage, number | null>> = {
    news: agenda.news.length,
    attention: agenda.attention.length,
    uncommitted: agenda.uncommitted.length,
    early: agenda.early.length,
    discovery: agenda.questions.length,
    closing: null,
  };
  const content: Readonly<Record<Stage, ReactNode>> = {
    news: <News agenda={agenda} />,
    attention: (
      <DecisionList
        review={review}
        rows={fresh(agenda.attention)}
        empty="Nothing is amber or red. Say so, and use the time for the questions."
      />
    ),
    uncommitted: (
      <DecisionList
        review={review}
        rows={fresh(agenda.uncommitted)}
        empty="All that is needed within three weeks is committed."
      />
    ),
    early: (
      <DecisionList
        review={review}
        rows={fresh(agenda.early)}
        empty="Nothing comes early. Ask all the same: an early finish that nobody hears of is lost."
      />
    ),
    discovery: <DiscoveryQuestions review={review} questions={agenda.questions} />,
    closing: <ReviewClosing review={review} agenda={agenda} onFinish={finish} onCancel={cancel} />,
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: PageUp and PageDown turn the stages from anywhere in it.
    <div className={styles.meeting} onKeyDown={onKeyDown}>
      <nav className={styles.stages} aria-label="Stages of the review">
        <Clock reviewId={review.id} />
        <ol>
          {stages.map((it, at) => (
            <li key={it}>
              <button
                type="button"
                className={classNames(styles.stage, it === stage && styles.current)}
                aria-current={it === stage ? 'step' : undefined}
                onClick={() => goTo(at)}
              >
                <span className={styles.stageNumber}>
                  {at < index ? <Check aria-label="done" /> : at + 1}
                </span>
                {stageWords[it]}
                {counts[it] === null ? null : <span className={styles.stageCount}>{counts[it]}</span>}
              </button>
            </li>
          ))}
        </ol>
        <div className={styles.turn}>
          <IconButton
            label="Stage before"
            keys="PageUp"
            isDisabled={index === 0}
            onPress={() => goTo(index - 1)}
          >
            <ChevronLeft aria-hidden />
          </IconButton>
          <IconButton
            label="Next stage"
            keys="PageDown"
            isDisabled={index === stages.length - 1}
            onPress={() => goTo(index + 1)}
          >
            <ChevronRight aria-hidden />
          </IconButton>
        </div>
      </nav>
      <section
        ref={main}
        className={styles.stageMain}
        aria-label={stageWords[stage]}
        tabIndex={-1}
        data-canvas
      >
        <h2 className={styles.stageTitle}>{stageWords[stage]}</h2>
        {content[stage]}
      </section>
    </div>
  );
}

/** The time that is left of the fifteen minutes, then the time over. */
function Clock({ reviewId }: { readonly reviewId: string }) {
  const seconds = useSeconds(reviewId);
  const left = plannedSeconds - seconds;
  const size = Math.abs(left);
  const words = `${Math.floor(size / 60)}:${String(size % 60).padStart(2, '0')}`;
  return (
    <p className={classNames(styles.clock, left < 0 && styles.over)} role="timer">
      <Timer aria-hidden />
      {left < 0 ? `+${words}` : words}
      <span>{left < 0 ? 'over' : 'left'}</span>
    </p>
  );
}

const newsHeadings: Readonly<Record<string, string>> = {
  broken: 'Broken',
  recommitted: 'New dates',
  declined: 'Declined',
  delivered: 'Delivered',
  accepted: 'Accepted',
  committed: 'Committed',
  asked: 'New',
};

function News({ agenda }: { readonly agenda: ReviewAgenda }) {
  const format = useFormat();
  const groups = Object.keys(newsHeadings).flatMap((code) => {
    const news = agenda.news.filter((it) => it.code === code);
    return news.length === 0 ? [] : [{ code, news }];
  });
  return (
    <div className={styles.news}>
      <p className={styles.lead}>
        Since {format.day(agenda.sinceDay)}.{' '}
        {agenda.news.length === 0 ? 'Nothing was said, moved, delivered or broken.' : ''}
      </p>
      {groups.map(({ code, news }) => (
        <section key={code}>
          <h3>{newsHeadings[code]}</h3>
          <ul>
            {news.map((it) => (
              <li key={`${it.row.id} ${it.day}`}>
                <button type="button" className={styles.newsEntry} onClick={() => inspectRow(it.row.id)}>
                  {it.row.title}
                </button>
                <span>
                  {it.row.givingName} → {it.row.needingName}, {newsToWords(it, format.dayShort)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {agenda.cycles.length > 0 ? (
        <section>
          <h3>Teams that wait for each other</h3>
          <ul>
            {agenda.cycles.map((cycle) => (
              <li key={cycle.join()}>{cycle.join(', ')}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
