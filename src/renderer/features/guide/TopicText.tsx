import { ArrowRight, Printer } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { Link } from 'react-aria-components';
import { findWords } from '../../../domain/guide/searchTopics';
import type { Topic } from '../../../domain/guide/topic';
import { guideTopics, openTopic } from '../../plan/guideTopics';
import { useOpenProgram } from '../../plan/openProgram';
import { goTo } from '../../plan/screens';
import { openSample } from '../../plan/workspace';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import styles from './GuideScreen.module.css';
import { Highlighted } from './Highlighted';
import { MarkdownText } from './MarkdownText';

/** One topic to read: its text, where to act upon it, and what to read after it. */
export function TopicText({ topic, query }: { readonly topic: Topic; readonly query: string }) {
  const titleId = useId();
  const pane = useRef<HTMLElement>(null);
  const shownId = useRef(topic.id);
  useEffect(() => {
    if (shownId.current === topic.id) return;
    shownId.current = topic.id;
    pane.current?.scrollTo({ top: 0 });
    // Whoever followed a link in the text reads on from the top; whoever steps through the list stays there.
    if (pane.current?.contains(document.activeElement)) pane.current.focus();
  }, [topic.id]);

  const next = topic.next.flatMap((id) => guideTopics().get(id) ?? []);
  return (
    <article
      ref={pane}
      className={styles.pane}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keys that scroll.
      tabIndex={0}
      aria-labelledby={titleId}
    >
      <div className={styles.text} data-selectable>
        <header className={styles.head}>
          <div>
            <p className={styles.kicker}>{topic.theme}</p>
            <h2 id={titleId}>
              <Highlighted text={topic.title} ranges={query === '' ? [] : findWords(topic.title, query)} />
            </h2>
          </div>
          <IconButton label="Print this topic" onPress={() => window.print()} className={styles.print}>
            <Printer aria-hidden />
          </IconButton>
        </header>
        <p className={styles.when}>
          <span className={styles.whenLabel}>When it helps</span> {topic.when}
        </p>
        <div className={styles.body}>
          <MarkdownText text={topic.body} query={query} />
        </div>
        <DoItNow topic={topic} />
        <nav className={styles.next} aria-label="Read next">
          <h3>Read next</h3>
          <ul>
            {next.map(({ id, title }) => (
              <li key={id}>
                <Link onPress={() => openTopic(id)} className={styles.nextLink ?? ''}>
                  {title}
                  <ArrowRight aria-hidden />
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </article>
  );
}

/** The screens that can be shown without an open program. */
const screensForAll = ['Portfolio', 'Settings'];

function DoItNow({ topic }: { readonly topic: Topic }) {
  const { label, screen, detail } = topic.doItNow;
  const isOpen = useOpenProgram((state) => state.id !== null);
  const opensSample = !isOpen && !screensForAll.includes(screen);
  const run = async () => {
    if (opensSample && !(await openSample())) return;
    goTo(screen, detail ?? null);
  };
  return (
    <aside className={styles.act} aria-label="Do it now">
      <div>
        <p className={styles.actLabel}>{label}</p>
        <p className={styles.actPlace}>
          {opensSample ? `Opens ${screen} in the sample program` : `Opens ${screen}`}
        </p>
      </div>
      <Button variant="primary" label={`Do it now: ${label}`} onPress={() => void run()}>
        Do it now
      </Button>
    </aside>
  );
}
