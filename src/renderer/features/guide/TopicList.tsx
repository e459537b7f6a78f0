import { useMemo } from 'react';
import { Collection, Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import type { TopicHit } from '../../../domain/guide/searchTopics';
import { guideThemes } from '../../../domain/guide/topic';
import { guideTopics } from '../../plan/guideTopics';
import styles from './GuideScreen.module.css';
import { Highlighted } from './Highlighted';

/** All topics by theme, or those that a search found, best first. The arrow keys read on. */
export function TopicList(props: {
  /** Null while nothing is looked for. */
  readonly hits: readonly TopicHit[] | null;
  readonly topicId: string;
  readonly onOpen: (id: string) => void;
}) {
  const { hits, topicId, onOpen } = props;
  const themes = useMemo(
    () =>
      guideThemes
        .map((theme) => ({
          theme,
          topics: [...guideTopics().values()].filter((topic) => topic.theme === theme),
        }))
        .filter(({ topics }) => topics.length > 0),
    [],
  );
  return (
    <ListBox
      aria-label="Topics"
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={[topicId]}
      onSelectionChange={(keys) => {
        const [key] = keys;
        if (key !== undefined && key !== topicId) onOpen(String(key));
      }}
      className={styles.list ?? ''}
    >
      {hits === null
        ? themes.map(({ theme, topics }) => (
            <ListBoxSection key={theme} id={theme} className={styles.theme ?? ''}>
              <Header className={styles.themeName ?? ''}>{theme}</Header>
              <Collection items={topics}>
                {(topic) => (
                  <ListBoxItem id={topic.id} textValue={topic.title} className={styles.entry ?? ''}>
                    {topic.title}
                  </ListBoxItem>
                )}
              </Collection>
            </ListBoxSection>
          ))
        : hits.map(({ topic, titleRanges, excerpt, excerptRanges }) => (
            <ListBoxItem key={topic.id} id={topic.id} textValue={topic.title} className={styles.entry ?? ''}>
              <span className={styles.entryTitle}>
                <Highlighted text={topic.title} ranges={titleRanges} />
              </span>
              {excerpt === '' ? null : (
                <span className={styles.excerpt}>
                  <Highlighted text={excerpt} ranges={excerptRanges} />
                </span>
              )}
            </ListBoxItem>
          ))}
    </ListBox>
  );
}
