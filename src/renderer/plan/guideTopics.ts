import { parseTopic } from '../../domain/guide/parseTopic';
import { sortTopics, type Topic } from '../../domain/guide/topic';
import { registerFinds } from './finds';
import { goTo } from './screens';

const textByFile = import.meta.glob<string>('../../../resources/guide/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

let read: ReadonlyMap<string, Topic> | null = null;

/** The topics of the guide by their ids, in the order in which they are read. They are parsed on first use. */
export function guideTopics(): ReadonlyMap<string, Topic> {
  read ??= new Map(
    sortTopics(
      Object.entries(textByFile).map(([file, text]) => {
        const parsed = parseTopic(text);
        if (!parsed.ok) throw new Error(`${file}:${parsed.error.line} ${parsed.error.message}`);
        return parsed.value;
      }),
    ).map((topic) => [topic.id, topic]),
  );
  return read;
}

/** Opens a topic of the guide. */
export function openTopic(id: string): void {
  goTo('Guide', id);
}

/** Lets the palette find the topics of the guide. */
export function registerTopicFinds(): void {
  registerFinds('Guide', () =>
    [...guideTopics().values()].map((topic) => ({
      id: `topic ${topic.id}`,
      label: topic.title,
      detail: topic.theme,
      words: `guide help ${topic.when}`,
      run: () => openTopic(topic.id),
    })),
  );
}
