import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { create } from 'zustand';
import { indexTopics, searchTopics } from '../../../domain/guide/searchTopics';
import { useActions } from '../../plan/actions';
import { guideTopics, openTopic } from '../../plan/guideTopics';
import { announce } from '../../plan/notices';
import { useScreen } from '../../plan/screens';
import { EmptyState } from '../../ui/EmptyState';
import { Panel } from '../../ui/Panel';
import { SearchField } from '../../ui/SearchField';
import styles from './GuideScreen.module.css';
import { TopicList } from './TopicList';
import { TopicText } from './TopicText';

/** The topic that was read last, so that who comes back reads on. */
const useReading = create<{ readonly topicId: string | null }>(() => ({ topicId: null }));

/** The TPM role, topic by topic: a list that can be searched, and a pane to read. */
export function TopicsTab() {
  const topics = guideTopics();
  const index = useMemo(() => indexTopics([...topics.values()]), [topics]);
  const detail = useScreen((state) => (state.screen === 'Guide' ? state.detail : null));
  const readBefore = useReading((state) => state.topicId);
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query.trim());
  const hits = useMemo(() => (wanted === '' ? null : searchTopics(index, wanted)), [index, wanted]);
  const topic = topics.get(detail ?? '') ?? topics.get(readBefore ?? '') ?? [...topics.values()][0];
  const pane = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (topic) useReading.setState({ topicId: topic.id });
  }, [topic]);
  useEffect(() => {
    if (hits) announce(hits.length === 1 ? '1 topic' : `${hits.length} topics`);
  }, [hits]);
  useActions({ 'edit.find': () => pane.current?.querySelector('input')?.focus() });

  const leaveSearch = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' || !(event.target instanceof HTMLInputElement)) return;
    const entry =
      pane.current?.querySelector<HTMLElement>('[role="option"][aria-selected="true"]') ??
      pane.current?.querySelector<HTMLElement>('[role="option"]');
    if (!entry) return;
    event.preventDefault();
    entry.focus();
    if (entry.dataset.key !== undefined) openTopic(entry.dataset.key);
  };
  return (
    <div className={styles.screen}>
      <Panel name="guide.topics" label="Guide topics" side="left" defaultWidth={320} min={240} max={480}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: adds one key to the search box inside of it. */}
        <div ref={pane} className={styles.topics} onKeyDown={leaveSearch}>
          <div className={styles.search}>
            <SearchField
              label="Search the guide"
              placeholder="Search the guide"
              value={query}
              onChange={setQuery}
              className={styles.searchField}
              onSubmit={() => {
                const best = hits?.[0];
                if (best) openTopic(best.topic.id);
              }}
            />
          </div>
          {hits?.length === 0 ? (
            <EmptyState title={`Nothing about “${wanted}”`}>
              Try one word, or its beginning: “slack”, “promise”, “exec”.
            </EmptyState>
          ) : (
            <TopicList hits={hits} topicId={topic?.id ?? ''} onOpen={openTopic} />
          )}
        </div>
      </Panel>
      {topic ? <TopicText topic={topic} query={wanted} /> : null}
    </div>
  );
}
