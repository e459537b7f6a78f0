import { CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { dismissNotice, type Notice, useNotices } from '../plan/notices';
import { useProgress } from '../plan/progress';
import { Button } from '../ui/Button';
import { classNames } from '../ui/classNames';
import { IconButton } from '../ui/IconButton';
import { ProgressBar } from '../ui/ProgressBar';
import styles from './Notices.module.css';

const icons = { done: CircleCheck, info: Info, refused: TriangleAlert } as const;
/** What was done is shown for so long; what was refused stays until it is dismissed. */
const shownMilliseconds = 10_000;

/** Notices at the edge of the window, what is under way, and the voice for screen readers. */
export function Notices() {
  const notices = useNotices((state) => state.notices);
  const spoken = useNotices((state) => state.spoken);
  const tasks = Object.values(useProgress((state) => state.byTask)).filter((it) => it.task !== 'import');
  return (
    <>
      <section className={styles.notices} aria-label="Notices">
        {tasks.map((progress) => (
          <div key={progress.task} className={styles.notice}>
            <div className={styles.grow}>
              <ProgressBar label={progress.message} done={progress.done} total={progress.total} showText />
            </div>
          </div>
        ))}
        {notices.map((notice) => (
          <NoticeCard key={notice.key} notice={notice} />
        ))}
      </section>
      <div className={styles.spoken} role="status" aria-live="polite">
        {spoken}
      </div>
    </>
  );
}

function NoticeCard({ notice }: { readonly notice: Notice }) {
  const [isHeld, setHeld] = useState(false);
  const stays = notice.tone === 'refused' || isHeld;
  useEffect(() => {
    if (stays) return;
    const timer = window.setTimeout(() => dismissNotice(notice.key), shownMilliseconds);
    return () => window.clearTimeout(timer);
  }, [stays, notice.key]);
  const Icon = icons[notice.tone];
  const { action } = notice;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: resting the pointer or focus on it only keeps it there.
    <div
      className={classNames(styles.notice, styles[notice.tone])}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon aria-hidden className={styles.icon} />
      <p className={styles.text} data-selectable>
        {notice.text}
      </p>
      {action ? (
        <Button
          size="small"
          onPress={() => {
            dismissNotice(notice.key);
            action.run();
          }}
        >
          {action.label}
        </Button>
      ) : null}
      <IconButton label="Dismiss" size="small" onPress={() => dismissNotice(notice.key)}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}
